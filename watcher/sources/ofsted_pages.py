"""Reads Ofsted's pages: the list of authorities, and one authority's timeline of publications (docs/sources.md 1)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode, urlsplit

from msgspec import Struct

from watcher.model.errors import SourceError
from watcher.model.listings import Entry
from watcher.model.ofsted import Urn
from watcher.sources.links import absolute
from watcher.sources.markup import Part, emptied, every, first, of_class, parsed, texts_of, words_of
from watcher.sources.parsing import Parse
from watcher.timing.written_dates import day_written

# Far more than any timeline; what lies beyond is said as a problem, never dropped in silence.
MOST_EVENTS = 1_000
MOST_LINES = 1_000
"""Lines read of one page of a list: ten times the 100 that the site gives (assumption L3)."""
MOST_TITLE = 300
"""Characters of a publication's title: a longer one is a text that was taken for it, and is cut."""
FILE_HOSTS = ("files.ofsted.gov.uk", "files.api.ofsted.gov.uk")
RESULTS = f"descendant::li[{of_class('search-result')}]"
PROVIDER = "descendant::a[contains(@href, '/provider/')]"
SUBHEADING = f"descendant::*[{of_class('title-block__subheading')}]"
_TIMELINE = f"descendant::ol[{of_class('timeline')}]"
_FILES = "descendant::a[contains(@href, '/v1/file/')]"
_NO_REPORT = f"descendant::*[{of_class('panel--no-report')}]"
_LINKS = f"descendant::a[{of_class('publication-link')} or contains(@href, '/v1/file/')]"
_HIDDEN = f"descendant::*[{of_class('nonvisual')}]"
_EVENT = f"ancestor::*[{of_class('event')}][1]"
_WHEN = f"descendant::time[ancestor::*[{of_class('timeline__date')}]]"
_PUBLISHED = "descendant::time[@pubdate]"
_COUNT = f"descendant::*[{of_class('results-count')}]"
# Assumption P3: the number is the key of a publication, on whichever host, however the rest of its address is written.
_FILE = re.compile(r"/v1/+file/+(\d{1,12})(?:\.pdf)?(?=/?$|[?#/])", re.IGNORECASE)
# Assumption L1; TYPE is not checked here, because other providers' pages are read by it, too.
_PATH = re.compile(r"(/provider/\d+/(\w{1,12}))/*")
# Wider than assumption P4: a day in another form is better read, and then judged, than lost.
_DAY = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th)?[\s/.,\-]+(?:[A-Za-z]+|\d{1,2})[\s/.,\-]+\d{4}")


class Line(Struct, frozen=True):
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


class ListPage(Struct, frozen=True):
    """One page of the list. `expected` is how many authorities the list says there are; `title` the page's own.

    `odd` counts lines that lead to no authority's page.
    """

    lines: tuple[Line, ...]
    expected: int | None
    title: str
    odd: int = 0


class Timeline(Struct, frozen=True):
    """One authority's page: its publications, and sentences about what could not be read of it."""

    entries: tuple[Entry, ...]
    problems: tuple[str, ...] = ()


def search_url(base_url: str, asked: Mapping[str, object]) -> str:
    """Write the address of a question to the site's search, as its own form asks for a list without any words."""
    without_words = dict.fromkeys(("q", "location", "lat", "lon", "radius"), "")
    return f"{base_url.rstrip('/')}/search?{urlencode({**without_words, **asked})}"


def read_list(body: bytes, _place: str) -> ListPage:
    """Read one page of the list of authorities."""
    page = parsed(body)
    lines = []
    results = every(page, RESULTS)[:MOST_LINES]
    for result in results:
        link = first(result, PROVIDER)
        found = _PATH.fullmatch(path_of(link.get("href"))) if link is not None else None
        if found:
            latest = next((each for each in every(result, "descendant::li") if _names_latest(each)), None)
            said = words_of(latest) if latest is not None else "no report yet"
            lines.append(Line(Urn(found[2]), found[1], said, words_of(link)[:200]))
    return ListPage(tuple(lines), count_of(page), title_of(page), odd=len(results) - len(lines))


def _names_latest(line: Part) -> bool:
    return "Latest report" in "".join(texts_of(line))


def read_timeline(body: bytes, place: str, url: str, urn: str) -> Timeline:
    """Read one authority's page; SourceError when it is another page, or another authority's.

    One odd event doesn't hide the others: where its link can't be followed, it is listed all the same, so that
    somebody is told.
    """
    page = parsed(body)
    if not lists_reports(page):
        raise SourceError(f"{place} is not an authority's page: a list of reports was expected, but {title_of(page)}.")
    named = urn_named(page)
    if named and named not in (urn, place.rpartition("/")[2]):
        raise SourceError(f"{place} was expected to be the page of URN {urn}, but it says URN {named}.")
    return Timeline(*entries_of(page, url, urn))


LIST_PAGE = Parse("watcher.sources.ofsted_pages:LIST_PAGE", read_list, ListPage)
TIMELINE = Parse("watcher.sources.ofsted_pages:TIMELINE", read_timeline, Timeline)


def lists_reports(page: Part) -> bool:
    """Return whether it is a page of a provider's: it lists reports, or says that there is none."""
    return any(first(page, each) is not None for each in (_TIMELINE, _FILES, _NO_REPORT))


def urn_named(page: Part) -> str | None:
    """Read whose page it says that it is, below its heading."""
    heading = first(page, SUBHEADING)
    named = re.search(r"URN:\s*(\w+)", " ".join(texts_of(heading))) if heading is not None else None
    return named[1] if named else None


def entries_of(page: Part, url: str, urn: str) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """List the publications of a provider's page, and say it where there are too many."""
    links, base = every(page, _LINKS), first(page, "descendant::base[@href]")
    root = absolute(base.get("href"), url) if base is not None else None
    entries: dict[str, Entry] = {}
    for link in links[:MOST_EVENTS]:
        entry = _entry(link, url, root or url, urn)
        entries.setdefault(entry.key, entry)  # the newest stands first
    problems: tuple[str, ...] = ()
    if len(links) > MOST_EVENTS:
        problems = (f"It lists {len(links)} publications; the first {MOST_EVENTS} were read.",)
    return tuple(entries.values()), problems


def _entry(link: Part, page_url: str, root: str, urn: str) -> Entry:
    href = link.get("href", "")
    hidden = first(link, _HIDDEN)
    told = words_of(hidden)
    if hidden is not None:
        emptied(hidden)
    event = first(link, _EVENT)
    event = link.getparent() if event is None else event
    title = (words_of(link) or told)[:MOST_TITLE]
    day = last_day(told) or _day_of(first(event, _PUBLISHED))
    url = absolute(href, root)
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
        event_date=_day_of(first(event, _WHEN)),
        urn=Urn(urn),
    )


def _day_of(time: Part | None) -> date | None:
    """Read the day of a `<time>`: from its words, or else from what it says to programs."""
    return last_day(words_of(time)) or last_day(time.get("datetime", "")) if time is not None else None


def last_day(text: str) -> date | None:
    """Read the last date like "08 September 2026" in a text."""
    found = [day for each in _DAY.findall(" ".join(text.split())) if (day := day_written(each))]
    return found[-1] if found else None


def path_of(url: str) -> str:
    """Take the path of an address; what is no address stays."""
    try:
        return urlsplit(url).path
    except ValueError:
        return url


def count_of(page: Part) -> int | None:
    """Read how many results a list says that it has."""
    count = first(page, _COUNT)
    digits = re.sub(r"\D", "", "".join(texts_of(count))) if count is not None else ""
    return int(digits[:6]) if digits else None


def titled(page: Part) -> str:
    """Take a page's title; empty where it has none."""
    title = first(page, "descendant::title")
    return " ".join(stripped for each in texts_of(title) if (stripped := each.strip())) if title is not None else ""


def title_of(page: Part) -> str:
    """Say what a page's title is, for people who look for what went wrong."""
    title = titled(page)[:100]
    return f'its title is "{title}"' if title else "it has no title"
