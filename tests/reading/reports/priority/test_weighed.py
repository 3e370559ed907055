from __future__ import annotations

import json
from importlib.resources import files

import pytest

from watcher.reading.lines import lines
from watcher.reading.pages import Page
from watcher.reading.reports import letters
from watcher.reading.reports.priority import priority_actions
from watcher.reading.reports.priority.sections import PriorityActions
from watcher.reading.reports.priority.weighed import LIKELY, UNLIKELY, described, odds, shipped


def read(*paragraphs: str):
    text = "\n".join(
        ("Headline findings", "Leaders know their services.", *paragraphs, "Main findings", "Staff spoke.")
    )
    said = lines((Page(1, text),))
    return priority_actions.read(said, letters.said(said))


@pytest.mark.parametrize(
    "words",
    [
        "Of these weaknesses, the first is one for which inspectors have had to use the words priority action.",
        "Two of these weaknesses, on visits and on supervision, go under priority action at the end of this letter.",
    ],
)
def test_where_no_rule_finds_one_and_the_learned_reader_does_somebody_has_to_look(words):
    assert odds([words], "text") >= LIKELY

    found = read(words)

    assert (found.set_now, found.carried) == ((), ())
    assert [words in each for each in found.problems] == [True]


def test_prose_under_the_heading_is_weighed_with_where_it_stands():
    assert described(["Visits."], "prose") - described(["Visits."], "text") == {"<prose>"}


def test_one_that_the_rules_take_for_set_is_in_doubt_where_the_learned_reader_is_sure_that_none_is():
    before = "The council's last focused visit was in May 2021."
    words = "Inspectors set areas for priority action because children at risk were not seen."
    behind = "Since then leaders have rebuilt the service, and inspectors praised it in 2023."

    assert odds([before, words, behind], "text") < UNLIKELY
    assert read(before, words, behind).problems
    assert read("Children are not safe.", words).set_now


@pytest.mark.parametrize(
    "words",
    [
        "There are no priority actions.",
        "The partnership has made neglect a priority action for the year.",
        "Managers reviewed letters to other councils to see which areas for priority action might apply here.",
    ],
)
def test_none_and_what_others_call_so_is_no_doubt(words):
    assert read(words) == PriorityActions()


def test_the_shipped_weights_say_what_they_were_trained_on_and_are_small():
    plain = files("watcher.reading.reports.priority").joinpath("weighed.json").read_bytes()

    assert len(plain) <= 150_000
    assert len(json.loads(plain)["about"]["sha256"]) == 64
    assert shipped().of
