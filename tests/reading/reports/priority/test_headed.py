from __future__ import annotations

from watcher.reading.reports.priority.headed import standing_under_heading
from watcher.reading.reports.priority.outright import Standing


def test_whatever_stands_under_the_heading_is_an_area_unless_it_says_not():
    assert standing_under_heading("No child should wait for more than a week.") is Standing.SET
    assert standing_under_heading("None.") is Standing.NONE
    assert standing_under_heading("The area for priority action has been met.") is Standing.NONE


def test_what_inspectors_did_not_find_may_be_an_area_and_is_looked_at_by_somebody():
    assert standing_under_heading("Inspectors did not see managers who oversee this work.") is Standing.UNSURE
    assert standing_under_heading("Inspectors did not see any such weakness.") is Standing.NONE
