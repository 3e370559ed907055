"""Who is watched: by the operator's config, or by any team's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.collect import watch_list
from watcher.model.places import Places, together

if TYPE_CHECKING:
    from datetime import datetime

    from watcher.config.check import Config
    from watcher.model.ofsted import Urn
    from watcher.service.teams.teams import Teams
    from watcher.store.database import Store


class Watched(Struct):
    """Everybody whom a service watches, whoever asked for it."""

    store: Store
    teams: Teams
    _joined: tuple[tuple[Places, Places], Places] | None = None
    """What other providers are watched, and whose lists and areas that was made of."""

    def authorities(self, config: Config) -> frozenset[Urn]:
        """Name the authorities."""
        return config.watched | self.teams.watched

    def places(self, config: Config) -> Places:
        """Join what other providers are watched."""
        asked = config.places, self.teams.places
        if self._joined is None or any(was is not now for was, now in zip(self._joined[0], asked, strict=True)):
            self._joined = asked, together(asked)
        return self._joined[1]

    def take_over(self, config: Config, now: datetime) -> None:
        """Begin with those that were added."""
        authorities, places = self.authorities(config), self.places(config)
        with self.store.look() as tx:
            if watch_list.is_taken_over(tx, authorities, places):
                return
        watch_list.take_over(self.store, authorities, config.alert_window, now)
        watch_list.take_over_places(self.store, places, config.alert_window, now)
