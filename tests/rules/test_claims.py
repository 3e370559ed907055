from __future__ import annotations

from datetime import date

import pytest

from rules.claims import contradiction
from watcher.model.kinds import Kind
from watcher.model.news import Direction, NewsReading
from watcher.model.ofsted import FOUR_POINT, Urn
from watcher.model.stories import Standing, Story

DAY = date(2026, 8, 3)


def a_claim(grade="inadequate", *, kind="ILACS", direction=Direction.DETERIORATED):
    return NewsReading(
        kind=Kind.NEWS,
        about_inspection=True,
        authorities=("Bolton",),
        inspection_type=kind,
        overall_grade_now=FOUR_POINT.grade(grade) if grade else None,
        direction=direction,
        is_new_publication=True,
        should_alert=True,
        alert_authorities=("Bolton",),
        why="…",
    )


def ofsteds(published, *grades, standing=Standing.CONFIRMED):
    return Story(f"{published}", Urn("1"), Kind.INSPECTION, published, standing, grades[0], grades)


@pytest.mark.parametrize("published", [date(2026, 7, 20), DAY, date(2026, 8, 10)])
def test_a_report_of_those_days_with_other_grades_contradicts(published):
    against = contradiction(a_claim(), DAY, [ofsteds(date(2023, 1, 1), "inadequate"), ofsteds(published, "good")])

    assert against == f"The news reports “inadequate”, but Ofsted's report of {published:%-d %B %Y} gives: “good”."


@pytest.mark.parametrize("published", [date(2026, 7, 20), DAY, date(2026, 8, 10)])
def test_a_report_of_those_days_that_gave_the_grade_to_some_judgement_does_not(published):
    assert contradiction(a_claim(), DAY, [ofsteds(published, "requires improvement", "inadequate")]) is None


def test_an_older_report_contradicts_nothing_for_the_grade_may_have_fallen():
    assert contradiction(a_claim(), DAY, [ofsteds(date(2024, 3, 1), "good")]) is None


def test_a_report_long_after_the_piece_overtakes_it():
    against = contradiction(a_claim(), DAY, [ofsteds(date(2026, 11, 2), "inadequate")])

    assert against == "Ofsted has since published its report of 2 November 2026: “inadequate”."


def test_a_fall_is_contradicted_by_a_report_in_which_the_overall_grade_rose():
    known = [ofsteds(date(2023, 1, 1), "inadequate"), ofsteds(date(2026, 8, 1), "good", "requires improvement")]

    against = contradiction(a_claim(None), DAY, known)

    assert against == "The news reports a fall, but by Ofsted's report of 1 August 2026 it rose to “good”."


@pytest.mark.parametrize("now", [("requires improvement",), ("good", "inadequate"), ("requires improvement", "good")])
def test_a_fall_is_not_contradicted_where_the_grade_did_not_rise_or_a_judgement_is_inadequate(now):
    known = [ofsteds(date(2023, 1, 1), "requires improvement"), ofsteds(date(2026, 8, 1), *now)]

    assert contradiction(a_claim(None), DAY, known) is None


def test_what_news_alone_reported_contradicts_no_other_news():
    assert contradiction(a_claim(), DAY, [ofsteds(DAY, "good", standing=Standing.REPORTED)]) is None


def test_a_claim_about_a_visit_is_contradicted_by_no_grade():
    assert contradiction(a_claim(kind="focused visit"), DAY, [ofsteds(date(2026, 8, 1), "good")]) is None


def test_a_rise_is_one_since_the_report_before_and_not_since_an_older_one():
    rose_since_2022 = [ofsteds(date(2022, 1, 1), "inadequate"), ofsteds(date(2024, 1, 1), "good")]

    assert contradiction(a_claim(None), DAY, [*rose_since_2022, ofsteds(date(2026, 8, 1), "good")]) is None
