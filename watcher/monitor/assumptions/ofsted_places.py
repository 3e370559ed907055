"""O1 to O9 and U7: the lists of all other providers by day, and the page whose report is the newest of each.

What was seen is said without a URN: one of them may be on somebody's list of places.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from msgspec import Struct

from watcher.model.errors import SourceError
from watcher.model.provider_kinds import TYPE_CODES
from watcher.model.provider_titles import read_title
from watcher.monitor.assumptions.finding import Finding, judged, learned, unseen
from watcher.sources.ofsted_publications import LEVELS
from watcher.sources.provider_pages import read_provider, read_provider_list
from watcher.timing.clock import LONDON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.model.provider_pages import ListedProvider, ProviderList, ProviderPage
    from watcher.monitor.assumptions.seen import Look, Seen

LIST, PAGE = "list of ", "newest page of "
ASKED_BACK = timedelta(days=14)
"""The lists are asked for what is this new: two weeks, between an empty answer and many pages."""
MOST_NAMED = 5
"""Titles that a finding shows of those that are unknown: a few are enough to look them up."""


def asked_since(look: Look) -> date:
    """Return the day that the lists are asked for."""
    return look.moment.astimezone(LONDON).date() - ASKED_BACK


def lines(page: Seen | None) -> ProviderList | None:
    """Read a list; None when it did not come, or is far too large to be one."""
    return read_provider_list(page.body, "A list") if page and page.fits else None


def newest(look: Look, name: str) -> ListedProvider | None:
    """Find the provider of a list that has the newest report."""
    listed = lines(look.page(f"{LIST}{name}"))
    dated = [each for each in listed.providers if each.latest] if listed else []
    return max(dated, key=lambda each: (str(each.latest), each.path), default=None)


def page_url(look: Look, line: ListedProvider) -> str:
    """Write the address of a provider's page."""
    return urljoin(f"{look.base_url.rstrip('/')}/", line.path)


def findings(look: Look) -> Iterator[Finding]:
    """Compare the lists and the pages with what is assumed of them."""
    listed = {name: found for name in LEVELS.values() if (found := lines(look.page(f"{LIST}{name}")))}
    if not listed:
        yield from (unseen(f"O{number}", "no list came") for number in range(1, 10))
        return
    yield from _lists(look, listed)
    pages = [each for each in (_page(look, name) for name in listed) if each]
    if not pages:
        yield from (unseen(f"O{number}", "no provider's page came") for number in range(5, 10))
        return
    yield from _pages(pages)


def _lists(look: Look, listed: dict[str, ProviderList]) -> Iterator[Finding]:
    every = [each for one in listed.values() for each in one.providers]
    odd = sum(each.odd for each in listed.values())
    shown = ", ".join(f"{len(each.providers)} of {name}" for name, each in listed.items())
    there = len(listed) == len(LEVELS) and all(each.providers for each in listed.values())
    yield judged("O1", holds=there and not odd, seen=f"{shown}; {odd} lines lead to no page")
    since = asked_since(look)
    older = sum(each.latest is not None and each.latest < since for each in every)
    yield judged("O2", holds=not older, seen=f"{older} of {len(every)} are older than the day asked for")
    days = [[each.latest for each in one.providers if each.latest] for one in listed.values()]
    unsorted = sum(each != sorted(each, reverse=True) for each in days)
    yield judged("O3", holds=not unsorted, seen=f"{unsorted} of {len(days)} lists don't begin with the newest")
    said = sum(bool(each.latest and each.kind) for each in every)
    yield judged("O4", holds=bool(every) and said == len(every), seen=f"{said} of {len(every)} say both")
    types = {(each.path.split("/")[1], each.kind) for each in every}
    unknown = sorted(each for each in types if each[0] not in TYPE_CODES)
    if unknown:
        yield learned("U7", "; ".join(f"{code}: {kind or 'no kind'}" for code, kind in unknown))


class _Seen(Struct, frozen=True):
    """A provider's page, with what its list says of it; `problem` is why it could not be read."""

    line: ListedProvider
    page: ProviderPage | None
    problem: str = ""


def _page(look: Look, name: str) -> _Seen | None:
    line, seen = newest(look, name), look.page(f"{PAGE}{name}")
    if line is None or seen is None or not seen.fits:
        return None
    try:
        return _Seen(line, read_provider(seen.body, "It", seen.url, line.urn))
    except SourceError as error:
        return _Seen(line, None, str(error))


def _pages(seen: list[_Seen]) -> Iterator[Finding]:
    read = [(each.line, each.page) for each in seen if each.page and each.page.entries]
    problems = "; ".join(each.problem for each in seen if each.problem)
    yield judged("O6", holds=len(read) == len(seen), seen=problems or f"{len(read)} of {len(seen)} list reports")
    if not read:
        yield from (unseen(f"O{number}", "no page lists a report") for number in (5, 7, 8, 9))
        return
    tops = [(line.latest, max((e.published for e in page.entries if e.published), default=None)) for line, page in read]
    apart = [f"{page} where the list says {line}" for line, page in tops if line != page]
    yield judged("O5", holds=not apart, seen="; ".join(apart) or f"{len(tops)} pages agree with their list")
    labelled = sum(bool(page.authority and page.kind) for _, page in read)
    yield judged("O7", holds=labelled == len(read), seen=f"{labelled} of {len(read)} pages say both")
    titles = {entry.title for _, page in read for entry in page.entries}
    unknown = sorted(each for each in titles if read_title(each).kind is None)
    yield judged("O8", holds=not unknown, seen="; ".join(unknown[:MOST_NAMED]) or f"all {len(titles)} are")
    yield _cards([page for _, page in read])


def _cards(pages: list[ProviderPage]) -> Finding:
    cards = [each.card for each in pages if each.card]
    if not cards:
        return unseen("O9", "none of these pages has a report card")
    problems = [problem for card in cards for problem in card.problems]
    return judged("O9", holds=not problems, seen="; ".join(problems) or f"{len(cards)} of {len(cards)} could be read")
