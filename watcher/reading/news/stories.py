"""Pieces that string stories together: news in brief, a bulletin's headlines, a headteacher's letter of the week."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from watcher.reading.news.text import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_STORIES = 20
"""How many of a piece's sentences that name inspectors are read."""
_OF_SEVERAL = re.compile(
    r"\bin\s(?:brief|short)\b|\b(?:round-?up|digest|bulletin|newsletter|headlines|top\sstories|diary)\b"
    r"|\b(?:in\s)?(?:this|the)\s(?:week|month)['’]s\s(?:paper|issue|edition|news|stories)\b"
    r"|\b(?:this|the)\s(?:week|month)\s(?:in|at)\b|\bnews\sat\s(?:one|six|ten|noon|\d)"
    r"|\b(?:morning|daily|weekly|evening|lunchtime|weekend|news)\s(?:briefing|update|catch-?up|summary)\b"
    r"|\b(?:head(?:teacher|master|mistress)?|principal|chair|governors?|vicar|mp|councillor)['’]?s?['’]?\s(?:\w+\s)?(?:letter|column|message)\b",
    re.IGNORECASE,
)
"""Titles that name no story."""
_INSPECTORS = re.compile(r"\b(?:ofsted|inspect\w*)\b", re.IGNORECASE)
_OF_OURS = re.compile(
    r"\b(?:we|article|story|edition|item)\s(?:\w+\s)?(?:said|reported|wrote|stated|told)\b|\b(?:correction|clarification)\b",
    re.IGNORECASE,
)
"""How an editor speaks of what was told before."""


def stories_in(read: Piece) -> Iterator[Piece]:
    """List the sentences that name inspectors, each with the next one as a story of its own; none of other pieces."""
    if not _OF_SEVERAL.search(read.title) or _INSPECTORS.search(read.title):
        return
    told = (
        at
        for at, sentence in enumerate(read.sentences)
        if _INSPECTORS.search(sentence) and not _OF_OURS.search(sentence)
    )
    for at in islice(told, MOST_STORIES):
        yield Piece(read.sentences[at], read.sentences[at + 1 : at + 2], read.dateline)
