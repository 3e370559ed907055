"""A report card as a PDF: its lines in the order of the text, and by their places on the page; both must agree.

What is known of the layout are three texts of 2026 (docs/sources.md 8): an area and its grade are on one line, the
grades alone in a legend and above groups of areas. Where the grade is marked on a scale that has all five words, the
text doesn't say which one it is: nothing is read then.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from watcher.data import authorities
from watcher.model.documents import Evidence, NamedAuthority, Reading
from watcher.model.kinds import Kind
from watcher.model.ofsted import REPORT_CARD
from watcher.model.report_cards import AREAS, INSUFFICIENT, GradedArea, ReportCard
from watcher.reading.reports.placed_tables import text_of
from watcher.reading.text import flat, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.reading.pages import Page
    from watcher.reading.reports.sentences.closer import Closer

MOST_PAGES = 30
"""Pages whose words' places are looked at."""
COVER_PAGES = 2
FEWEST_WORDS = 3
"""How many grades or areas a card names at least: its legend has all five."""
LONGEST_LABEL = 8
"""Words of an area's name at most; "Behaviour, attitudes and establishing routines" has five."""
IN_EVERY_CARD = frozenset({"inclusion", "leadership and governance"})
"""What schools, nurseries and colleges are all judged on: where it is missing, rows were missed."""
_GRADE = re.compile(rf"(?<![\w-])({'|'.join(word.capitalize() for word in REPORT_CARD.words)})(?![\w-])")
"""A grade in a row or a heading has a capital; in a sentence it has none."""
_DAY = re.compile(
    r"(?<!\bthe )(?<!\ban )(?<!\bits )(?<!\bin )(?<!\bprevious )(?<!\blast )Inspection report:\s*"
    r"(\d{1,2}\s+[A-Za-z]+\s+\d{4})"
)
_URN = re.compile(r"(?:Unique reference number|URN)\W{0,3}(?:\(?URN\)?\W{0,3})?([A-Z]{0,2}\d{5,8})\b")
_SAFEGUARDING = re.compile(
    rf"Safeguarding standards(?: are)?(?: ?[:-])? (not met|met|{INSUFFICIENT})\.?", re.IGNORECASE
)


_OF_SERVICES = re.compile(
    r"\bchildren(?:['’]?s)?(?: and famil(?:y|ies)['’]?)? (?:social care )?services\b", re.IGNORECASE
)
"""How the title of a card of an authority's services would name them."""


class CardDocument(Struct, frozen=True):
    """What a document's card says, where, and of whom: the URNs that it names."""

    urns: tuple[str, ...]
    card: ReportCard
    evidence: tuple[Evidence, ...]


class _Found(Struct):
    """What one way of reading found. `left`: an area without one grade beside it, or one that we don't know."""

    grades: dict[str, str]
    safeguarding: set[str]
    left: str | None = None


def is_card(pages: Sequence[Page]) -> bool:
    """Return whether a document is a report card: it says so of an inspection, and has a card's words."""
    # Asked of the first pages as they are: to write all of them flat takes a while, and hardly any document is a card.
    if not any("Inspection report:" in page.text for page in pages[:COVER_PAGES]):
        return False
    text = " ".join(flat(page.text) for page in pages[:MOST_PAGES])
    if not _DAY.search(text):
        return False
    small = text.casefold()
    named = {*_GRADE.findall(text), *(area for area in AREAS if area in small)}
    return len(named) >= FEWEST_WORDS and ("safeguarding standards" in small or bool(_URN.search(text)))


def read(pages: Sequence[Page], closer: Closer) -> CardDocument:
    """Read the card of a document that is one. What is in doubt is a problem, and then no grade is believed."""
    texts = [plain(page.text) for page in pages[:MOST_PAGES]]
    everything = " ".join(flat(page.text) for page in pages[:MOST_PAGES])
    in_order = _found([line for text in texts for line in text.split("\n")])
    placed = [text_of(closer.placed(page.number)) for page in pages[:MOST_PAGES] if page.number]
    by_place = _found([line for text in placed for line in plain(text).split("\n")])
    from watcher.timing.written_dates import day_written  # late: it loads `email`, and hardly any document is a card

    days = {day_written(each) for each in _DAY.findall(everything)}
    inspected = days.pop() if len(days) == 1 else None
    safeguarding = in_order.safeguarding.pop() if len(in_order.safeguarding) == 1 else None
    problems = []
    if in_order.left:
        problems.append(in_order.left)
    elif not in_order.grades or (in_order.grades, in_order.left) != (by_place.grades, by_place.left):
        problems.append("two ways of reading the report card's grades do not agree")
    elif not in_order.grades.keys() >= IN_EVERY_CARD:
        problems.append("not every area of the report card could be read")
    if inspected is None:
        problems.append("the report card does not say of which inspection it is")
    if safeguarding is None or by_place.safeguarding != {safeguarding}:
        safeguarding = None
        problems.append("the report card does not say clearly whether safeguarding standards are met")
    graded = () if problems else tuple(GradedArea(area, grade) for area, grade in in_order.grades.items())
    card = ReportCard(inspected, graded, safeguarding, tuple(problems), from_document=True)
    urns = tuple(dict.fromkeys(_URN.findall(everything)))
    return CardDocument(urns, card, tuple(_evidence(card, pages)))


def told(pages: Sequence[Page], closer: Closer) -> Reading:
    """Read a card for somebody who asks what a document is: it judges another provider, and no authority."""
    found = read(pages, closer)
    of = f", URN {' and '.join(found.urns)}" if found.urns else ""
    named = tuple(NamedAuthority(each.urn, each.name) for each in authorities() if each.urn in found.urns)
    if named or _OF_SERVICES.search(_DAY.split(flat(pages[0].text))[0]):
        what = f"This may be a report card of an authority's services{of}. Such cards are not read; please check it."
        return Reading(Kind.UNKNOWN_REPORT, authorities=named, problems=(what,))
    what = f"This is a report card of another provider{of}, and judges no authority's services."
    doubts = (f"Of the report card: {each}; please check the document." for each in found.card.problems)
    return Reading(Kind.UNKNOWN_REPORT, evidence=found.evidence, problems=(what, *doubts))


def _evidence(card: ReportCard, pages: Sequence[Page]) -> Iterator[Evidence]:
    said = [("safeguarding", f"Safeguarding standards {card.safeguarding}")] if card.safeguarding else []
    said += [(each.area.replace(" ", "_"), f"{each.area.capitalize()}: {each.grade}") for each in card.areas]
    for about, quote in said:
        words = quote.partition(":")[0].casefold()
        yield Evidence(about, next((each.number for each in pages if words in flat(each.text).casefold()), None), quote)


def _found(texts: Sequence[str]) -> _Found:
    """Go through lines for rows of an area and its grade, and for areas that have none beside them."""
    lines = [" ".join(each.split()) for each in texts if each.strip()]
    found = _Found({}, set())
    alone: set[str] = set()
    parts: set[int] = set()
    for at, line in enumerate(lines):
        if said := _SAFEGUARDING.fullmatch(line):
            found.safeguarding.add(said[1].casefold())
        elif row := _row(lines, at):
            parts |= row.parts
            for area, grade in row.grades:
                if found.grades.setdefault(area, grade) != grade:
                    found.left = f"the report card gives {area} two grades"
        elif _GRADE.search(line):
            found.left = found.left or _doubt(lines, at)
        elif line[0].isupper() and line.casefold() in AREAS:
            alone.add(line.casefold())
    parted = {lines[at].casefold() for at in parts}
    if alone - parted - found.grades.keys():
        found.left = found.left or NO_GRADE
    return found


NO_GRADE = "the report card names an area beside which no grade, or more than one, stands in its text"
UNKNOWN = "the report card names an area that we don't know"
OTHER_GROUP = "the report card puts an area under another grade than the one beside it"


class _Row(NamedTuple):
    """The areas of a line with their grades, and the numbers of other lines that have a part of a name."""

    grades: list[tuple[str, str]]
    parts: set[int]


def _row(lines: Sequence[str], at: int) -> _Row | None:
    """Read a line of areas, each with its grade behind it; a single one's name may take two lines."""
    *said, ends = _GRADE.split(lines[at])
    names, grades = [each.strip(" :-") for each in said[::2]], [each.casefold() for each in said[1::2]]
    if ends or not all(names):
        return None
    if len(names) == 1:
        beside = [each for each in (at + 1, at - 1) if 0 <= each < len(lines) and not _GRADE.search(lines[each])]
        for other in beside:
            first, second = (names[0], lines[other]) if other > at else (lines[other], names[0])
            together = f"{first}{second}" if first.endswith("-") else f"{first} {second}"
            if together.casefold() in AREAS:
                return _Row([(together.casefold(), grades[0])], {other})
    areas = [each.casefold() for each in names]
    return _Row(list(zip(areas, grades, strict=True)), set()) if all(each in AREAS for each in areas) else None


def _doubt(lines: Sequence[str], at: int) -> str | None:
    """Say why a line with grades that is no row makes the rest doubtful; None for a legend, a heading or a sentence."""
    label, grade, *more = _GRADE.split(lines[at])
    label = label.strip(" :-")
    if not label:
        # A grade that heads a group, if nothing else is in its line.
        row = _row(lines, at + 1) if more == [""] and at + 1 < len(lines) else None
        return OTHER_GROUP if row and row.grades[0][1] != grade.casefold() else None
    if any(label.casefold().startswith(area) for area in AREAS):
        return NO_GRADE
    is_label = label[0].isupper() and len(label.split()) <= LONGEST_LABEL and more == [""] and label[-1] not in ".,;"
    return UNKNOWN if is_label else None
