"""What is said in brackets of the clause in front of them: "visits are late (area for priority action)"."""

from __future__ import annotations

import re

from watcher.reading.reports.priority.earlier import EARLIER
from watcher.reading.reports.priority.words import AREA
from watcher.reading.reports.sentences.clauses import FINITE

_IN_BRACKETS = re.compile(
    r"\s?\((?:see\s(?:the\s)?)?(?P<said>[^()]{0,120}\bpriority\saction[^()]{0,80})\)", re.IGNORECASE
)
_SAYS_OF_NOW = re.compile(
    r"\b(?:is|are|has|have|do|does|cannot|remains?|continues?|too|fails?|lacks?)\b", re.IGNORECASE
)
"""How a clause in front of brackets says what is so at this visit."""
_LAST_PART = re.compile(r"(?:\A|[,;:]\s)[^,;:]*\Z")
_BEFORE = re.compile(r"\b(?:previous|last|earlier|former|20\d\d)", re.IGNORECASE)
_MARKED = re.compile(r"\s?\(priority\saction\)\W*\Z", re.IGNORECASE)
"""What marks an item of a list: "Management oversight (priority action)"."""
_HAS_A_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had)\b", re.IGNORECASE)


def parted(sentence: str) -> tuple[str, str]:
    """Part a sentence from what its brackets say of it, written as a sentence; that is empty where they say nothing."""
    if marked := _MARKED.search(sentence):
        return sentence[: marked.start()], "This is an area for priority action."
    found = _IN_BRACKETS.search(sentence)
    if found is None:
        return sentence, ""
    item = FINITE.search(sentence, 0, found.start()) is None and AREA.fullmatch(found["said"])
    if not (item and found["said"].startswith("area")) and not _SAYS_OF_NOW.search(sentence, 0, found.start()):
        return sentence, ""
    clause = _LAST_PART.search(sentence, 0, found.start())
    if clause is None or _BEFORE.search(clause[0]):
        return sentence, ""
    words = found["said"]
    rest = f"{sentence[: found.start()]}{sentence[found.end() :]}"
    if _HAS_A_VERB.search(words):
        return rest, f"{words[:1].upper()}{words[1:]}."
    if EARLIER.search(words):
        return rest, f"There was an {words}{sentence[found.end() :]}"
    return rest, f"This is {'an ' if AREA.match(words) else ''}{words}."
