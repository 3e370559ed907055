"""Long lists in parts: a statement takes 65,535 parameters on PostgreSQL, 32,766 on SQLite."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

T = TypeVar("T", int, str)

AT_ONCE = 500
"""Far below every bound, and so few different lengths that the statements stay in SQLAlchemy's memory."""


def parts(keys: Iterable[T]) -> Iterator[Sequence[T]]:
    """Split keys into sorted parts without a key twice; nothing for no keys."""
    unique = sorted(set(keys))
    return (unique[start : start + AT_ONCE] for start in range(0, len(unique), AT_ONCE))
