"""What Ofsted's site shows of other providers: lines of its lists, a provider's page, and a report card on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, Protocol

from msgspec import Struct

from watcher.model.listings import Entry, Validators
from watcher.model.ofsted import Urn
from watcher.model.report_cards import ReportCard
from watcher.model.values import Discreet

if TYPE_CHECKING:
    from watcher.model.places import Places


class ListedProvider(Struct, frozen=True):
    """One line of the list of providers. `path` is its page's ("provider/2/SC123456"), `kind` the list's category.

    `latest` is the publication date of its latest report (docs/sources.md 8).
    """

    urn: Urn
    path: str
    kind: str
    latest: date | None
    authority: str | None = None


class ProviderList(Struct, frozen=True):
    """One page of the list. `expected` is how many there are, as it says; `odd` counts lines that could not be read."""

    providers: tuple[ListedProvider, ...]
    expected: int | None
    title: str
    odd: int = 0


class ProviderPage(Struct, frozen=True):
    """One provider's page: its publications, newest first, and the card of the newest where there is one."""

    entries: tuple[Entry, ...]
    name: str | None = None
    authority: str | None = None
    kind: str | None = None
    card: ReportCard | None = None


class SeenPage(Discreet, frozen=True):
    """A provider's page as it was at one poll: `page` is None when it said "not modified".

    `latest` is what the list said of its latest report; `since` the first day that the list was asked for: what was
    published from then on is news. `problem` is why it could not be read, for operators; `gone`: the site has no such
    page. `watched`: its links are watched, because it is listed.
    """

    unsaid: ClassVar = ("url",)
    urn: Urn
    path: str
    url: str
    page: ProviderPage | None = None
    validators: Validators | None = None
    latest: date | None = None
    since: date | None = None
    problem: str | None = None
    gone: bool = False
    watched: bool = False
    authority: Urn | None = None
    """In whose area it stands, as its page says and where that is one authority's name."""


class Changed(StrEnum):
    """What became of something that was there before."""

    NEW_TITLE = "new title"
    NEW_LINK = "new link"
    LINK_GONE = "link gone"
    PAGE_GONE = "page gone"
    PAGE_BACK = "page back"


class ProviderPublication(Discreet, frozen=True):
    """One publication on a provider's page, or what became of it or of the page: then `before` is how it was.

    It is known by the provider's URN and `key`, Ofsted's file id. `id` is its number in our database. `kind` is the
    provider's, as the site calls it. `changes` counts what became of it so far.
    """

    unsaid: ClassVar = ("urn", "path", "name")
    id: int
    urn: Urn
    path: str
    key: str
    title: str
    url: str
    published: date | None
    event_date: date | None
    first_seen: datetime
    name: str | None = None
    kind: str | None = None
    authority: Urn | None = None
    card: ReportCard | None = None
    change: Changed | None = None
    before: str | None = None
    changes: int = 0
    history: bool = False

    @property
    def day(self) -> date:
        """The day of publication; where the page names none, that on which it was first seen."""
        return self.published or self.first_seen.date()


class KnownPage(Struct, frozen=True):
    """A provider's page as it was read last. `latest`: what the list had said of its latest report then."""

    latest: date | None
    authority: Urn | None
    validators: Validators | None


class PlacesMemory(Protocol):
    """Who is watched besides councils, and what is remembered of their pages."""

    @property
    def places(self) -> Places:
        """The list, and the areas."""

    def known(self, paths: Sequence[str]) -> Mapping[str, KnownPage]:
        """Look up pages that were read before, by their paths."""

    def standing(self, urns: Sequence[Urn]) -> Mapping[Urn, frozenset[Urn]]:
        """Say in which authorities' areas providers stand, as far as Ofsted's sheets say it."""

    def due(self, *, quiet: bool) -> Mapping[Urn, tuple[str, ...]]:
        """Name the listed places whose pages are to be looked at now, with their paths: none is known yet of some."""

    def problems(self) -> Sequence[str]:
        """Say what is wrong with pages of listed places and with others, in sentences that name no place."""
