"""The earlier grades that a report of 2013 to 2018 lists among what it says of the authority."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.model.documents import Evidence, PreviousStated
from watcher.model.ofsted import (
    FOUR_POINT_TO_2013,
    LOOKED_AFTER_TO_2013,
    OVERALL,
    SAFEGUARDING_TO_2013,
    Area,
    Grade,
    Judgement,
)
from watcher.reading.reports.previous_grades import grade_of
from watcher.reading.reports.previous_in_passing import GRADE, MONTH
from watcher.reading.text import flat, lowered, quote

if TYPE_CHECKING:
    from watcher.reading.pages import Page

_OF_THE_KINDS = re.compile(
    rf"""(?P<first>\b(?:last|previous)\s(?:Ofsted\s)?inspections?\sof\s[^.•]{{3,160}}?
    \b(?:in|published\sin)\s(?P<when>{MONTH}
    \s20[01]\d)\s?\.)\s?(?P<second>\s*(?:the\slocal\sauthority|the\sauthority|it|they|ofsted|both)\s[^.•]{{0,40}}?\b
    (?:judged)[^.•]{{0,40}}?\b(?P<grade>outstanding|good|adequate|inadequate)\b[^.•]{{0,80}}\.)""",
    re.IGNORECASE | re.VERBOSE,
)
_LISTED = re.compile(
    r"(?:last|previous) inspection(?: report)? (?:for|of) the (?:local )?authority's [^.]{0,60}?"
    r"was (?:published|carried out) in (?P<when>[A-Z][a-z]+ 20[01]\d)\. "
    r"The judgements(?: for the (?:local )?authority)? were: \W{0,3}overall effectiveness: "
    rf"(?P<grade>{GRADE})",
    re.IGNORECASE,
)
"""The grades of the inspection before as a list, among what reports of 2018 say of the authority."""


def listed(pages: tuple[Page, ...]) -> tuple[PreviousStated, Evidence] | None:
    """Find the overall grade in the list that reports of 2018 have of the inspection before."""
    for page in pages:
        text = flat(page.text)
        found = _LISTED.search(text) if "overall effectiveness:" in text.lower() else None
        if found:
            stated = PreviousStated((Judgement(OVERALL, grade_of(found["grade"])),), found["when"])
            return stated, Evidence("previous_stated", page.number, quote(found[0]))
    return None


_LAST_ONES = tuple(f"{last} {what}" for last in ("last", "previous") for what in ("inspection", "ofsted inspection"))
"""How those words begin: looked for first, for they are long to try."""
_BEGINNING = re.compile(r"[^.•]{0,60}\Z")
"""What stands before those words in their sentence: looked for afterwards; in front it would be tried everywhere."""
_GRADE_WORD = re.compile(r"\b(?:outstanding|good|adequate|inadequate)\b", re.IGNORECASE)
_OF_SAFEGUARDING = re.compile(r"safeguarding|protection of children|child protection", re.IGNORECASE)
_OF_LOOKED_AFTER = re.compile(r"looked[- ]after", re.IGNORECASE)


def until_2013(pages: tuple[Page, ...]) -> tuple[PreviousStated, tuple[Evidence, ...]] | None:
    """Find the grades of the two inspections that there were before 2013: safeguarding, and looked-after services."""
    found: dict[Area, tuple[Grade, str, Evidence]] = {}
    for page in pages:
        small = lowered(page.text)
        if not any(words in small for words in _LAST_ONES):
            continue
        text = flat(page.text)
        for each in _OF_THE_KINDS.finditer(text):
            grades = {word.lower() for word in _GRADE_WORD.findall(each["second"])}
            if len(grades) != 1:
                continue
            beginning = _BEGINNING.search(text, max(0, each.start() - 60), each.start())
            first = f"{beginning[0] if beginning else ''}{each['first']}"
            said = quote(f"{first.strip(' •-')} {each['second'].strip()}")
            grade = FOUR_POINT_TO_2013.grade(each["grade"].lower())
            for area, form in ((SAFEGUARDING_TO_2013, _OF_SAFEGUARDING), (LOOKED_AFTER_TO_2013, _OF_LOOKED_AFTER)):
                if form.search(first):
                    found.setdefault(area, (grade, each["when"], Evidence("previous_stated", page.number, said)))
    if not found:
        return None
    judgements = tuple(Judgement(area, grade) for area, (grade, _, _) in found.items())
    when = "; ".join(dict.fromkeys(day for _, day, _ in found.values()))
    return PreviousStated(judgements, when), tuple(dict.fromkeys(evidence for _, _, evidence in found.values()))
