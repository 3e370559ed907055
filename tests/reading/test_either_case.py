from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.reading.either_case import EitherCase

PATTERNS = (
    r"\b(?:NHS|in\s(?:[A-Z][a-z]+\s)?20\d\d|good(?!\senough))\b",
    r"(?P<then>[Hh]alf|\d+\s?%)\W+(?P<now>\S+)",
    r"\A\W*(?:is|are)\D+$",
    r"(?<!of\s)the\sLSCB|[^.;A]{2,5}Is\b",
)
WORDS = (
    "NHS",
    "nhs",
    "In May 2019",
    "in 2019",
    "Good",
    "good enough",
    "HALF",
    "half",
    "30%",
    "Is",
    "are",
    "THE lscb",
    ".",
    "é",
    "É",
    "•",
    "goodÉ",
    "\u00a0",
    "٣٠%",
)


@pytest.mark.parametrize("pattern", PATTERNS)
@given(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join))
def test_it_finds_what_pythons_own_flag_finds_where_that_finds_it(pattern, text):
    by_flag = re.compile(pattern, re.IGNORECASE)

    ours = EitherCase(pattern)

    assert [each.span() for each in ours.finditer(text)] == [each.span() for each in by_flag.finditer(text)]
    assert bool(ours.search(text)) == bool(by_flag.search(text))
    assert bool(ours.match(text)) == bool(by_flag.match(text))
    assert ours.sub("*", text) == by_flag.sub("*", text)


def test_a_letter_that_is_two_when_small_moves_no_place():
    (found,) = EitherCase(r"\bgood\b").finditer("İİ are GOOD")

    assert found.span() == (7, 11)


def test_what_is_found_is_in_small_letters():
    found = EitherCase(r"(?P<grade>GOOD|inadequate)").search("Judged Inadequate")

    assert found["grade"] == "inadequate"


def test_verbose_stays_verbose():
    assert EitherCase(r"good | bad", re.VERBOSE).search("It was BAD.")


def test_a_part_for_which_case_counts_is_refused():
    with pytest.raises(ValueError, match="Case counts"):
        EitherCase(r"in\s(?-i:[A-Z]\w+)")
