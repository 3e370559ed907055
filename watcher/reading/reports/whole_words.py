"""Patterns of whole words, compiled when a document first needs them: there are hundreds, and it needs few."""

from __future__ import annotations

import re
from functools import cache


@cache
def whole_words(pattern: str) -> re.Pattern[str]:
    """Compile a pattern that begins and ends at the border of a word, in either case.

    To compile one takes a reader 1 ms and more; all of them took half of its parent's start.
    """
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)
