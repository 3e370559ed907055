from __future__ import annotations

from datetime import date

import pytest

from rules.conditions import Facts, When
from rules.silences import Silence, silence_for
from watcher.model.values import replace

LAST = date(2026, 12, 31)
WARNING = Facts("Wirral", "North West", "inspection", severity="warning")
CRITICAL = Facts("Wirral", "North West", "inspection", severity="critical")


def silence(authority="Wirral", **more):
    return Silence(when=When(authority=(authority,)), until=LAST, because="known", **more)


@pytest.mark.parametrize(("day", "silent"), [(date(2026, 12, 30), True), (LAST, True), (date(2027, 1, 1), False)])
def test_a_silence_ends_with_its_last_day(day, silent):
    assert (silence_for([silence()], WARNING, on=day) is not None) is silent


def test_a_critical_alert_is_silenced_only_by_a_silence_that_says_so():
    assert silence_for([silence()], CRITICAL, on=LAST) is None
    assert silence_for([silence(critical=True)], CRITICAL, on=LAST) is not None


def test_what_it_says_names_the_last_day_who_added_it_and_why():
    assert silence(added_by="duty desk").said == "Silenced until 31 December 2026 by duty desk: known"
    assert silence().said == "Silenced until 31 December 2026: known"


def test_another_authority_is_not_silenced():
    assert silence_for([silence("Leeds")], WARNING, on=LAST) is None


def test_the_first_silence_that_covers_it_is_named():
    first, second = silence(added_by="ann"), silence(added_by="bob")

    assert silence_for([silence("Leeds"), first, second], WARNING, on=LAST) is first


@pytest.mark.parametrize(
    ("silenced", "spoke", "kept_back"),
    [
        (["Everything"], ["Everything"], True),
        (["Everything"], ["Everything", "Inadequate"], False),
        (["Everything, Inadequate"], ["Everything", "Inadequate"], True),
        (["Everything", "Inadequate"], ["Everything", "Inadequate"], True),
        (["Everything", ""], ["Everything", "Inadequate"], True),
        (["Everything"], [], False),
    ],
)
def test_a_silence_of_a_rule_keeps_back_nothing_that_another_rule_says(silenced, spoke, kept_back):
    rules = [tuple(each.split(", ")) if each else () for each in silenced]
    silences = [Silence(when=When(rule=each), until=LAST, because="known", critical=True) for each in rules]

    found = silence_for(silences, replace(CRITICAL, rules=tuple(spoke)), on=LAST)

    assert (found is not None) is kept_back
