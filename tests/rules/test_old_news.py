from __future__ import annotations

from datetime import date, timedelta

import pytest
from builders import WIRRAL, a_publication, an_inspection, as_publication

import rules
from notifiers.messages.alerts import alert_message, as_plain_text
from rules.alert import alert_for
from rules.old_news import overtaken
from rules.preview import subjects
from rules.routes import Route
from rules.rule import subject_among
from rules.verdict import Rulebook, judge

TODAY = date(2026, 11, 28)
NEWER = as_publication(an_inspection(date(2026, 7, 15), leadership="good"))
BOOK = Rulebook(
    tuple(
        rules.make(rules.KINDS[kind][0].model_validate({"name": kind, "kind": kind, "severity": "critical", **more}))
        for kind, more in (("judged", {"grades": ("inadequate",)}), ("priority_action", {}))
    ),
    (Route(send_to=("Duty inbox",)),),
)
WARNING = Rulebook(
    (rules.make(rules.KINDS["published"][0](name="Everything", kind="published", severity="warning")),), BOOK.routes
)
JULY = "an old document, from before the inspection of July 2026"


def old(published=date(2022, 5, 20), **more):
    return as_publication(an_inspection(published, leadership="inadequate", **more))


def letter(published, kind="focused_visit", **said):
    return a_publication(kind, published, f"https://files.example/{kind}/{published}", **said)


def words(item, *known, seen=TODAY):
    found = overtaken(item, known, seen)
    return found and found.words


def test_an_inspection_is_overtaken_by_one_that_began_after_it_ended():
    assert words(old(), NEWER) == JULY


def test_the_newest_one_that_is_known_is_named():
    between = as_publication(an_inspection(2024, leadership="good"))

    assert words(old(), NEWER, between) == words(old(), between, NEWER) == JULY


def test_what_was_published_after_the_old_one_was_seen_overtakes_nothing():
    assert words(old(), NEWER, seen=date(2026, 7, 14)) is None


@pytest.mark.parametrize("item", [NEWER, as_publication(an_inspection(2026, end=NEWER.reading.inspection_end))])
def test_a_publication_is_not_older_than_itself_or_than_another_of_the_same_inspection(item):
    assert words(item, NEWER) is None


def test_a_letter_is_overtaken_by_an_inspection_that_began_after_it_came_out():
    began = NEWER.reading.inspection_start

    assert words(letter(began - timedelta(days=1)), NEWER) == JULY
    assert words(letter(began), NEWER) is None


def test_a_letter_is_overtaken_by_a_later_letter_of_its_own_kind_alone():
    later = letter(date(2024, 4, 9), inspection_start=date(2024, 3, 5))

    assert (
        words(letter(date(2021, 3, 1)), later) == "an old document, from before the focused visit letter of April 2024"
    )
    assert words(letter(date(2021, 3, 1), "jtai"), later) is None
    assert words(old(date(2021, 3, 1)), later) is None


def test_without_any_date_nothing_is_called_old():
    assert words(a_publication("focused_visit", None), NEWER) is None


def told(item, *known):
    subject = subject_among(WIRRAL, item, known, TODAY)
    verdict = judge(subject, BOOK, TODAY)
    alert = alert_for(subject, verdict.findings, key="key", story=None)
    return verdict, as_plain_text(alert_message(alert))


def test_old_news_is_a_note_that_says_first_that_it_is_old():
    verdict, text = told(old(), NEWER)

    assert (verdict.severity, verdict.headline, verdict.receivers) == ("note", JULY, ("Duty inbox",))
    assert text.startswith(f"Wirral: {JULY}\n\nNote. Children's services inspection, published 20 May 2022.")
    assert "impact of leaders: inadequate" in text
    assert "INADEQUATE" not in text
    assert "action plan" not in text
    assert "because of the rule “judged”." in text


def test_a_letter_that_sets_priority_actions_is_told_as_old_too():
    verdict, text = told(letter(date(2021, 3, 1), priority_actions=("the timeliness of visits",)), NEWER)

    assert verdict.severity == "note"
    assert JULY in text
    assert "the timeliness of visits" in text


def test_where_the_page_dates_it_after_the_newer_one_people_are_asked_to_check():
    verdict, text = told(old(date(2026, 11, 27), end=date(2021, 6, 18)), NEWER)

    assert verdict.severity == "warning"
    assert "please check which of them is right" in text
    assert "What to do: open the document below and check its dates. It may be new." in text


def test_what_was_seen_late_is_old_news_to_a_rehearsal_too():
    late = old()
    publications = (late, NEWER)

    seen = judge(next(subjects(WIRRAL, publications, {late.url: TODAY})), BOOK, TODAY)
    at_its_time = judge(next(subjects(WIRRAL, publications)), BOOK, TODAY)

    assert (seen.severity, seen.headline) == ("note", JULY)
    assert at_its_time.severity == "critical"


DATED_LATER = old(published=date(2026, 8, 3), end=date(2022, 3, 1))


@pytest.mark.parametrize(
    ("book", "item", "severity"),
    [
        (BOOK, old(), "note"),
        (WARNING, old(), "note"),
        (BOOK, DATED_LATER, "warning"),
        (WARNING, DATED_LATER, "warning"),
    ],
)
def test_what_is_old_is_a_note_whatever_the_rule_and_a_warning_where_its_dates_contradict_each_other(
    book, item, severity
):
    found = judge(subject_among(WIRRAL, item, (NEWER,), TODAY), book, TODAY).findings

    assert [each.severity for each in found] == [severity, severity]
