"""Patterns of whole words, compiled when they are first needed: processes that read have them all before a document."""

from __future__ import annotations

from functools import cache

from watcher.reading.either_case import EitherCase


@cache
def whole_words(pattern: str) -> EitherCase:
    """Compile a pattern that begins and ends at the border of a word, in either case.

    To compile one takes 1 ms and more where it isn't kept (`kept_expressions.py`).
    """
    return EitherCase(rf"\b(?:{pattern})\b")
