"""What letters have in common: who was there and when, and what earlier and new weaknesses they set out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.reading.reports import visit_days
from watcher.reading.reports.bullet_lists import BULLET, IMPROVEMENT, is_heading, under
from watcher.reading.text import flat, sentences

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
    begins = body(text)
    return visit_days.read(begins, text[: len(text) - len(begins)])


def visited(text: str) -> tuple[date, date] | None:
    """Read the days on site from a letter's opening, as they stand; None where it gives none."""
    return visit_days.visited(body(text))


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
