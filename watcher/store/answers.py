"""Answers of a server that don't come: their connection is ended, so that nothing waits for ever.

A server that stands still, or something on the way that swallows what was sent, keeps a connection alive for all that
the system can tell. So each question is noted while it waits. About one that waits for long the server is asked in
another session: it vouches for those that it is at work on, or has wait for another's lock. The others are cut.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import structlog
from msgspec import Struct, field

from watcher.store.sockets import cut

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.engine.interfaces import DBAPIConnection

ASKED_AFTER = 30.0
"""Seconds that an answer may take before the server is asked about it. Waiting for a lock ends before."""
VOUCHED_WITHIN = 12.0
"""Seconds that the server may take for that; two servers may be named, and each has five."""
LOOKS_EVERY = 5.0
_AT_WORK = "select pid from pg_stat_activity where state in ('active', 'fastpath function call')"


class Answers(Struct):
    """The questions of one process to a server that wait for their answers. Used from any number of threads."""

    _waiting: dict[int, tuple[Any, float]] = field(default_factory=dict)
    """The connection of each thread that waits, and since when."""
    _sessions: WeakKeyDictionary[Any, int] = field(default_factory=WeakKeyDictionary)
    """The server's number of each connection's session."""
    _connect: Callable[[], DBAPIConnection] | None = None
    """Makes a connection to ask the server about them."""
    _over: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def watch(self, engine: Engine, connect: Callable[[], DBAPIConnection]) -> None:
        """Note every question of an engine; `connect` makes a connection to ask the server about them."""
        for name in ("do_execute", "do_executemany", "do_execute_no_params"):
            self._note(engine, name, lambda *given: given[-1].root_connection.connection)
        for name in ("do_commit", "do_rollback", "do_ping"):
            self._note(engine, name, lambda connection: connection)
        self._connect = connect

    def _note(self, engine: Engine, name: str, connection_of: Callable[..., object]) -> None:
        do = getattr(engine.dialect, name)

        def noted(*given: Any) -> object:  # noqa: ANN401 - SQLAlchemy's own
            found = connection_of(*given)
            with self.awaited(getattr(found, "dbapi_connection", found)):
                return do(*given)

        setattr(engine.dialect, name, noted)

    def knows(self, connection: DBAPIConnection, session: int) -> None:
        """Know a new connection by the server's number of its session."""
        self._sessions[connection] = session
        if self._thread is None:
            self._thread = threading.Thread(target=self._look_around, name="answers", daemon=True)
            self._thread.start()

    @contextmanager
    def awaited(self, connection: object) -> Iterator[None]:
        """Note that this thread waits for an answer as long as the block lasts."""
        here = threading.get_ident()
        self._waiting[here] = connection, time.monotonic()
        try:
            yield
        finally:
            self._waiting.pop(here, None)

    def longest(self) -> float:
        """Say how many seconds the oldest question has waited; 0 when none does."""
        return max((time.monotonic() - since for _, since in list(self._waiting.values())), default=0.0)

    def close(self) -> None:
        """Look after them no more."""
        self._over.set()

    def _look_around(self) -> None:
        while not self._over.wait(LOOKS_EVERY):
            self.look()

    def look(self) -> None:
        """Cut the connections whose answers don't come, and whose sessions the server doesn't vouch for."""
        if self.longest() < ASKED_AFTER:
            return
        at_work = self._at_work()
        now = time.monotonic()
        for connection, since in list(self._waiting.values()):
            if now - since >= ASKED_AFTER and self._sessions.get(connection) not in at_work:
                cut(connection)
                structlog.get_logger().warning("the server did not answer; another connection is made")

    def _at_work(self) -> frozenset[int]:
        """Ask for the sessions that the server is at work on; none where it says nothing in time."""
        found: set[int] = set()

        def ask() -> None:
            assert self._connect is not None, "something was asked over a connection"
            with (
                suppress(Exception),
                closing(self._connect()) as connection,
                self.awaited(connection),
            ):  # whatever it is
                cursor = connection.cursor()
                cursor.execute(_AT_WORK)
                found.update(pid for (pid,) in cursor.fetchall())

        asking = threading.Thread(target=ask, name="asking about answers", daemon=True)
        asking.start()
        asking.join(VOUCHED_WITHIN)
        return frozenset(found)
