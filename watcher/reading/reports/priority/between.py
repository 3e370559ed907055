"""What a sentence says of areas for priority action between those beside it: which visit it tells of, what follows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.reading.reports.priority.added import by_inspectors, decides_so, is_of_elsewhere, sets_a_new_one
from watcher.reading.reports.priority.became import is_open, says_ended
from watcher.reading.reports.priority.dates import Span, as_at_this_visit, as_if_at_this_visit, is_earlier
from watcher.reading.reports.priority.earlier import EARLIER
from watcher.reading.reports.priority.headed import standing_under_heading
from watcher.reading.reports.priority.left import OVER, leaves_others_standing
from watcher.reading.reports.priority.outright import Standing
from watcher.reading.reports.priority.standing import standing_of
from watcher.reading.reports.priority.words import AREA

if TYPE_CHECKING:
    from watcher.reading.text import Said

_RUN_IN = re.compile(
    r"\W*(?i:areas?\s(?:for|of|requiring)\spriority\sactions?)(?=\s(?:•|[A-Z](?!\w*[A-Z]|fsted)))|\W*(?i:areas?\s(?:for|of|requiring)\spriority\sactions?\s(?:identified|set|made|raised|arising|from)\s[^:;.]{3,60}|priority\sand\simmediate\sactions?)(?=:\s)"
)
"""The heading at the beginning of the line that its own text goes on in."""
_ONE_OF_TWO = re.compile(r"\W*it\sis\s(?:\w+\s)?the\s(?:latter|former|second|first)\b", re.IGNORECASE)
"""How the sentence behind chooses among what a question named."""
_WAS_OVER = re.compile(
    rf"\b(?:the|that|this|these|those|both|all)\s(?:\w+\s)?areas?\s(?:(?:has|have|was|were)\s(?:(?:since|then|now|all|both|been)\s)*|as\s(?:(?:now|fully)\s)*){OVER}\b",
    re.IGNORECASE,
)
"""How the sentence behind says that it is over."""
_IT_FOUND = re.compile(
    r"\W*(?:it|that\s(?:\w+\s)?(?:visit|inspection)|the\s(?:visit|inspection)|this)\s(?:had\s)?(?:also\s)?(?:found|identified|set|made|raised|resulted\sin|led\sto|ended\swith)\b",
    re.IGNORECASE,
)
_THIS_VISIT = re.compile(r"\bthis\s(?:\w+\s)?(?:visit|inspection)\b", re.IGNORECASE)
_TELLS_OF_A_VISIT = re.compile(
    r"\W*(?:an?|the|ofsted|inspectors|we|our)\b(?!.*\b(?:since|following|after|evaluat\w+|progress|good)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""A visit is what such a sentence is about, and not when something else was so."""
_A_VISIT = re.compile(r"\b(?:inspect(?:ions?|ed)|visit(?:s|ed)?|JTAI|reviews?)\b", re.IGNORECASE)
_AT_A_VISIT_IN = re.compile(
    r"\b(?:at|during|following|after)\san?\s(?:\w+\s)?visit\sin\b(?!.*\b20\d\d\b)", re.IGNORECASE
)
"""A visit that is told by its month alone, an earlier one where something has become of the area since."""
_WHAT_BECAME = re.compile(rf"\b(?:since|progress|{OVER})\b", re.IGNORECASE)
"""How the sentence behind tells what became of an area that was set before."""
_IS = re.compile(r"\b(?:is|are|has|have|remains?|continues?|stands?)\b", re.IGNORECASE)
_IT_IS_OVER = re.compile(
    rf"\W*(?:it|they|both|this|these)\b[^.;]*\b(?:has|have|is|are)\s(?:now\s|both\s|all\s|\w+ly\s|been\s)*{OVER}\b",
    re.IGNORECASE,
)
_DENIED_BEHIND = re.compile(
    r"(?:[^.;:]*:\s|[^.;,]{0,40},?\s)?(?:(?:one|it|this|that)\s(?:was|has|did)|(?:we|inspectors)\s(?:did|have))\snot(?=\W*\Z|[.,;]|\s(?:so|the\scase|needed|done|had\sto)\b)",
    re.IGNORECASE,
)
"""How the sentence behind says that it is not so: "For the avoidance of doubt: one was not."."""
_IS_KEPT = re.compile(
    r"\b(?:not|cannot|unable)\b[^.;]{0,30}\b(?:lift|close|remove|withdraw|discharge|sign\soff)\s(?:it|them|this|(?:the|this)\sarea)\b"
    r"|\b(?:keep|kept|keeping|leave|leaving)\s(?:it|them|this|(?:the|this)\sarea)\s(?:open|in\splace)\b|\b(?:the|this)\sarea\s(?:is|has\sbeen)\s(?:therefore\s)?(?:carried\s(?:over|forward)|retained|kept)\b",
    re.IGNORECASE,
)
"""How a sentence behind says of an area that it stays: only one that was set before is lifted, or kept."""
_OF_EARLIER = {Standing.SET: Standing.STANDS, Standing.UNSURE: Standing.NONE}
"""What stands under a heading says of earlier areas what it would say of new ones."""


def at_its_place(said: Said, at: int, sentence: str, visited: Span | None) -> Standing:
    """Say what a sentence says between those beside it."""
    previous, following = (said[each][1] if 0 <= each < len(said) else "" for each in (at - 1, at + 1))
    if decides_so(sentence, previous) and "priority" not in sentence.lower():
        return Standing.SET
    if sentence.startswith("They ") and by_inspectors(previous):
        sentence = f"Inspectors{sentence[4:]}"
    standing = _standing(sentence, following, visited, *(words for _, words in said[at + 2 : at + 3]))
    if standing in (Standing.SET, Standing.UNSURE) and _AT_A_VISIT_IN.search(sentence):
        standing = _of_a_month(following)
    if AREA.search(previous) and leaves_others_standing(sentence):
        return Standing.STANDS  # whatever it needs by its own words: "The other is not met and still requires it"
    if not _may_be_of_earlier_visit(sentence, previous, visited):
        return standing
    # Which visit "it" is may be uncertain: to say nothing would lose an area that is set now.
    if visited is not None and _TELLS_OF_A_VISIT.match(previous):
        return Standing.NONE
    return Standing.UNSURE if standing is Standing.SET else standing


def _may_be_of_earlier_visit(sentence: str, previous: str, visited: Span | None) -> bool:
    """Return whether "it found" may take up an earlier visit, of which the sentence in front tells."""
    if not (_IT_FOUND.match(sentence) and _A_VISIT.search(previous)) or _THIS_VISIT.search(previous):
        return False
    return bool(EARLIER.search(as_at_this_visit(previous, visited)))


def _standing(sentence: str, following: str, visited: Span | None, *further: str) -> Standing:
    """Say what a sentence says; behind a heading that its text runs on from, what stands under one would say."""
    if "priority" not in sentence.lower():
        # Else `speaking` would not have listed it.
        return Standing.SET if sets_a_new_one(sentence) or is_of_elsewhere(sentence) else Standing.STANDS
    heading, text = run_in(sentence)
    if text:
        standing = standing_under_heading(text)
        return _OF_EARLIER.get(standing, standing) if is_earlier(heading, visited) else standing
    standing = standing_of(sentence)
    if standing is Standing.STANDS and not _IS.search(sentence) and _IT_IS_OVER.match(following):
        return Standing.SPOKEN_OF
    if standing is Standing.SET and any(map(_IS_KEPT.search, (following, *further))):
        return Standing.STANDS
    if standing is Standing.SET and _DENIED_BEHIND.match(following):
        return Standing.UNSURE
    if standing is Standing.UNSURE and _WAS_OVER.search(following):
        return Standing.SPOKEN_OF
    if standing is not Standing.SPOKEN_OF:
        return standing
    if _ONE_OF_TWO.match(following) and "improvement" in sentence:
        return Standing.UNSURE
    # By its days alone a sentence sets what the same words "at this visit" would.
    if standing_of(as_at_this_visit(sentence, visited)) is Standing.SET:
        return Standing.SET
    as_if = standing_of(as_if_at_this_visit(sentence, visited)) is Standing.SET
    return Standing.UNSURE if as_if and not _WHAT_BECAME.search(following) else Standing.SPOKEN_OF


def _of_a_month(following: str) -> Standing:
    """Say how one stands of a visit told by its month alone, by what the sentence behind says became of it."""
    if is_open(following, plainly=True):
        return Standing.STANDS
    return Standing.SPOKEN_OF if says_ended(following) else Standing.UNSURE


def run_in(sentence: str) -> tuple[str, str]:
    """Part a heading from its text on the same line; two empty strings where there is none."""
    found = _RUN_IN.match(sentence)
    return (found[0], sentence[found.end() :].lstrip(" :").strip()) if found else ("", "")
