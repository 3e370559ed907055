"""The head of a noun phrase: what stands before "of" or "for" is what a sentence is about, known or not."""

from __future__ import annotations

import re

_WORTH = (
    r"(?:\w{3,}(?<!capac)(?<!complex)(?<!sever)(?<!popular)(?<!necess)(?<!quant)(?:ity|ness|ency)|accuracy|depth|breadth|pace"
    r"|edge|speed|strength|trend|extent|degree|standing|line\sof\ssight)"
)
"""What is said of work by such a noun is said of the work: "the integrity of …"."""
_OF_ANOTHER_HEAD = re.compile(
    rf"(?:\A\W*|\b(?:the|an?|its|their|our|this|that)\s)(?!(?:some|much|most|many|all|both|each|parts?|several|too|what|as"
    rf"|one|few|either|none|those|there|at|in|on|inspection|visit)\b|(?:[\w'’-]+\s){{0,2}}?{_WORTH}\b|[\w\s]*\b(?:is|are|has|have|was|were|that|where|which)\b)"
    r"(?:[\w'’-]+\s){1,3}(?:for|of|on|in|to)\s(?:(?:the|an?|its|their|our|some|these|those)\s)?(?:[\w'’-]+\s){0,3}$",
    re.IGNORECASE,
)
"""In front of a noun that belongs to another, which we don't know: "the money for early …"."""


def is_of_another_head(before: str) -> bool:
    """Return whether a noun behind these words only belongs to another, which nobody knows: "the money for early …"."""
    return bool(_OF_ANOTHER_HEAD.search(before))
