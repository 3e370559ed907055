"""What a document says of itself in sentences: earlier grades, decline, and what should improve."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.model.documents import Evidence, PreviousStated
from watcher.model.ofsted import FOUR_POINT, FOUR_POINT_TO_2013, OVERALL, Judgement
from watcher.reading.text import flat, plain, quote, sentences

if TYPE_CHECKING:
    from watcher.reading.pages import Page

OPENING_LETTERS = 6_000
_GRADE = r"(outstanding|good|adequate|inadequate|requir(?:es?|ed|ing) improvement)"
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
_PREVIOUS = re.compile(
    rf"""(?:(?:was|were|had\sbeen|been)\s(?:\w+\s){{0,2}}?(?:judged|rated|graded|found)\s(?:to\sbe\s|as\s)?{_GRADE}
    |judged\s(?:to\sbe\s)?{_GRADE}|(?:from|of)\s{_GRADE}\s(?:at|in)\sthe\s(?:last|previous)\sinspection)""",
    re.IGNORECASE | re.VERBOSE,
)
_YEAR = re.compile(
    r"\b(?:(January|February|March|April|May|June|July|August|September|October|November|December)\s+)?(20[01]\d|202\d)\b"
)
_WHOLE = re.compile(
    r"\b(?:overall|children's services|the authority|the local authority|services (?:were|in)|when|inspection)\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:home|school|adoption|fostering|safeguarding and|looked[- ]after|care leavers|leadership|help and protection"
    r"|LSCB|board|front door|predecessor)\b",
    re.IGNORECASE,
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
    """Find the sentence that sums up what changed since the last inspection, to be quoted (DOMAIN 6)."""
    for page, sentence in said:
        if re.search(r"\bsince (?:the|its|their)?\s?(?:last|previous)\b.{0,40}\binspect", sentence, re.IGNORECASE):
            return Evidence("since_last", page, quote(sentence))
    return None


def previous(said: list[tuple[int | None, str]]) -> tuple[PreviousStated, Evidence] | None:
    """Find the one grade that the document gives for the whole earlier inspection, and when that was."""
    for page, sentence in said:
        found = _PREVIOUS.search(sentence)
        if not found or _PART.search(sentence) or not _WHOLE.search(sentence):
            continue
        word = next(each for each in found.groups() if each).lower()
        word = "requires improvement" if word.startswith("requir") else word
        scale = FOUR_POINT if word in FOUR_POINT.words else FOUR_POINT_TO_2013
        year = _YEAR.search(sentence)
        when = " ".join(part for part in year.groups() if part) if year else None
        stated = PreviousStated((Judgement(OVERALL, scale.grade(word)),), when)
        return stated, Evidence("previous_stated", page, quote(sentence))
    return None


_IMPROVE = re.compile(
    r"^\s*(?:what (?:needs|does .{3,80} need) to (?:improve|be better)\??|areas? for improvement:?"
    r"|recommendations)\s*$",
    re.IGNORECASE,
)
_ITEM = re.compile(r"^\s*(?:•|\d{1,3}[.)]|[-*]|o)\s+(?=\S)")
_NEXT_HEADING = re.compile(
    r"^\s*(?:the experiences?|the impact|summary|main findings|inspection findings|page \d+|contents|key judge?ment)\b",
    re.IGNORECASE,
)
MOST_ITEMS = 60


def improvements(pages: tuple[Page, ...]) -> tuple[str, ...]:
    """List what should improve, item by item, as the document lists it."""
    for page in pages:
        lines = plain(page.text).split("\n")
        for at, line in enumerate(lines):
            if _IMPROVE.match(line):
                items = _items(lines[at + 1 :])
                if items:
                    return items
    return ()


def _items(lines: list[str]) -> tuple[str, ...]:
    items: list[str] = []
    for line in lines:
        if _ITEM.match(line):
            items.append(_ITEM.sub("", line).strip())
        elif not line.strip() or _NEXT_HEADING.match(line):
            if items:
                break
        elif items:
            items[-1] = f"{items[-1]} {line.strip()}"
        if len(items) >= MOST_ITEMS:
            break
    return tuple(quote(flat(each), 600) for each in items)
