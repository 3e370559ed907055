"""Expressions that are looked for in either case, in a third of the time that Python's own flag for it takes.

With that flag Python asks of every letter what its other case is, and tries each branch to its end; without it, it sees
by a branch's first letter that it can't be this one. So the text is written in small letters, and so is the expression.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CAPITAL = re.compile(r"(\\.|\(\?P)|[A-Z]+")
"""A capital that stands for itself, or what has one and doesn't: a class of letters, a name's mark."""
_CASED = "(?-i:"
"""A part for which case counts."""


class EitherCase:
    """An expression that is looked for in either case. What is found says where, and the words in small letters."""

    __slots__ = ("_as_said", "_small")

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        if _CASED in pattern:
            sentence = f"Case counts in a part of {pattern!r}, which small letters don't have."
            raise ValueError(sentence)
        self._as_said = pattern, flags | re.IGNORECASE
        self._small = re.compile(_CAPITAL.sub(lambda found: found[1] or found[0].lower(), pattern), flags)

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
        if len(small) == len(text):
            return self._small, small
        # One letter of Turkish is two when it is small, so that places would not be the text's own.
        return re.compile(*self._as_said), text
