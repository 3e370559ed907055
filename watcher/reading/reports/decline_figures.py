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
_THEN = re.compile(rf"\b{EARLIER}", re.IGNORECASE)
FORMS = (
    form(
        Shape.FIGURES,
        Time.NOW,
        rf"(?P<then>{_SHARE})[^.;]{{0,60}}?{_DONE}[^.]{{0,60}}?{_NOW}[^.;]{{0,60}}?(?P<now>{_SHARE})"
        rf"|(?P<now2>{_SHARE})[^.;]{{0,60}}?{_DONE}[^.;]{{0,60}}?\b(?:down\sfrom|compared\s(?:with|to)"
        rf"|against)\s(?:\w+\s)?"
        rf"(?P<then2>{_SHARE})[^.;]{{0,20}}?\s{EARLIER}",
        "%|per cent|in ten|of ten|in five|of five|in four|of four|in three|of three|every | half|third|quarter"
        "|nearly all|almost all",
    ),
)


def fell(leading: str, words: str) -> bool:
    """Return whether the later of two shares is much smaller; `words` begin with those of a form.

    What is now has to be set beside an earlier time, which may be named in the words before the form's.
    """
    found = next(each for form_ in FORMS if (each := form_.words.match(words)))
    then, now = (_value(found[name] or found[f"{name}2"]) for name in ("then", "now"))
    at_an_earlier_time = found["now2"] or _THEN.search(f"{leading}; {words[found.end('then') : found.start('now')]}")
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


def _value(share: str) -> float:
    """Take a share as a number from 0 to 1."""
    words = share.lower().split()
    if number := re.match(r"[\d.]+", share):
        return float(number[0]) / 100
    if words[-1] in _COUNTED:
        return _COUNTED[words[0]] / _COUNTED[words[-1]]
    return _PARTS[words[-1]]
