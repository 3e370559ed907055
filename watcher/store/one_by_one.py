"""Several things, each in a transaction of its own: one that can't be done keeps none from those after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from watcher.store.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy import Connection

    from watcher.store.database import Store

T = TypeVar("T")


def one_by_one(store: Store, things: Iterable[T], do: Callable[[Connection, T], object]) -> None:
    """Do something about each. The first error is raised when all were tried; one of the database's at once."""
    first: Exception | None = None
    for each in things:
        try:
            with store.begin() as tx:
                do(tx, each)
        except StoreError:
            raise
        except Exception as error:  # raised below, when the others were tried
            first = first or error
    if first:
        raise first
