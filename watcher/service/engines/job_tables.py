"""The job engine's tables: in a PostgreSQL schema of their own, so that they can be made anew at any time."""

from __future__ import annotations

from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo
from sqlalchemy.engine import make_url

from watcher.store.dialects import impatient
from watcher.store.engine.wake_ups import SCHEMA
from watcher.store.errors import StoreError

if TYPE_CHECKING:
    from watcher.store.database import Store

_ENGINE = "procrastinate"
TOLD_FIRST = f"""
    select set_config('search_path', '{SCHEMA}', false), set_config('datestyle', 'ISO', false),
        set_config('default_transaction_isolation', 'read committed', false)
"""
"""Where the engine's tables are; then whatever the server's own settings are: see `watcher.store.dialects`.

Asked of the server, not written into the address: what lends sessions, as PgBouncer does, takes no such options there.
"""


def prepare(store: Store) -> None:
    """Make the tables, or make them anew for another version of the engine; StoreError when that can't be done.

    What waited in them is lost, which costs a moment: the sweep wakes whatever is due.
    """
    installed, schema = version(_ENGINE), sql.Identifier(SCHEMA)
    try:
        with store.in_turn("migrate"), psycopg.connect(address(store.url)) as tx:
            tx.execute(TOLD_FIRST)
            found = tx.execute("select obj_description(to_regnamespace(%s), 'pg_namespace')", (SCHEMA,)).fetchone()
            if found == (installed,):
                return
            tx.execute(sql.SQL("drop schema if exists {} cascade").format(schema))
            tx.execute(sql.SQL("create schema {}").format(schema))
            tx.execute(_tables())
            tx.execute(sql.SQL("comment on schema {} is {}").format(schema, sql.Literal(installed)))
    except psycopg.Error as error:
        raise StoreError(
            f"The job engine's tables can't be made: {str(error).strip()}. The database must belong to the user that "
            "[store] names (createdb -O), or that user needs the right to make a schema in it."
        ) from error


def _tables() -> bytes:
    # Read beside the package, which is large and not needed for it.
    found = find_spec(_ENGINE)
    assert found is not None, "the config's check found it"
    assert found.origin is not None, "it is a package"
    return (Path(found.origin).parent / "sql" / "schema.sql").read_bytes()


def address(url: str) -> str:
    """Write a database's address as psycopg takes it."""
    meant = impatient(make_url(url).set(drivername="postgresql+psycopg"))
    _, given = meant.get_dialect()().create_connect_args(meant)  # it may name several servers, in two ways
    return make_conninfo(**given)
