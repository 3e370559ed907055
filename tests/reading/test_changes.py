from __future__ import annotations

import pytest

from watcher.model.corrections import TextChange
from watcher.reading.changes import FIRST, LONGEST, first_changed

BEFORE = "Leaders know their area. Plans are made late. Children are seen often."


@pytest.mark.parametrize(
    ("now", "changed"),
    [
        (BEFORE, ()),
        (BEFORE.replace(" ", "\n"), ()),
        (
            BEFORE.replace("late", "in time"),
            (TextChange("Plans are made late.", "Plans are made in time."),),
        ),
        (f"{BEFORE} More staff came.", (TextChange(None, "More staff came."),)),
        ("Leaders know their area. Children are seen often.", (TextChange("Plans are made late.", None),)),
    ],
)
def test_the_sentences_that_differ_are_found_however_lines_are_broken(now, changed):
    assert first_changed(BEFORE, now) == changed


def test_no_more_than_the_first_few_are_named():
    one, other = (" ".join(f"{word} number {at} stands here." for at in range(20)) for word in ("This", "That"))

    assert len(first_changed(one, other)) == FIRST


def test_of_a_long_sentence_what_stands_around_the_difference_is_kept():
    words = "word " * 200
    (changed,) = first_changed(f"{words}good {words}end.", f"{words}poor {words}end.")

    assert "good" in changed.before
    assert "poor" in changed.now
    assert len(changed.now) <= LONGEST + 4
