"""Text without the accidents of typesetting, so that the same words compare as the same."""

from __future__ import annotations

import re
from functools import lru_cache

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from watcher.model.ofsted import SCALES

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
_NO_LETTER = frozenset((*map(chr, range(32)), "\ufffd")) - {"\t", "\n", "\r"}
_NO_LETTERS = re.compile(f"[{re.escape(''.join(sorted(_NO_LETTER)))}]")
# Also the private area of Unicode, in which symbol fonts put their bullets.
_OTHER_BULLETS = frozenset("▪●■◼")
_USUAL = bytes(code for code in range(128) if chr(code) not in _NO_LETTER and chr(code) not in _PLAIN)
"""The letters that stay as they are: all of a page's but a handful."""
_LOST_OR_MISREAD = {
    **{
        f"{begins}{lost}{ends}": f"{begins}{ligature}{ends}"
        for begins, ligature, ends in (("identi", "fi", "ed"), ("signi", "fi", "cant"), ("su", "ffi", "cient"))
        for lost in ("", " ")
    },
    **dict.fromkeys(("lnadequate", "1nadequate", "|nadequate"), "Inadequate"),
    **dict.fromkeys(("0utstanding", "Qutstanding"), "Outstanding"),
    **dict.fromkeys(("G00d", "Go0d", "G0od"), "Good"),
}
"""Words that matter, of which a font lost the "fi" or "ffi", without a trace or for a blank; and grades as text
recognition misreads them on a scanned page, for no other word is written so."""
# All in one pass, which skips what none of them begins with.
_MISREAD = BytesAhoCorasick([each.encode() for each in _LOST_OR_MISREAD], matchkind=MatchKind.LeftmostFirst)
_BROKEN = re.compile(r"[A-Za-z]+\ufffe[a-z]+")
_GRADES_WORDS = frozenset(word for scale in SCALES for words in scale.words for word in words.split())
# A capital, a figure or a quotation begins the next one. Behind a word's full stop may stand the number of a footnote,
# which a page has raised and its text has not: "is good.1 The".
_SENTENCE_END = re.compile(r"[.!?]((?:(?<=[a-z]{3}\.)(?<!\bpara\.)(?<!\breg\.)[0-9]{1,2})?['\")]*\s+)(?=[A-Z0-9\"'])")
_FULL_STOP = re.compile(rf"\.{_SENTENCE_END.pattern.removeprefix('[.!?]')}")
"""The same where nobody asks or cries: one letter is found a tenfold sooner than one of three."""

_ENDED = re.compile(r"[.!?:;]['\")]*$")
_ITEM = re.compile(r"(?:o|[a-z][.)])\s")
"""How an item of a list begins whose mark is a small letter."""
RUNNING = (
    r"(?:Area SEND inspection|Inspection) (?:report:? |of )[A-Z][^.;:•]{3,90}?,? \d{1,2}(?: [A-Z][a-z]+)?(?: 20\d\d)?"
    r" (?:to|-) \d{1,2} [A-Z][a-z]+ 20\d\d \d{1,3}"
)
"""The line that runs through a report: the inspection's title and days, and the page's number."""
_FOOT = re.compile(rf"{RUNNING} (?=\S)")


Said = list[tuple[int | None, str]]
"""Sentences in their order, each with the page that it begins on (None where a text has no pages)."""


@lru_cache(maxsize=256)
def plain(text: str) -> str:
    """Write quotes, dashes, ligatures, special spaces and bullets in one way; lines stay lines.

    The pages of a document are asked for again and again, so what was written last is kept.
    """
    text = text.replace("\r\n", "\n")
    odd = set(text.encode(errors="replace").translate(None, _USUAL).decode())
    if "\ufffe" in odd:
        text = _BROKEN.sub(_whole_grade, text)
    for each in odd & _PLAIN.keys():
        text = text.replace(each, _PLAIN[each])
    if odd & _NO_LETTER:
        text = _NO_LETTERS.sub(" ", text)
    if _MISREAD.find_matches_as_indexes(text.encode(errors="replace")):
        for misread, meant in _LOST_OR_MISREAD.items():
            text = text.replace(misread, meant)
    for each in odd:
        if each in _OTHER_BULLETS or "\ue000" <= each <= "\uf8ff":
            text = text.replace(each, "•")
    return text


def _whole_grade(broken: re.Match[str]) -> str:
    """Put together a grade's word that a line's end broke ("inad-equate"); any other may be a compound, "self-harm"."""
    joined = broken[0].replace("\ufffe", "")
    return joined if joined.lower() in _GRADES_WORDS else broken[0]


@lru_cache(maxsize=256)
def spaced(text: str) -> tuple[str, ...]:
    """Split plain text into lines, with one space between words and none around them; each bullet begins one."""
    text = plain(text)
    if " • " in text:
        text = text.replace(" • ", "\n• ")
    # Of white space only the space is printable; of ASCII's, a tabulator is all that may be left.
    even = "\t" not in text if text.isascii() else text.replace("\n", "").isprintable()
    if even and "  " not in text:
        return tuple([line.strip() for line in text.split("\n")])
    return tuple([" ".join(line.split()) for line in text.split("\n")])


@lru_cache(maxsize=256)
def flat(text: str) -> str:
    """Write plain text on one line; it is kept as `plain` is."""
    return " ".join([line for line in spaced(text) if line])


@lru_cache(maxsize=256)
def lowered(text: str) -> str:
    """Write it in small letters, too, in which a form's letters are looked for before the form itself."""
    return flat(text).lower()


def small_ascii(text: str) -> bytes:
    """Write it in small letters of ASCII, one byte for each letter: quickly, to look for letters in it."""
    return text.encode("ascii", "replace").lower()


def sentences(text: str) -> list[str]:
    """Split flat text into sentences; a dot within a number or an abbreviation may split one too many.

    What goes on without an end is cut into pieces, so that a hostile text costs no more than its length.
    """
    found: list[str] = []
    begins = 0
    ends = _SENTENCE_END if "?" in text or "!" in text else _FULL_STOP
    for end in ends.finditer(text):
        found += _pieces(text[begins : end.start(1)])
        begins = end.end()
    return [*found, *_pieces(text[begins:])]


def whole(said: Said) -> Said:
    """Put sentences together that the end of a page or of a line has parted: one goes on in small letters."""
    found: Said = []
    for page, sentence in said:
        begun = found[-1][1] if found else ""
        goes_on = begun and sentence[:1].islower() and not (_ENDED.search(begun) or _ITEM.match(sentence))
        if goes_on and len(begun) + len(sentence) < MOST_SENTENCE:
            found[-1] = (found[-1][0], f"{begun} {sentence}")
        else:
            found.append((page, sentence))
    return found


def without_feet(text: str) -> str:
    """Leave out of flat text a report's running line, which may stand within a sentence."""
    return _FOOT.sub("", text) if "nspection " in text else text


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
