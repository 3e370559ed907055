"""The page's content for one database: made when it is asked for, and kept while the database stays as it is."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field

from watcher import data
from watcher.config.check import CheckResult, check_text
from watcher.config.teams import check_team_text
from watcher.model.values import replace
from watcher.page.addresses import SELECTABLE, View, find
from watcher.page.answers import ATOM, HTML, Answer
from watcher.page.cache import Cache
from watcher.page.look import Look, NotThereError, PageRequest, not_there
from watcher.page.selection import EVERYTHING, Selection, selection_in
from watcher.page.templating import templates
from watcher.store.published import found_authorities
from watcher.store.teams import last_good_config, team_configs
from watcher.store.told import outbox_list

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment
    from sqlalchemy import Connection

    from watcher.store.database import Store
    from watcher.timing.clock import Clock


OPERATORS_ALONE = ("/metrics",)
"""What is about all teams together."""


class NothingToShowError(Exception):
    """The service has not run with this database yet, so there is nothing that could be shown."""


class Site(Struct):
    """The page's content. `path` is the config's file, for its name and for relative places.

    `login` tells whether visitors are known by name: only then may they ask for anything to be done. `below` is the
    address that it stands under, "/team/wirral".
    """

    store: Store
    path: Path
    clock: Clock
    login: bool = False
    below: str = ""
    _cache: Cache = field(default_factory=Cache)
    _making: threading.Lock = field(default_factory=threading.Lock)
    _checked: CheckResult | None = None
    _texts: object = None
    _templates: Environment = field(default_factory=templates)

    def answer(self, address: str, selection: Selection = EVERYTHING) -> Answer:
        """Give what stands at an address such as "/authority/80581", made anew unless somebody else just did."""
        view, argument = find(address)
        if self.store.team and address in OPERATORS_ALONE:
            view = None
        if view is None or not address.isprintable():  # PostgreSQL takes no NUL in what is looked for
            return not_there()
        with self._making:  # many who ask at once wait for the first one's answer
            kept = self.kept(address, selection)
            if kept is not None:
                return kept
            state, now = self._state(), self.clock.monotonic()
            with self.store.look() as tx:
                answer = self._made(view, tx, PageRequest(argument, selection))
            self._cache.keep(_key(address, selection), state, now, answer)
        return answer

    def _made(self, view: View, tx: Connection, asked: PageRequest) -> Answer:
        try:
            return _below(self.below, view(self._look(tx), asked))
        except NotThereError:
            return not_there()

    def kept(self, address: str, selection: Selection = EVERYTHING) -> Answer | None:
        """Return an answer that is still valid; None when it must be made again."""
        return self._cache.find(_key(address, selection), self._state(), self.clock.monotonic())

    def send_again(self, number: int) -> bool:
        """Let a message of the outbox be sent at once; False when there is none that could be."""
        with self.store.begin() as tx:
            return outbox_list.send_again(tx, number, self.clock.now())

    def _state(self) -> object:
        # What is overdue depends on the hour, too, so an answer is good for a minute at most.
        return self.store.version(), self.clock.now().replace(second=0, microsecond=0)

    def _look(self, tx: Connection) -> Look:
        checked, now = self.in_force(tx), self.clock.now()
        if checked is None or checked.config is None:
            raise NothingToShowError
        data.learn(found_authorities.everyone(tx))
        return Look(tx, checked.config.with_newcomers(), checked.problems, now, self._templates, self.login)

    def in_force(self, tx: Connection) -> CheckResult | None:
        """Give the config that the service took over last, the team's for a team; None when there is none."""
        text, lists = last_good_config.last_good(tx), last_good_config.last_good_lists(tx)
        theirs = team_configs.in_force(tx) if self.store.team else None
        if text is None or (self.store.team and theirs is None):
            return None
        if (text, lists, theirs) != self._texts:
            today = self.clock.now().date()
            checked = check_text(self.path, text, today, was_good=True, lists=lists)
            if theirs and theirs.text and checked.config:
                teams = checked.config.teams is not None
                checked = check_team_text(checked.config, theirs.team, theirs.text, kept_lists=theirs.lists)
                checked = checked if teams else replace(checked, config=None)
            self._checked, self._texts = checked, (text, lists, theirs)
        return self._checked


def selection_at(address: str, query: Mapping[str, str]) -> Selection:
    """Read what was chosen; nothing where there is nothing to choose from."""
    return selection_in(query) if address in SELECTABLE else EVERYTHING


def _below(below: str, answer: Answer) -> Answer:
    """Let every link of a page and a feed lead to what stands below an address; text has no bare quotes in it."""
    if not below or answer.kind not in (HTML, ATOM):
        return answer
    return replace(answer, body=_LINK.sub(rb"\1" + below.encode() + b"/", answer.body))


_LINK = re.compile(rb'( (?:href|src|action)=")/')


def _key(address: str, selection: Selection) -> str:
    return f"{address}?{selection.query()}"
