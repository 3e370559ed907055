"""Where our children are: the providers that a user lists, and the areas in which others count. The list is private."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from msgspec import Struct, field

from watcher.model.ofsted import Urn
from watcher.model.provider_kinds import kinds_of
from watcher.model.values import Discreet

ACTIONS_TAKEN = "actions taken"
MONITORING_VISIT = "monitoring visit"
"""Kinds of publication that an area's `only` may name beside what is found in one."""


PLACE, IN_AREA = "place", "area"
"""How a route or a silence names, as a kind, what was published about a listed place, or in a watched area."""


class Place(Discreet, frozen=True):
    """One provider of a user's list, by the label that its people read. `file` and `line` say where it is listed.

    Only these two may appear in a log, an error or a notice: the rest says where children live.
    """

    unsaid: ClassVar = ("urn", "label", "note")
    file: str
    line: int
    urn: Urn
    label: str
    note: str = ""

    @property
    def where(self) -> str:
        """How its user finds it: "places.csv, line 18"."""
        return f"{self.file}, line {self.line}"


class Area(Struct, frozen=True):
    """The providers of some kinds in an authority's area: those with one of the words in `only` alert.

    `kinds` are kinds of provider as `watcher.model.provider_kinds` writes them; none means every kind. Without `only`,
    everything goes into digests and briefings.
    """

    authority: Urn
    kinds: frozenset[str] = frozenset()
    only: tuple[str, ...] = ()

    def takes(self, authority: Urn | None, kind: str) -> bool:
        """Return whether it is about a provider of this kind that stands there."""
        return authority == self.authority and (not self.kinds or kind in self.kinds)


class Places(Discreet, frozen=True):
    """Everything besides councils that a config watches."""

    unsaid: ClassVar = ("listed",)
    listed: Mapping[Urn, Place] = field(default_factory=dict)
    areas: tuple[Area, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.listed or self.areas)

    def areas_of(self, authority: Urn | None, kinds: Iterable[str]) -> tuple[Area, ...]:
        """List the areas that a provider counts in, whatever of `kinds` it is."""
        return tuple(each for each in self.areas if any(each.takes(authority, kind) for kind in kinds))

    def watches(self, urn: Urn, authority: Urn | None, path: str, kind: str | None) -> bool:
        """Return whether a provider is listed, or counts in an area by its page's address and what it says it is."""
        return urn in self.listed or bool(self.areas_of(authority, kinds_of(path, kind)))

    @property
    def urns(self) -> frozenset[Urn]:
        """The listed providers, and the authorities in whose area others count: their URNs differ in form."""
        return frozenset(self.listed) | {each.authority for each in self.areas}


NOWHERE = Places()
"""What is watched by who has no list and no areas."""


def together(some: Iterable[Places]) -> Places:
    """Join what several watch, for who collects it: which of them asked, and what for, counts no more."""
    listed: dict[Urn, Place] = {}
    areas: dict[Area, None] = {}
    for each in some:
        listed = {**each.listed, **listed}
        areas |= dict.fromkeys(Area(area.authority, area.kinds) for area in each.areas)
    return Places(listed, tuple(areas))
