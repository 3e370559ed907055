"""Sends the briefing of the week or month that is over to those who asked for it, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.deliver import enqueue
from watcher.model.alerts import Link, Message, Section, Severity, Table
from watcher.model.decisions import NewMessage
from watcher.store.polled import sources
from watcher.timing.clock import LONDON
from watcher.timing.periods import due, span
from watcher.timing.words import at_most

if TYPE_CHECKING:
    from datetime import datetime

    from watcher.config.check import Config
    from watcher.history.briefing import Briefing, BriefingSection
    from watcher.store.database import Store

BRIEFING = "briefing"
MOST_LINES = 20
"""How many lines of a section a message holds; the rest is counted."""

AGAINST = "The watched against England, by the worst judgement"


def send_when_due(store: Store, config: Config, now: datetime) -> None:
    """Queue the briefing of the time that is over."""
    local, wanted = now.astimezone(LONDON), config.briefing
    key = due(BRIEFING, wanted, now)
    if key is None:
        return
    start, end = span(wanted.every, local.date())
    with store.look() as tx:
        if sources.mark_of(tx, BRIEFING, wanted.every) == key:
            return
        from watcher.history import places
        from watcher.history.briefing import brief

        made = brief(tx, config.watched, (start, end), local.date(), bundled=config.bundled)
        made = places.with_places(made, places.between(tx, config, (start, end), local.date()), config)
    with store.begin() as tx:
        sources.set_mark(tx, BRIEFING, wanted.every, key)
        enqueue.post(tx, NewMessage(briefing_message(key, made), wanted.send_to, key), config.receivers, now)


def briefing_message(key: str, made: Briefing) -> Message:
    """Say a briefing in a message, the reports to click on in each section."""
    return Message(
        key=key,
        severity=Severity.NOTE,
        summary=made.summary,
        sections=(
            *map(_section, made.sections),
            Section(AGAINST, tuple(map(made.share_words, made.shares)), listed=True, table=_table(made)),
        ),
    )


def _table(made: Briefing) -> Table:
    rows = tuple(
        (each.grade, f"{each.watched} of {made.watched}", f"{each.england} of {made.england}") for each in made.shares
    )
    return Table(AGAINST, ("Worst judgement", "Watched", "England"), rows)


def _section(section: BriefingSection) -> Section:
    said = at_most(
        MOST_LINES, [each.words for each in section.lines], "and {} more: see the page, or `ofsted-watch briefing`"
    )
    linked = [each for each in section.lines[:MOST_LINES] if each.url.startswith("http")]
    links = {each.url: Link(f"{each.authority}: {each.what}", each.url) for each in linked}
    from watcher.history import places

    shown = section.heading in ("Published", "Not read", places.HEADING)
    return Section(
        f"{section.heading}: {len(section.lines)}",
        tuple(said) or (section.none,),
        listed=bool(said),
        links=tuple(links.values()) if shown else (),
    )
