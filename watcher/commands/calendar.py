"""`calendar`: by when what is expected of the watched authorities, as a calendar file."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from notifiers.calendar_files import as_ics
from rules.deadlines import deadlines_after, deadlines_of
from watcher import data
from watcher.commands import printing
from watcher.model.kinds import Kind
from watcher.store import inspections, publications
from watcher.store.database import opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from sqlalchemy import Connection

    from watcher.config.check import Config
    from watcher.model.alerts import Deadline
    from watcher.model.ofsted import Authority

KEPT_FOR = timedelta(days=365)
"""So long a day that is over stays in the calendar."""


def show_calendar(config: Config, today: date, *, file: Path | None, as_json: bool) -> None:
    """Write the expected dates of every watched authority to a file, or to stdout."""
    with opened(config.store_url) as store, store.look() as tx:
        known = {each.uid: each for urn in config.watched for each in _expected(tx, data.by_urn()[urn], config)}
    expected = sorted(
        (each for each in known.values() if each.by >= today - KEPT_FOR), key=lambda each: (each.by, each.uid)
    )
    if as_json:
        printing.lines(
            {
                "uid": each.uid,
                "urn": each.urn,
                "authority": each.authority,
                "awaited": each.awaited,
                "by": each.by,
                "published": each.published,
                "url": each.url,
            }
            for each in expected
        )
    elif not expected:
        printing.note("Nothing is expected of the watched authorities, so there is no calendar to write.")
    elif file:
        file.write_bytes(as_ics(expected))
        printing.say(f"{file}: {len(expected)} expected dates.")
    else:
        printing.note("This is a calendar's text. With --file deadlines.ics it becomes a file that a calendar imports.")
        printing.say(as_ics(expected).decode().replace("\r\n", "\n").rstrip("\n"))


def _expected(tx: Connection, authority: Authority, config: Config) -> Iterator[Deadline]:
    for known in inspections.known(tx, authority.urn, bundled=config.baseline == "bundled"):
        yield from deadlines_after(authority, known.published, known.url, Kind.INSPECTION, known.judgements)
    for each in publications.collected(tx, authority.urn):
        yield from deadlines_of(authority, each)
