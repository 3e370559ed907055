"""The page's content for one database: made when it is asked for, and kept while the database stays as it is."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from watcher import data
from watcher.config.check import check_text
from watcher.page.addresses import SELECTABLE, find
from watcher.page.cache import Cache
from watcher.page.look import Asked, Look, not_there
from watcher.page.selection import EVERYTHING, Selection, selection_in
from watcher.page.templating import templates
from watcher.store import found_authorities, last_good_config, outbox_list

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment
    from sqlalchemy import Connection

    from watcher.config.check import Checked
    from watcher.page.answers import Answer
    from watcher.store.database import Store
    from watcher.timing.clock import Clock


class NothingToShowError(Exception):
    """The service has not run with this database yet, so there is nothing that could be shown."""


@dataclass(slots=True)
class Site:
    """The page's content. `path` is the config's file, for its name and for relative places.

    `login` tells whether visitors are known by name: only then may they ask for anything to be done.
    """

    store: Store
    path: Path
    clock: Clock
    login: bool = False
    _cache: Cache = field(default_factory=Cache)
    _making: threading.Lock = field(default_factory=threading.Lock)
    _checked: Checked | None = None
    _templates: Environment = field(default_factory=templates)

    def answer(self, address: str, selection: Selection = EVERYTHING) -> Answer:
        """Give what stands at an address such as "/authority/80581", made anew unless somebody else just did."""
        view, argument = find(address)
        if view is None or not address.isprintable():  # PostgreSQL takes no NUL in what is looked for
            return not_there()
        with self._making:  # many who ask at once wait for the first one's answer
            kept = self.kept(address, selection)
            if kept is not None:
                return kept
            state, now = self._state(), self.clock.monotonic()
            with self.store.look() as tx:
                answer = view(self._look(tx), Asked(argument, selection))
            self._cache.keep(_key(address, selection), state, now, answer)
        return answer

    def kept(self, address: str, selection: Selection = EVERYTHING) -> Answer | None:
        """Give an answer that is still good; None when it must be made anew."""
        return self._cache.find(_key(address, selection), self._state(), self.clock.monotonic())

    def send_again(self, number: int) -> bool:
        """Let a message of the outbox be sent at once; False when there is none that could be."""
        with self.store.begin() as tx:
            return outbox_list.send_again(tx, number, self.clock.now())

    def _state(self) -> object:
        # What is overdue depends on the hour, too, so an answer is good for a minute at most.
        return self.store.version(), self.clock.now().replace(second=0, microsecond=0)

    def _look(self, tx: Connection) -> Look:
        """Look by the config that is in force: the one that the service took over last."""
        text, lists = last_good_config.last_good(tx), last_good_config.last_good_lists(tx)
        if text is None:
            raise NothingToShowError
        now = self.clock.now()
        checked = self._checked
        if checked is None or (checked.text, checked.lists) != (text, lists):
            checked = self._checked = check_text(self.path, text, now.date(), was_good=True, lists=lists)
        if checked.config is None:
            raise NothingToShowError
        data.learn(found_authorities.everyone(tx))
        return Look(tx, checked.config.with_newcomers(), checked.problems, now, self._templates, self.login)


def selection_at(address: str, query: Mapping[str, str]) -> Selection:
    """Read what was chosen; nothing where there is nothing to choose from."""
    return selection_in(query) if address in SELECTABLE else EVERYTHING


def _key(address: str, selection: Selection) -> str:
    return f"{address}?{selection.query()}"
