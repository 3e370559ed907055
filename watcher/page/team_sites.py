"""The teams' pages, each below /team/NAME: a site of its own, behind a door of its own."""

from __future__ import annotations

import threading
from collections import OrderedDict

from msgspec import Struct, field

from watcher.config.teams import NAME
from watcher.page.door import Door
from watcher.page.site import Site

BELOW = "/team/{}"
MOST_OPEN = 50
"""How many teams' sites are kept, with what they showed last."""


class TeamSites(Struct):
    """Finds a team's site and its door. `site` is the operator's, whose names `hosts` are the teams', too."""

    site: Site
    hosts: frozenset[str] | None
    _sites: OrderedDict[str, Site] = field(default_factory=OrderedDict)
    _doors: dict[str, Door] = field(default_factory=dict)
    """All that anybody came to: a door counts who guesses."""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def find(self, team: str) -> tuple[Site, Door] | None:
        """Find a team's site by the config in force; None where there is no such team, or it has no page."""
        if not NAME.fullmatch(team):
            return None
        with self._lock:
            site = self._sites.get(team) or self._made(team)
            with site.store.look() as tx:
                checked = site.in_force(tx)
            config = checked.config if checked else None
            if config is None or config.page is None or config.page.password_file is None:
                self._sites.pop(team, None)
                return None
            file = config.secret(config.page.password_file)
            if team not in self._doors or self._doors[team].password_file != file:
                self._doors[team] = Door(self.site.clock, self.hosts, file)
            self._sites[team] = site
            self._sites.move_to_end(team)
            if len(self._sites) > MOST_OPEN:
                self._sites.popitem(last=False)
            return site, self._doors[team]

    def _made(self, team: str) -> Site:
        return Site(self.site.store.of(team), self.site.path, self.site.clock, login=True, below=BELOW.format(team))
