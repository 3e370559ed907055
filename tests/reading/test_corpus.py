"""The bars that reading must hold on real documents, which lie beside the checkout (see tests/benchmarks/corpus.py).

Read is one in six of those of which somebody must hear, by their labels, and one in 24 others; `make corpus`, a part of
what CI runs, reads all of them.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from corpus import SHARED, declines, differences, labels, read_all
from corpus_alerts import must_be_told, through_the_program

from watcher.reading.document import read

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (SHARED / "corpus").is_dir(), reason=f"the real documents are not in {SHARED}"),
]
ALWAYS = ("framework", "authority", "judgements", "priority_action")
NEARLY_ALWAYS = 0.995


@pytest.fixture(scope="module")
def told(pytestconfig):
    rows = labels()
    if not pytestconfig.getoption("whole_corpus"):
        of_interest = must_be_told(rows)
        rows = [row for at, row in enumerate(rows) if at % (6 if row["file"] in of_interest else 24) == 0]
    return rows, read_all(rows)


@pytest.fixture(scope="module")
def measured(told):
    return [(row, differences(row, got)) for row, got in zip(*told, strict=True)]


def test_grades_outcomes_authorities_and_priority_actions_are_always_right(measured):
    wrong = [each for _, differing in measured for each in differing if each.field in ALWAYS]

    assert wrong == []


def test_dates_and_kinds_are_nearly_always_right(measured):
    wrong = defaultdict(set)
    for row, differing in measured:
        for each in differing:
            wrong[each.field].add(row["file"])

    for field in ("kind", "inspection_start", "inspection_end"):
        assert len(wrong[field]) <= (1 - NEARLY_ALWAYS) * len(measured), sorted(wrong[field])


def test_no_document_is_said_to_tell_of_a_decline_that_does_not_and_hardly_any_that_does_is_missed(told):
    counted = declines(*told)

    assert counted.false == ()
    assert len(counted.missed) <= 2


def test_through_the_whole_program_exactly_the_alerts_come_that_the_labels_ask_for(told, tmp_path):
    assert [(each.file, each.asked, each.told) for each in through_the_program(*told, tmp_path) if each.differs] == []


def test_the_founding_report_says_what_it_must():
    reading = read((SHARED / "founding" / "ofsted-wirral-report-2016.txt").read_bytes())

    assert (str(reading.kind), reading.framework.name) == ("inspection", "SIF")
    assert [each.name for each in reading.authorities] == ["Wirral"]
    assert (str(reading.inspection_start), str(reading.inspection_end)) == ("2016-07-04", "2016-07-28")
    assert {each.area: each.grade.word for each in reading.judgements} == {
        "overall_effectiveness": "inadequate",
        "help_and_protection": "inadequate",
        "looked_after_and_permanence": "requires improvement",
        "adoption": "requires improvement",
        "care_leavers": "inadequate",
        "leadership": "inadequate",
        "lscb": "inadequate",
    }
    assert reading.says_deteriorated
    assert "2011 and 2012" in reading.evidence_for("deteriorated").quote
    assert {each.area: each.grade.word for each in reading.previous_stated.judgements} == {
        "safeguarding": "good",
        "looked_after": "good",
    }
    assert reading.previous_stated.when == "March 2011"
    assert sum(each.about == "previous_stated" for each in reading.evidence) == 2
