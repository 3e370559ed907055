"""Text without the accidents of typesetting, so that the same words compare as the same."""

from __future__ import annotations

import re
from functools import lru_cache

_PLAIN = {
    "’": "'",
    "‘": "'",
    "`": "'",
    "´": "'",
    "“": '"',
    "”": '"',
    "–": "-",
    "—": "-",
    "‐": "-",
    "‑": "-",
    "−": "-",
    "\u00ad": "",  # soft hyphen
    "\u200b": "",
    "\u200c": "",
    "\u200d": "",
    "\ufeff": "",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\u2003": " ",
    "\ufffe": "-",  # pdfium's mark for a hyphen at a line's end
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬀ": "ff",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "\r": "\n",
}
_ODD = re.compile(f"[{''.join(_PLAIN)}]")
_BULLET = re.compile("[\ue000-\uf8ff•▪●■◼]")
_SENTENCE_END = re.compile(r"(?<=[.!?])['\")]*\s+(?=[A-Z0-9\"'])")


Said = list[tuple[int | None, str]]
"""Sentences in their order, each with the page that it begins on (None where a text has no pages)."""


@lru_cache(maxsize=256)
def plain(text: str) -> str:
    """Write quotes, dashes, ligatures, special spaces and bullets in one way; lines stay lines.

    The pages of a document are asked for again and again, so what was written last is kept.
    """
    return _BULLET.sub("•", _ODD.sub(lambda odd: _PLAIN[odd[0]], text.replace("\r\n", "\n")))


@lru_cache(maxsize=256)
def flat(text: str) -> str:
    """Write plain text on one line; it is kept as `plain` is."""
    return " ".join(plain(text).split())


def sentences(text: str) -> list[str]:
    """Split flat text into sentences; a dot within a number or an abbreviation may split one too many.

    What goes on without an end is cut into pieces, so that a hostile text costs no more than its length.
    """
    return [piece for each in _SENTENCE_END.split(text) for piece in _pieces(each)]


def _pieces(sentence: str) -> list[str]:
    if len(sentence) <= MOST_SENTENCE:
        return [sentence]
    return [sentence[at : at + MOST_SENTENCE] for at in range(0, len(sentence), MOST_SENTENCE)]


MOST_SENTENCE = 2_000
"""Letters of a sentence; in 604 documents the longest, a list without full stops, has 1,550."""


def quote(text: str, most: int = 400) -> str:
    """Shorten words to be quoted, at the end of a word."""
    text = text.strip()
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0] + " …"
