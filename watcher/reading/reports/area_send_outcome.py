"""The outcome of an area SEND inspection: its own sentence, and what is said to follow from it, must agree."""

from __future__ import annotations

import re

from watcher.reading.reports.sentences.affirmation import denied
from watcher.reading.reports.sentences.clauses import place
from watcher.reading.text import quote

HEADING = re.compile(
    r"\b(?i:inspection outcomes?|overall outcome|outcome of (?:the|this) inspection)\b:?"
    r"|\bOutcome:?\s(?=(?:The|There|Inspectors|Children)\b)"
)
# The outcome is a paragraph of its own; behind it other outcomes are explained.
_ENDS = re.compile(r"\binformation about the\b|\bthe next full\b|\bas a result of this inspection\b", re.IGNORECASE)
_OUTCOMES = (
    re.compile(
        r"\btypically\b[^.]{0,40}\bpositive\b|\bleads? typically to[^.]{0,20}\bpositive\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\binconsistent (?:\w+ (?:and )?)?(?:experiences|outcomes)\b"
        r"|\b(?:experiences|outcomes)\b[^.]{0,80}\b(?:are|is) (?:\w+ )?inconsistent\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:widespread\b[^.]{0,20}?\bsystemic|systemic\b[^.]{0,20}?\bwidespread|widespread|systemic) failings\b",
        re.IGNORECASE,
    ),
)
"""What the outcome's own sentence says, outcome by outcome."""
# When the next inspection follows says the outcome a second time: five years or three.
_NEXT_FULL = r"\bnext full\b[^.]{0,60}\b(?:with)?in\b[^.]{0,20}\b"
_FOLLOWS = (
    re.compile(rf"{_NEXT_FULL}(?:five|5) years|\b(?:taking action|acting) where improvement", re.IGNORECASE),
    re.compile(
        r"\b(?:must|needs? to|should|are required to) (?:work (?:jointly|together)|jointly)\b[^.]{0,60}\bimprove",
        re.IGNORECASE,
    ),
    re.compile(
        r"\bmonitoring inspection (?:will|is to|should|takes)\b|\b(?:will be|is to be) a monitoring inspection\b"
        r"|\b(?:prepare|submit|asked|requires?|required|provide)\b[^.]{0,80}\bpriority action plan\b",
        re.IGNORECASE,
    ),
)
"""What follows from the outcome, in other sentences: when the next inspection comes, what the partnership must do."""
# Three years instead of five: not the first outcome.
_SOONER = re.compile(rf"{_NEXT_FULL}(?:three|3) years", re.IGNORECASE)
_POSITIVE, _INCONSISTENT, FAILINGS = 1, 2, 3
# Longer than the three prescribed paragraphs, where no end is found.
MOST_OF_IT = 700
MOST_FOLLOWING = 1_500
"""Characters below the heading in which what follows from the outcome is looked for: about twice `MOST_OF_IT`."""


_UNCONFIRMED = "The inspection's outcome stands in one sentence, and nothing else confirms it: “{}” Please check."
_AT_ODDS = "The outcome's sentence and what is said to follow from it don't agree: “{}” Please check the document."


def outcome_of(cover: str) -> tuple[int | None, str]:
    """Read the outcome in two ways: 1 to 3 with its sentence, or None with the problem where they don't agree on it."""
    heading = HEADING.search(cover)
    if not heading:
        return None, "The inspection's outcome was not found: the heading “Inspection outcome” is missing."
    section = cover[heading.end() :]
    ends = _ENDS.search(section)
    sentence = section[: ends.start() if ends else MOST_OF_IT].strip()
    said = {number for number, form in enumerate(_OUTCOMES, start=_POSITIVE) if _affirms(form, sentence)}
    follows = _following(section[:MOST_FOLLOWING])
    if len(said) == 1 and said == follows:
        return said.pop(), quote(sentence)
    problem = _UNCONFIRMED if said and not follows else _AT_ODDS
    return None, problem.format(quote(sentence))


def _affirms(form: re.Pattern[str], sentence: str) -> bool:
    return any(not denied(place(sentence, each.start(), each.end())) for each in form.finditer(sentence))


def _following(section: str) -> set[int]:
    """Say from which outcomes what follows would follow. After the two worse ones the next inspection comes sooner."""
    found = {number for number, form in enumerate(_FOLLOWS, start=_POSITIVE) if form.search(section)}
    if _SOONER.search(section) and FAILINGS not in found:
        found.add(_INCONSISTENT)
    return found
