"""More of what is bad: delays that have grown, practice that varies more; a decline where services have it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.reading.reports.decline.comparisons import THAN
from watcher.reading.reports.decline.words import GOOD, HOW, WEAKNESSES, Shape, Time, form
from watcher.reading.reports.sentences import other_bodies, subjects
from watcher.reading.reports.sentences.subjects import Subject

if TYPE_CHECKING:
    from watcher.reading.reports.sentences.clauses import Place

_BAD_THING = (
    rf"(?:{WEAKNESSES}|shortcomings|variability|variations?|inconsistenc(?:y|ies)|unevenness|fragmentation|backlogs?"
    r"|(?:delays?|drift)(?:\sand\s(?:delays?|drift))?|(?:weak|poor|inadequate|late|unallocated)\s(?:assessments|plans"
    r"|visits|cases|decisions))"
)
_MORE = (
    r"(?:more\s(?!rare|isolated|limited|uncommon|contained|manageable|predictable|visible)[\w-]+|longer|worse|greater"
    r"|wider|commoner|(?<!less\s)(?:widespread|endemic|entrenched|pervasive))"
)
FORMS = (
    form(
        Shape.MORE_BAD,
        Time.NOW,
        rf"(?<!attainment\s){_BAD_THING}\b[^.;,]{{0,70}}?\s(?:(?:has|have)\s{HOW}(?:increased|grown|risen|widened|worsened"
        r"|deepened|lengthened|deteriorated|intensified|doubled|trebled|multiplied|got\s(?:worse|longer|bigger)"
        rf"|become\s(?:(?:even|much|still|increasingly|\w+ly)\s)*{_MORE})"
        rf"|(?:is|are|was|were)\s(?:(?:now|\w+ly)\s)*{_MORE}(?=[^.;,]{{0,30}}?\s{THAN}))"
        rf"|more\s{_BAD_THING}\s(?:in|of|to|for|with)\s[^.;,]{{3,60}}?(?=\s{THAN})",
        "e increased|s increased|y increased|t increased|w increased|n increased|o increased|grown| risen"
        "|widened|worsened|deepened|lengthened|deteriorated|intensified|doubled|trebled"
        "|multiplied|got worse|got longer|got bigger|become|than ",
    ),
    form(
        Shape.MORE_BAD,
        Time.NOW,
        rf"{_BAD_THING}\s(?:(?:that|which)\s(?:inspectors|we)\sdid\snot\s(?:find|see|identify|report)\s[^.;,]{{3,40}}?"
        rf"|(?:in|of)\s[^.;,]{{3,40}},\swhich\s(?:was|were)\s(?:\w+\s)?{GOOD}\s[^.;,]{{3,40}},)\s(?:is|are)\s(?:now\s)?"
        r"(?:evident|found|seen|common|widespread|present|apparent)",
        "did not find|did not see|did not identify|did not report|, which was|, which were",
    ),
)
_WHOSE = re.compile(
    r"\b(?:in|of|to|with|for|between|among|across|at)\s(?P<whose>.+?)(?:\s(?:has|have|is|are|was|were)\b|\Z)",
    re.IGNORECASE,
)
_HAD_BY_OTHERS = re.compile(
    r"\b(?:workforce|staffing|vacanc\w+|recruitment|funding|housing|markets?|autis\w+"
    r"|diagnos\w+|treatments?|therap\w+|pupils?|peers|attainment)\b",
    re.IGNORECASE,
)
_NOTED_THEN = re.compile(
    r"\b(?:that|which)\s(?:were|was|had\sbeen)\s(?:\w+\s){1,2}(?:at|in|by|during)\s", re.IGNORECASE
)
"""Which are meant, that an earlier visit spoke of."""
_OF_ITSELF = re.compile(
    rf"\A(?:{WEAKNESSES}|shortcomings|drift(?:\sand\sdelays?)?|weak|poor|inadequate|late|unallocated)\b", re.IGNORECASE
)
"""What only work has."""
_DOING = re.compile(
    r"(?:the\s)?(?:(?:allocat|complet|convening|hold|match|review|assess|visit|see|start|plann?|progress|respond|achiev|secur)ing\b"
    r"|application\sof\sthresholds)",
    re.IGNORECASE,
)
"""What services do."""
_PEOPLE = re.compile(
    r"(?:the\s|some\s|many\s)?(?:children|care\sleavers|young\speople|families|those)\b", re.IGNORECASE
)


def whose(where: Place) -> Subject:
    """Say who has more of what is bad: services, something else, or nobody knows."""
    if other_bodies.named(where.clause) or _HAD_BY_OTHERS.search(where.words):
        return Subject.SOMETHING_ELSE
    if _NOTED_THEN.search(where.words):
        return Subject.SERVICES
    named = _WHOSE.search(where.words)
    kind = _first(named["whose"]) if named else Subject.UNKNOWN
    if kind is Subject.UNKNOWN and _OF_ITSELF.match(where.words):
        return Subject.SERVICES
    return kind


def _first(words: str) -> Subject:
    if _PEOPLE.match(words):
        return Subject.UNKNOWN
    return Subject.SERVICES if _DOING.match(words) else subjects.first(words)
