from __future__ import annotations

import pytest

from watcher.model.ofsted import ADOPTION, CARE_LEAVERS, FOUR_POINT, LEADERSHIP
from watcher.reading.reports.agreement import Agreement, Witness, agree

GOOD, INADEQUATE = FOUR_POINT.grade("good"), FOUR_POINT.grade("inadequate")
TWO = {LEADERSHIP: GOOD, CARE_LEAVERS: INADEQUATE}


def witness(way, grade=GOOD, area=LEADERSHIP, page=1):
    return Witness(way, area, grade, page, f"{way} of page {page}")


def grades(agreed):
    return {each.area: each.grade for each in agreed.judgements}


def test_two_ways_that_agree_give_the_grade_with_the_words_of_the_first():
    agreed = agree([LEADERSHIP], [witness("the table"), witness("the heading", page=3)])

    assert grades(agreed) == {LEADERSHIP: GOOD}
    assert [(each.about, each.page, each.quote) for each in agreed.evidence] == [(LEADERSHIP, 1, "the table of page 1")]
    assert agreed.problems == ()


def test_every_area_that_two_ways_agree_on_is_a_judgement():
    both = [witness(way, grade, area) for way in ("the table", "the heading") for area, grade in TWO.items()]

    agreed = agree(TWO, both)

    assert grades(agreed) == TWO
    assert [each.about for each in agreed.evidence] == list(TWO)


@pytest.mark.parametrize(
    ("heard", "sentence"),
    [
        ([], " was not found."),
        ([witness("the table")], ": the table says good; no second place confirms it."),
        ([witness("the table"), witness("the table")], ": the table says good; no second place confirms it."),
        ([witness("the table", None)], None),
        (
            [witness("the table", None), witness("the heading")],
            " is contradictory: the table says not judged; the heading says good.",
        ),
        (
            [witness("the table"), witness("the heading", INADEQUATE)],
            " is contradictory: the table says good; the heading says inadequate.",
        ),
        (
            [witness("the table"), witness("the heading"), witness("the tags", INADEQUATE)],
            " is contradictory: the table says good; the heading says good; the tags says inadequate.",
        ),
    ],
)
def test_anything_else_is_no_judgement_and_says_what_was_found(heard, sentence):
    agreed = agree([LEADERSHIP], heard)

    assert agreed.judgements == ()
    assert agreed.evidence == ()
    assert agreed.problems == (() if sentence is None else (f"The judgement on impact of leaders{sentence}",))


def test_an_area_that_was_not_judged_keeps_no_other_from_being_heard():
    heard = [witness("the table", None, ADOPTION), witness("the table"), witness("the heading")]

    assert grades(agree([ADOPTION, LEADERSHIP], heard)) == {LEADERSHIP: GOOD}


def test_areas_are_heard_apart():
    heard = [witness("the table"), witness("the heading"), witness("the table", INADEQUATE, CARE_LEAVERS)]

    agreed = agree([LEADERSHIP, CARE_LEAVERS], heard)

    assert grades(agreed) == {LEADERSHIP: GOOD}
    assert len(agreed.problems) == 1
    assert "care leavers" in agreed.problems[0]


def test_an_area_that_nobody_asked_for_is_no_judgement():
    assert agree([ADOPTION], [witness("the table"), witness("the heading")]).judgements == ()


def test_problems_are_added_to_those_that_are_there():
    agreed = Agreement((), (), ("One.",)).with_problems(["Two.", "Three."])

    assert agreed.problems == ("One.", "Two.", "Three.")
