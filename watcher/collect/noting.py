"""Notes what one page showed, in a transaction of its own: what is new on it, or why it can't be believed."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from watcher.collect import mishaps
from watcher.model.characters import storable
from watcher.model.listings import BELIEVED_AFTER_POLLS, Failure, Listing, ShownReport
from watcher.model.news import ItemKind
from watcher.model.provider_pages import SeenPage
from watcher.model.values import replace
from watcher.sources import doubts
from watcher.store.errors import StoreError
from watcher.store.polled import items, outages
from watcher.store.polled import sources as source_states
from watcher.store.published import found_authorities, listings, provider_pages
from watcher.store.published.sightings import Sighting
from watcher.timing.clock import day_in_london

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Row

    from watcher.collect.tools import Tools
    from watcher.model.listings import Entry
    from watcher.sources.doubts import Doubt
    from watcher.store.polled.poll_state import Memory

IN_PART = " (in part)"
"""What is added to a page's place where single entries on it could not be read."""


class PageResult(Struct, frozen=True):
    """How many entries of a page were new, and what was wrong with it."""

    new: int = 0
    problems: tuple[str, ...] = ()


def note(seen: Listing | Failure | SeenPage, name: str, memory: Memory, tools: Tools) -> PageResult:
    """Note one page. An error costs that page alone, and nothing of it is taken then."""
    if isinstance(seen, SeenPage):
        try:
            return _note_provider(seen, memory, tools)
        except StoreError:
            raise
        except Exception as error:  # its own words may say where children live
            problem = f"Its page could not be noted ({type(error).__name__})."
            return _note_provider(replace(seen, page=None, problem=problem, gone=False), memory, tools)
    try:
        if isinstance(seen, Failure):
            return _note_failure(seen, name, memory, tools)
        return _note_listing(_storable(seen), name, memory, tools)
    except Exception as error:  # one odd page must not end the poll of the others
        sentence = mishaps.sentence_of(error, f"{name}, {seen.place}")
        return _note_failure(Failure(seen.place, sentence, seen.urn), name, memory, tools)


def _note_provider(seen: SeenPage, memory: Memory, tools: Tools) -> PageResult:
    """Note a provider's page. Its troubles stay with it: the source tells them, without saying whose page it is."""
    now = tools.clock.now()
    since = min(
        day_in_london(now - tools.alert_window),
        day_in_london(memory.state.last_success or now),
        seen.since or date.max,
    )
    with tools.store.begin(lasting=seen.page is not None) as tx:
        accepted = False
        if seen.page:
            # What is remembered of a page is kept without its address, which says where children live.
            place = f"page {hashlib.sha256(seen.path.encode()).hexdigest()[:16]}"
            accepted = memory.accepts(place)
            doubt = None if accepted else _doubt_provider(seen, provider_pages.shown(tx, seen))
            _remember(tx, memory, memory.state.name, memory.oddness(place, odd=doubt is not None))
            if doubt:
                seen = replace(seen, page=None, problem=f"Its page can't be believed: {doubt.sentence}.")
        return PageResult(provider_pages.see(tx, _storable_page(seen), since, now, accepted=accepted))


def _doubt_provider(seen: SeenPage, before: Sequence[ShownReport]) -> Doubt | None:
    """Say why nothing of a page is believed. One that has what the list calls new is no old copy, whatever it lost."""
    assert seen.page is not None, "the caller has looked"
    known = {each.key for each in before}
    now = tuple(ShownReport(e.key, e.title, e.published, e.event_date) for e in seen.page.entries)
    if seen.latest and any(each.published == seen.latest and each.key not in known for each in now):
        return None
    doubt = doubts.doubt_page(before, now, contradicted=False)
    return doubt if doubt and doubt.wholly else None


def _storable_page(seen: SeenPage) -> SeenPage:
    if seen.page is None:
        return seen
    return replace(seen, page=replace(seen.page, entries=tuple(_storable_entry(each) for each in seen.page.entries)))


def _note_failure(seen: Failure, name: str, memory: Memory, tools: Tools) -> PageResult:
    seen = replace(seen, sentence=storable(seen.sentence))
    with tools.store.begin() as tx:
        _fares_badly(tx, memory, seen, tools.clock.now())
        _remember(tx, memory, name, memory.oddness(seen.place, odd=True) if seen.odd else {})
    return PageResult(problems=(seen.sentence,))


def _note_listing(seen: Listing, name: str, memory: Memory, tools: Tools) -> PageResult:
    now = tools.clock.now()
    since = day_in_london(now - tools.alert_window)
    accepted = memory.accepts(seen.place)
    # A feed may have forgotten an item by the next look. What Ofsted's pages show stays there, and "not modified"
    # changes nothing: that needn't wait for the disk.
    with tools.store.begin(lasting=seen.entries is not None and seen.items is not None) as tx:
        before = listings.known(tx, seen.urn) if seen.urn and not seen.items else ()
        doubt = None if accepted else _doubt(tx, name, seen, before)
        doubted = (f"This page can't be believed: {doubt.sentence}.",) if doubt else ()
        if doubted:
            _fares_badly(tx, memory, Failure(seen.place, doubted[0], seen.urn), now)
        else:
            _fares_well(tx, memory, seen.place, now)
        _remember(tx, memory, name, memory.oddness(seen.place, odd=doubt is not None))
        # Before `saw`: with the validators of what isn't believed the next answer would be "not modified".
        if doubt and doubt.wholly:
            return PageResult(_see_promised(tx, name, seen, before, tools), doubted)
        _note_part(tx, seen, memory, now)
        looked_before = memory.looked_at(seen.place)
        first_contact = source_states.saw(tx, name, seen, now)
        # While it is doubted the page is asked for whole, as one that has changed.
        _remember(tx, memory, name, {} if doubt else {n: t for n, t in seen.marks.items() if memory.mark(n) != t})
        found_authorities.add(tx, name, seen.authorities, now)
        # News that was published while nobody looked is news still, however long that was.
        old_before = min(since, day_in_london(looked_before)) if looked_before else since
        sighting = Sighting(name, seen, first_contact, since, old_before, now)
        if seen.items:
            return PageResult(items.see(tx, sighting), seen.problems)
        # Odd for a week is how the page is: what it lacks is gone now, and not after three more polls.
        gone_after = 1 if accepted else BELIEVED_AFTER_POLLS
        new = listings.see(tx, sighting, before, watched=seen.urn in tools.watched, gone_after=gone_after)
        return PageResult(new, (*doubted, *seen.problems))


def _see_promised(tx: Connection, name: str, seen: Listing, before: Sequence[Row[Any]], tools: Tools) -> int:
    """Take from a page that isn't believed what another one says is new on it: it may only have lost old entries."""
    promised = tuple(each for each in seen.entries or () if seen.promised and each.published == seen.promised)
    if not promised:
        return 0
    shown, now = replace(seen, entries=promised), tools.clock.now()
    since = day_in_london(now - tools.alert_window)
    sighting = Sighting(name, shown, first_contact=False, since=since, old_before=since, now=now)
    return listings.see(tx, sighting, before, watched=seen.urn in tools.watched, gone_after=None)


def _note_part(tx: Connection, seen: Listing, memory: Memory, now: datetime) -> None:
    """Note what single entries of a page are like. A page that is "not modified" is as it was."""
    place = seen.place + IN_PART
    if seen.problems:
        _fares_badly(tx, memory, Failure(place, " ".join(seen.problems)[:1_000]), now)
    elif seen.entries is not None:
        _fares_well(tx, memory, place, now)


def _fares_badly(tx: Connection, memory: Memory, seen: Failure, now: datetime) -> None:
    outages.bad_poll(tx, memory.state.name, seen, now)
    memory.fared(seen.place, now)


def _fares_well(tx: Connection, memory: Memory, place: str, now: datetime) -> None:
    """Note that a page is all right again, where it wasn't; pages are hardly ever in trouble."""
    if memory.in_trouble(place):
        outages.good_poll(tx, memory.state.name, place, now)
        memory.fared(place, None)


def _remember(tx: Connection, memory: Memory, name: str, marks: Mapping[str, str]) -> None:
    for each, text in marks.items():
        source_states.set_mark(tx, name, each, text)
    memory.keep(marks)


def _storable(seen: Listing) -> Listing:
    """Take out of a page's texts what no database takes: half characters, and the character zero."""
    entries = None if seen.entries is None else tuple(_storable_entry(each) for each in seen.entries)
    problems = tuple(storable(each) for each in seen.problems)
    return replace(seen, entries=entries, problems=problems, marks={n: storable(t) for n, t in seen.marks.items()})


def _storable_entry(entry: Entry) -> Entry:
    fields = ((name, getattr(entry, name)) for name in entry.__struct_fields__)
    texts: dict[str, Any] = {name: storable(text) for name, text in fields if isinstance(text, str)}
    return replace(entry, **texts)


def _doubt(tx: Connection, source: str, seen: Listing, known: Sequence[Row[Any]]) -> Doubt | None:
    if seen.items is ItemKind.COUNCIL_MINUTES:
        return None  # a committee may have nothing to say, in August for one
    if seen.items is not None:
        listed = None if seen.entries is None else len(seen.entries)
        return doubts.doubt_feed(source_states.listed(tx, source, seen.place), listed)
    before = listings.shown(known)
    if seen.entries is None:
        still = tuple(each for each in before if not each.missing)
        return doubts.doubt_page(before, still, contradicted=False)
    now = tuple(ShownReport(each.key, each.title, each.published, each.event_date) for each in seen.entries)
    return doubts.doubt_page(before, now, contradicted=seen.contradicted) or doubts.doubt_promised(
        before, now, seen.promised
    )
