"""What is said of an area for priority action itself, parted from what it is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.reading.reports.sentences.clauses import bearing_on

if TYPE_CHECKING:
    from watcher.reading.reports.sentences.clauses import Place

_WAS_IDENTIFIED = re.compile(
    r"\s(?:is|are|was|were|has\sbeen|have\sbeen)\s(?:\w+\s)?(?:identified|set|made|raised|found)\s(?=(?:in\srespect\sof|in\srelation\sto|about|concerning|regarding)\b)",
    re.IGNORECASE,
)
"""What follows is the matter of the area, and says nothing of how it stands."""
_SUBJECT_MATTER = re.compile(
    r"\b(?:whose|for children|(?:children|famil\w+|people) (?:who|are|have|in)|that (?:are|have) not|where"
    r"|in which|because)\b",
    re.IGNORECASE,
)
_VERB_BEHIND = re.compile(r",\s(?=(?:has|have|is|are|was|were|still|remains?|continues?|had)\b)", re.IGNORECASE)
"""How the verb comes behind what it is about: "the area, about children in need, has not been met"."""
_IN_BRACKETS = re.compile(r"\s\([^()]*\)")
_ABOUT = r"\s(?:about|on|concerning|regarding|in\srespect\sof|relating\sto)\s[^.;,]{2,80},\s"
_OF_ITS_MATTER = re.compile(
    rf"{_ABOUT}(?:none|neither|all|some|many|most|few|several|one|two|both)\sof\s(?:which|whom)\b[^.;,]*", re.IGNORECASE
)
"""What is said of what an area is about: "about plans, none of which is complete"."""
_OF_THEIR_MATTER = re.compile(rf"{_ABOUT}(?:some|many|most|few|several)\sof\s(?:which|whom)\b[^.;,]*", re.IGNORECASE)
"""The same of several areas, of which "both of which have been met" is said."""
_TAKES_UP = re.compile(
    r"\W*(?:and\s|but\s)?(?:which|it|they|both|neither|(?:on\s|for\s|as\sfor\s)?the\sothers?)\b"
    r"|\W*(?:but|though|although)\s(?:not\s(?:yet\s)?enough|too\slittle|insufficient\w*|(?:has|have)\snot\s(?:yet\s)?done\senough\s(?:for\s(?:it|them|this|these)\s)?to\s(?:be\s)?(?:remove|lift|close|discharge))|\W*(?:so|and|but)\sth(?:is|at|ese|ose)\sareas?\b",
    re.IGNORECASE,
)


def about_it(where: Place) -> str:
    """Take the words around it that say how it stands, without what it is about ("… whose needs are not met")."""
    of_matter = _OF_THEIR_MATTER if "areas" in where.words.lower() else _OF_ITS_MATTER
    behind = of_matter.sub("", _IN_BRACKETS.sub("", where.after))
    matter = _SUBJECT_MATTER.search(behind)
    goes_on = matter and _VERB_BEHIND.search(behind, matter.end())
    after = behind[: matter.start()] if matter else behind
    after = f"{after}{behind[goes_on.start() :]}" if goes_on else after
    identified = _WAS_IDENTIFIED.match(after)
    after = identified[0] if identified else after
    later = where.later if _TAKES_UP.match(where.later) else ""
    return f"{bearing_on(where.before)[-60:]}{where.words}{after} {later}"
