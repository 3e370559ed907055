"""What a page or a feed lists, and what a source remembers of it from poll to poll."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct, field

from watcher.model.ofsted import Authority, Urn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from watcher.model.news import ItemKind

AUTHORITIES, PROVIDERS, PROVIDERS_PAGES, THE_FEED = "list", "list ", "pages of places", "feed"
"""Places of Ofsted's sources: the list of authorities, a list of providers (its number follows), all their pages;
and the one place that a feed is."""


class Validators(Struct, frozen=True):
    """What a server gave to ask "has it changed since?" with."""

    etag: str | None
    last_modified: str | None


class Entry(Struct, frozen=True):
    """One thing that a page or a feed lists.

    `key` stays the same for the same thing (Ofsted's file id, a normalised link). `guid` is the id that a feed gives
    it, which goes before the key; `also` are names under which it is only looked for, when neither is known.
    `revision` changes when the source says that the thing was updated. `published` is a day; `event_date` the
    inspection's date in Ofsted's timeline. `text` is the whole piece where the source has more than its summary; it
    is kept only until the piece was read.
    """

    key: str
    title: str
    url: str
    published: date | None = None
    event_date: date | None = None
    urn: Urn | None = None
    summary: str = ""
    outlet: str = ""
    revision: str = ""
    text: str = ""
    guid: str = ""
    also: tuple[str, ...] = ()


class Listing(Struct, frozen=True):
    """What one page or feed ("place") showed at one poll. `entries` is None when it said "not modified".

    `items` says what sort of pieces the entries are; None when they are Ofsted's own publications.
    `marks` are small texts to remember for the next poll, by name; collect stores them, the validators and the
    entries in one transaction, so a kill between two polls forgets nothing and repeats nothing.
    `contradicted`: should the newest entry be gone from it, another page of the source speaks against that.
    `promised` is the day of a new publication that another page of the source says it has.
    `authorities` are councils that it lists and that our own list lacks; `problems` sentences for the operators about
    entries that could not be read, while the others were.
    """

    place: str
    page_url: str
    entries: tuple[Entry, ...] | None
    urn: Urn | None = None
    items: ItemKind | None = None
    validators: Validators | None = None
    contradicted: bool = False
    promised: date | None = None
    authorities: tuple[Authority, ...] = ()
    problems: tuple[str, ...] = ()
    marks: Mapping[str, str] = field(default_factory=dict)


class Failure(Struct, frozen=True):
    """One page of a source that could not be read, while the others were. `sentence` is for operators.

    `odd`: it could be read, and can't be right.
    """

    place: str
    sentence: str
    urn: Urn | None = None
    odd: bool = False


class Pause(Struct, frozen=True):
    """The pages that follow are less likely to have anything new: what has come so far need not wait for them."""


class Memory(Protocol):
    """What a source remembers from earlier polls. Read-only: what to remember goes out in a Listing."""

    def validators(self, url: str) -> Validators | None:
        """Look up the ETag and Last-Modified of the last stored answer from `url`."""

    def mark(self, name: str) -> str | None:
        """Look up a mark of an earlier Listing."""

    @property
    def quiet(self) -> bool:
        """Return whether nothing is likely to be published now, so that there is time to go round other pages."""

    def looked_at(self, place: str) -> datetime | None:
        """Say when a page was last read; None when it never was."""

    def accepts(self, place: str) -> bool:
        """Return whether what is odd about a page has lasted so long that it is how the page is now."""


BELIEVED_AFTER_POLLS = 3
"""How often a link must be missing from a healthy page before it is taken to be gone."""


class ShownReport(Struct, frozen=True):
    """One report as a page lists it. `missing` counts the polls in a row that it was not there."""

    key: str
    title: str
    published: date | None
    event_date: date | None
    missing: int = 0
