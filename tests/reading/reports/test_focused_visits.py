from __future__ import annotations

from datetime import date, timedelta

import letters
import pytest

from watcher.reading.document import read
from watcher.reading.reports import focused_visits


def test_a_focused_visit_has_a_theme_days_and_improvements_and_no_grade():
    reading = read(letters.focused_visit())

    assert reading.kind == "focused_visit"
    assert [each.name for each in reading.authorities] == ["Wirral"]
    assert (reading.inspection_start, reading.inspection_end) == letters.VISITED
    assert reading.lead_inspector == "Pat Example"
    assert reading.theme == "care_leavers"
    assert reading.improvements == ("The quality of plans.",)
    assert reading.judgements == ()
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("days", "start", "end"),
    [
        ("11 September 2024", date(2024, 9, 11), date(2024, 9, 11)),
        ("30 and 31 July, and 1 August 2024", date(2024, 7, 30), date(2024, 8, 1)),
        ("30 September to 1 October 2024", date(2024, 9, 30), date(2024, 10, 1)),
        ("15, 16 and 21 July 2024", date(2024, 7, 15), date(2024, 7, 21)),
        ("5 & 6 November 2024", date(2024, 11, 5), date(2024, 11, 6)),
        ("31 December 2024 and 2 January 2025", date(2024, 12, 31), date(2025, 1, 2)),
    ],
)
def test_the_days_of_a_visit_are_read_however_they_are_written(days, start, end):
    reading = read(letters.focused_visit(days=days, dated=end + timedelta(days=30)))

    assert (reading.inspection_start, reading.inspection_end) == (start, end)


def test_days_that_cannot_be_right_beside_the_letters_own_date_are_a_problem_and_no_days():
    reading = read(letters.focused_visit(days="17 and 18 September 2023"))

    assert reading.inspection_start is None
    assert "misprinted" in " ".join(reading.problems)


SWIFT = "The local authority needs to take swift and decisive action to address the following areas of weakness:"


@pytest.mark.parametrize(
    ("paragraphs", "actions"),
    [
        (("Areas for priority action", "- Visits.", "- Supervision."), ("Visits.", "Supervision.")),
        (("Area for priority action", "- Visits to children at risk."), ("Visits to children at risk.",)),
        (("Area(s) for priority action(s)", SWIFT, "- Visits to children."), ("Visits to children.",)),
        (("Areas for priority action", "Leaders must see to visits."), ("Leaders must see to visits.",)),
    ],
)
def test_areas_for_priority_action_under_their_heading_are_set(paragraphs, actions):
    reading = read(letters.focused_visit(priority=paragraphs))

    assert reading.priority_actions == actions
    assert reading.priority_actions_carried == ()
    assert reading.evidence_for("priority_action").page == 1
    assert reading.improvements == ("The quality of plans.",)


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Areas for priority action", "There are no priority actions following this focused visit."),
        ("There are no priority actions.",),
        ("At the previous visit in March 2021, inspectors identified areas for priority action.",),
        ("Where a visit results in an area for priority action, Ofsted asks for a plan.",),
        ("Leaders have their own list of priority actions for the year.",),
    ],
)
def test_areas_that_are_denied_or_only_spoken_of_are_not_set(paragraphs):
    reading = read(letters.focused_visit(priority=paragraphs))

    assert reading.priority_actions == ()
    assert reading.priority_actions_carried == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "In addition to the existing areas for priority action, the following should improve.",
        "Two priority actions from the previous focused visit have not been sufficiently addressed.",
        "The areas for priority action that were identified in May 2019 remain in place.",
    ],
)
def test_earlier_areas_that_still_stand_are_carried_and_not_set(sentence):
    reading = read(letters.focused_visit(headline=sentence))

    assert reading.priority_actions == ()
    assert reading.priority_actions_carried == (sentence,)
    assert reading.evidence_for("priority_action_carried").quote == sentence


def test_earlier_areas_may_stand_beside_new_ones():
    earlier = "In addition to addressing the two priority actions not resolved since the last visit, leaders must act."
    reading = read(letters.focused_visit(priority=("Areas for priority action", earlier, "- Visits to children.")))

    assert reading.priority_actions == ("Visits to children.",)
    assert len(reading.priority_actions_carried) == 1


def test_a_letter_that_says_it_sets_areas_is_believed_without_their_list():
    closing = "We have notified the Department for Education of the areas for priority action."
    reading = read(letters.focused_visit(closing=closing))

    assert reading.priority_actions == (closing,)
    assert reading.evidence_for("priority_action").quote == closing
    assert reading.problems == ()


def test_a_letter_may_say_that_services_got_worse():
    worse = "There has been a marked deterioration in the quality of practice since the last inspection."
    reading = read(letters.focused_visit(headline=worse))

    assert reading.says_deteriorated
    assert reading.evidence_for("deteriorated").quote == worse


def test_an_earlier_grade_that_the_letter_names_is_not_its_own():
    headline = "Since the last inspection in May 2022, when services were judged to be good overall, much has changed."
    reading = read(letters.focused_visit(headline=headline))

    assert [(each.area, each.grade.word) for each in reading.previous_stated.judgements] == [
        ("overall_effectiveness", "good")
    ]
    assert reading.previous_stated.when == "May 2022"
    assert reading.judgements == ()


@pytest.mark.parametrize(
    ("words", "theme"),
    [
        ("Inspectors evaluated the quality of help at the front door.", "front_door"),
        (
            "Inspectors looked at the local authority's arrangements for placement decision-making, not care leavers.",
            "children_in_care",
        ),
        (
            "In COVID-19 the visit looked at decisions across help and protection, children in care and care leavers.",
            "whole_service_covid",
        ),
    ],
)
def test_the_theme_is_what_was_looked_at(words, theme):
    assert focused_visits.theme_of(f"This letter summarises the visit. {words}")[0] == theme
