from __future__ import annotations

from datetime import date, timedelta

from builders import judgements
from stored import NOW, STORY, TRAFFORD, WIRRAL, a_reading, decided

from watcher import data
from watcher.model.kinds import Kind
from watcher.model.stories import Standing, Story
from watcher.store.told import stories

IN_THE_NEWS = Story("80581/news/1", WIRRAL, Kind.INSPECTION, date(2026, 8, 1), Standing.REPORTED, "inadequate")


def known(tx, bundled_before=None):
    return stories.known(tx, WIRRAL, bundled_before=bundled_before)


def test_a_decided_report_is_a_confirmed_story_with_its_worst_grade(tx):
    said = a_reading(judgements=judgements(leadership="good", help_and_protection="inadequate"))
    decided(tx, "told", said=said)
    decided(tx, "not told", story=None, published=date(2026, 8, 1), said=a_reading(inspection_end=date(2026, 5, 1)))

    told, not_told = known(tx)

    grades = ("good", "inadequate")
    assert told == Story(STORY, WIRRAL, Kind.INSPECTION, date(2026, 8, 3), Standing.CONFIRMED, "inadequate", grades)
    assert (not_told.key, not_told.grade) == ("80581/inspection/2026-05-01", None)


def test_shipped_inspections_count_when_they_were_published_before_the_watching_began(tx):
    shipped = sorted(each.published for each in data.baseline() if each.urn == WIRRAL)

    assert known(tx) == ()
    assert sorted(each.published for each in known(tx, shipped[-1])) == shipped[:-1]


def test_a_story_of_the_news_stands_beside_those_until_ofsted_confirms_it(tx):
    stories.begin(tx, IN_THE_NEWS, NOW)
    alone = known(tx)
    decided(tx, story=IN_THE_NEWS.key)

    assert alone == (IN_THE_NEWS,)
    assert [each.standing for each in known(tx)] == [Standing.CONFIRMED]


def test_what_becomes_of_it_is_noted(tx):
    stories.begin(tx, IN_THE_NEWS, NOW)
    stories.begin(tx, Story("other", TRAFFORD, Kind.INSPECTION, date(2026, 8, 1), Standing.REPORTED, "good"), NOW)
    stories.regrade(tx, IN_THE_NEWS.key, "requires improvement", NOW)
    regraded = stories.opened_by_news(tx, WIRRAL)
    stories.settle(tx, IN_THE_NEWS.key, Standing.WITHDRAWN, NOW)

    assert [each.grade for each in regraded] == ["requires improvement"]
    assert [each.standing for each in stories.opened_by_news(tx, WIRRAL)] == [Standing.WITHDRAWN]
    assert [(each.grade, each.standing) for each in stories.opened_by_news(tx, TRAFFORD)] == [
        ("good", Standing.REPORTED)
    ]


def test_what_nobody_confirmed_in_time_is_what_was_opened_before_then_and_not_settled(tx):
    stories.begin(tx, IN_THE_NEWS, NOW)
    later = NOW + timedelta(days=1)

    assert stories.opened_by_news(tx, before=NOW) == []
    assert stories.opened_by_news(tx, before=later) == [IN_THE_NEWS]
    stories.settle(tx, IN_THE_NEWS.key, Standing.CONFIRMED, NOW)
    assert stories.opened_by_news(tx, before=later) == []


def test_what_was_withdrawn_begins_anew_with_a_worse_grade_and_what_was_not_goes_on(tx):
    others = Story("other", WIRRAL, Kind.INSPECTION, date(2026, 8, 1), Standing.REPORTED)
    later = NOW + timedelta(days=1)
    for each in (IN_THE_NEWS, others):
        stories.begin(tx, each, NOW)
    stories.settle(tx, IN_THE_NEWS.key, Standing.WITHDRAWN, NOW)
    for each in (IN_THE_NEWS, others):
        stories.regrade(tx, each.key, "inadequate", later)

    assert [each.key for each in stories.opened_by_news(tx, before=later)] == ["other"]
    assert {each.standing for each in stories.opened_by_news(tx, WIRRAL)} == {Standing.REPORTED}


def test_what_ofsted_s_own_word_settled_meanwhile_is_not_taken_back(tx):
    stories.begin(tx, IN_THE_NEWS, NOW)

    assert stories.is_over(tx, IN_THE_NEWS.key, Standing.WITHDRAWN, NOW)
    stories.settle(tx, IN_THE_NEWS.key, Standing.CONFIRMED, NOW)
    assert not stories.is_over(tx, IN_THE_NEWS.key, Standing.WITHDRAWN, NOW)
    stories.regrade(tx, IN_THE_NEWS.key, "inadequate", NOW)
    assert [each.standing for each in stories.opened_by_news(tx, WIRRAL)] == [Standing.CONFIRMED]
