from __future__ import annotations

import json
from importlib.resources import files

from watcher.reading.news.features import RULES
from watcher.reading.news.second_reader import QUESTIONS, SecondReading, Weights, read_by_weights, shipped

WEIGHTS = Weights((-1.0, -1.0, 0.0), {"grave": (3.0, 3.0, 0.0), "old": (-4.0, 0.0, -9.0)})


def test_features_are_weighed_and_what_is_unknown_weighs_nothing():
    assert read_by_weights({"grave": 1.0, "unheard of": 1.0}, WEIGHTS).alerts
    assert not read_by_weights({"grave": 0.2, "old": 1.0}, WEIGHTS).alerts


def test_the_strongest_are_named_for_the_side_that_won():
    assert read_by_weights({"grave": 1.0, "old": 0.1}, WEIGHTS).strongest[0] == "grave (+3.0)"
    assert read_by_weights({"grave": 1.0, "old": 1.0}, WEIGHTS).strongest[0] == "old (-4.0)"


def test_no_weight_however_great_breaks_it():
    assert read_by_weights({"old": 1e9}, WEIGHTS).new < 1e-9


def test_the_shipped_weights_say_what_they_were_trained_on_and_are_small():
    shipped_file = files("watcher.reading.news").joinpath("weights.json").read_bytes()

    assert len(shipped_file) <= 200_000
    assert len(json.loads(shipped_file)["about"]["sha256"]) == 64
    assert {len(each) for each in (shipped().bias, *shipped().of.values())} == {len(QUESTIONS)}


def test_what_the_first_reader_found_weighs_nothing_where_the_second_is_asked_alone():
    assert all(weights[1] == 0 for name, weights in shipped().of.items() if name.startswith(RULES))


def test_it_may_doubt_alone_what_the_first_readers_findings_speak_against():
    said = read_by_weights({"old": 1.0}, WEIGHTS)

    assert said.doubts_alone
    assert not said.doubts


def test_without_the_first_readers_findings_it_weighs_more():
    rules_only, alone = SecondReading(0.9, 0.1, 0.5, ()), SecondReading(0.1, 0.9, 0.5, ())

    assert not rules_only.alerts
    assert alone.alerts
    assert alone.alerts_alone
