"""Expressions that are looked for in either case, in a third of the time that Python's own flag for it takes.

With that flag Python asks of every letter what its other case is, and tries each branch to its end; without it, it sees
by a branch's first letter that it can't be this one. So the text is written in small letters, and so is the expression.

Nor is all of Unicode asked whether a letter is one of a word: that takes up to two thirds of what is left. Where a text
has no other letters, figures or blanks than ASCII's, as nearly all of Ofsted's, the answer is the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CAPITALS = re.compile(r"[A-Z]+")
_CASED = "(?-i:"
"""A part for which case counts."""
_ASCII = frozenset(map(chr, range(128)))


class EitherCase:
    """An expression that is looked for in either case. What is found says where, and the words in small letters."""

    __slots__ = ("_as_said", "_small")

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        if _CASED in pattern:
            sentence = f"Case counts in a part of {pattern!r}, which small letters don't have."
            raise ValueError(sentence)
        self._as_said = pattern, flags
        self._small = re.compile(_CAPITALS.sub(_in_small, pattern), flags | re.ASCII)

    def search(self, text: str) -> re.Match[str] | None:
        """Find it for the first time."""
        form, text = self._in(text)
        return form.search(text)

    def match(self, text: str) -> re.Match[str] | None:
        """Find it where a text begins."""
        form, text = self._in(text)
        return form.match(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Find it each time."""
        form, text = self._in(text)
        return form.finditer(text)

    def sub(self, written: str, text: str) -> str:
        """Write something else in place of it."""
        parts: list[str] = []
        at = 0
        for found in self.finditer(text):
            parts += text[at : found.start()], written
            at = found.end()
        return "".join((*parts, text[at:]))

    def _in(self, text: str) -> tuple[re.Pattern[str], str]:
        small = text.lower()
        if small.replace("•", "").isascii():
            return self._small, small
        pattern, flags = self._as_said
        if len(small) != len(text):
            # One letter of Turkish is two when it is small, so that places would not be the text's own.
            return re.compile(pattern, flags | re.IGNORECASE), text
        return (re.compile(self._small.pattern, flags) if _has_other_letters(small) else self._small), small


def _in_small(capitals: re.Match[str]) -> str:
    """Write capitals small, but for a first one that is no letter: of a class of letters, or a name's mark."""
    at = capitals.start()
    before = capitals.string[max(at - 9, 0) : at]
    escapes = len(before) - len(before.rstrip("\\"))
    kept = 1 if escapes % 2 or before.endswith("(?") else 0
    return capitals[0][:kept] + capitals[0][kept:].lower()


def _has_other_letters(small: str) -> bool:
    """Return whether there is more beyond ASCII than marks, such as a bullet."""
    return any(each.isalnum() or each.isspace() or not each.isprintable() for each in {*small} - _ASCII)
