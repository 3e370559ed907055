"""Damaged documents: a few by default, as many as `--fuzz-cases` says (`make fuzz`)."""

from __future__ import annotations

from random import Random

import pytest
from damage import DAMAGES, damaged, missed_in_silence, row_of_a_new_framework, wrong
from samples import samples


@pytest.fixture
def cases(pytestconfig):
    return pytestconfig.getoption("fuzz_cases")


@pytest.mark.parametrize("how", DAMAGES)
def test_no_damage_makes_a_grade_wrong_or_lost_in_silence(how, cases):
    random = Random(how)

    for sample in samples():
        for _ in range(cases // 50):
            paper = DAMAGES[how](sample, random)
            reading = paper.read()

            assert wrong(paper, reading) == []
            assert not missed_in_silence(paper, reading)


def test_a_row_of_a_framework_that_is_not_known_is_always_told():
    random = Random(27)

    for sample in samples():
        for _ in range(0 if sample.is_sif else 12):
            paper = row_of_a_new_framework(sample, random)
            reading = paper.read()

            assert wrong(paper, reading) == []
            assert reading.problems


def test_several_damages_at_once_make_no_grade_wrong_or_lost_in_silence(cases):
    random = Random(2)

    for _ in range(2 * cases):
        paper, how = damaged(random.choice(samples()), samples(), random)
        reading = paper.read()

        assert (how, wrong(paper, reading)) == (how, [])
        assert not missed_in_silence(paper, reading)


def test_every_sample_is_read_whole_when_it_is_not_damaged():
    for sample in samples():
        reading = sample.read()

        assert {each.area: each.grade.key for each in reading.judgements} == sample.says
        assert reading.problems == ()
