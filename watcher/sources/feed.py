"""RSS and Atom feeds: newspapers, searches for news, GOV.UK's two dialects (docs/sources.md 2 and 4)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from msgspec import Struct

from watcher.model.listings import THE_FEED, Entry, Listing
from watcher.model.news import ItemKind
from watcher.sources.source import PollContext, SourceSettings, WebAddress
from watcher.timing.clock import day_in_london
from watcher.timing.durations import Duration

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.web.client import Answer

# Assumption W6: under 1 MB is usual.
MOST_BYTES = 5_000_000


WITHOUT_FEEDS = frozenset(
    {
        "facebook.com",
        "instagram.com",
        "linkedin.com",
        "nextdoor.co.uk",
        "threads.net",
        "tiktok.com",
        "twitter.com",
        "x.com",
    }
)


class Settings(SourceSettings):
    """Read an RSS or Atom feed: of a newspaper, of a search for news, of GOV.UK."""

    kind: Literal["feed"]
    url: WebAddress
    every: Duration = timedelta(minutes=15)

    def oddities(self) -> Iterator[tuple[str, str, str]]:
        """Say also where the site is one of those that have no feeds."""
        yield from super().oddities()
        site = (urlsplit(self.url).hostname or "").removeprefix("www.").removeprefix("m.")
        if site in WITHOUT_FEEDS:
            yield "url", f"{site} has no feeds.", "Name the paper's own feed, or leave this source out."


class Feed(Struct, frozen=True):
    """One feed, asked whether it changed since it was last read."""

    settings: Settings

    def poll(self, asked: PollContext) -> Iterator[Listing]:
        """List the feed's pieces, whatever they are about."""
        url = self.settings.url
        answer = asked.web.get(url, validators=asked.memory.validators(url), most_bytes=MOST_BYTES)
        entries = None if answer.not_modified else entries_of(answer, asked)
        yield Listing(THE_FEED, url, entries, items=ItemKind.NEWS, validators=answer.validators)


def entries_of(answer: Answer, asked: PollContext) -> tuple[Entry, ...]:
    """Read a feed's entries; SourceError says what came instead of a feed."""
    from watcher.sources.feed_xml import FEED  # which a feed that has not changed doesn't need

    place = f"{urlsplit(answer.url).hostname}{urlsplit(answer.url).path}"
    today = f"{day_in_london(asked.web.now())}"
    return FEED.run(asked.sandbox, answer.body, place, answer.url, answer.content_type, today)


KIND = Settings, Feed
