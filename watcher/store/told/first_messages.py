"""A story's first message at each address, as it reads by now: what later changes are made to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from watcher.model.values import replace
from watcher.store.tables.alerts import delivery
from watcher.store.told import wordings
from watcher.store.told.deliveries import ROWS, UNSENT, Delivery, State, read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection, Row


def first_messages(tx: Connection, story: str) -> list[Delivery]:
    """List what opened a story at each address, as it reads now; but digests and damaged ones don't change."""
    rows = tx.execute(
        ROWS.where(delivery.c.story == story, delivery.c.state.in_((*UNSENT, State.SENT))).order_by(delivery.c.id)
    )
    return opening(rows)


def opening(rows: Iterable[Row[Any]]) -> list[Delivery]:
    """List the same of the deliveries of one story that were sent or will be, in the order of their numbers."""
    first: dict[tuple[str, str], Delivery] = {}
    in_a_digest = set()
    for row in rows:
        where = row.receiver, row.address
        found = read(row)
        if where not in first:
            first[where] = found
            if row.digest is not None:
                in_a_digest.add(where)
        elif row.edits:
            first[where] = replace(first[where], message=found.message)
    # A change would repeat what is left of a damaged one in the place of what stands there.
    return [each for where, each in first.items() if where not in in_a_digest and not wordings.is_damaged(each.message)]
