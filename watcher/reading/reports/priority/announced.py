"""What leaders were told at this visit, as its letter tells it: "that an area for priority action had been set"."""

from __future__ import annotations

import re

from watcher.reading.reports.priority.earlier import EARLIER

_TELL = (
    r"(?:informed|told|notified|advised|alerted|briefed|explained|said|stated|shared|confirmed|announced"
    r"|fed\sback|wrote|made\s(?:aware|(?:it\s)?clear|known)|set\sout)"
)
_ANNOUNCED = re.compile(
    r"\W*(?:(?:at|on|during|in|by|before|after|when)\s[^,;.]{2,60},?\s)?(?:as\s)?"
    rf"(?:(?:I|we|inspectors|HMI|the\s(?:lead\sinspector|inspection\steam))\s(?:\w+\s){{0,2}}?{_TELL}"
    rf"|(?:it|you|leaders|managers|(?:senior|council|the)\s(?:[\w'’-]+\s){{0,7}}?[\w'’-]+)\s(?:was|were)\s(?:\w+\s)?{_TELL})\b"
    r"[^;.]{0,100}?(?:\s(?:that|why)|,)\s"
    r"(?=(?:there\s(?:was|were)|an?|one|two|three|four|the\sfollowing|no|inspectors|we|(?:this|the)\s(?:visit|inspection))\s)",
    re.IGNORECASE,
)
"""Who was told something, up to what it was."""
_BY_ITS_END = re.compile(
    r"\W*(?:at|on|during|in|by)\s(?:the\s)?(?:end\sof\s)?(?:the\s)?(?:first|second|third|final|last|feedback|end|close)\s(?:day|morning|afternoon|meeting|of\s(?:the|this)\s(?:\w+\s)?(?:visit|inspection))\b[^,;.]{0,30}?,?\s"
    r"(?=inspectors\s|we\s|an?\s|one\s|two\s)",
    re.IGNORECASE,
)
"""What had happened by a day of this visit has happened: "By the end of the first day inspectors had identified …"."""
_WE_WROTE = re.compile(r"\bwrote\b", re.IGNORECASE)
_HAD = re.compile(
    r"\bhad\s(?=(?:\w+\s)?(?:been\s)?(?:identified|set|made|raised|found|recorded|issued)\b)", re.IGNORECASE
)
_THERE_WAS = re.compile(r"\Athere\s(?:was|were)\b", re.IGNORECASE)


def as_told(sentence: str) -> str:
    """Write what leaders were told, or had happened by a day of this visit, as the letter's own words.

    What they were told of an earlier visit, or that something "would" be, stays as it is.
    """
    found = _ANNOUNCED.match(sentence) or _BY_ITS_END.match(sentence)
    if found is None or EARLIER.search(_WE_WROTE.sub("", found[0])) or " would " in sentence:
        return sentence
    said = _THERE_WAS.sub("there is", sentence[found.end() :])
    return f"{said[:1].upper()}{as_done(said[1:])}"


_BY_OTHERS = re.compile(
    r"\bby\s(?:the\s)?(?:CQC|Care\sQuality|HMICFRS|police|council|(?:local\s)?authority)\b", re.IGNORECASE
)


def as_done(sentence: str) -> str:
    """Write that inspectors have done it, wherever the sentence says that by then it had been done."""
    return sentence if _BY_OTHERS.search(sentence) else _HAD.sub("has ", sentence)
