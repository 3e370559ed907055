"""F1 to F5: a feed of news."""

from __future__ import annotations

import io
from calendar import timegm
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from watcher.monitor.assumptions.finding import Finding, judged, unseen
from watcher.sources.links import is_web

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.monitor.assumptions.seen import Look, Seen

FEED = "feed"
MOST_BYTES = 2_000_000
ALIVE = timedelta(days=30)
AHEAD = timedelta(days=1)
ENDED = "this feed has ended"


def entries(page: Seen | None) -> tuple[str, bool, list[Any]] | None:
    """Read a feed: its version, whether it is whole, and its entries; None when there is nothing fit to be read."""
    if page is None or len(page.body) > MOST_BYTES or b"<!ENTITY" in page.body:
        return None
    import feedparser

    parsed = feedparser.parse(io.BytesIO(page.body), sanitize_html=False, resolve_relative_uris=False)
    return str(parsed.get("version") or ""), not parsed.bozo, list(parsed.entries)


def findings(look: Look) -> Iterator[Finding]:
    """Compare the feed with what is assumed of it."""
    if look.page(FEED) is None:
        yield from (unseen(f"F{number}", "the feed did not come") for number in range(1, 6))
        return
    read = entries(look.page(FEED))
    version, whole, listed = read or ("", False, [])
    seen = f"{version or 'no feed'}, {len(listed)} pieces{'' if whole else ', broken off or not well-formed'}"
    yield judged("F1", holds=bool(version) and whole, seen=seen)
    if not listed:
        yield from (unseen(f"F{number}", "it has no pieces") for number in range(2, 5))
        yield judged("F5", holds=False, seen="it has no pieces")
        return
    bare = [each for each in listed if not (each.get("title") and is_web(str(each.get("link", ""))))]
    yield judged("F2", holds=not bare, seen=f"{len(bare)} of {len(listed)} lack a title or a link")
    yield from _days(listed, look.moment)
    yield _apart(listed)


def _days(listed: list[Any], now: datetime) -> Iterator[Finding]:
    moments = [moment for each in listed if (moment := _moment(each))]
    ahead = [each for each in moments if each > now + AHEAD]
    seen = f"{len(moments)} of {len(listed)} have a day, {len(ahead)} lie ahead"
    yield judged("F3", holds=2 * len(moments) > len(listed) and not ahead, seen=seen)
    titles = [str(each.get("title", "")).lower().strip(" .") for each in listed]
    last = max(moments, default=None)
    ended = ENDED in titles
    lives = not ended and (last is None or now - last <= ALIVE)
    seen = "it says that it has ended" if ended else f"its newest piece is of {last:%-d %B %Y}" if last else "no days"
    yield judged("F5", holds=lives, seen=seen) if last or ended else unseen("F5", "its pieces have no days")


def _apart(listed: list[Any]) -> Finding:
    titles: dict[tuple[str, str], set[str]] = {}
    for each in listed:
        titles.setdefault((str(each.get("id", "")), str(each.get("link", ""))), set()).add(str(each.get("title", "")))
    mixed = [names for names in titles.values() if len(names) > 1]
    first = f", like {' / '.join(sorted(mixed[0]))[:120]}" if mixed else ""
    return judged("F4", holds=not mixed, seen=f"{len(titles)} of {len(listed)} are different{first}")


def _moment(entry: Any) -> datetime | None:  # noqa: ANN401 - feedparser has no types
    for name in ("published_parsed", "updated_parsed"):
        parsed = entry[name] if name in entry else None  # noqa: SIM401 - feedparser's `get` gives another's instead
        if parsed:
            try:
                return datetime.fromtimestamp(timegm(parsed), UTC)
            except (ValueError, OverflowError, OSError):
                continue
    return None
