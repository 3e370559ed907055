"""What came from a site in one look: each answer as it was, under the name of what was asked for."""

from __future__ import annotations

from datetime import date, datetime
from urllib.parse import urlsplit

from msgspec import Struct

from watcher.web.hosts import GIVEN

ROBOTS, FILES_ROBOTS = "robots.txt", "robots.txt of the files"
MOST_BYTES, MOST_TAGS = 2_000_000, 50_000
"""A page beyond these is not parsed here, in the service's own process: it could take all of its memory."""
AGAIN = "asked again"
"""The answer to the page before it, asked whether it has changed."""


class Seen(Struct, frozen=True):
    """One answer. `asked` is what was wanted, `url` where the answer came from in the end (after redirects).

    `status` is 0, and `trouble` says why, when there was no answer. Headers' names are in small letters.
    """

    asked: str
    asked_url: str
    url: str
    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    trouble: str = ""

    @property
    def ok(self) -> bool:
        """Return whether a whole answer came."""
        return self.status in GIVEN and not self.trouble

    @property
    def path(self) -> str:
        """Name it by its path, as messages do."""
        return urlsplit(self.asked_url).path or "/"

    @property
    def fits(self) -> bool:
        """Return whether it is small enough to be parsed."""
        return len(self.body) <= MOST_BYTES and self.body.count(b"<") <= MOST_TAGS

    def header(self, name: str) -> str:
        """Look up a header; empty when there is none."""
        return next((value for key, value in self.headers if key == name), "")


class DocumentRead(Struct, frozen=True):
    """What our reader made of a document. `first` and `last` are the inspection's days, where it names them."""

    kind: str
    judgements: int
    problems: tuple[str, ...]
    first: date | None = None
    last: date | None = None


class Look(Struct, frozen=True):
    """Everything that one source gave at one moment. `base_url` is its address in the config.

    `read` is what our reader made of the document among it, if there was one.
    """

    kind: str
    base_url: str
    moment: datetime
    pages: tuple[Seen, ...]
    read: DocumentRead | None = None

    def page(self, asked: str) -> Seen | None:
        """Find what came for a question; None when it wasn't asked, or nothing whole came."""
        return next((each for each in self.pages if each.asked == asked and each.ok), None)

    def all(self, asked: str) -> tuple[Seen, ...]:
        """Find all whole answers to questions of one sort: "search: notices" and "search: directions"."""
        return tuple(each for each in self.pages if each.asked.startswith(asked) and each.ok)
