"""What may not be true of a publication: an unknown kind, words that weren't read with certainty, another authority."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notifiers.messages.operators import notice_message
from watcher.model.alerts import Link
from watcher.model.decisions import to_operators
from watcher.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from watcher.model.decisions import Outgoing
    from watcher.model.documents import Publication
    from watcher.model.ofsted import Authority

MOST_SENTENCES = 10
"""How many doubts one notice lists: a damaged document has dozens, and the first ones say it."""


def notice(publication: Publication, authority: Authority, operators: Iterable[str]) -> Outgoing | None:
    """Make the operators' notice of what is doubtful in a publication, once for these bytes; None without a doubt."""
    doubts = tuple(_doubts(publication))
    if not doubts:
        return None
    lines = (
        f"“{publication.title}” on Ofsted's page of {authority.name}:",
        *doubts[:MOST_SENTENCES],
        "Please check the document. The authority's receivers are told that it could not be read reliably.",
    )
    links = (Link("The document", publication.url), Link(f"{authority.name} on Ofsted's site", publication.page_url))
    key = f"doubt/{publication.urn}/{publication.sha256}"
    message = notice_message(key, f"{authority.name}: a document could not be read reliably", lines, links)
    return to_operators(message, operators)


def _doubts(publication: Publication) -> Iterator[str]:
    said = publication.reading
    if said.kind is Kind.UNKNOWN_REPORT:
        yield "It is a kind of publication that we don't know."
    yield from said.problems
    if said.authorities and publication.urn not in {each.urn for each in said.authorities}:
        yield f"It names {' or '.join(each.name for each in said.authorities)}, and not the authority of the page."
