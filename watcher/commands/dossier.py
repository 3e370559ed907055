"""`history AUTHORITY --full`: everything that is known of an authority on one line of time, the newest first."""

from __future__ import annotations

from watcher import data
from watcher.commands import printing
from watcher.config.check import Config, find_authority
from watcher.history.dossier import Line, lines_of
from watcher.store.database import opened
from watcher.timing import words


def show_dossier(name: str, config: Config, *, as_json: bool, as_csv: bool = False) -> None:
    """Print inspections, letters, priority actions, news, papers and deadlines of an authority together."""
    authority = find_authority(name)
    with opened(config.store_url, config.team) as store, store.look() as tx:
        lines = lines_of(tx, authority, bundled=config.bundled)
    if as_json:
        printing.lines({"authority": authority.name, **each._asdict()} for each in lines)
    elif as_csv:
        printing.csv_rows(Line._fields, lines)
    else:
        printing.say(f"{authority.name} ({authority.region}, URN {authority.urn})")
        printing.table(Line._fields[:3], [(words.as_written(each.day), each.what, each.says) for each in lines])
        alike = [f'"{found.name}"' for urn in data.neighbours(authority.urn) if (found := data.by_urn().get(urn))]
        printing.say(f"Statistical neighbours: {', '.join(alike) or 'none are named'}.")
