from __future__ import annotations

from datetime import date

import pytest

from rules.provider_findings import findings, severity_of
from rules.scales import What
from watcher.model.alerts import Severity
from watcher.model.ofsted import FOUR_POINT, MET_OR_NOT, REPORT_CARD, Area, Judgement, Urn
from watcher.model.providers import (
    ADEQUATE_TO_2015,
    ASSURANCE,
    INDEPENDENT_STANDARDS,
    INTERIM_EFFECTIVENESS,
    SUPPORTED_ACCOMMODATION,
    Category,
    EventKind,
    ProviderEvent,
    Remit,
    Safeguarding,
    Sheet,
    four_point_on,
)
from watcher.model.values import replace

SHEET = Sheet("a sheet", date(2026, 3, 31))
HOME = "overall_experiences_and_progress"


def event(year, kind=EventKind.FULL, *, scale=FOUR_POINT, remit=Remit.SOCIAL_CARE, judged=None, **more):
    judgements = tuple(Judgement(Area(area), scale.grade(word)) for area, word in (judged or {}).items())
    urn = Urn(more.pop("urn", "SC900001"))
    return ProviderEvent(urn, remit, kind, date(year, 5, 1), SHEET, 5, judgements, **more)


def home(year, overall, helped="good", leaders="good", **more):
    return event(year, judged={HOME: overall, "helped_and_protected": helped, "leaders_and_managers": leaders}, **more)


def card(year, **more):
    judged = more.pop("judged", {"inclusion": "expected standard"})
    return event(year, EventKind.REPORT_CARD, scale=REPORT_CARD, remit=Remit.SCHOOLS, judged=judged, **more)


def told(found):
    return [(each.names, each.severity, each.words) for each in found]


def test_any_inadequate_judgement_is_critical_whatever_the_overall_one_is():
    found = findings(home(2026, "requires improvement", leaders="inadequate"), [])

    assert told(found) == [
        ((What.INADEQUATE,), Severity.CRITICAL, "effectiveness of leaders and managers: inadequate"),
    ]


def test_a_fall_names_the_judgement_both_grades_and_the_month():
    found = findings(home(2026, "good", helped="requires improvement"), [home(2023, "good"), home(2020, "inadequate")])

    words = "how well children are helped and protected: requires improvement, was good in May 2023"
    assert told(found) == [((What.FELL,), Severity.WARNING, words)]


def test_a_rise_is_for_the_digest_only():
    (found,) = findings(home(2026, "good"), [home(2023, "inadequate")])

    assert (found.names, found.severity, found.alerts) == ((What.IMPROVED,), None, False)


def test_adequate_until_march_2015_is_compared_with_nothing_later():
    before = home(2014, "outstanding", scale=four_point_on(Remit.SOCIAL_CARE, date(2014, 5, 1)))

    assert before.judgements[0].grade.scale is ADEQUATE_TO_2015
    assert findings(home(2016, "good"), [before]) == ()


def test_a_report_card_is_compared_with_report_cards_only():
    before = event(2023, EventKind.SCHOOL, remit=Remit.SCHOOLS, judged={"early_years": "outstanding"})
    now = card(2026, judged={"early_years": "expected standard"})

    assert findings(now, [before]) == ()
    assert [each.names for each in findings(card(2027, judged={"early_years": "needs attention"}), [now, before])] == [
        (What.FELL,),
        (What.NEEDS_ATTENTION,),
    ]


def test_a_judgement_under_another_name_is_not_compared():
    before = event(2018, judged={"safeguarding_children": "outstanding", HOME: "good"})

    assert findings(home(2021, "good", helped="requires improvement"), [before]) == ()


def test_the_one_alarm_of_a_report_card_is_one_finding_with_all_its_names():
    now = card(
        2026,
        judged={"inclusion": "expected standard", "leadership_governance": "urgent improvement"},
        safeguarding=Safeguarding.NOT_MET,
        category=Category.SPECIAL_MEASURES,
    )

    names = (What.SAFEGUARDING_NOT_MET, What.SPECIAL_MEASURES, What.URGENT_IMPROVEMENT)
    words = "safeguarding standards not met; special measures; leadership and governance: urgent improvement"
    assert told(findings(now, [])) == [(names, Severity.CRITICAL, words)]


def test_safeguarding_that_is_not_effective_is_told_in_the_words_of_its_time():
    now = event(
        2024,
        EventKind.SCHOOL,
        remit=Remit.SCHOOLS,
        safeguarding=Safeguarding.NOT_EFFECTIVE,
        judged={"sixth_form": "good"},
    )

    assert [each.words for each in findings(now, [])] == ["safeguarding not effective"]


def test_needs_attention_rings_nobody():
    (found,) = findings(card(2026, judged={"achievement": "needs attention"}), [])

    assert (found.names, found.severity) == ((What.NEEDS_ATTENTION,), None)


@pytest.mark.parametrize(
    ("kind", "outcome", "what", "severity"),
    [
        (EventKind.INTERIM, INTERIM_EFFECTIVENESS.grade("declined"), What.DECLINED, Severity.WARNING),
        (EventKind.INTERIM, INTERIM_EFFECTIVENESS.grade("improved"), What.IMPROVED, None),
        (
            EventKind.ASSURANCE,
            ASSURANCE.grade("serious or widespread concerns"),
            What.SERIOUS_CONCERNS,
            Severity.CRITICAL,
        ),
        (
            EventKind.SUPPORTED_ACCOMMODATION,
            SUPPORTED_ACCOMMODATION.grade("serious or widespread weaknesses"),
            What.WIDESPREAD_WEAKNESSES,
            Severity.CRITICAL,
        ),
        (
            EventKind.SUPPORTED_ACCOMMODATION,
            SUPPORTED_ACCOMMODATION.grade("inconsistent quality"),
            What.INCONSISTENT,
            Severity.NOTE,
        ),
        (
            EventKind.ADDITIONAL,
            INDEPENDENT_STANDARDS.grade("operating unregistered"),
            What.UNREGISTERED,
            Severity.NOTE,
        ),
        (EventKind.CHILDCARE, MET_OR_NOT.grade("not met"), What.STANDARDS_NOT_MET, Severity.WARNING),
    ],
)
def test_each_outcome_has_its_name_and_its_severity(kind, outcome, what, severity):
    (found,) = findings(event(2026, kind, outcome=outcome), [])

    assert (found.names, found.severity) == ((what,), severity)


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [
        (EventKind.INTERIM, INTERIM_EFFECTIVENESS.grade("sustained")),
        (EventKind.ASSURANCE, ASSURANCE.grade("no serious or widespread concerns")),
        (EventKind.SUPPORTED_ACCOMMODATION, SUPPORTED_ACCOMMODATION.grade("consistently strong")),
    ],
)
def test_a_good_outcome_is_not_told(kind, outcome):
    assert findings(event(2026, kind, outcome=outcome), [home(2023, "outstanding")]) == ()


def test_supported_accommodation_falls_from_its_own_outcomes():
    strong, weaker = (SUPPORTED_ACCOMMODATION.grade(SUPPORTED_ACCOMMODATION.words[at]) for at in (0, 1))
    found = findings(
        event(2027, EventKind.SUPPORTED_ACCOMMODATION, outcome=weaker),
        [event(2025, EventKind.SUPPORTED_ACCOMMODATION, outcome=strong)],
    )

    assert [each.names for each in found] == [(What.FELL,), (What.INCONSISTENT,)]
    assert found[0].words == "inconsistent quality, was consistently strong in May 2025"


def test_two_interim_inspections_are_not_compared():
    improved, sustained = (INTERIM_EFFECTIVENESS.grade(word) for word in ("improved", "sustained"))
    before = event(2025, EventKind.INTERIM, outcome=improved)

    assert findings(event(2026, EventKind.INTERIM, outcome=sustained), [before]) == ()


def test_a_grade_that_a_monitoring_visit_set_is_a_note_and_what_follows_is_compared_with_it():
    full, visit = home(2024, "inadequate"), event(2025, EventKind.MONITORING, judged={HOME: "requires improvement"})

    noted, rose = findings(visit, [full])
    (fell,) = findings(event(2026, judged={HOME: "inadequate"}), [visit, full])[1:]

    assert (noted.names, noted.severity, noted.alerts) == ((What.CHANGED_BY_A_VISIT,), Severity.NOTE, False)
    assert rose.names == (What.IMPROVED,)
    assert fell.words == "overall experiences and progress: inadequate, was requires improvement in May 2025"


def test_a_visit_that_lowers_a_grade_is_a_fall():
    visit = event(2025, EventKind.MONITORING, judged={HOME: "requires improvement"})

    assert [each.names for each in findings(visit, [home(2024, "good")])] == [(What.FELL,)]


def test_another_provider_and_a_later_event_are_no_history():
    others = [home(2023, "outstanding", urn="SC900002"), home(2027, "outstanding"), home(2026, "outstanding")]

    assert findings(home(2026, "good"), others) == ()


def test_the_gravest_comes_first():
    found = findings(home(2026, "inadequate", leaders="outstanding"), [home(2023, "good")])

    assert [each.names for each in found] == [(What.INADEQUATE,), (What.FELL,), (What.IMPROVED,)]
    assert severity_of(found) is Severity.CRITICAL


def test_a_page_that_dates_an_inspection_by_its_last_day_is_not_compared_with_the_sheets_word_on_it():
    sheets = home(2026, "inadequate")
    shown = replace(sheets, inspection_start=date(2026, 5, 2))

    (inadequate, fell) = findings(shown, [sheets, home(2023, "good")])

    assert (inadequate.names, fell.names) == ((What.INADEQUATE,), (What.FELL,))
    assert fell.words == "overall experiences and progress: inadequate, was good in May 2023"
