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
# What stands where a font has no letter: control characters, and the mark for one that isn't known.
_CONTROLS = bytes(code for code in range(32) if chr(code) not in "\t\n\r")
_NO_LETTER = re.compile(f"[{re.escape(_CONTROLS.decode())}\ufffd]")
# Words that matter, of which a font lost the "fi" or "ffi": without a trace, or for a blank.
_WITHOUT_LIGATURES = {
    f"{begins}{lost}{ends}": f"{begins}{ligature}{ends}"
    for begins, ligature, ends in (("identi", "fi", "ed"), ("signi", "fi", "cant"), ("su", "ffi", "cient"))
    for lost in ("", " ")
}
# Grades as text recognition misreads them on a scanned page: no other word is written so.
_MISREAD = {
    **dict.fromkeys(("lnadequate", "1nadequate", "|nadequate"), "Inadequate"),
    **dict.fromkeys(("0utstanding", "Qutstanding"), "Outstanding"),
    **dict.fromkeys(("G00d", "Go0d", "G0od"), "Good"),
}
_LOST_AND_MISREAD = {**_WITHOUT_LIGATURES, **_MISREAD}
# Also the private area of Unicode, in which symbol fonts put their bullets.
_BULLET = re.compile("[\ue000-\uf8ff•▪●■◼]")
_BULLETS_BEGIN = (b"\xe2", b"\xee", b"\xef")
"""The first byte of each of them in UTF-8."""
# A capital, a figure or a quotation begins the next one.
_SENTENCE_END = re.compile(r"[.!?](['\")]*\s+)(?=[A-Z0-9\"'])")


Said = list[tuple[int | None, str]]
"""Sentences in their order, each with the page that it begins on (None where a text has no pages)."""


@lru_cache(maxsize=256)
def plain(text: str) -> str:
    """Write quotes, dashes, ligatures, special spaces and bullets in one way; lines stay lines.

    The pages of a document are asked for again and again, so what was written last is kept.
    """
    text = text.replace("\r\n", "\n")
    # One by one: to look for a letter that isn't there takes no time, and to ask of every letter what it is does.
    for odd, written in _PLAIN.items():
        text = text.replace(odd, written)
    encoded = text.encode(errors="replace")
    if "\ufffd" in text or len(encoded.translate(None, _CONTROLS)) < len(encoded):
        text = _NO_LETTER.sub(" ", text)
    for odd, written in _LOST_AND_MISREAD.items():
        text = text.replace(odd, written)
    return _BULLET.sub("•", text) if any(each in encoded for each in _BULLETS_BEGIN) else text


@lru_cache(maxsize=256)
def flat(text: str) -> str:
    """Write plain text on one line; it is kept as `plain` is."""
    return " ".join(plain(text).split())


def sentences(text: str) -> list[str]:
    """Split flat text into sentences; a dot within a number or an abbreviation may split one too many.

    What goes on without an end is cut into pieces, so that a hostile text costs no more than its length.
    """
    found: list[str] = []
    begins = 0
    for end in _SENTENCE_END.finditer(text):
        found += _pieces(text[begins : end.start(1)])
        begins = end.end()
    return [*found, *_pieces(text[begins:])]


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
