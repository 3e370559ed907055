"""ModernGov's pages for people: committees, their meetings, and a meeting's agenda with its minutes."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urljoin, urlsplit

from msgspec import Struct

from watcher.model.errors import SourceError
from watcher.model.markup import STRUCK
from watcher.sources.links import absolute
from watcher.sources.minutes import COMMITTEES, Business
from watcher.sources.parsing import Parse
from watcher.timing.dates import days_in
from watcher.timing.written_dates import day_written

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

    from watcher.model.listings import Entry

# Far more than any list of committees or items; what lies beyond is not read.
MOST_LINES = 2_000
# Assumption M4.
_ANNOUNCED = re.compile(r"Meeting of (?P<day>.*?\d{4})\b[^,]*,\s*(?P<committee>.+)$", re.DOTALL)


class Meeting(Struct, frozen=True):
    """One meeting of a committee; `url` is its page for people."""

    id: str
    day: date
    committee: str
    url: str


class Committee(Struct, frozen=True):
    """One committee, by its number."""

    id: str
    name: str


def day_in(text: str) -> date | None:
    """Read the first day in a text; None when there is none."""
    return next(iter(days_in(text)), None) or day_written(text)


def announced(entry: Entry) -> Meeting | None:
    """Read the meeting that a line of the feed is about; None when it is about something else."""
    said = _ANNOUNCED.search(entry.title)
    day = day_in(said["day"]) if said else None
    id_ = _number(entry.url, "MId")
    return Meeting(id_, day, said["committee"].strip(), entry.url) if said and day and id_ else None


def read_committees(body: bytes, place: str) -> tuple[Committee, ...]:
    """List the committees that may speak of children's services."""
    found = {}
    soup = _soup(body)
    for link in soup.select('a[href*="mgCommitteeDetails.aspx"], a[href*="ieListMeetings.aspx"]')[:MOST_LINES]:
        name = " ".join(link.get_text(" ").split())
        id_ = _number(str(link["href"]), "ID") or _number(str(link["href"]), "CId")
        if id_ and COMMITTEES.search(name):
            found[id_] = Committee(id_, name)
    if not found:
        raise SourceError(f"{place} lists no committees: {_seen(soup)}.")
    return tuple(found.values())


def read_meetings(body: bytes, _place: str, page_url: str, committee: str) -> tuple[Meeting, ...]:
    """List the meetings of one committee."""
    found = {}
    for link in _soup(body).select('a[href*="ieListDocuments.aspx"]')[:MOST_LINES]:
        url = absolute(str(link["href"]), page_url)
        day, id_ = day_in(link.get_text(" ")), _number(url, "MId") if url else None
        if url and day and id_ and urlsplit(url).hostname == urlsplit(page_url).hostname:
            found[id_] = Meeting(id_, day, committee, url)
    return tuple(found.values())


def read_business(body: bytes, place: str, page_url: str, meeting_url: str) -> tuple[Business, ...]:
    """List a meeting's agenda items, with their minutes as they were agreed: without what is struck through."""
    soup = _soup(body)
    for struck in soup.find_all(STRUCK):
        struck.decompose()
    rows = soup.select("table.mgItemTable tr")[:MOST_LINES]
    if not rows:
        raise SourceError(f"{place} is not a meeting's page: {_seen(soup)}.")
    return tuple(_row(row, at, page_url, meeting_url) for at, row in enumerate(rows, 1))


COMMITTEE_LIST = Parse("watcher.sources.moderngov_pages:COMMITTEE_LIST", read_committees, tuple[Committee, ...])
MEETING_LIST = Parse("watcher.sources.moderngov_pages:MEETING_LIST", read_meetings, tuple[Meeting, ...])
BUSINESS = Parse("watcher.sources.moderngov_pages:BUSINESS", read_business, tuple[Business, ...])


def _row(row: Tag, at: int, page_url: str, meeting_url: str) -> Business:
    titles = [" ".join(each.get_text(" ").split()) for each in row.select(".mgAiTitleTxt")]
    text = " ".join(" ".join(each.get_text(" ").split()) for each in row.select(".mgWordPara"))
    link = row.select_one('a[href*="mgAi.aspx"]')
    id_ = _number(str(link["href"]), "ID") if link else None
    url = urljoin(page_url, f"mgAi.aspx?ID={id_}") if id_ else f"{meeting_url}&item={at}"
    return Business(titles[-1] if titles else "", text, url)


def _number(url: str, name: str) -> str | None:
    try:
        query = urlsplit(url).query
    except ValueError:
        return None
    asked = {key.lower(): values for key, values in parse_qs(query).items()}
    number = asked.get(name.lower(), [""])[0]
    return number if re.fullmatch(r"\d{1,12}", number) else None


def _soup(body: bytes) -> BeautifulSoup:
    from bs4 import BeautifulSoup

    return BeautifulSoup(body, "lxml")


def _seen(soup: BeautifulSoup) -> str:
    title = soup.title.get_text(" ", strip=True)[:100] if soup.title else ""
    return f'its title is "{title}"' if title else "it has no title"
