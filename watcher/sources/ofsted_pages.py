"""Reads Ofsted's pages: the list of authorities, and one authority's timeline of publications (docs/sources.md 1)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from watcher.model.errors import SourceError
from watcher.model.listings import Entry
from watcher.model.ofsted import Urn
from watcher.sources.links import absolute
from watcher.sources.parsing import Parse
from watcher.sources.plain_text import once_encoded
from watcher.timing.written_dates import day_written

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

# Far more than any timeline; what lies beyond is said as a problem, never dropped in silence.
MOST_EVENTS = 1_000
MOST_LINES = 1_000
"""Lines read of one page of a list: ten times the 100 that the site gives (assumption L3)."""
MOST_TITLE = 300
"""Characters of a publication's title: a longer one is a text that was taken for it, and is cut."""
FILE_HOSTS = ("files.ofsted.gov.uk", "files.api.ofsted.gov.uk")
_LINKS = 'a.publication-link, a[href*="/v1/file/"]'
# Assumption P3: the number is the key of a publication, on whichever host.
_FILE = re.compile(r"/v1/file/(\d{1,12})(?=/?$|[?#/])")
# Assumption L1; TYPE is not checked here, because other providers' pages are read by it, too.
_PATH = re.compile(r"(/provider/\d+/(\w{1,12}))/*")
# Wider than assumption P4: a day in another form is better read, and then judged, than lost.
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?[\s/.,\-]+(?:[A-Za-z]+|\d{1,2})[\s/.,\-]+\d{4}")


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
        return last_day(self.latest)

    @property
    def mark(self) -> str:
        """Write what must change for its page to be looked at again."""
        return f"{self.path} {self.latest}"


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of the list. `expected` is how many authorities the list says there are; `title` the page's own.

    `odd` counts lines that lead to no authority's page.
    """

    lines: tuple[Line, ...]
    expected: int | None
    title: str
    odd: int = 0


@dataclass(frozen=True, slots=True)
class Timeline:
    """One authority's page: its publications, and sentences about what could not be read of it."""

    entries: tuple[Entry, ...]
    problems: tuple[str, ...] = ()


def read_list(body: bytes, place: str) -> ListPage:  # noqa: ARG001 - a Parse is given its place
    """Read one page of the list of authorities."""
    soup = soup_of(body)
    lines = []
    results = soup.select("li.search-result")[:MOST_LINES]
    for result in results:
        link = result.select_one('a[href*="/provider/"]')
        found = _PATH.fullmatch(path_of(str(link["href"]))) if link else None
        if link and found:
            latest = next((each for each in result.select("li") if "Latest report" in each.get_text()), None)
            said = words_of(latest) if latest else "no report yet"
            lines.append(Line(Urn(found[2]), found[1], said, words_of(link)[:200]))
    return ListPage(tuple(lines), count_of(soup), title_of(soup), odd=len(results) - len(lines))


def read_timeline(body: bytes, place: str, url: str, urn: str) -> Timeline:
    """Read one authority's page; SourceError when it is another page, or another authority's.

    One odd event doesn't hide the others: where its link can't be followed, it is listed all the same, so that
    somebody is told.
    """
    soup = soup_of(body)
    heading = soup.select_one(".title-block__subheading")
    named = re.search(r"URN:\s*(\w+)", heading.get_text(" ") if heading else "")
    if (
        soup.select_one("ol.timeline") is None
        and not soup.select('a[href*="/v1/file/"]')
        and soup.select_one(".panel--no-report") is None
    ):
        sentence = f"{place} is not an authority's page: a list of reports was expected, but {title_of(soup)}."
        raise SourceError(sentence)
    if named and named[1] != urn:
        sentence = f"{place} was expected to be the page of URN {urn}, but it says URN {named[1]}."
        raise SourceError(sentence)
    return Timeline(*entries_of(soup, url, urn))


LIST_PAGE = Parse("watcher.sources.ofsted_pages:LIST_PAGE", read_list, ListPage)
TIMELINE = Parse("watcher.sources.ofsted_pages:TIMELINE", read_timeline, Timeline)


def entries_of(soup: BeautifulSoup, url: str, urn: str) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """List the publications of a provider's page, and say it where there are too many."""
    links = soup.select(_LINKS)
    entries: dict[str, Entry] = {}
    for link in links[:MOST_EVENTS]:
        entry = _entry(link, url, urn)
        entries.setdefault(entry.key, entry)  # the newest stands first
    problems: tuple[str, ...] = ()
    if len(links) > MOST_EVENTS:
        problems = (f"It lists {len(links)} publications; the first {MOST_EVENTS} were read.",)
    return tuple(entries.values()), problems


def _entry(link: Tag, page_url: str, urn: str) -> Entry:
    href = str(link.get("href", ""))
    said = link.select_one(".nonvisual")
    told = words_of(said) if said else ""
    if said:
        said.extract()
    event = link.find_parent(class_="event") or link.parent
    when = event.select_one(".timeline__date time") if event else None
    published = event.select_one("time[pubdate]") if event else None
    title = (words_of(link) or told)[:MOST_TITLE]
    day = last_day(told) or last_day(words_of(published) if published else "")
    url = absolute(href, page_url)
    if url and url.partition("#")[0] == page_url.partition("#")[0]:
        url = None  # a place on this very page
    own = url is None or urlsplit(url).hostname in (*FILE_HOSTS, urlsplit(page_url).hostname)
    number = _FILE.search(path_of(url or href)) if own else None
    return Entry(
        # On another host a number is not Ofsted's; and without an address it is known by what the page says of it.
        key=number[1] if number else url or f"without an address: {title}, {day}",
        title=title,
        url=url or page_url,
        published=day,
        event_date=last_day(words_of(when) if when else ""),
        urn=Urn(urn),
    )


def last_day(text: str) -> date | None:
    """Read the last date like "08 September 2026" in a text."""
    found = [day for each in _DAY.findall(" ".join(text.split())) if (day := day_written(each))]
    return found[-1] if found else None


def soup_of(body: bytes) -> BeautifulSoup:
    """Parse a page as browsers do, whatever is wrong with it."""
    from bs4 import BeautifulSoup

    return BeautifulSoup(body, "lxml")


def words_of(tag: Tag) -> str:
    """Take the text of a part of a page, in one line."""
    return once_encoded(" ".join(tag.get_text(" ").split()))


def path_of(url: str) -> str:
    """Take the path of an address; what is no address stays."""
    try:
        return urlsplit(url).path
    except ValueError:
        return url


def count_of(soup: BeautifulSoup) -> int | None:
    """Read how many results a list says that it has."""
    count = soup.select_one(".results-count")
    digits = re.sub(r"\D", "", count.get_text()) if count else ""
    return int(digits[:6]) if digits else None


def title_of(soup: BeautifulSoup) -> str:
    """Say what a page's title is, for people who look for what went wrong."""
    title = soup.title.get_text(" ", strip=True)[:100] if soup.title else ""
    return f'its title is "{title}"' if title else "it has no title"
