"""What words of progress can say, and those that its forms share."""

from __future__ import annotations

import re
from enum import Enum

from msgspec import Struct


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
    words: re.Pattern[str]
    denies: bool


def form(says: Says, *words: str, denies: bool = False) -> Form:
    """Make a form of patterns that begin and end at the border of a word."""
    return Form(says, re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE), denies)


PROGRESS = r"(?:progress|pace|rate|speed|improvements?|changes?|momentum|actions?)"
TASKS = r"(?:actions|recommendations|improvements|areas\sfor\simprovement|weaknesses|milestones|targets)"
MOST = r"(?:many|most|all|several|too\smany|nearly\sall|almost\sall)"
BETTER = r"(?:better|stronger|safer|swifter|sharper|clearer|improved)"
IS = r"(?:is|was|are|were|has\sbeen|have\sbeen|remains?)"
