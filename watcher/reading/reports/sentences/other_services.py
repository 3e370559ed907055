"""Whether a sentence behind another is of some other service or matter: what got better there ends no decline here."""

from __future__ import annotations

import re

from watcher.reading.either_case import EitherCase

_NAMED = re.compile(
    r"\b(?:morale|turnover|caseloads|workforce|staff|recruitment|(?:early\shelp|adoption|fostering|carers?|kinship|care\sleavers?"
    r"|personal\sadvisers?|virtual\sschool|front\sdoor|MASH|disabled|unaccompanied|private(?:ly)?\sfoster\w*|exploitation"
    r"|missing|youth\sjustice|housing|health|schools?|police|education|emergency\sduty|out[\s-]of[\s-]hours|court\swork))\b",
    re.IGNORECASE,
)
"""Services and matters that have a name of their own."""
_TOGETHER = (("care leaver", "personal adviser"), ("front door", "mash"), ("fostering", "carer", "kinship"))
"""Names of one service."""
_OF_ALL = EitherCase(r"\b(?:practice|services)\b")
_CLAUSES = re.compile(r";|\b(?:and|but|that|while|so|as)\s", re.IGNORECASE)
"""What parts a subject from another's: "turnover was the cause, and assessments are now good"."""
_VERB = EitherCase(
    r"\b(?:is|are|was|were|has|have|had|remains?|continues?|lives?|likes?|improved|recovered|gets?|receives?)\b"
)


def is_of_another(sentence: str, told: str) -> bool:
    """Return whether each subject of `sentence` is a service or matter with a name that `told` doesn't speak of."""
    if _OF_ALL.search(sentence):
        return False
    verbs = ((clause, _VERB.search(clause)) for clause in _CLAUSES.split(sentence))
    subjects = [clause[: verb.start()] for clause, verb in verbs if verb]
    return bool(subjects) and all(_is_named_apart(each, told.lower()) for each in subjects)


def _is_named_apart(subject: str, told: str) -> bool:
    named = {each.lower().rstrip("s") for each in _NAMED.findall(subject)}
    names = named.union(*(each for each in _TOGETHER if named & {*each}))
    return bool(named) and not any(each in told for each in names)
