"""L1 to L7, S1 and S2: the list of authorities, and the search by date that is the second way to it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from msgspec import Struct

from watcher.monitor.assumptions.finding import Finding, judged, unseen
from watcher.sources.ofsted_pages import search_url
from watcher.timing import dates
from watcher.timing.clock import LONDON

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from bs4 import Tag

    from watcher.monitor.assumptions.seen import Look, Seen

LIST, SECOND, BY_DATE = "list", "list, second page", "search by date"
# Assumption L3: the site gives no more on a page, whatever is asked for.
ROWS = 100
NUMBERS = ("L1", "L2", "L3", "L4", "L5", "L7", "S1", "S2")
RECENT = timedelta(days=90)
"""The longest silence of the years since 2018 was 84 days (docs/domain.md 5)."""
ASKED_BACK = timedelta(days=60)
"""The search by date is asked for this long: between too few reports to compare and more than one page (`ROWS`)."""
MOST_NAMED = 5
"""How many authorities a finding names; where more are new or gone it counts them."""
DAY = re.compile(r"\b(\d{1,2}) ([A-Z][a-z]+) (\d{4})\b")
_PAGE = re.compile(r"/provider/(\d+)/(\w{1,12})/?")


class Line(Struct, frozen=True):
    """One authority as a list names it."""

    type: str
    urn: str
    path: str
    latest: date | None


def list_url(base_url: str, *, start: int = 0, since: date | None = None) -> str:
    """Write the address of the list, from a line on, or of the search by date."""
    asked: dict[str, object] = {"level_1_types": 3, "level_2_types[]": 12, "status[]": 1, "rows": ROWS, "start": start}
    if since:
        asked["latest_report_date_start"] = f"{since:%d-%m-%Y}"
    return search_url(base_url, asked)


def lines(page: Seen | None) -> list[Line]:
    """Read the lines of a list; none when it did not come, or is far too large to be one."""
    if page is None or not page.fits:
        return []
    from bs4 import BeautifulSoup

    return [found for each in BeautifulSoup(page.body, "lxml").select("li.search-result") if (found := _line(each))]


def count(page: Seen | None) -> int | None:
    """Read how many authorities a list says that there are."""
    found = re.search(rb'class="[^"]*results-count[^"]*"[^>]*>\s*([\d,]{1,7})', page.body) if page else None
    return int(found[1].replace(b",", b"")) if found else None


def newest(look: Look) -> Line | None:
    """Find the authority with the newest report."""
    dated = [each for each in (*lines(look.page(LIST)), *lines(look.page(SECOND))) if each.latest]
    return max(dated, key=lambda each: (each.latest, each.urn), default=None)


def page_url(look: Look, line: Line) -> str:
    """Write the address of an authority's page, as the list links it."""
    return urljoin(f"{look.base_url.rstrip('/')}/", line.path.lstrip("/"))


def findings(look: Look, known: Collection[str]) -> Iterator[Finding]:
    """Compare the list with what is assumed of it. `known` are the URNs of the councils that we know."""
    first, second = lines(look.page(LIST)), lines(look.page(SECOND))
    every = {each.urn: each for each in (*first, *second)}
    if look.page(LIST) is None:
        yield from (unseen(number, "the list did not come") for number in NUMBERS)
        return
    types = sorted({each.type for each in every.values()})
    yield judged("L1", holds=types == ["44"], seen=f"{len(every)} authorities, their pages of type {', '.join(types)}")
    said = count(look.page(LIST))
    yield judged("L2", holds=said == len(every), seen=f"it says {said or 'no number'}, and shows {len(every)}")
    yield _turned(first, second)
    yield _councils(set(every), set(known))
    yield from _days(look, list(every.values()))


def _turned(first: list[Line], second: list[Line]) -> Finding:
    again = len({each.urn for each in first} & {each.urn for each in second})
    shown = f"{len(first)} lines on the first page, {len(second)} on the second, {again} of them again"
    if len(first) < ROWS and not second:
        return unseen("L3", f"all {len(first)} stand on one page")
    return judged("L3", holds=len(first) == ROWS and not again and bool(second), seen=shown)


def _councils(there: set[str], known: set[str]) -> Finding:
    new, gone = sorted(there - known), sorted(known - there)
    seen = [f"{name} {', '.join(urns[:MOST_NAMED])}" for name, urns in (("new:", new), ("gone:", gone)) if urns]
    more = f" ({len(new)} new, {len(gone)} gone)" if len(new) > MOST_NAMED or len(gone) > MOST_NAMED else ""
    return judged("L4", holds=not new and not gone, seen="; ".join(seen) + more or f"the {len(known)} that we know")


def _days(look: Look, every: list[Line]) -> Iterator[Finding]:
    today = look.moment.astimezone(LONDON).date()
    dated = [each.latest for each in every if each.latest]
    ahead = [day for day in dated if day > today]
    seen = f"{len(dated)} of {len(every)} have a day" + (f", {len(ahead)} lie ahead" if ahead else "")
    yield judged("L5", holds=bool(dated) and 2 * len(dated) > len(every) and not ahead, seen=seen)
    if not dated:
        yield from (unseen(number, "no line has a day") for number in ("L7", "S1", "S2"))
        return
    last = max(dated)
    yield judged("L7", holds=today - last <= RECENT, seen=f"the newest is of {last:%-d %B %Y}")
    yield from _by_date(look, every, today - ASKED_BACK)


def _by_date(look: Look, every: list[Line], since: date) -> Iterator[Finding]:
    page = look.page(BY_DATE)
    if page is None:
        yield from (unseen(number, "the search by date did not come") for number in ("S1", "S2"))
        return
    found = {each.urn: each for each in lines(page)}
    older = [each.urn for each in found.values() if each.latest and each.latest < since]
    seen = f"{len(found)} found since {since:%-d %B %Y}, {len(older)} of them older"
    yield judged("S1", holds=not older and (count(page) or 0) < len(every), seen=seen)
    missed = [each.urn for each in every if each.latest and each.latest >= since and each.urn not in found]
    whole = (count(page) or 0) <= ROWS
    if not whole:
        yield unseen("S2", "more than a page was found")
    else:
        named = f": {', '.join(missed[:MOST_NAMED])}" if missed else ""
        yield judged("S2", holds=not missed, seen=f"{len(missed)} that the list names are missing{named}")


def _line(result: Tag) -> Line | None:
    link = result.select_one('a[href*="/provider/"]')
    path = urlsplit(str(link["href"])).path if link else ""
    named = _PAGE.fullmatch(path)
    latest = next((each.get_text(" ") for each in result.select("li") if "Latest report:" in each.get_text()), "")
    return Line(named[1], named[2], path, day_in(latest)) if named else None


def day_in(text: str) -> date | None:
    """Read the first day like "08 September 2026" in a text."""
    found = DAY.search(text)
    try:
        return dates.written(" ".join(found.groups()), "%d %B %Y") if found else None
    except ValueError:
        return None
