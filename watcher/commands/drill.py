"""`drill`: an invented report sent through the whole program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.commands import printing
from watcher.service import drill
from watcher.service.service import Service
from watcher.timing.clock import SystemClock

if TYPE_CHECKING:
    from watcher.config.check import Config


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
        printing.say("The drill did not arrive. It is tried again; the operators hear of it when it is too late.")
    return arrived
