"""What somebody only says or fears, where the sentence behind confirms it: it is then the document's own finding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.reading.reports.sentences import other_bodies

if TYPE_CHECKING:
    from watcher.reading.text import Said

_SAYING = (
    r"(?:said|say|told\s(?:us|inspectors|managers|leaders|staff)|complained|fear(?:ed)?|felt|feel|believed?|thought|think"
    r"|reported|suspected|warned|worried|concerned|predicted|expected|alleged|claimed|convinced)"
)
_CLAIM = re.compile(
    rf"\W*(?!inspectors\b|we\b|ofsted\b)(?:[\w'’-]+\s){{1,8}}?{_SAYING}\s(?:(?:us|inspectors)\s)?that\s(?P<it>(?:(?!\b(?:not|never|no)\b)[^.;])+)\.",
    re.IGNORECASE,
)
"""Whose words or fears a sentence is made of, up to what is said; what "it is" says of a denial is not certain."""
_OF_INSPECTORS = r"(?:inspectors|we)\s(?:(?:also|fully|largely|have|all)\s)*"
_SO_IT_IS = re.compile(
    rf"\W*(?:(?:sadly|regrettably|unfortunately|however|and|but|yet|indeed),?\s)?(?:{_OF_INSPECTORS}(?:agreed?|concur(?:red)?|found\sthe\ssame|share[ds]?\s(?:this|that|their)\s(?:view|concern|assessment)|found\s(?:that\s)?th(?:is|ey)\s(?:to\sbe\sso|(?:is|are|was|were)\sright))"
    r"|(?:[^.;]{0,60}?(?:,\s(?:and|but)\s|;\s))?(?:it|they|this|that|these)\s(?:has|have|did|is|are|was|were)(?:\s(?:indeed|right|correct|so|true|the\scase))?"
    r"|so\s(?:it|they)\s(?:has|have|did|(?:has\s)?proved)|(?:(?:case|our)\s)?(?:records|files|data|audits|sampling|evidence)\s(?:bears?|bore)\s(?:this|them|it|that)\sout)\W*\Z",
    re.IGNORECASE,
)
"""The whole of a sentence by which inspectors say that it is so: "We checked, and they have."."""
_WOULD = re.compile(r"\bwould\s(?P<verb>weaken|worsen|decline|deteriorate|suffer|lessen)\b", re.IGNORECASE)
"""What was feared, and has come."""


def as_found(said: Said) -> tuple[Said, Said]:
    """Write what others say as the document's finding, where the next sentence confirms it.

    The second list shows such a sentence with the one that confirms it. All others are the same in both lists.
    """
    found, printed = said, said
    for at, (_, words) in enumerate(said):
        before = said[at - 1][1] if at else ""
        if " that " not in before or not _SO_IT_IS.match(words):  # hardly any has both, and the first is asked at once
            continue
        claim = _CLAIM.fullmatch(before)
        if claim is None or other_bodies.begins(claim[0]):
            continue
        if found is said:
            found, printed = list(said), list(said)
        page = said[at - 1][0]
        found[at - 1], printed[at - 1] = (page, _as_finding(claim["it"])), (page, f"{claim[0]} {words}")
    return found, printed


def _as_finding(told: str) -> str:
    said = _WOULD.sub(_has, told.replace(" had ", " have "))
    return f"{said[0].upper()}{said[1:]}."


def _has(would: re.Match[str]) -> str:
    return f"has {would['verb'].removesuffix('e')}ed"
