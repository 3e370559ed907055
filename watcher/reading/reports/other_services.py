"""Whether a sentence behind another is of some other service or matter: what got better there ends no decline here."""

from __future__ import annotations

import re

_NAMED = re.compile(
    r"\b(?:morale|turnover|caseloads|workforce|staff|recruitment|(?:early\shelp|adoption|fostering|carers?|kinship|care\sleavers?"
    r"|personal\sadvisers?|virtual\sschool|front\sdoor|MASH|disabled|unaccompanied|private(?:ly)?\sfoster\w*|exploitation"
    r"|missing|youth\sjustice|housing|health|schools?|police|education|emergency\sduty|out[\s-]of[\s-]hours|court\swork))\b",
    re.IGNORECASE,
)
"""Services and matters that have a name of their own."""
_OF_ALL = re.compile(r"\b(?:practice|services)\b", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|remains?|continues?|lives?|likes?|improved|recovered|gets?|receives?)\b",
    re.IGNORECASE,
)


def is_of_another(sentence: str, told: str) -> bool:
    """Return whether the subject of `sentence` is a service or matter with a name that `told` doesn't speak of."""
    verb = _VERB.search(sentence)
    if verb is None:
        return False
    if _OF_ALL.search(sentence):
        return False
    named = _NAMED.findall(sentence, 0, verb.start())
    return bool(named) and not any(each.lower().rstrip("s") in told.lower() for each in named)
