"""Reads a report card in its own markup, two ways that must agree (docs/sources.md 8).

The card is put into the page as escaped HTML. Its areas are in groups, each headed by a grade, the best first: no
heading is an overall grade. Every grade word occurs once more in its legend, so words alone say nothing.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from watcher.model.ofsted import REPORT_CARD
from watcher.model.report_cards import AREAS, INSUFFICIENT, SAFEGUARDING, GradedArea, ReportCard
from watcher.timing.written_dates import day_written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import Tag

# Assumption O9: "Our grades explained" ends it; where that is missing the page must not be read to its end.
MOST_CHARACTERS = 400_000
BEGINS, ENDS = "Inspection report:", "Our grades explained"
# Assumption O9.
_DAY = re.compile(r"Inspection report:\s*(\d{1,2}\s+[A-Za-z]+\s+\d{4})")
_BEGINS = re.compile(
    r"(?:<|&lt;|&#60;|&#x3c;)h2\b(?:(?!/h2).){0,400}?Inspection report:\s*\d{1,2}\s", re.DOTALL | re.IGNORECASE
)
_ESCAPED = re.compile(r"&(?:lt|#60|#x3c);h[1-6]\b", re.IGNORECASE)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def card_in(body: bytes) -> ReportCard | None:
    """Read the card in a page as it came, whatever its letters are written in."""
    from bs4 import BeautifulSoup

    return read_card(str(BeautifulSoup(body, "lxml")))


def read_card(page: str) -> ReportCard | None:
    """Read the card in a page's HTML; None where there is none. What is in doubt is a problem, never a grade."""
    fragment = _card_of(page)
    if fragment is None:
        return None
    by_headings = _by_headings(fragment)
    by_lines = _by_lines(fragment)
    day = _DAY.search(" ".join(_lines_of(fragment)))
    inspected = day_written(day[1]) if day else None
    safeguarding = _safeguarding(fragment)
    problems = []
    # As with reports: a grade is stated only where two ways of reading agree
    # (docs/decisions/01-two-ways-of-reading.md).
    if not by_headings or by_headings != by_lines:
        problems.append("two ways of reading the report card's grades do not agree")
    elif left := _left_out(fragment, by_headings) or _wrong_dots(fragment, by_headings):
        problems.append(left)
    if inspected is None:
        problems.append("the report card does not say of which inspection it is")
    if safeguarding is None:
        problems.append("the report card does not say clearly whether safeguarding standards are met")
    # All or nothing: of a card that is read wrongly in one place no other grade is believed.
    graded = () if problems else tuple(GradedArea(area, grade) for area, grade in by_headings.items())
    return ReportCard(inspected, graded, safeguarding, tuple(problems))


def _card_of(page: str) -> Tag | None:
    """Cut the card out of the page, unescaped once where it is escaped, up to the legend of its grades."""
    from bs4 import BeautifulSoup

    begins = _BEGINS.search(page)
    if begins is None:
        return None
    end = page.find(ENDS, begins.end())
    cut = page[begins.start() : end if end > 0 else None][:MOST_CHARACTERS]
    if _ESCAPED.search(cut):
        cut = html.unescape(cut)
    soup = BeautifulSoup(cut, "lxml")
    return soup if soup.find(_HEADINGS) else None


def _by_headings(card: Tag) -> dict[str, str]:
    """Go from one heading with a grade to the next: the areas named between them have that grade.

    An area that is named under two grades is in doubt, and then the whole card is: nothing is returned. Another heading
    of that level ends a group: it may be a grade that we don't know.
    """
    found: dict[str, str] = {}
    grade: str | None = None
    level = ""
    for each in card.select("*"):
        words = _plain(each)
        if each.name in _HEADINGS and words in REPORT_CARD.words:
            grade, level = words, each.name
        elif each.name in ("h1", "h2") or words in SAFEGUARDING or (each.name == level and words not in AREAS):
            grade = None
        elif grade and words in AREAS and found.setdefault(words, grade) != grade:
            return {}
    return found


def _by_lines(card: Tag) -> dict[str, str]:
    """Read the card as lines of text: a grade in a line of its own holds until the next, an area beside it or below.

    A line of area and grade ("Achievement    Strong standard") counts by itself, and must not contradict the groups.
    """
    found: dict[str, str] = {}
    grade: str | None = None
    for line in _lines_of(card):
        words = _small(line)
        beside = next((each for each in REPORT_CARD.words if words.endswith(f" {each}")), None)
        if words in REPORT_CARD.words:
            grade = words
        elif beside and (area := words.removesuffix(beside).strip(" :–-")) in AREAS:
            # An area with two grades: this way of reading has failed, and says so by finding nothing.
            if found.setdefault(area, beside) != beside:
                return {}
        # What follows here belongs to no group of grades.
        elif words in SAFEGUARDING or line.startswith(BEGINS):
            grade = None
        elif grade and words in AREAS and found.setdefault(words, grade) != grade:
            return {}
    return found


def _left_out(card: Tag, graded: dict[str, str]) -> str | None:
    """Find an area that no grade was read for, or one that we don't know: headings like those of the other areas."""
    if any(words in AREAS and words not in graded for words in map(_small, _lines_of(card))):
        return "the report card names an area under no grade that we know"
    in_groups = [each for each in card.find_all(_HEADINGS) if _plain(each) not in REPORT_CARD.words]
    of_areas = {each.name for each in in_groups if _plain(each) in graded} - {"h1", "h2", "h3"}
    if any(each.name in of_areas and _plain(each) not in graded for each in in_groups):
        return "the report card names an area that we don't know"
    return None


def _wrong_dots(card: Tag, graded: dict[str, str]) -> str | None:
    """Count the dots beside each grade, where the card draws them: one for each area."""
    for row in card.select("div.w-48"):
        grade = _plain(row)
        dots = len(row.parent.select(".rounded-full")) if row.parent else 0
        if grade in REPORT_CARD.words and dots and dots != list(graded.values()).count(grade):
            return "the report card's dots and its groups of areas do not agree"
    return None


def _safeguarding(card: Tag) -> str | None:
    """Read the heading that says whether the standards are met; None where there is none, or two say different."""
    headings = {_plain(each) for each in card.find_all(_HEADINGS)}
    said = {meaning for words, meaning in SAFEGUARDING.items() if words in headings}
    if not said and any("safeguarding" in each and INSUFFICIENT in each for each in headings):
        return INSUFFICIENT
    return said.pop() if len(said) == 1 else None


def _lines_of(card: Tag) -> Iterator[str]:
    for each in card.get_text("\n").split("\n"):
        if words := " ".join(each.split()):
            yield words


def _plain(tag: Tag) -> str:
    return _small(tag.get_text(" "))


def _small(words: str) -> str:
    return " ".join(words.split()).replace("’", "'").casefold()
