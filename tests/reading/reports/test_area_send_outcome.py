from __future__ import annotations

from itertools import product

import pytest

from watcher.reading.reports.area_send_outcome import outcome_of

SAID = {
    1: (
        "The local area partnership's SEND arrangements typically lead to positive experiences and outcomes.",
        "The experiences and outcomes of children with SEND are typically positive.",
        "The partnership's arrangements for children with SEND lead to typically positive experiences.",
        "Children with SEND typically have positive experiences because of the partnership's work.",
    ),
    2: (
        "The local area partnership's arrangements lead to inconsistent experiences and outcomes.",
        "The experiences and outcomes of children and young people with SEND are inconsistent.",
        "The partnership's arrangements lead to experiences and outcomes that are inconsistent for children.",
        "The arrangements result in inconsistent outcomes and experiences for children with SEND.",
    ),
    3: (
        "There are widespread and/or systemic failings leading to significant concerns, to be addressed urgently.",
        "There are systemic and/or widespread failings that give rise to significant concerns.",
        "Inspectors found widespread and systemic failings in what partners do for children with SEND.",
        "There are widespread and/ or systemic failings which lead to significant concerns.",
    ),
}
FOLLOWS = {
    1: (
        "It is taking action where improvements are needed. The next full inspection is in approximately five years.",
        "The next full area SEND inspection will take place within about 5 years.",
    ),
    2: (
        "The local area partnership must work jointly to make improvements.",
        "Partners need to work together to make improvements. The next full inspection is within three years.",
        "The next full area SEND inspection will be within approximately 3 years.",
    ),
    3: (
        "A monitoring inspection will be carried out within 18 months. The next full one will be within three years.",
        "HMCI requires the partnership to prepare and submit a priority action plan (area SEND).",
        "There will be a monitoring inspection, and the partnership must submit a priority action plan.",
    ),
}
HEADINGS = ("Inspection outcome", "Inspection outcome:", "Outcome of the inspection", "Overall outcome", "Outcome:")


def found(sentence, follows, heading=HEADINGS[0]):
    return outcome_of(f"17 June 2024 {heading} {sentence} {follows} Information about the area")[0]


def test_the_outcome_is_read_in_whatever_words_its_sentence_and_what_follows_agree():
    wrong = [
        (outcome, sentence, follows)
        for outcome in SAID
        for sentence, follows in product(SAID[outcome], FOLLOWS[outcome])
        if found(sentence, follows) != outcome
    ]

    assert wrong == []


def test_where_they_differ_there_is_no_outcome():
    stated = [
        (sentence, follows)
        for outcome, other in product(SAID, FOLLOWS)
        if outcome != other
        for sentence, follows in product(SAID[outcome], FOLLOWS[other])
        if found(sentence, follows) is not None
    ]

    assert stated == []


def test_an_outcome_that_nothing_confirms_is_shown_and_not_stated():
    outcome, problem = outcome_of(f"Inspection outcome {SAID[3][0]} Information about the area")

    assert outcome is None
    assert "nothing else confirms it" in problem
    assert SAID[3][0] in problem


@pytest.mark.parametrize("heading", HEADINGS)
def test_the_heading_has_several_forms(heading):
    assert found(SAID[2][0], FOLLOWS[2][0], heading) == 2


def test_without_a_heading_there_is_a_problem():
    outcome, problem = outcome_of(f"Of plans: {SAID[1][0]} {FOLLOWS[1][0]}")

    assert outcome is None
    assert "heading" in problem


def test_failings_that_are_denied_are_no_outcome():
    assert found("Inspectors did not find widespread and/or systemic failings.", FOLLOWS[3][0]) is None
    assert found(f"There are no systemic failings. {SAID[2][0]}", FOLLOWS[2][0]) == 2
