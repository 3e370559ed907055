"""What may not be true of a publication: an unknown kind, words that weren't read with certainty, another authority."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notifiers.messages.operators import notice_message
from rules.alert import links_to
from rules.conditions import Facts
from rules.routes import receivers_for
from rules.silences import silence_for
from watcher.decide.intents import Plan
from watcher.model.alerts import Severity
from watcher.model.decisions import NewMessage, to_operators
from watcher.model.documents import names_another
from watcher.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from watcher.config.config import Config
    from watcher.model.documents import Publication
    from watcher.model.ofsted import Authority

MOST_SENTENCES = 10
"""How many doubts one notice lists: a damaged document has dozens, and the first ones say it."""


def notice(publication: Publication, authority: Authority, operators: Iterable[str]) -> NewMessage | None:
    """Make the operators' notice of what is doubtful in a publication, once for these bytes; None without a doubt."""
    doubts = tuple(_doubts(publication))
    if not doubts:
        return None
    lines = (
        f"“{publication.title}” on Ofsted's page of {authority.name}:",
        *doubts[:MOST_SENTENCES],
        "Please check the document. The authority's receivers are told that it could not be read reliably.",
    )
    # Of the bytes, not of the link: the same document elsewhere is doubted once, a corrected one again.
    key = f"doubt/{publication.urn}/{publication.sha256}"
    message = notice_message(
        key, f"{authority.name}: a document could not be read reliably", lines, links_to(publication, authority.name)
    )
    return to_operators(message, operators, one_of_many=True)


def of_another(publication: Publication, authority: Authority, config: Config, day: date) -> Plan:
    """Plan what is said of a document that names another authority: to whom a warning goes, never as an alert.

    It may be on the page by mistake, or its name was misread; nobody can tell whose judgements these are.
    """
    named = " or ".join(each.name for each in publication.reading.authorities)
    # No rule can be asked about judgements that may be another authority's: it goes where warnings of it go.
    facts = Facts(authority.name, authority.region, Kind.NOT_A_REPORT, severity=Severity.WARNING)
    silence = silence_for(config.silences, facts, on=day)
    story = f"{publication.urn}/of-another/{publication.sha256[:16]}"
    lines = (
        f"Ofsted's page of {authority.name} lists “{publication.title}”, but the document names {named}.",
        "Please check the document. Its judgements are in nobody's history here, and no alert was made of them.",
    )
    summary = f"{authority.name}: a report that names {named} is on its page: please check"
    receivers = receivers_for(config.routes, facts)
    message = notice_message(f"{story}/receivers", summary, lines, links_to(publication, authority.name))
    return Plan(
        outcome=f"It names {named}, and not the authority of the page: the receivers are asked to check.",
        story=None,
        receivers=receivers,
        silence=silence,
        messages=(NewMessage(message, receivers, story, silenced=silence is not None, one_of_many=True),),
    )


def _doubts(publication: Publication) -> Iterator[str]:
    said = publication.reading
    if said.kind is Kind.UNKNOWN_REPORT:
        yield "It is a kind of publication that we don't know."
    yield from said.problems
    if names_another(publication):
        yield f"It names {' or '.join(each.name for each in said.authorities)}, and not the authority of the page."
