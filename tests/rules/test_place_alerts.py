from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from builders import WIRRAL

from rules.place_alerts import NO_SHEET, alert_for_place, last_said, name_of
from rules.places import PlaceSubject, PlaceVerdict
from watcher.model.alerts import Finding, Severity
from watcher.model.ofsted import FOUR_POINT, Area, Judgement, Urn
from watcher.model.places import Place
from watcher.model.provider_pages import Changed, ProviderPublication
from watcher.model.providers import EventKind, ProviderEvent, Remit, Sheet

HOME = Urn("SC900001")
GOOD = (Judgement(Area("overall_experiences_and_progress"), FOUR_POINT.grade("good")),)
EVENT = ProviderEvent(HOME, Remit.SOCIAL_CARE, EventKind.FULL, date(2025, 5, 1), Sheet("s", date(2026, 3, 31)), 5, GOOD)


FINDING = Finding("Places", "places", Severity.WARNING, ())


def an_item(**more):
    filled_in = {
        "path": "provider/2/SC900001",
        "key": "1",
        "title": "Monitoring visit",
        "url": "https://files.example/1",
        "published": date(2026, 8, 3),
        "event_date": date(2026, 7, 1),
        "first_seen": datetime(2026, 8, 3, 9, 30, tzinfo=UTC),
        "name": "Sample House, Sample Lane",
        "kind": "Children's home",
    }
    return ProviderPublication(1, HOME, **{**filled_in, **more})


def alert(known=(), *, proved=False, **more):
    subject = PlaceSubject(an_item(**more), Place("places.csv", 2, HOME, "House A"), known=known, proved=proved)
    verdict = PlaceVerdict(subject, FINDING, ("Channel",), None)
    return alert_for_place(verdict, key="key", story="story", name="House A")


def test_the_label_is_all_that_says_which_place_it_is():
    made = alert()
    words = f"{made.authority} {made.headline} {made.what} {made.notes} {made.links} {made.changes}"

    assert made.authority == "House A"
    assert not any(each in words for each in ("SC900001", "Sample", "provider/2"))


@pytest.mark.parametrize(
    ("more", "links"),
    [
        ({}, ["https://files.example/1"]),
        ({"change": Changed.NEW_LINK}, ["https://files.example/1"]),
        ({"change": Changed.LINK_GONE}, []),
        ({"url": ""}, []),
    ],
)
def test_the_document_is_linked_while_it_is_there(more, links):
    assert [each.url for each in alert(**more).links] == links


def test_what_ofsteds_sheets_last_said_is_said_with_its_days():
    assert alert().notes[-1] == NO_SHEET
    assert alert(known=(EVENT,)).notes[-1] == last_said(EVENT)
    assert "Ofsted's sheet of 31 March 2026 last said:" in last_said(EVENT)
    assert last_said(EVENT).endswith("good (full inspection), of 1 May 2025.")


@pytest.mark.parametrize(("grade", "adverse"), [("inadequate", True), ("requires improvement", False)])
def test_the_worst_grade_of_a_scale_is_adverse_and_stands_beside_the_one_before(grade, adverse):
    (change,) = alert((EVENT,), proved=True, kind="School", title=f"School inspection: {grade.capitalize()}").changes

    assert (change.now, change.before, change.before_when) == (grade, "good", "May 2025")
    assert (change.adverse, change.worse) == (adverse, True)


@pytest.mark.parametrize(
    ("authority", "known", "called"),
    [
        (WIRRAL, {}, "Wirral: Sample House, Sample Lane"),
        (WIRRAL, {"name": ""}, "Wirral: Children's home"),
        (None, {"name": "", "kind": ""}, "a watched area: a provider"),
    ],
)
def test_what_stands_in_an_area_is_named_by_where_and_what_it_is(authority, known, called):
    subject = PlaceSubject(an_item(**known), authority=authority)

    assert name_of(PlaceVerdict(subject, FINDING, (), None)) == called
