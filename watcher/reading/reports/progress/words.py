"""What words of progress can say, and those that its forms share."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.reading.reports.sentences.whole_words import whole_words

if TYPE_CHECKING:
    from watcher.reading.either_case import EitherCase


class Says(Enum):
    """What words say of progress."""

    BAD = "too little"
    BAD_BESIDE = "something else that is bad"
    HALF = "some, or not everywhere"
    GOOD = "enough"
    GOOD_BESIDE = "something else that is good"
    REST = "what lags behind something good"
    AHEAD = "what is good beside something that lags"


class Form(Struct, frozen=True):
    """One way to say it. `denies` is true where a "not" is one of its own words, and so takes nothing back."""

    says: Says
    pattern: str
    denies: bool

    @property
    def words(self) -> EitherCase:
        """Its words, as they are looked for in a sentence."""
        return whole_words(self.pattern)


def form(says: Says, *words: str, denies: bool = False) -> Form:
    """Make a form of patterns that begin and end at the border of a word."""
    return Form(says, "|".join(words), denies)


PROGRESS = r"(?:progress|pace|rate|speed|improvements?|changes?|momentum|actions?)"
NOT_YET_OF = r"\s(?:(?!and\b|but\b|that\b|which\b|wh(?:o|ere|en)\b)[\w'’-]+\s){0,8}?(?:has|have|had|was|were|is|are)"
"""Between a noun and the "not" of its own verb: "progress in these areas has"."""
TASKS = r"(?:actions|recommendations|improvements|areas\sfor\simprovement|weaknesses|milestones|targets)"
MOST = r"(?:many|most|all|several|too\smany|nearly\sall|almost\sall)"
BETTER = r"(?:better|stronger|safer|swifter|sharper|clearer|improved)"
IS = r"(?:is|was|are|were|has\sbeen|have\sbeen|remains?)"
