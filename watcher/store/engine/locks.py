"""Who does what, where several processes share a database: locks by name that end with whoever holds them.

They are PostgreSQL's advisory locks: free within milliseconds once the session of their holder is gone, whatever
killed it, and no clock and no process number is compared. SQLite has one service (`one_service.py`), and needs none.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from msgspec import Struct, field
from sqlalchemy import BigInteger, Connection, Engine, TextClause, bindparam, func, select, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from watcher.store.engine import processes
from watcher.store.errors import StoreError, sqlstate
from watcher.store.tables.teams import team_of

AT_WORK = "process/"
_WAITED_LONG = "55P03"
"""PostgreSQL's code for a lock that another session had for longer than `lock_timeout`."""
LENT = (
    "Nothing was done: something between this program and PostgreSQL, such as PgBouncer with pool_mode = transaction, "
    "gives it another session for each transaction, and the locks that keep processes apart would be lost. Write the "
    "server's own address into [store] url."
)


class Locks(Struct):
    """The locks that this process holds, all of them in one session of its own.

    A session may take a lock that it has a second time, so `_held` keeps two threads of ours apart.
    """

    engine: Engine
    _session: Connection | None = None
    _driver: Any = None
    """The driver's connection of our session."""
    _number: int = 0
    """The server's number of our session."""
    _held: set[str] = field(default_factory=set)
    _shared: set[str] = field(default_factory=set)
    _mutex: threading.Lock = field(default_factory=threading.Lock)

    @property
    def shared(self) -> bool:
        """Return whether other processes may use the database, too."""
        return self.engine.dialect.name != "sqlite"

    @contextmanager
    def in_turn(self, what: str) -> Iterator[None]:
        """Wait until nobody else does it, then do it."""
        if not self.shared:
            yield
            return
        with self.engine.connect() as tx:
            while not self._has_turn(tx, what):
                pass
            yield

    def _has_turn(self, tx: Connection, what: str) -> bool:
        """Wait for a turn, as long as any lock is waited for; False when somebody else has had it all that time."""
        try:
            # Of the transaction, not the session: it ends with the block, whatever happens in it.
            tx.execute(_TURN, {"key": key_of(what)})
        except DBAPIError as error:
            tx.rollback()
            if sqlstate(error) == _WAITED_LONG:
                return False
            raise
        return True

    def be_at_work(self) -> None:
        """Show that this process lives, for as long as it does; to be called again now and then."""
        self.take(f"{AT_WORK}{processes.ourselves()}")

    def take(self, what: str) -> bool:
        """Take a lock until it is let go of, or the process ends; False when anybody holds it, also ourselves."""
        return self.take_in(what) is not None

    def take_in(self, what: str) -> int | None:
        """Take a lock likewise; returns the number of the session that it is held in, or None."""
        with self._mutex:
            if not self._asked(_TAKE, what):
                return None
            self._held.add(what)
            return self._number

    def share(self, what: str) -> None:
        """Hold a lock together with any others that share it, until the process ends; also in a new session."""
        with self._mutex:
            self._shared.add(what)
            self._asked(_SHARE, what)

    def let_go(self, what: str, session: int | None = None) -> None:
        """Give a lock back. If the `session` in which it was taken was lost, so was the lock: another has it by now."""
        with self._mutex, suppress(SQLAlchemyError):
            if what in self._held and self._session is not None and session in (None, self._number):
                self._held.discard(what)
                self._session.execute(_LET_GO, {"key": key_of(what)})

    def _asked(self, ask: TextClause, what: str) -> bool:
        """Ask for a lock, in a new session where ours was lost, as by a restart of the server."""
        if self._session is not None and not self._session.invalidated:  # else SQLAlchemy would open another one
            with suppress(SQLAlchemyError):
                return self._answered(self._session, ask, what)
        self._forget_session()
        return self._answered(self._opened(), ask, what)

    def _answered(self, session: Connection, ask: TextClause, what: str) -> bool:
        asked = {"ours": self._number, "new": what not in self._held, "key": key_of(what)}
        number, taken = session.execute(ask, asked).one()
        _refuse_another(self._number, number)
        return bool(taken)

    def _opened(self) -> Connection:
        """Open the session, and take in it what is shared."""
        session = self.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        session.detach()  # the pool must not hand it to anybody else, nor count it
        try:
            self._number = self._looked_at(session)
        except BaseException:
            session.close()
            raise
        self._session, self._driver = session, session.connection.dbapi_connection
        for each in self._shared:
            self._answered(session, _SHARE, each)
        return session

    def _looked_at(self, session: Connection) -> int:
        """Give the number of a new session that is ours alone; StoreError where something between lends it around."""
        number = _number_of(session)
        with self.engine.begin() as other:
            if _number_of(other) == number:
                raise StoreError(LENT)
            _refuse_another(number, _number_of(session))
        _refuse_another(number, _number_of(session))
        return number

    def _forget_session(self) -> None:
        if self._session is not None:
            with suppress(SQLAlchemyError):
                self._session.close()
            with suppress(Exception):  # each driver has errors of its own for one that is closed already
                self._driver.close()  # SQLAlchemy leaves one open that was detached and is lost
        self._session = None
        self._held.clear()

    def close(self) -> None:
        """Give everything back."""
        with self._mutex:
            self._shared.clear()
            self._forget_session()


def _number_of(session: Connection) -> int:
    found: int = session.execute(_NUMBER).scalar_one()
    return found


def _refuse_another(before: int, now: int) -> None:
    if before != now:
        raise StoreError(LENT)


def take_turn(tx: Connection, what: str) -> None:
    """Wait until no other transaction of the same team does it. What is read after that is as the others left it.

    It lasts as long as the transaction, and in the same session: unlike the locks of a process it can't be lost alone.
    """
    if tx.dialect.name != "sqlite":
        tx.execute(_TURN, {"key": key_of(f"{team_of(tx)}/{what}")})


def is_held(tx: Connection, what: str) -> bool:
    """Return whether any process is doing something right now, without keeping any from beginning it."""
    return what in held_of(tx, (what,))


def held_of(tx: Connection, names: Iterable[str]) -> dict[str, int]:
    """Find those of some locks that any process holds right now, and the number of the session that does."""
    held = {(row.classid, row.objid): row.pid for row in tx.execute(_HELD)}
    keys = {each: divmod(key_of(each) % 2**64, 2**32) for each in names}
    return {each: held[key] for each, key in keys.items() if key in held}


_KEY = bindparam("key", type_=BigInteger)
_TURN, _FREE = select(func.pg_advisory_xact_lock(_KEY)), select(func.pg_try_advisory_xact_lock(_KEY))
_NUMBER = text("select pg_backend_pid()")
# In one question with the number of the session, and only in that one: a lock in another would be nobody's.
_TAKE, _SHARE = (
    text(f"select pg_backend_pid(), case when pg_backend_pid() = :ours and :new then {take}(cast(:key as bigint)) end")
    for take in ("pg_try_advisory_lock", "pg_try_advisory_lock_shared")
)
_LET_GO = text("select pg_advisory_unlock(cast(:key as bigint))")
_HELD = text(
    "select cast(classid as bigint) as classid, cast(objid as bigint) as objid, pid from pg_locks where "
    "locktype = 'advisory' and granted and objsubid = 1 and "
    "database = (select oid from pg_database where datname = current_database())"
)


def is_at_work(tx: Connection, process: str) -> bool:
    """Return whether a process lives, as its session shows on a server, and as the machine shows for SQLite."""
    if tx.dialect.name == "sqlite":
        return processes.alive(process)
    free: bool = tx.execute(_FREE, {"key": key_of(f"{AT_WORK}{process}")}).scalar_one()
    return not free


def key_of(what: str) -> int:
    """Make the number that PostgreSQL knows a lock by."""
    return int.from_bytes(hashlib.blake2b(what.encode(), digest_size=8).digest(), signed=True)
