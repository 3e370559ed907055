"""What a publication about another provider means to those who have places with its owner, whoever else watches it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notifiers.messages.owners import same_owner_message
from rules.provider_findings import findings
from rules.same_owner import audience, same_owner
from watcher.deliver import enqueue
from watcher.model.alerts import Link
from watcher.model.decisions import NewMessage
from watcher.model.proofs import READER
from watcher.model.provider_titles import event_of, proved_as
from watcher.model.values import replace
from watcher.store.published import providers
from watcher.store.told import proofs
from watcher.timing.clock import day_in_london

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from sqlalchemy import Connection

    from rules.provider_findings import ProviderFinding
    from watcher.config.config import Config
    from watcher.model.provider_pages import ProviderPublication
    from watcher.model.providers import Provider

UNPROVED_CARD = (
    "Ofsted published a report card. It may say something grave; that we read such cards reliably is not proved yet: "
    "please look"
)


class OfOwner(NamedTuple):
    """A provider of which something was published, what was found that may be told, and what its owner has."""

    provider: Provider
    found: tuple[ProviderFinding, ...]
    owned: tuple[Provider, ...]


def tell_same_owner(tx: Connection, item: ProviderPublication, config: Config, now: datetime) -> None:
    """Queue a warning where the title or the card says something grave of a provider whose owner has listed places."""
    if item.urn not in config.places.listed:
        for each in warnings(item, of_owners(tx, item), config, day_in_london(now)):
            enqueue.post(tx, each, config.receivers, now)


def of_owners(tx: Connection, item: ProviderPublication) -> tuple[OfOwner, ...]:
    """Look up what was found at a provider and who else has its owner, whoever asks; nothing where nothing is news."""
    # What was there before the watching began is no news of its owner either.
    event = None if item.history else event_of(item)
    if event is None:
        return ()
    told = _as_told(item, findings(event, ()), proofs.proved(tx, READER))
    return tuple(
        OfOwner(each, told, providers.of_owner(tx, each.owner) if each.owner and each.remit == event.remit else ())
        for each in providers.with_urn(tx, item.urn)
    )


def warnings(item: ProviderPublication, known: Iterable[OfOwner], config: Config, day: date) -> Iterator[NewMessage]:
    """Make the warnings to those who have places of their list with the owner, and not this one."""
    if item.urn in config.places.listed:
        return
    for each in known:
        connection = same_owner(each.provider, each.found, each.owned, config.places.listed.values())
        if connection:
            message = same_owner_message(connection, "From Ofsted's page.", (Link("The document", item.url),))
            receivers, silenced = audience(connection, config.rulebook, day)
            yield NewMessage(message, receivers, message.key, silenced=silenced)


def _as_told(
    item: ProviderPublication, found: tuple[ProviderFinding, ...], proved: frozenset[str]
) -> tuple[ProviderFinding, ...]:
    """Quote the title, and say of a report card only that somebody should look, until what gives a grade is proved."""
    if proved_as(item) in proved:
        return found
    words = UNPROVED_CARD if item.card else f"Ofsted published “{item.title}”"
    return tuple(replace(each, words=words) for each in found)
