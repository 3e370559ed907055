"""Answers of a server that don't come: their connection is ended, so that nothing waits for ever.

A server that stands still, or something on the way that swallows what was sent, keeps a connection alive for all that
the system can tell. So each question is noted while it waits. About one that waits for long, with nothing received all
that time, the server is asked in another session: it vouches for those that it is at work on, or has wait for another's
lock. The others are cut, and ended on the server, where they would keep their locks for as long as anything on the way
keeps them open. A server that has no connection left for that lives: nothing is cut until it can be asked.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary, WeakSet

import structlog
from msgspec import Struct, field

from watcher.store.errors import has_no_room
from watcher.store.sockets import cut, quiet_for

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.engine.interfaces import DBAPIConnection

ASKED_AFTER = 30.0
"""Seconds that an answer may take before the server is asked about it. Waiting for a lock ends before."""
VOUCHED_WITHIN = 12.0
"""Seconds that the server may take for that; two servers may be named, and each has five."""
LOOKS_EVERY = 5.0
_NAME = "pid || ' since ' || extract(epoch from backend_start)"
"""Names a session, on whichever server it is; numbers alone come again."""
SESSION = f"select {_NAME} from pg_stat_activity where pid = pg_backend_pid()"  # noqa: S608 - our own words
_AT_WORK = f"select {_NAME} from pg_stat_activity where coalesce(state, '') not like 'idle%'"  # noqa: S608
_END = f"select pg_terminate_backend(pid) from pg_stat_activity where {_NAME} = %s"  # noqa: S608


class _Vouched(Struct):
    """What the server said of sessions: the names of those that are at work; `for_all`, where it could not be asked."""

    at_work: set[str] = field(default_factory=set)
    for_all: bool = False


class Answers(Struct, weakref=True, eq=False):
    """The questions of one process to a server that wait for their answers. Used from any number of threads."""

    _waiting: dict[int, tuple[Any, float]] = field(default_factory=dict)
    """The connection of each thread that waits, and since when."""
    _sessions: WeakKeyDictionary[Any, str] = field(default_factory=WeakKeyDictionary)
    """The name of each connection's session."""
    _left: set[str] = field(default_factory=set)
    """The sessions that are to be ended on the server."""
    _connect: Callable[[], DBAPIConnection] | None = None
    """Makes a connection to ask the server about them."""
    _over: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        _ALL.add(self)

    def begin_anew(self) -> None:
        """Forget in a process that was just forked what its parent waits for, and has a thread to look after."""
        self._waiting, self._sessions, self._left = {}, WeakKeyDictionary(), set()
        self._over, self._thread, self._lock = threading.Event(), None, threading.Lock()

    def watch(self, engine: Engine, connect: Callable[[], DBAPIConnection]) -> None:
        """Note every question of an engine; `connect` makes a connection to ask the server about them."""
        for name in ("do_execute", "do_executemany", "do_execute_no_params"):
            self._note(engine, name, lambda *given: given[-1].root_connection.connection)
        for name in ("do_commit", "do_rollback", "do_ping"):
            self._note(engine, name, lambda connection: connection)
        self._connect = connect

    def _note(self, engine: Engine, name: str, connection_of: Callable[..., object]) -> None:
        do = getattr(engine.dialect, name)

        def noted(*given: object) -> object:
            found = connection_of(*given)
            with self.awaited(getattr(found, "dbapi_connection", found)):
                return do(*given)

        setattr(engine.dialect, name, noted)

    def knows(self, connection: DBAPIConnection, session: str) -> None:
        """Know a new connection by the name of its session."""
        self._sessions[connection] = session
        with self._lock:  # several threads may each make their first connection
            if self._thread is None:
                looking = threading.Thread(target=self._look_around, name="answers", daemon=True)
                looking.start()  # which may fail where a machine is short of them; then the next one begins it
                self._thread = looking

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
        if self.longest() < ASKED_AFTER and not self._left:
            return
        vouched = _Vouched()
        asking = threading.Thread(target=self._ask, args=(vouched,), name="asking about answers", daemon=True)
        asking.start()
        asking.join(VOUCHED_WITHIN)
        for connection, session in () if vouched.for_all else self._overdue(frozenset(vouched.at_work)):
            self._left.add(session)
            cut(connection)
            structlog.get_logger().warning("the server did not answer; another connection is made")

    def _overdue(self, at_work: frozenset[str]) -> list[tuple[Any, str]]:
        """List the connections over which an answer doesn't come, but for those whose sessions are at work."""
        now = time.monotonic()
        waiting = [each for each, since in list(self._waiting.values()) if now - since >= ASKED_AFTER]
        found = ((each, self._sessions.get(each, "")) for each in waiting if quiet_for(each) >= ASKED_AFTER)
        return [(each, session) for each, session in found if session not in at_work]

    def _ask(self, vouched: _Vouched) -> None:
        """Ask which sessions are at work, and end those that were cut; nothing where the server says nothing."""
        assert self._connect is not None, "something was asked over a connection"
        try:
            connection = self._connect()
        except Exception as error:  # whatever it is
            vouched.for_all = has_no_room(error)
            return
        with suppress(Exception), closing(connection), self.awaited(connection):
            cursor = connection.cursor()
            cursor.execute(_AT_WORK)
            vouched.at_work.update(session for (session,) in cursor.fetchall())
            for session in {*self._left, *(session for _, session in self._overdue(frozenset(vouched.at_work)))}:
                cursor.execute(_END, (session,))
                self._left.discard(session)


_ALL: WeakSet[Answers] = WeakSet()


def _begin_anew() -> None:
    for each in list(_ALL):
        each.begin_anew()


os.register_at_fork(after_in_child=_begin_anew)
