"""What messages say, kept once for all their addresses: a thousand teams hear of one report in the same words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, delete, select

from watcher.model.alerts import Message, Section, Severity
from watcher.model.values import replace
from watcher.store import upsert
from watcher.store.tables.alerts import delivery, wording

_DAMAGED = Section("", ("The rest of this message can't be read any more. Ask whoever runs the service what it said.",))


def keep(tx: Connection, message: Message) -> str:
    """Keep what a message says, unless it is there already; returns its name, the SHA-256 of it."""
    return keep_all(tx, (message,))[0]


def keep_all(tx: Connection, messages: Iterable[Message]) -> list[str]:
    """Keep what messages say, each once, and return their names: of one alert all its addresses have the same."""
    rows = [row_of(each) for each in messages]
    upsert.insert_missing(tx, wording, list({row["sha256"]: row for row in rows}.values()))
    return [each["sha256"] for each in rows]


def keep_json(tx: Connection, json: str) -> str:
    """Keep a message that is written down already."""
    name = _name(json)
    upsert.insert_missing(tx, wording, [{"sha256": name, "json": json}])
    return name


def row_of(message: Message) -> dict[str, str]:
    """Make the row that keeps what a message says."""
    # Key and edits are the delivery's own; thread, moment and picture are put in anew whenever it is sent.
    said = replace(message, key="", edits=False, thread=None, since=None, picture=None)
    json = msgspec.json.encode(said).decode()
    return {"sha256": _name(json), "json": json}


def _name(json: str) -> str:
    return hashlib.sha256(json.encode()).hexdigest()


def read(json: str, *, key: str, edits: bool) -> Message:
    """Read the message of one delivery. Of one that is damaged, what can be read: it must keep no other one back."""
    try:
        return replace(msgspec.json.decode(json, type=Message), key=key, edits=edits)
    except msgspec.MsgspecError:
        # Changed into this, a message that is whole would be lost: so it changes none.
        return Message(key, Severity.CRITICAL, _summary(json), (_DAMAGED,))


def _summary(json: str) -> str:
    with suppress(msgspec.MsgspecError):
        return msgspec.json.decode(json, type=_Summary).summary
    return "A message for you can't be read any more"


class _Summary(Struct):
    summary: str


def is_damaged(message: Message) -> bool:
    """Return whether this is what could be read of a damaged message."""
    return message.sections == (_DAMAGED,)


def forget_unused(tx: Connection, name: str) -> None:
    """Forget what no delivery says any more."""
    used = select(delivery.c.id).where(delivery.c.wording == name).exists()
    tx.execute(delete(wording).where(wording.c.sha256 == name, ~used))
