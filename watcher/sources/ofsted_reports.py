"""Ofsted's own site: the list of authorities, and each authority's page (docs/sources.md 1)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Literal
from urllib.parse import urljoin, urlsplit

from msgspec import Struct

from watcher import data
from watcher.data import names
from watcher.data.authority_list import UNKNOWN_REGION, UNKNOWN_TYPE
from watcher.model.errors import SourceError
from watcher.model.listings import AUTHORITIES, Failure, Listing, Memory, Pause
from watcher.model.ofsted import Authority, Urn
from watcher.model.values import replace
from watcher.sources import doubts
from watcher.sources.ofsted_pages import LIST_PAGE, TIMELINE, Line, last_day, search_url
from watcher.sources.source import PollContext, Sandbox, SourceSettings, WebAddress
from watcher.timing import schedule
from watcher.web.client import Answer, FetchError, Web

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from watcher.timing.schedule import Pace

ROWS = 100
"""The site gives at most a hundred lines a page (docs/sources.md L3)."""
# Two are needed; a site that turns its pages without end is left after ten.
MOST_LIST_PAGES = 10
ROUNDS = 14
"""The polls of one night: in that many all pages are gone round once."""
ROUND_EVERY = timedelta(minutes=50)
"""Somewhat less than the time between two polls of a night, however often more the site is asked."""
_COUNCIL = re.compile(
    r"^(?:London Borough of|Royal Borough of) |"
    r"(?: (?:City|County|Borough|District|Metropolitan|Unitary|of))*(?: Council| Authority)$"
)
"""What a council's full name adds to the name that people use."""


class Settings(SourceSettings):
    """Watch Ofsted's reports site."""

    lists_documents: ClassVar[bool] = True

    kind: Literal["ofsted_reports"]
    base_url: WebAddress = "https://reports.ofsted.gov.uk"

    def pace(self, moment: datetime, *, pages: int, spacing: timedelta) -> Pace:
        """Say how often to ask: it goes by the hours at which Ofsted publishes."""
        return schedule.like_ofsted(moment, self.every, pages, spacing)


class _DoubtError(SourceError):
    """The list could be read, and can't be right. Should that last, then it is how the list is."""


class _Listed(Struct, frozen=True):
    """The authorities in the list, and how many of its lines lead to no authority's page."""

    lines: dict[Urn, Line]
    odd: int


class OfstedReports(Struct, frozen=True):
    """Both list pages and the watched authorities' pages at each poll, and any page whose line in the list changed.

    Those whose line changed come first: with all of England watched, the others take minutes.

    All other pages are gone round when nothing is likely to be published: a report that the list doesn't speak of is
    found in a day.
    """

    settings: Settings

    def poll(self, asked: PollContext) -> Iterator[Listing | Failure | Pause]:
        """List what is on the site now, what the list names as changed first, then the watched authorities.

        The list being unreadable, or not to be believed, doesn't keep the watched pages from being read; it is raised
        after them.
        """
        memory = asked.memory
        trouble: SourceError | FetchError | None = None
        lines: dict[Urn, Line] = {}
        problems: tuple[str, ...] = ()
        try:
            listed = self._list(asked.web, asked.sandbox)
            lines = self._believed(listed.lines, memory)
            problems = (f"{listed.odd} of its lines lead to no authority's page.",) if listed.odd else ()
        except _DoubtError as error:
            trouble = error
            yield Failure(AUTHORITIES, str(error), odd=True)
        except (SourceError, FetchError) as error:
            trouble = error
        if lines:
            new = tuple(_newcomer(each, lines) for each in lines.values() if each.urn not in data.by_urn())
            lines = {each.urn: each for line in lines.values() for each in [_as_known(line, lines)]}
            first = (
                {f"line/{each.urn}": each.mark for each in lines.values()} if memory.mark(AUTHORITIES) is None else {}
            )
            marks = {AUTHORITIES: str(len(lines)), **first}
            yield Listing(AUTHORITIES, self._list_url(0), (), marks=marks, authorities=new, problems=problems)
        read = 0
        last: Failure | None = None
        changed = sorted(urn for urn, line in lines.items() if memory.mark(f"line/{urn}") != line.mark)
        for pages in (changed, self._others(lines, changed, asked)):
            theirs = (_line(lines, urn) for urn in pages)
            # While pages are parsed the next one is fetched, and the one before noted.
            for seen in asked.sandbox.side_by_side(self._fetched(line, asked) for line in theirs):
                if isinstance(seen, Failure):
                    last = seen
                else:
                    read += 1
                yield seen
            yield Pause()
        if trouble:
            raise SourceError(str(trouble)) from trouble
        # One page may break; all of them are the site, and are told as one trouble.
        if last and not read:
            raise SourceError(f"None of the authorities' pages could be read. The last one: {last.sentence}")

    def _believed(self, lines: dict[Urn, Line], memory: Memory) -> dict[Urn, Line]:
        expected = memory.mark(AUTHORITIES)
        before = {str(urn): last_day(memory.mark(f"line/{urn}") or "") for urn in lines}
        now = {str(line.urn): line.day for line in lines.values()}
        doubt = doubts.doubt_list(int(expected) if expected else None, before, now)
        if doubt and not memory.accepts(AUTHORITIES):
            raise _DoubtError(f"{_place(self._list_url(0))} can't be believed: {doubt}.")
        return lines

    def _others(self, lines: dict[Urn, Line], changed: Sequence[Urn], asked: PollContext) -> list[Urn]:
        """Name the pages to look at though nothing in the list says so: the watched, and at night some of the rest."""
        memory, watched = asked.memory, asked.watched
        unwatched = {urn for urn in lines if urn not in watched}
        never = datetime.min.replace(tzinfo=UTC)

        def looked(urn: Urn) -> datetime:
            return memory.looked_at(_line(lines, urn).place) or never

        def longest_ago(pages: Iterable[Urn]) -> list[Urn]:
            return sorted(set(pages) - set(changed), key=lambda urn: (looked(urn), urn))

        # Where the last poll was cut short the next one goes on: however often that happens, each page is reached.
        own = longest_ago(watched)
        if not memory.quiet or asked.web.now() - max(map(looked, unwatched), default=never) < ROUND_EVERY:
            return own
        return [*own, *longest_ago(unwatched)[: -(-len(unwatched) // ROUNDS)]]

    def _list_url(self, start: int) -> str:
        asked = {"level_1_types": 3, "level_2_types[]": 12, "status[]": 1, "rows": ROWS, "start": start}
        return search_url(self.settings.base_url, asked)

    def _list(self, web: Web, sandbox: Sandbox) -> _Listed:
        lines: dict[Urn, Line] = {}
        odd = 0
        for page in range(MOST_LIST_PAGES):
            url = self._list_url(page * ROWS)
            seen = LIST_PAGE.run(sandbox, web.get(url).body, _place(url))
            none_new = not any(each.urn not in lines for each in seen.lines)
            lines |= {each.urn: each for each in seen.lines}
            odd += seen.odd
            # It stopped before its own count (assumption L2): what is missing might be what has just been published.
            if none_new and page and len(lines) + odd < (seen.expected or 0):
                sentence = f"{_place(url)} says that there are {seen.expected} authorities, but shows {len(lines)}."
                raise SourceError(sentence)
            if not seen.lines and page == 0:
                sentence = f"{_place(url)} shows no authorities where a list of them was expected: {seen.title}."
                raise SourceError(sentence)
            shown = len(lines) + odd
            # Without a count the first page that isn't full is the last one (assumption L3).
            whole = shown >= seen.expected if seen.expected is not None else len(seen.lines) + seen.odd < ROWS
            if not seen.lines or whole:
                break
        return _Listed(lines, odd)

    def _fetched(self, line: Line, asked: PollContext) -> Callable[[], Listing | Failure]:
        """Fetch an authority's page; what parses it is given back."""
        mark = f"line/{line.urn}"
        # What the list says is new isn't there yet for a server that only says that nothing has changed.
        moved_on = bool(line.latest) and asked.memory.mark(mark) != line.mark
        try:
            url = urljoin(f"{self.settings.base_url.rstrip('/')}/", line.place)
            answer = asked.web.get(url, validators=None if moved_on else asked.memory.validators(url))
        except FetchError as error:
            failure = Failure(line.place, str(error), line.urn)
            return lambda: failure
        unread = Listing(
            line.place,
            url,
            None,
            urn=line.urn,
            validators=answer.validators,
            contradicted=not line.latest or (line.day is not None and not moved_on),
            promised=line.day if moved_on else None,
            marks={mark: line.mark} if line.latest else {},
        )
        return partial(_parsed, unread, answer, asked.sandbox)


def _line(lines: dict[Urn, Line], urn: Urn) -> Line:
    """Give an authority's line; where the list has none, or could not be read, its page is where they all are."""
    return lines.get(urn) or Line(urn, f"/provider/44/{urn}", "")


def _parsed(unread: Listing, answer: Answer, sandbox: Sandbox) -> Listing | Failure:
    """Put into a listing what its page lists, unless that is as it was."""
    if answer.not_modified:
        return unread
    assert unread.urn is not None, "it is the page of an authority"
    try:
        seen = TIMELINE.run(sandbox, answer.body, _place(answer.url), answer.url, unread.urn)
    except SourceError as error:
        return Failure(unread.place, str(error), unread.urn)
    return replace(unread, entries=seen.entries, problems=seen.problems)


def _moved(line: Line, lines: Mapping[Urn, Line]) -> Authority | None:
    """Find the authority whose page has another URN now: the list has its name, and its own URN no more."""
    known = data.by_urn().get(line.urn)
    found = names.find(line.name) if known is None or known.type == UNKNOWN_TYPE else ()
    return found[0] if len(found) == 1 and found[0].urn not in lines else None


def _as_known(line: Line, lines: Mapping[Urn, Line]) -> Line:
    """Take a line for that of the authority it is about, by the URN under which all that is known of it is kept."""
    moved = _moved(line, lines)
    return replace(line, urn=moved.urn) if moved else line


def _newcomer(line: Line, lines: Mapping[Urn, Line]) -> Authority:
    """Make an authority of a line of Ofsted's list; its region is known where the council was announced."""
    if moved := _moved(line, lines):
        return replace(moved, urn=line.urn)
    name = _COUNCIL.sub("", line.name)
    announced = names.former(name)
    if announced:
        return Authority(line.urn, announced.name, announced.region, UNKNOWN_TYPE)
    name = f"{name} (URN {line.urn})" if names.find(name) else name  # the list has both: which is meant nobody knows
    return Authority(line.urn, name or data.by_urn()[line.urn].name, UNKNOWN_REGION, UNKNOWN_TYPE)


def _place(url: str) -> str:
    return urlsplit(url).path


KIND = Settings, OfstedReports
