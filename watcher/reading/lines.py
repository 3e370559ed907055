"""A document's lines without the furniture of its pages: page numbers, running heads and Ofsted's address."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from itertools import chain, pairwise, repeat
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from watcher.reading.text import RUNNING, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watcher.reading.pages import Page

# Running heads are the same on each page but for the page's number.
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,3}(?:\s*of\s*\d{1,3})?", re.IGNORECASE | re.ASCII)
ADDRESS = re.compile(
    r"ofsted|(?:piccadilly gate|clive house|the agora|aviation house|store street|manchester|m1 2wd|[ ,\d])+"
    r"|(?:t|textphone|tel|telephone|e|email|w)?:?\s*(?:0300 123|0161 618|enquiries@ofsted|(?:https?://)?www\.(?:gov\.uk/)?ofsted).*",
    re.IGNORECASE | re.ASCII,
)
_RUNNING = re.compile(RUNNING)
LONGEST_NUMBER = 3
"""A running head has more letters than a number's words leave."""
_WORD = re.compile(
    r"what|needs|improve(?:ments?|d)?|areas?|for|of|requiring|priority|immediate|urgent|actions?|main|headline|key|findings"
    r"|judge?ments?|grades?|in|this|area|social|work|practice|recommendations|to|be|good|better|and|the|overview|\W",
    re.IGNORECASE,
)
_TYPED_APART = re.compile(rf"(?:{_WORD.pattern}){{2,}}", re.IGNORECASE)
"""The words of headings."""
_HEADING = re.compile(rf"(?:{_WORD.pattern})+", re.IGNORECASE)
FEWEST_WITHIN = 5
"""How many lines of a double-spaced text go on in small letters, at least."""
EDGE = 3
"""How many lines at a page's top and bottom may be its running head and foot."""


_MARKS = (
    *("ofsted", "piccadilly", "clive", "agora", "aviation", "store street", "manchester", "m1 2wd", "0300", "0161"),
)
"""Every address has one of these, or is of numbers and commas alone."""
_SEARCH = AhoCorasick(_MARKS, implementation=Implementation.DFA)
_ENDS = frozenset("0123456789,")
_BEGINS = _ENDS | frozenset("pP ")
"""How such a line ends and begins, as a page's number does."""


class Line(NamedTuple):
    """One line of text and its page (from 1; None where the text has no pages)."""

    page: int | None
    text: str


_line = partial(tuple.__new__, Line)
"""Makes a line of a pair: a document has hundreds, and to call the class takes three times as long."""


def lines(pages: tuple[Page, ...]) -> tuple[Line, ...]:
    """List the lines in reading order, on one level of plain characters; blank ones stay."""
    split = [(page.number, _evenly_spaced(plain(page.text))) for page in pages]
    if _is_double_spaced([line for _, texts in split for line in texts]):
        split = [(number, _single_spaced(texts)) for number, texts in split]
    running = _running(texts for _, texts in split)
    left = (zip(repeat(number), _without_furniture(texts, running)) for number, texts in split)
    return tuple(map(_line, chain.from_iterable(left)))


def _is_double_spaced(texts: list[str]) -> bool:
    """Return whether a blank line stands behind every line of print, also within sentences."""
    if texts.count("") * 5 < 2 * len(texts):
        return False  # told at once of nearly every document
    apart = [at for at, line in enumerate(texts[:-2]) if line and not texts[at + 1] and texts[at + 2]]
    within = sum(texts[at + 2][0].islower() for at in apart)
    together = sum(bool(line and following) for line, following in pairwise(texts))
    return within > FEWEST_WITHIN and within * 4 > len(apart) and together * 10 < len(apart)


def _single_spaced(texts: list[str]) -> list[str]:
    """Take one blank line out behind each line; more of them part paragraphs."""
    return [line for at, line in enumerate(texts) if line or not (at and texts[at - 1])]


def _evenly_spaced(text: str) -> list[str]:
    return [_put_together(line) if line[1:2] == " " == line[3:4] else line for line in _spaced(text)]


def _put_together(line: str) -> str:
    """Put a heading together whose letters were typed apart ("M a i n f i n d i n g s"); any other line stays."""
    letters = line.replace(" ", "")
    typed_apart = len(line) == 2 * len(letters) - 1 and _TYPED_APART.fullmatch(letters)
    return " ".join(_WORD.findall(letters)) if typed_apart else line


def _spaced(text: str) -> list[str]:
    """Split plain text into lines, with one space between words and none around them; each bullet begins one."""
    if " • " in text:
        text = text.replace(" • ", "\n• ")
    if "  " not in text and text.replace("\n", "").isprintable():  # of white space only the space is printable
        return [line.strip() for line in text.split("\n")]
    return [" ".join(line.split()) for line in text.split("\n")]


def _running(pages: Iterable[list[str]]) -> frozenset[str]:
    """Find what stands at the edge of neighbouring pages, whatever the page's number in it.

    Left and right pages may have lines of their own. A heading ("Recommendations") may stand at the edge of two pages,
    and is none of them.
    """
    seen: dict[str, int] = {}
    running = set()
    for number, each in enumerate(pages):
        for key in {_key(line) for line in (*each[:EDGE], *each[-EDGE:])}:
            if len(key) > LONGEST_NUMBER and number - seen.get(key, number) in (1, 2):
                running.add(key)
            seen[key] = number
    return frozenset(key for key in running if not _HEADING.fullmatch(key))


@lru_cache(maxsize=1024)
def _key(line: str) -> str:
    return _DIGITS.sub("", line).strip().lower()


def _without_furniture(texts: list[str], running: frozenset[str]) -> list[str]:
    edges = {*range(min(EDGE, len(texts))), *range(max(len(texts) - EDGE, 0), len(texts))}
    left_out = {at for at in edges if texts[at] and _key(texts[at]) in running}
    # Hardly any line is a number or an address, so what one can't be without is looked for first.
    ends = {at for at, line in enumerate(texts) if line[-1:] in _ENDS and line[:1] in _BEGINS}
    left_out |= {at for at in ends | _marked(texts) if _is_number_or_address(texts[at])}
    left_out |= {at for at, line in enumerate(texts) if line[-1:].isdigit() and _RUNNING.fullmatch(line)}
    return [line for at, line in enumerate(texts) if at not in left_out] if left_out else texts


def _is_number_or_address(line: str) -> bool:
    return bool(line and (_PAGE_NUMBER.fullmatch(line) or ADDRESS.fullmatch(line)))


def _marked(texts: list[str]) -> frozenset[int]:
    """List the numbers of the lines that have a mark of an address, in all of them at once: most pages have none."""
    everything = "\n".join(texts).lower()
    found = _SEARCH.find_matches_as_indexes(everything)
    return frozenset([everything.count("\n", 0, at) for _, at, _ in found])
