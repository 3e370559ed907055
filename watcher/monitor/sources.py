"""Reports sources that are broken or strangely quiet: operators at the second bad poll, leads when it lasts."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from notifiers.messages.operators import notice_message
from rules.conditions import Facts
from rules.routes import receivers_for
from watcher import data
from watcher.deliver import enqueue
from watcher.model.alerts import Message, Severity
from watcher.model.decisions import NewMessage, to_operators
from watcher.model.kinds import Kind
from watcher.model.listings import AUTHORITIES, PROVIDERS, PROVIDERS_PAGES, THE_FEED, Failure
from watcher.model.places import IN_AREA, PLACE
from watcher.model.values import replace
from watcher.monitor import blind, quiet
from watcher.monitor.blind import MOST_NAMED
from watcher.store.polled import outages, poll_counts, sources
from watcher.store.polled.outages import WHOLE, Trouble
from watcher.store.published import listings, pages_memory
from watcher.timing.clock import LONDON
from watcher.timing.words import at_most, counted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from sqlalchemy import Connection

    from watcher.config.check import Config
    from watcher.model.ofsted import Authority

# A single bad poll is nobody's business: sites answer 502 for a minute, and the next poll is well.
BAD_POLLS = 2
# Nor is a single good poll the end: a site that fails three polls of four would break and work again all day.
WELL_FOR = timedelta(minutes=30)
LONG_WAIT = timedelta(minutes=30)
"""A site that wants to be left alone for longer than this is reported at its first refusal."""
REMINDED_EVERY = timedelta(days=7)
"""A notice may be overlooked, and a source that stays broken makes no other sound."""
REMINDED = "reminded"
LOOKED_BACK = timedelta(days=365)
TOLD = "told"
QUIET = "quiet"
"""The place that stands for a source's silence."""
ALL_OF_IT = (WHOLE, QUIET, THE_FEED)
"""The places that are all that there is of a source."""


def tell(tx: Connection, config: Config, now: datetime) -> None:
    """Queue messages about troubles that go on, each once and then once a week, and about those that are over."""
    ofsted = [each.name for each in config.sources if each.kind == "ofsted_reports"]
    others = blind.of_others(config)
    for name in ofsted:
        _listen(tx, name, now)
    _listen_to_feeds(tx, [each.name for each in config.sources if each.kind == "feed"], now)
    names = {each.name for each in config.sources}
    untold = _untold(tx, names)
    # A second bad poll, for which single hiccups wait, would be hours away there.
    told_to_wait = sources.asked_to_wait(tx, now + LONG_WAIT)
    for source in dict.fromkeys(each.source for each in untold):
        theirs = [each for each in untold if each.source == source]
        # Together for each source: a site that is down breaks 153 pages at once.
        wanted = [each for each in theirs if _operators_wait(each, at_once=source in told_to_wait)]
        _tell_operators(tx, wanted, config, now)
        lasting = [each for each in theirs if source in (*ofsted, *others) and _leads_wait(each, config, now)]
        _tell_leads(tx, lasting, config, now)
        _remind(tx, theirs, config, now)
        _tell_end(tx, source, theirs, config, now)


def tell_team(tx: Connection, config: Config, now: datetime) -> None:
    """Queue what a team's leads hear about long troubles, and about their end; what is broken is the operator's."""
    untold = _untold(tx, leads_rest_on(config))
    for source in dict.fromkeys(each.source for each in untold):
        theirs = [each for each in untold if each.source == source]
        _tell_leads(tx, [each for each in theirs if _leads_wait(each, config, now)], config, now)
        _tell_end(tx, source, theirs, config, now)


def _untold(tx: Connection, names: Collection[str]) -> list[Trouble]:
    """List what goes on or is over and isn't all told; what broke again before its end was told counts as going on."""
    found = [each for each in outages.untold(tx) if each.source in names]
    open_ = {(each.source, each.place): each.id for each in found if each.ended_at is None}
    again = [each for each in found if each.ended_at and (each.source, each.place) in open_]
    for each in again:
        outages.goes_on(tx, each, open_[each.source, each.place])
    return _untold(tx, names) if again else found


def tell_of_pages(tx: Connection, config: Config, now: datetime) -> None:
    """Queue what a team's operators hear about pages of its places that can't be read: which they are is the team's."""
    if not config.places:
        return
    said = pages_memory.problems(tx, config.places, now)
    known = in_short(said)
    if (sources.mark_of(tx, PROVIDERS_PAGES, TOLD) or "") == known:
        return
    sources.set_mark(tx, PROVIDERS_PAGES, TOLD, known)
    summary = "Pages of your places can't be read" if said else "All pages of your places can be read again"
    last = "We keep trying. Please check the URN where Ofsted's search finds none."
    lines = (*said, last) if said else (f"{summary}.",)
    message = notice_message(f"{PROVIDERS_PAGES}/{now.isoformat()}", summary, lines)
    enqueue.post(tx, to_operators(message, config.operators), config.receivers, now)


def in_short(said: tuple[str, ...]) -> str:
    """Give the mark that sentences about pages leave once they are told; '' for none."""
    return hashlib.sha256("\n".join(said).encode()).hexdigest() if said else ""


def leads_rest_on(config: Config) -> set[str]:
    """Name the sources without which no alert comes."""
    return {each.name for each in config.sources if each.kind == "ofsted_reports"} | {*blind.of_others(config)}


def _is_list(each: Trouble, config: Config) -> bool:
    """Return whether one of the lists of other providers is in trouble, and not a single page."""
    return each.source in blind.of_others(config) and each.place.startswith(PROVIDERS)


def _listen(tx: Connection, source: str, now: datetime) -> None:
    """Look, once a day and whenever there is something new, whether nothing was published for longer than usual."""
    today = now.astimezone(LONDON).date()
    asked = f"{today} {listings.latest_day(tx)}"
    # Looked up once a day, not in every cycle: it reads three years of publications.
    if sources.mark_of(tx, source, QUIET) == asked:
        return
    sources.set_mark(tx, source, QUIET, asked)
    days = listings.published_days(tx)
    # As far back as `strangely_quiet` looks.
    years = range(today.year - 3, today.year + 1)
    sentence = quiet.strangely_quiet(days, today, [*data.elections(), *map(quiet.local_election, years)])
    if sentence is None:
        outages.good_poll(tx, source, QUIET, now)
    elif outages.since(tx, source, QUIET) is None:
        outages.bad_poll(tx, source, Failure(QUIET, f"Strangely quiet: {sentence}. Is its site still the one?"), now)


def _listen_to_feeds(tx: Connection, names: Iterable[str], now: datetime) -> None:
    """Look, once a day and whenever there is something new, whether a feed has been still for unusually long."""
    today = now.astimezone(LONDON).date()
    last = poll_counts.last_days_with_news(tx, today - LOOKED_BACK)
    before = sources.marks(tx, QUIET)
    for name in names:
        asked = f"{today} {last.get(name)}"
        if before.get(name) != asked:
            _listen_to_feed(tx, name, asked, now)


def _listen_to_feed(tx: Connection, source: str, asked: str, now: datetime) -> None:
    today = now.astimezone(LONDON).date()
    days = poll_counts.days_with_news(tx, source, today - LOOKED_BACK)
    sources.set_mark(tx, source, QUIET, asked)
    sentence = quiet.feed_is_quiet(days, today)
    if sentence is None:
        outages.good_poll(tx, source, QUIET, now)
    elif outages.since(tx, source, QUIET) is None:
        outages.bad_poll(tx, source, Failure(QUIET, f"Strangely quiet: {sentence}. Is its address still the one?"), now)


def _operators_wait(each: Trouble, *, at_once: bool) -> bool:
    told = each.operators_told or each.ended_at is not None
    return not told and (each.polls >= BAD_POLLS or each.place == QUIET or at_once)


def _leads_wait(each: Trouble, config: Config, now: datetime) -> bool:
    told = each.leads_told or each.ended_at is not None
    return not told and concerns(each, config) and quiet.blind_for(each.since, now) >= config.tell_leads_after


def concerns(each: Trouble, config: Config) -> bool:
    """Return whether a trouble keeps something from somebody's leads."""
    # A page of an authority that nobody watches blinds nobody.
    return each.place == WHOLE or each.urn in config.watched or _is_list(each, config)


def _remind(tx: Connection, theirs: list[Trouble], config: Config, now: datetime) -> None:
    """Remind everyone who heard of a continuing trouble, once a week, that it continues."""
    lasting = [each for each in theirs if each.ended_at is None and each.place != QUIET]
    weeks = max(((now - each.since) // REMINDED_EVERY for each in lasting), default=0)
    if not weeks or sources.mark_of(tx, lasting[0].source, REMINDED) == f"{lasting[0].id} {weeks}":
        return
    sources.set_mark(tx, lasting[0].source, REMINDED, f"{lasting[0].id} {weeks}")
    _tell_operators(tx, [each for each in lasting if each.operators_told], config, now, week=weeks)
    _tell_leads(tx, [each for each in lasting if each.leads_told], config, now, week=weeks)


def _tell_operators(tx: Connection, new: list[Trouble], config: Config, now: datetime, *, week: int = 0) -> None:
    if not new:
        return
    whole = any(each.place in ALL_OF_IT for each in new)
    # One message for a source: its list and its pages break together.
    still = "still " if week else ""
    source = new[0].source
    title = f"A source is {still}broken: {source}" if whole else f"{_pages(new)} of “{source}” {still}can't be read"
    # What is wrong with the list of authorities is what the source as a whole says already.
    said = [_said(each) for each in new if not (whole and each.place == AUTHORITIES)]
    late = "Alerts from it may be late. We keep trying; nothing is lost by that."
    lines = *at_most(MOST_NAMED, said, "And {} more."), late
    # Named by the first trouble, so that a second run of the same cycle queues it no second time.
    message = notice_message(f"trouble/{new[0].id}{_of_week(week)}", title, lines)
    enqueue.post(tx, to_operators(message, config.operators), config.receivers, now)
    for each in new:
        outages.told_operators(tx, each.id)


def _said(each: Trouble) -> str:
    what = f"“{each.source}”" if each.place in ALL_OF_IT else each.place
    if each.urn:
        what += f" ({data.by_urn()[each.urn].name})"
    if each.place == QUIET:
        return f"{what}: {each.sentence}"
    polls = f"{each.polls} polls in a row: " if each.polls > 1 else ""
    return f"{what} could not be read since {_since(each)}, {polls}{each.sentence}"


def _since(each: Trouble) -> str:
    return f"{each.since.astimezone(LONDON):%H:%M on %-d %B %Y}"


def _pages(found: list[Trouble]) -> str:
    return counted(len(found), "page")


def _of_week(week: int) -> str:
    return f"/week/{week}" if week else ""


def _tell_leads(tx: Connection, lasting: list[Trouble], config: Config, now: datetime, *, week: int = 0) -> None:
    def say(receiver: str, theirs: list[Trouble]) -> None:
        message = blind.not_read(theirs, config, now)
        message = replace(message, key=f"{message.key}{_of_week(week)}")
        enqueue.post(tx, _addressed(message, receiver), config.receivers, now)

    _each_receiver(lasting, config, say)
    for each in lasting:
        outages.told_leads(tx, each.id)


def _tell_end(tx: Connection, source: str, theirs: list[Trouble], config: Config, now: datetime) -> None:
    polled = sources.state(tx, source).last_attempt or now
    ended = [each for each in theirs if each.ended_at and each.ended_at < polled and each.ended_at + WELL_FOR <= now]
    operators = [each for each in ended if each.operators_told]
    if operators:
        whole = any(each.place in ALL_OF_IT for each in operators)
        what = f"“{source}”" if whole else f"{_pages(operators)} of “{source}”"
        line = f"{what} can be read again. What was published in the meantime is on its way."
        message = notice_message(f"trouble/{operators[0].id}/well", f"Working again: {source}", (line,))
        enqueue.post(tx, to_operators(message, config.operators), config.receivers, now)

    def say(receiver: str, theirs: list[Trouble]) -> None:
        message = blind.read_again(theirs, config)
        enqueue.post(tx, _addressed(message, receiver), config.receivers, now)

    _each_receiver([each for each in ended if each.leads_told], config, say)
    for each in ended:
        outages.told_end(tx, each.id)


def _each_receiver(found: list[Trouble], config: Config, say: Callable[[str, list[Trouble]], None]) -> None:
    """Give each receiver what concerns the authorities that it hears of, in one message."""
    by_receiver: dict[str, list[Trouble]] = defaultdict(list)
    for each in found:
        concerned = [data.by_urn()[urn] for urn in ([each.urn] if each.urn else sorted(config.watched))]
        about_places = each.source in blind.of_others(config)
        for receiver in _receivers_of_places(config) if about_places else _receivers(concerned, config):
            by_receiver[receiver].append(each)
    for receiver, theirs in by_receiver.items():
        say(receiver, theirs)


def _receivers(concerned: Iterable[Authority], config: Config) -> tuple[str, ...]:
    facts = (
        Facts(each.name, each.region, Kind.NOT_A_REPORT, severity=severity)
        for each in concerned
        # Whoever would have got an alert: what is not seen may have been of either severity.
        for severity in (Severity.WARNING, Severity.CRITICAL)
    )
    return tuple(dict.fromkeys(name for each in facts for name in receivers_for(config.routes, each)))


def _receivers_of_places(config: Config) -> tuple[str, ...]:
    """List who hears of places and areas, wherever they are."""
    facts = (Facts("", "", kind, severity=severity) for kind in (PLACE, IN_AREA) for severity in Severity)
    return tuple(dict.fromkeys(name for each in facts for name in receivers_for(config.routes, each)))


def _addressed(message: Message, receiver: str) -> NewMessage:
    return NewMessage(message, (receiver,), message.key.removesuffix("/over"))
