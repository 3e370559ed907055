"""Writing rows over those that are there with the same primary key, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy import JSON, Connection, LargeBinary, Table, Text, bindparam, cast, column, func, select

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from sqlalchemy.dialects import postgresql, sqlite

Rows = list[dict[str, Any]]
ROWS = "rows"
Insert: TypeAlias = "postgresql.Insert | sqlite.Insert"
Clash: TypeAlias = "Callable[[Insert, Table, Sequence[str]], Insert]"
"""Says in a statement what becomes of a row where one with the same primary key is there."""


def insert(dialect: str, table: Table) -> Insert:
    """Begin an insert in a dialect; the other one's is left alone, for each takes long to load."""
    if dialect != "postgresql":
        from sqlalchemy.dialects import sqlite

        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table)


def upsert(tx: Connection, table: Table, **values: object) -> None:
    """Write a row, over the one with the same primary key if there is one."""
    upsert_all(tx, table, [values])


def upsert_all(tx: Connection, table: Table, rows: Rows) -> None:
    """Write rows that all have the same columns, in one go."""
    if rows:
        tx.execute(_statement(tx.dialect.name, table, tuple(rows[0])), rows)


def insert_missing(tx: Connection, table: Table, rows: Rows) -> None:
    """Write rows where none with the same primary key is there; all have the same columns."""
    _insert(tx, table, rows, _left)


def note_decided(tx: Connection, notes: Table, rows: Rows) -> None:
    """Write notes of what was decided, over those of the same that say it is undecided; all have the same columns."""
    _insert(tx, notes, rows, _decided)


def _insert(tx: Connection, table: Table, rows: Rows, clash: Clash) -> None:
    if not rows:
        return
    dialect, names = tx.dialect.name, tuple(rows[0])
    if len(rows) > 1 and dialect == "postgresql" and not any(isinstance(c.type, LargeBinary) for c in table.c):
        # To a server in one value: for each row of its own it waits, and of thousands of values it reads each.
        tx.execute(_insert_together(table, names, clash), {ROWS: json.dumps(rows, default=_in_json)})
    else:
        tx.execute(_insert_each(dialect, table, names, clash), rows)


def _in_json(value: date) -> str:
    return value.isoformat()


def _left(statement: Insert, _table: Table, _names: Sequence[str]) -> Insert:
    return statement.on_conflict_do_nothing()


def _decided(statement: Insert, table: Table, names: Sequence[str]) -> Insert:
    keys = [column.name for column in table.primary_key]
    over = {name: statement.excluded[name] for name in names if name not in keys}
    return statement.on_conflict_do_update(index_elements=keys, set_=over, where=table.c.decided_at.is_(None))


@cache
def _insert_each(dialect: str, table: Table, names: Sequence[str], clash: Clash) -> Insert:
    return clash(insert(dialect, table), table, names)


@cache
def _insert_together(table: Table, names: Sequence[str], clash: Clash) -> Insert:
    rows = func.json_to_recordset(cast(bindparam(ROWS, type_=Text()), JSON()))
    given = rows.table_valued(*(column(name, table.c[name].type) for name in names)).render_derived(with_types=True)
    return clash(insert("postgresql", table).from_select(names, select(*given.c)), table, names)


@cache
def _statement(dialect: str, table: Table, names: Sequence[str]) -> Insert:
    """Build a statement once: that costs more than running it."""
    keys = [column.name for column in table.primary_key]
    statement = insert(dialect, table)
    others = {name: statement.excluded[name] for name in names if name not in keys}
    return statement.on_conflict_do_update(index_elements=keys, set_=others) if others else statement
