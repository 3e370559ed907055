"""What became of publications that vanished from Ofsted's page, or that nobody could read."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from notifiers.messages.operators import notice_message
from rules.conditions import Facts
from rules.routes import receivers_for
from rules.rule import visit_of
from watcher import data
from watcher.deliver import enqueue
from watcher.model.alerts import Link, Message, Severity
from watcher.model.decisions import NewMessage, to_operators
from watcher.model.kinds import Kind
from watcher.model.stories import unread_story
from watcher.store.published import fetch_queue, listings, publications

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from watcher.config.check import Config
    from watcher.store.published.fetch_queue import WaitingDocument
    from watcher.store.published.listings import Gone


# Not at once: what a site cannot give for some minutes is most often there soon after.
LEADS_ARE_TOLD_AFTER = timedelta(hours=1)
OPERATORS, LEADS = "operators", "leads"


def tell_gone(tx: Connection, gone: Gone, config: Config, now: datetime) -> None:
    """Note that Ofsted's page doesn't list something any more: to the operators and to those who had an alert."""
    name, day = data.by_urn()[gone.urn].name, _issued_anew(tx, gone)
    why = "Ofsted gave no reason that we can read."
    if day:
        why = f"What was published of the same visit on {day:%-d %B %Y} takes its place."
    lines = (
        f"{_what(gone)} is not on Ofsted's page of {name} any more, in several polls.",
        f"What we know of it stays in the history. {why} Its link was {gone.url}",
    )
    _tell_listed(tx, gone, ("gone", "no longer lists a report", lines), config, now)
    listings.told_gone(tx, gone.id)


def tell_back(tx: Connection, back: Gone, config: Config, now: datetime) -> None:
    """Note that Ofsted's page lists again what it was said to list no longer: to those who heard that."""
    lines = (f"{_what(back)} is on Ofsted's page of {data.by_urn()[back.urn].name} again, after it was missing.",)
    _tell_listed(tx, back, ("back", "lists a report again", lines), config, now)
    listings.told_gone(tx, back.id, gone=False)


def _what(listed: Gone) -> str:
    return f"“{listed.title}”{f', published {listed.published:%-d %B %Y},' if listed.published else ''}"


def _issued_anew(tx: Connection, gone: Gone) -> date | None:
    """Say on which later day something on the same inspection or visit was published; None where nothing was."""
    known = publications.collected(tx, gone.urn)
    visits = {visit_of(each) for each in known if each.url == gone.url} - {None}
    days = [each.published for each in known if visit_of(each) in visits and each.published]
    return max((each for each in days if gone.published and each > gone.published), default=None)


def _tell_listed(
    tx: Connection, listed: Gone, said: tuple[str, str, tuple[str, ...]], config: Config, now: datetime
) -> None:
    """Tell what a page lists no longer, or again, to the operators and in its story."""
    what, verdict, lines = said
    name = data.by_urn()[listed.urn].name
    summary = f"{name}: Ofsted's page {verdict}"
    links = (Link(f"{name} on Ofsted's site", listed.page_url),)
    # With the day: it may come back and be withdrawn again, and that is news again.
    key = f"publication/{listed.id}/{what}/{now:%Y-%m-%d}"
    _tell(tx, notice_message(f"{key}/operators", summary, lines, links), config, now)
    if listed.story:
        message = notice_message(key, summary, lines, links)
        to = enqueue.reached(tx, listed.story, config.receivers)
        enqueue.post(tx, NewMessage(message, to, listed.story), config.receivers, now)


def tell_unreadable(tx: Connection, waiting: WaitingDocument, config: Config, now: datetime) -> None:
    """Tell the operators at once of a publication that nobody can read, and those who receive alerts after an hour."""
    authority = data.by_urn()[waiting.urn]
    story = unread_story(waiting.urn, waiting.id)
    links = (Link("The document", waiting.url), Link(f"{authority.name} on Ofsted's site", waiting.page_url))
    summary = f"{authority.name}: something was published that we can't read"
    if waiting.told_unreadable is None:
        lines = (f"“{waiting.title}”: {waiting.problem}", "It is fetched again at each poll.")
        _tell(tx, notice_message(f"{story}/operators", summary, lines, links), config, now)
        fetch_queue.told_unreadable(tx, waiting.id, OPERATORS, story)
    elif (
        waiting.told_unreadable == OPERATORS
        and waiting.urn in config.watched  # else only a team watches it, and its own leads hear
        and waiting.failing_since
        and now - waiting.failing_since >= LEADS_ARE_TOLD_AFTER
    ):
        seen = f"Ofsted's page of {authority.name} lists “{waiting.title}”, but it can't be read: {waiting.problem}"
        lines = (seen, "Please check the document. As soon as it can be read, you get the alert here.")
        # Nobody knows what it says: to whom warnings of this authority go, since it may well be one.
        facts = Facts(authority.name, authority.region, Kind.NOT_A_REPORT, severity=Severity.WARNING)
        message = notice_message(f"{story}/leads", summary, lines, links)
        to = receivers_for(config.routes, facts)
        enqueue.post(tx, NewMessage(message, to, story, one_of_many=True), config.receivers, now)
        fetch_queue.told_unreadable(tx, waiting.id, LEADS, story)


def tell_read(tx: Connection, waiting: WaitingDocument, config: Config, now: datetime) -> None:
    """Tell the operators that what could not be read was read after all; an alert on it is told by itself."""
    authority = data.by_urn()[waiting.urn]
    summary = f"{authority.name}: what we could not read has been read"
    lines = (f"“{waiting.title}” has been fetched and read. Nothing more needs to be done.",)
    links = (Link("The document", waiting.url),)
    key = f"{waiting.urn}/publication/{waiting.id}/read/{now.isoformat()}"
    _tell(tx, notice_message(key, summary, lines, links), config, now)
    fetch_queue.told_read(tx, waiting.id)


def _tell(tx: Connection, message: Message, config: Config, now: datetime) -> None:
    enqueue.post(tx, to_operators(message, config.operators, one_of_many=True), config.receivers, now)
