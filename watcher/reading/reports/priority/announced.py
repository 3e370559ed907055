"""What leaders were told at this visit, as its letter tells it: "that an area for priority action had been set"."""

from __future__ import annotations

import re

from watcher.reading.reports.priority.earlier import EARLIER

_TELL = (
    r"(?:informed|told|notified|advised|alerted|briefed|explained|said|stated|shared|confirmed|announced"
    r"|fed\sback|wrote)"
)
_ANNOUNCED = re.compile(
    r"\W*(?:(?:at|on|during|in|by|before|after)\s[^,;.]{2,60},\s)?(?:as\s)?"
    rf"(?:(?:I|we|inspectors|HMI|the\s(?:lead\sinspector|inspection\steam))\s(?:\w+\s){{0,2}}?{_TELL}"
    rf"|(?:you|leaders|managers|(?:senior|council|the)\s(?:[\w'’-]+\s){{0,7}}?[\w'’-]+)\s(?:was|were)\s(?:\w+\s)?{_TELL})\b"
    r"[^;.]{0,100}?(?:\sthat|,)\s(?=(?:there\s(?:was|were)|an?|one|two|three|four|the\sfollowing|no)\s)",
    re.IGNORECASE,
)
"""Who was told something, up to what it was."""
_WE_WROTE = re.compile(r"\bwrote\b", re.IGNORECASE)
_HAD = re.compile(
    r"\bhad\s(?=(?:\w+\s)?(?:been\s)?(?:identified|set|made|raised|found|recorded|issued)\b)", re.IGNORECASE
)
_THERE_WAS = re.compile(r"\Athere\s(?:was|were)\b", re.IGNORECASE)


def as_told(sentence: str) -> str:
    """Write what leaders were told as the letter's own words.

    What they were told of an earlier visit, or that something "would" be, stays as it is.
    """
    found = _ANNOUNCED.match(sentence)
    if found is None or EARLIER.search(_WE_WROTE.sub("", found[0])) or " would " in sentence:
        return sentence
    said = _THERE_WAS.sub("there is", sentence[found.end() :])
    return f"{said[:1].upper()}{_HAD.sub('has ', said[1:], count=1)}"
