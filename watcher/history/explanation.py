"""Why something was told or not: found again in the store and the shipped history, with what each rule says of it."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from rules.comparison import compare
from rules.findings import answers
from rules.rule import subject_among
from watcher import data
from watcher.config.check import find_authority
from watcher.config.not_an_authority import not_one_authority
from watcher.data.publications import file_id, shipped
from watcher.history.places import place_called
from watcher.model.errors import PlainError
from watcher.model.ofsted import Authority, Urn
from watcher.model.values import replace
from watcher.store.published import known
from watcher.timing import dates
from watcher.timing.clock import day_in_london

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from rules.comparison import Comparison
    from rules.findings import Answer
    from rules.rule import Subject
    from watcher.config.check import Config
    from watcher.model.acknowledgements import Acknowledgement
    from watcher.model.alerts import Alert
    from watcher.model.documents import Publication
    from watcher.store.published.manual_corrections import ManualCorrection
    from watcher.store.told.audit_trail import Seen, Sending


# A place's label is all that names it, so its newest alerts are explained; older ones by their keys.
MOST_OF_A_PLACE = 5


class NothingKnownError(PlainError):
    """There is no alert, and no publication, of that name."""

    exit_code = 2


class Grounds(Struct, frozen=True):
    """What one piece of news was read by: where it is, why it is told, and what that rests on."""

    url: str
    why: str
    of: tuple[str, ...]


class SentAlert(Struct, frozen=True):
    """An alert that was made, its deliveries, what people said to its story, and what was corrected by hand.

    `grounds`: what each piece of news in its story was read by, if news made it.
    """

    alert: Alert
    sendings: tuple[Sending, ...]
    said: tuple[Acknowledgement, ...]
    grounds: tuple[Grounds, ...] = ()
    corrections: tuple[ManualCorrection, ...] = ()


class Explanation(Struct, frozen=True):
    """One publication and all that came of it.

    `publication` is None when it couldn't be read, or when an alert was made of something else; `seen` is None when it
    is known only from the shipped history. `subject` is what the rules were asked of, with the history before it, and
    `answers` are what the rules of now say; what was told at its time is in `sent`. `newer` names publications after it
    that made no alert.
    """

    authority: Authority
    watched: bool
    publication: Publication | None
    seen: Seen | None
    sent: tuple[SentAlert, ...]
    subject: Subject | None = None
    answers: tuple[Answer, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    newer: tuple[str, ...] = ()


def explain(tx: Connection | None, what: str, config: Config) -> tuple[Explanation, ...]:
    """Explain an alert by its key, "Somerset 2026-06-17", or what was told last of an authority, or its latest report.

    Without a database (`tx` is None) only the shipped history is known. NothingKnownError when there is none of that
    name.
    """
    by_key = _by_key(tx, what.strip(), config) if tx is not None else None
    of_place = _of_places_label(tx, what, config) if tx is not None and by_key is None else ()
    return (by_key,) if by_key else of_place or _by_name(tx, what.strip(), config)


def _by_key(tx: Connection, key: str, config: Config) -> Explanation | None:
    from watcher.store.told import alerts, audit_trail

    alert = alerts.get(tx, key)
    if alert is None:
        return None
    if alert.about_place:
        return _of_place(tx, alert)
    authority = data.by_urn()[alert.urn]
    seen = audit_trail.seen_for(tx, key)
    if seen:
        return _explained(tx, authority, (seen.publication, seen), config)
    return Explanation(authority, authority.urn in config.watched, None, None, (_sent(tx, alert),))


def _of_place(tx: Connection, alert: Alert) -> Explanation:
    """Explain an alert about another provider by what was sent: its label is all that names it."""
    where = data.by_urn().get(alert.stands_in) if alert.stands_in else None
    place = Authority(Urn(""), alert.authority, where.region if where else "", "place")
    return Explanation(place, watched=True, publication=None, seen=None, sent=(_sent(tx, alert),))


def _of_places_label(tx: Connection, what: str, config: Config) -> tuple[Explanation, ...]:
    """Explain what was sent about a place on the list, called by its label; nothing where it is not a label."""
    from watcher.store.told import alerts

    place = place_called(config, what)
    if place is None:
        return ()
    told = alerts.newest(tx, MOST_OF_A_PLACE, urn=place.urn, places=True)
    if not told:
        sentence = f"No alert about {place.label} has been sent so far."
        raise NothingKnownError(sentence)
    return tuple(_of_place(tx, each.alert) for each in told)


def _sent(tx: Connection, alert: Alert) -> SentAlert:
    from watcher.store.published import manual_corrections
    from watcher.store.told import acknowledgements, audit_trail

    said = tuple(acknowledgements.of_story(tx, alert.story))
    grounds = () if alert.confirmed else _grounds(tx, alert)
    corrections = tuple(manual_corrections.of(tx, alert.key))
    return SentAlert(alert, audit_trail.sendings(tx, alert.key), said, grounds, corrections)


def _grounds(tx: Connection, alert: Alert) -> tuple[Grounds, ...]:
    """Find what the pieces of an alert's story that tell or note something were read by."""
    from watcher.store.polled import items

    return tuple(
        Grounds(each.item.url, each.reading.why, each.reading.grounds)
        for each in items.of_authority(tx, alert.urn)
        if each.story == alert.story and each.reading and (each.reading.should_alert or each.reading.should_note)
    )


def _sent_in_story(tx: Connection, seen: Seen) -> tuple[SentAlert, ...]:
    """Find the alerts of a publication, and those of news that told the same story before or after it."""
    from watcher.store.told import alerts

    keys = {each.key for each in seen.alerts}
    stories = dict.fromkeys(each.story for each in seen.alerts)
    news = [each for story in stories for each in alerts.of_story(tx, story) if each.key not in keys]
    return tuple(_sent(tx, each) for each in (*seen.alerts, *(one for one in news if not one.confirmed)))


def _by_name(tx: Connection | None, what: str, config: Config) -> tuple[Explanation, ...]:
    name, day = _parted(what)
    try:
        authority = find_authority(name)
    except PlainError as error:
        sentence = f'There is no alert "{what}", and {not_one_authority(name)}'
        neither = PlainError(sentence)
        neither.exit_code = error.exit_code
        raise neither from None
    everything = _everything(tx, authority)
    newest = _newest_told(tx, authority, config) if tx is not None and day is None else None
    if newest:
        return (replace(newest, newer=tuple(_newer(everything, newest))),)
    chosen = [each for each in everything if _published(each) == day] if day else everything[:1]
    if not chosen:
        of = f" of {day:%-d %B %Y}" if day else ""
        days = dict.fromkeys(f"{each:%Y-%m-%d}" for each in map(_published, everything) if each)
        some = f" There are publications of {', '.join(days)}." if days else ""
        sentence = f"No publication of {authority.name}{of} is known.{some}"
        raise NothingKnownError(sentence)
    return tuple(_explained(tx, authority, each, config) for each in chosen)


def _newest_told(tx: Connection, authority: Authority, config: Config) -> Explanation | None:
    """Explain what was told last of an authority, whoever published it; None when nothing ever was."""
    from watcher.store.told import alerts

    told = alerts.newest(tx, 1, urn=authority.urn)
    return _by_key(tx, told[0].alert.key, config) if told else None


def _newer(everything: list[Known], told: Explanation) -> Iterator[str]:
    """Name what was published after the last thing told, and made no alert."""
    shown = told.sent[0].alert.published if told.sent else None
    for publication, seen in everything:
        day = _published((publication, seen))
        known_ = publication or seen
        if day and shown and day > shown and known_ and not (seen and seen.alerts):
            yield f"“{known_.title}”, published {day:%-d %B %Y}"


def _parted(what: str) -> tuple[str, date | None]:
    """Split a name from a day, which may be written as 2026-06-17 or as 17 June 2026."""
    found = re.fullmatch(r"(.+?)[\s,]+(\d{4}-\d{2}-\d{2}|\d{1,2} [A-Za-z]+ \d{4})", what)
    if not found:
        return what, None
    for form in ("%Y-%m-%d", "%d %B %Y"):
        with suppress(ValueError):
            return found[1], dates.written(found[2], form)
    sentence = f"“{found[2]}” is not a valid date. Write it like 2026-06-17."
    raise NothingKnownError(sentence)


Known = tuple["Publication | None", "Seen | None"]
"""A publication as the store has seen it, or as it is shipped; only an unreadable one is seen and no publication."""


def _everything(tx: Connection | None, authority: Authority) -> list[Known]:
    """List everything that is known of an authority, the latest first."""
    found: list[Known] = []
    if tx is not None:
        from watcher.store.told import audit_trail

        found += [(each.publication, each) for each in audit_trail.seen(tx, authority.urn)]
    files = {file_id(seen.url) for _publication, seen in found if seen}
    found += [(each, None) for each in shipped(authority.urn) if file_id(each.url) not in files]
    return sorted(found, key=lambda each: _published(each) or date.min, reverse=True)


def _published(known_: Known) -> date | None:
    publication, seen = known_
    return (publication.published if publication else None) or (seen.published if seen else None)


def _explained(tx: Connection | None, authority: Authority, known_: Known, config: Config) -> Explanation:
    publication, seen = known_
    sent = _sent_in_story(tx, seen) if tx is not None and seen else ()
    watched = authority.urn in config.watched
    if publication is None:
        return Explanation(authority, watched, None, seen, sent)
    bundled = config.bundled or seen is None
    subject = _subject(tx, authority, publication, seen, bundled=bundled)
    return Explanation(
        authority=authority,
        watched=watched,
        publication=publication,
        seen=seen,
        sent=sent,
        subject=subject,
        answers=answers(config.rules, subject),
        comparisons=compare(subject.inspection, subject.history) if subject.inspection else (),
    )


def _subject(
    tx: Connection | None, authority: Authority, publication: Publication, seen: Seen | None, *, bundled: bool
) -> Subject:
    """Give a publication the history that it was decided by: what was known before it was published, or seen."""
    first = day_in_london(seen.first_seen) if seen else publication.published or date.max
    return subject_among(authority, publication, known.publications(tx, authority.urn, bundled=bundled), first)
