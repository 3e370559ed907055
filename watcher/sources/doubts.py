"""Is what a source shows broken, or strangely quiet? Pure: what it showed before is given, and so is the moment.

Nothing here is expected because of a number in the code: a page is measured by what the same page showed last, the
list by its own last good poll, and silence by the silences before it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from watcher.model.listings import BELIEVED_AFTER_POLLS, ShownReport
from watcher.timing.words import counted

MANY_AT_ONCE = 3
"""From this many entries lost between two polls, a page or a feed has been changed rather than cleared out."""
STILL_THE_LIST = 0.9
"""A list may lose a tenth of its authorities at once; councils merge, but not by the dozen."""


class Doubt(Struct, frozen=True):
    """Why a page may not show the truth. `wholly`: nothing on it is believed; otherwise not that something is gone."""

    sentence: str
    wholly: bool


def doubt_page(before: Sequence[ShownReport], now: Sequence[ShownReport], *, contradicted: bool) -> Doubt | None:
    """Compare a page with what it showed before.

    `contradicted`: the list of authorities still speaks of this page's newest report, or can't be believed itself.
    """
    if not before:
        return None
    keys = {each.key for each in now}
    lost = [each for each in before if each.key not in keys]
    if not now:
        return Doubt(f"it lists no report, where it listed {counted(len(before), 'report')}", wholly=True)
    if len(lost) >= MANY_AT_ONCE or (len(before) > 1 and 2 * len(lost) > len(before)):
        return Doubt(
            f"{len(lost)} of the {counted(len(before), 'report')} that it listed are gone at once", wholly=True
        )
    if 2 * sum(each.published is not None for each in now) < len(now) and all(each.published for each in before):
        return Doubt("its reports have no publication dates any more", wholly=True)
    return _doubt_newest(before, now, lost, contradicted=contradicted)


def _doubt_newest(
    before: Sequence[ShownReport], now: Sequence[ShownReport], lost: Sequence[ShownReport], *, contradicted: bool
) -> Doubt | None:
    """Tell an old cached copy, which lacks what was published last, from the page of a report that was withdrawn."""
    newest = max((each.published for each in before if each.published), default=None)
    latest_shown = max((each.published for each in now if each.published), default=date.min)
    gone = [each for each in lost if each.published == newest]
    if newest is None or latest_shown >= newest or not gone:
        return None
    seen = f"it no longer lists “{gone[0].title}”, published {newest:%-d %B %Y}"
    if contradicted:
        return Doubt(f"{seen}, and the list of authorities doesn't bear that out: an old copy of the page", wholly=True)
    if gone[0].missing + 1 < BELIEVED_AFTER_POLLS:
        return Doubt(f"{seen}: an old copy of the page, or the report was withdrawn", wholly=False)
    return None


def doubt_promised(before: Sequence[ShownReport], now: Sequence[ShownReport], promised: date | None) -> Doubt | None:
    """Compare a page with the day of its latest report in the list of authorities, which has moved on."""
    known = {each.key for each in before}
    # Whether the list names a day of publication or of inspection is not known for certain: either is one it shows.
    shown = [day for each in now for day in (each.published, each.event_date) if day]
    if promised is None or any(each.key not in known for each in now) or max(shown, default=date.min) >= promised:
        return None
    listed = f"the list of authorities names a report of {promised:%-d %B %Y}, and it shows nothing new"
    return Doubt(f"{listed}: an old copy of the page, or one that lists reports in another way", wholly=False)


def doubt_feed(before: int, now: int | None) -> Doubt | None:
    """Compare how many pieces a feed lists with how many it listed before; `now` None: it says "not modified"."""
    if now == 0 and before >= MANY_AT_ONCE:
        return Doubt(f"it lists nothing, where it listed {counted(before, 'item')}", wholly=True)
    return None


def doubt_list(expected: int | None, before: Mapping[str, date | None], now: Mapping[str, date | None]) -> str | None:
    """Compare the list of authorities with its last good poll: each authority's latest report, and how many there are.

    The answer is what was seen and expected, without the name of the list.
    """
    if expected and len(now) < expected * STILL_THE_LIST:
        return f"it shows {len(now)} authorities, where {expected} were expected from the last good poll"
    dated = [urn for urn in now if before.get(urn)]
    undated = [urn for urn in dated if now[urn] is None]
    if dated and 2 * len(undated) > len(dated):
        return f"{len(undated)} of its {len(now)} authorities have no date of a latest report any more"
    back = [urn for urn in dated if (day := now[urn]) and day < (before[urn] or date.min)]
    if len(back) > 1:
        return f"for {len(back)} authorities it names an earlier latest report than before: this is an old copy"
    return None
