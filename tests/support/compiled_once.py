"""Lets all databases that a process of tests opens share their compiled statements.

SQLAlchemy keeps what it compiled for one engine. The service opens its database once and has compiled everything after
a minute; tests open thousands, and compiling was a quarter of what they cost.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

_STATEMENTS: dict[Any, Any] = {}


class SameDialect(SQLiteDialect_pysqlite):
    """The dialect as it is, of which each equals every other: it is part of the key under which a statement is kept."""

    supports_statement_cache = True

    def __eq__(self, other):
        return isinstance(other, SameDialect) and self._for_teams() == other._for_teams()

    def _for_teams(self):
        """Tell whether statements are made of it as a team's: those are others."""
        return getattr(self, "for_teams", False)

    def __hash__(self):
        return hash(SameDialect)

    @classmethod
    def engine_created(cls, engine):
        engine.update_execution_options(compiled_cache=_STATEMENTS)


def share() -> None:
    """Use it for each SQLite database that is opened from now on."""
    for name in ("sqlite", "sqlite.pysqlite"):
        registry.register(name, __name__, SameDialect.__name__)
