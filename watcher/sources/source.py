"""What a source is: something that is polled and lists what it shows now. Storing and comparing is collect's work."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated, ClassVar, Protocol, TypeVar
from urllib.parse import urlsplit

from msgspec import Struct
from pydantic import AfterValidator, BaseModel, ConfigDict

from watcher.model.listings import Failure, Listing, Memory, Pause
from watcher.model.ofsted import Urn
from watcher.model.provider_pages import PlacesMemory, SeenPage
from watcher.sources.links import is_web
from watcher.timing import schedule
from watcher.timing.durations import Duration
from watcher.timing.schedule import Pace

if TYPE_CHECKING:
    from watcher.web.client import Web

T = TypeVar("T")


class SourceSettings(BaseModel):
    """What every [[source]] has."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    lists_documents: ClassVar[bool] = False
    """Whether what it lists has documents to be fetched and read."""

    if TYPE_CHECKING:
        kind: str
        """Its own word, and no other."""

    name: str
    every: Duration = timedelta(minutes=10)

    def oddities(self) -> Iterator[tuple[str, str, str]]:
        """List what is odd though it can be used: the setting, what is wrong, what to write."""
        if self.every < OFTEN:
            yield (
                "every",
                "no site likes to be asked that often, and it may lock us out.",
                'Write every = "10 minutes".',
            )
        elif self.every > SELDOM:
            yield "every", "it is asked very seldom, so alerts would be late.", 'Write for example every = "1 hour".'
        site = urlsplit(getattr(self, "base_url", ""))
        if site.path.strip("/"):
            wrong = "it has a path behind the site's name: its pages would be looked for below that."
            yield "base_url", wrong, f'Write base_url = "{site.scheme}://{site.netloc}".'

    def pace(self, moment: datetime, *, pages: int, spacing: timedelta) -> Pace:  # noqa: ARG002 - Ofsted's needs them
        """Say how often this source is asked at this moment, when it has so many pages and rests so long between."""
        return schedule.steady(self.every)


OFTEN, SELDOM = timedelta(minutes=1), timedelta(days=2)


_COPY = "Copy the address from the browser's bar."


def _web_address(text: str) -> str:
    address = text.strip()
    if re.search(r"\s", address):
        raise ValueError(f"has a space in it. {_COPY}")
    if re.fullmatch(r"[\w-]+(\.[\w-]+)+(:\d+)?(/\S*)?", address):
        raise ValueError(f'does not begin with https://. Write "https://{address}".')
    if not is_web(address):
        # As Markdown or a mail writes it, with a feed reader's own scheme, or with a letter or a slash missing.
        bare = re.search(r"(?:\w+:)?/{1,3}([\w-]+(?:\.[\w-]+)+[^\s<>()\[\]\"']*)", address)
        wanted = f"https://{bare[1]}" if bare else "https://www.example.org/news/rss"
        write = f'Write {"" if bare else "it like "}"{wanted}".' if wanted != address else _COPY
        raise ValueError(f"is not a web address. {write}")
    return address


WebAddress = Annotated[str, AfterValidator(_web_address)]


class Sandbox(Protocol):
    """Where outside bytes are parsed."""

    def call(self, name: str, body: bytes, given: tuple[str, ...]) -> bytes:
        """Let the `Parse` called "module:name" answer for a body; SandboxError when that breaks off."""

    def side_by_side(self, work: Iterable[Callable[[], T]]) -> Iterator[T]:
        """Do what parses, a few ahead and in threads; what it gives comes in its order."""


class PollContext(Struct, frozen=True):
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

    def poll(self, asked: PollContext) -> Iterator[Listing | Failure | SeenPage | Pause]:
        """Fetch and list what is there now, page by page.

        SourceError and FetchError end the poll; what came before them stays good.
        """
