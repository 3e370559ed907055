"""What all tables share: moments in UTC, and names of keys and indexes given by rule."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, MetaData
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """A moment in UTC. SQLite forgets time zones, so they are put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Write UTC."""
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: object, _dialect: Dialect) -> datetime | None:
        """Read UTC."""
        if not isinstance(value, datetime):
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        """Write for SQLite at once what SQLAlchemy would in three steps: there are thousands in a cycle."""
        return _to_text if dialect.name == "sqlite" else super().bind_processor(dialect)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        """Read from SQLite what was written so."""
        return _of_text if dialect.name == "sqlite" else super().result_processor(dialect, coltype)


def _to_text(value: datetime | None) -> str | None:
    return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds") if value else None


def _of_text(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value).replace(tzinfo=UTC) if value else None


ROWS = "rows"
"""Under this an index that has only some rows has the condition for them: see `with_partial_indexes`."""
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def with_partial_indexes() -> MetaData:
    """Give all tables as they are made in a file, with indexes that have only some rows.

    To say so as they are described would load SQLite's dialect, which takes long, also where there is a server.
    """
    for table in metadata.tables.values():
        for index in table.indexes:
            if ROWS in index.info:
                index.dialect_kwargs["sqlite_where"] = index.info[ROWS]
    return metadata
