"""What a source is: something that is polled and lists what it shows now. Storing and comparing is collect's work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, ClassVar, Protocol

from pydantic import AfterValidator, BaseModel, ConfigDict

from watcher.model.news import ItemKind
from watcher.model.ofsted import Urn
from watcher.sources.links import is_web
from watcher.timing import schedule
from watcher.timing.durations import Duration
from watcher.timing.schedule import Pace

if TYPE_CHECKING:
    from watcher.web.client import Validators, Web


class SourceSettings(BaseModel):
    """What every [[source]] has."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    lists_documents: ClassVar[bool] = False
    """Whether what it lists has documents to be fetched and read."""

    name: str
    every: Duration = timedelta(minutes=10)

    def pace(self, moment: datetime, *, pages: int, spacing: timedelta) -> Pace:  # noqa: ARG002 - Ofsted's needs them
        """Say how often this source is asked at this moment, when it has so many pages and rests so long between."""
        return schedule.steady(self.every)


def _web_address(text: str) -> str:
    if not is_web(text):
        sentence = 'is no web address. Write it like "https://www.example.org/news/rss".'
        raise ValueError(sentence)
    return text.strip()


WebAddress = Annotated[str, AfterValidator(_web_address)]


class SourceError(Exception):
    """A source could not be read, or shows something that can't be right. Its text is a sentence for operators."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a page or a feed lists.

    `key` stays the same for the same thing (Ofsted's file id, a normalised link); `revision` changes when the source
    says that the thing was updated. `published` is a day; `event_date` the inspection's date in Ofsted's timeline.
    `text` is the whole piece where the source has it; it is kept only until the piece was read.
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


@dataclass(frozen=True, slots=True)
class Listing:
    """What one page or feed ("place") showed at one poll. `entries` is None when it said "not modified".

    `items` says what sort of pieces the entries are; None when they are Ofsted's own publications.
    `marks` are small texts to remember for the next poll, by name; collect stores them, the validators and the
    entries in one transaction, so a kill between two polls forgets nothing and repeats nothing.
    `contradicted`: should the newest entry be gone from it, another page of the source speaks against that.
    """

    place: str
    page_url: str
    entries: tuple[Entry, ...] | None
    urn: Urn | None = None
    items: ItemKind | None = None
    validators: Validators | None = None
    contradicted: bool = False
    marks: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Failure:
    """One page of a source that could not be read, while the others were. `sentence` is for operators.

    `odd`: it could be read, and can't be right.
    """

    place: str
    sentence: str
    urn: Urn | None = None
    odd: bool = False


class Memory(Protocol):
    """What a source remembers from earlier polls. Read-only: what to remember goes out in a Listing."""

    def validators(self, url: str) -> Validators | None:
        """Look up the ETag and Last-Modified of the last stored answer from `url`."""

    def mark(self, name: str) -> str | None:
        """Look up a mark of an earlier Listing."""

    @property
    def quiet(self) -> bool:
        """Tell whether nothing is likely to be published now, so that there is time to go round other pages."""

    def looked_at(self, place: str) -> datetime | None:
        """Say when a page was last read; None when it never was."""

    def accepts(self, place: str) -> bool:
        """Tell whether what is odd about a page has lasted so long that it is how the page is now."""


class Source(Protocol):
    """One place in the world that publishes."""

    @property
    def settings(self) -> SourceSettings:
        """What its user wrote."""

    def poll(self, web: Web, memory: Memory, watched: frozenset[Urn]) -> Iterator[Listing | Failure]:
        """Fetch and list what is there now, page by page.

        SourceError and FetchError end the poll; what came before them stays good.
        """
