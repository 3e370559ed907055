"""Tells the operators what is broken, and the leads when it concerns them: silence must never look like health."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from notifiers.wording import notice_message
from rules.matching import Facts
from rules.routing import receivers_for
from watcher import data, posting
from watcher.clock import LONDON
from watcher.model.alerts import Link, Severity
from watcher.model.documents import Kind
from watcher.store import outbox, publications, sources

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from watcher.config import Config
    from watcher.model.alerts import Message
    from watcher.store.database import Store
    from watcher.store.publications import Waiting

BAD_POLLS = 2
LEADS_ARE_TOLD_AFTER = timedelta(hours=1)
LATE = timedelta(hours=24)
OPERATORS, LEADS = "operators", "leads"


def look_after(store: Store, config: Config, now: datetime) -> None:
    """Queue what has to be told of sources, documents and deliveries that are in trouble; each thing once."""
    with store.begin() as tx:
        for settings in config.sources:
            _source(tx, settings.name, config, now)
        for waiting in publications.unreadable(tx):
            _unreadable(tx, waiting, config, now)
        for delivery in [*outbox.given_up_untold(tx), *outbox.late(tx, now - LATE)]:
            _undelivered(tx, delivery, config, now)


def _source(tx: Connection, name: str, config: Config, now: datetime) -> None:
    state = sources.state(tx, name)
    if state.failures >= BAD_POLLS and not state.operators_told and state.failing_since:
        since = f"{state.failing_since.astimezone(LONDON):%H:%M on %-d %B %Y}"
        lines = (
            f"“{name}” could not be read since {since}: {state.last_error}",
            "Alerts from it may be late. It is tried again by itself; nothing is lost by that.",
        )
        _tell(tx, notice_message(f"source/{name}/{since}", f"A source is broken: {name}", lines), config, now)
        sources.told_operators(tx, name, broken=True)
    elif state.failures == 0 and state.operators_told:
        line = f"“{name}” is read again. What was published meanwhile is told now."
        key = f"source/{name}/well/{now.isoformat()}"
        _tell(tx, notice_message(key, f"A source is well again: {name}", (line,)), config, now)
        sources.told_operators(tx, name, broken=False)


def _unreadable(tx: Connection, waiting: Waiting, config: Config, now: datetime) -> None:
    authority = data.by_urn()[waiting.urn]
    story = f"{waiting.urn}/publication/{waiting.id}"
    links = (Link("The document", waiting.url), Link(f"{authority.name} on Ofsted's site", waiting.page_url))
    summary = f"{authority.name}: something was published that we can't read"
    if waiting.told_unreadable is None:
        lines = (f"“{waiting.title}”: {waiting.problem}", "It is fetched again at each poll.")
        _tell(tx, notice_message(f"{story}/operators", summary, lines, links), config, now)
        publications.told_unreadable(tx, waiting.id, OPERATORS, story)
    elif (
        waiting.told_unreadable == OPERATORS
        and waiting.failing_since
        and now - waiting.failing_since >= LEADS_ARE_TOLD_AFTER
    ):
        seen = f"Ofsted's page of {authority.name} lists “{waiting.title}”, but it can't be read: {waiting.problem}"
        lines = (seen, "Please look yourselves. As soon as it can be read, you get the alert here.")
        facts = Facts(authority.name, authority.region, Kind.NOT_A_REPORT, severity=Severity.WARNING)
        posting.post(
            tx,
            notice_message(f"{story}/leads", summary, lines, links),
            to=receivers_for(config.routes, facts),
            receivers=config.receivers,
            story=story,
            alert=None,
            now=now,
        )
        publications.told_unreadable(tx, waiting.id, LEADS, story)


def _undelivered(tx: Connection, delivery: outbox.Delivery, config: Config, now: datetime) -> None:
    """Tell of a message that doesn't get through; by every other way, when it was the operators' own."""
    what = "was given up" if delivery.state is outbox.State.GIVEN_UP else "is late"
    answer = outbox.last_answer(tx, delivery.id) or "It has not been tried yet."
    lines = (
        f"“{delivery.message.summary}” to {delivery.receiver} ({delivery.address}) {what}: {answer}",
        "When the receiver is mended, restart the service: it is sent then.",
    )
    message = notice_message(f"delivery/{delivery.id}", f"A message {what}: {delivery.receiver}", lines)
    others = [name for name in config.receivers if name != delivery.receiver]
    to = [name for name in config.operators if name != delivery.receiver] or others
    story = f"{posting.OPERATIONS}/{message.key}"
    posting.post(tx, message, to=to, receivers=config.receivers, story=story, alert=None, now=now)
    outbox.told_operators(tx, delivery.id)


def _tell(tx: Connection, message: Message, config: Config, now: datetime) -> None:
    posting.post(
        tx,
        message,
        to=config.operators,
        receivers=config.receivers,
        story=f"{posting.OPERATIONS}/{message.key}",
        alert=None,
        now=now,
    )
