"""How a database is spoken to: what each connection is told first, and how each transaction begins."""

from __future__ import annotations

import logging
import time
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Connection, Dialect, Engine, bindparam, create_engine, event, func, select, true
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, CompileError, DisconnectionError

from watcher.model.errors import installing
from watcher.store import sockets
from watcher.store.answers import SESSION, Answers
from watcher.store.engine import processes, wake_ups
from watcher.store.errors import StoreError
from watcher.store.tables.teams import NO_TEXT, TEAM

if TYPE_CHECKING:
    import sqlite3

    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.pool import ConnectionPoolEntry

BUSY_SECONDS = 30
"""How long a writer waits for another process's: a command, or a backup, which SQLite lets go of between its steps."""
MOST_PARAMETERS = 1000
"""How many values one statement to a server brings at most."""
MOST_CONNECTIONS = 20
"""How many are kept open; further ones are opened and closed again as they are needed."""
MOST_OF_A_WORKER = 6
"""How many one worker has at most, for there are many workers: three may be held for long, the rest for moments."""
MOST_STATEMENTS = 500
"""How many statements are remembered in pg8000's words: more than we have, but for lists of different lengths."""
USED_AT, SURE_FOR = "used_at", 0.5
"""When a connection was used last, and for how many seconds after that it is taken to live."""
_TOLD_FIRST = """
    select set_config('application_name', %s, false), set_config('lock_timeout', '30s', false),
        set_config('tcp_keepalives_idle', '5', false),
        set_config('tcp_keepalives_interval', '3', false), set_config('tcp_keepalives_count', '3', false),
        set_config('tcp_user_timeout', '14000', false), set_config('datestyle', 'ISO', false),
        set_config('default_transaction_isolation', 'read committed', false),
        set_config('client_encoding', 'UTF8', false), set_config('idle_in_transaction_session_timeout', '0', false)
"""
"""Whose session it is, and how soon the server ends it, with the locks, when a machine lost its power or its network.

In seconds, and the user timeout in milliseconds: 14 in all. Without it that is the server's system's to say: two hours.
Who waits for what another session has locked says so after a while, and tries again. Then what another setting of the
server's would break: psycopg reads moments in one style only, who waited for a turn must see what the one before wrote,
and whoever has a turn holds it in a transaction for as long as the work takes.
"""
_GIVEN_UP_AFTER = {
    "connect_timeout": "5",
    "keepalives_idle": "5",
    "keepalives_interval": "3",
    "keepalives_count": "3",
    "tcp_user_timeout": "14000",
}
"""How soon we give up a server that lost its power or its network: seconds for each in an address, and 14 in all.

Without it a process waits for the answer of one that is gone for a quarter of an hour, and for its messages two hours.
"""
_FOR_TEAM = select(func.set_config("ofsted_watch.team", bindparam(TEAM), true()))
HOW = "how"
"""Under which a connection is told how its next transaction on SQLite is begun: as one of these; else the last."""
LOOKING, QUICK, LASTING = "looking", "NORMAL", "FULL"


def engine(url: str, answers: Answers, *, for_teams: bool, frugal: bool) -> Engine:
    """Make what speaks to a database. `for_teams`: as the team sees it that each transaction is begun for.

    `answers` looks after those of a server; `frugal`: with a server's connections.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        made = _file(url, for_teams=for_teams)
    else:
        made = _server(parsed, for_teams=for_teams, frugal=frugal)
        _impatiently(made, answers)
    made.dialect.for_teams = for_teams  # type: ignore[attr-defined] # read by watcher.store.tables.teams
    if for_teams:
        _refuse_text(made)
    return made


def _file(url: str, *, for_teams: bool) -> Engine:
    """Speak to SQLite: writers take turns, and what is committed survives a power cut."""
    made = create_engine(
        url, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False}, pool_size=MOST_CONNECTIONS
    )

    # SQLAlchemy's advice for SQLite: the driver's own idea of when a transaction begins is switched off, and a
    # writer takes its lock at once, because a reader that turns writer half-way would fail instead of waiting.
    @event.listens_for(made, "connect")
    def _connect(connection: sqlite3.Connection, pooled: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        connection.text_factory = _text
        if for_teams:
            connection.create_function("ofsted_team", 0, lambda: pooled.info.get(TEAM), deterministic=True)
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA secure_delete = ON")  # what is forgotten is overwritten in the file
        cursor.close()

    if for_teams:

        @event.listens_for(made, "begin")
        def _begin(connection: Connection) -> None:
            connection.info[TEAM] = connection.get_execution_options().get(TEAM)

    # Not as an event of the engine: with one of those, whatever it is for, each statement takes a third more.
    made.dialect.do_begin = _begin_on_file  # type: ignore[assignment, method-assign]
    return made


def _begin_on_file(connection: Any) -> None:  # noqa: ANN401 - it has the driver's methods, and what is known of it
    known = connection.info
    how = known.pop(HOW, LASTING)
    if how == LOOKING:
        connection.execute("BEGIN")
        return
    # FULL: what is committed survives a power cut. The outbox rests on it.
    if known.get("synchronous") != how:
        connection.execute(f"PRAGMA synchronous = {how}")
        known["synchronous"] = how
    connection.execute("BEGIN IMMEDIATE")


def _text(kept: bytes) -> str:
    """Read a damaged text, too: the driver would give none of the rows beside it."""
    return kept.decode(errors="replace")


def _server(url: URL, *, for_teams: bool, frugal: bool) -> Engine:
    """Speak to PostgreSQL through pg8000, or a worker through its engine's driver, unless the URL names another.

    pg8000 is all Python, and asks the server three times for one statement; psycopg is the LGPL's, and an extra.
    """
    if url.drivername == "postgresql":
        url = url.set(drivername=f"postgresql+{'psycopg' if frugal else 'pg8000'}")
    if url.get_driver_name() == "psycopg":
        url = impatient(url)
    try:
        most = {"pool_size": MOST_OF_A_WORKER, "max_overflow": 0} if frugal else {"pool_size": MOST_CONNECTIONS}
        made = create_engine(url, **most)
    except ModuleNotFoundError as error:
        raise StoreError(f"{url.get_backend_name()} needs a package more: {installing('postgresql')}") from error
    except ArgumentError as error:
        sentence = f"The database's address {url.render_as_string()} can't be used: {error}. Nothing was changed."
        raise StoreError(sentence) from error
    # What broke is said by whoever used it; the pool would add a traceback for each connection that it lets go of.
    logging.getLogger("sqlalchemy.pool").setLevel(logging.CRITICAL)
    _look_whether_it_lives(made)
    if made.dialect.driver == "pg8000":
        remember_statements(made.dialect.loaded_dbapi.legacy)
        sockets.call_a_reset_broken(made.dialect.loaded_dbapi.core)
    made.dialect.insertmanyvalues_max_parameters = MOST_PARAMETERS

    if for_teams:

        @event.listens_for(made, "begin")
        def _begin(connection: Connection) -> None:
            team = connection.get_execution_options()[TEAM]
            connection.execute(_FOR_TEAM, {TEAM: team})

    return made


@cache
def remember_statements(legacy: Any) -> None:  # noqa: ANN401 - pg8000 has no types
    """Have pg8000 read each statement once: it goes through its letters, which took a third of what one costs us."""
    # Private, and the only place where it does so. The lock file pins the version; tests/store/test_dialects.py this.
    read = legacy.convert_paramstyle

    @lru_cache(MOST_STATEMENTS)
    def remembered(statement: str) -> str:
        found: str = read("format", statement, ())[0]
        return found

    def convert(style: str, statement: str, given: object) -> tuple[str, Any]:
        if style != "format":
            made: tuple[str, Any] = read(style, statement, given)
            return made
        return remembered(statement), given

    legacy.convert_paramstyle = convert


def _impatiently(made: Engine, answers: Answers) -> None:
    """Have no connection, and no question, wait for a server for long; and tell each new session first what holds."""
    given, named = made.dialect.create_connect_args(made.url)
    answers.watch(made, partial(_connected, made.dialect, *given, **named))

    @event.listens_for(made, "do_connect")
    def _do_connect(dialect: Dialect, _: object, given: list[object], named: dict[str, Any]) -> DBAPIConnection:
        return _connected(dialect, *given, **named)

    @event.listens_for(made, "connect")
    def _connect(connection: DBAPIConnection, _: object) -> None:
        cursor = connection.cursor()
        with answers.awaited(connection):
            cursor.execute(_TOLD_FIRST, (processes.as_shown(),))
            cursor.execute(SESSION)
            answers.knows(connection, cursor.fetchall()[0][0])
            cursor.close()
            connection.commit()


def _connected(dialect: Dialect, *given: object, **named: object) -> DBAPIConnection:
    if dialect.driver != "pg8000" or {"unix_sock", "timeout"} & named.keys():  # the second is in a URL's query
        return dialect.connect(*given, **named)
    return sockets.connect(dialect.loaded_dbapi, **named)


def impatient(url: URL) -> URL:
    """Have psycopg give up a server that is gone, unless the address itself says when; and read all words as text."""
    wanted = {name: each for name, each in _GIVEN_UP_AFTER.items() if name not in url.query}
    return url.update_query_dict({**wanted, "client_encoding": "UTF8"})


def _look_whether_it_lives(made: Engine) -> None:
    """Ask the server, before a connection is used that rested, whether it is still there."""

    @event.listens_for(made, "checkin")
    def _rest(_: object, pooled: ConnectionPoolEntry) -> None:
        pooled.info[USED_AT] = time.monotonic()

    @event.listens_for(made, "checkout")
    def _use(connection: DBAPIConnection, pooled: ConnectionPoolEntry, _: object) -> None:
        if time.monotonic() - pooled.info.get(USED_AT, time.monotonic()) < SURE_FOR:  # a new one lives
            return
        try:
            made.dialect.do_ping(connection)
        except made.dialect.loaded_dbapi.Error as error:
            raise DisconnectionError from error  # all that rest are let go of, and a new one is made


def _refuse_text(of_teams: Engine) -> None:
    """Let no team's transaction send SQL that was not made of a query, and so not narrowed to the team's rows."""

    @event.listens_for(of_teams, "before_cursor_execute")
    def _look(*given: Any) -> None:
        statement, context = given[2], given[4]
        if context.compiled is None and statement not in wake_ups.STATEMENTS:
            raise CompileError(NO_TEXT)
