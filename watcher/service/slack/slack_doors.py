"""Whose an app on Slack is, and whose a message that somebody pressed a button of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notifiers.notifier import DeliveryError, read_secret
from notifiers.slack.channel import Settings
from watcher.store.tables.teams import OPERATOR
from watcher.store.told import deliveries

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from watcher.config.config import Config
    from watcher.store.database import Store


class Door(NamedTuple):
    """Where one app is listened to, and whose it is: '' for the operator's."""

    app_token_file: str
    api_url: str
    team: str = OPERATOR


class Side(NamedTuple):
    """By whose config, and on whose rows, an app's users are answered."""

    config: Config
    store: Store

    def doors(self) -> Iterator[tuple[Door, Settings]]:
        """List the receivers that have an app, with its door."""
        for each in self.config.receivers.values():
            if isinstance(each, Settings) and each.app_token_file:
                yield Door(each.app_token_file, each.api_url, self.config.team), each


def whose_message(sides: Mapping[str, Side], heard_at: Door, key: str) -> Door:
    """Find whose a message is, by its key: where teams share an app, Slack says to any of them what is pressed.

    It is looked for in nobody's rows but theirs who have the same app, as their token shows; `heard_at` if none has it.
    """
    app: tuple[str, str] | None = None
    for door in _with(heard_at, sides):
        if door != heard_at:
            app = app or _app(sides, heard_at)
            if app is None or _app(sides, door) != app:
                continue
        with sides[door.team].store.look() as tx:
            if deliveries.by_key(tx, key):
                return door
    return heard_at


def _with(first: Door, sides: Mapping[str, Side]) -> Iterator[Door]:
    """List all doors, one of them first."""
    yield first
    yield from (door for side in sides.values() for door, _ in side.doors() if door != first)


def _app(sides: Mapping[str, Side], door: Door) -> tuple[str, str] | None:
    """Name an app by its token; None where that can't be read."""
    try:
        return door.api_url, read_secret(sides[door.team].config.secret(door.app_token_file))
    except DeliveryError:
        return None
