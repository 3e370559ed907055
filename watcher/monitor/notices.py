"""Tells the operators what is broken, and the leads when it concerns them: silence must never look like health."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from notifiers.messages.alerts import notice_message
from rules.conditions import Facts
from rules.routes import receivers_for
from watcher import data
from watcher.deliver import enqueue
from watcher.model.alerts import Link, Severity
from watcher.model.kinds import Kind
from watcher.monitor import certificate, sources
from watcher.store import listings, outbox, publications, undelivered

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from watcher.config.check import Config
    from watcher.model.alerts import Message
    from watcher.store.database import Store
    from watcher.store.listings import Gone
    from watcher.store.publications import Waiting

LEADS_ARE_TOLD_AFTER = timedelta(hours=1)
LATE = timedelta(hours=24)
NOTICES_LATE = timedelta(hours=1)
"""The operators' own notices are told elsewhere sooner: nobody else knows that something is broken."""
OPERATORS, LEADS = "operators", "leads"
GIVEN_UP = f"{enqueue.OPERATIONS}/delivery/"
"""The stories of notices that something was given up begin like this; the number of the delivery follows."""
MOST_NAMED = 5


def look_after(store: Store, config: Config, now: datetime) -> None:
    """Queue what has to be told of sources, documents and deliveries that are in trouble; each thing once."""
    with store.begin() as tx:
        sources.tell(tx, config, now)
        certificate.send_when_due(tx, config, now)
        for gone in listings.gone_untold(tx, config.watched):
            _gone(tx, gone, config, now)
        for waiting in publications.unreadable(tx):
            _unreadable(tx, waiting, config, now)
        _tell_of_undelivered(tx, config, now)


def _gone(tx: Connection, gone: Gone, config: Config, now: datetime) -> None:
    """Note that Ofsted's page doesn't list something any more: to the operators, and where it was told of."""
    authority = data.by_urn()[gone.urn]
    when = f", published {gone.published:%-d %B %Y}" if gone.published else ""
    summary = f"{authority.name}: Ofsted's page no longer lists a report"
    lines = (
        f"“{gone.title}”{when} is not on Ofsted's page of {authority.name} any more, in several polls.",
        "What we know of it stays in the history. Ofsted gave no reason that we can read.",
    )
    links = (Link(f"{authority.name} on Ofsted's site", gone.page_url),)
    key = f"publication/{gone.id}/gone/{now:%Y-%m-%d}"
    _tell(tx, notice_message(f"{key}/operators", summary, lines, links), config, now)
    if gone.story:
        reached = {receiver for receiver, _ in outbox.story_reached(tx, gone.story)}
        message = notice_message(key, summary, lines, links)
        to = [name for name in config.receivers if name in reached]
        enqueue.post(tx, message, to=to, receivers=config.receivers, story=gone.story, alert=None, now=now)
    listings.told_gone(tx, gone.id)


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
        enqueue.post(
            tx,
            notice_message(f"{story}/leads", summary, lines, links),
            to=receivers_for(config.routes, facts),
            receivers=config.receivers,
            story=story,
            alert=None,
            now=now,
        )
        publications.told_unreadable(tx, waiting.id, LEADS, story)


def _tell_of_undelivered(tx: Connection, config: Config, now: datetime) -> None:
    for delivery in undelivered.given_up_untold(tx):
        if not _is_of_a_notice(tx, delivery):
            _given_up(tx, delivery, config, now)
        undelivered.told_operators(tx, delivery.id)
    late: dict[str, list[outbox.Delivery]] = {}
    for each in undelivered.late(tx, now - NOTICES_LATE):
        if each.queued_at < now - LATE or each.story.startswith(enqueue.OPERATIONS):
            late.setdefault(each.receiver, []).append(each)
    for receiver, deliveries in late.items():
        _late(tx, receiver, deliveries, config, now)


def _is_of_a_notice(tx: Connection, delivery: outbox.Delivery) -> bool:
    """Tell whether it only says that a notice was given up: to tell of that again would breed notices for ever."""
    about = delivery.story.removeprefix(GIVEN_UP)
    return about != delivery.story and outbox.story_of(tx, int(about)).startswith(enqueue.OPERATIONS)


def _given_up(tx: Connection, delivery: outbox.Delivery, config: Config, now: datetime) -> None:
    answer = outbox.last_answer(tx, delivery.id) or "It has not been tried."
    lines = (
        f"“{delivery.message.summary}” to {delivery.receiver} ({delivery.address}) was given up: {answer}",
        "When the receiver is mended, restart the service: it is sent then.",
    )
    key = f"delivery/{delivery.id}"
    message = notice_message(key, f"A message was given up: {delivery.receiver}", lines)
    _tell_others(tx, delivery.receiver, message, f"{GIVEN_UP}{delivery.id}", config, now)


def _late(tx: Connection, receiver: str, deliveries: list[outbox.Delivery], config: Config, now: datetime) -> None:
    """Tell that a receiver gets nothing, unless a notice of that is still on its way: then nothing else gets out."""
    story = f"{enqueue.OPERATIONS}/late/{receiver}"
    if not outbox.waits(tx, story):
        answer = outbox.last_answer(tx, deliveries[0].id) or "It has not been tried yet."
        more = len(deliveries) - MOST_NAMED
        lines = (
            f"What waits for {receiver} does not get through: {answer}",
            *(f"“{each.message.summary}”" for each in deliveries[:MOST_NAMED]),
            *([f"and {more} more"] if more > 0 else []),
            "It is tried again by itself; `ofsted-watch status` says how much waits.",
        )
        message = notice_message(f"late/{receiver}/{deliveries[0].id}", f"Messages are late: {receiver}", lines)
        _tell_others(tx, receiver, message, story, config, now)
    for each in deliveries:
        undelivered.told_operators(tx, each.id)


def _tell_others(tx: Connection, failing: str, message: Message, story: str, config: Config, now: datetime) -> None:
    """Tell the operators of a receiver that fails; by every other way, when it is their own."""
    others = [name for name in config.receivers if name != failing]
    to = [name for name in config.operators if name != failing] or others
    enqueue.post(tx, message, to=to, receivers=config.receivers, story=story, alert=None, now=now)


def _tell(tx: Connection, message: Message, config: Config, now: datetime) -> None:
    enqueue.notify_operators(tx, message, config.operators, config.receivers, now)
