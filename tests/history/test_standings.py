from __future__ import annotations

from datetime import date

import pytest
from builders import an_inspection

from watcher import data
from watcher.history.standings import Why, standing
from watcher.model.documents import Publication, Reading
from watcher.model.kinds import Kind
from watcher.model.ofsted import AREA_SEND, OUTCOME, Judgement
from watcher.model.values import replace

AUTHORITY = next(each for each in data.authorities() if each.name == "Trafford")
TODAY = date(2026, 11, 28)
GOOD = {"leadership": "good", "help_and_protection": "good"}


def published(kind, day, **said):
    return Publication(AUTHORITY.urn, str(kind), f"https://example.org/{day}", "", day, "", Reading(kind, **said))


def report(day, **grades):
    made = an_inspection(day.year, **grades)
    return published(Kind.INSPECTION, day, framework=made.framework, judgements=made.judgements)


def concerns(*publications):
    ordered = sorted(publications, key=lambda each: each.published)
    return [(each.why, each.says) for each in standing(AUTHORITY, ordered, TODAY).concerns]


def test_nothing_is_of_concern_where_all_is_good_and_as_before():
    assert concerns(report(date(2022, 1, 1), **GOOD), report(date(2025, 1, 1), **GOOD)) == []


def test_what_is_inadequate_comes_first_then_what_fell():
    now = report(date(2026, 10, 1), leadership="inadequate", help_and_protection="requires improvement")

    assert concerns(report(date(2022, 1, 1), **GOOD), now) == [
        (Why.INADEQUATE, "inadequate: impact of leaders"),
        (Why.WORSE, "worse than before: impact of leaders, help and protection"),
    ]


def test_a_priority_action_counts_until_the_next_inspection():
    letter = published(Kind.FOCUSED_VISIT, date(2025, 5, 1), priority_actions=("Oversight", "Recording"))

    before = concerns(report(date(2024, 1, 1), **GOOD), letter)
    after = concerns(report(date(2024, 1, 1), **GOOD), letter, report(date(2026, 10, 1), **GOOD))

    assert before == [(Why.PRIORITY_ACTION, "2 areas for priority action")]
    assert after == []


def test_a_letter_that_says_services_got_worse_counts_until_the_next_inspection():
    letter = published(Kind.FOCUSED_VISIT, date(2025, 5, 1), says_deteriorated=True)

    before = concerns(report(date(2024, 1, 1), **GOOD), letter)
    after = concerns(report(date(2024, 1, 1), **GOOD), letter, report(date(2026, 10, 1), **GOOD))

    assert before == [(Why.WORSE, "the letter says that services got worse")]
    assert after == []


def test_a_report_that_says_so_is_named_once_where_its_grades_fell():
    made = report(date(2026, 10, 1), leadership="good", help_and_protection="requires improvement")
    said = replace(made, reading=replace(made.reading, says_deteriorated=True))

    alone = [says for _, says in concerns(said)]
    fallen = [says for _, says in concerns(report(date(2022, 1, 1), **GOOD), said)]

    assert alone == ["the report says that services got worse"]
    assert fallen == ["worse than before: help and protection"]


def test_area_send_failings_count_until_the_next_area_send_inspection():
    def send(day, rank):
        return published(Kind.AREA_SEND, day, judgements=(Judgement(OUTCOME, AREA_SEND.grade(AREA_SEND.words[rank])),))

    failings = send(date(2024, 3, 1), 2)

    assert concerns(failings, report(date(2026, 1, 1), **GOOD)) == [
        (Why.SEND, "area SEND: widespread or systemic failings")
    ]
    assert concerns(failings, send(date(2026, 3, 1), 1)) == []


@pytest.mark.parametrize(("day", "overdue"), [(date(2026, 10, 1), 0), (date(2026, 3, 2), 2), (date(2024, 1, 1), 0)])
def test_what_was_expected_is_overdue_for_a_year_while_nothing_shows_that_it_came(day, overdue):
    found = [why for why, _ in concerns(report(day, leadership="inadequate", help_and_protection="good"))]

    assert found.count(Why.OVERDUE) == overdue


def test_a_later_letter_shows_that_it_came():
    letter = published(Kind.MONITORING_VISIT, date(2026, 8, 1))

    found = concerns(report(date(2026, 3, 2), leadership="inadequate", help_and_protection="good"), letter)

    assert Why.OVERDUE not in [why for why, _ in found]


def test_the_worst_is_the_councils_own_and_no_boards_or_adoptions():
    of_2016 = {"help_and_protection": "good", "leadership": "good", "lscb": "inadequate", "adoption": "inadequate"}

    assert standing(AUTHORITY, [report(date(2016, 3, 1), **of_2016)], TODAY).worst.now.word == "good"


def test_the_gravest_concern_comes_first_then_the_worst_grade_then_how_often_it_was_given():
    def standing_with(name, **grades):
        whose = replace(AUTHORITY, name=name)
        return standing(whose, [report(date(2026, 3, 1), **grades)] if grades else [], TODAY)

    of_all = [
        standing_with("inadequate", leadership="inadequate", help_and_protection="good"),
        standing_with("twice", leadership="requires improvement", help_and_protection="requires improvement"),
        standing_with("once", leadership="requires improvement", help_and_protection="good"),
        standing_with("another good", **GOOD),
        standing_with("good", **GOOD),
        standing_with("of which nothing is known"),
    ]

    keys = [each.gravity for each in of_all]
    assert keys == sorted({*keys})


def test_every_authority_has_ten_neighbours_and_is_none_of_them():
    for each in data.authorities():
        neighbours = data.neighbours(each.urn)
        assert len(set(neighbours)) == 10
        assert each.urn not in neighbours
