"""RSS and Atom feeds: newspapers, searches for news, GOV.UK's two dialects (docs/sources.md 2 and 4)."""

from __future__ import annotations

import hashlib
import io
import re
from calendar import timegm
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from html import unescape
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from watcher.model.listings import Entry, Listing
from watcher.model.news import ItemKind
from watcher.sources.links import is_web, key_of, target
from watcher.sources.source import SourceError, SourceSettings, WebAddress
from watcher.timing.clock import LONDON
from watcher.timing.durations import Duration

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.model.listings import Memory
    from watcher.model.ofsted import Urn
    from watcher.web.client import Answer, Web

MOST_BYTES = 5_000_000
MOST_ENTRIES = 10_000
MOST_TITLE, MOST_SUMMARY = 300, 1_000
ENDED = "this feed has ended"
_TAG = re.compile(r"<[^<>]{0,2000}>")
_ODD_DAY = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})\b")


class Settings(SourceSettings):
    """Read an RSS or Atom feed: of a newspaper, of a search for news, of GOV.UK."""

    kind: Literal["feed"]
    url: WebAddress
    every: Duration = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed, asked whether it changed since it was last read."""

    settings: Settings

    def poll(self, web: Web, memory: Memory, watched: frozenset[Urn]) -> Iterator[Listing]:  # noqa: ARG002 - the protocol's
        """List the feed's pieces, whatever they are about."""
        url = self.settings.url
        answer = web.get(url, validators=memory.validators(url), most_bytes=MOST_BYTES)
        entries = None if answer.not_modified else entries_of(answer)
        yield Listing("feed", url, entries, items=ItemKind.NEWS, validators=answer.validators)


def entries_of(answer: Answer) -> tuple[Entry, ...]:
    """Read a feed's entries; SourceError says what came instead of a feed."""
    import feedparser

    place = f"{urlsplit(answer.url).hostname}{urlsplit(answer.url).path}"
    if b"<!ENTITY" in answer.body:
        sentence = f"{place} declares entities of its own, which no honest feed does; it was not read."
        raise SourceError(sentence)
    # Bytes in a stream: given a text, feedparser would fetch it as an address or open it as a file.
    parsed = feedparser.parse(io.BytesIO(answer.body), sanitize_html=False, resolve_relative_uris=False)
    if not parsed.get("version"):
        raise SourceError(f"{place} is no feed: {_seen(answer)}. Look whether its address has changed.")
    listed = [each for each in parsed.entries[:MOST_ENTRIES] if each.get("title") or each.get("link") or each.get("id")]
    if parsed.bozo and not listed:
        raise SourceError(f"{place} is a feed that breaks off, or is damaged: nothing could be read from it.")
    titles = [_plain(each.get("title", ""), MOST_TITLE).lower().rstrip(".") for each in listed[:2]]
    if titles == [ENDED]:
        raise SourceError(f"{place} says that this feed has ended. Find its successor and change `url`.")
    outlet = _plain(parsed.feed.get("title", ""), 100)
    return tuple(_entry(each, answer.url, outlet) for each in listed)


def _entry(parsed: Any, feed_url: str, feed_title: str) -> Entry:  # noqa: ANN401 - feedparser has no types
    link, guid = str(parsed.get("link", "")), str(parsed.get("id", ""))
    url = next((target(each) for each in (link, guid) if is_web(each)), feed_url)
    source = parsed.get("source") or {}
    outlet = _plain(source.get("title", "") or parsed.get("news_source", ""), 100) or feed_title
    title = _title(parsed, outlet)
    summary = _plain(parsed.get("summary", ""), MOST_SUMMARY)
    return Entry(
        key=key_of(url) if url != feed_url else _key_without_link(feed_url, guid or title),
        title=title,
        url=url,
        published=_published(parsed),
        summary="" if summary.startswith(title) and len(summary) < len(title) + 60 else summary,
        outlet=outlet,
        revision=str(parsed["updated"])[:60] if "updated" in parsed else "",
    )


def _title(parsed: Any, outlet: str) -> str:  # noqa: ANN401 - feedparser has no types
    """Take off what a feed adds to a title: GOV.UK's organisations "Press release: ", Google " - Example Echo"."""
    title = _plain(parsed.get("title", ""), MOST_TITLE)
    for tag in parsed.get("tags") or ():
        title = title.removeprefix(f"{tag.get('term')}: ")
    return title.removesuffix(f" - {outlet}") or "(without a title)"


def _key_without_link(feed_url: str, named: str) -> str:
    return f"{key_of(feed_url)}#{hashlib.sha256(named.encode()).hexdigest()[:16]}"


def _published(parsed: Any) -> date | None:  # noqa: ANN401 - feedparser has no types
    """Read the day in London; None when there is none that makes sense."""
    for name in ("published", "updated"):
        if name not in parsed:
            continue
        odd = _ODD_DAY.search(str(parsed[name]))
        try:
            if odd:  # feedparser takes 2016/6/29 for another day (its issue 75)
                return date(int(odd[1]), int(odd[2]), int(odd[3]))
            moment = parsed.get(f"{name}_parsed")
            if moment:
                return datetime.fromtimestamp(timegm(moment), UTC).astimezone(LONDON).date()
        except (ValueError, OverflowError):
            continue
    return None


def _plain(html: object, most: int) -> str:
    """Write HTML as one line of text: some feeds escape once, some twice, some not at all."""
    text = str(html)[: most * 20]
    text = unescape(_TAG.sub(" ", unescape(_TAG.sub(" ", text))))
    return " ".join(_TAG.sub(" ", text).split())[:most]


def _seen(answer: Answer) -> str:
    title = re.search(rb"<title[^>]{0,200}>([^<]{1,200})", answer.body[:100_000], re.IGNORECASE)
    if title:
        return f'it is a web page with the title "{_plain(title[1].decode("utf-8", "replace"), 100)}"'
    return "what came is empty" if not answer.body.strip() else f"what came is {answer.content_type or 'of no kind'}"
