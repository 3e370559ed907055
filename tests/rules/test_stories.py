from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rules.stories import follows, reported_before, story_of
from watcher.model.kinds import Kind
from watcher.model.news import Direction, NewsReading
from watcher.model.ofsted import FOUR_POINT, Urn
from watcher.model.stories import Standing, Story


def a_reading(kind="ILACS", *, new=True, alert=True, grade="inadequate"):
    return NewsReading(
        kind=Kind.NEWS,
        about_inspection=True,
        authorities=("Bolton",),
        inspection_type=kind,
        overall_grade_now=FOUR_POINT.grade(grade) if grade else None,
        direction=Direction.UNKNOWN,
        is_new_publication=new,
        should_alert=alert,
        alert_authorities=("Bolton",) if alert else (),
        why="…",
    )


def a_story(published, kind=Kind.INSPECTION, grade="inadequate", standing=Standing.CONFIRMED):
    return Story(f"{kind}/{published}", Urn("1"), kind, published, standing, grade)


@pytest.mark.parametrize("day", [date(2026, 7, 20), date(2026, 8, 3), date(2026, 9, 20)])
def test_a_first_notice_belongs_to_what_was_published_about_then(day):
    story = a_story(date(2026, 8, 3))

    assert story_of(a_reading(), day, [a_story(date(2022, 1, 1)), story]) == story


def test_a_first_notice_long_after_the_last_publication_opens_a_story():
    assert story_of(a_reading(), date(2026, 8, 3), [a_story(date(2022, 1, 1))]) is None


def test_a_letter_is_another_story_than_an_inspection_of_the_same_weeks():
    assert story_of(a_reading("focused visit"), date(2026, 8, 3), [a_story(date(2026, 8, 1))]) is None


def test_an_anniversary_finds_its_own_old_story():
    old, newer = a_story(date(2019, 5, 8)), a_story(date(2023, 1, 10), grade="good")

    found = story_of(a_reading(new=False, alert=False), date(2024, 5, 8), [newer, old])

    assert found == old


def test_what_follows_without_a_grade_belongs_to_the_latest_inspection():
    old, newer = a_story(date(2019, 5, 8)), a_story(date(2023, 1, 10), grade="good")

    assert story_of(a_reading(new=False, alert=False, grade=None), date(2024, 5, 8), [old, newer]) == newer


def test_what_follows_nothing_belongs_to_no_story():
    assert story_of(a_reading(new=False, alert=False), date(2016, 1, 1), [a_story(date(2019, 5, 8))]) is None


def test_ofsted_s_publication_settles_what_the_news_reported():
    reported = a_story(date(2026, 8, 1), standing=Standing.REPORTED)

    assert reported_before(Kind.INSPECTION, date(2026, 8, 3), [reported]) == reported
    assert reported_before(Kind.FOCUSED_VISIT, date(2026, 8, 3), [reported]) is None
    assert reported_before(Kind.INSPECTION, date(2027, 8, 3), [reported]) is None


def test_copies_are_no_notes_and_papers_are():
    story = a_story(date(2026, 8, 3))

    assert not follows(a_reading(), story)
    assert follows(a_reading(new=False, alert=False), story)
    assert follows(a_reading("monitoring visit", alert=False), story)


@pytest.mark.parametrize(("day", "found"), [(3, True), (10, True), (11, False), (2, False)])
def test_a_claim_without_a_grade_belongs_to_a_letter_of_the_days_before(day, found):
    letter = a_story(date(2026, 8, 3), Kind.FOCUSED_VISIT, None)

    assert story_of(a_reading(grade=None), date(2026, 8, day), [letter]) == (letter if found else None)


def test_a_claim_of_the_grade_that_stands_belongs_to_a_letter_of_the_days_before():
    letter = a_story(date(2026, 8, 1), Kind.MONITORING_VISIT, None)
    standing = replace(a_story(date(2024, 8, 1)), grades=("inadequate",))

    assert story_of(a_reading(), date(2026, 8, 3), [letter, standing]) == letter
    assert story_of(a_reading(), date(2026, 8, 3), [letter, replace(standing, grades=("good",))]) is None


@pytest.mark.parametrize(("grade", "day", "settled"), [(None, 5, True), (None, 20, False), ("inadequate", 5, False)])
def test_a_letter_settles_what_the_news_called_an_inspection_days_before_without_a_grade(grade, day, settled):
    story = a_story(date(2026, 8, 3), grade=grade, standing=Standing.REPORTED)

    found = reported_before(Kind.FOCUSED_VISIT, date(2026, 8, day), [story])

    assert found == (story if settled else None)
