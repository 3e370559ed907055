"""What letters have in common: who was there and when, and what earlier and new weaknesses they set out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.model.documents import Evidence, NamedAuthority, Reading
from watcher.model.values import replace
from watcher.reading.lines import Line, lines
from watcher.reading.reports import authority, visit_days
from watcher.reading.reports.bullet_lists import (
    IMPROVEMENT,
    MOST_LETTERS,
    bullet_of,
    is_heading,
    possible_headings,
    under,
)
from watcher.reading.reports.decline import declines
from watcher.reading.reports.priority import priority_actions
from watcher.reading.reports.priority.sections import PriorityActions
from watcher.reading.text import Said, flat, quote, sentences, whole, without_feet
from watcher.timing.dates import RUN_OF_DAYS, parted

if TYPE_CHECKING:
    from datetime import date

    from watcher.model.kinds import Kind
    from watcher.reading.pages import Page

# Two to four words with capitals, and the particles of names.
_NAME = r"[A-Z][\w'.-]+(?:\s(?:[A-Z][\w'.-]*|de|van|der|la)){1,3}?"
# In the first sentence: "This letter summarises ... by X and Y, HMI".
_INSPECTOR = re.compile(
    r"(?i:inspectors?(?: for this (?:visit|inspection))?(?: \(HMIs?\))? (?:were|was)"
    r"|(?:carried out|undertaken|conducted|led) by)\s+(?:(?:Her|His) Majesty's (?i:inspectors?),?\s+)?"
    rf"({_NAME})(?=\s*(?:,|\.\s|and\b|HMI|&|\(|Her Maj|His Maj|Senior|Ofsted|$))"
)
# Or at the end, below "Yours sincerely".
_SIGNED = re.compile(
    r"(?i:Yours (?:sincerely|faithfully)),?\s+((?:[A-Z][\w'.-]+\s){1,3}?[A-Z][\w'.-]+),?\s+"
    r"(?:(?:(?:Senior|Lead) )?(?:Her|His) Majesty's Inspector|(?:Senior )?HMI\b)"
)
# A date alone on a line is the letter's own, not the inspection's.
_OWN_LINE = re.compile(rf"(?:date[d:]*\s)?(?:{RUN_OF_DAYS})", re.IGNORECASE)
MOST_SIGNED = 80
"""How many lines at the end hold the signature."""
# Where the letter itself begins, behind addresses and reference numbers.
_BEGINS = re.compile(r"\bsummari[sz]es\b|\b(?:Between|From|On) (?=\d)|\bDear\b")

_OF_A_LETTER = re.compile(
    r"\bthis letter\s(?:summari[sz]es|sets out|outlines|reports|describes|gives|records|presents)\b", re.IGNORECASE
)
MOST_OF_A_HEAD = 2_500
"""Letters of a page in which a letter begins: its addresses may take half of them."""
SIGNATURE = 80
"""Letters behind "Yours sincerely" that are a name and a title."""
ANOTHER = "Another letter begins {}; it was not read. Please check the document."
_SUMS_UP = re.compile(r"\bsummari[sz]es\b")
_YOURS = re.compile(r"\bYours (?:sincerely|faithfully)\b")
_DISORDERED = (
    "The letter's words come in another order than they are printed in, so lists may be wrong; please check it."
)
# Whom a copy goes to says nothing of whom a letter is about.
_COPIED = re.compile(r"(?im)^[ \t]*(?:cc|copied to|copy to)[ \t]?:.*$")
# Two full pages.
MOST_OPENING = 12_000


class OpenedLetter(Struct, frozen=True):
    """A letter with what every kind of letter says: `opening` is its first two pages on one line."""

    opening: str
    lines: tuple[Line, ...]
    said: Said
    span: tuple[date, date] | None
    doubts: tuple[str, ...]
    actions: PriorityActions

    def about(self, title: re.Pattern[str]) -> tuple[tuple[NamedAuthority, ...], str]:
        """Say whom it names in its `title`, else in what it says first; and where that was looked for."""
        found = title.search(self.opening)
        named = authority.first_certain(*((found[1],) if found else ()), body(self.opening), self.opening)
        return named, found[1] if found else self.opening

    def reading(self, kind: Kind, named: tuple[NamedAuthority, ...], called: str) -> Reading:
        """Say what it says as a letter of this kind about `named`; `called` is where the name was looked for."""
        worse = declines.read(self.said)
        unnamed = () if len(named) == 1 else (authority.problem(named, called),)
        return Reading(
            kind=kind,
            authorities=named,
            inspection_start=self.span[0] if self.span else None,
            inspection_end=self.span[1] if self.span else None,
            lead_inspector=signer(self.lines) or first_inspector(self.opening),
            says_deteriorated=worse.says_so,
            priority_actions=self.actions.set_now,
            priority_actions_carried=self.actions.carried,
            improvements=() if _DISORDERED in self.doubts else improvements(self.lines),
            evidence=(*self.actions.evidence, *worse.evidence),
            problems=(*self.actions.problems, *worse.problems, *self.doubts, *unnamed),
        )


def first_letter(pages: tuple[Page, ...]) -> tuple[tuple[Page, ...], str | None]:
    """Take the first letter of a file, and say where another one begins: what that says is none of this one."""
    if pages[0].number is None:
        text = pages[0].text
        signed = _YOURS.search(text)
        if signed and _OF_A_LETTER.search(text, 0, signed.start()) and _OF_A_LETTER.search(text, signed.end()):
            return (replace(pages[0], text=text[: signed.end() + SIGNATURE]),), "below it"
        return pages, None
    begun = False
    for at, page in enumerate(pages):
        head = flat(page.text[:MOST_OF_A_HEAD]) if "letter" in page.text[:MOST_OF_A_HEAD] else ""
        begins = bool(_OF_A_LETTER.search(head))
        if begun and begins and ("Dear " in head or any(_YOURS.search(flat(each.text)) for each in pages[:at])):
            return pages[:at], f"on page {page.number}"
        begun = begun or begins
    return pages, None


def opened(pages: tuple[Page, ...]) -> OpenedLetter:
    """Open a letter: its lines and sentences, the days on site, and its areas for priority action."""
    beginning = opening(pages)
    on_lines = lines(pages)
    sentences_said = said(on_lines)
    span, doubts = days_on_site(beginning, _dated_below(on_lines))
    ordered = not _is_signed_before_it_begins(sentences_said)
    doubts += () if ordered else (_DISORDERED,)
    actions = priority_actions.read(on_lines, sentences_said, ordered=ordered, visited=span)
    return OpenedLetter(beginning, on_lines, sentences_said, span, doubts, actions)


def _is_signed_before_it_begins(sentences_said: Said) -> bool:
    signed = next((at for at, (_, each) in enumerate(sentences_said) if "Yours" in each and _YOURS.search(each)), None)
    begins = next(
        (at for at, (_, each) in enumerate(sentences_said) if "summari" in each and _SUMS_UP.search(each)), None
    )
    return signed is not None and begins is not None and signed < begins


def also(reading: Reading, *evidence: Evidence | None) -> tuple[Evidence, ...]:
    """Put more words beside those that a reading has; None is no words."""
    return (*reading.evidence, *(each for each in evidence if each is not None))


def opening(pages: tuple[Page, ...], most: int = 2) -> str:
    """Take the first two pages, or `most`, on one line, without the lines that say whom a copy goes to."""
    return parted(flat(_COPIED.sub("", "\n".join(page.text for page in pages[:most])[:MOST_OPENING])))


def body(text: str) -> str:
    """Take an opening from where the letter itself begins, after the addresses and its own date."""
    # “This letter summarises …” first: a day in the address block looks like a beginning.
    begins = re.search(r"\bsummari[sz]es\b", text) or _BEGINS.search(text)
    return text[begins.start() :] if begins else text


def days_on_site(text: str, below: str = "") -> tuple[tuple[date, date] | None, tuple[str, ...]]:
    """Read the days on site from a letter's opening; without them, or where they can't be right, the problem.

    `below` is the letter's own date where it stands under the letter.
    """
    begins = body(text)
    return visit_days.read(begins, f"{text[: len(text) - len(begins)]} {below}")


def _dated_below(on_lines: tuple[Line, ...]) -> str:
    """Take the letter's own date from a line of its own near the signature; empty where there is none."""
    # Every date ends with a number.
    ends = (line.text for line in on_lines[-MOST_SIGNED:] if line.text[-1:].isdigit())
    return next((each for each in ends if _OWN_LINE.fullmatch(each)), "")


def visited(text: str) -> tuple[date, date] | None:
    """Read the days on site from a letter's opening, as they stand; None where it gives none."""
    return visit_days.visited(body(text))


def signer(on_lines: tuple[Line, ...]) -> str | None:
    """Find the inspector who signs the letter, who led the visit; None where none does."""
    # The last one that is so written: a letter may name inspectors with their title before it is signed.
    signed = _SIGNED.findall(flat(" ".join(line.text for line in on_lines[-MOST_SIGNED:])))
    return str(signed[-1]) if signed else None


def first_inspector(text: str) -> str | None:
    """Find the inspector whom the letter names first; None when it names none."""
    found = _INSPECTOR.search(body(text))
    return found[1] if found else None


def said(lines: tuple[Line, ...]) -> Said:
    """List the sentences with the pages that they begin on; a bullet, a heading, a blank line or "Dear" ends one."""
    paragraphs: list[tuple[int | None, list[str]]] = []
    fresh = True
    since_dear = len(lines)
    possible = possible_headings(lines)
    for at, (page, text) in enumerate(lines):
        since_dear = 0 if text.startswith("Dear ") else since_dear + 1
        heading = (at in possible and is_heading(lines, at)) or (since_dear in (1, 2) and _is_title(lines, at))
        if text:
            if fresh or heading or bullet_of(text):
                paragraphs.append((page, []))
            paragraphs[-1][1].append(text)
        fresh = heading or not text or since_dear == 0
    return whole([(page, each) for page, texts in paragraphs for each in sentences(without_feet(" ".join(texts)))])


_TITLE = re.compile(
    r"(?:Ofsted )?(?:[A-Z]\w+ )?(?:[Ff]ocus+ed|[Mm]onitoring|[Aa]ssurance|[Jj]oint)\b[^.]{0,140}"
    r"(?:visit|inspection)\b[^.]{0,90}(?<!\bto)(?<!\bof)(?<!\bin)(?<!\band)(?<!\bthe)(?<!\bupon)(?<!\bwith)"
)


def _is_title(lines: tuple[Line, ...], at: int) -> bool:
    """Return whether a line is a letter's whole title, below which its first sentence begins at once."""
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    return below[:1].isupper() and bool(_TITLE.fullmatch(lines[at].text))


_OF_BEFORE = re.compile(r"\b(?:continue to be|remain) (?:those|the same)\b", re.IGNORECASE)


def improvements(lines: tuple[Line, ...]) -> tuple[str, ...]:
    """List what should improve, item by item; a short paragraph in its place is one item.

    A section in prose is no list, nor is the word that the areas "continue to be those" of an earlier inspection.
    """
    listed = under(IMPROVEMENT, lines)
    items = [item for each in listed for item in each.items]
    # Prose under the heading is one item, not a sentence each: sentences there explain, and don't list.
    points = [each.prose for each in listed if each.prose and len(each.prose) <= MOST_LETTERS]
    return tuple(items or [quote(each, MOST_LETTERS) for each in points if not _OF_BEFORE.search(each)][:1])
