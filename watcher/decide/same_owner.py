"""What a publication about another provider means to those who have places with its owner, whoever else watches it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notifiers.messages.owners import same_owner_message
from rules.provider_findings import findings
from rules.same_owner import audience, same_owner
from watcher.deliver import enqueue
from watcher.model.alerts import Link
from watcher.model.decisions import Outgoing
from watcher.model.proofs import READER
from watcher.model.provider_titles import event_of, proved_as
from watcher.model.values import replace
from watcher.store import proofs, providers
from watcher.timing.clock import day_in_london

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from rules.provider_findings import ProviderFinding
    from watcher.config.config import Config
    from watcher.model.provider_pages import ProviderPublication

UNPROVED_CARD = (
    "Ofsted published a report card. It may say something grave; that we read such cards reliably is not proved yet: "
    "please look"
)


def tell_same_owner(tx: Connection, item: ProviderPublication, config: Config, now: datetime) -> None:
    """Queue a warning where the title or the card says something grave of a provider whose owner has listed places."""
    # What was there before the watching began is no news of its owner either.
    event = None if item.history else event_of(item)
    if event is None or item.urn in config.places.listed:
        return
    for provider in providers.with_urn(tx, item.urn):
        owned = providers.of_owner(tx, provider.owner) if provider.owner and provider.remit == event.remit else ()
        found = _as_told(item, findings(event, ()), proofs.proved(tx, READER))
        connection = same_owner(provider, found, owned, config.places.listed.values())
        if connection:
            message = same_owner_message(connection, "From Ofsted's page.", (Link("The document", item.url),))
            receivers, silenced = audience(connection, config.rulebook, day_in_london(now))
            enqueue.post(tx, Outgoing(message, receivers, message.key, silenced=silenced), config.receivers, now)


def _as_told(
    item: ProviderPublication, found: tuple[ProviderFinding, ...], proved: frozenset[str]
) -> tuple[ProviderFinding, ...]:
    """Quote the title, and say of a report card only that somebody should look, until what gives a grade is proved."""
    if proved_as(item) in proved:
        return found
    words = UNPROVED_CARD if item.card else f"Ofsted published “{item.title}”"
    return tuple(replace(each, words=words) for each in found)
