from __future__ import annotations

from datetime import date, timedelta

import pytest
from builders import a_publication, an_inspection, as_publication, judgements

from rules.stories import confirmed_story, differing, follows, is_graver, kind_of, reported_before, story_of
from watcher.model.kinds import Kind
from watcher.model.news import Direction, NewsReading
from watcher.model.ofsted import FOUR_POINT, Urn
from watcher.model.stories import Standing, Story
from watcher.model.values import replace


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


def test_a_report_makes_a_confirmed_story_with_its_worst_grade_and_all_in_the_overall_ones_order():
    item = as_publication(
        an_inspection(date(2026, 8, 3), end=date(2026, 6, 19), leadership="good", overall_effectiveness="inadequate")
    )

    assert confirmed_story(item, None) == Story(
        key=f"{item.urn}/inspection/2026-06-19",
        urn=item.urn,
        kind=Kind.INSPECTION,
        published=date(2026, 8, 3),
        standing=Standing.CONFIRMED,
        grade="inadequate",
        grades=("inadequate", "good"),
    )


def test_a_story_keeps_the_name_that_it_was_told_by():
    item = as_publication(an_inspection(date(2026, 8, 3), leadership="good"))

    assert confirmed_story(item, "the news's").key == "the news's"


def test_a_report_without_a_last_day_is_a_story_of_its_day_and_one_without_any_day_is_none():
    item = as_publication(an_inspection(date(2026, 8, 3), leadership="good"))
    endless = replace(item, reading=replace(item.reading, inspection_end=None))

    assert confirmed_story(endless, None).key == f"{item.urn}/inspection/2026-08-03"
    assert confirmed_story(replace(item, published=None), None) is None


def test_a_letter_without_grades_confirms_none():
    letter = a_publication(Kind.FOCUSED_VISIT, date(2026, 8, 3))

    assert (confirmed_story(letter, None).grade, confirmed_story(letter, None).grades) == (None, ())


@pytest.mark.parametrize(
    ("reported", "given", "said"),
    [
        (
            "inadequate",
            {"leadership": "good", "children_in_care": "requires improvement"},
            "requires improvement, good",
        ),
        ("inadequate", {"leadership": "good", "children_in_care": "inadequate"}, None),
        (None, {"leadership": "good"}, None),
        ("inadequate", {}, None),
    ],
)
def test_ofsted_s_grades_differ_where_none_is_the_reported_one_and_the_worst_is_named_first(reported, given, said):
    found = differing(a_story(date(2026, 8, 1), grade=reported), [each.grade for each in judgements(**given)])

    assert found == (f"The news reported “inadequate”; Ofsted's own grades are: {said}." if said else None)


@pytest.mark.parametrize(
    ("said", "story", "graver"),
    [
        ("inadequate", {"grade": "requires improvement"}, True),
        ("inadequate", {"grade": "inadequate"}, False),
        ("good", {"grade": "inadequate"}, False),
        (None, {"grade": "good"}, False),
        ("inadequate", {"grade": None}, False),
        ("inadequate", {"grade": "good", "standing": Standing.CONFIRMED}, False),
        ("inadequate", {"grade": "declined in effectiveness"}, False),
    ],
)
def test_a_worse_grade_is_graver_in_what_the_news_opened_alone_and_on_its_own_scale(said, story, graver):
    opened = a_story(date(2026, 8, 1), **{"standing": Standing.REPORTED, **story})

    assert is_graver(a_reading(grade=said), opened) is graver
    assert not is_graver(a_reading(grade=said, alert=False), opened)


@pytest.mark.parametrize(("named", "kind"), [("JTAI", Kind.JTAI), (None, Kind.INSPECTION), ("new", Kind.INSPECTION)])
def test_what_the_news_does_not_name_is_taken_for_an_inspection(named, kind):
    assert kind_of(a_reading(named)) is kind


def test_of_two_stories_of_those_weeks_the_nearer_one_is_meant():
    near, far = a_story(date(2026, 8, 10)), a_story(date(2026, 7, 1))

    assert story_of(a_reading(), date(2026, 8, 3), [far, near]) == near
    assert story_of(a_reading(), date(2026, 7, 3), [far, near]) == far


@pytest.mark.parametrize(
    ("day", "found"),
    [(date(2026, 7, 12), False), (date(2026, 7, 13), True), (date(2026, 10, 2), True), (date(2026, 10, 3), False)],
)
def test_a_first_notice_comes_three_weeks_before_to_sixty_days_after(day, found):
    story = a_story(date(2026, 8, 3))

    assert story_of(a_reading(), day, [story]) == (story if found else None)


@pytest.mark.parametrize(("days", "found"), [(-22, False), (-21, True), (1830, True), (1831, False)])
def test_what_follows_belongs_to_the_latest_inspection_for_five_years(days, found):
    story = a_story(date(2020, 8, 3))
    later = a_reading("monitoring visit", new=False, alert=False, grade=None)

    assert story_of(later, story.published + timedelta(days=days), [story]) == (story if found else None)


@pytest.mark.parametrize(("kind", "joins"), [("ILACS", True), ("JTAI", False), ("monitoring visit", False)])
def test_only_what_is_called_an_inspection_may_mean_the_letter_of_the_days_before(kind, joins):
    letter = a_story(date(2026, 8, 1), Kind.FOCUSED_VISIT, grade=None)

    found = story_of(a_reading(kind, grade=None), date(2026, 8, 3), [letter])

    assert found == (letter if joins else None)
