"""`backup` and `restore`: copies of the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.commands import printing
from watcher.model.errors import PlainError
from watcher.store import backup, known, sources
from watcher.store.database_url import without_password
from watcher.timing.clock import SystemClock

if TYPE_CHECKING:
    from pathlib import Path

    from watcher.config.check import Config


class NothingToCopyError(PlainError):
    """There is no database yet, or nothing was ever polled into it: a copy of that would only look like one."""

    exit_code = 1


def make_backup(config: Config, to: Path) -> None:
    """Copy the database to a file."""
    with known.looking(config.store_url) as tx:
        if tx is None or not any(sources.state(tx, each.name).last_attempt for each in config.sources):
            where = without_password(config.store_url)
            sentence = f"Nothing was copied: nothing was ever polled into {where}. Is {config.path} the right config?"
            raise NothingToCopyError(sentence)
    backup.backup(config.store_url, to)
    printing.say(f"The database was copied to {to} ({to.stat().st_size / 1_000_000:.1f} MB).")


def put_back(config: Config, copy: Path) -> None:
    """Put a copy in the database's place."""
    aside = backup.restore(config.store_url, copy, SystemClock().now())
    printing.say(f"{copy} is the database now.")
    if aside:
        printing.say(f"The one before was kept: {aside}")
    printing.say("What was published since the copy was made is found again; on Slack nothing is repeated.")
