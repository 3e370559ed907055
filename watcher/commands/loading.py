"""What every command begins with: the config that is meant, today's date, and days as they are typed."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from watcher.config import places
from watcher.model.errors import PlainError

if TYPE_CHECKING:
    from watcher.config.check import Config


def day(text: str) -> date:
    """Read a day such as 2024-01-31; anything else ends in a sentence that shows how it is written."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f'"{text}" is not a date. Write it as year, month, day: 2024-01-31.') from None


def today() -> date:
    """Return London's date."""
    from watcher.timing.clock import LONDON, SystemClock

    return SystemClock().now().astimezone(LONDON).date()


def config_path(given: Path | None) -> Path:
    """Return the config file that is meant, as a whole path: the one given, the one here, or the installed service's.

    Whole, because which database belongs to it depends on its folder, and must not on where the command was typed.
    """
    here, services = Path("config.toml"), places.SETTINGS / "config.toml"
    meant = given or (services if places.is_file(services) and not here.exists() else here)
    written = Path(os.path.abspath(meant))  # noqa: PTH100 - follows no link, but takes the ".." away
    try:
        linked = written.resolve()
    except RuntimeError:  # links in a circle, which `check` says in words
        return written
    return linked if linked.parent == places.SETTINGS else written


def load(given: Path | None, team: str | None = None, *, looking: bool = False, begins: bool = True) -> Config:
    """Load the config that is meant, or a team's; ConfigError names every problem. `looking`: nothing will be sent.

    `begins`: the command makes a database where there is none, which must not be one beside the service's.
    """
    from watcher.config import check

    config = check.load(config_path(given), looking=looking)
    if begins:
        refuse_a_second_database(config)
    if team is None:
        return config
    from watcher.config.teams import load_team

    return load_team(config, team, looking=looking)


class SecondDatabaseError(PlainError):
    """A command was about to begin an empty database beside the installed service's, and to tell everything again."""

    exit_code = 2


def refuse_a_second_database(config: Config) -> None:
    """Refuse to begin a database for another config where the service is installed and has one of its own.

    Who means it writes a whole path into the config: then it is the same wherever the command is typed.
    """
    from watcher.config.places import SETTINGS, STATE, is_file
    from watcher.store.database_url import has_database

    service = SETTINGS / "config.toml"
    written_whole = config.store_url in config.text
    if written_whole or has_database(config.store_url) or config.path.parent == SETTINGS:
        return
    if not (is_file(service) and STATE.is_dir()):
        return
    raise SecondDatabaseError(
        f"Nothing was done: {config.path} has no database yet, and ofsted-watch is installed here as a service with "
        f"one of its own. If you mean the service, add `--config {service}`. To begin a second database, write its "
        f'whole path into {config.path.name}: [store] url = "{config.store_url}".'
    )


def asked_span(*, daily: bool = False, monthly: bool = False, since: date | None = None) -> tuple[date, date]:
    """Find the time that was asked for: from `since` until now, else the last whole day, month, or week."""
    from watcher.timing.periods import span

    if since:
        if since > today():
            raise typer.BadParameter(f"--since {since} is yet to come: no day is between it and now.")
        return since, today() + timedelta(days=1)
    return span("day" if daily else "month" if monthly else "week", today())
