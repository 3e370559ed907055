"""What stands under the heading of areas for priority action: an area that is set, unless it says not."""

from __future__ import annotations

import re

from watcher.reading.reports.priority_added import leaves_others_standing
from watcher.reading.reports.priority_over import OVER
from watcher.reading.reports.priority_standing import Standing, standing_of
from watcher.reading.reports.priority_words import AREA
from watcher.reading.text import sentences

_NOTHING = re.compile(
    r"""\W*(?:(?:there\s(?:is|are|was|were)\s)?(?:currently\s)?(?:none(?!\sof\sthe\s(?!areas|actions|previous))|nil
        |(?:0|zero)(?=\W*\Z)|no\s(?:(?:new\s|further\s|such\s)?(?:areas?|priority|actions?)|(?:new|further)\sones?))\b
    |n/?a\b|not\s(?:applicable|required|needed|identified|set|made)\b|nothing(?=\W*$|\s(?:to|was|is
        |has)\b[^.]{0,20}(?:report|identified|found|set))|this\ssection\sdoes\snot|(?:this|the)\s(?:visit|inspection
        |letter)\s(?:did|does|has)\snot\b
    |(?:[^.;]*,\s)?(?:inspectors|we)\s(?:have|had|found|saw)\snothing\sto\s(?:report|add|record|raise)(?=\W*\Z|\s(?:here|under|in\sthis|on\sthis|at\sthis|this\stime)\b)|(?:inspectors|we)\s(?:(?:did|have)\snot\b|(?:have\s)?(?:found|identified|set)\s(?:none|no)\b)|\Z)""",
    re.IGNORECASE | re.VERBOSE,
)
"""What stands under the heading in place of an area."""
_EARLIER_AREAS_OVER = re.compile(
    r"\W*(?:the|both|all)\s(?:(?:\w+\s){0,2}areas?|one|two|three|four)\s(?:(?:that|which)\s(?:were|was|inspectors|we|ofsted)\s(?:had\s|have\s)?)?(?:identified|set|named|raised|from)\b[^.;]{0,60}?"
    rf"\b(?:has|have)\s(?:(?:now|all|both|since|clearly)\s)?been\s(?:\w+ly\s)?{OVER}\b",
    re.IGNORECASE,
)
_MET = rf"{OVER}(?!\s(?:only|in\spart|part|for|during|in\sth))"
_THEY_ARE_OVER = re.compile(
    r"\W*(?:and\s|but\s)?(?:(?:both|all|each|these|they|it|this)(?:\s(?:areas?|actions?|of\s(?:them|these)))?|the\s(?:one|two"
    rf"|three)\s(?:areas?|actions?))\s(?:has|have|is|are)\s(?:now\s|all\s|both\s|since\s|been\s|\w+ly\s)*{_MET}\b"
    rf"|[^.;,]{{0,60}}?\b(?:has|have)\s(?:now\s|since\s|\w+ly\s)*{_MET}\s(?:both|all|each|these|them|this|it)\b"
    rf"|.*(?:\s\(|:\s|;\s|\s-\s)(?:now\s|fully\s)?{_MET}\W*\Z",
    re.IGNORECASE,
)
"""What is said of earlier areas by no name: "Both have been met", "visits to children (met)"."""


_CARRIED_OVER = re.compile(
    r"\W*(?:(?:carried|brought|rolled)\s(?:over|forward)|(?:still\s)?(?:standing|outstanding|unresolved|remaining|continuing|open|unmet|unchanged))"
    r"(?:\s(?:from|since)\s[^:]{0,40}?\b(?:20\d\d|last|previous|earlier)\b|:)"
    r"|[^()]*\((?:still\s)?(?:carried\s(?:over|forward)|outstanding|unresolved|remaining|continuing|unmet|not\s(?:yet\s)?(?:met|addressed|closed|resolved)),?\s(?:from|since)\s[^()]{0,40}?\b(?:20\d\d|last|previous|earlier)\b"
    r"|\W*(?:those|(?:the|both|all)\s(?:\w+\s)?(?:ones?|two|three|four))\s(?:set(?:\sout)?|identified|listed|given|made|raised|from)\b[^;.]*\b(?:20\d\d|last|previous|earlier)\b"
    r"[^;.]*?(?<!not\s)(?<!longer\s)(?:continues?\sto\s(?:apply|stand)|still\s(?:stands?|appl(?:y|ies))|(?:stays?|remains?)\sin\s(?:place|force))\b"
    r"|\W*(?:these|this|it)\s(?:is|are)\s(?:(?:the\sones?|those)\s)?(?:as\s)?(?:set\sout|identified|listed|described)\sin\s(?:the|our)\s(?:previous|last|earlier|letter\sof\b.*\b20\d\d)\b",
    re.IGNORECASE,
)
"""What an item says of itself that was set earlier: "Carried over from 2023: visits"."""


def standing_under_heading(words: str) -> Standing:
    """Say what an item of the list, or a sentence under the heading, is: an area that is set, unless it says not.

    UNSURE where it says of something by no name that it is over: an earlier area, or how this one was answered at once.
    """
    if not AREA.search(words):
        if _NOTHING.match(words) or _EARLIER_AREAS_OVER.match(words):
            return Standing.NONE
        if _CARRIED_OVER.match(words) or any(map(leaves_others_standing, sentences(words))):
            return Standing.STANDS
        return Standing.UNSURE if any(map(_THEY_ARE_OVER.match, sentences(words))) else Standing.SET
    standing = standing_of(words)
    if standing is Standing.SPOKEN_OF and _NOTHING.match(words):
        return Standing.NONE
    return standing if standing in (Standing.STANDS, Standing.NONE) else Standing.SET
