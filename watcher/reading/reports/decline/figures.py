"""Figures in a sentence: shares, how long something takes, within how many days it is done, how often it is."""

from __future__ import annotations

import re

from msgspec import Struct

from watcher.reading.either_case import EitherCase

_ONES = {
    word: number
    for number, word in enumerate(
        (
            *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
            *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
        ),
        start=1,
    )
} | {"a": 1, "an": 1, "the": 1}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2
    )
}
QUANTITIES = {
    **dict.fromkeys(("nearly all", "almost all", "nearly every", "almost every", "virtually all"), 0.95),
    **dict.fromkeys(("the majority", "a majority", "most"), 0.65),
    "half": 0.5,
    **dict.fromkeys(("a third", "one third"), 1 / 3),
    "two thirds": 2 / 3,
    **dict.fromkeys(("a quarter", "one quarter"), 0.25),
    "three quarters": 0.75,
    **dict.fromkeys(("a minority", "hardly any", "almost none"), 0.1),
}
_EVERY = {
    **dict.fromkeys(("daily", "every day", "each day", "every morning", "each morning"), 1.0),
    **dict.fromkeys(("weekly", "every week", "each week"), 7.0),
    "twice a week": 3.5,
    "fortnightly": 14.0,
    **dict.fromkeys(("monthly", "every month", "each month"), 30.0),
    **dict.fromkeys(("quarterly", "every quarter", "each quarter"), 91.0),
    **dict.fromkeys(("termly", "every term", "each term"), 120.0),
}
UNITS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0}
_SMALL = "|".join(each for each in _ONES if len(each) > 2)
NUMBER = rf"(?:(?:{'|'.join(_TENS)})(?:-(?:{_SMALL}))?|{_SMALL}|\d+(?:\.\d+)?)"
"""A number in words or in digits."""
_FIGURE = EitherCase(
    r"\b(?=\w)(?:"  # where each of them begins: tried at every letter they take one part in twenty of all reading
    # Whether a number begins is asked once for each word, and before anything that is asked of one.
    rf"(?={NUMBER}|an?\s)(?:(?P<percent>{NUMBER})\s?(?:%|per\scent\b)(?!\s(?:reduction|increase|rise|fall|drop|decrease|fewer|more|less|higher|lower)\b)"
    rf"|(?P<part>{NUMBER})\s(?:out\s)?(?:in|of)\s(?:every\s|the\s)?(?P<whole>{NUMBER})\b(?!\s(?:weeks|days|months|years))"
    rf"|(?<!last\s)(?<!past\s)(?<!next\s)(?<!first\s)(?<!every\s)(?<!for\s)(?<!over\s)(?<!under\s)(?<!after\s)(?<!within\s)(?<!inside\s)(?<!of\s)(?<!the\s)(?<!than\s)(?<!least\s)(?<!aged\s)"
    rf"(?P<long>{NUMBER}|a|an)\s(?:to\s\w+\s|or\s\w+\s)?(?:working\s|calendar\s)?(?P<unit>hour|day|week|month)s?\b(?!\s(?:ago|earlier|before|previous\w*|later|old|period|in\sadvance|notice|of\sage|by|faster|better|quicker|sooner|slower|longer|more|less)\b|['’-]))"
    rf"|of\s(?:the\s)?(?P<of>\d{{1,4}})\s[^.;]{{3,120}}?,\s(?:only\s)?(?P<done>\d{{1,4}})\s(?:was|were|are|had|have)\b"
    rf"|(?:figure|proportion|share|percentage)\s(?:[\w\s]{{0,30}}\s)?(?:is|was|stands\sat)\s(?:now\s|only\s|just\s)?(?P<bare>\d{{1,2}})(?=[.,;]|\snow)"
    rf"|(?P<quantity>{'|'.join(QUANTITIES)})\b(?!\s(?:time|way|term|year|past|day|of\s20))"
    rf"|(?<!twice\s)(?P<every>{'|'.join(_EVERY)}|(?:every|intervals\sof)\s(?P<times>{NUMBER}|a)\s(?:\w+\s(?:to|or)\s\w+\s)?(?:working\s)?(?P<each>day|week|month|year)s?)\b"
    rf"|(?:within|inside)\s(?P<limit>{NUMBER}|the|an?)\s(?:\w+\sor\s\w+\s)?(?:working\s)?(?P<limits>hour|day|week|month)s?\b"
    rf"|(?:inside|within|averages?|takes?|taking|took|only|just|to|at|is|are|was|were)\s(?P<alike>{NUMBER})(?=[.,;]|\s(?:now|today|this|when\s(?:we|inspectors)\svisited(?!,?\s(?:\w+\s){{0,3}}?(?:in|last|previously|earlier|before|20\d\d)\b)|at\sthe\stime\sof\sthis)\b))",
)
_COUNTED_ANEW = re.compile(
    r"(?:\A|[.]\s)(?:This|(?:The|This)\s(?:apparent\s)?(?:difference|fall|drop|change|decrease|decline|reduction|rise|increase))\s"
    r"(?:(?:is|was)\s(?:\w+ly\s)?(?:explained\sby|accounted\sfor\sby|attributable\sto|due\sto|because)|reflects?|results?\sfrom)\s[^.;]{0,80}?"
    r"\b(?:expectations|definitions?|record(?:ing|ed)|counted|measured|tool|criteria|scor(?:es|ing)|method\w*)\b"
    r"[^.;]{0,40}?(?:(?:;|,|\sand)\s(?:(?!\bnot\s(?:of|as)\b)[^.;]){3,80}?\b(?:of\sthe\ssame\s(?:quality|standard)|unchanged|not\schanged|as\s\w+\sas\s(?:it|they)\swere)"
    r"|[.;]\s[^.;]{0,80}?\b(?:[Ii]nspectors|[Ww]e)\s(?:are|were)\s(?:satisfied|confident|assured)\sthat\s(?:(?!\b(?:not|hardly|few|less)\b)[^.;]){3,120}?"
    r"\bas\s\w+\sas\s(?:before|(?:it|they)\s(?:was|were|had\sbeen|used\sto)))\b"
)


def counted_anew(after: str) -> bool:
    """Return whether what follows a figure says that it is only counted another way, and the work is as it was."""
    return bool(_COUNTED_ANEW.search(after))


ALIKE = ("days", "limit")
"""Units of which a figure of one may be compared with the other's: a call answered within a day, and now in a week."""


class Figure(Struct, frozen=True):
    """A share from 0 to 1, or days: how long something takes, within how many it is done, how often it is."""

    unit: str
    value: float
    start: int
    end: int
    scale: float = 1.0


def figures(words: str) -> list[Figure]:
    """List the figures in some words; how long something may take is none where the words tell for how many it did."""
    found: list[Figure] = []
    for each in _FIGURE.finditer(words):
        if each["alike"] is None:
            found.append(_figure(each))
        elif found and found[-1].unit != "share":
            # "Plans took eleven weeks in 2021, and take nineteen now": of the unit of the one before.
            last = found[-1]
            value = number(each["alike"]) * last.scale
            found.append(Figure(last.unit, value, each.start("alike"), each.end(), last.scale))
    shares = any(each.unit == "share" for each in found)
    return [each for each in found if not (shares and each.unit in ALIKE)]


def _figure(found: re.Match[str]) -> Figure:
    scale = 1.0
    if found["percent"]:
        unit, value = "share", number(found["percent"]) / 100
    elif found["part"]:
        unit, value = "share", number(found["part"]) / max(number(found["whole"]), 1)
    elif found["of"]:
        unit, value = "share", number(found["done"]) / max(number(found["of"]), 1)
    elif found["bare"]:
        unit, value = "share", number(found["bare"]) / 100
    elif found["quantity"]:
        unit, value = "share", QUANTITIES[found["quantity"].lower()]
    elif found["every"]:
        unit, every = "interval", found["every"].lower()
        value = _EVERY[every] if every in _EVERY else number(found["times"]) * UNITS[found["each"].lower()]
    elif found["long"]:
        unit, value, scale = "days", number(found["long"]), UNITS[found["unit"].lower()]
    else:
        unit, value, scale = "limit", number(found["limit"]), UNITS[found["limits"].lower()]
    starts = found.start(next((each for each in ("bare", "done") if found[each]), 0))
    return Figure(unit, value * scale, starts, found.end(), scale)


def number(words: str) -> float:
    """Take a number in words or in digits."""
    tens, _, ones = words.lower().partition("-")
    if tens in _TENS:
        return _TENS[tens] + _ONES.get(ones, 0)
    return float(_ONES.get(tens) or tens)
