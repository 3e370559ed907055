"""Everything that Ofsted publishes, by day: the lists of all providers, and the pages of those that are watched.

A poll costs one to three requests for each list, however many places are watched (docs/sources.md 8). What is said of
a listed place here is said without its URN: it says where children live, and errors reach logs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlencode, urljoin

from msgspec import Struct, field

from watcher.data import names
from watcher.model.errors import SourceError
from watcher.model.listings import PROVIDERS, PROVIDERS_PAGES, Failure, Listing, Validators
from watcher.model.provider_kinds import kinds_of
from watcher.model.provider_pages import KnownPage, ListedProvider, PlacesMemory, ProviderList, SeenPage
from watcher.model.values import replace
from watcher.sources.list_doubts import ListDoubtError, doubt_publications
from watcher.sources.ofsted_pages import search_url
from watcher.sources.provider_pages import NOT_FOUND, PROVIDER, PROVIDER_LIST
from watcher.sources.publication_window import Window, window_of
from watcher.sources.source import PollContext, SourceSettings, WebAddress
from watcher.timing import schedule
from watcher.timing.clock import day_in_london
from watcher.web.client import FetchError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date, datetime, timedelta

    from watcher.model.ofsted import Urn
    from watcher.timing.schedule import Pace

LEVELS = {1: "education and training", 2: "childcare and early education", 3: "children's social care"}
"""The lists, as the search's `level_1_types` numbers them."""
# Assumption L3 holds for these lists, too.
ROWS = 100
MOST_REQUESTS = 3
"""How often one list is asked at one poll at most."""
MANY_GONE = 3
"""How many pages that are gone at once, and most of those looked at, mean that the site has changed."""


class Settings(SourceSettings):
    """Watch what Ofsted publishes about other providers: those under [[places]] and [[area]]."""

    kind: Literal["ofsted_publications"]
    base_url: WebAddress = "https://reports.ofsted.gov.uk"

    def pace(self, moment: datetime, *, spacing: timedelta, **_: object) -> Pace:
        """Say how often to ask: it goes by the hours at which Ofsted publishes."""
        return schedule.like_ofsted(moment, self.every, len(LEVELS) * MOST_REQUESTS, spacing)


class _Looked(Struct):
    """What was looked at in one poll: the pages that are gone wait until it is known how many are."""

    done: set[str] = field(default_factory=set)
    gone: list[SeenPage] = field(default_factory=list)


class _Shown(Struct, frozen=True):
    """The lines that a list showed at one poll, and the window that they are of."""

    providers: dict[str, ListedProvider]
    window: Window
    next_window: Window
    expected: int
    problems: tuple[str, ...] = ()


class OfstedPublications(Struct, frozen=True):
    """The lists by publication date, the pages that they lead to, and each listed place's page once a day."""

    settings: Settings

    def poll(self, asked: PollContext) -> Iterator[Listing | Failure | SeenPage]:
        """List what is new for the places and areas that are watched; nothing is asked where none is."""
        if not asked.places.places:
            return
        looked = _Looked()
        troubles: list[str] = []
        for level in LEVELS:
            place = f"{PROVIDERS}{level}"
            try:
                shown = self._level(level, asked)
            except (SourceError, FetchError) as error:
                troubles.append(str(error))
                yield Failure(place, str(error), odd=isinstance(error, ListDoubtError))
                continue
            yield from self._pages(_wanted(shown.providers.values(), asked.places), shown.window.since, asked, looked)
            # Only now: whoever is stopped between a list and its pages asks for the same lines again.
            marks = {place: shown.next_window.mark, **_usual(place, shown, asked)}
            yield Listing(place, self._list_url(level, shown.window.since), (), marks=marks, problems=shown.problems)
        yield from self._due(asked, looked)
        yield from _gone(looked)
        yield Listing(PROVIDERS_PAGES, self.settings.base_url, (), problems=tuple(asked.places.problems()))
        if len(troubles) == len(LEVELS):
            raise SourceError(troubles[-1])

    def _level(self, level: int, asked: PollContext) -> _Shown:
        """Read the newest lines of a list, and go on with its round; `ListDoubtError` where they can't be right."""
        place, today = f"{PROVIDERS}{level}", day_in_london(asked.web.now())
        window = window_of(asked.memory.mark(place), today)
        providers: dict[str, ListedProvider] = {}
        first: tuple[ListedProvider, ...] = ()
        covered, start, expected = window.next_line, 0, 0
        for number in range(MOST_REQUESTS):
            page = self._lines(self._list_url(level, window.since, start), level, asked)
            if number == 0:
                doubt_publications(page, window, f"The list of {LEVELS[level]}", place, asked)
                first = page.providers
            elif first and page.providers == first:
                # Taken for the next ones, they would end the round, and whatever stands further down would be lost.
                said = f"The list of {LEVELS[level]} shows its first lines again where the next ones were asked for."
                return _Shown(providers, window, window.after(covered, expected, today), expected, (said,))
            providers |= {each.path: each for each in page.providers}
            end = start + len(page.providers) + page.odd
            expected = end if page.expected is None else page.expected
            covered = max(covered, end) if start <= covered else covered
            if end >= expected or not page.providers:
                break
            # The last request goes on with the round, so that a day that fills many pages is read to its end, too.
            more_of_today = page.providers[-1].latest == today and number < MOST_REQUESTS - 2
            start = end if more_of_today else max(end, covered)
        return _Shown(providers, window, window.after(covered, expected, today), expected)

    def _lines(self, url: str, level: int, asked: PollContext) -> ProviderList:
        page = PROVIDER_LIST.run(asked.sandbox, asked.web.get(url).body, f"The list of {LEVELS[level]}")
        if page.expected is None and not page.providers and "Search" not in page.title:
            raise SourceError(f"The list of {LEVELS[level]} is not the list that was expected: {page.title}.")
        return page

    def _list_url(self, level: int, since: date, start: int = 0) -> str:
        return list_url(self.settings.base_url, level, since, start)

    def _pages(
        self, wanted: Iterable[ListedProvider], since: date, asked: PollContext, looked: _Looked
    ) -> Iterator[SeenPage]:
        """Look at the pages of watched providers of which the list says something new."""
        lines = list(wanted)
        known = asked.places.known([each.path for each in lines])
        for line in lines:
            before = known.get(line.path)
            if line.path not in looked.done and (before is None or before.latest != line.latest):
                seen = self._page(line.urn, line.path, None, asked)
                yield from _kept(replace(seen, latest=line.latest, since=since), looked)

    def _due(self, asked: PollContext, looked: _Looked) -> Iterator[SeenPage]:
        """Look at listed places' pages whatever the lists say, once a day; and find those that aren't known yet."""
        due = asked.places.due(quiet=asked.memory.quiet)
        known = asked.places.known([path for paths in due.values() for path in paths])
        for urn, paths in due.items():
            try:
                found = paths or self._found(urn, asked)
                problem = None if found else "Ofsted's search finds no provider with this URN. Is it written correctly?"
            except (SourceError, FetchError) as error:
                found, problem = (), _without_address(error)
            if problem:
                yield SeenPage(urn, "", "", problem=problem, watched=True)
            for path in found:
                if path not in looked.done:
                    # With what it answered last, so that a page that is as it was costs the site a 304.
                    before = known.get(path)
                    seen = self._page(urn, path, before.validators if before else None, asked)
                    yield from _kept(replace(seen, latest=before.latest if before else None), looked)

    def _found(self, urn: Urn, asked: PollContext) -> tuple[str, ...]:
        """Find the pages of a URN: a school and a childminder may have the same."""
        url = f"{self.settings.base_url.rstrip('/')}/search?{urlencode({'q': urn, 'level_1_types': 0, 'rows': ROWS})}"
        page = PROVIDER_LIST.run(asked.sandbox, asked.web.get(url).body, "The search for a place on your list")
        return tuple(each.path for each in page.providers if each.urn == urn)

    def _page(self, urn: Urn, path: str, validators: Validators | None, asked: PollContext) -> SeenPage:
        url = urljoin(f"{self.settings.base_url.rstrip('/')}/", path)
        seen = SeenPage(urn, path, url, watched=urn in asked.places.places.listed)
        try:
            answer = asked.web.get(url, validators=validators)
            if answer.not_modified:
                return replace(seen, validators=answer.validators)
            page = PROVIDER.run(asked.sandbox, answer.body, "Its page", answer.url, urn)
        except FetchError as error:
            return replace(seen, problem=_without_address(error), gone=error.status in (404, 410))
        except SourceError as error:
            return replace(seen, problem=str(error), gone=str(error) == NOT_FOUND)
        return replace(seen, page=page, validators=answer.validators, authority=_authority(page.authority))


def list_url(base_url: str, level: int, since: date, start: int = 0) -> str:
    """Write the address of a list from one of its lines on: those with a report since a day, the newest first."""
    asked = {
        "level_1_types": level,
        "latest_report_date_start": f"{since:%d-%m-%Y}",
        "latest_report_date_end": "",
        "sort": "date",
        "order": "desc",
        "rows": ROWS,
        "start": start,
    }
    return search_url(base_url, asked)


def _usual(place: str, shown: _Shown, asked: PollContext) -> dict[str, str]:
    """Remember how many are listed for a weekday: a tenth of today's, nine tenths of what was usual."""
    days = schedule.weekdays(shown.window.since, shown.window.begun)
    if shown.next_window.begun == shown.window.begun or days < 2:
        return {}
    before, now = asked.memory.mark(f"{place} usual"), shown.expected / days
    usual = now if before is None else 0.9 * float(before) + 0.1 * now
    return {f"{place} usual": f"{usual:.1f}"}


def _wanted(lines: Iterable[ListedProvider], places: PlacesMemory) -> list[ListedProvider]:
    """Choose the lines that are about a listed place, or may be about one in a watched area.

    Where nothing says in whose area a provider stands, its page has to be asked, once.
    """
    lines = list(lines)
    watched = [each for each in lines if each.urn in places.places.listed]
    if not places.places.areas:
        return watched
    of_kind = [each for each in lines if each.urn not in places.places.listed and _kinds_watched(each, places)]
    known = places.known([each.path for each in of_kind])
    standing = places.standing([each.urn for each in of_kind if each.path not in known])
    return watched + [each for each in of_kind if _may_stand_there(each, known, standing, places)]


def _kinds_watched(line: ListedProvider, places: PlacesMemory) -> bool:
    kinds = kinds_of(line.path, line.kind)
    return any(not area.kinds or area.kinds & kinds for area in places.places.areas)


def _may_stand_there(
    line: ListedProvider,
    known: Mapping[str, KnownPage],
    standing: Mapping[Urn, frozenset[Urn]],
    places: PlacesMemory,
) -> bool:
    where = known[line.path].authority if line.path in known else _authority(line.authority)
    theirs = frozenset({where}) if where else standing.get(line.urn, frozenset())
    return not theirs or any(area.authority in theirs for area in places.places.areas)


def _authority(name: str | None) -> Urn | None:
    """Find the authority that a page names; None where it is not the name of one."""
    found = names.find(name) if name else ()
    return found[0].urn if len(found) == 1 else None


def _kept(seen: SeenPage, looked: _Looked) -> Iterator[SeenPage]:
    looked.done.add(seen.path)
    if seen.gone:
        looked.gone.append(seen)
    else:
        yield seen


def _gone(looked: _Looked) -> Iterator[SeenPage]:
    """Give the pages that are gone; many at once are a change of the site's, and told as pages that can't be read."""
    many = len(looked.gone) >= MANY_GONE and 2 * len(looked.gone) > len(looked.done)
    yield from (replace(each, gone=not many) for each in looked.gone)


def _without_address(error: Exception) -> str:
    """Say what went wrong without the address, which has the URN in it."""
    if status := getattr(error, "status", None):
        return f"Ofsted's site answered with status {status}."
    why = str(error).rpartition(" could not be fetched: ")[2]
    return f"Ofsted's site did not answer as expected{'.' if re.search(r'/|[0-9]{5}', why) else f': {why}'}"


KIND = Settings, OfstedPublications
