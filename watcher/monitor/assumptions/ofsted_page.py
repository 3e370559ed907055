"""P1 to P9, L6, U3 and U4: one authority's page, the one whose report is newest."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from msgspec import Struct

from watcher.monitor.assumptions.finding import Finding, judged, learned, unseen
from watcher.monitor.assumptions.ofsted_list import day_in, newest
from watcher.sources.ofsted_pages import FILE_HOSTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import BeautifulSoup, Tag

    from watcher.monitor.assumptions.seen import Look, Seen

PAGE = "authority's page"
# Assumption P6.
LONGEST_LAG = timedelta(days=400)
KNOWN_TITLES = re.compile(
    r"children's services (inspection|focused visit)|joint area child protection inspection|area send full inspection"
    r"|single inspection of la children's services|joint area review.*|inspection of .*children's services.*",
)
_FILE = re.compile(r"/v1/file/\d{1,12}/?")


class Event(Struct, frozen=True):
    """One publication as the page lists it. `said` is the link's hidden text, `file` its address."""

    title: str
    said: str
    file: str
    published: date | None
    marked: date | None
    inspected: date | None

    @property
    def is_known(self) -> bool:
        """Return whether its title is one that we know."""
        return KNOWN_TITLES.fullmatch(self.title.lower().replace("’", "'")) is not None


def events(page: Seen | None) -> list[Event]:
    """Read a page's events, in their order; none when it did not come, or is far too large to be one."""
    soup = _soup(page)
    return [_event(each, page.url) for each in soup.select(".event") if each.select_one("a")] if soup and page else []


def newest_event(look: Look) -> Event | None:
    """Find the newest publication on the page that was looked at, one of a known kind before any other."""
    dated = [each for each in events(look.page(PAGE)) if each.published]
    return max(dated, key=lambda each: (each.is_known, each.published), default=None)


def findings(look: Look) -> Iterator[Finding]:
    """Compare the page with what is assumed of it."""
    page, line = look.page(PAGE), newest(look)
    soup = _soup(page)
    if page is None or soup is None or line is None:
        yield from (
            unseen(number, "no authority's page was seen") for number in (*(f"P{n}" for n in range(1, 10)), "L6")
        )
        return
    heading = soup.select_one(".title-block__subheading")
    words = " ".join(heading.get_text(" ").split()) if heading else "nothing"
    yield judged("P1", holds=words == f"URN: {line.urn}", seen=f"asked for {line.urn}, it says {words}")
    listed = events(page)
    links = len(soup.select("ol.timeline .event a.publication-link"))
    yield judged("P2", holds=bool(links) and links == len(listed), seen=f"{len(listed)} events, {links} as they were")
    if not listed:
        yield from (unseen(number, "the page lists nothing") for number in (*(f"P{n}" for n in range(3, 10)), "L6"))
        return
    yield _most("P3", [leads_to_a_file(each, look) for each in listed], [each.file for each in listed])
    yield _most("P4", [each.published is not None for each in listed], [each.said or each.title for each in listed])
    yield _most("P5", [each.marked == each.published for each in listed], [f"{each.marked}" for each in listed])
    yield _most("P6", [_before(each) for each in listed], [f"{each.inspected} to {each.published}" for each in listed])
    yield from _titles(listed)
    yield from _order(listed, line.latest)


def _most(number: str, holds: list[bool], shown: list[str]) -> Finding:
    odd = [text for good, text in zip(holds, shown, strict=True) if not good]
    first = f", the first: {odd[0][:120]}" if odd else ""
    return judged(number, holds=not odd, seen=f"{len(holds) - len(odd)} of {len(holds)}{first}")


def leads_to_a_file(event: Event, look: Look) -> bool:
    """Return whether a publication's link leads to one of Ofsted's own files."""
    parts = urlsplit(event.file)
    hosts = (*FILE_HOSTS, urlsplit(look.base_url).hostname)
    return parts.hostname in hosts and _FILE.fullmatch(parts.path) is not None


def _before(event: Event) -> bool:
    if event.inspected is None or event.published is None:
        return False
    return timedelta() <= event.published - event.inspected <= LONGEST_LAG


def _titles(listed: list[Event]) -> Iterator[Finding]:
    unknown = sorted({each.title for each in listed if not each.is_known})
    yield judged("P7", holds=not unknown, seen="; ".join(unknown)[:300] or f"all {len(listed)} are")
    if unknown:
        yield learned("U3", "; ".join(unknown))


def _order(listed: list[Event], latest: date | None) -> Iterator[Finding]:
    days = [each.published for each in listed if each.published]
    if not days:
        yield from (unseen(number, "no event has a day") for number in ("P8", "P9", "L6"))
        return
    yield judged("P8", holds=days == sorted(days, reverse=True), seen=f"from {days[0]} to {days[-1]}")
    top = max(days)
    inspected = next(each.inspected for each in listed if each.published == top)
    yield judged("P9", holds=top == latest, seen=f"the page's newest is of {top}, the list says {latest}")
    if inspected and latest in (top, inspected) and top != inspected:
        yield judged("L6", holds=latest == top, seen=f"the list says {latest}; inspected {inspected}, published {top}")
    else:
        yield unseen("L6", f"the list says {latest}; inspected {inspected}, published {top}")


def _soup(page: Seen | None) -> BeautifulSoup | None:
    if page is None or not page.fits:
        return None
    from bs4 import BeautifulSoup

    return BeautifulSoup(page.body, "lxml")


def _event(event: Tag, page_url: str) -> Event:
    link = event.select_one("a.publication-link") or event.select_one("a")
    hidden = link.select_one(".nonvisual") if link else None
    said = " ".join(hidden.get_text(" ").split()) if hidden else ""
    title = " ".join(link.get_text(" ").split()).removesuffix(said).strip() if link else ""
    marked, when = event.select_one("time[pubdate]"), event.select_one(".timeline__date time")
    return Event(
        title=title[:200],
        said=said[:300],
        file=urljoin(page_url, str(link.get("href", "")) if link else ""),
        published=day_in(said),
        marked=day_in(marked.get_text(" ")) if marked else None,
        inspected=day_in(when.get_text(" ")) if when else None,
    )
