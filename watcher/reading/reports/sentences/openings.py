"""A sentence without what changes nothing of what it says: openings that any sentence may have, and such adverbs."""

from __future__ import annotations

import re

_PLAIN = re.compile(
    r"""\W*(?:(?:however|overall|in\saddition|additionally|furthermore|moreover|similarly|equally|consequently|therefore|thus
        |regrettably|unfortunately|disappointingly|worryingly|sadly|nevertheless|nonetheless|as\sa\s(?:result|consequence)
        |more\sbroadly|importantly|in\ssome\srespects|for\sthis\sreason|at\spresent),\s
    |(?:the\ssame|this|that|as\smuch)\s(?:(?:cannot|could\snot|can\shardly)\sbe\ssaid\s(?:of|for|about)|is\snot\s(?:so|true|the\scase)\s(?:of|for|in)(?!\s(?:the\spolice|health\s(?:services|visit\w*|partners)|(?:many\s|some\s|all\s)?(?:other|neighbour\w+))\b))\s[^,;.]{3,90},\s(?:where|in\swhich)\s
    |it\sis\s(?:also\s|therefore\s)?(?:the\scase|clear|evident|apparent|notable|disappointing|regrettable|worrying
        |concerning|unfortunate|of\s(?:\w+\s)?concern|an?\s(?:matter|cause)\s(?:of|for)\s(?:\w+\s)?concern)\sthat\s)""",
    re.IGNORECASE | re.VERBOSE,
)
"""How any sentence may begin."""
_AT_THIS_VISIT = re.compile(
    r"\W*(?:at|on|during)\s(?:the\stime\sof\s)?this\s(?:\w+\s)?(?:visit|inspection),\s", re.IGNORECASE
)
_AT_THE_VISIT = re.compile(r"\W*(?:at|on|during)\s(?:the\stime\sof\s)?the\s(?:visit|inspection),\s", re.IGNORECASE)
_IN_CONTRAST = re.compile(
    r"\W*(?:(?:in\s)?contrast(?:ing)?\s(?:to|with)|unlike(?:\sat)?|compared\s(?:to|with)|different(?:ly)?\sfrom)\s"
    r"(?:the|our|its|their)\s(?:findings\s(?:at|of)\sthe\s)?(?:last|previous|earlier)\s(?:\w+\s)?(?:visit|inspection),\s",
    re.IGNORECASE,
)
"""What sets this visit against an earlier one."""
_UNLIKE_IT = re.compile(
    r",\sunlike\s(?:the|our)\s(?:last|previous|earlier)(?:\s(?:one|visit|inspection))?,\s", re.IGNORECASE
)
"""The same behind its subject: "this visit, unlike the last, has led to …"."""
_FOUND = re.compile(
    r"\W*(?:inspectors|we)\s(?:have\s)?(?:also\s|therefore\s)?(?:found|saw|concluded|noted)\sthat,?\s", re.IGNORECASE
)
_IN_THE_PAST = re.compile(r"\b(?:had|was|were|did)\b", re.IGNORECASE)
"""A verb by which what follows may be of the time before."""
_FINITE = re.compile(r"\b(?:is|are|has|have|do|does|had|was|were)\b", re.IGNORECASE)
_FRONTED = re.compile(
    r"\W*(?:in|for|at|on|within|across|throughout|despite|amid|given|with)\s[\w'’-]+(?:\s[\w'’-]+){0,7},\s"
    r"(?=(?:while|whilst|although|though|whereas|because|after|before|when|where)\s)",
    re.IGNORECASE,
)
"""An adverbial in front of a clause that stands before the main one."""
_TIME = re.compile(r"\b(?:last|previous|earlier|ago|20\d\d|contrast)\b", re.IGNORECASE)
_ADVERBS = (
    *("also", "clearly", "plainly", "evidently", "therefore", "consequently", "regrettably", "sadly", "undoubtedly"),
    "unfortunately",
)
_ADVERB = re.compile(
    rf"\b(has|have|is|are|was|were|do|does|did)\s(?:{'|'.join(_ADVERBS)})(?=\s)",
    re.IGNORECASE,
)


def without_openings(sentence: str, *, of_visit: bool = True) -> str:
    """Leave out what a sentence may open with whatever it says, and adverbs that a verb may have whatever it says.

    Words that name this visit stay where it matters that it is this one: without `of_visit`.
    """
    small = sentence.lower()
    rest = _ADVERB.sub(r"\1", sentence) if any(each in small for each in _ADVERBS) else sentence
    for _ in range(MOST):
        found = _PLAIN.match(rest) or (of_visit and _of_this_visit(rest)) or _before_a_clause(rest)
        if not found:
            break
        rest = rest[found.end() :]
    return rest if rest is sentence else rest[:1].upper() + rest[1:]


MOST = 3
"""How many openings one sentence has."""


def without_finding(sentence: str) -> str:
    """Leave out that inspectors found what is so now; what was so before, or they decided, stays as they say it."""
    found = _FOUND.match(sentence)
    if (
        found is None
        or "concluded" in found[0]
        or not (first := _FINITE.search(sentence, found.end()))
        or _IN_THE_PAST.match(first[0])
    ):
        return sentence
    return f"{sentence[found.end()].upper()}{sentence[found.end() + 1 :]}"


def _of_this_visit(sentence: str) -> re.Match[str] | None:
    """Find "at this visit", or "at the inspection" and "inspectors found that" before what is said of now."""
    if this := _AT_THIS_VISIT.match(sentence):
        return this
    found = _AT_THE_VISIT.match(sentence) or _FOUND.match(sentence)
    if found is None or not (first := _FINITE.search(sentence, found.end())):
        return None
    return None if _IN_THE_PAST.match(first[0]) else found


def _before_a_clause(sentence: str) -> re.Match[str] | None:
    found = _FRONTED.match(sentence)
    return None if found is None or _TIME.search(found[0]) else found


def without_contrast(sentence: str) -> str:
    """Leave out what sets this visit against an earlier one: the sentence as it stands where nothing does."""
    sentence = _UNLIKE_IT.sub(" ", sentence)
    found = _IN_CONTRAST.match(sentence)
    return f"{sentence[found.end()].upper()}{sentence[found.end() + 1 :]}" if found else sentence
