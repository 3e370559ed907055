"""A document's lines without the furniture of its pages: page numbers, running heads and Ofsted's address."""

from __future__ import annotations

import re
from functools import partial
from itertools import chain, pairwise, repeat
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation

from watcher.reading.text import RUNNING, small_ascii, spaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.reading.pages import Page

# Running heads are the same on each page but for the page's number.
_DIGITS = b"0123456789"
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
_SEARCH = BytesAhoCorasick([each.encode() for each in _MARKS], implementation=Implementation.DFA)
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
    split = [_evenly_spaced(page.text) for page in pages]
    everything = list(chain.from_iterable(split))
    if _is_double_spaced(everything):
        split = [_single_spaced(texts) for texts in split]
        everything = list(chain.from_iterable(split))
    numbers = chain.from_iterable(repeat(page.number, len(texts)) for page, texts in zip(pages, split, strict=True))
    left_out = _running_heads(split) | _furniture(everything)
    found = list(map(_line, zip(numbers, everything, strict=True)))
    for at in sorted(left_out, reverse=True):
        del found[at]
    return tuple(found)


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
    return [_put_together(line) if line[1:2] == " " == line[3:4] else line for line in spaced(text)]


def _put_together(line: str) -> str:
    """Put a heading together whose letters were typed apart ("M a i n f i n d i n g s"); any other line stays."""
    letters = line.replace(" ", "")
    typed_apart = len(line) == 2 * len(letters) - 1 and _TYPED_APART.fullmatch(letters)
    return " ".join(_WORD.findall(letters)) if typed_apart else line


def _running_heads(pages: list[list[str]]) -> set[int]:
    """List the numbers of the lines that stand at the edge of neighbouring pages, whatever the page's number in them.

    Left and right pages may have lines of their own. A heading ("Recommendations") may stand at the edge of two pages,
    and is none of them.
    """
    edges = [(number, at) for number, each in enumerate(_edges(pages)) for at in each]
    everything = list(chain.from_iterable(pages))
    # As bytes: a text with one letter beyond ASCII is rid of its digits letter by letter, in twenty times as long.
    printed = "\n".join([everything[at] for _, at in edges]).encode(errors="replace")
    keys = [key.strip() for key in printed.translate(None, _DIGITS).lower().decode().split("\n")]
    seen: dict[str, int] = {}
    running: dict[str, bool] = {}
    for (number, _), key in zip(edges, keys, strict=False):
        if len(key) > LONGEST_NUMBER and number - seen.get(key, number) in (1, 2):
            running[key] = running.get(key) or not _HEADING.fullmatch(key)
        seen[key] = number
    return {at for (_, at), key in zip(edges, keys, strict=False) if running.get(key)}


def _edges(pages: list[list[str]]) -> Iterator[list[int]]:
    begins = 0
    for each in pages:
        ends = begins + len(each)
        yield sorted({*range(begins, min(begins + EDGE, ends)), *range(max(ends - EDGE, begins), ends)})
        begins = ends


def _furniture(texts: list[str]) -> set[int]:
    """List the numbers of the lines that are a page's number, Ofsted's address, or what runs through a report."""
    # Hardly any line is one of these, so what one can't be without is looked for first.
    ends = [at for at, line in enumerate(texts) if line[-1:] in _ENDS]
    begin = [at for at in ends if texts[at][:1] in _BEGINS]
    left_out = {at for at in {*begin, *_marked(texts)} if _is_number_or_address(texts[at])}
    return left_out | {at for at in ends if _RUNNING.fullmatch(texts[at])}


def _is_number_or_address(line: str) -> bool:
    return bool(line and (_PAGE_NUMBER.fullmatch(line) or ADDRESS.fullmatch(line)))


def _marked(texts: list[str]) -> set[int]:
    """List the numbers of the lines that have a mark of an address, in all of them at once: most have none."""
    everything = small_ascii("\n".join(texts))
    found: set[int] = set()
    number = last = 0
    for _, at, _ in _SEARCH.find_matches_as_indexes(everything):
        number += everything.count(b"\n", last, at)
        last = at
        found.add(number)
    return found
