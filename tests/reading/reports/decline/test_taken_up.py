from __future__ import annotations

import pytest

from watcher.reading.reports.decline.taken_up import worse


@pytest.mark.parametrize(
    "pair",
    [
        ("The fostering service recruited well in 2017.", "That momentum has gone."),
        ("Reviewing officers used to see children between reviews.", "They seldom do so now."),
        ("Social workers used to see children alone.", "This seldom happens now."),
        ("Inspectors read plans from 2021 and from this year.", "The earlier ones were clearer."),
    ],
)
def test_what_was_well_and_is_taken_up_as_gone_got_worse(pair):
    assert next(worse(pair, [0, 1])) == 1


@pytest.mark.parametrize(
    "pair",
    [
        ("Demand for homes grew well in 2017.", "That momentum has gone."),
        ("Plans were late in 2017.", "That momentum has gone."),
        ("Social workers used to see children only in a crisis.", "This seldom happens now."),
        ("Children used to go missing.", "They rarely do so now."),
        ("Inspectors read plans from 2021 and from this year.", "The earlier ones were weaker."),
    ],
)
def test_what_was_not_well_not_theirs_or_is_not_gone_did_not(pair):
    assert not [*worse(pair, [0, 1])]
