"""Documents as they could as well have been printed: another authority, title, way of writing days, grades, letters.

Only the texts of pages are varied, without the places of words: `damage.py` varies those, and the table's layout.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from watcher import data
from watcher.model.documents import NamedAuthority
from watcher.model.ofsted import FOUR_POINT
from watcher.reading import document
from watcher.reading.news.names import names_in
from watcher.reading.pages import Page
from watcher.reading.reports import ilacs, ilacs_headings
from watcher.reading.reports.sentences.closer import NOT_CLOSER
from watcher.reading.text import flat
from watcher.timing.dates import RUN_OF_DAYS, span_in

Pages = tuple[Page, ...]
Name = tuple[str, str | None]
"""A spelling, and the authority whose it is; None for a council that is no more, or is still to come."""
GRADE = re.compile(r"outstanding|good|inadequate|requires?\s+improvement(?:\s+to\s+be\s+good)?", re.IGNORECASE)
HEADING = re.compile(
    r"((?:impact of leaders on|experiences?\s+and\s+progress\s+of)[^.:]{5,90}?\s*[:\s-]\s*(?:is\s|are\s)?)"
    rf"({GRADE.pattern})(?=[\s.]*$)",
    re.IGNORECASE | re.MULTILINE,
)
PRINTED = ("Outstanding", "Good", "Requires improvement to be good", "Inadequate")
DAYS: dict[str, Callable[[date, date], str]] = {
    "8 June 2026 to 19 June 2026": lambda a, b: f"{a:%-d %B %Y} to {b:%-d %B %Y}",
    "8 to 19 June 2026": lambda a, b: f"{a:{_as_far(a, b, '%-d', '%-d %B')}} to {b:%-d %B %Y}",
    "8-19 June 2026": lambda a, b: f"{a:{_as_far(a, b, '%-d', '%-d %B')}}-{b:%-d %B %Y}",
    "8 – 19 June 2026": lambda a, b: f"{a:{_as_far(a, b, '%-d', '%-d %B')}} – {b:%-d %B %Y}",
    "8 and 19 June 2026": lambda a, b: f"{a:{_as_far(a, b, '%-d', '%-d %B')}} and {b:%-d %B %Y}",
    "8th to 19th June 2026": lambda a, b: f"{a:{_as_far(a, b, '%-dth', '%-dth %B')}} to {b:%-dth %B %Y}",
    "8th of June and 19th of June 2026": lambda a, b: f"{a:{_as_far(a, b, '%-dth of %B')}} and {b:%-dth of %B %Y}",
    "Monday 8 June 2026 to Friday 19 June 2026": lambda a, b: f"{a:%A %-d %B %Y} to {b:%A %-d %B %Y}",
    "Monday, 8 June 2026 - Friday, 19 June 2026": lambda a, b: f"{a:%A, %-d %B %Y} - {b:%A, %-d %B %Y}",
    "Mon 8 Jun to Fri 19 Jun 2026": lambda a, b: f"{a:{_as_far(a, b, '%a %-d %b')}} to {b:%a %-d %b %Y}",
    "8/6/2026 to 19/6/2026": lambda a, b: f"{a:%-d/%-m/%Y} to {b:%-d/%-m/%Y}",
    "08.06.26-19.06.26": lambda a, b: f"{a:%d.%m.%y}-{b:%d.%m.%y}",
    "08-06-2026 to 19-06-2026": lambda a, b: f"{a:%d-%m-%Y} to {b:%d-%m-%Y}",
    "2026-06-08 to 2026-06-19": lambda a, b: f"{a:%Y-%m-%d} to {b:%Y-%m-%d}",
    "June 8 to June 19, 2026": lambda a, b: f"{a:{_as_far(a, b, '%B %-d')}} to {b:%B %-d, %Y}",
    "June 8, 2026 to June 19, 2026": lambda a, b: f"{a:%B %-d, %Y} to {b:%B %-d, %Y}",
    "8 June, 2026 until 19 June, 2026": lambda a, b: f"{a:%-d %B, %Y} until {b:%-d %B, %Y}",
    "8 JUNE 2026 TO 19 JUNE 2026": lambda a, b: f"{a:%-d %B %Y} to {b:%-d %B %Y}".upper(),
    "over two lines": lambda a, b: f"{a:%-d %B %Y}\nto {b:%-d\n%B %Y}",
    "8June2026 to 19June 2026": lambda a, b: f"{a:%-d%B%Y} to {b:%-d%B %Y}",
    "8 June to19 June '26": lambda a, b: f"{a:{_as_far(a, b, '%-d %B')}} to{b:%-d %B '%y}",
    "week 23": lambda a, _: f"week {a:%W}",
}
TITLES: dict[str, tuple[re.Pattern[str], tuple[str, ...]]] = {
    "inspection": (
        re.compile(r"\A.{0,300}?(?=\s*Inspection dates?\b)", re.DOTALL),
        (
            "{}\nInspection of children's services",
            "Inspection of {} local authority's children's services",
            "{} Council: inspection of local authority children's services",
            "Re-inspection of {} children's social care services",
            "Short inspection of {} local authority children's services",
            "Inspection of {} children and families services",
            "Inspection of local authority children's services\n{}",
            "Local authority children's services inspection report\n{}",
            "Children's services inspection: {}",
        ),
    ),
    "focused_visit": (
        re.compile(r"focused visit (?:to|of) (?P<whose>.{3,60}?)(?='?s? children)", re.IGNORECASE | re.DOTALL),
        (
            "Focussed visit to {}",
            "Focused Visit of {}",
            "ILACS focused visit to {}",
            "FOCUSED VISIT TO {}",
            "second focused visit to the {}",
            "focused\nvisit to {}",
            "focused visit in {}",
        ),
    ),
    "jtai": (
        re.compile(r"joint targeted area inspection (?:of|in|into)\b", re.IGNORECASE),
        ("Joint targeted area inspection (JTAI) of", "JOINT TARGETED\nAREA INSPECTION INTO"),
    ),
    "area_send": (
        re.compile(r"area SEND inspection of", re.IGNORECASE),
        ("Area SEND full inspection of", "AREA SEND INSPECTION OF", "Area SEND\ninspection of"),
    ),
}
PRINTS: dict[str, Callable[[str], str]] = {
    "ligatures": lambda text: text.replace("ffi", "\ufb03").replace("fi", "\ufb01").replace("fl", "\ufb02"),
    "soft hyphens": lambda text: re.sub(r"(?<=[a-z]{4})(?=[a-z]{4})", "\u00ad", text),
    "blanks that don't break": lambda text: text.replace(" ", "\u00a0"),
    "two blanks": lambda text: text.replace(" ", "  "),
    "blanks of no width": lambda text: re.sub(r"(?<=[a-z]) (?=[a-z])", " \u200b", text),
    "straight apostrophes": lambda text: text.replace("\u2019", "'"),
    "grave apostrophes": lambda text: re.sub("['\u2019]", "`", text),
    "hyphens that don't break": lambda text: text.replace("-", "\u2011"),
    "long dashes": lambda text: re.sub(r"(?<=[a-z\d]) ?- ?(?=\d)", " \u2014 ", text),
    "a blank at each line's end": lambda text: re.sub(r"(?m)(?<=\w)$", " ", text),
    "capitals on the cover": str.upper,
    "care leavers by another name": lambda text: re.sub(
        "(progress of )care leavers", r"\1care-experienced young people", text
    ),
    "I read as l": lambda text: re.sub(r"\bI(?=nadequate)", "l", text),
    "O read as 0": lambda text: re.sub(r"\bO(?=utstanding)", "0", text),
    "another bullet": lambda text: text.replace("\u2022", "\uf0b7"),
}
LABELS = (
    "Date(s) of inspection: {days}",
    "This inspection took place between {days}",
    "Inspection start date: {first} Inspection end date: {last}",
    "Fieldwork dates: {days}",
    "Previous inspection dates: 4 to 8 March 2013\nInspection dates: {days}",
)
"""What a cover may print before the days on site."""
LINES = (
    "Piccadilly Gate\nStore Street\nManchester\nM1 2WD\nT 0300 123 1231\nenquiries@ofsted.gov.uk\n4 March 2019",
    "At the last inspection, in March 2019, services were judged to be inadequate overall.",
    "The experiences and progress of children in care have been outstanding since the inspection of 2019.",
    "OFFICIAL - SENSITIVE",
    "This document was first published on 3 March 2019 and corrected on 9 April 2019.",
    "Re-issued on 9 April 2024 to correct a date.",
    "Embargoed until 00:01 on 5 May 2022",
    "This document has been withdrawn.",
    "Amended: the first version, of 1 March 2020, misspelt a name.",
    "Piccadilly Gate, Store Street, Manchester M1 2WD",
    "A copy of this document was sent to Kirklees Council.",
    "cc: Jo Bloggs, Department for Education, Darlington",
    "Page 1 of 7",
    "Inspected under section 136 of the Education and Inspections Act 2006",
    "Previous inspection: 4 to 8 March 2019, requires improvement to be good",
    "Date of previous inspection: 4 to 8 March 2019",
    "Overall effectiveness at previous inspection: Inadequate",
)


@dataclass(frozen=True)
class Paper:
    """A document and what it says: whom it is about, the days on site, its judgements; `name` says which one it is."""

    name: str
    kind: str
    whose: NamedAuthority
    days: tuple[date, date]
    grades: Mapping[str, str]
    pages: Pages

    @property
    def is_sif(self) -> bool:
        return "looked_after_and_permanence" in self.grades

    def changed(self, change: Callable[[str], str], pages: slice = slice(None)) -> Pages:
        """Change the text of some pages."""
        changed = {page: Page(page.number, change(page.text)) for page in self.pages[pages]}
        return tuple(changed.get(page, page) for page in self.pages)


@dataclass(frozen=True)
class Varied:
    """A document as it could have been, and what must be read in it, by field; None: nothing, and a problem instead."""

    how: str
    pages: Pages
    must_be: Mapping[str, Any]


def said(pages: Pages) -> dict[str, Any]:
    """Read what may be varied, and what must not change; None where there is nothing."""
    reading = document.read_pages(pages, NOT_CLOSER)
    return {
        "kind": reading.kind.value,
        "authority": reading.authorities[0].name if len(reading.authorities) == 1 else None,
        "dates": (reading.inspection_start, reading.inspection_end) if reading.inspection_start else None,
        "judgements": {each.area: each.grade.word for each in reading.judgements} or None,
        "priority actions": len(reading.priority_actions) or None,
        "improvements": len(reading.improvements) or None,
        "problems": reading.problems,
    }


def verdict(varied: Varied) -> tuple[str, list[str]]:
    """Say whether a varied document is read exactly, doubted, wrong, or missed in silence; and what is not right.

    Nothing, or some rows of a table only, is a doubt where there is a problem.
    """
    seen = said(varied.pages)
    verdicts, wrong = {"exact"}, []
    for field, must_be in varied.must_be.items():
        if field == "problems" or (seen[field] == must_be and must_be is not None):
            continue
        partly = isinstance(must_be, dict) and (seen[field] or {}).items() <= must_be.items()
        told = bool(seen["problems"])
        if told and (seen[field] is None or partly or (must_be is None and field == "judgements")):
            verdicts.add("doubted")
        elif must_be is not None or seen[field] is not None or "problems" not in varied.must_be:
            verdicts.add("silent" if seen[field] is None or partly else "wrong")
            wrong.append(f"{field} must be {must_be}, is {seen[field]}")
    return next(each for each in ("wrong", "silent", "doubted", "exact") if each in verdicts), wrong


def all_names() -> list[Name]:
    """List the spellings of all authorities that are no other's, and the councils that are no more or to come."""
    known = [(spelling, each.name) for each in data.authorities() for spelling in (each.name, *each.aliases)]
    whose = Counter(spelling for spelling, _ in known)
    return [each for each in known if whose[each[0]] == 1] + [(each.name, None) for each in data.former_authorities()]


def other_names(paper: Paper, names: list[Name]) -> Iterator[Varied]:
    """Put another authority's name wherever this one's stands."""

    def change(text: str, spelling: str) -> str:
        for found in reversed(list(names_in(text))):
            if any(each.urn == paper.whose.urn for each in found.authorities):
                text = f"{text[: found.start]}{spelling}{text[found.end :]}"
        return text

    for spelling, name in names:
        pages = paper.changed(lambda text, spelling=spelling: change(text, spelling))
        yield Varied("another authority" if name else "a former council", pages, {"authority": name})


def other_titles(paper: Paper) -> Iterator[Varied]:
    """Give it another title: not where that alone says which inspection it is, as before 2018."""
    form, titles = TITLES[paper.kind]
    for title in () if paper.is_sif else titles:
        pages = paper.changed(
            lambda text, title=title: form.sub(
                lambda found: title.format(found.groupdict().get("whose") or paper.whose.name), text
            ),
            slice(1),
        )
        yield Varied(f"title: {title!r}", pages, said(paper.pages))


def other_days(paper: Paper) -> Iterator[Varied]:
    """Write the days on site in each of the ways."""

    def change(text: str, written: str) -> str:
        for found in reversed(list(re.finditer(RUN_OF_DAYS, text, re.IGNORECASE))):
            if span_in(flat(found[0])) == paper.days:
                text = f"{text[: found.start()]}{written}{text[found.end() :]}"
        return text

    for how, write in DAYS.items():
        pages = paper.changed(lambda text, write=write: change(text, write(*paper.days)))
        if pages != paper.pages:
            yield Varied(f"days: {how}", pages, {"dates": None if how == "week 23" else paper.days})


def other_labels(paper: Paper) -> Iterator[Varied]:
    """Write another label before the days on a cover."""
    first, last = (f"{each:%-d %B %Y}" for each in paper.days)
    for label in LABELS if paper.kind == "inspection" else ():
        written = label.format(days=f"{first} to {last}", first=first, last=last)
        pages = paper.changed(
            lambda text, written=written: re.sub(
                rf"Inspection dates?\s*:?\s*(?:{RUN_OF_DAYS})", lambda _: written, text, count=1, flags=re.IGNORECASE
            ),
            slice(1),
        )
        if pages != paper.pages:
            yield Varied(
                f"label: {label!r}", pages, {"dates": paper.days, "judgements": said(paper.pages)["judgements"]}
            )


def _as_far(first: date, last: date, day: str, month: str = "") -> str:
    """Choose the form of a range's first day: with the month and the year only as far as they are not the last's."""
    if first.year != last.year:
        return f"{month or day} %Y"
    return day if first.month == last.month else month or day


def other_grades(paper: Paper) -> Iterator[Varied]:
    """Turn all grades into others, in the table and in the body's headings; then in one of them alone."""
    cover = flat(paper.pages[0].text)
    heading = ilacs_headings.TABLE_HEADING.search(cover)
    if not heading or paper.is_sif:
        return
    begins, ends = heading.end(), ilacs.end_of_table(cover)
    for by in (1, 2, 3):

        def turned(found: re.Match[str], group: int = 0, by: int = by) -> str:
            word = " ".join(found[group].lower().split())
            return PRINTED[(_rank(word) + by) % 4]

        table = Page(1, f"{cover[:begins]}{GRADE.sub(turned, cover[begins:ends])}{cover[ends:]}")
        body = paper.changed(lambda text: HEADING.sub(lambda found: found[1] + turned(found, 2), text), slice(1, None))
        says = {area: FOUR_POINT.words[(_rank(word) + by) % 4] for area, word in paper.grades.items()}
        yield Varied("grades: all", (table, *body[1:]), {"judgements": says})
        yield Varied("grades: in the table alone", (table, *paper.pages[1:]), {"judgements": None})
        yield Varied("grades: in the body alone", body, {"judgements": None})


def _rank(word: str) -> int:
    return next(at for at, each in enumerate(FOUR_POINT.words) if word.startswith(each[:7]))


def other_print(paper: Paper) -> Iterator[Varied]:
    """Print it in other letters."""
    must_be = said(paper.pages)
    for how, change in PRINTS.items():
        pages = paper.changed(change, slice(1 if "cover" in how else None))
        yield Varied(f"print: {how}", pages, must_be)


def more_lines(paper: Paper) -> Iterator[Varied]:
    """Put a line at the head of the first page, behind its title, or at the foot of each."""
    must_be = said(paper.pages)
    for line in LINES:
        above = paper.changed(lambda text, line=line: f"{line}\n{text}", slice(1))
        yield Varied(f"at the head: {line}", above, must_be)
        behind = re.sub(
            r"(?=\bInspection dates?\b|\bThis letter summari)",
            lambda _, line=line: f"{line}\n",
            above[0].text[len(line) + 1 :],
            count=1,
        )
        yield Varied(f"behind the title: {line}", (Page(1, behind), *paper.pages[1:]), must_be)
        yield Varied(f"at the foot: {line}", paper.changed(lambda text, line=line: f"{text}\n{line}"), must_be)


WORDS = (other_titles, other_days, other_labels, other_grades, other_print, more_lines)
"""All but those by names."""
