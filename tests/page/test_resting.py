from __future__ import annotations

import pytest

from watcher.page.resting import Resting


@pytest.mark.parametrize(
    ("seen", "ends"),
    [
        ([(0, False, 0.0), (0, False, 599.0)], False),
        ([(0, False, 0.0), (0, False, 600.0)], True),
        ([(0, False, 0.0), (1, False, 599.0), (1, False, 700.0)], False),
        ([(0, False, 0.0), (0, True, 599.0), (0, False, 700.0)], False),
        ([(0, False, 0.0), (1, False, 599.0), (1, False, 1199.0)], True),
    ],
    ids=["nobody yet", "nobody for long", "somebody asked", "an answer is being made", "nobody since"],
)
def test_a_page_ends_when_nobody_has_asked_it_for_as_long_as_it_was_told(seen, ends):
    resting = Resting(600.0)

    said = [resting.is_time(answered=answered, busy=busy, now=now) for answered, busy, now in seen]

    assert said[-1] is ends
    assert not any(said[:-1])
