"""What a sentence takes up from the one before and says is gone: "They rarely do so now", "That clarity has gone"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.reading.reports.decline import lexicon
from watcher.reading.reports.decline.then_now import is_bad, was_well_then
from watcher.reading.reports.decline.then_now_words import LONGEST, OF_OTHERS
from watcher.reading.reports.decline.words import GRIP, HOW
from watcher.reading.reports.sentences import subjects
from watcher.reading.reports.sentences.subject_nouns import NOUN
from watcher.reading.reports.sentences.subjects import Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LETTERS = (
    " gone",
    "evaporated",
    "vanished",
    "rarely",
    "seldom",
    "hardly ever",
    "earlier ",
)
"""Letters of which such a second sentence has some."""
_BUT = r"\W*(?:(?:but|however|yet),?\s)?"
_GONE = re.compile(
    rf"{_BUT}(?:that|this)\s(?:\w+\s)?(?:{GRIP}|confidence|discipline|energy)\s(?:has|have)\s{HOW}"
    r"(?:gone(?=[.,;:]|\s(?:and|now|altogether)\b)|evaporated|vanished)\b",
    re.IGNORECASE,
)
_RARELY_NOW = re.compile(
    rf"{_BUT}(?:they|it|this)\s(?:rarely|seldom|hardly\sever|almost\snever)\s(?:(?:do(?:es)?\s(?:so|this|it)|happens?|occurs?)\s"
    r"(?:now|today|these\sdays|at\spresent|any\smore)\b|now\s(?:do(?:es)?\s(?:so|this|it)|happens?))",
    re.IGNORECASE,
)
_USED_TO_HELP = re.compile(
    rf"""\b(?:(?:(?:social|family|support)\sworkers|advisers|managers|(?:reviewing|designated)\sofficers(?:\s\(\w+\))?
        |leaders|practitioners|staff|chairs)\s(?:\w+\s)?used\sto\s(?:\w+ly\s)?(?:{lexicon.DO}|talk|ring|call)
        |used\sto\sbe\s(?:\w+ly\s)?(?:{lexicon.DONE}))\b
    (?!.*\b(?:only|crisis|without|strangers)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
"""What staff did for children, or each other, and what was done."""
_EARLIER_BETTER = re.compile(
    r"\W*the\searlier\s(?:ones|set|sample|assessments|plans|records|files|discussions|reviews|cases|work)\s(?:was|were)\s"
    r"(?:\w+ly\s)?(?:the\s|much\s)?(?:better|stronger|clearer|fuller|more\s(?:thorough|detailed|purposeful|timely|analytical))\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:compared|read|looked\sat|sampled|examined)\b.*\b20\d\d\b.*\b(?:this|now|today|recent\w*)\b"
)


def worse(sentences: Sequence[str], among: Iterable[int]) -> Iterator[int]:
    """Find the sentences that take up what the one before said was well, and say that it is so no more.

    `among` are the numbers of those that have letters of it; the one before is named where it tells the figures.
    """
    return (at for at in among if at and _is_worse(sentences[at - 1], sentences[at]))


def _is_worse(before: str, sentence: str) -> bool:
    words = f"{before} {sentence}"
    if len(words) > LONGEST or OF_OTHERS.search(words):
        return False
    if _GONE.match(sentence):
        return was_well_then(before) and subjects.first(before) is Subject.SERVICES
    if _RARELY_NOW.match(sentence):
        return bool(_USED_TO_HELP.search(before)) and not is_bad(before)
    return bool(_EARLIER_BETTER.match(sentence) and _COMPARED.search(before)) and any(
        each["services"] for each in NOUN.finditer(before)
    )
