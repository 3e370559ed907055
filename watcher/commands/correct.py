"""`correct` and `drill`: what people ask of the delivery by hand."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

from watcher.commands import printing
from watcher.follow_up.corrections import correct
from watcher.monitor import drill
from watcher.service.service import Service
from watcher.store.database import Store
from watcher.timing.clock import SystemClock

if TYPE_CHECKING:
    from watcher.config.check import Config


def correct_alert(config: Config, alert: str, because: str) -> None:
    """Queue a correction, and say who gets it."""
    store = Store(config.store_url)
    store.migrate()
    now = SystemClock().now()
    receivers = correct(store, config, alert, because=because, made_by=getpass.getuser(), now=now)
    store.close()
    if receivers:
        printing.say(f"The correction goes to {', '.join(receivers)}: the running service sends it within seconds.")
        printing.say("If no service runs: ofsted-watch once")
    else:
        printing.say("The correction was noted. The alert reached nobody, so nobody is told.")


def hold_drill(config: Config) -> bool:
    """Hold a drill now; True when every test receiver took it."""
    with Service(config, SystemClock()) as service:
        story = drill.hold(service.store, config, service.readers, service.clock.now())
        attempts = [each for each in service.deliver() if each.delivery.story == story]
        with service.store.look() as tx:
            arrived = drill.arrived(tx, story)
    for each in attempts:
        printing.say(f"{each.delivery.receiver}, {each.delivery.address}: {each.answer}")
    if not arrived:
        printing.say("The drill did not arrive. It is tried again; operators are told when it is too late.")
    return arrived
