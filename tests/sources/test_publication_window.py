"""The window of days that a list is asked for: rounds that leave nothing out, however long the list is."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from watcher.sources.publication_window import OVERLAP, Window, window_of

TODAY = date(2026, 8, 3)


def test_the_first_window_has_the_last_days_and_a_mark_brings_a_window_back():
    first = window_of(None, TODAY)

    assert (first.since, first.next_line) == (TODAY - OVERLAP, 0)
    assert window_of(first.mark, TODAY + timedelta(days=9)) == first
    assert window_of("nonsense", TODAY) == first


def test_a_window_moves_on_only_when_its_round_is_complete():
    begun = Window(TODAY - timedelta(days=20), TODAY)

    in_hand = begun.after(300, 1_000, TODAY)
    complete = in_hand.after(1_000, 1_000, TODAY + timedelta(days=1))

    assert (in_hand.since, in_hand.next_line) == (begun.since, 295)
    assert (complete.since, complete.begun, complete.next_line) == (TODAY - OVERLAP, TODAY + timedelta(days=1), 0)


@given(st.lists(st.integers(0, 400), min_size=1, max_size=30), st.integers(1, 900))
def test_every_line_is_read_before_a_window_moves_on(grown, expected):
    window, read = Window(TODAY - OVERLAP, TODAY), set()
    for lines in grown:
        read |= set(range(window.next_line, min(window.next_line + lines, expected)))
        moved = window.after(min(window.next_line + lines, expected), expected, TODAY + timedelta(days=1))
        if moved.begun != window.begun:
            assert read == set(range(expected))
            return
        window = moved
