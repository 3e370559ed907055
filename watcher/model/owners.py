"""What connects a provider with the places of a list: their owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.model.alerts import Severity

if TYPE_CHECKING:
    from watcher.model.places import Place
    from watcher.model.providers import Provider


class SameOwner(Struct, frozen=True):
    """Something that befell `provider`, whose owner also owns `places` of the list. Its words name them by label."""

    provider: Provider
    places: tuple[Place, ...]
    happened: str
    words: str
    severity: Severity = Severity.WARNING
