"""`correct`: a correction made by hand."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

from watcher.commands import printing
from watcher.follow_up.corrections import correct
from watcher.store.database import opened
from watcher.store.manual_corrections import Corrected
from watcher.timing.clock import SystemClock

if TYPE_CHECKING:
    from watcher.config.check import Config


def correct_alert(config: Config, alert: str, because: str) -> None:
    """Queue a correction, and say who gets it."""
    with opened(config.store_url) as store:
        now = SystemClock().now()
        receivers = correct(store, config, alert, Corrected(now, getpass.getuser(), because))
    if receivers:
        printing.say(f"The correction goes to {', '.join(receivers)}: the running service sends it within seconds.")
        printing.say("If no service runs: ofsted-watch once")
    else:
        printing.say("The correction was noted. The alert reached nobody, so nobody is told.")
