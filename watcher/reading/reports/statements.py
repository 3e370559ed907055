"""What a report says of its own direction: that services got worse, and what changed since the last inspection."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.model.documents import Evidence
from watcher.reading.text import flat, quote, sentences

if TYPE_CHECKING:
    from watcher.reading.pages import Page

OPENING_LETTERS = 6_000
_SINCE = re.compile(
    r"\b(?:since|at the time of|than at|from|compared (?:with|to)|at)\b[^.]{0,60}?"
    r"\b(?:last|previous|earlier|inspect(?:ed|ions?))\b",
    re.IGNORECASE,
)
_WORSE = re.compile(
    r"""\b(?:(?:has|have|had)\s(?:\w+\s){0,3}?(?:declined|deteriorated|worsened|got\sworse|gone\sbackwards|slipped)
    |(?:a|the|this)?\s?(?:\w+\s){0,2}(?:deterioration|decline)\s(?:in|of)
    |(?:services|quality|practice|experiences?)\s(?:\w+\s){0,4}?(?:deteriorated|declined|worsened)
    |(?:not\sbeen|no\slonger)\s(?:sustained|maintained))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_OF_SERVICES = re.compile(
    r"\b(?:services?|quality|practice|experiences?|help|protection|standards?|support|provision|children)\b",
    re.IGNORECASE,
)
_PARTLY = re.compile(
    r"\b(?:halted|arrested|reversed|prevented|addressed|stemmed|some areas|discrete|pockets?)\b", re.IGNORECASE
)


def opening(pages: tuple[Page, ...], *, after: int) -> list[tuple[int | None, str]]:
    """List the sentences of the opening with their pages: what stands on the first pages, from `after` on the cover."""
    found: list[tuple[int | None, str]] = []
    room = OPENING_LETTERS
    for number, page in enumerate(pages[:3]):
        text = flat(page.text)[after if number == 0 else 0 :][:room]
        room -= len(text)
        found += [(page.number, sentence) for sentence in sentences(text)]
    return found


def deterioration(said: list[tuple[int | None, str]]) -> Evidence | None:
    """Find the sentence that says services got worse since an earlier inspection; None when there is none."""
    for page, sentence in said:
        says = all(form.search(sentence) for form in (_WORSE, _SINCE, _OF_SERVICES))
        if says and not _PARTLY.search(sentence):
            return Evidence("deteriorated", page, quote(sentence))
    return None


def since_last(said: list[tuple[int | None, str]]) -> Evidence | None:
    """Find the sentence that sums up what changed since the last inspection, to be quoted (docs/domain.md 6)."""
    for page, sentence in said:
        if re.search(r"\bsince (?:the|its|their)?\s?(?:last|previous)\b.{0,40}\binspect", sentence, re.IGNORECASE):
            return Evidence("since_last", page, quote(sentence))
    return None
