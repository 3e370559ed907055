"""What of a committee's business speaks of an inspection, and how that becomes a piece."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.model.listings import Entry
from watcher.sources.links import key_of
from watcher.sources.plain_text import as_read

if TYPE_CHECKING:
    from datetime import date

    from watcher.model.ofsted import Urn

# An agenda has hundreds of items: only those that speak of an inspection are kept and read.
SPEAKS = re.compile(
    r"\bofsted\b|\bILACS\b|\bJTAI\b|joint targeted area inspection|inspection of .{0,40}children.s services"
    r"|children.s services inspection|focused visit|monitoring visit|improvement notice",
    re.IGNORECASE,
)
COMMITTEES = re.compile(
    r"child|young|famil|educat|people|safeguard|parent|scrutin|overview|cabinet|executive|council|improve|select|polic",
    re.IGNORECASE,
)
"""Committees that may speak of children's services. Planning, licensing and the like are not read."""
MOST_TEXT, MOST_SUMMARY = 50_000, 600
"""Characters kept of one item of the minutes, and of its summary: a few sentences; the council's page has the rest."""
# Minutes join resolutions by semicolons; each counts as a sentence.
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-Z“‘(])")


class Business(Struct, frozen=True):
    """One item of an agenda, with the minutes once there are some. `title` and `text` are plain."""

    title: str
    text: str
    url: str


def entries_of(business: tuple[Business, ...], committee: str, day: date, urn: Urn) -> tuple[Entry, ...]:
    """List what speaks of an inspection. The summary is the sentences that do, so it changes when minutes follow."""
    return tuple(
        Entry(
            key=key_of(each.url),
            title=f"{each.title} ({committee})"[:300],
            url=each.url,
            published=day,
            urn=urn,
            summary=_passages(each.text),
            outlet=committee[:100],
            text=each.text[:MOST_TEXT],
        )
        for each in business
        if SPEAKS.search(each.title) or SPEAKS.search(each.text)
    )


def plain(html: str) -> str:
    """Write a piece of HTML, escaped once or twice as some councils do, as text."""
    from bs4 import BeautifulSoup

    text = unescape(html) if "<" not in html and "&lt;" in html else html
    return " ".join(BeautifulSoup(as_read(text[: MOST_TEXT * 10]), "lxml").get_text(" ").split())


def _passages(text: str) -> str:
    said = [each for each in _SENTENCE.split(text) if SPEAKS.search(each)]
    return " ".join(said)[:MOST_SUMMARY]
