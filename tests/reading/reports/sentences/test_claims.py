from __future__ import annotations

import pytest

from watcher.reading.reports.sentences.claims import refuted
from watcher.reading.reports.sentences.clauses import place


def is_refuted(sentence: str) -> bool:
    at = sentence.index("got worse")
    return refuted(place(sentence, at, at + len("got worse")))


@pytest.mark.parametrize(
    "sentence",
    [
        "Claims that services have got worse are unfounded.",
        "Reports that services got worse were not borne out by the evidence.",
        "Some parents say services got worse, but records tell a different story.",
    ],
)
def test_what_the_evidence_speaks_against_is_refuted(sentence):
    assert is_refuted(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Leaders told inspectors that services got worse, and they are not yet good.",
        "Services got worse, but records tell a different story.",
    ],
)
def test_what_nobody_speaks_against_is_not(sentence):
    assert not is_refuted(sentence)
