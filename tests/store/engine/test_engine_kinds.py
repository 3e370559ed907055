"""All processes on one database have the same kind of engine, or hear who has another."""

from __future__ import annotations

import gc
import os

import pytest
from postgres import NEEDS_POSTGRESQL
from sqlalchemy import text

from watcher.store.database import Store
from watcher.store.engine import engine_kinds
from watcher.store.engine.engine_kinds import OtherEngineError

pytestmark = [*NEEDS_POSTGRESQL]


@pytest.fixture
def stores(postgresql_url):
    opened = [Store(postgresql_url) for _ in range(3)]
    yield opened
    for each in opened:
        each.close()


def end_all_sessions(store):
    """As a server that starts anew does."""
    with store.begin() as tx:
        # With a time-out it waits until each has ended, and its locks are free.
        tx.execute(text("select pg_terminate_backend(pid, 10000) from pg_locks where locktype = 'advisory'"))


def test_processes_with_the_same_kind_of_engine_work_side_by_side(stores):
    for each in stores:
        engine_kinds.join(each, "procrastinate")


def test_one_with_another_kind_hears_who_is_at_work_where_and_since_when(stores):
    one, other, _ = stores
    engine_kinds.join(one, "inline")

    with pytest.raises(OtherEngineError) as refused:
        engine_kinds.join(other, "procrastinate")

    said = str(refused.value)
    assert 'this config says [engine] kind = "procrastinate"' in said
    assert f'with kind = "inline": ofsted-watch on {os.uname().nodename[:30]}, process {os.getpid()}' in said
    assert "at 127.0.0.1, since" in said
    assert said.endswith('Stop those first, or write kind = "inline".')


def test_a_kind_that_was_refused_keeps_nobody_from_joining(stores):
    one, other, third = stores
    engine_kinds.join(one, "inline")
    with pytest.raises(OtherEngineError):
        engine_kinds.join(other, "procrastinate")

    engine_kinds.join(third, "inline")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # pg8000's socket, when it was cut
def test_a_kind_is_held_again_after_its_session_was_lost(stores):
    one, other, admin = stores
    one.be_at_work()
    engine_kinds.join(one, "inline")
    end_all_sessions(admin)

    one.be_at_work()

    with pytest.raises(OtherEngineError):
        engine_kinds.join(other, "procrastinate")
    gc.collect()
