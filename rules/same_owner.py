"""An early word that no single report gives: what was found elsewhere at an owner with whom we have places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.conditions import Facts
from rules.routes import receivers_for
from rules.scales import ALARMS, What
from rules.silences import silence_for
from watcher.model.owners import SameOwner
from watcher.model.places import PLACE
from watcher.model.providers import owner_key
from watcher.timing.words import at_most, listed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from rules.provider_findings import ProviderFinding
    from rules.verdict import Rulebook
    from watcher.model.ofsted import Urn
    from watcher.model.places import Place
    from watcher.model.providers import Provider

TELLING = ALARMS - {What.STANDARDS_NOT_MET, What.UNREGISTERED}
"""What an alert may say about another provider with the same owner; a mere fall is left out."""
SUSPENDED = "suspended"
MOST_NAMED = 5
"""Places of the same owner that an alert names; beyond them it counts: a large owner may have very many."""


def same_owner(
    provider: Provider, found: Iterable[ProviderFinding], owned: Iterable[Provider], listed: Iterable[Place]
) -> SameOwner | None:
    """Say what connects a provider with places of the list, if what was found there, or its suspension, is to be told.

    `owned` are the providers that its owner has (`store.providers.of_owner`). None when there is nothing to tell, when
    the provider is itself on the list (its own alert says more), and when the sheets don't name its owner.
    """
    by_urn: dict[Urn, Place] = {each.urn: each for each in listed}
    if provider.owner is None or provider.urn in by_urn:
        return None
    happened = "; ".join(each.words for each in found if TELLING.intersection(each.names))
    if not happened and is_suspended(provider):
        happened = "its registration is suspended"
    key = owner_key(provider.owner)
    # What is closed connects nobody.
    theirs = (each for each in owned if each.owner and owner_key(each.owner) == key and each.status != "Closed")
    places = tuple(dict.fromkeys(by_urn[each.urn] for each in theirs if each.urn in by_urn))
    if not happened or not places:
        return None
    return SameOwner(provider, places, happened, _words(provider, places, happened))


def audience(connection: SameOwner, book: Rulebook, day: date) -> tuple[tuple[str, ...], bool]:
    """List the receivers of alerts about places, and say whether one of their silences keeps this back on a day."""
    facts = Facts("", "", PLACE, severity=connection.severity)
    return receivers_for(book.routes, facts), silence_for(book.silences, facts, on=day) is not None


def is_suspended(provider: Provider) -> bool:
    """Return whether a sheet says that its registration is suspended."""
    return (provider.status or "").casefold().startswith(SUSPENDED)


def _words(provider: Provider, places: tuple[Place, ...], happened: str) -> str:
    named = listed(at_most(MOST_NAMED, [each.label for each in places]))
    where = f" in {provider.authority}" if provider.authority else ""
    what = f"{provider.name} ({provider.kind})" if provider.name else f"another {provider.kind}"
    return f"{provider.owner} also owns {named}, which you list. At {what}{where}, URN {provider.urn}: {happened}."
