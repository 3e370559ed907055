from __future__ import annotations

import pytest

from watcher.timing.words import at_most, counted, listed


@pytest.mark.parametrize(
    ("number", "written"), [(0, "0 alerts"), (1, "1 alert"), (2, "2 alerts"), (1200, "1,200 alerts")]
)
def test_one_thing_is_not_several(number, written):
    assert counted(number, "alert") == written


def test_what_is_not_made_with_an_s_is_given():
    assert counted(1, "authority", "authorities") == "1 authority"
    assert counted(2, "authority", "authorities") == "2 authorities"


@pytest.mark.parametrize(
    ("names", "written"),
    [("", ""), ("A", "A"), ("AB", "A and B"), ("ABC", "A, B and C"), ("ABCDE", "A, B, C and 2 more")],
)
def test_names_stand_in_one_line_and_those_beyond_the_most_are_counted(names, written):
    assert listed(at_most(3, list(names))) == written
