"""One source against a replica: what it lists at each poll, remembered as the store does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from parsing_here import ParsingHere
from town import HandClock

from watcher.demo.server import Server
from watcher.model.listings import Failure, Pause
from watcher.model.places import NOWHERE
from watcher.sources.source import PollContext
from watcher.web.client import FetchSettings, Web


class Memory:
    """Remembers what was listed, as the store does."""

    def __init__(self):
        self.marks, self.pages, self.looked = {}, {}, {}
        self.quiet, self.patience = False, set()

    def looked_at(self, place):
        return self.looked.get(place)

    def accepts(self, place):
        return place in self.patience

    def mark(self, name):
        return self.marks.get(name)

    def validators(self, url):
        return self.pages.get(url)

    def keep(self, seen):
        if not isinstance(seen, Failure):
            self.marks.update(seen.marks)
            self.looked[seen.place] = datetime(2026, 8, 3, tzinfo=UTC) + timedelta(seconds=len(self.looked))
            if seen.entries is not None:
                self.pages[seen.page_url] = seen.validators


class NoPlaces:
    """Nobody but councils is watched."""

    places = NOWHERE


class Polling:
    """Polls a source again and again. Use it as a context manager; `make` gets the replica's address."""

    def __init__(self, site, make, clock=None):
        self.clock = clock or HandClock()
        self.web = Web(FetchSettings(allow_private_addresses=True, spacing=timedelta(0)), self.clock)
        self.memory = Memory()
        self.server = Server(site.answer)
        self._make = make

    def __enter__(self):
        self.server.__enter__()
        self.source = self._make(self.server.base_url)
        return self

    def __exit__(self, *_):
        self.web.close()
        self.server.__exit__()

    def poll(self):
        seen = []
        for each in self.source.poll(PollContext(self.web, ParsingHere(), self.memory, frozenset(), NoPlaces())):
            if not isinstance(each, Pause):
                seen.append(each)
                self.memory.keep(each)
        return seen

    def entries(self):
        return [entry for each in self.poll() if not isinstance(each, Failure) for entry in each.entries or ()]
