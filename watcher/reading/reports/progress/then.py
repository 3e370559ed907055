"""What a letter only takes up to deny: progress as it was told of at an earlier visit, feared or claimed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.timing.dates import MONTHS

if TYPE_CHECKING:
    from watcher.reading.text import Said

_WHEN = (
    r"(?:last\stime|(?:at|on|after|during)\s(?:our|the|its)\s(?:\w+\s)?(?:last|previous|first|earlier)\s(?:\w+\s)?visit"
    rf"|in\s(?:{'|'.join(MONTHS)})(?:\s20\d\d)?)"
)
_WE_SAID = r"(?:we|inspectors)\s(?:had\s)?(?:concluded|reported|found|said|judged)"
_TOLD_THEN = re.compile(
    rf"\W*(?:{_WHEN},?\s{_WE_SAID}|(?:at|during)\s(?:the|their|its|our)\s(?:(?:\w+\s)?inspection|(?:last|previous|earlier|preceding)\s(?:\w+\s)?visit)"
    r"|(?:(?:the|that)\s(?:\w+\s){0,2}inspection|(?:the|our)\s(?:\w+\s)?(?:last|previous|earlier|preceding)\s(?:\w+\s)?visit)"
    r"\s(?:had\s)?(?:found|identified|saw|judged|reported))\b(?!.*\b(?:now|since|this\svisit|still|remains?|again)\b)"
    rf"|[^.;,]{{3,60}}\s(?:was|were)\s(?:our|the)\s(?:conclusion|finding|verdict|judgement)\s{_WHEN}\W*(?:;|\Z)"
    r"|\W*(?:we|inspectors|leaders|staff)\shad\s(?:feared|worried|been\sconcerned)\b(?!.*\b(?:and|but|it)\s(?:has|is|did)\b)",
    re.IGNORECASE,
)
"""A sentence that says only what was found, or feared, before this visit."""
_IT_IS_SO = re.compile(
    r"\W*(?:it|this|that|they)\s(?:still\s(?:is|are|does|holds?)|(?:is|are)\s(?:still\s)?(?:so|the\scase)|remains?\s(?:so|the\scase|true)|has|have|did|were\sright)\W*\Z|\W*(?:little|nothing)\shas\schanged\b",
    re.IGNORECASE,
)
"""How the next sentence says that it holds: "It still is.", "They were right."."""
_TOLD_THEN_IN_FRONT = re.compile(
    rf"\A\W*(?:where|while|whereas|although)\s{_WE_SAID}\b[^,;]*\s{_WHEN},\s", re.IGNORECASE
)
_SO_THEN_IN_FRONT = re.compile(
    rf"\A\W*(?:where|while|whereas|although|though)\s(?P<what>[^,;]*?)\s(?:was|were|had\sbeen)\s[^,;]*?\b(?:{_WHEN}"
    r"|at\s(?:the\s)?(?:time\sof\s)?(?:the|our|its)\s(?:\w+\s)?(?:last|previous|earlier|first|second|third|fourth|fifth)\s(?:\w+\s)?visit)\b[^,;]*,\s(?P<it>it\s)?",
    re.IGNORECASE,
)
"""What was so then, in front of what is so now: "Although progress was slow at the second visit, it is good"."""
_CLAIMED = re.compile(
    r"\b(?:leaders|managers|the\s(?:council|authority))\s(?:\w+\s)?(?:told|said|say|believe|think|feel|consider|judge|report)"
    r"|\b(?:leaders['’]|managers['’]|(?:council|authority)['’]s|(?:its|their))\s(?:own\s)?(?:view|assessment|self-\w+|account|belief)\b[^.;]*\b(?:is|was|says?|said|states?)\sthat\b",
    re.IGNORECASE,
)
_NOT_NOW = re.compile(
    r"\W*(?:that|this|it)\sis\s(?:not|no\slonger)\s(?:what\s(?:we|inspectors)\s(?:found|saw)|(?:our|the)\s(?:conclusion|finding|view)|so|the\scase)(?:\s(?:on|at|during)\sthis\s(?:visit|occasion)|\snow)?(?=[,;:.])[,;:.]\s*",
    re.IGNORECASE,
)
"""How the next sentence begins that takes it back: "It is not our conclusion now; …"."""
_NOT_FOUND = re.compile(
    r"\W*(?:we|inspectors)\s(?:did|do|could)\snot\s(?:find|see|agree|share|confirm)\b|\W*(?:that|this|it)\s(?:is|was)\snot\s(?:borne\sout|reflected|supported|confirmed)\b|\W*(?:that|this|it)\sis\snot\W*\Z",
    re.IGNORECASE,
)
_IT_HAS_NOT = re.compile(r"\W*(?:it|this|that)\s(?:has|have|did|is)\snot(?:,\sand\s|[;:.]\s*)", re.IGNORECASE)


def _without_then(found: re.Match[str]) -> str:
    return "Progress " if found["it"] and "progress" in found["what"].lower() else found["it"] or ""


def of_this_visit(said: Said) -> Said:
    """Leave out what is said of progress at an earlier visit, and the denial of what was found, feared or claimed."""
    told = [sentence for _, sentence in said]
    for at, sentence in enumerate(told):
        behind = told[at + 1] if at + 1 < len(told) else ""
        then = None if _IT_IS_SO.match(behind) else _TOLD_THEN.match(sentence)
        not_now = _NOT_NOW.match(behind) or (_IT_HAS_NOT.match(behind) if then else None)
        if then or not_now or (_CLAIMED.search(sentence) and _NOT_FOUND.match(behind)):
            told[at] = ""
        if not_now:
            told[at + 1] = behind[not_now.end() :]
        told[at] = _SO_THEN_IN_FRONT.sub(_without_then, _TOLD_THEN_IN_FRONT.sub("", told[at]))
    return [(page, sentence) for (page, _), sentence in zip(said, told, strict=True)]


_PROGRESS = re.compile(
    r"\W*(?:[\w'’-]+\s){0,2}(?:progress|pace)\b|[^,;:.]{0,60}?,?\s(?:overall\s)?progress\shas\sbeen\b", re.IGNORECASE
)
_IT = re.compile(
    r"\A(\W*(?:(?:for|in|at|with|among|across|elsewhere|on)\b(?:(?!\bwho)[^,;:.]){0,60}?,?\s)?)(?:it|this)(?=\s(?:has\sbeen|is|was)\b)",
    re.IGNORECASE,
)


def with_progress(said: Said) -> Said:
    """Write "progress" where "it" takes up that of the sentence in front: "For care leavers it has been slow"."""
    told: list[str] = []
    for _, sentence in said:
        takes_up = bool(told) and _PROGRESS.match(told[-1])
        told.append(_IT.sub(r"\1progress", sentence) if takes_up else sentence)
    return [(page, sentence) for (page, _), sentence in zip(said, told, strict=True)]
