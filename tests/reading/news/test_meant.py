from __future__ import annotations

import pytest
from news_parts import apart, standings


@pytest.mark.parametrize(
    ("sentence", "standing"),
    [
        ("You may have seen that Ofsted has found us inadequate", "now"),
        ("Parents might already be aware that Ofsted rates Bolton inadequate", "now"),
        ("You may have seen that Ofsted may find us inadequate", "awaited"),
        ("Ofsted may have found us inadequate", "awaited"),
    ],
)
def test_that_readers_may_have_heard_leaves_what_they_heard_certain(sentence, standing):
    assert standings(sentence) == [("inadequate", standing)]


@pytest.mark.parametrize(
    ("sentence", "standing"),
    [
        ("Our last inspection, published on Monday, found children's services inadequate", "now"),
        ("At our last inspection Bolton's children's services were inadequate", "earlier"),
        ("At our last inspection Bolton's children's services were inadequate, said Ofsted today", "earlier"),
    ],
)
def test_the_last_inspection_is_of_now_where_its_report_is_this_week_s(sentence, standing):
    assert ("inadequate", standing) in standings(sentence)


@pytest.mark.parametrize(
    ("sort", "sentence", "expected"),
    [
        ("justice", "Police notifications pile up", False),
        ("justice", "Contacts from police wait for days", False),
        ("justice", "Police response to children", True),
        ("national", "Three councils judged inadequate", False),
        ("national", "Two south London councils judged inadequate", False),
        ("national", "One in five London councils judged inadequate", True),
        ("national", "One in three councils judged inadequate", True),
    ],
)
def test_who_sends_children_to_a_council_is_not_inspected_and_three_councils_are_no_country(sort, sentence, expected):
    assert (sort in apart(sentence).sorts[0]) is expected


def test_may_is_a_month_too():
    sorts = {each.sort for each in apart("Inspectors came in May 2026").sentences[0].hits}

    assert "might" not in sorts


@pytest.mark.parametrize(
    ("words", "adults"),
    [
        ("Care watchdog rates Bolton's services inadequate", True),
        ("Care watchdog Ofsted rates Bolton inadequate", False),
        ("The care watchdog's report on Bolton's children's services is out", False),
    ],
)
def test_a_care_watchdog_is_of_adults_where_neither_ofsted_nor_children_are_named(words, adults):
    assert ("adults" in {each.sort for each in apart(words).sentences[0].hits}) is adults


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ofsted gives Bolton the second highest of its four grades", {"good"}),
        ("Ofsted gives Bolton the highest of its four grades", {"outstanding"}),
    ],
)
def test_the_second_highest_grade_is_not_the_highest(sentence, expected):
    assert {each.sort for each in apart(sentence).frames} == expected


def test_a_leaders_own_column_tells_news_and_a_papers_gives_an_opinion():
    assert not apart("Leader's column: being honest with you").has("retold")
    assert not apart("Leader's column: being honest with you").has("opinion")
    assert apart("Column: being honest with you").has("retold")


def test_a_virtual_school_and_a_watchdog_of_schools_are_no_schools():
    assert not apart("Bolton's virtual school is praised").has("school")
    assert not apart("Ofsted, the schools watchdog, came to Bolton").has("school")
    assert apart("Bolton's schools and the watchdog").has("school")
