"""Patterns of whole words, compiled when they are first needed: processes that read have them all before a document."""

from __future__ import annotations

import re
from functools import cache


@cache
def whole_words(pattern: str) -> re.Pattern[str]:
    """Compile a pattern that begins and ends at the border of a word, in either case.

    To compile one takes 1 ms and more where it isn't kept (`kept_expressions.py`).
    """
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)
