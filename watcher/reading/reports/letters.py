"""What letters have in common: who was there and when, and what earlier and new weaknesses they set out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.reading.reports.bullet_lists import BULLET, IMPROVEMENT, is_heading, under
from watcher.reading.text import flat, sentences
from watcher.timing.dates import RUN_OF_DAYS, days_in, span_in

if TYPE_CHECKING:
    from datetime import date

    from watcher.reading.lines import Line
    from watcher.reading.pages import Page

_NAME = r"[A-Z][\w'.-]+(?:\s(?:[A-Z][\w'.-]*|de|van|der|la)){1,3}?"
_INSPECTOR = re.compile(
    r"(?i:inspectors?(?: for this (?:visit|inspection))?(?: \(HMIs?\))? (?:were|was)"
    r"|(?:carried out|undertaken|conducted|led) by)\s+(?:(?:Her|His) Majesty's (?i:inspectors?),?\s+)?"
    rf"({_NAME})(?=\s*(?:,|\.\s|and\b|HMI|&|\(|Her Maj|His Maj|Senior|Ofsted|$))"
)
_VISITED = re.compile(
    rf"\b(?:visit|inspection)s?\b.{{0,260}}?\b(?:on|between|from|of|place)\s+(?:the\s+)?({RUN_OF_DAYS})", re.IGNORECASE
)
_BETWEEN = re.compile(rf"\b(?:between|from|on)\s+({RUN_OF_DAYS})", re.IGNORECASE)
_BEGINS = re.compile(r"\bsummari[sz]es\b|\b(?:Between|From|On) (?=\d)|\bDear\b")

MOST_OPENING = 12_000


def opening(pages: tuple[Page, ...]) -> str:
    """Take the first two pages on one line."""
    return flat(" ".join(page.text for page in pages[:2])[:MOST_OPENING])


def body(text: str) -> str:
    """Take an opening from where the letter itself begins, after the addresses and its own date."""
    begins = re.search(r"\bsummari[sz]es\b", text) or _BEGINS.search(text)
    return text[begins.start() :] if begins else text


def days_on_site(text: str) -> tuple[tuple[date, date] | None, tuple[str, ...]]:
    """Read the days on site from a letter's opening; without them, or where they can't be right, the problem."""
    span = visited(text)
    problem = _unlikely(span, text) if span else "The days on site were not found in the letter."
    return (None, (problem,)) if problem else (span, ())


def visited(text: str) -> tuple[date, date] | None:
    """Read the days on site from the letter's first sentence that gives them; None when none does."""
    begins = body(text)
    for form in (_VISITED, _BETWEEN):
        for each in form.finditer(begins if form is _BETWEEN else f"visit {begins}"):
            span = span_in(each[1])
            if span:
                return span
    return None


def _unlikely(span: tuple[date, date], text: str) -> str | None:
    """Say why the days can't be right beside the letter's own date (a misprinted year); None when they can."""
    before = text[: len(text) - len(body(text))]
    written = next((days[0] for each in _DATED.finditer(before) if (days := days_in(each[0]))), None)
    if written is None or -LARGEST_SLIP <= (written - span[1]).days <= LONGEST_WAIT:
        return None
    return (
        f"The letter is dated {written:%-d %B %Y} and gives {span[0]:%-d %B %Y} as its days: one of them is misprinted."
    )


LONGEST_WAIT = 300
"""No letter came so many days after its visit; elections and complaints held some back for months."""
LARGEST_SLIP = 60
"""So many days too early a letter's own date may be, by a slip of the day or month that says nothing of the visit's."""
_DATED = re.compile(RUN_OF_DAYS, re.IGNORECASE)


def first_inspector(text: str) -> str | None:
    """Find the inspector whom the letter names first; None when it names none."""
    found = _INSPECTOR.search(body(text))
    return found[1] if found else None


def said(lines: tuple[Line, ...]) -> list[tuple[int | None, str]]:
    """List the sentences with the pages that they begin on; a bullet, a heading or a blank line ends one."""
    paragraphs: list[tuple[int | None, list[str]]] = []
    fresh = True
    for at, line in enumerate(lines):
        heading = is_heading(lines, at)
        if line.text and (fresh or heading or BULLET.match(line.text)):
            paragraphs.append((line.page, []))
        if line.text:
            paragraphs[-1][1].append(line.text)
        fresh = heading or not line.text
    return [(page, each) for page, texts in paragraphs for each in sentences(" ".join(texts))]


def improvements(lines: tuple[Line, ...]) -> tuple[str, ...]:
    """List what should improve, item by item; what stands there in prose is one item."""
    listed = under(IMPROVEMENT, lines)
    items = [item for each in listed for item in each.items]
    return tuple(items or [each.points[0] for each in listed if each.points][:1])
