"""Days on site whose first and last a letter tells apart; where it tells one of the two, that day is not all."""

from __future__ import annotations

import re

from watcher.timing.dates import MONTHS

_MONTH = rf"(?:{'|'.join(MONTHS)})"
_DAY = (
    rf"(?P<day>(?:(?:mon|tues|wednes|thurs|fri)day,?\s)?\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}(?:,?\s20\d\d)?)\b"
)
_DAY_OF = (
    r"(?:\sday)?(?:\s(?:of|on)\s(?:(?:the|this|our|them|these|those)\s?)?(?:fieldwork|inspection|visit|site)?)?"
    r"(?:\s(?:was|being|is)|:|,)?"
)
_OF_VISIT = (
    rf"(?:visit|inspection|inspectors|it|they|fieldwork|which|that|days?|week|site|20\d\d|{_MONTH})"
    r"(?:\W+|(?:[^\w.;]+\w+){1,3}\s)"
)
_FIRST, _LAST = (
    re.compile(rf"\b(?:{_OF_VISIT}(?:{verbs})|the\s{which}{_DAY_OF})\s(?:on\s)?(?:the\s)?{_DAY}", re.IGNORECASE)
    for verbs, which in (
        (r"beg[aiu]n(?:ning)?|start(?:ed|ing)|commenc(?:ed|ing)|opened|arrived", "first"),
        (r"end(?:ed|ing)|finish(?:ed|ing)|conclud(?:ed|ing)|completed|closed|left", "(?:last|final)"),
    )
)
_MAY_TELL = ("beg", "start", "commenc", "open", "arrived", "first")
"""Letters of which the first day's telling has some."""
_ONE_BEFORE = re.compile(
    r"\b(?:beg[aiu]n(?:ning)?|start(?:ed|ing)|commenc(?:ed|ing)|opened|arrived|from|ended|ending|finish(?:ed|ing)"
    r"|conclud(?:ed|ing)|(?:completed|closed)(?:\s(?:(?:the|this|our)\s)?(?:visit|inspection|fieldwork))?|left|until|(?:first|last|final)\b[^.;,]{0,30})\s(?:on\s)?(?:the\s)?\Z",
    re.IGNORECASE,
)
_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+)"
_SEVERAL = re.compile(
    rf"\b(?:over|lasted|lasting|across|during|spent|(?:visit|inspection|fieldwork|it)\s(?:took|of|for))\s"
    rf"(?:\w+\s)?{_NUMBER}\s(?:\w+\s)?days\b(?!['’]?\s\w*\s?notice)"
    rf"|\b{_NUMBER}(?:-day|\sdays['’]?)\s(?:\w+\s)?(?:visit|inspection|fieldwork|on-?\s?site)\b"
    r"|\b(?:(?:following|next)\s\w*\s?days?|days?\s(?:after|before))\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    rf"(?:\s\([^)]*\))?,?\s(?:and|to|until|then)\s(?:the\s)?(?:(?:mon|tues|wednes|thurs|fri)day|\d)"
    rf"|.*\band\s(?:again\s)?(?:on\s)?(?:the\s)?(?:(?:mon|tues|wednes|thurs|fri)day\s)?\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b20\d\d\b")
MOST_LETTERS = 700
"""Of a letter, in which its days are told."""
SENTENCE = 130
"""Letters on each side of a day in which the words stand that make it one of several."""


def told_apart(body: str) -> str | None:
    """Write as one range the first and the last day that a letter tells apart; None where it doesn't tell both."""
    opening = body[:MOST_LETTERS]
    if not any(each in opening for each in _MAY_TELL):
        return None
    first, last = ([found["day"] for found in form.finditer(opening)] for form in (_FIRST, _LAST))
    if len(first) != 1 or len(last) != 1:
        return None
    year = _YEAR.search(first[0])
    return f"{first[0]} to {last[0]}{f' {year[0]}' if year and not _YEAR.search(last[0]) else ''}"


def is_one_of_several(text: str, day: str) -> bool:
    """Return whether a text tells a single day as the first, the last or another one of several."""
    at = text.find(day)
    before = text[max(0, at - SENTENCE) : at].rpartition(". ")[2]
    behind = text[at + len(day) :][:SENTENCE].partition(". ")[0]
    return bool(_ONE_BEFORE.search(before) or _GOES_ON.match(behind) or _SEVERAL.search(f"{before} … {behind}"))
