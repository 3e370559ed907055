from __future__ import annotations

import pytest

from watcher.reading.reports.priority.headed import denies_others, standing_under_heading
from watcher.reading.reports.priority.outright import Standing


def test_whatever_stands_under_the_heading_is_an_area_unless_it_says_not():
    assert standing_under_heading("No child should wait for more than a week.") is Standing.SET
    assert standing_under_heading("None.") is Standing.NONE
    assert standing_under_heading("The area for priority action has been met.") is Standing.NONE


def test_what_inspectors_did_not_find_may_be_an_area_and_is_looked_at_by_somebody():
    assert standing_under_heading("Inspectors did not see managers who oversee this work.") is Standing.UNSURE
    assert standing_under_heading("Inspectors did not see any such weakness.") is Standing.NONE


@pytest.mark.parametrize(
    ("behind", "standing"),
    [
        ("Leaders must now make sure that children who go missing are spoken to.", Standing.UNSURE),
        ("Leaders must now sustain this.", Standing.NONE),
        ("No others were identified, and leaders need to tell staff.", Standing.NONE),
        ("Leaders are proud of this.", Standing.NONE),
    ],
)
def test_what_is_asked_for_behind_an_earlier_area_that_is_over_may_be_another(behind, standing):
    assert standing_under_heading(f"The area set last year has been met. {behind}") is standing


@pytest.mark.parametrize(
    ("behind", "denied"),
    [
        ("No new action is asked of the council here.", True),
        ("No new actions were asked of the police. The local authority must now see every child.", False),
    ],
)
def test_what_is_asked_of_a_partner_no_more_denies_nothing(behind, denied):
    assert denies_others(f"An area was set in 2023. It has been met. {behind}") is denied
