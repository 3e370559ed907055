"""Long lists in parts: a statement takes 65,535 parameters on PostgreSQL, 32,766 on SQLite."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, true

T = TypeVar("T", int, str)

AT_ONCE = 500
"""Far below every bound, and so few different lengths that the statements stay in SQLAlchemy's memory."""


def parts(keys: Iterable[T]) -> Iterator[Sequence[T]]:
    """Split keys into sorted parts without a key twice; nothing for no keys."""
    unique = sorted(set(keys))
    return (unique[start : start + AT_ONCE] for start in range(0, len(unique), AT_ONCE))


def among(column: Column[Any], names: Sequence[str]) -> ColumnElement[bool]:
    """Look for rows of these names; of very many all rows are given, and the caller passes over what it didn't name."""
    return column.in_(names) if len(names) <= AT_ONCE else true()
