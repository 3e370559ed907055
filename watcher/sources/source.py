"""What a source is: something that is polled and lists what it shows now. Storing and comparing is collect's work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated, ClassVar, Protocol

from pydantic import AfterValidator, BaseModel, ConfigDict

from watcher.model.listings import Failure, Listing, Memory
from watcher.model.ofsted import Urn
from watcher.model.provider_pages import PlacesMemory, SeenPage
from watcher.sources.links import is_web
from watcher.timing import schedule
from watcher.timing.durations import Duration
from watcher.timing.schedule import Pace

if TYPE_CHECKING:
    from watcher.web.client import Web


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


class Sandbox(Protocol):
    """Where outside bytes are parsed."""

    def call(self, name: str, body: bytes, given: tuple[str, ...]) -> bytes:
        """Let the `Parse` called "module:name" answer for a body; SandboxError when that breaks off."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a source is polled with: the way out, where pages are parsed, what it remembers, and who is watched.

    `places` are others than councils, with what is remembered of their pages.
    """

    web: Web
    sandbox: Sandbox
    memory: Memory
    watched: frozenset[Urn]
    places: PlacesMemory


class Source(Protocol):
    """One place in the world that publishes."""

    @property
    def settings(self) -> SourceSettings:
        """What its user wrote."""

    def poll(self, asked: Asked) -> Iterator[Listing | Failure | SeenPage]:
        """Fetch and list what is there now, page by page.

        SourceError and FetchError end the poll; what came before them stays good.
        """
