"""`correct`: a correction made by hand, shown before it is sent."""

from __future__ import annotations

import getpass
import sys
from typing import TYPE_CHECKING

import typer

from watcher.commands import printing
from watcher.follow_up.corrections import NoSuchAlertError, correct
from watcher.history.explanation import explain
from watcher.model.errors import PlainError
from watcher.store.database import opened
from watcher.store.published import manual_corrections
from watcher.store.published.manual_corrections import ManualCorrection
from watcher.store.told import alerts
from watcher.timing.clock import SystemClock

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from watcher.config.check import Config


class NoWordsError(PlainError):
    """A correction without words says nothing."""

    exit_code = 2


def correct_alert(config: Config, alert: str, because: str, *, sure: bool) -> bool:
    """Show a correction and to whom it goes, ask unless `sure`, and queue it; False when it was not queued."""
    if not because.strip():
        raise NoWordsError('Say what was wrong: --because "The report says good for leaders." People read these words.')
    clock = SystemClock()
    with opened(config.store_url, config.team) as store:
        with store.look() as tx:
            key = _key(tx, alert.strip(), config)
            told = alerts.get(tx, key)
            to = [name for name in manual_corrections.receivers_of(tx, key) if name in config.receivers]
        assert told is not None, "its key was just looked up"
        printing.say(f"{told.authority}: {told.headline}")
        printing.say(f"Correction: {because.strip()}")
        printing.say(
            f"It goes to {', '.join(to)}." if to else "The alert reached nobody, so the correction is only noted."
        )
        if not sure and not _agreed():
            return False
        correct(store, config, key, ManualCorrection(clock.now(), getpass.getuser(), because.strip()))
    printing.say(
        "It was noted." if not to else "The running service sends it within seconds. If none runs: ofsted-watch once"
    )
    return True


def _agreed() -> bool:
    if not sys.stdin.isatty():
        printing.say("Nothing was sent: there is nobody to ask here. Add --yes if this is what you want.")
        return False
    return typer.confirm("Send it?")


def _key(tx: Connection, alert: str, config: Config) -> str:
    """Find the alert that is meant: by its key, or by an authority and a day, as `explain` finds them."""
    if alerts.get(tx, alert):
        return alert
    try:
        made = [sent.alert for each in explain(tx, alert, config) for sent in each.sent]
    except PlainError:
        made = []
    if len(made) == 1:
        return made[0].key
    choice = made or [each.alert for each in alerts.newest(tx, 5)]
    several = "".join(f"\n   {each.key}   {each.authority}: {each.headline}" for each in choice)
    what = f'There is no alert "{alert}".{" The latest are:" if choice else " None was ever made."}'
    if made:
        what = f'There are {len(made)} alerts of that day. Which one? Say: ofsted-watch correct "its key" --because "…"'
    raise NoSuchAlertError(f"{what}{several}\nNothing was changed.")
