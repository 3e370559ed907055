from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from rules.place_alerts import alert_for_place
from rules.places import PlaceSubject, headline, judge_place
from rules.routes import Route
from rules.verdict import Rulebook
from watcher.model.alerts import Severity
from watcher.model.ofsted import FOUR_POINT, REPORT_CARD, Area, Judgement, Urn
from watcher.model.places import Area as WatchedArea
from watcher.model.places import Place
from watcher.model.provider_pages import Changed, ProviderPublication
from watcher.model.provider_titles import remit_of
from watcher.model.providers import EventKind, ProviderEvent, Remit, Sheet
from watcher.model.report_cards import GradedArea, ReportCard
from watcher.model.values import replace

SCHOOL, WIRRAL = Urn("144225"), Urn("80570")
BOOK = Rulebook((), (Route(send_to=("Channel",)),))
PLACE = Place("places.csv", 2, SCHOOL, "Hill School")
GRAVE = ReportCard(
    date(2026, 6, 24),
    (GradedArea("achievement", "strong standard"), GradedArea("inclusion", "urgent improvement")),
    "not met",
)
PLAIN = ReportCard(date(2026, 6, 24), (GradedArea("inclusion", "expected standard"),), "met")
SHEET = Sheet("schools", date(2026, 5, 31))


def before(area="overall_effectiveness", grade="good", scale=FOUR_POINT):
    judged = (Judgement(Area(area), scale.grade(grade)),)
    kind = EventKind.REPORT_CARD if scale is REPORT_CARD else EventKind.SCHOOL
    return ProviderEvent(SCHOOL, Remit.SCHOOLS, kind, date(2023, 2, 1), SHEET, 2, judged)


def subject(title, card=None, known=(), *, proved=False, change=None, kind="School"):
    item = ProviderPublication(
        1,
        SCHOOL,
        "provider/21/144225",
        "1",
        title,
        "https://files.example/1",
        date(2026, 8, 3),
        date(2026, 6, 24),
        datetime(2026, 8, 3, 9, 30, tzinfo=UTC),
        card=card,
        change=change,
        kind=kind,
    )
    return PlaceSubject(item, PLACE, known=known, proved=proved)


def verdict(*args, areas=(), **more):
    made = subject(*args, **more)
    return judge_place(
        PlaceSubject(made.item, None, areas, None, made.known, made.proved) if areas else made, BOOK, NOW
    )


NOW = date(2026, 8, 3)


def said(made) -> str:
    """Join everything that its reader reads, but the quoted title."""
    alert = alert_for_place(made, key="key", story="story", name="Hill School")
    reasons = [each.text for finding in alert.findings for each in finding.reasons]
    quotes = [each.quote for finding in alert.findings for reason in finding.reasons for each in reason.evidence]
    return f"{alert.headline} {reasons} {quotes} {alert.notes} {alert.changes}".casefold()


def test_until_it_is_proved_a_title_is_quoted_with_its_own_severity():
    made = verdict("School inspection: Inadequate", known=(before(),))

    assert made.headline == "“School inspection: Inadequate”, was good in February 2023: please look"
    assert made.finding.severity is Severity.CRITICAL
    assert "its title says “inadequate”, was good in february 2023'" in said(made)
    assert alert_for_place(made, key="k", story="s", name="n").changes == ()


def test_once_it_is_proved_the_title_s_grade_is_stated_and_compared():
    made = verdict("School inspection: Inadequate", known=(before(),), proved=True)

    assert made.headline == (
        "INADEQUATE; overall effectiveness: inadequate, was good in February 2023 (School inspection)"
    )
    (change,) = alert_for_place(made, key="k", story="s", name="n").changes
    assert (change.now, change.before) == ("inadequate", "good")


def test_until_it_is_proved_nothing_of_a_report_card_is_stated():
    made = verdict("School inspection", GRAVE, (before("inclusion", "strong standard", REPORT_CARD),))

    assert made.headline == "School inspection: please look"
    assert made.finding.severity is Severity.WARNING
    assert not [each for each in ("urgent", "not met", "strong", "achievement") if each in said(made).split("[")[1]]
    assert "not proved yet" in said(made)
    assert verdict("School inspection", PLAIN).finding.severity is Severity.NOTE


def test_once_it_is_proved_a_report_card_is_stated():
    made = verdict("School inspection", GRAVE, proved=True)

    assert made.headline == "SAFEGUARDING NOT MET, URGENT IMPROVEMENT (School inspection)"
    assert made.finding.severity is Severity.CRITICAL
    assert "safeguarding standards not met" in said(made)


def test_a_card_that_two_ways_read_differently_is_please_look_even_when_the_reader_is_proved():
    card = ReportCard(date(2026, 6, 24), (), None, ("two ways of reading do not agree",))
    made = verdict("School inspection", card, proved=True)

    assert made.headline == "School inspection: please look"
    assert made.finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("title", "card"),
    [
        ("Monitoring visit", None),
        ("School inspection: Inadequate", None),
        ("School inspection: Good in parts", None),
        ("School inspection", GRAVE),
        ("School inspection", None),
    ],
)
def test_that_somebody_has_to_look_is_said_once(title, card):
    assert said(verdict(title, card)).count("please") == 1


def test_an_inspection_that_ought_to_have_a_card_and_shows_none_is_a_warning():
    made = verdict("School inspection", None, proved=True)

    assert made.finding.severity is Severity.WARNING
    assert "we found none that we can read" in said(made)


INADEQUATE = (WatchedArea(WIRRAL, frozenset(), ("inadequate", "safeguarding not met")),)


@pytest.mark.parametrize(
    ("title", "card", "proved", "quietly"),
    [
        ("School inspection: Inadequate", None, False, False),
        ("School inspection: Good", None, False, True),
        ("School inspection: Good", None, True, True),
        ("School inspection", PLAIN, False, False),  # it may be what they ask for
        ("School inspection", None, True, False),  # so may a card that was not found
        ("School inspection", PLAIN, True, True),
        ("School inspection", GRAVE, True, False),
        ("School inspection: Nobody knows what", None, True, False),
        ("Something new", None, True, True),
    ],
)
def test_in_an_area_what_may_be_asked_for_is_told_at_once(title, card, proved, quietly):
    assert verdict(title, card, proved=proved, areas=INADEQUATE).quietly is quietly


@pytest.mark.parametrize(
    ("title", "severity"),
    [
        ("Full inspection", Severity.NOTE),
        ("School inspection: Good", Severity.NOTE),
        ("Monitoring visit", Severity.WARNING),
        ("Concern: actions taken", Severity.WARNING),
        ("Complaint: actions taken", Severity.WARNING),
        ("Something new of Ofsted's", Severity.WARNING),
        ("Standard inspection: Inadequate", Severity.CRITICAL),
        ("Interim inspection: Declined in effectiveness", Severity.WARNING),
        ("School inspection: Special measures", Severity.CRITICAL),
        ("School inspection: Good in parts", Severity.WARNING),
        ("Emergency inspection", Severity.WARNING),
        ("Inspection: Not met", Severity.WARNING),
        ("Inspection: Met", Severity.NOTE),
    ],
)
def test_each_kind_of_title_has_its_severity(title, severity):
    assert verdict(title).finding.severity is severity
    assert verdict(title, proved=True).finding.severity is severity


def test_a_fall_in_a_title_is_a_warning_that_quotes_it():
    made = verdict("School inspection: Requires improvement", known=(before(),))

    assert made.finding.severity is Severity.WARNING
    assert made.headline == "“School inspection: Requires improvement”, was good in February 2023: please look"


def test_a_title_that_says_something_unknown_is_quoted():
    made = verdict("School inspection: Good in parts")

    assert made.headline == "School inspection: Good in parts: please look"
    assert "its title says “good in parts”, which we don't know" in said(made)


def test_a_category_in_the_title_is_one_alarm():
    assert verdict("School inspection: Special measures", proved=True).headline == (
        "SPECIAL MEASURES (School inspection)"
    )


@pytest.mark.parametrize(
    ("path", "kind", "remit"),
    [
        ("provider/49/RP900001", "Childminder agency", Remit.CHILDCARE),
        ("provider/99/1", "Residential special school", Remit.SOCIAL_CARE),
        ("provider/99/1", "Initial teacher education", Remit.FURTHER_EDUCATION),
        ("provider/99/1", "Independent fostering agency", Remit.SOCIAL_CARE),
        ("provider/99/1", "Independent learning provider", Remit.FURTHER_EDUCATION),
        ("provider/99/1", "Nursery school", Remit.SCHOOLS),
        ("provider/99/1", "Nursery", Remit.CHILDCARE),
        ("provider/21/1", "Residential something", Remit.SCHOOLS),
    ],
)
def test_what_it_is_inspected_as_is_known_by_its_pages_address_else_by_its_kind(path, kind, remit):
    assert remit_of(path, kind) is remit


def test_the_same_under_a_new_link_is_no_news():
    made = subject("School inspection: Inadequate", change=Changed.NEW_LINK)

    assert (made.read, headline(made)) == ((), "School inspection: Inadequate: please look")


def test_who_watches_nothing_there_hears_nothing():
    made = subject("School inspection: Inadequate")

    assert judge_place(PlaceSubject(made.item), BOOK, NOW) is None


NO_GRADE = "Ofsted published it; no grade is in its title"


def reasons(made):
    return [each.text for each in made.finding.reasons]


def test_what_rose_is_no_alarm_and_leaves_the_headline_to_the_title():
    made = verdict("School inspection: Good", known=(before(grade="inadequate"),), proved=True)

    assert made.headline == "School inspection: Good: please look"
    assert reasons(made)[0] == "overall effectiveness: good, was inadequate in February 2023"


@pytest.mark.parametrize(
    ("title", "card", "said"),
    [
        ("School inspection", PLAIN, ["there is a report card; that we read such cards reliably is not proved yet"]),
        (
            "School inspection",
            ReportCard(date(2026, 6, 24), (), None, ("two ways of reading do not agree",)),
            ["we could not read this reliably: two ways of reading do not agree", NO_GRADE],
        ),
        ("Something new", None, ["it is a kind of publication that we don't know; no grade is in its title"]),
        (
            "Something new: Inadequate",
            None,
            ["it is a kind of publication that we don't know; no grade is in its title"],
        ),
        ("Full inspection", None, [NO_GRADE]),
    ],
)
def test_why_somebody_has_to_look_is_said_once(title, card, said):
    assert reasons(verdict(title, card)) == said


def test_of_a_card_that_may_be_stated_the_worst_rows_are_quoted():
    (finding,) = {each.evidence for each in verdict("School inspection", GRAVE, proved=True).finding.reasons}

    assert [each.quote for each in finding] == ["Safeguarding standards not met", "Inclusion: Urgent improvement"]


def test_a_title_of_supported_accommodation_is_read_on_its_own_scale():
    found = "Full inspection: Inconsistent quality"

    assert subject(found, kind="Supported accommodation", proved=True).found
    assert not subject(found, proved=True).found
    assert verdict(found, kind="Supported accommodation").finding.severity is Severity.NOTE
    assert verdict(found).finding.severity is Severity.WARNING


def test_what_declined_at_an_interim_inspection_declined_in_effectiveness():
    made = verdict("Interim inspection: Declined in effectiveness", proved=True)

    assert made.headline == "declined in effectiveness (Interim inspection)"


def test_what_bears_another_title_now_says_which_it_bore():
    made = subject("School inspection: Inadequate", change=Changed.NEW_TITLE)
    item = replace(made.item, before="School inspection: Good")

    told = judge_place(replace(made, item=item), BOOK, NOW)

    assert "its title was “school inspection: good” before" in said(told)
