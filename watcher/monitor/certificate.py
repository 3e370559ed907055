"""The certificate of a stretch of time: what was polled, what was published, what was told; and whether it balances."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from watcher import data
from watcher.deliver import enqueue
from watcher.model.alerts import Message, Section, Severity
from watcher.model.decisions import NewMessage
from watcher.monitor.sources import BAD_POLLS, QUIET
from watcher.store.polled import outages as troubles
from watcher.store.polled import poll_counts as tallies
from watcher.store.polled import sources
from watcher.store.told import certificate as account
from watcher.timing.clock import LONDON
from watcher.timing.periods import due, midnight, span
from watcher.timing.words import counted

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from watcher.config.check import Config
    from watcher.store.polled.outages import Trouble
    from watcher.store.polled.poll_counts import Tally
    from watcher.store.told.certificate import PlacesSeen, Seen

CERTIFICATE = "certificate"
# The slowest pace of a source of Ofsted's by default is an hour; two mean that a poll was missed.
LONG_GAP = timedelta(hours=2)


class Certificate(Struct, frozen=True):
    """What happened from the day `start` to the day before `end`, in London. It balances when nothing is `open`.

    `begun` is False for a time before the first poll of anything: of that there is nothing to say.
    """

    start: date
    end: date
    tallies: tuple[Tally, ...]
    newest: dict[str, str | None]
    seen: tuple[Seen, ...]
    troubles: tuple[Trouble, ...]
    open: tuple[str, ...]
    begun: bool = True
    places: PlacesSeen | None = None


def certify(tx: Connection, config: Config, start: date, end: date) -> Certificate:
    """Set what was published against what was delivered."""
    names = [each.name for each in config.sources]
    since, until = midnight(start), midnight(end)
    counted = tuple(tallies.between(tx, start, end, names))
    seen = tuple(account.seen(tx, config.watched, since, until))
    first = tallies.first_day(tx)
    # The first certificate after an installation must not call silent what nobody watched yet.
    begun = first is not None and first < end
    open_ = [f"“{each.source}” was never polled." for each in counted if begun and not each.polls]
    gaps = tuple(troubles.between(tx, since, until))
    open_ += _unread(gaps, config)
    for each in seen:
        open_ += _open(each)
    others = account.places_seen(tx, config.places, since, until) if config.places else None
    if others and others.open:
        open_.append(f"Of what was published about places, {others.open} are undecided, or have not arrived.")
    unsent = account.alerts_without_message(tx, since, until)
    open_ += [f"The alert {key} reached no receiver: no route leads anywhere for it." for key in unsent]
    return Certificate(
        start=start,
        end=end,
        tallies=counted,
        newest={name: account.newest(tx, name) for name in names},
        seen=seen,
        troubles=gaps,
        open=tuple(open_),
        begun=begun,
        places=others,
    )


def _unread(gaps: tuple[Trouble, ...], config: Config) -> list[str]:
    """Say what could not be read and still can't: whatever was published there since is not known to anybody."""
    names = {each.name for each in config.sources}
    lasting = (each for each in gaps if each.ended_at is None and each.polls >= BAD_POLLS and each.place != QUIET)
    return [
        f"“{each.source}”{f', {each.place},' if each.place else ''} could not be read since "
        f"{each.since.astimezone(LONDON):%-d %B %Y, %H:%M}: what was published there since is not known. "
        f"{each.sentence}"
        for each in lasting
        if each.source in names and (each.urn is None or each.urn in config.watched)
    ]


def _open(each: Seen) -> list[str]:
    what = f"{data.by_urn()[each.urn].name}: “{each.title}”{_published(each)}"
    if each.decision is None:
        return [f"{what} was seen and nothing is decided yet: {each.problem or 'it is to be read'}"]
    return [
        f"{what} was decided, and has not arrived at {owed.receiver} ({owed.address}): {owed.answer or 'not tried yet'}"
        for owed in each.owed
    ]


def _published(each: Seen) -> str:
    return f", published {each.published:%-d %B %Y}," if each.published else ""


def sections(certificate: Certificate) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Say a certificate in words: headings, and the lines under each."""
    # Only what has arrived everywhere: one receiver that is owed something makes it open.
    told = [each for each in certificate.seen if each.alerts and not each.owed and each.sent]
    silenced = [each for each in certificate.seen if each.silenced and not each.sent and not each.owed]
    quiet = [each for each in certificate.seen if each.decision is not None and not each.alerts]
    # By subtraction: whatever fell between the other sorts is open, so that the sum always holds.
    open_ = len(certificate.seen) - len(told) - len(silenced) - len(quiet)
    sent = sum(each.sent for each in certificate.seen)
    sum_ = (
        f"{len(told)} with an alert ({counted(sent, 'message')} delivered) + {len(silenced)} silenced + "
        f"{len(quiet)} to which no rule applies + {open_} open"
    )
    balance = (
        f"{len(certificate.seen)} published = {sum_}.",
        _balance(certificate),
        *certificate.open,
    )
    if certificate.places:
        balance = (balance[0], _of_places(certificate.places), *balance[1:])
    none = "None." if certificate.begun else "All of this time: nothing was polled by then."
    return (
        ("Published, and what was sent", balance),
        ("Sources", tuple(_polled(each, certificate.newest[each.source]) for each in certificate.tallies)),
        ("Gaps", tuple(map(_gap, certificate.troubles)) + _silences(certificate) or (none,)),
    )


def _of_places(each: PlacesSeen) -> str:
    """Count what was published about places and in areas; no certificate says which they are."""
    return (
        f"About places: {each.published} published = {each.told} with an alert + {each.silenced} silenced + "
        f"{each.quiet} for briefings only + {each.open} open."
    )


def _balance(certificate: Certificate) -> str:
    if certificate.open:
        count = len(certificate.open)
        return f"It does not balance: {count} {'item needs' if count == 1 else 'items need'} checking."
    if not certificate.begun:
        return "The service had not polled anything by then, so this says nothing about what was published."
    return "It balances."


def _polled(each: Tally, newest: str | None) -> str:
    if not each.polls:
        return f"{each.source}: not polled; newest: {newest or 'nothing yet'}"
    whole = "successfully" if each.polls == 1 else "all successfully"
    good = whole if each.good == each.polls else f"{each.good} of them successfully"
    times = counted(each.polls, "time")
    return f"{each.source}: polled {times}, {good}; {each.new} new; newest: {newest or 'nothing yet'}"


def _gap(each: Trouble) -> str:
    until = f"until {each.ended_at.astimezone(LONDON):%-d %B %Y, %H:%M}" if each.ended_at else "and still"
    where = f"{each.source}, {each.place}" if each.place else each.source
    lasted = f"from {each.since.astimezone(LONDON):%-d %B %Y, %H:%M} {until}, {counted(each.polls, 'poll')}"
    return f"{where}: {lasted}: {each.sentence}"


def _silences(certificate: Certificate) -> tuple[str, ...]:
    """Name the sources that nobody asked for long: the program was stopped, or the machine."""
    return tuple(
        f"{each.source}: not asked for {each.longest_gap.total_seconds() / 3600:.1f} hours: the program was not "
        "running, or the source is asked seldom"
        for each in certificate.tallies
        if each.longest_gap > LONG_GAP
    )


def send_when_due(tx: Connection, config: Config, now: datetime) -> None:
    """Queue the certificate of the time that is over for its receivers, once."""
    wanted = config.certificate
    key = due(CERTIFICATE, wanted, now)
    if key is None or sources.mark_of(tx, CERTIFICATE, wanted.every) == key:
        return
    start, end = span(wanted.every, now.astimezone(LONDON).date())
    # In the transaction of its message. The mark is for each pace: a change from weekly to daily sends no week twice.
    sources.set_mark(tx, CERTIFICATE, wanted.every, key)
    certificate = certify(tx, config, start, end)
    state = (
        f"{len(certificate.open)} to check" if certificate.open else "it balances" if certificate.begun else "not begun"
    )
    last = end - timedelta(days=1)
    message = Message(
        key=key,
        severity=Severity.WARNING if certificate.open else Severity.NOTE,
        summary=f"Certificate for {start:%-d %B} to {last:%-d %B %Y}: {state}",
        sections=tuple(Section(heading, lines, listed=True) for heading, lines in sections(certificate)),
    )
    enqueue.post(tx, NewMessage(message, wanted.send_to, key), config.receivers, now)
