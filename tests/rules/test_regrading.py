from __future__ import annotations

import pytest
from builders import WIRRAL, judgements

from rules.regrading import regradings, taken_back, unchanged
from watcher.model.alerts import Alert, Change, Finding, Reason, Severity
from watcher.model.corrections import Cause, Correction
from watcher.model.documents import INSUFFICIENT, MIXED, SUFFICIENT, Reading
from watcher.model.kinds import Kind
from watcher.model.values import replace


def reading(**grades):
    return Reading(Kind.INSPECTION, judgements=judgements(**grades))


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ({"leadership": "good"}, {"leadership": "good"}, ()),
        (
            {"leadership": "good", "care_leavers": "good"},
            {"leadership": "inadequate", "care_leavers": "good"},
            ("impact of leaders: inadequate now, good before the correction",),
        ),
        (
            {},
            {"leadership": "good"},
            ("impact of leaders: good now, no judgement that could be read before the correction",),
        ),
        (
            {"leadership": "good"},
            {},
            ("impact of leaders: no judgement that could be read now, good before the correction",),
        ),
    ],
)
def test_each_area_that_is_judged_differently_is_said_with_both_grades(before, now, said):
    correction = Correction(Cause.NEW_BYTES, reading(**before))

    assert regradings(correction, reading(**now)) == said
    assert correction.must_be_told(reading(**now)) is bool(said)
    assert unchanged(reading(leadership="good")) == "Its judgements are the same."


DOUBT = ("The two ways of reading don't agree.",)
ONE, ALSO, OTHERWISE = ("Visits.",), ("Visits.", "Plans."), ("Visits!",)
BOTH, SPLIT = ("The pace of meetings and the quality of plans.",), ("The pace of meetings and", "the quality of plans.")
HALF_NEW, MOSTLY_NEW = ("The pace of meetings, quick visits.",), ("The pace of meetings and quick visits home.",)
PUT_ANEW = ("The slow pace of meetings, and the quality of plans.",)
ANOTHER = ("The care of unaccompanied children.",)
SHORT, TOO = ("EHC.",), ("EHC.", "CIC.")


@pytest.mark.parametrize(
    ("before", "now", "told", "said"),
    [
        ({}, {"priority_actions": ONE}, True, "areas for priority action: 1 now, none before the correction"),
        (
            {"priority_actions": ALSO},
            {"priority_actions": ONE},
            False,
            "areas for priority action: 1 now, 2 before the correction",
        ),
        ({"priority_actions": ONE}, {"priority_actions": OTHERWISE}, False, None),
        ({"priority_actions": BOTH}, {"priority_actions": SPLIT}, False, None),
        ({"priority_actions": SPLIT}, {"priority_actions": BOTH}, False, None),
        ({"priority_actions": BOTH}, {"priority_actions": PUT_ANEW}, False, None),
        (
            {"priority_actions": BOTH},
            {"priority_actions": (*SPLIT[:1], "the quality of plans and records.")},
            True,
            "areas for priority action: 2 now, 1 before the correction",
        ),
        ({"priority_actions": BOTH}, {"priority_actions": HALF_NEW}, False, None),
        (
            {"priority_actions": BOTH},
            {"priority_actions": MOSTLY_NEW},
            True,
            "areas for priority action: 1 now, 1 other before the correction",
        ),
        (
            {"priority_actions": BOTH},
            {"priority_actions": ANOTHER},
            True,
            "areas for priority action: 1 now, 1 other before the correction",
        ),
        (
            {"priority_actions": SHORT},
            {"priority_actions": TOO},
            True,
            "areas for priority action: 2 now, 1 before the correction",
        ),
        (
            {"priority_actions": ONE},
            {"problems": DOUBT},
            True,
            "areas for priority action: none that could be read now, 1 before the correction",
        ),
        ({}, {"priority_actions_carried": ONE}, False, None),
        ({}, {"says_deteriorated": True}, True, "that services got worse: said now, not said before the correction"),
        ({"says_deteriorated": True}, {}, False, "that services got worse: not said now, said before the correction"),
        ({"progress": SUFFICIENT}, {"progress": MIXED}, True, "progress: mixed now, sufficient before the correction"),
        (
            {"progress": MIXED},
            {"progress": INSUFFICIENT},
            True,
            "progress: insufficient now, mixed before the correction",
        ),
        ({"progress": INSUFFICIENT}, {}, False, "progress: not said now, insufficient before the correction"),
        ({}, {"progress": INSUFFICIENT}, True, "progress: insufficient now, not said before the correction"),
        ({}, {"problems": DOUBT}, True, None),
        ({"problems": DOUBT}, {}, False, None),
        ({"improvements": ONE}, {"improvements": ALSO}, False, None),
    ],
)
def test_a_letter_that_is_corrected_is_told_anew_where_it_is_graver_and_no_comma_is(before, now, told, said):
    now = Reading(Kind.MONITORING_VISIT, **now)
    correction = Correction(Cause.NEW_BYTES, Reading(Kind.MONITORING_VISIT, **before))

    assert correction.must_be_told(now) is told
    assert regradings(correction, now) == ((said,) if said else ())
    assert unchanged(now) == "What alerts rest on is the same."


@pytest.mark.parametrize(
    ("before", "now", "otherwise"),
    [
        ({}, {"priority_actions": ONE}, True),
        ({"priority_actions": ONE}, {}, True),
        ({}, {"says_deteriorated": True}, True),
        ({"says_deteriorated": True}, {}, True),
        ({"progress": MIXED}, {"progress": INSUFFICIENT}, True),
        ({"progress": SUFFICIENT}, {}, False),
        ({"priority_actions": BOTH}, {"priority_actions": SPLIT}, False),
        ({}, {"improvements": ONE}, False),
        ({}, {"problems": DOUBT}, False),
        ({"priority_actions": ONE}, {"problems": DOUBT}, False),
        ({"says_deteriorated": True}, {"problems": DOUBT}, False),
        ({}, {"priority_actions": ONE, "problems": DOUBT}, True),
        ({}, {"says_deteriorated": True, "problems": DOUBT}, True),
    ],
)
def test_a_second_reading_says_otherwise_where_it_is_sure_or_graver(before, now, otherwise):
    correction = Correction(Cause.BETTER_READER, Reading(Kind.MONITORING_VISIT, **before))

    assert correction.found_otherwise(Reading(Kind.MONITORING_VISIT, **now)) is otherwise


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ({"judgements": judgements(leadership="inadequate"), "priority_actions": ONE}, None),
        ({"judgements": judgements(leadership="good"), "priority_actions": ONE}, "impact of leaders: good now"),
        ({"judgements": judgements(leadership="inadequate")}, "it sets no area for priority action now"),
        (
            {"judgements": judgements(leadership="good")},
            "impact of leaders: good now; it sets no area for priority action now",
        ),
        ({"judgements": judgements(care_leavers="good"), "priority_actions": ALSO}, None),
    ],
)
def test_what_an_alert_said_and_the_document_says_no_more_is_taken_back(now, said):
    assert taken_back(TOLD, Reading(Kind.INSPECTION, **now)) == said


def test_an_alert_that_told_of_no_priority_action_takes_none_back():
    judged = replace(TOLD, findings=(Finding("Inadequate", "judged", Severity.CRITICAL, (Reason(None, "…"),)),))

    assert taken_back(judged, reading(leadership="inadequate")) is None


TOLD = Alert(
    key="1",
    story="2",
    urn=WIRRAL.urn,
    authority="Wirral",
    severity=Severity.CRITICAL,
    what="Children's services inspection",
    headline="INADEQUATE leaders",
    source="Ofsted",
    confirmed=True,
    published=None,
    inspection_start=None,
    inspection_end=None,
    findings=(Finding("Priority action", "priority_action", Severity.CRITICAL, (Reason(None, "Visits."),)),),
    changes=(Change("impact of leaders", "inadequate"),),
)
