"""`backup`, `restore` and `move`: copies of the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.commands import printing
from watcher.config.blocks import database_url
from watcher.config.places import has_password, store_url
from watcher.config.secrets import without_secrets
from watcher.model.errors import PlainError
from watcher.store import backup, move
from watcher.store.database_url import without_password
from watcher.store.polled import sources
from watcher.store.published import known
from watcher.timing.clock import SystemClock

if TYPE_CHECKING:
    from pathlib import Path

    from watcher.config.check import Config


class NothingToCopyError(PlainError):
    """There is no database yet, or nothing was ever polled into it: a copy of that would only look like one."""

    exit_code = 1


class NoAddressError(PlainError):
    """What was typed is the address of no database."""

    exit_code = 2


class PasswordShownError(PlainError):
    """A password was typed where every user of the machine can read it."""

    exit_code = 2


def make_backup(config: Config, to: Path) -> None:
    """Copy the database to a file."""
    _refuse_nothing(config)
    backup.backup(config.store_url, to)
    printing.say(f"The database was copied to {to} ({to.stat().st_size / 1_000_000:.1f} MB).")


def put_back(config: Config, copy: Path) -> None:
    """Put a copy in the database's place."""
    aside = backup.restore(config.store_url, copy, SystemClock().now())
    printing.say(f"{copy} is the database now.")
    if aside:
        printing.say(f"The one before was kept: {aside}")
    printing.say("What was published since the copy was made is found again; on Slack nothing is repeated.")


def move_to(config: Config, url: str, password_file: str | None) -> None:
    """Copy everything into another database, an empty one, and say what is to be done then."""
    try:
        database_url(url)
    except ValueError as error:
        raise NoAddressError(without_secrets(f'Nothing was moved: "{url}" {error}.')) from None
    if has_password(url):
        sentence = "Nothing was moved: name a file with the password, --password-file database-password, not in --to."
        raise PasswordShownError(sentence)
    _refuse_nothing(config)
    counts = move.move(config.store_url, store_url(url, config.path, password_file))
    rows = [(table, f"{count:,}") for table, count in counts.items() if count]
    printing.table(["table", "rows here and there"], rows)
    named = f'\npassword_file = "{password_file}"' if password_file else ""
    printing.say(f'Everything was copied. Now write into {config.path}:\n\n[store]\nurl = "{url}"{named}\n')
    printing.say(
        "Then start the service. The old database keeps what it has: no service may run on it any more, or what waits "
        "there would be sent a second time."
    )


def _refuse_nothing(config: Config) -> None:
    with known.looking(config.store_url) as tx:
        if tx is None or not any(sources.state(tx, each.name).last_attempt for each in config.sources):
            where = without_password(config.store_url)
            sentence = f"Nothing was copied: no source was ever read into {where}. Is {config.path} the right config?"
            raise NothingToCopyError(sentence)
