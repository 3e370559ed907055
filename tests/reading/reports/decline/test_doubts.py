from __future__ import annotations

import json
from importlib.resources import files

import pytest

from watcher.reading.reports.decline import declines, doubts
from watcher.reading.reports.decline.doubts import (
    NEARLY,
    SURE,
    UNLIKELY,
    Weights,
    doubtful,
    features,
    has_letters,
    shipped,
    weighed,
)
from watcher.reading.text import sentences


def test_a_sentence_is_described_by_its_words_and_by_two_and_three_in_a_row():
    assert features("Visits fell to 40% in 2024.") >= {"visits", "to PERCENT", "PERCENT in YEAR", "in YEAR ."}


def test_what_a_sentence_has_is_added_up():
    assert Weights(-1.0, {"visits": 0.5, "are slow": 0.25, "missing": 9.0}).odds(features("Visits are slow.")) == -0.25


def test_a_sentence_that_nearly_says_so_is_weighed_with_those_around_it():
    said = ["Help is good.", "Children used to be seen every week by their social worker.", "They no longer are."]
    weights = Weights(-1.0, {"used to": 0.5, "no longer": 1.0})

    assert list(weighed(said, [1], weights)) == [
        (-0.5, range(1, 2)),
        (-0.5, range(2)),
        (0.5, range(1, 3)),
    ]
    assert list(weighed(said, [1], Weights(NEARLY - 1, {}))) == [(NEARLY - 1, range(1, 2))]


def test_what_is_short_is_not_weighed_alone():
    assert list(weighed(["Declined."], [0], Weights(0.0, {}))) == []


@pytest.mark.parametrize(("words", "has"), [("This has declined.", True), ("Leaders know their services well.", False)])
def test_only_what_has_letters_of_something_worse_or_of_another_time_is_weighed(words, has):
    assert has_letters(words) is has


def test_the_shipped_weights_say_what_they_were_trained_on_and_are_small():
    plain = files("watcher.reading.reports.decline").joinpath("doubts.json").read_bytes()

    assert len(plain) <= 600_000
    assert len(json.loads(plain)["about"]["sha256"]) == 64
    assert shipped().of


DOUBTED = "Children now wait three weeks for a first visit where they used to wait for three days."


def test_where_no_rule_finds_a_decline_the_surest_sentence_is_a_doubt_and_no_statement():
    said = [(1, "Leaders know their services well."), (3, DOUBTED)]

    found = declines.read(said)

    assert not found.says_so
    assert found.problems == (f"Page 3 may say that services got worse: “{DOUBTED}” Please check.",)
    assert shipped().odds(features(DOUBTED)) >= SURE


FOUND = "The quality of social work practice has deteriorated since the last inspection."
FOUND_OVER_TWO = "Supervision was regular and thorough at the last inspection. It is now often late."


@pytest.mark.parametrize("said", [FOUND, FOUND_OVER_TWO])
def test_what_a_rule_finds_is_in_doubt_where_the_learned_reader_is_sure_that_it_is_none(said, monkeypatch):
    told = [(1, each) for each in sentences(said)]
    assert declines.read(told).says_so
    monkeypatch.setattr(doubts, "shipped", lambda: Weights(UNLIKELY - 1, {}))

    found = declines.read(told)

    assert not found.says_so
    assert found.problems[0].startswith("It is not certain whether this says that services got worse: “")


def test_that_a_partners_services_may_have_got_worse_is_a_doubt_however_unlikely(monkeypatch):
    partners = "The police's response to children who go missing has deteriorated since the last inspection."
    monkeypatch.setattr(doubts, "shipped", lambda: Weights(UNLIKELY - 1, {}))

    assert declines.of_partners([(1, partners)]) == (
        f"It may say that a partner's services got worse: “{partners}” Please check.",
    )


BETWEEN = "Leaders know their services well."


def test_what_is_certain_is_stated_though_something_before_it_is_in_doubt(monkeypatch):
    told = [(1, "Practice has deteriorated."), (1, BETWEEN), (1, BETWEEN), (2, FOUND)]
    monkeypatch.setattr(doubts, "shipped", lambda: Weights(UNLIKELY - 1, {"since the": 5.0}))

    assert [each.quote for each in declines.read(told).evidence] == [FOUND]


def test_what_is_certain_beside_an_earlier_time_is_stated_behind_what_is_in_doubt_likewise(monkeypatch):
    likewise = "Visits were prompt in 2020. They are rare now. Leaders know their staff well."
    told = [(1, each) for each in sentences(f"{likewise} Reviews were thorough in 2020. They are rare now.")]
    monkeypatch.setattr(doubts, "shipped", lambda: Weights(UNLIKELY - 1, {"reviews were": 5.0}))

    assert [each.quote for each in declines.read(told).evidence] == ["Reviews were thorough in 2020."]


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
        "The quality of help and protection has not deteriorated since the last inspection.",
        "Overall, the quality of help and protection has not declined since the last inspection.",
    ],
)
def test_what_the_rules_see_denied_is_no_doubt_of_the_learned_reader(denied):
    assert shipped().odds(features(denied)) >= SURE
    assert declines.read([(1, denied)]) == declines.Declines()
