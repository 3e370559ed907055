"""Monitoring visits to inadequate authorities: letters without grades, in which the pace of progress is the news."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.model.documents import INSUFFICIENT, Evidence, Reading
from watcher.model.kinds import Kind
from watcher.reading.lines import lines
from watcher.reading.reports import authority, letters, previous_grades, priority_actions
from watcher.reading.text import quote

if TYPE_CHECKING:
    from watcher.reading.pages import Page

_TITLE = re.compile(
    r"\bmonitoring visits? (?:to|of|in|at) (.{3,160}?)"
    r"(?= This letter| Her Maj| His Maj| I am writing| Dear\b| Following|$)",
    re.IGNORECASE,
)
_SLOW = re.compile(
    r"""\b(?:insufficient|inadequate|limited|little|poor|slow|no|minimal|not\s(?:made\s)?(?:sufficient|enough|adequate))\s
        (?:overall\s|tangible\s|discernible\s|real\s)?progress\b
    |\b(?:progress|pace|improvement|change)\b[^.;]{0,60}?\b(?:is|was|has\sbeen|have\sbeen|remains?|continues\sto\sbe)\s
        (?:still\s)?(?:far\s)?(?:too\s|very\s)?(?:slow|limited|insufficient|inconsistent|variable|poor|fragile|stalled)\b
    |\b(?:progress|pace|improvements?|change|actions?)\b[^.;]{0,60}?\bnot\s(?:yet\s|been\s|always\s)*
        (?:swift|quick|fast|rapid|good|sufficient|strong|effective|urgent)(?:ly)?\s?(?:enough)?\b
    |\b(?:not|failed\sto|yet\sto)\s(?:yet\s)?(?:made?|make|making|secured?|shown?|demonstrated?)\s
        (?:sufficient|enough|the\snecessary|adequate|tangible)\b
    |\b(?:not\syet|yet\sto)\s(?:had|having|have|make|making|showing|show)\s(?:an?\s|the\s|sufficient\s)*(?:impact|difference)\b
    |\b(?:deteriorated|declined|worsened|gone\sbackwards|lack\sof\s(?:urgency|pace|progress)|drift)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_OF_THE_AUTHORITY = re.compile(
    r"\b(?:progress|pace|local authority|council|trust|leaders|services?|practice|since|improvements?|change)\b",
    re.IGNORECASE,
)
_HAS_IMPROVED = re.compile(
    r"\bno longer\b"
    r"|\b(?:previously|at the (?:last|time)|had been|were|before)\b[^.]{0,40}\b(?:slow|limited|insufficient)\b",
    re.IGNORECASE,
)


def read(pages: tuple[Page, ...]) -> Reading:
    """Read the letter of a monitoring visit; `progress` says whether it calls progress insufficient."""
    opening = letters.opening(pages)
    on_lines = lines(pages)
    sentences = letters.said(on_lines)
    span, doubts = letters.days_on_site(opening)
    actions = priority_actions.read(on_lines, sentences)
    title = _TITLE.search(opening)
    named = authority.first_certain(*((title[1],) if title else ()), letters.body(opening), opening)
    previous = previous_grades.overall(sentences[:40])
    slow = insufficient(sentences)
    problems = [*actions.problems, *doubts]
    if len(named) != 1:
        problems.append(authority.problem(named, title[1] if title else opening))
    evidence = (*actions.evidence, *((slow,) if slow else ()), *((previous[1],) if previous else ()))
    return Reading(
        kind=Kind.MONITORING_VISIT,
        authorities=named,
        inspection_start=span[0] if span else None,
        inspection_end=span[1] if span else None,
        lead_inspector=letters.first_inspector(opening),
        previous_stated=previous[0] if previous else None,
        priority_actions=actions.set_now,
        priority_actions_carried=actions.carried,
        improvements=letters.improvements(on_lines),
        progress=INSUFFICIENT if slow else None,
        evidence=evidence,
        problems=tuple(problems),
    )


def insufficient(sentences: list[tuple[int | None, str]]) -> Evidence | None:
    """Find the first sentence that says that progress is insufficient; None when none does."""
    for page, sentence in sentences:
        if _SLOW.search(sentence) and _OF_THE_AUTHORITY.search(sentence) and not _HAS_IMPROVED.search(sentence):
            return Evidence("progress", page, quote(sentence))
    return None
