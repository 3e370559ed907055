"""Once a day Ofsted's search is asked another way, and what it names is compared with what the pages showed.

Whether Ofsted's "latest report" is the day of the inspection or of the publication is not known; either is taken for a
match.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from msgspec import Struct

from notifiers.messages.operators import notice_message
from watcher import data
from watcher.deliver import enqueue
from watcher.model.alerts import Link
from watcher.model.decisions import to_operators
from watcher.model.errors import SourceError
from watcher.model.ofsted import Authority, Urn
from watcher.sources.search_lines import LINES
from watcher.store.polled import outages, sources
from watcher.store.published import found_authorities, listings
from watcher.timing.clock import LONDON
from watcher.web.client import FetchError, Web

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from watcher.collect.tools import Tools
    from watcher.config.check import Config
    from watcher.sources.ofsted_reports import Settings
    from watcher.sources.source import Sandbox
    from watcher.store.published.listings import DatedListing

ASKED_BACK = timedelta(days=200)
"""A report appears up to 152 days after its inspection; its line shows one of these days, whichever it is."""
COMPARED_BACK = timedelta(days=14)
"""A report published within this should be found by the search: two weeks tell a lasting gap from a late entry."""
# Whether a monitoring visit moves "latest report" is not known (docs/sources.md 1.1), so a near day counts as seen.
ABOUT = timedelta(days=14)
# Assumption L3.
ROWS = 100
# Two are needed for 153 authorities; a site that gives the same page for ever comes to an end here.
MOST_PAGES = 10
MARK = "reconciled"


class Difference(Struct, frozen=True):
    """A report that one way of looking shows and the other doesn't. `key` stays the same from day to day."""

    key: str
    urn: Urn
    sentence: str


def compare(
    found: Mapping[Urn, date], seen: Iterable[DatedListing], looked_at: Iterable[Urn], since: date, today: date
) -> tuple[Difference, ...]:
    """Compare what the search names (the latest report of each authority since a day) with what the pages showed."""
    by_urn: dict[Urn, list[DatedListing]] = {urn: [] for urn in looked_at}
    for each in seen:
        by_urn.setdefault(each.urn, []).append(each)
    missing = [
        Difference(
            f"search/{urn}/{day}",
            urn,
            f"Ofsted's search names a latest report of {day:%-d %B %Y} for {data.by_urn()[urn].name}, "
            "but we saw none of about that day on its page.",
        )
        for urn, day in found.items()
        if day >= since and urn in by_urn and urn in data.by_urn() and not _about(by_urn[urn], day)
    ]
    unfound = [
        Difference(
            f"page/{each.urn}/{each.key}",
            each.urn,
            f"“{each.title}” of {data.by_urn()[each.urn].name}, published {each.published:%-d %B %Y}, is on its page, "
            "but Ofsted's search for reports of that time doesn't find the authority.",
        )
        for theirs in by_urn.values()
        for each in theirs
        if each.published and today - COMPARED_BACK <= each.published <= today and each.urn not in found
    ]
    return (*missing, *unfound)


def _about(theirs: list[DatedListing], day: date) -> bool:
    days = [each for one in theirs for each in (one.published, one.event_date) if each]
    return any(abs(each - day) <= ABOUT for each in days)


def search(web: Web, sandbox: Sandbox, base_url: str, since: date) -> dict[Urn, date]:
    """Ask for the authorities with a report since that day; FetchError or SourceError when there is no answer."""
    found: dict[Urn, date] = {}
    place = f"Ofsted's search on {urlsplit(base_url).hostname}"
    for page in range(MOST_PAGES):
        asked = {
            "level_1_types": 3,
            "level_2_types[]": 12,
            "latest_report_date_start": f"{since:%d-%m-%Y}",
            "rows": ROWS,
            "start": page * ROWS,
        }
        body = web.get(f"{base_url.rstrip('/')}/search?{urlencode(asked)}").body
        lines = LINES.run(sandbox, body, place)
        found |= {each.urn: each.latest for each in lines if each.latest}
        # A page that isn't full is the last one.
        if len(lines) < ROWS:
            break
    return found


def _by_known_urns(found: Mapping[Urn, date], met: Mapping[Urn, Authority]) -> dict[Urn, date]:
    """Take those that have another URN on Ofsted's site for the authority that is known by their name."""
    known = {each.name: each.urn for each in data.authorities() if each.urn not in found}
    names = {urn: each.name.partition(" (URN ")[0] for urn, each in met.items()}
    return {known.get(names.get(urn, ""), urn): day for urn, day in found.items()}


def reconcile(tools: Tools, settings: Settings, config: Config) -> tuple[Difference, ...]:
    """Compare once a day, and once more when something differs: what differs both times is told to the operators.

    The answer lists what was told.
    """
    store, now = tools.store, tools.clock.now()
    today = now.astimezone(LONDON).date()
    with store.look() as tx:
        day, _, before = (sources.mark_of(tx, settings.name, MARK) or "").partition("\n")
    again = day == f"{today} again"
    if day == f"{today}" or (again and not before):
        return ()
    since = today - ASKED_BACK
    try:
        found = search(tools.web, tools.readers, settings.base_url, since)
    except (FetchError, SourceError):
        return ()  # the poll tells of a site that can't be read; this is tried again with the next
    with store.begin() as tx:
        seen = listings.dated(tx)
        found = _by_known_urns(found, found_authorities.everyone(tx))
        differences = compare(found, seen, sources.looked_at(tx, settings.name), since, today)
        # The two are asked minutes apart: what differs only once came out in between.
        # And a page that can't be read or believed is told of by itself.
        troubled = {each.urn for each in outages.open_ones(tx) if each.source == settings.name}
        told = [each for each in differences if each.key in before.split("\n") and each.urn not in troubled]
        # Differing for the first time, it is asked once more on the same day, at the next poll.
        over = again or not differences
        keys = "" if over else "\n".join(each.key for each in differences)
        sources.set_mark(tx, settings.name, MARK, f"{today}\n" if over else f"{today} again\n{keys}")
        for each in told:
            name = data.by_urn()[each.urn].name
            links = (Link(f"{name} on Ofsted's site", f"{settings.base_url.rstrip('/')}/provider/44/{each.urn}"),)
            lines = (each.sentence, "One of the two ways in which we look misses something. Please look there.")
            message = notice_message(f"reconciliation/{each.key}", f"{name}: two ways of looking differ", lines, links)
            enqueue.post(tx, to_operators(message, config.operators), config.receivers, now)
    return tuple(told)
