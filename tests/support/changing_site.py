"""Ofsted's site as it is on bad days, and where what was published changes, moves or goes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from watcher.demo.ofsted import OfstedSite
from watcher.demo.server import Reply
from watcher.model.ofsted import Urn
from watcher.model.values import replace


@dataclass
class ChangingSite(OfstedSite):
    """The site. `faults` are pages that answer differently: by path, the reply to give instead.

    `renamed` are words of the markup that a redesign changed. `unfound` are left out of searches by date. `until` shows
    each timeline as it was then: an old copy from some cache.
    """

    faults: dict[str, Reply] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    until: date | None = None
    unfound: set[Urn] = field(default_factory=set)

    def answer(self, request):
        return self.faults.get(request.path) or super().answer(request)

    def _page(self, request, html):
        for before, after in self.renamed.items():
            html = html.replace(before, after)
        return super()._page(request, html)

    def _timeline(self, authority):
        events = super()._timeline(authority)
        return [each for each in events if self.until is None or each.published <= self.until]

    def _found(self, request):
        by_date = request.first("latest_report_date_start") or request.first("latest_report_date_end")
        return tuple(each for each in super()._found(request) if not (by_date and each.urn in self.unfound))

    def replace_bytes(self, file: str, document: bytes) -> None:
        """Put other bytes behind the same link."""
        self._files[file] = document

    def move(self, urn: str, to: str) -> None:
        """Give an authority's page another URN."""
        with self._lock:
            moved = (replace(each, urn=to) if each.urn == urn else each for each in self.authorities)
            self.authorities = tuple(moved)
            self._events[to] = self._events.pop(urn, [])

    def withdraw(self, urn: str, file: str) -> None:
        """Take a line from a timeline; the file is gone too."""
        self._events[urn] = [each for each in self._events[urn] if each.file != file]
        self._files.pop(file, None)
