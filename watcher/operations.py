"""Tells the operators what is broken, and the leads when it concerns them: silence must never look like health."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from notifiers.wording import notice_message
from rules.matching import Facts
from rules.routing import receivers_for
from watcher import broken, certificate, data, posting
from watcher.model.alerts import Link, Severity
from watcher.model.documents import Kind
from watcher.store import listings, outbox, publications, undelivered

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from watcher.config.checking import Config
    from watcher.model.alerts import Message
    from watcher.store.database import Store
    from watcher.store.listings import Gone
    from watcher.store.publications import Waiting

LEADS_ARE_TOLD_AFTER = timedelta(hours=1)
LATE = timedelta(hours=24)
NOTICES_LATE = timedelta(hours=1)
"""The operators' own notices are told elsewhere sooner: nobody else knows that something is broken."""
OPERATORS, LEADS = "operators", "leads"


def look_after(store: Store, config: Config, now: datetime) -> None:
    """Queue what has to be told of sources, documents and deliveries that are in trouble; each thing once."""
    with store.begin() as tx:
        broken.tell(tx, config, now)
        certificate.send_when_due(tx, config, now)
        for gone in listings.gone_untold(tx, config.watched):
            _gone(tx, gone, config, now)
        for waiting in publications.unreadable(tx):
            _unreadable(tx, waiting, config, now)
        late = [
            each
            for each in undelivered.late(tx, now - NOTICES_LATE)
            if each.queued_at < now - LATE or each.story.startswith(posting.OPERATIONS)
        ]
        for delivery in [*undelivered.given_up_untold(tx), *late]:
            _undelivered(tx, delivery, config, now)


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
        posting.post(tx, message, to=to, receivers=config.receivers, story=gone.story, alert=None, now=now)
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
    undelivered.told_operators(tx, delivery.id)


def _tell(tx: Connection, message: Message, config: Config, now: datetime) -> None:
    posting.notify_operators(tx, message, config.operators, config.receivers, now)
