"""Ofsted's sheets of providers on GOV.UK: each new one is taken by itself, and what it says otherwise is told.

Only where a source of kind "govuk" is configured and other providers are watched (docs/sources.md 7).
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from msgspec import Struct

from notifiers.messages.operators import notice_message
from watcher.deliver import enqueue
from watcher.model.alerts import Link
from watcher.model.decisions import to_operators
from watcher.monitor.annual_outcomes import is_ours
from watcher.monitor.sheet_news import Concerned, NamedFile, take_and_tell
from watcher.reading.provider_sheets.reading import NoSheetError, day_of
from watcher.sources.govuk import Settings, content_url, search_url
from watcher.store.polled import sources
from watcher.timing.clock import day_in_london
from watcher.timing.words import at_most
from watcher.web.client import FetchError, Web

if TYPE_CHECKING:
    from datetime import date

    from watcher.monitor.provider_sheets import TakenSheet

MARK = "sheets of providers"
# Ten times a page's bound: these sheets have a line for each of England's schools or nurseries.
MOST_BYTES = 100_000_000
MOST_NAMED = 40
"""How many lines a message on what was published has: as many as on a sheet's news; the rest are counted."""
FORMS = (".csv", ".ods", ".xlsx", ".xls")


class Series(Struct, frozen=True):
    """One series of sheets: what to search GOV.UK for, which page is meant by its title, and which of its files."""

    name: str
    words: str
    page: re.Pattern[str]
    file: re.Pattern[str]


SERIES = (
    Series(
        "state-funded schools",
        "monthly management information Ofsted's school inspections outcomes",
        re.compile(r"management information.*school inspections outcomes", re.IGNORECASE),
        re.compile(r"state-?funded schools.*(latest|most recent) inspections", re.IGNORECASE),
    ),
    Series(
        "independent schools",
        "non-association independent schools inspections and outcomes management information",
        re.compile(r"independent schools.*management information", re.IGNORECASE),
        re.compile(r"independent schools.*(latest|most recent) inspections", re.IGNORECASE),
    ),
    Series(
        "childcare",
        "childcare providers and inspections management information",
        re.compile(r"childcare providers and inspections", re.IGNORECASE),
        re.compile(r"childcare provider data|childcare providers.*most recent inspections", re.IGNORECASE),
    ),
    Series(
        "social care",
        "children's social care in England underlying data",
        re.compile(r"children.s social care in england", re.IGNORECASE),
        re.compile(r"underlying data|provider level", re.IGNORECASE),
    ),
)


class PublishedSheet(Struct, frozen=True):
    """One sheet on GOV.UK: its file's address and title, and the day that it speaks of where the title says it."""

    url: str
    title: str
    as_at: date | None

    @property
    def name(self) -> str:
        """What its file is called."""
        return unquote(urlsplit(self.url).path).rsplit("/", 1)[-1][:200]


def take_new(everybody: Sequence[Concerned], web: Web, settings: Settings) -> tuple[str, ...]:
    """Look once a day for sheets that were not taken yet, and take them; returns what they say otherwise.

    `everybody` has the operator last. A sheet that can't be fetched is tried again on the next day; one that can't be
    read is told, once.
    """
    if not any(each.config.places for each in everybody):
        return ()
    said: list[str] = []
    for series in SERIES:
        said += _take_newest(everybody, web, settings, series)
    return tuple(said)


def _take_newest(everybody: Sequence[Concerned], web: Web, settings: Settings, series: Series) -> tuple[str, ...]:
    store, config = everybody[-1].store, everybody[-1].config
    today = day_in_london(web.now())
    mark = f"{MARK}: {series.name}"
    with store.look() as tx:
        day, _, taken = (sources.mark_of(tx, settings.name, mark) or "").partition("\n")
    if day == f"{today}":
        return ()
    said: tuple[str, ...] = ()
    found: PublishedSheet | None = None
    try:
        found = newest(web, settings.base_url, series)
        # GOV.UK gives each edition of a file an address of its own.
        if found and found.url != taken:
            said = _taken(everybody, web, found)
            taken = found.url
    except (FetchError, ValueError, KeyError, TypeError, RecursionError):
        said = ()
    with store.begin() as tx:
        sources.set_mark(tx, settings.name, mark, f"{today}\n{taken}")
        if found and said:
            lines = tuple(at_most(MOST_NAMED, said, "And {} more."))
            key = f"sheets/{series.name}/{found.name}"
            title = f"Ofsted's sheet of {series.name}: please look"
            notice = notice_message(key, title, lines, (Link(found.title, found.url),))
            enqueue.post(tx, to_operators(notice, config.operators), config.receivers, web.now())
    return said


def newest(web: Web, base_url: str, series: Series) -> PublishedSheet | None:
    """Find the newest sheet of a series by GOV.UK's search; FetchError or ValueError when that gives no sense."""
    only = {"filter_organisations": "ofsted"}
    asked = search_url(base_url, series.words, only, count=20, fields="title,link,public_timestamp")
    results = json.loads(web.get(asked).body)["results"]
    page = next((str(each["link"])[:500] for each in results if series.page.search(str(each["title"]))), None)
    if page is None:
        return None
    content = json.loads(web.get(content_url(base_url, page)).body)
    files = list(_files(content["details"].get("attachments", ()), base_url, series))
    return max(files, key=lambda each: str(each.as_at or ""), default=None)


def _files(attachments: Iterable[object], base_url: str, series: Series) -> Iterator[PublishedSheet]:
    for each in attachments:
        if isinstance(each, dict):
            url, title = urljoin(base_url, str(each.get("url"))), str(each.get("title"))[:300]
            path = unquote(urlsplit(url).path)
            # A title may name only the series; the file's own name then says which of its sheets it is.
            spoken = path.rsplit("/", 1)[-1].replace("_", " ")
            is_meant = series.file.search(title) or series.file.search(spoken)
            if is_meant and path.lower().endswith(FORMS) and is_ours(url, base_url):
                yield PublishedSheet(url, title, day_of(title, spoken))


def _taken(everybody: Sequence[Concerned], web: Web, published: PublishedSheet) -> tuple[str, ...]:
    """Take a sheet with its news; returns what about it the operators should look at."""
    with tempfile.TemporaryFile() as file:
        file.write(web.get(published.url, most_bytes=MOST_BYTES).body)
        try:
            news = take_and_tell(everybody, file, NamedFile(published.name, published.as_at), web.now())
        except NoSheetError as error:
            return (f"It could not be read, and nothing more of it was taken. {error}",)
    return tuple(_unreadable(news.taken))


def _unreadable(sheets: Iterable[TakenSheet]) -> Iterator[str]:
    for each in sheets:
        if each.unknown:
            words = ", ".join(f"“{word}” ({count})" for word, count in list(each.unknown.items())[:10])
            yield f"{each.sheet.name}: words on none of the scales that we know, not taken as grades: {words}."
