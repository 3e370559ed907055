"""What several processes do with them together is in test_processes_together."""

from __future__ import annotations

from contextlib import closing

import pytest
from postgres import NEEDS_POSTGRESQL
from sqlalchemy import create_engine, make_url, text

from watcher.store.database import Store
from watcher.store.engine import processes
from watcher.store.engine.locks import Locks, is_at_work, key_of
from watcher.store.errors import StoreError


def test_a_lock_has_the_same_number_in_every_process_and_another_one_has_another():
    assert key_of("decide") == 7117050416872897270
    assert key_of("decide") != key_of("deliver")
    assert all(-(2**63) <= key_of(f"{number}") < 2**63 for number in range(100))


def test_on_sqlite_nobody_waits_for_a_turn(tx):
    locks = Locks(tx.engine)

    assert not locks.shared
    with locks.in_turn("decide"), locks.in_turn("decide"):
        assert is_at_work(tx, processes.ourselves())
    host, pid, started = processes.ourselves().rsplit(":", 2)
    assert not is_at_work(tx, f"{host}:{pid}:{int(started) + 1}")


@pytest.mark.parametrize(
    "how", [pytest.param(each, marks=NEEDS_POSTGRESQL) for each in (Locks.let_go, lambda locks, _: locks.close())]
)
def test_a_lock_is_one_holders_until_it_is_let_go_of(postgresql_url, how):
    store = Store(postgresql_url)
    ours, theirs = Locks(store.engine), Locks(store.engine)

    assert ours.take("decide")
    assert [ours.take("decide"), theirs.take("decide"), theirs.take("deliver")] == [False, False, True]
    how(ours, "decide")
    with theirs.in_turn("decide"):
        pass  # waits for it: a server notices a moment later that a session was closed
    assert theirs.take("decide")
    ours.close()
    theirs.close()
    store.close()


@pytest.mark.postgresql
@NEEDS_POSTGRESQL[1]
def test_who_lost_a_lock_with_its_session_does_not_give_away_what_another_thread_took_since(postgresql_url):
    with closing(Store(postgresql_url)) as ours, closing(Store(postgresql_url)) as theirs:
        with ours.sole("deciding") as lost:
            with theirs.begin() as tx:
                tx.execute(text("select pg_terminate_backend(:number)"), {"number": ours.locks._number})
            taken = ours.take("deciding")

        assert (lost, taken) == (True, True)
        assert not theirs.take("deciding")


@pytest.mark.postgresql
@NEEDS_POSTGRESQL[1]
def test_the_session_of_locks_that_was_lost_is_closed(postgresql_url):
    with closing(Store(postgresql_url)) as ours, closing(Store(postgresql_url)) as theirs:
        ours.take("deciding")
        lost = ours.locks._session.connection.dbapi_connection
        with theirs.begin() as tx:
            tx.execute(text("select pg_terminate_backend(:number)"), {"number": ours.locks._number})

        assert ours.take("deciding")
        assert lost._usock is None


class Lent:
    """What looks like a connection of one's own to a server, and is a session that others have, too."""

    def __init__(self, session):
        self._session = session

    def __getattr__(self, name):
        return getattr(self._session, name)

    def close(self):
        """Let go of it: the session stays."""


@pytest.mark.postgresql
@NEEDS_POSTGRESQL[1]
def test_a_session_that_others_have_too_is_refused_as_a_pooler_gives_it(postgresql_url):
    import pg8000.dbapi

    there = make_url(postgresql_url)
    session = pg8000.dbapi.connect(there.username, there.host, there.database, there.port)
    engine = create_engine("postgresql+pg8000://", creator=lambda: Lent(session))
    locks = Locks(engine)

    for do in (locks.take, locks.share, locks.take):
        with pytest.raises(StoreError, match="PgBouncer with pool_mode = transaction"):
            do("decide")
    session.close()
