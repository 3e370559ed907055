"""Lets all databases that a process of tests opens share their compiled statements.

SQLAlchemy keeps what it compiled for one engine. The service opens its database once and has compiled everything after
a minute; tests open thousands, and compiling was a quarter of what they cost.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.pg8000 import PGDialect_pg8000
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

_STATEMENTS: dict[Any, Any] = {}


class _AsEveryOther:
    """Makes a dialect equal to every other of its class: it is part of the key under which a statement is kept."""

    supports_statement_cache = True

    def __eq__(self, other):
        return type(other) is type(self) and self._for_teams() == other._for_teams()

    def _for_teams(self):
        """Tell whether statements are made of it as a team's: those are others."""
        return getattr(self, "for_teams", False)

    def __hash__(self):
        return hash(type(self))

    @classmethod
    def engine_created(cls, engine):
        engine.update_execution_options(compiled_cache=_STATEMENTS)


class OnFiles(_AsEveryOther, SQLiteDialect_pysqlite):
    """SQLite as it is."""

    supports_statement_cache = True


class OnAServer(_AsEveryOther, PGDialect_pg8000):
    """PostgreSQL as it is."""

    supports_statement_cache = True


def share() -> None:
    """Use them for each database that is opened from now on."""
    for name, dialect in (("sqlite", OnFiles), ("sqlite.pysqlite", OnFiles), ("postgresql.pg8000", OnAServer)):
        registry.register(name, __name__, dialect.__name__)
