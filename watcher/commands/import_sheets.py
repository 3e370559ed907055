"""`import`: one of Ofsted's sheets of providers as history, and what it took of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.commands import printing
from watcher.model.errors import PlainError
from watcher.monitor.sheet_news import NamedFile, everybody, take_and_tell
from watcher.reading.provider_sheets.reading import NoSheetError
from watcher.service.teams import team_files
from watcher.store.database import opened
from watcher.timing.clock import SystemClock
from watcher.timing.words import counted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from watcher.config.check import Config
    from watcher.monitor.provider_sheets import TakenSheet


class NoSuchFileError(PlainError):
    """What was typed is no file."""

    exit_code = 2


MOST_NAMED = 10
"""Words of one kind that the command prints with their counts; of the others it says how many there are."""


def import_sheet(file: Path, config: Config, *, as_at: date | None, as_json: bool) -> None:
    """Keep what a file says of providers, and print how much that was; PlainError when it is none of the sheets."""
    try:
        with file.open("rb") as body, opened(config.store_url) as store:
            teams = [(store.of(each.team), each) for each in team_files.in_force(store, config)]
            news = take_and_tell(
                everybody(store, config, teams), body, NamedFile(file.name, as_at), SystemClock().now()
            )
    except FileNotFoundError as error:
        raise NoSuchFileError(f"{file}: there is no such file. Give the path of a sheet of Ofsted's.") from error
    except OSError as error:
        raise PlainError(f"{file} can't be read: {error.strerror}.") from error
    except NoSheetError as error:
        raise PlainError(f"{file.name}: {error} Nothing more of it was taken.") from error
    if as_json:
        printing.lines(_as_json(each) for each in news.taken)
        return
    for each in news.taken:
        printing.say(
            f"{each.sheet.name}: {each.title} as at {each.sheet.as_at:%-d %B %Y}: "
            f"{counted(each.rows, 'row')}, {counted(each.providers, 'provider')}, {counted(each.events, 'event')}."
        )
        if each.left_out:
            printing.say(f"  {counted(each.left_out, 'row was', 'rows were')} left out: without a URN.")
        _say_words("Words on none of the scales, not taken as grades", each.unknown)
        _say_words("Not the name of one authority", each.unplaced)
    for said, what in ((news.connections, "other providers of your places' owners"), (news.differences, "your places")):
        if said:
            printing.say(f"It brings news of {what}: {len(said)}. The service sends them.")


def _say_words(what: str, words: Mapping[str, int]) -> None:
    named = sorted(words.items(), key=lambda each: -each[1])
    if named:
        more = f", and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
        printing.say(
            f"  {what}: " + ", ".join(f"“{word}” ({count:,})" for word, count in named[:MOST_NAMED]) + more + "."
        )


def _as_json(each: TakenSheet) -> dict[str, object]:
    return {
        "sheet": each.sheet.name,
        "list": each.title,
        "as_at": each.sheet.as_at.isoformat(),
        "rows": each.rows,
        "providers": each.providers,
        "events": each.events,
        "without_urn": each.left_out,
        "unknown_words": dict(each.unknown),
        "unknown_authorities": dict(each.unplaced),
    }
