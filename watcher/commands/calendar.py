"""`calendar`: what is due from the watched authorities, and when, as a calendar file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import asdict

from notifiers.calendar_files import as_ics
from watcher.commands import printing
from watcher.commands.files import write_whole
from watcher.history.expected import expected_dates
from watcher.store.database import opened

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from watcher.config.check import Config


def show_calendar(config: Config, today: date, *, file: Path | None, as_json: bool) -> None:
    """Write the expected dates of every watched authority to a file, or to stdout."""
    with opened(config.store_url, config.team) as store, store.look() as tx:
        expected = expected_dates(tx, config.watched, today, bundled=config.bundled)
    if as_json:
        printing.lines({"uid": each.uid, **asdict(each)} for each in expected)
    elif not expected:
        printing.note("Nothing is expected of the watched authorities, so there is no calendar to write.")
    elif file:
        write_whole(file, as_ics(expected))
        printing.say(f"{file}: {len(expected)} expected dates.")
    else:
        printing.note("This is a calendar's text. With --file deadlines.ics it becomes a file that a calendar imports.")
        printing.say(as_ics(expected).decode().replace("\r\n", "\n").rstrip("\n"))
