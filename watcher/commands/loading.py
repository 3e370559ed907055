"""What every command begins with: the config that is meant, today's date, and days as they are typed."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from watcher.config.check import Config


def day(text: str) -> date:
    """Read a day such as 2024-01-31; anything else ends in a sentence that shows how it is written."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        sentence = f'"{text}" is not a date. Write it as year, month, day: 2024-01-31.'
        raise typer.BadParameter(sentence) from None


def today() -> date:
    """Return London's date."""
    from watcher.timing.clock import LONDON, SystemClock

    return SystemClock().now().astimezone(LONDON).date()


def config_path(given: Path | None) -> Path:
    """Return the config file that is meant, as a whole path: the one given, the one here, or the installed service's.

    Whole, because which database belongs to it depends on its folder, and must not on where the command was typed.
    """
    here = Path("config.toml")
    meant = given or (here if here.exists() else Path("/etc/ofsted-watch/config.toml"))
    return meant.absolute()


def load(given: Path | None, *, looking: bool = False) -> Config:
    """Load the config that is meant; ConfigError names every problem. `looking`: nothing will be sent."""
    from watcher.config import check

    return check.load(config_path(given), looking=looking)


def asked_span(*, daily: bool = False, monthly: bool = False, since: date | None = None) -> tuple[date, date]:
    """Find the time that was asked for: from `since` until now, else the last whole day, month, or week."""
    from watcher.timing.periods import span

    if since:
        return since, today() + timedelta(days=1)
    return span("day" if daily else "month" if monthly else "week", today())
