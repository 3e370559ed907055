from __future__ import annotations

import pytest

from rules.scales import ALARMS, CATEGORIES, COMPARED_SCALES, GRADES, OUTCOMES, QUIET_NOTES, SAFEGUARDING, What
from watcher.model.alerts import Severity
from watcher.model.providers import INTERIM_EFFECTIVENESS, OUTCOME_SCALES, PROVIDER_SCALES, Category, Safeguarding

MEANINGS = {**GRADES, **OUTCOMES, **SAFEGUARDING, **CATEGORIES}
FOUND_BY_COMPARING = {What.FELL, What.CHANGED_BY_A_VISIT}


@pytest.mark.parametrize("scale", PROVIDER_SCALES.values(), ids=lambda scale: scale.name)
def test_the_worst_word_of_every_scale_means_something_and_the_best_but_one_nothing(scale):
    worst, best = scale.grade(scale.words[-1]), scale.grade(scale.words[0])

    assert (GRADES if scale not in OUTCOME_SCALES else OUTCOMES)[worst].what
    assert (best in MEANINGS) is (scale is INTERIM_EFFECTIVENESS), "an interim visit's best word says that it improved"


def test_no_word_has_two_meanings_and_none_is_without_its_place():
    assert not GRADES.keys() & OUTCOMES.keys()
    assert {each.what for each in MEANINGS.values()} | FOUND_BY_COMPARING == set(What)


def test_whatever_is_critical_is_an_alarm_and_no_alarm_is_a_quiet_note():
    critical = {each.what for each in MEANINGS.values() if each.severity is Severity.CRITICAL}

    assert critical <= ALARMS
    assert not ALARMS & (QUIET_NOTES | FOUND_BY_COMPARING)


def test_every_category_of_concern_and_unsafe_finding_is_critical():
    assert {each for each in Category if each not in CATEGORIES} == set()
    assert {SAFEGUARDING[each].severity for each in (Safeguarding.NOT_MET, Safeguarding.NOT_EFFECTIVE)} == {
        Severity.CRITICAL
    }
    assert Safeguarding.MET not in SAFEGUARDING


def test_only_scales_of_grades_that_go_from_good_to_bad_are_compared():
    assert INTERIM_EFFECTIVENESS not in COMPARED_SCALES
    assert {each.name for each in COMPARED_SCALES} <= set(PROVIDER_SCALES)
