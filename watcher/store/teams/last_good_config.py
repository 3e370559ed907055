"""The last config that could be used, for the day when the file can't be; and the one that was refused last."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select

from watcher.store.tables.config import kept_config
from watcher.store.upsert import upsert

GOOD, REFUSED, LIST = "good", "refused", "list/"


def keep(tx: Connection, text: str, lists: Mapping[str, str], now: datetime) -> None:
    """Keep the text of the config that is in force, and of its lists of places by the names of their files."""
    if last_good(tx) != text:
        upsert(tx, kept_config, name=GOOD, text=text, at=now)
    kept = last_good_lists(tx)
    for name in kept.keys() - lists.keys():
        tx.execute(delete(kept_config).where(kept_config.c.name == LIST + name))
    for name, each in lists.items():
        if kept.get(name) != each:
            upsert(tx, kept_config, name=LIST + name, text=each, at=now)


def last_good_lists(tx: Connection) -> dict[str, str]:
    """Look up the texts of the lists of places that are in force, by the names of their files."""
    return {row.name.removeprefix(LIST): row.text for row in tx.execute(_LISTS)}


def last_good(tx: Connection) -> str | None:
    """Look up the text of the config that was in force last; None when there was none yet."""
    return _text(tx, GOOD)


def refuse(tx: Connection, text: str, now: datetime) -> bool:
    """Remember that a text was refused; True when it wasn't the one that was refused last, so that people are told."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()  # of a refused text nothing else is kept: it may hold secrets
    if _text(tx, REFUSED) == sha256:
        return False
    upsert(tx, kept_config, name=REFUSED, text=sha256, at=now)
    return True


def is_refused(tx: Connection) -> bool:
    """Return whether the file holds a text that was refused, so that an earlier one is in force."""
    return _text(tx, REFUSED) is not None


def accept(tx: Connection) -> bool:
    """Forget the text that was refused last; True when there was one, so that people are told that it is over."""
    return tx.execute(delete(kept_config).where(kept_config.c.name == REFUSED)).rowcount > 0


def _text(tx: Connection, name: str) -> str | None:
    found: str | None = tx.execute(_TEXT, {"called": name}).scalar()
    return found


_TEXT = select(kept_config.c.text).where(kept_config.c.name == bindparam("called"))
_LISTS = select(kept_config).where(kept_config.c.name.startswith(LIST, autoescape=True))
