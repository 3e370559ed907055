"""A report's opening, and the sentence in it that sums up what changed since the last inspection."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.model.documents import Evidence
from watcher.reading.either_case import EitherCase
from watcher.reading.text import Said, flat, lowered, quote, sentences, whole, without_feet

if TYPE_CHECKING:
    from watcher.reading.pages import Page

# The summing-up is on the first pages behind the table; further back single cases are told.
OPENING_LETTERS = 6_000
UNPAGED_LETTERS = 4_000
"""The same of a text without pages, where findings follow: in 45 reports what says so stands within 2,800."""
LEADERS_LETTERS = 12_000
"""Characters after the leaders' heading that are read: twice the opening's, for this section may run over pages."""
_LEADERS = re.compile(
    r"impact of leaders on (?:social work )?practice with children and families\s?(?:is)?\s?[:-]?\s?"
    r"(?:outstanding|good|inadequate|requires improvement(?: to be good)?)",
    re.IGNORECASE,
)
_TITLE_ENDS = re.compile(
    r"inspector:.{0,80}?(?:inspectors?|HMI)\b(?!:)(?:\s(?:executive\s)?(?:summary|overview|(?:main|headline|key)\sfindings)\b)?",
    re.IGNORECASE,
)
"""The lead inspector with the title, and a heading behind them."""
# How the sentence that sums up the change begins in reports of 2026 (docs/domain.md 6).
_SINCE_LAST = EitherCase(r"\bsince (?:the|its|their)?\s?(?:last|previous)\b.{0,40}\binspect")


def opening(pages: tuple[Page, ...], *, after: int) -> Said:
    """List the sentences of the opening with their pages: what stands on the first pages, from `after` on the cover."""
    found: Said = []
    room = OPENING_LETTERS if pages and pages[0].number is not None else UNPAGED_LETTERS
    for number, page in enumerate(pages[:3]):
        text = flat(page.text)[after if number == 0 else 0 :].lstrip()[:room]
        room -= len(text)
        found += [(page.number, sentence) for sentence in sentences(without_feet(text))]
    return whole(found)


def above_table(page: Page, table: int) -> Said:
    """List the sentences of a summary that stands on a cover between the lead inspector and the table, at `table`."""
    cover = flat(page.text)
    small = cover[:table].lower()
    ends = _TITLE_ENDS.search(cover, small.rindex("inspector:"), table) if "inspector:" in small else None
    return (
        [(page.number, each) for each in sentences(cover[ends.end() : table].strip()) if each.endswith(".")]
        if ends
        else []
    )


def about_leaders(pages: tuple[Page, ...]) -> Said:
    """List the sentences of the body's section on leaders, which is about services as a whole; none without it."""
    found: Said = []
    room = 0
    for page in pages[1:]:
        text = flat(page.text)
        heading = None if room or "impact of leaders on" not in lowered(page.text) else _LEADERS.search(text)
        if heading:
            text, room = text[heading.end() :].lstrip(" .-"), LEADERS_LETTERS
        if room:
            found += [(page.number, sentence) for sentence in sentences(text[:room])]
            room -= min(room, len(text))
    return found


def since_last(said: Said) -> Evidence | None:
    """Find the sentence that sums up what changed since the last inspection, to be quoted (docs/domain.md 6)."""
    for page, sentence in said:
        if _SINCE_LAST.search(sentence):
            return Evidence("since_last", page, quote(sentence))
    return None
