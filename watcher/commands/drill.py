"""`drill`: an invented report sent through the whole program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.commands import printing
from watcher.service import drill
from watcher.service.service import Service
from watcher.timing.clock import SystemClock

if TYPE_CHECKING:
    from watcher.config.check import Config


def hold_drill(config: Config, team: str | None = None) -> bool:
    """Hold a drill now, of the operator's or of a team's config in force; True when every test receiver took it."""
    with Service(config, SystemClock()) as service:
        store, theirs = service.store, config
        if team is not None:
            service.teams.follow(config)
            store, theirs = service.store.of(team), service.teams.named(team).config
        story = drill.hold(store, theirs, service.readers, service.clock.now())
        attempts = [each for each in service.deliver() if each.delivery.story == story]
        with store.look() as tx:
            arrived = drill.arrived(tx, story)
    for each in attempts:
        printing.say(f"{each.delivery.receiver}, {each.delivery.address}: {each.answer}")
    if not arrived:
        printing.say("The drill did not arrive. It is tried again; the operators hear of it when it is too late.")
    return arrived
