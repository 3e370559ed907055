from __future__ import annotations

import pytest

from watcher.timing.words import counted


@pytest.mark.parametrize(
    ("number", "written"), [(0, "0 alerts"), (1, "1 alert"), (2, "2 alerts"), (1200, "1,200 alerts")]
)
def test_one_thing_is_not_several(number, written):
    assert counted(number, "alert") == written


def test_what_is_not_made_with_an_s_is_given():
    assert counted(1, "authority", "authorities") == "1 authority"
    assert counted(2, "authority", "authorities") == "2 authorities"
