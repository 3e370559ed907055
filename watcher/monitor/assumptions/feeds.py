"""F1 to F5: a feed of news."""

from __future__ import annotations

import io
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from watcher.monitor.assumptions.finding import Finding, judged, unseen
from watcher.sources.feed_xml import ENDED
from watcher.sources.links import is_web
from watcher.sources.xml_text import expands_safely, in_utf8, legal
from watcher.timing.clock import LONDON
from watcher.timing.written_dates import day_written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedparser import FeedParserDict

    from watcher.monitor.assumptions.seen import Look, Seen

FEED = "feed"
# Assumption F5.
ALIVE = timedelta(days=30)
# Assumption F3.
AHEAD = timedelta(days=1)


def entries(page: Seen | None) -> tuple[str, bool, list[Any]] | None:
    """Read a feed: its version, whether it is whole, and its entries; None when there is nothing fit to be read."""
    if page is None or not page.fits:
        return None
    body = legal(in_utf8(page.body))
    if not expands_safely(body):
        return None
    import feedparser

    parsed = feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    return str(parsed.get("version") or ""), not parsed.bozo, list(parsed.entries)


def findings(look: Look) -> Iterator[Finding]:
    """Compare the feed with what is assumed of it."""
    if look.page(FEED) is None:
        yield from (unseen(f"F{number}", "the feed did not come") for number in range(1, 6))
        return
    read = entries(look.page(FEED))
    version, whole, listed = read or ("", False, [])
    seen = f"{version or 'no feed'}, {len(listed)} items{'' if whole else ', broken off or not well-formed'}"
    yield judged("F1", holds=bool(version) and whole, seen=seen)
    if not listed:
        yield from (unseen(f"F{number}", "it has no items") for number in range(2, 5))
        yield judged("F5", holds=False, seen="it has no items")
        return
    bare = [each for each in listed if not (each.get("title") and is_web(str(each.get("link", ""))))]
    yield judged("F2", holds=not bare, seen=f"{len(bare)} of {len(listed)} lack a title or a link")
    yield from _days(listed, look.moment.astimezone(LONDON).date())
    yield _apart(listed)


def _days(listed: list[Any], today: date) -> Iterator[Finding]:
    days = [day for each in listed if (day := _day(each))]
    ahead = [each for each in days if each > today + AHEAD]
    seen = f"{len(days)} of {len(listed)} have a day, {len(ahead)} lie ahead"
    yield judged("F3", holds=2 * len(days) > len(listed) and not ahead, seen=seen)
    titles = [str(each.get("title", "")).lower().strip(" .") for each in listed]
    last = max(days, default=None)
    if ENDED in titles:
        yield judged("F5", holds=False, seen="it says that it has ended")
    elif last is None:
        yield unseen("F5", "its items have no days")
    else:
        yield judged("F5", holds=today - last <= ALIVE, seen=f"its newest item is of {last:%-d %B %Y}")


def _apart(listed: list[Any]) -> Finding:
    titles: dict[tuple[str, str], set[str]] = {}
    for each in listed:
        titles.setdefault((str(each.get("id", "")), str(each.get("link", ""))), set()).add(str(each.get("title", "")))
    mixed = [names for names in titles.values() if len(names) > 1]
    first = f", like {' / '.join(sorted(mixed[0]))[:120]}" if mixed else ""
    return judged("F4", holds=not mixed, seen=f"{len(titles)} of {len(listed)} are different{first}")


def _day(entry: FeedParserDict) -> date | None:
    written = (str(entry[name]) for name in ("published", "updated", "created") if name in entry)
    return next((day for each in written if (day := day_written(each))), None)
