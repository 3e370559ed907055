"""Tells the operators of doubts: a kind that we don't know, words that don't agree, another authority's document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notifiers.messages.alerts import notice_message
from watcher import data
from watcher.deliver import enqueue
from watcher.model.alerts import Link
from watcher.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy import Connection

    from watcher.config.check import Config
    from watcher.model.documents import Publication

MOST_SENTENCES = 10


def tell(tx: Connection, publication: Publication, config: Config, now: datetime) -> None:
    """Queue a notice when there is something to doubt in a publication, once for these bytes."""
    doubts = tuple(_doubts(publication))
    if not doubts:
        return
    authority = data.by_urn()[publication.urn].name
    lines = (
        f"“{publication.title}” on Ofsted's page of {authority}:",
        *doubts[:MOST_SENTENCES],
        "Please look yourselves; the authority's receivers are told that it was not read with certainty.",
    )
    links = (Link("The document", publication.url), Link(f"{authority} on Ofsted's site", publication.page_url))
    key = f"doubt/{publication.urn}/{publication.sha256}"
    message = notice_message(key, f"{authority}: a document was not read with certainty", lines, links)
    story = f"{enqueue.OPERATIONS}/{key}"
    enqueue.post(tx, message, to=config.operators, receivers=config.receivers, story=story, alert=None, now=now)


def _doubts(publication: Publication) -> Iterator[str]:
    said = publication.reading
    if said.kind is Kind.UNKNOWN_REPORT:
        yield "It is a kind of publication that we don't know."
    yield from said.problems
    if said.authorities and publication.urn not in {each.urn for each in said.authorities}:
        yield f"It names {' or '.join(each.name for each in said.authorities)}, and not the authority of the page."
