"""Once a year Ofsted publishes every council's latest outcome in one file: it is found on GOV.UK, read and compared.

It comes on a path of its own, from other people's hands, so it shows what both our ways of looking at the reports'
site have missed or misread (docs/sources.md 2.5 and 3). Only where a source of kind "govuk" is configured.
"""

from __future__ import annotations

import json
from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from msgspec import Struct

from notifiers.messages.operators import notice_message
from watcher import data
from watcher.deliver import enqueue
from watcher.model.alerts import Link, Message
from watcher.model.decisions import to_operators
from watcher.monitor import outcomes_file
from watcher.monitor.outcomes_file import KnownAuthority, NotTheFileError, Outcome
from watcher.sources.govuk import Settings, content_url, search_url
from watcher.store.polled import sources
from watcher.store.published import inspections, listings
from watcher.timing.clock import day_in_london
from watcher.timing.words import at_most
from watcher.web.client import MOST_PAGE_BYTES, FetchError, Web

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from watcher.config.config import Config
    from watcher.model.ofsted import Urn
    from watcher.reading.sandbox import Readers
    from watcher.store.database import Store

MARK = "annual outcomes"
# A wrong column would differ in every one of 153 rows; the first forty show what went wrong as well.
MOST_NAMED = 40
SHEETS = (".ods", ".xlsx")


class Edition(Struct, frozen=True):
    """One year's file: the page that it stands on, and when that was updated last."""

    title: str
    path: str
    updated: str
    as_at: date


def reconcile(store: Store, web: Web, readers: Readers, settings: Settings, config: Config) -> tuple[str, ...]:
    """Look once a day for an edition that was not compared yet; returns what it says differently from what we know.

    An edition that can't be fetched is tried again on the next day; one that can't be read is told, once.
    """
    now = web.now()
    today = day_in_london(now)
    with store.look() as tx:
        day, _, compared = (sources.mark_of(tx, settings.name, MARK) or "").partition("\n")
    if day == f"{today}":
        return ()
    try:
        edition = newest(web, settings.base_url)
        # With when it was updated: Ofsted corrects an edition under the same address.
        which = f"{edition.path} {edition.updated}" if edition else compared
        if edition is None or which == compared:
            said: tuple[str, ...] = ()
        else:
            said = _compared(store, config, edition, _read(web, readers, settings.base_url, edition))
    # Whatever an answer of GOV.UK's may be instead of what was asked for: nested without end, a list, half.
    except (FetchError, ValueError, KeyError, TypeError, RecursionError):
        edition, which, said = None, compared, ()
    with store.begin() as tx:
        # With what the mark had before when fetching failed: then it is tried again tomorrow.
        sources.set_mark(tx, settings.name, MARK, f"{today}\n{which}")
        if edition and said:
            notice = to_operators(_notice(edition, said, settings), config.operators)
            enqueue.post(tx, notice, config.receivers, now)
    return said


def newest(web: Web, base_url: str) -> Edition | None:
    """Find the newest edition by GOV.UK's search; FetchError or ValueError when there is no sensible answer."""
    words, only = "local authority inspection outcomes", {"filter_organisations": "ofsted"}
    asked = search_url(base_url, words, only, fields="title,link,public_timestamp")
    found = json.loads(web.get(asked).body)["results"]
    editions = [
        Edition(str(each["title"])[:300], str(each["link"])[:500], str(each.get("public_timestamp"))[:60], day)
        for each in found
        if "inspection outcomes" in str(each["title"]).lower() and (day := outcomes_file.as_at(str(each["title"])))
    ]
    # By the day that it speaks of: an old edition that is updated comes first in the search.
    return max(editions, key=lambda each: each.as_at, default=None)


def _read(web: Web, readers: Readers, base_url: str, edition: Edition) -> tuple[Outcome, ...] | None:
    """Fetch and read an edition's sheets until one is the list of outcomes; None when none of them is."""
    # Which attachment is the list is told by its columns alone: titles differ from year to year.
    for url in _attachments(web, base_url, edition):
        if is_ours(url, base_url):
            with suppress(NotTheFileError):
                return outcomes_file.outcomes_in(readers.sheets(web.get(url, most_bytes=MOST_PAGE_BYTES).body))
    return None


def _compared(store: Store, config: Config, edition: Edition, lines: tuple[Outcome, ...] | None) -> tuple[str, ...]:
    if lines is None:
        return ("None of its files could be read as the list of outcomes: compare it by hand, please.",)
    with store.look() as tx:
        known = _known(tx, config)
    return outcomes_file.compare(lines, known, edition.as_at)


def _attachments(web: Web, base_url: str, edition: Edition) -> list[str]:
    content = json.loads(web.get(content_url(base_url, edition.path)).body)
    found = [urljoin(base_url, str(each.get("url"))) for each in content["details"].get("attachments", ())]
    return [url for url in found if urlsplit(url).path.lower().endswith(SHEETS)]


def is_ours(url: str, base_url: str) -> bool:
    """Follow links to GOV.UK's own hosts only."""
    host = urlsplit(url).hostname or ""
    return host == urlsplit(base_url).hostname or host.endswith(".gov.uk")


def _known(tx: Connection, config: Config) -> dict[Urn, KnownAuthority]:
    """Gather what is known of each authority, without those that were never looked at."""
    days: dict[Urn, list[date]] = defaultdict(list)
    for each in listings.dated(tx):
        days[each.urn] += [day for day in (each.published, each.event_date) if day]
    bundled = config.bundled
    found = {
        urn: KnownAuthority(inspections.known(tx, urn, bundled=bundled), tuple(days[urn])) for urn in data.by_urn()
    }
    return {urn: known for urn, known in found.items() if known.inspections or known.listed}


def _notice(edition: Edition, said: tuple[str, ...], settings: Settings) -> Message:
    wrong = "One of the two is wrong, or we missed a report. Please look at the reports themselves."
    lines = *at_most(MOST_NAMED, said, "And {} more."), wrong
    links = (Link(edition.title, urljoin(settings.base_url, edition.path)),)
    title = "Ofsted's annual outcomes differ from what we know"
    return notice_message(f"outcomes/{edition.path}/{edition.updated}", title, lines, links)
