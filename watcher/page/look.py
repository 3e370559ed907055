"""What a page is made from: one look into the database, at one moment, by the config in force."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from watcher import data
from watcher.history import places, standings
from watcher.history.briefing import Briefing, brief
from watcher.model.alerts import PLACES
from watcher.monitor import status
from watcher.page.answers import TEXT, Answer
from watcher.page.selection import EVERYTHING, Selection
from watcher.timing.clock import LONDON
from watcher.timing.periods import span

if TYPE_CHECKING:
    from datetime import date, datetime

    from jinja2 import Environment
    from sqlalchemy import Connection

    from watcher.config.check import Config
    from watcher.config.problems import Problem
    from watcher.history.standings import Standing
    from watcher.model.ofsted import Authority
    from watcher.monitor.status import Watching

NOT_THERE = "There is no such page here. The overview is at /."


class PageRequest(Struct, frozen=True):
    """What was asked for below an address ("80573" of /authority/80573), and what was chosen there."""

    argument: str = ""
    selection: Selection = EVERYTHING


@dataclass(frozen=True)
class Look:
    """One look. `problems` is what is odd in the config; `login` tells whether visitors are known by name."""

    tx: Connection
    config: Config
    problems: tuple[Problem, ...]
    now: datetime
    templates: Environment
    login: bool

    @property
    def today(self) -> date:
        """London's date."""
        return self.now.astimezone(LONDON).date()

    @cached_property
    def watching(self) -> Watching:
        """How the service is doing."""
        return status.look(self.tx, self.config, self.now)

    def standings(self, *, watched: bool = False) -> tuple[Standing, ...]:
        """Find where the watched authorities stand, or all, by name."""
        wanted = (each for each in data.authorities() if not watched or self.watches(each))
        return standings.look(self.tx, wanted, self.today, bundled=self.config.bundled)

    def briefing(self, every: str) -> Briefing:
        """Make the briefing of the last whole week or month."""
        days = span(every, self.today)
        made = brief(self.tx, self.config.watched, days, self.today, bundled=self.config.bundled)
        found = places.between(self.tx, self.config, days, self.today)
        return places.with_places(made, found, self.config, named=self.login)

    def watches(self, authority: Authority) -> bool:
        """Return whether an authority is watched."""
        return authority.urn in self.config.watched

    def may_show(self, story: str | None) -> bool:
        """Return whether visitors may see a story, or an alert by its key: those of places only behind a login."""
        return self.login or story is None or not story.startswith(PLACES)

    def page(self, template: str, **shown: object) -> Answer:
        """Write a page."""
        words = self.templates.get_template(template)
        return Answer(
            words.render(
                now=self.now, login=self.login, alone="", has_places=bool(self.config.places), **shown
            ).encode()
        )


class NotThereError(Exception):
    """Nothing stands at the address that was asked for, or nothing that this visitor may see."""


def authority_of(urn: str) -> Authority:
    """Find an authority by the URN in an address; NotThereError where there is none."""
    for each in data.by_urn().values():
        if each.urn == urn:
            return each
    raise NotThereError


def not_there() -> Answer:
    """Say that nothing is there."""
    return Answer(NOT_THERE.encode(), TEXT, 404)
