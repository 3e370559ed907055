from __future__ import annotations

import gc

import pytest

from watcher import garbage


@pytest.fixture(autouse=True)
def _as_it_was():
    yield
    gc.unfreeze()
    gc.set_threshold(*garbage.AT_WORK)


def test_a_start_is_seldom_interrupted_and_what_it_loaded_is_left_alone_afterwards():
    garbage.while_starting()
    starting = gc.get_threshold()

    garbage.at_work()

    assert starting[0] > 10 * gc.get_threshold()[0]
    assert gc.get_threshold() == garbage.AT_WORK
    assert gc.get_freeze_count() > 0


def test_at_its_end_a_program_looks_through_nothing_more():
    loaded = [[]]

    garbage.at_the_end()

    assert not any(each is loaded for each in gc.get_objects())
