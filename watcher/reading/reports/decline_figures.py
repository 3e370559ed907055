"""Shares of timely work then and now: "nine in ten visits were on time in 2021; now it is six in ten"."""

from __future__ import annotations

import re

from watcher.reading.reports.decline_comparisons import EARLIER
from watcher.reading.reports.decline_words import Shape, Time, form

_COUNTED = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_PARTS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "thirds": 2 / 3, "quarters": 0.75, "all": 1.0}
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
LEAST_FALL = 0.05
"""A share that fell by less than this, from 0 to 1, says nothing of services: figures move a little."""
_WORD = "|".join(_COUNTED)
_SHARE = (
    rf"(?:\d+(?:\.\d+)?(?=\s?(?:%|per\scent\b))|(?:{_WORD})\s(?:in|out\sof)\s(?:every\s)?(?:{_WORD})\b"
    r"|(?:half|(?:a|one|two|three)\s(?:thirds?|quarters?)|(?:nearly|almost)\sall)\b)"
)
_DONE = (
    r"\b(?:on\stime|in\stime|with?in\s(?:\w+\s)?(?:timescales?|days|weeks)|in\stimescales?|up[\s-]to[\s-]date"
    r"|seen|visited|in\stouch"
    r"|allocated|completed|reviewed|assessed|held|offered|in\ssuitable\saccommodation)\b"
)
_NOW = r"\b(?:now|today|currently|(?:at|on|by)\sthis\s(?:inspection|visit))\b"
_UNDONE = re.compile(
    r"\b(?:not|late|never|without|nor|un\w+ed|overdue|missed|failed|agency|temporary|locums?|duty|overnight|custody|hotels?|repeat\w*|un(?:registered|suitable)|more\sthan\s(?:once|twice|one))\b",
    re.IGNORECASE,
)
"""Of which it is well to have a smaller share."""
_IN_TIME = re.compile(
    r"\btime(?:ly|scales?|liness)?\b|\b(?:prompt\w*|within|up\sto\sdate|every|regular\w*)\b", re.IGNORECASE
)
"""What it is well to have a larger share of, where nothing else says that it is done."""
_THEN = re.compile(rf"\b{EARLIER}", re.IGNORECASE)
FORMS = (
    form(
        Shape.FIGURES,
        Time.NOW,
        rf"(?P<then>{_SHARE})[^.;]{{0,60}}?{_DONE}[^.]{{0,60}}?{_NOW}[^.;]{{0,60}}?(?P<now>{_SHARE})"
        rf"|(?P<now2>{_SHARE})[^.;]{{0,60}}?{_DONE}[^.;]{{0,60}}?\b(?:down\sfrom|compared\s(?:with|to)"
        rf"|against)\s(?:\w+\s)?"
        rf"(?P<then2>{_SHARE})[^.;]{{0,20}}?\s{EARLIER}"
        rf"|{_DONE}[^.;]{{0,40}}?(?P<now3>{_SHARE})[^.;]{{0,60}}?\b(?:down\sfrom|compared\s(?:with|to)|against)\s(?:\w+\s)?(?P<then3>{_SHARE})[^.;]{{0,20}}?\s{EARLIER}",
        "%|per cent|in ten|of ten|in five|of five|in four|of four|in three|of three|every | half|third|quarter"
        "|nearly all|almost all",
    ),
)


def fell(leading: str, words: str) -> bool:
    """Return whether the later of two shares is much smaller; `words` begin with those of a form.

    What is now has to be set beside an earlier time, which may be named in the words before the form's.
    """
    found = next(each for form_ in FORMS if (each := form_.words.match(words)))
    if _UNDONE.search(f"{leading}{found[0]}") or (found["now3"] and not _IN_TIME.search(f"{leading}{found[0]}")):
        return False
    then, now = (_value(found[name] or found[f"{name}2"] or found[f"{name}3"]) for name in ("then", "now"))
    at_an_earlier_time = (
        found["now2"] or found["now3"] or _THEN.search(f"{leading}; {words[found.end('then') : found.start('now')]}")
    )
    return bool(at_an_earlier_time) and then - now >= LEAST_FALL


_SO_MANY_NOW = re.compile(
    rf"\bof\sthe\s(?P<all>\d{{1,4}})\s[^.;]{{3,120}}?,\s(?:only\s)?(?P<done>\d{{1,4}})\s(?:was|were|are|had|have)\s[^.;,]{{0,60}}?{_DONE}"
    rf"|\b(?P<done2>\d{{1,4}})\s(?:out\s)?of\s(?:the\s)?(?P<all2>\d{{1,4}})\s[^.;,]{{3,80}}?{_DONE}",
    re.IGNORECASE,
)
_SO_MANY_THEN = re.compile(
    rf"\b{EARLIER},?\s(?:it|this|that|the\s(?:figure|number|same))\s(?:was|had\sbeen)\s(?P<done>\d{{1,4}})\s(?:out\s)?of\s(?:the\s)?(?P<all>\d{{1,4}})\b",
    re.IGNORECASE,
)
"""How a sentence of its own gives the same count for an earlier time: "A year earlier it was 29 of 33"."""


def fell_since(sentence: str, following: str) -> bool:
    """Return whether the share that a sentence counts of timely work was larger at the time that the next one tells."""
    now, then = _SO_MANY_NOW.search(sentence), _SO_MANY_THEN.search(following)
    if now is None or then is None:
        return False
    done, whole = (int(now[name] or now[f"{name}2"]) for name in ("done", "all"))
    return whole > 0 and int(then["all"]) > 0 and int(then["done"]) / int(then["all"]) - done / whole >= LEAST_FALL


_SHARE_THEN = re.compile(
    rf"(?P<share>{_SHARE}|(?:{'|'.join(_TENS)})(?:-(?:{_WORD}))?(?=\sper\scent\b))[^.;]*?{_DONE}", re.IGNORECASE
)
_SHARE_NOW = re.compile(
    r"\W*(?:(?:but|however|today|now|at\sthis\s(?:visit|inspection)),?\s)?(?:(?:the|that|this)\s(?:figure|proportion|share|percentage)|it)\s"
    r"(?!for\s(?:England|similar|other|neighbour)|in\sEngland|nationally)(?:[\w\s]{0,30}\s)?(?:is|was|stands\sat|has\s(?:fallen|dropped)\sto)\s"
    rf"(?:now\s|today\s|currently\s|only\s|just\s)*(?P<share>{_SHARE}|\d{{1,2}}(?=[.,;]|\s(?:now|today)))",
    re.IGNORECASE,
)
"""How the next sentence gives the share of now: "The figure this week was 68"."""
_OF_NOW = re.compile(rf"{_NOW}|\bthis\s(?:week|month|year|quarter)\b|\b(?:is|stands|has)\b", re.IGNORECASE)


def fell_to(sentence: str, following: str) -> bool:
    """Return whether the share of timely work that a sentence tells of an earlier time is much smaller in the next."""
    now, then = _SHARE_NOW.match(following), _SHARE_THEN.search(sentence)
    if now is None or then is None or not _THEN.search(sentence) or not _OF_NOW.search(now[0]):
        return False
    return not _UNDONE.search(sentence) and _value(then["share"]) - _value(now["share"]) >= LEAST_FALL


def _value(share: str) -> float:
    """Take a share as a number from 0 to 1."""
    words = share.lower().split()
    tens, _, ones = words[0].partition("-")
    if tens in _TENS:
        return (20 + 10 * _TENS.index(tens) + _COUNTED.get(ones, 0)) / 100
    if number := re.match(r"[\d.]+", share):
        return float(number[0]) / 100
    if words[-1] in _COUNTED:
        return _COUNTED[words[0]] / _COUNTED[words[-1]]
    return _PARTS[words[-1]]
