"""Reads an RSS or Atom feed: its entries, with all of their own text, and the days that they bear."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

from watcher.model.characters import whole
from watcher.model.errors import SourceError
from watcher.model.listings import Entry
from watcher.sources.feed_identity import Written, named
from watcher.sources.links import absolute, target
from watcher.sources.parsing import Parse
from watcher.sources.plain_text import flat, paragraphs, plain, what_came
from watcher.sources.xml_text import expanded, in_utf8, legal, without_a_cut_off_entry, without_captions
from watcher.timing.written_dates import day_written, doubted, plausible, puts_month_first, says_only_the_year

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedparser import FeedParserDict

# Feeds have 20 to 100 (docs/sources.md 4); a hostile one must not fill the database.
MOST_ENTRIES = 10_000
MOST_TITLE, MOST_SUMMARY, MOST_TEXT = 300, 1_000, 20_000
SENTENCE_ENDS = ".!?:;\u2026\u201d\u2019\"')"
ENDED = "this feed has ended"
GOVUK_TYPES = frozenset(
    each.lower()
    for each in (
        *("Press release", "News story", "Speech", "Authored article", "Government response", "Announcement"),
        *("Guidance", "Statutory guidance", "Detailed guide", "Decision", "Notice", "Regulation", "Standard"),
        *("Statistics", "Official Statistics", "National Statistics", "Accredited official statistics"),
        *("Research and analysis", "Policy paper", "Transparency data", "Corporate report", "Independent report"),
        *("Correspondence", "Consultation", "Open consultation", "Closed consultation", "Consultation outcome"),
        *("Form", "Impact assessment", "Case study", "Collection", "Document collection", "FOI release", "Map"),
        *("Promotional material", "Written statement to Parliament", "Oral statement to Parliament", "Manual"),
    )
)
"""What GOV.UK's feeds write before a title. A paper's own category before its title is a part of the title."""


def read_feed(body: bytes, place: str, url: str, content_type: str, today: str) -> tuple[Entry, ...]:
    """Read a feed's entries; SourceError says what came instead of a feed. `today` is London's, "2026-08-03"."""
    import feedparser

    safe = expanded(legal(in_utf8(body, content_type)))
    if safe is None:
        raise SourceError(f"{place} declares entities of its own that could grow without end; it was not read.")
    body = without_captions(without_a_cut_off_entry(safe))
    # Bytes in a stream: given a text, feedparser would fetch it as an address or open it as a file.
    parsed = feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    if not parsed.get("version"):
        raise SourceError(
            f"{place} is not a feed: {what_came(body, content_type)}. Look whether its address has changed."
        )
    listed = [each for each in parsed.entries[:MOST_ENTRIES] if each.get("title") or each.get("link") or each.get("id")]
    if parsed.bozo and not listed:
        raise SourceError(f"{place} is a feed that breaks off, or is damaged: nothing could be read from it.")
    if [plain(each.get("title", ""), MOST_TITLE).lower().rstrip(".") for each in listed[:2]] == [ENDED]:
        raise SourceError(f"{place} says that this feed has ended. Find its successor and change `url`.")
    outlet = plain(parsed.feed.get("title", ""), 100)
    site = absolute(str(parsed.feed.get("link", "")), url) or url
    month_first = puts_month_first([text for each in listed for text in _dates_of(each)], date.fromisoformat(today))
    days = doubted([_published(each, date.fromisoformat(today), month_first=month_first) for each in listed])
    return named([_entry(each, url, site, outlet, day) for each, day in zip(listed, days, strict=True)], url)


FEED = Parse("watcher.sources.feed_xml:FEED", read_feed, tuple[Entry, ...])


def _entry(
    parsed: FeedParserDict, feed_url: str, site: str, feed_title: str, day: date | None
) -> tuple[Written, Entry]:
    guid = whole(str(parsed.get("id", ""))).strip()
    url = _link(parsed, guid, site)
    source = parsed.get("source") or {}
    outlet = plain(source.get("title", "") or parsed.get("news_source", ""), 100) or feed_title
    title = _title(parsed, outlet)
    said = _said(parsed, title)
    entry = Entry(
        key="",
        title=title or "(without a title)",
        url=url or feed_url,
        published=day,
        summary=said[:MOST_SUMMARY],
        text=said if len(said) > MOST_SUMMARY else "",
        outlet=outlet,
        revision=whole(str(parsed["updated"]))[:60] if "updated" in parsed else "",
    )
    return Written(guid, url, title, day), entry


def _link(parsed: FeedParserDict, guid: str, site: str) -> str | None:
    """Take an entry's link, or its id where that is an address. A relative link is one on the feed's own site."""
    given = str(parsed.get("feedburner_origlink") or parsed.get("link") or "")
    others = (str(each.get("href", "")) for each in parsed.get("links") or ())
    for each in (given, guid if "://" in guid else "", *others):
        found = absolute(each, site)
        if found:
            return absolute(target(found), site)
    return None


def _title(parsed: FeedParserDict, outlet: str) -> str:
    """Take off what a feed adds to a title: GOV.UK's organisations "Press release: ", Google " - Example Echo"."""
    title = plain(parsed.get("title", ""), MOST_TITLE)
    for tag in parsed.get("tags") or ():
        word = str(tag.get("term") or "")
        if word.lower() in GOVUK_TYPES:
            title = title.removeprefix(f"{word}: ")
    return title.removesuffix(f" - {outlet}") if outlet else title


def _said(parsed: FeedParserDict, title: str) -> str:
    """Join an entry's own texts: what the parser calls its summary may be the words under a picture."""
    parts: list[str] = []
    for each in _texts(parsed):
        text = paragraphs(each, MOST_TEXT)
        words = flat(text)
        if not words or (title and words.startswith(title) and len(words) < len(title) + 60):
            continue  # it says the title again
        if not any(words in flat(other) for other in parts):
            parts = [*(other for other in parts if flat(other) not in words), text]
    # The words under a picture must not run into what the inspectors said.
    return " ".join(each if each[-1] in SENTENCE_ENDS else f"{each}." for each in parts)[:MOST_TEXT]


def _texts(parsed: FeedParserDict) -> Iterable[object]:
    yield parsed.get("summary", "")
    yield from (each.get("value", "") for each in parsed.get("content") or ())


def _published(parsed: FeedParserDict, today: date, *, month_first: bool) -> date | None:
    """Read the day in London; None when there is none that makes sense: then it counts from when it was seen."""
    # feedparser reads 04-08-2026 as 20 August 2004, and BST as UTC.
    written = ((plausible(day_written(each, month_first=month_first), today), each) for each in _dates_of(parsed))
    # A year alone, of which it is this one, is no day: what appears in summer would count as old.
    return next(
        (day for day, each in written if day and not (day.year == today.year and says_only_the_year(each, day))), None
    )


def _dates_of(parsed: FeedParserDict) -> list[str]:
    # Asked first: for "updated" feedparser gives "published", with a warning, where there is none.
    return [whole(str(parsed[name])) for name in ("published", "updated", "created") if name in parsed]
