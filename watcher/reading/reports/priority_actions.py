"""Areas for priority action: set by this document, still standing from an earlier one, or only spoken of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from watcher.model.documents import Evidence
from watcher.reading.reports.bullet_lists import PRIORITY, under
from watcher.reading.text import quote

if TYPE_CHECKING:
    from watcher.reading.lines import Line

_NONE = re.compile(
    r"\b(?:there (?:are|were) no|no (?:areas?|priority)|none|not (?:identif|set|ma[dk]e))\b", re.IGNORECASE
)
_AREA = r"areas?(?:\(s\))? (?:for|of) priority actions?"
_SAYS_SO = (
    re.compile(rf"\bnotified the (?:department for education|dfe)\b[^.]{{0,60}}\b{_AREA}", re.IGNORECASE),
    re.compile(rf"\b(?:this|the following|these|your)\b[^.]{{0,60}}\b{_AREA}", re.IGNORECASE),
    re.compile(
        rf"\b(?:identified|results? in|resulted in|set|made)\b[^.]{{0,40}}\b{_AREA}"
        rf"|\b{_AREA} (?:is|are|was|were) (?:identified|set)",
        re.IGNORECASE,
    ),
    re.compile(r"\bneeds? to take swift and decisive action\b[^.]{0,80}\bfollowing\b", re.IGNORECASE),
)
"""Words by which a document sets areas for priority action, apart from their list under its heading."""
_HISTORY = re.compile(
    r"\b(?:previous(?:ly)?|last|earlier|prior|since|then|had|after|following the|as a result of"
    r"|(?:january|february|march|april|may|june|july|august|september|october|november|december|in) 20\d\d)\b",
    re.IGNORECASE,
)
_STANDS = re.compile(
    r"""\b(?:existing|remaining|outstanding|unresolved)\s(?:areas?\sfor\s)?priority\sactions?\b
    |\b(?:areas?\sfor\s)?priority\sactions?\b[^.;,]{0,140}?\b(?:
        remains?(?=[.,;]|$|\s(?:in\splace|outstanding|unresolved|relevant|open|areas?|a\spriority|to\sbe))
        |(?:have|has)\snot\s(?:yet\s)?been\s(?:\w+\s)?(?:addressed|resolved|met|completed)
        |(?:is|are|were|was)\snot\s(?:yet\s)?(?:\w+\s)?(?:addressed|resolved|met|completed)
        |not\s(?:yet\s)?(?:fully\s|sufficiently\s)?(?:addressed|resolved|met|completed)
        |(?:continue|still)\s(?:to\s)?(?:apply|stand|be))""",
    re.IGNORECASE | re.VERBOSE,
)
_DONE = re.compile(
    r"\bno\s(?:\w+\s)?(?:existing|remaining|outstanding|unresolved)\b|\b(?:have|has)\s(?!not\b)(?:\w+\s)?been\s(?:\w+\s)?(?:addressed|met|resolved|completed)",
    re.IGNORECASE,
)
_AS_WELL = re.compile(r"\b(?:in addition|as well as|new|further|also)\b", re.IGNORECASE)
_NOT_FOUND = (
    "The document says that it sets areas for priority action, but their list was not found; please look yourselves."
)


@dataclass(frozen=True, slots=True)
class PriorityActions:
    """What a document says of areas for priority action."""

    set_now: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    problems: tuple[str, ...] = ()


def read(lines: tuple[Line, ...], said: list[tuple[int | None, str]]) -> PriorityActions:
    """Read the areas that a letter sets (its list), those that still stand, and whether its sentences agree."""
    set_now: list[str] = []
    carried: list[str] = []
    evidence: list[Evidence] = []
    for each in under(PRIORITY, lines):
        points = () if re.search(r"\d$", each.heading) and not each.items else each.points
        if not points or (not each.items and _NONE.search(each.prose)):
            continue
        stands = bool(_STANDS.search(each.prose)) and not _AS_WELL.search(each.prose)
        (carried if stands else set_now).extend(points)
        about = "priority_action_carried" if stands else "priority_action"
        evidence.append(Evidence(about, each.page, quote(f"{each.heading}: {' '.join(points)}")))
    for page, sentence in said:
        if _STANDS.search(sentence) and not _DONE.search(sentence) and not any(sentence in one for one in carried):
            carried.append(quote(sentence))
            evidence.append(Evidence("priority_action_carried", page, quote(sentence)))
    problems: tuple[str, ...] = ()
    if not set_now:
        alone = _sentence_that_sets(said)
        if alone:
            evidence.append(Evidence("priority_action", alone[0], quote(alone[1])))
            after = alone[1].partition(":")[2].strip()
            set_now, problems = ([quote(after)], ()) if len(after) > 20 else ([], (_NOT_FOUND,))
    return PriorityActions(tuple(set_now), tuple(carried), tuple(evidence), problems)


def _sentence_that_sets(said: list[tuple[int | None, str]]) -> tuple[int | None, str] | None:
    for page, sentence in said:
        sets = any(form.search(sentence) for form in _SAYS_SO)
        if sets and not any(form.search(sentence) for form in (_NONE, _HISTORY, _STANDS)):
            return page, sentence
    return None


_OF_THE_BOARD = re.compile(
    r"what does the (?:LSCB|board|local safeguarding children board) need to improve", re.IGNORECASE
)


def of_inspection(lines: tuple[Line, ...]) -> PriorityActions:
    """Read the list that some inspections have ("Priority and immediate action"), without the safeguarding board's."""
    ends = next((at for at, line in enumerate(lines) if line.page != 2 and _OF_THE_BOARD.match(line.text)), len(lines))
    listed = [each for each in under(PRIORITY, lines[:ends]) if each.items]
    items = tuple(item for each in listed for item in each.items)
    evidence = tuple(
        Evidence("priority_action", each.page, quote(f"{each.heading}: {' '.join(each.items)}")) for each in listed
    )
    return PriorityActions(items, evidence=evidence)
