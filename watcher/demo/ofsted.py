"""A replica of reports.ofsted.gov.uk and files.ofsted.gov.uk, in the site's own markup (docs/sources.md 1)."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass, field
from datetime import date
from html import escape
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from watcher import data
from watcher.demo.ofsted_markup import Event, event_html, page_html, result_html
from watcher.demo.providers import OtherProviders, days_asked, provider_html
from watcher.demo.server import Reply, Request, Server
from watcher.model.values import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from watcher.model.ofsted import Authority, Urn

T = TypeVar("T")
MOST_ROWS = 100
"""Lines on a page of the list, as of Ofsted's own (assumption L3)."""
USUAL_ROWS = 10
"""Lines on a page where the request names no number."""
TITLE = "Children's services inspection"


class Line(Struct, frozen=True):
    """A line to be put into a timeline; without a `file` id it gets the next one. `on_top`: above all others."""

    published: date
    inspected: date | None = None
    title: str = TITLE
    hidden: str | None = None
    on_top: bool = True
    file: str | None = None


@dataclass(slots=True)
class OfstedSite:
    """What the site shows: authorities with their timelines, newest first, and the files. Change it while it serves."""

    authorities: tuple[Authority, ...] = field(default_factory=data.authorities)
    validators: bool = True
    others: OtherProviders = field(default_factory=OtherProviders)
    _events: dict[Urn, list[Event]] = field(default_factory=dict)
    _files: dict[str, bytes] = field(default_factory=dict)
    _next: int = 50400000
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def publish(self, urn: Urn, document: bytes, line: Line) -> str:
        """Put a document on an authority's page, and the authority into the list; returns its file id."""
        with self._lock:
            if all(each.urn != urn for each in self.authorities):
                self.authorities = (*self.authorities, data.by_urn()[urn])
            file = line.file
            if file is None:
                file, self._next = str(self._next), self._next + 1
            event = Event(file, line.title, line.published, line.inspected, line.hidden)
            timeline = self._events.setdefault(urn, [])
            timeline.insert(0 if line.on_top else len(timeline), event)
            self._files[file] = document
        return file

    def answer(self, request: Request) -> Reply:
        """Answer as the two hosts would."""
        if request.path == "/search":
            return self._page(request, self._search(request))
        if request.path.startswith("/provider/"):
            _, _, kind, urn = request.path.split("/", 3)
            if kind != "44" and (page := self.others.page(kind, urn)):
                return self._page(request, page)
            authority = next((each for each in self.authorities if each.urn == urn), None)
            if kind != "44" or authority is None:
                return Reply(404, NOT_FOUND)
            return self._page(request, self._provider(authority))
        if request.path.startswith("/v1/file/"):
            body = self._files.get(request.path.rsplit("/", 1)[-1])
            if body is None:
                return Reply(200, REPORT_NOT_FOUND)
            return self._checked(request, Reply(200, body, "application/pdf"))
        return Reply(404, NOT_FOUND)

    def _timeline(self, authority: Authority) -> list[Event]:
        return self._events.get(authority.urn, [])

    def _page(self, request: Request, html: str) -> Reply:
        return self._checked(request, Reply(200, html.encode()))

    def _checked(self, request: Request, reply: Reply) -> Reply:
        """Answer 304 to who has it already."""
        etag = f'"{hashlib.sha256(reply.body).hexdigest()[:16]}"'
        if not self.validators:
            return reply
        if request.headers.get("if-none-match") == etag:
            return Reply(304, headers={"ETag": etag})
        return replace(reply, headers={"ETag": etag})

    def _search(self, request: Request) -> str:
        if request.first("level_1_types") and not request.first("level_2_types[]"):
            return self._results(request, self.others.found(request), provider_html)
        return self._results(request, self._found(request), self._result)

    def _results(self, request: Request, found: Sequence[T], written: Callable[[T], str]) -> str:
        """Write the page of results that is asked for."""
        rows = min(int(request.first("rows") or USUAL_ROWS), MOST_ROWS)
        start, count = int(request.first("start") or 0), len(found)
        lines = "".join(written(each) for each in found[start : start + rows])
        following = (
            f'<a class="pagination__next" href="/search?start={start + rows}&amp;rows={rows}">Next</a>'
            if start + rows < count
            else ""
        )
        return page_html(
            "Search results - Find an Inspection Report - Ofsted",
            f'<div class="search-results__heading"><strong class="results-count">{count}'
            f'</strong> results</div><ul class="results-list">{lines}</ul><div class="pagination">'
            f'<span class="pagination__numbers">{start // rows + 1} of {-(-count // rows)}</span>{following}</div>',
        )

    def _found(self, request: Request) -> tuple[Authority, ...]:
        """Choose by the day of the latest report, and sort, as the request asks."""
        found = list(self.authorities)
        if days := days_asked(request):
            found = [each for each in found if days[0] <= self._latest(each) <= days[1]]
            found = [each for each in found if self._timeline(each)]
        if request.first("sort") == "date":
            found.sort(key=self._latest, reverse=request.first("order") != "asc")
        return tuple(found)

    def _latest(self, authority: Authority) -> date:
        return max((each.published for each in self._timeline(authority)), default=date.min)

    def _result(self, authority: Authority) -> str:
        latest = max((each.published for each in self._timeline(authority)), default=None)
        address = '<address class="search-result__address">Town Hall, ZZ00 0AA</address>'
        category = "Local authority children&#039;s services"
        return result_html(f"44/{authority.urn}", f"{authority.name} Council", category, address, latest)

    def _provider(self, authority: Authority) -> str:
        name = escape(authority.name)
        days = "".join(map(event_html, self._timeline(authority)))
        return page_html(
            f"{name} Council - Open - Find an Inspection Report - Ofsted",
            f'<div class="module title-block"><div class="container">'
            f'<h1 class="heading--title title-block__heading">{name} Council</h1>'
            f'<p class="heading--main title-block__subheading">URN: {authority.urn}</p>'
            '<address class="title-block__address">Address: Town Hall</address></div></div>'
            '<div class="provider provider--la"><div class="container"><div class="module">'
            '<h2 class="timeline__title heading--sub">All reports</h2>'
            f'<ol class="timeline">{days}<li class="timeline__day timeline__day--opened"><div class="event">'
            '<span class="event__title heading--sub">Opened</span></div></li></ol></div></div></div>',
        )


NOT_FOUND = page_html(
    "Page not found - Find an Inspection Report - Ofsted",
    "<h1>Page not found</h1><p>Sorry, this page can't be found. It may have been deleted or moved.</p>",
).encode()
REPORT_NOT_FOUND = page_html(
    "Report not found - Find an Inspection Report - Ofsted",
    '<h1 class="heading--title title-block__heading">Report not found</h1>'
    "<p>Sorry, the document you requested no longer exists.</p>"
    "<p>We recommend linking to a page instead of a pdf report.</p>",
).encode()


def serve(site: OfstedSite) -> Server:
    """Serve a site on loopback."""
    return Server(site.answer)
