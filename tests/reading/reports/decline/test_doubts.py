from __future__ import annotations

import json
from importlib.resources import files

import pytest

from watcher.reading.reports.decline import declines
from watcher.reading.reports.decline.doubts import SURE, Weights, doubtful, features, is_weighed, odds, shipped


def test_a_sentence_is_described_by_stems_and_by_classes_of_words_and_clauses():
    found = features("Visits were once regular; they are less frequent today.")

    assert {"visit", "les frequent", "<then>", "<good>", "<then> next <good>", "<good> with <then>"} <= found
    assert "<good> then <compared>" in found


def test_what_a_sentence_has_is_added_up():
    assert odds("Visits slow.", Weights(-1.0, {"visit": 0.5, "<bad>": 0.25, "missing": 9.0})) == -0.25


@pytest.mark.parametrize("words", ["Declined.", "Leaders know their services well, and children get good help soon."])
def test_what_is_short_or_has_no_letters_of_something_worse_is_not_weighed(words):
    assert not is_weighed(words)


def test_the_shipped_weights_say_what_they_were_trained_on_and_are_small():
    plain = files("watcher.reading.reports.decline").joinpath("doubts.json").read_bytes()

    assert len(plain) <= 200_000
    assert len(json.loads(plain)["about"]["sha256"]) == 64
    assert shipped().of


DOUBTED = "A backlog has appeared in the assessment service since the last visit."


def test_where_no_rule_finds_a_decline_the_surest_sentence_is_a_doubt_and_no_statement():
    said = [(1, "Leaders know their services well."), (3, DOUBTED)]

    found = declines.read(said)

    assert not found.says_so
    assert found.problems == (f"Page 3 may say that services got worse: “{DOUBTED}” Please check.",)
    assert odds(DOUBTED, shipped()) >= SURE


@pytest.mark.parametrize(
    "words",
    [
        "The number of children who wait for a foster home has fallen since the last inspection.",
        "There is no sign that the quality of practice has slipped, and supervision is regular.",
        "Cuts that elsewhere led to practice slipping have been avoided here.",
        "Its reserves are lower than at any time since 2010, and the council watches them.",
        "Leaders learn from areas where arrangements have deteriorated.",
        "The regional ambulance trust is under strain and its response times are longer than in 2022.",
        "The decline in the timeliness of assessments has been reversed, and most are now completed on time.",
    ],
)
def test_what_is_denied_over_or_of_something_else_is_no_doubt(words):
    assert doubtful([words], [0]) is None


@pytest.mark.parametrize(
    "denied",
    [
        "Turnover has not led to a deterioration in the service that care leavers receive.",
        "Overall, the quality of help and protection has not declined since the last inspection.",
    ],
)
def test_what_the_rules_see_denied_is_no_doubt_of_the_learned_reader(denied):
    assert odds(denied, shipped()) >= SURE
    assert declines.read([(1, denied)]) == declines.Declines()
