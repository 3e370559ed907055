"""Moving everything into another database: from a file to a server as one machine becomes several, and back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

from sqlalchemy import Connection, Table, exists, func, select, text
from sqlalchemy.exc import DBAPIError

from watcher.store import backup
from watcher.store.database import Store, opened
from watcher.store.database_url import without_password
from watcher.store.errors import StoreError
from watcher.store.tables import metadata
from watcher.store.tables.config import kept_config
from watcher.store.tables.teams import everybodys

AT_ONCE = 50
"""Rows that are carried together: documents of a few hundred kB each are among them."""


def move(from_url: str, to_url: str) -> dict[str, int]:
    """Copy every row into an empty database, and map each table to its number of rows, counted on both sides.

    StoreError when a service runs on either, when `to_url` isn't empty, or when anything could not be copied; then
    nothing was. The one that is left keeps what it has.
    """
    if from_url == to_url:
        raise StoreError(f"{without_password(to_url)} is the database that the config names already. Name another one.")
    with ExitStack() as held:
        for url in (from_url, to_url):
            file = backup.file_of(url)
            if file:
                held.enter_context(backup.alone(file))
                if not file.exists():
                    backup.make_private(file)
                    backup.give_to_owner(file, of=file.parent)
        source, target = (held.enter_context(opened(url, alone=True)) for url in (from_url, to_url))
        with source.look() as read, target.begin() as written:
            _keep_to_ourselves(source, read)
            _keep_to_ourselves(target, written)
            _refuse_rows(target, written)
            return {table.name: _copied(table, read, written) for table in _moved()}


def _moved() -> Iterator[Table]:
    """List the tables, those first that others refer to.

    The last good config stays: its text names the database that is left, and a service would go back to that.
    """
    return (everybodys(table) for table in metadata.sorted_tables if table is not kept_config)


def _keep_to_ourselves(store: Store, tx: Connection) -> None:
    """Keep everybody else from writing to a server's tables until the transaction ends."""
    if not store.shared:
        return
    ours = (
        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' "
        "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    )
    if tx.execute(text(ours)).scalar_one():
        raise StoreError(
            f"{without_password(store.url)} is in use. Stop the service on every machine first "
            "(systemctl stop ofsted-watch). Nothing was moved."
        )
    tables = ", ".join(f'"{table.name}"' for table in metadata.sorted_tables)
    tx.execute(text(f"LOCK TABLE {tables} IN EXCLUSIVE MODE"))


def _refuse_rows(store: Store, tx: Connection) -> None:
    for table in metadata.sorted_tables:
        if tx.execute(select(exists(select(everybodys(table))))).scalar_one():
            raise StoreError(
                f"{without_password(store.url)} is not empty: there are rows in its table {table.name}. "
                "Name an empty database. Nothing was moved."
            )


def _copied(table: Table, read: Connection, written: Connection) -> int:
    """Copy a table, and count it anew on both sides."""
    try:
        for rows in read.execute(select(table).execution_options(yield_per=AT_ONCE)).mappings().partitions():
            written.execute(table.insert().values([dict(row) for row in rows]))
        if written.dialect.name != "sqlite" and "id" in table.c:
            # The server counts its numbers apart from the rows: the next one must not be given out twice.
            sequence = func.pg_get_serial_sequence(table.name, "id")
            written.execute(select(func.setval(sequence, func.max(table.c.id))).having(func.max(table.c.id) > 0))
    except DBAPIError as error:
        sentence = f"The table {table.name} could not be copied: {str(error.orig)[:300]}. Nothing was moved."
        raise StoreError(sentence) from error
    count = select(func.count()).select_from(table)
    before, after = read.execute(count).scalar_one(), written.execute(count).scalar_one()
    if before != after:
        raise StoreError(f"The table {table.name} has {before} rows, and its copy {after}. Nothing was moved.")
    return after
