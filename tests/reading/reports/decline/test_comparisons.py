from __future__ import annotations

import pytest

from watcher.reading.reports.decline import comparisons
from watcher.reading.reports.decline.comparisons import FORMS
from watcher.reading.reports.sentences.clauses import Place, place


def compared(sentence: str) -> list[Place]:
    places = [place(sentence, each.start(), each.end()) for form in FORMS for each in form.words.finditer(sentence)]
    return [where for where in places if comparisons.with_earlier(where)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Visits are less regular than they were.",
        "Visits are less regular for some children than at the partnership's previous joint inspection.",
        "Compared with the last inspection, visits are less regular.",
        "Visits are not as regular as in 2020.",
        "Visits are less regular than a year ago.",
    ],
)
def test_the_earlier_time_may_be_called_in_many_ways(sentence):
    assert compared(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Visits are less regular than in other areas in 2020.",
        "Visits are less regular than leaders would like.",
        "Visits are not as regular as they could be.",
        "Visits are more regular than they were.",
        "Fewer less regular visits are made than before.",
    ],
)
def test_what_is_not_worse_than_at_an_earlier_time_is_no_comparison_with_it(sentence):
    assert not compared(sentence)


def test_who_acts_or_what_is_done_for_children_names_the_services():
    seen, known, felt = (
        compared(f"{words} than they did.")[0]
        for words in ("Children are seen less often", "Managers know practice less well", "Children feel less safe")
    )

    assert comparisons.names_services(seen)
    assert comparisons.names_services(known)
    assert not comparisons.names_services(felt)


def test_only_work_can_be_less_timely():
    timely, stable = (compared(f"Homes are less {word} than they were.")[0] for word in ("timely", "stable"))

    assert comparisons.is_of_work(timely)
    assert not comparisons.is_of_work(stable)
