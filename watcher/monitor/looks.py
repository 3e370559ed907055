"""Asks a source once for one of each thing that docs/sources.md speaks of, and compares nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode, urljoin, urlsplit

from msgspec import Struct, field

from watcher.monitor.assumptions import feeds, govuk, moderngov, ofsted_files, ofsted_list, ofsted_page, ofsted_places
from watcher.monitor.assumptions.every_site import GONE
from watcher.monitor.assumptions.seen import AGAIN, FILES_ROBOTS, ROBOTS, DocumentRead, Look, Seen
from watcher.sources import feed as feed_source
from watcher.sources import govuk as govuk_source
from watcher.sources import moderngov as moderngov_source
from watcher.sources import ofsted_publications, ofsted_reports
from watcher.timing.clock import LONDON
from watcher.web.client import MOST_DOCUMENT_BYTES, MOST_PAGE_BYTES, MOST_REDIRECTS, FetchError, Web

if TYPE_CHECKING:
    from datetime import datetime

    from watcher.model.listings import Validators
    from watcher.reading.sandbox import Readers
    from watcher.sources.source import SourceSettings


class Asking(Struct):
    """One source being asked, one request at a time. What came is kept in `pages`, in order."""

    web: Web
    kind: str
    base_url: str
    moment: datetime
    pages: list[Seen] = field(default_factory=list)

    @property
    def look(self) -> Look:
        """Return what was seen so far."""
        return Look(self.kind, self.base_url, self.moment, tuple(self.pages))

    def ask(self, asked: str, url: str, *, most_bytes: int = MOST_PAGE_BYTES, again: bool = False) -> None:
        """Ask for an address, following redirects, and, if wished, once more whether it has changed meanwhile."""
        validators = self._ask(asked, url, most_bytes, None)
        if again and validators and (validators.etag or validators.last_modified):
            self._ask(AGAIN, url, most_bytes, validators)

    def ask_robots(self, asked: str, url: str) -> None:
        """Ask for the robots.txt of an address's host."""
        self.ask(asked, urljoin(url, "/robots.txt"), most_bytes=1_000_000)

    def _ask(self, asked: str, url: str, most_bytes: int, validators: Validators | None) -> Validators | None:
        at = url
        try:
            for _ in range(MOST_REDIRECTS + 1):
                looked = self.web.look(at, validators=validators, most_bytes=most_bytes)
                if looked.moved_to is None:
                    break
                at = urljoin(at, looked.moved_to)
        except (FetchError, ValueError) as error:
            self.pages.append(Seen(asked, url, at, 0, trouble=str(error)))
            return None
        self.pages.append(Seen(asked, url, at, looked.status, looked.headers, looked.body))
        return looked.validators


def look_at(settings: SourceSettings, web: Web, readers: Readers) -> Look:
    """Ask one source; about ten requests for Ofsted's site, four to nine for another. StoppedError after a stop."""
    if isinstance(settings, ofsted_reports.Settings):
        return _ofsted(Asking(web, settings.kind, settings.base_url, web.now()), readers)
    if isinstance(settings, ofsted_publications.Settings):
        return _publications(Asking(web, settings.kind, settings.base_url, web.now()))
    if isinstance(settings, govuk_source.Settings):
        return _govuk(Asking(web, settings.kind, settings.base_url, web.now()))
    if isinstance(settings, moderngov_source.Settings):
        return _moderngov(Asking(web, settings.kind, settings.url, web.now()))
    if isinstance(settings, feed_source.Settings):
        asking = Asking(web, settings.kind, settings.url, web.now())
        asking.ask_robots(ROBOTS, settings.url)
        asking.ask(feeds.FEED, settings.url, again=True)
        return asking.look
    return Look(str(getattr(settings, "kind", "")), "", web.now(), ())


def _ofsted(asking: Asking, readers: Readers) -> Look:
    """Ask for the list, the page whose report is newest (whoever is watched), that report, and one that is gone."""
    base_url = asking.base_url
    asking.ask_robots(ROBOTS, base_url)
    asking.ask(ofsted_list.LIST, ofsted_list.list_url(base_url))
    said = ofsted_list.count(asking.look.page(ofsted_list.LIST)) or 0
    if said > len(ofsted_list.lines(asking.look.page(ofsted_list.LIST))):
        asking.ask(ofsted_list.SECOND, ofsted_list.list_url(base_url, start=ofsted_list.ROWS))
    since = asking.moment.astimezone(LONDON).date() - ofsted_list.ASKED_BACK
    asking.ask(ofsted_list.BY_DATE, ofsted_list.list_url(base_url, since=since))
    line = ofsted_list.newest(asking.look)
    if line is None:
        return asking.look
    asking.ask(ofsted_page.PAGE, ofsted_list.page_url(asking.look, line), again=True)
    event = ofsted_page.newest_event(asking.look)
    if event is None or not ofsted_page.leads_to_a_file(event, asking.look):
        return asking.look
    if urlsplit(event.file).netloc != urlsplit(base_url).netloc:
        asking.ask_robots(FILES_ROBOTS, event.file)
    asking.ask(ofsted_files.DOCUMENT, event.file, most_bytes=MOST_DOCUMENT_BYTES)
    asking.ask(GONE, urljoin(event.file, f"/v1/file/{ofsted_files.KNOWN_GONE}"), most_bytes=MOST_DOCUMENT_BYTES)
    return _with_reading(asking.look, readers)


def _publications(asking: Asking) -> Look:
    """Ask for the three lists by day, and the newest page of each; which places are watched doesn't come into it."""
    asking.ask_robots(ROBOTS, asking.base_url)
    for level, name in ofsted_publications.LEVELS.items():
        url = ofsted_publications.list_url(asking.base_url, level, ofsted_places.asked_since(asking.look))
        asking.ask(f"{ofsted_places.LIST}{name}", url)
        if line := ofsted_places.newest(asking.look, name):
            asking.ask(f"{ofsted_places.PAGE}{name}", ofsted_places.page_url(asking.look, line))
    return asking.look


def _with_reading(look: Look, readers: Readers) -> Look:
    document = look.page(ofsted_files.DOCUMENT)
    if document is None:
        return look
    reading = readers.read(document.body)
    read = DocumentRead(
        str(reading.kind),
        len(reading.judgements),
        reading.problems,
        reading.inspection_start,
        reading.inspection_end,
    )
    return Look(look.kind, look.base_url, look.moment, look.pages, read)


def _govuk(asking: Asking) -> Look:
    base_url = asking.base_url
    asking.ask_robots(ROBOTS, base_url)
    for at, (asked, url) in enumerate(govuk.searches(base_url).items()):
        asking.ask(asked, url, again=at == 0)
    path, edition = govuk.collection_path(asking.look), govuk.edition_path(asking.look)
    if path:
        asking.ask(govuk.COLLECTION, govuk_source.content_url(base_url, path))
    if edition:
        asking.ask(govuk.EDITION, govuk_source.content_url(base_url, edition[0]))
    return asking.look


def _moderngov(asking: Asking) -> Look:
    base_url, today = asking.base_url.rstrip("/"), asking.moment.astimezone(LONDON).date()
    since, until = today - moderngov_source.BACK, today + moderngov_source.AHEAD
    span = {"lCommitteeId": 0, "sFromDate": f"{since:%d/%m/%Y}", "sToDate": f"{until:%d/%m/%Y}"}
    asking.ask_robots(ROBOTS, base_url)
    asking.ask(moderngov.SERVICE, f"{base_url}/mgWebService.asmx/GetMeetings?{urlencode(span)}")
    asking.ask(moderngov.RSS, f"{base_url}/mgRss.aspx?XXR=0", again=True)
    asking.ask(moderngov.COMMITTEE_LIST, f"{base_url}/mgListCommittees.aspx")
    return asking.look
