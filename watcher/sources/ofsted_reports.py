"""Ofsted's own site: the list of authorities, and each authority's page (docs/sources.md 1)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar, Literal
from urllib.parse import urlencode, urljoin, urlsplit

from watcher import data
from watcher.data import names
from watcher.data.authority_list import UNKNOWN_REGION
from watcher.model.listings import Entry, Failure, Listing
from watcher.model.ofsted import Authority, Urn
from watcher.sources import doubts
from watcher.sources.source import SourceError, SourceSettings
from watcher.timing import schedule
from watcher.web.client import FetchError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import BeautifulSoup, Tag

    from watcher.model.listings import Memory
    from watcher.timing.schedule import Pace
    from watcher.web.client import Answer, Web

ROWS = 100
"""The site gives at most a hundred lines a page (docs/sources.md L3)."""
MOST_LIST_PAGES = 10
MOST_EVENTS = 1_000
FILE_HOSTS = ("files.ofsted.gov.uk", "files.api.ofsted.gov.uk")
LIST = "list"
ROUNDS = 14
"""The polls of one night: in so many all pages are gone round once."""
ROUND_EVERY = timedelta(minutes=50)
"""Somewhat less than the time between two polls of a night, however often more the site is asked."""
_DAY = re.compile(r"(\d{1,2}) ([A-Z][a-z]+) (\d{4})")
_COUNCIL = re.compile(
    r"^(?:London Borough of|Royal Borough of) |"
    r"(?: (?:City|County|Borough|District|Metropolitan|Unitary|of))*(?: Council| Authority)$"
)
"""What a council's full name adds to the name that people use."""
_FILE = re.compile(r"/v1/file/(\d{1,12})/?$")


class Settings(SourceSettings):
    """Watch Ofsted's reports site."""

    lists_documents: ClassVar[bool] = True

    kind: Literal["ofsted_reports"]
    base_url: str = "https://reports.ofsted.gov.uk"

    def pace(self, moment: datetime, *, pages: int, spacing: timedelta) -> Pace:
        """Say how often to ask: it goes by the hours at which Ofsted publishes."""
        return schedule.like_ofsted(moment, self.every, pages, spacing)


@dataclass(frozen=True, slots=True)
class Line:
    """One authority in the list: its page's path, and what the list says of its latest report."""

    urn: Urn
    path: str
    latest: str
    name: str = ""

    @property
    def place(self) -> str:
        """Name its page."""
        return self.path.lstrip("/")

    @property
    def day(self) -> date | None:
        """The day of its latest report, where the list names one."""
        return _day(self.latest)

    @property
    def mark(self) -> str:
        """Write what must change for its page to be looked at again."""
        return f"{self.path} {self.latest}"


class _DoubtError(SourceError):
    """The list could be read, and can't be right. Should that last, then it is how the list is."""


@dataclass(frozen=True, slots=True)
class OfstedReports:
    """Both list pages and the watched authorities' pages at each poll, and any page whose line in the list changed.

    All other pages are gone round when nothing is likely to be published: a report that the list doesn't speak of is
    found in a day.
    """

    settings: Settings

    def poll(self, web: Web, memory: Memory, watched: frozenset[Urn]) -> Iterator[Listing | Failure]:
        """List what is on the site now, the watched authorities first.

        The list being unreadable, or not to be believed, doesn't keep the watched pages from being read; it is raised
        after them.
        """
        trouble: SourceError | FetchError | None = None
        lines: dict[Urn, Line] = {}
        try:
            lines = self._believed(self._list(web), memory)
        except _DoubtError as error:
            trouble = error
            yield Failure(LIST, str(error), odd=True)
        except (SourceError, FetchError) as error:
            trouble = error
        if lines:
            first = {f"line/{each.urn}": each.mark for each in lines.values()} if memory.mark(LIST) is None else {}
            new = tuple(_newcomer(each) for each in lines.values() if each.urn not in data.by_urn())
            marks = {LIST: str(len(lines)), **first}
            yield Listing(LIST, self._list_url(0), (), marks=marks, authorities=new)
        read = 0
        last: Failure | None = None
        for urn in self._pages_to_read(lines, memory, watched, web.now()):
            line = lines.get(urn, Line(urn, f"/provider/44/{urn}", ""))
            seen = self._page(line, web, memory)
            if isinstance(seen, Failure):
                last = seen
            else:
                read += 1
            yield seen
        if trouble:
            raise SourceError(str(trouble)) from trouble
        if last and not read:
            sentence = f"None of the authorities' pages could be read. The last one: {last.sentence}"
            raise SourceError(sentence)

    def _believed(self, lines: dict[Urn, Line], memory: Memory) -> dict[Urn, Line]:
        expected = memory.mark(LIST)
        before = {str(urn): _day(memory.mark(f"line/{urn}") or "") for urn in lines}
        now = {str(line.urn): line.day for line in lines.values()}
        doubt = doubts.doubt_list(int(expected) if expected else None, before, now)
        if doubt and not memory.accepts(LIST):
            sentence = f"{_place(self._list_url(0))} can't be believed: {doubt}."
            raise _DoubtError(sentence)
        return lines

    def _pages_to_read(
        self, lines: dict[Urn, Line], memory: Memory, watched: frozenset[Urn], now: datetime
    ) -> list[Urn]:
        others = [urn for urn in lines if urn not in watched]
        changed = [urn for urn in others if memory.mark(f"line/{urn}") != lines[urn].mark]
        never = datetime.min.replace(tzinfo=UTC)
        looked = {urn: memory.looked_at(lines[urn].place) or never for urn in others}
        if not memory.quiet or now - max(looked.values(), default=never) < ROUND_EVERY:
            return [*sorted(watched), *changed]
        waiting = sorted(looked.keys() - set(changed), key=lambda urn: (looked[urn], urn))
        return [*sorted(watched), *changed, *waiting[: -(-len(others) // ROUNDS)]]

    def _list_url(self, start: int) -> str:
        asked = {
            "q": "",
            "location": "",
            "lat": "",
            "lon": "",
            "radius": "",
            "level_1_types": 3,
            "level_2_types[]": 12,
            "status[]": 1,
            "rows": ROWS,
            "start": start,
        }
        return f"{self.settings.base_url.rstrip('/')}/search?{urlencode(asked)}"

    def _list(self, web: Web) -> dict[Urn, Line]:
        lines: dict[Urn, Line] = {}
        for page in range(MOST_LIST_PAGES):
            url = self._list_url(page * ROWS)
            soup = _soup(web.get(url))
            found = list(_lines(soup))
            lines |= {each.urn: each for each in found}
            expected = _count(soup)
            if not found and page and len(lines) < (expected or 0):
                sentence = f"{_place(url)} says that there are {expected} authorities, but shows {len(lines)}."
                raise SourceError(sentence)
            if not found and page == 0:
                sentence = f"{_place(url)} shows no authorities where a list of them was expected: {_seen(soup)}."
                raise SourceError(sentence)
            if not found or (len(lines) >= expected if expected is not None else len(found) < ROWS):
                break
        return lines

    def _page(self, line: Line, web: Web, memory: Memory) -> Listing | Failure:
        place = line.place
        url = urljoin(f"{self.settings.base_url.rstrip('/')}/", place)
        try:
            answer = web.get(url, validators=memory.validators(url))
            entries = None if answer.not_modified else self._entries(answer, line.urn)
        except (FetchError, SourceError) as error:
            return Failure(place, str(error), line.urn)
        mark = f"line/{line.urn}"
        return Listing(
            place,
            url,
            entries,
            urn=line.urn,
            validators=answer.validators,
            contradicted=not line.latest or (line.day is not None and memory.mark(mark) == line.mark),
            marks={mark: line.mark} if line.latest else {},
        )

    def _entries(self, answer: Answer, urn: Urn) -> tuple[Entry, ...]:
        soup = _soup(answer)
        place = _place(answer.url)
        heading = soup.select_one(".title-block__subheading")
        named = re.search(r"URN:\s*(\w+)", heading.get_text(" ") if heading else "")
        timeline = soup.select_one("ol.timeline")
        if (
            timeline is None
            and not soup.select('a[href*="/v1/file/"]')
            and soup.select_one(".panel--no-report") is None
        ):
            sentence = f"{place} is no authority's page: a list of reports was expected, but {_seen(soup)}."
            raise SourceError(sentence)
        if named and named[1] != urn:
            sentence = f"{place} was expected to be the page of URN {urn}, but it says URN {named[1]}."
            raise SourceError(sentence)
        entries = {}
        for link in soup.select('a.publication-link, a[href*="/v1/file/"]')[:MOST_EVENTS]:
            entry = self._entry(link, answer.url, urn)
            entries[entry.key] = entry
        return tuple(entries.values())

    def _entry(self, link: Tag, page_url: str, urn: Urn) -> Entry:
        url = urljoin(page_url, str(link.get("href", "")))
        host = urlsplit(url).hostname
        if host not in (*FILE_HOSTS, urlsplit(self.settings.base_url).hostname):
            sentence = f"{_place(page_url)} links a document on {host}, which is not Ofsted's; it was not followed."
            raise SourceError(sentence)
        said = link.select_one(".nonvisual")
        told = said.get_text(" ", strip=True) if said else ""
        if said:
            said.extract()
        event = link.find_parent(class_="event") or link.parent
        when = event.select_one(".timeline__date time") if event else None
        published = event.select_one("time[pubdate]") if event else None
        number = _FILE.search(urlsplit(url).path)
        return Entry(
            key=number[1] if number else url,
            title=" ".join(link.get_text(" ").split())[:300] or told[:300],
            url=url,
            published=_day(told) or _day(published.get_text(" ") if published else ""),
            event_date=_day(when.get_text(" ") if when else ""),
            urn=urn,
        )


def _soup(answer: Answer) -> BeautifulSoup:
    from bs4 import BeautifulSoup

    return BeautifulSoup(answer.body, "lxml")


def _lines(soup: BeautifulSoup) -> Iterator[Line]:
    for result in soup.select("li.search-result"):
        link = result.select_one('a[href*="/provider/"]')
        path = urlsplit(str(link["href"])).path if link else ""
        urn = path.rstrip("/").rsplit("/", 1)[-1]
        if link and re.fullmatch(r"/provider/\d+/\w{1,12}", path):
            latest = next((each for each in result.select("li") if "Latest report" in each.get_text()), None)
            said = " ".join(latest.get_text(" ").split()) if latest else "no report yet"
            yield Line(Urn(urn), path, said, " ".join(link.get_text(" ").split())[:200])


def _newcomer(line: Line) -> Authority:
    """Make an authority of a line of Ofsted's list; its region is known where the council was announced."""
    name = _COUNCIL.sub("", line.name)
    announced = names.former(name)
    if announced:
        return Authority(line.urn, announced.name, announced.region, "unknown")
    return Authority(line.urn, name or data.by_urn()[line.urn].name, UNKNOWN_REGION, "unknown")


def _count(soup: BeautifulSoup) -> int | None:
    count = soup.select_one(".results-count")
    digits = re.sub(r"\D", "", count.get_text()) if count else ""
    return int(digits[:6]) if digits else None


def _day(text: str) -> date | None:
    """Read the last date like "08 September 2026" in a text."""
    for day, month, year in reversed(_DAY.findall(text)):
        try:
            return datetime.strptime(f"{day} {month[:3]} {year}", "%d %b %Y").date()  # noqa: DTZ007 - a day, no moment
        except ValueError:
            continue
    return None


def _seen(soup: BeautifulSoup) -> str:
    title = soup.title.get_text(" ", strip=True)[:100] if soup.title else ""
    return f'its title is "{title}"' if title else "it has no title"


def _place(url: str) -> str:
    return urlsplit(url).path
