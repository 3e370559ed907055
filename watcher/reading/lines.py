"""A document's lines without the furniture of its pages: page numbers, running heads and Ofsted's address."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from watcher.reading.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watcher.reading.pages import Page

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,3}(?:\s*of\s*\d{1,3})?", re.IGNORECASE)
_ADDRESS = re.compile(
    r"ofsted|(?:piccadilly gate|clive house|the agora|aviation house|store street|manchester|m1 2wd|[ ,]|\d+)+"
    r"|(?:t|textphone|tel|telephone|e|email|w)?:?\s*(?:0300 123|0161 618|enquiries@ofsted|(?:https?://)?www\.(?:gov\.uk/)?ofsted).*",
    re.IGNORECASE,
)
EDGE = 3
"""So many lines at a page's top and bottom may be its running head and foot."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text and its page (from 1; None where the text has no pages)."""

    page: int | None
    text: str


def lines(pages: tuple[Page, ...]) -> tuple[Line, ...]:
    """List the lines in reading order, on one level of plain characters; blank ones stay."""
    split = [(page.number, [" ".join(line.split()) for line in plain(page.text).split("\n")]) for page in pages]
    running = _running(text for _, text in split)
    return tuple(
        Line(number, line)
        for number, texts in split
        for at, line in enumerate(texts)
        if not _is_furniture(line, running if at < EDGE or at >= len(texts) - EDGE else frozenset())
    )


def _running(texts: Iterable[list[str]]) -> frozenset[str]:
    """Find what stands at the edge of several pages, whatever the page's number in it."""
    seen = Counter(key for each in texts for key in {_key(line) for line in (*each[:EDGE], *each[-EDGE:])})
    return frozenset(key for key, times in seen.items() if times > 1)


def _key(line: str) -> str:
    return _DIGITS.sub("", line).strip().lower()


def _is_furniture(line: str, running: frozenset[str]) -> bool:
    if not line:
        return False
    if running and len(key := _key(line)) > 3 and key in running:
        return True
    return bool(_PAGE_NUMBER.fullmatch(line) or _ADDRESS.fullmatch(line))
