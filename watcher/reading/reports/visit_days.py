"""The days on which inspectors were on site, as a letter tells them, held against the letter's own date."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import chain
from typing import TYPE_CHECKING

from watcher.reading.reports import visit_bounds
from watcher.timing.dates import LONGEST_VISIT, RUN_OF_DAYS, RUN_WITHOUT_YEAR, days_in, span_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_RUN = rf"(?:{RUN_OF_DAYS}|{RUN_WITHOUT_YEAR})"
# In a letter's first sentence, however much stands between "visit" and its days.
_VISITED = re.compile(
    rf"\b(?:visit|inspection)s?\b.{{0,260}}?\b(?:on|between|from|(?<!week\s)(?<!weeks\s)of|place|days,|carried\sout)\s+(?:the\s+)?({_RUN})",
    re.IGNORECASE,
)
# Before the letter says what it summarises, or in a line or brackets of its own.
_ABOVE = re.compile(
    r"\b(?:(?:inspectors|HMI)\s(?:\w+\s){0,6}?(?<!last\s)(?<!previously\s)(?:visited|inspected|were\s(?:on\ssite|in(?=\s[A-Z])))"
    r"|(?:the|this)\svisit\b[^.]{0,120}?\btook\splace)\b"
    rf"[^.]{{0,160}}?\b(?:on|between|from)\s+(?:the\s+)?({RUN_OF_DAYS})",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?<!previous\s)(?<!last\s)\b(?:dates?\s+of\s+(?:the\s+|this\s+|our\s+)?visit|(?:visit|inspection)\s+dates?)"
    rf"\s*:?\s*({_RUN})",
    re.IGNORECASE,
)
_BETWEEN = re.compile(rf"\b(?:between|from|on)\s+(?:the\s+)?({_RUN})", re.IGNORECASE)
_WEEK = re.compile(rf"\bweek\s(?:beginning|commencing|starting)\s(?:on\s)?({RUN_OF_DAYS})", re.IGNORECASE)
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:off[- ]?site|prepar(?:ation|ing|ed)"
    r"|(?:follow(?:ed|ing|s)|since|after|at)\s(?:the|our|its|an?)\s(?:\w+\s){0,3}inspection"
    r"|(?:last|previous|initial|earlier)\s(?:\w+\s){0,2}(?:inspect\w+|visit\w*)|weakness\w*|records?\s(?:from|of)"
    r"|(?:came\sinto|entered)\scare|notice|told|notified|planned|postponed|required(?!\simprovement)|agreed|statement|reforms?)"
    r"\b(?:(?!\sand\s(?:\w+\s){0,2}(?:took\splace|carried\sout|held|visited|on\ssite)\b)[^.;(),]){0,60}\Z",
    re.IGNORECASE,
)
"""Before days that are not those on site: of an earlier inspection, of a notice, of the records that were read."""
_HOW_SEEN = re.compile(r"(?<=\w)\s\((?:remotely|on[- ]site|in\sperson|virtually)\)(?=\s(?:and|to)\s)", re.IGNORECASE)
# Before any other number, so that it isn't another inspection's.
_IN_BRACKETS = re.compile(rf"^[^.(\d]{{0,160}}\((?:on\s)?({_RUN})\)", re.IGNORECASE)
_FURTHER = re.compile(
    r"(?:\s20\d\d)?,?\s(?:and|with|followed\sby|then)\s(?:(?:an?|one)\s)?(?:further|additional|extra|third|final|return)\s(?:days?|visit)\s(?:on\s)?"
    rf"({_RUN})"
    r"|[^.]{0,8}\sand\b[^.]{0,90}?\b(?:returned|came\sback|went\sback|(?:met|visited|saw|spoke\s(?:to|with))\s(?:children|families|carers|staff|young|parents|social)|(?:were|was|worked)\son\ssite)\b"
    rf"(?:(?!\b(?:feedback|findings|leaders|who|which|that|had)\b)[^.]){{0,90}}?\son\s({RUN_OF_DAYS})",
    re.IGNORECASE,
)
_BROKEN_OFF = re.compile(
    r"[^.]{0,80}?\b(?:visit|inspection|it)\s(?:was|had\sto\sbe)\s(?:broken\soff|suspended|paused|interrupted|halted|stopped|cut\sshort)\b[^.]{0,160}?"
    rf"\b(?:completed|resumed|continued|restarted|concluded|taken\sup\sagain)\s(?:on|between|from)\s({RUN_OF_DAYS})",
    re.IGNORECASE,
)
"""How a visit that was broken off was completed, however long after."""
LONGEST_BREAK = timedelta(days=42)
"""Between the days of one visit: six weeks, as where an inspector came back."""
_DATED = re.compile(RUN_OF_DAYS, re.IGNORECASE)
_NEXT_LINE = re.compile(r"(?<=\b20\d\d)\s+(?=\d)")
SHORTEST_WAIT = timedelta(days=14)
"""No letter is dated sooner after its visit."""
LONGEST_WAIT = 300
"""No letter came that long after its visit; elections and complaints held some back for months."""
LARGEST_SLIP = 60
"""How many days early a letter's own date may be, by a slip of the day or month that says nothing of the visit's."""
MOST_BEFORE = 1_500
"""Letters above a letter: its date stands first, then come the names of those to whom it goes."""
# Moved to another year it is no day at all, so no other year is tried.
LEAP_DAY = (2, 29)
LAST_MONTHS, FIRST_MONTHS = (10, 11, 12), (1, 2)
_MISPRINTED = "The letter is dated {:%-d %B %Y} and gives {:%-d %B %Y} as its days: one of them is misprinted."
_ONE_OF_SEVERAL = "The letter gives “{}” as one of several days on site; the others were not found."
NOT_FOUND = "The days on site were not found in the letter."


def read(body: str, before: str) -> tuple[tuple[date, date] | None, tuple[str, ...]]:
    """Read the first and last day on site; without them, or where they can't be right, a sentence that says why.

    `body` is the letter on one line, `before` what stands above it, with the letter's own date.
    """
    # A note on a correction has days, too, so the letter's own date may be any of them.
    own = _days_above(before)
    body = _HOW_SEEN.sub("", body) if "(" in body else body
    apart = visit_bounds.told_apart(body)
    # One after the other: these take long to look for, and the first nearly always has the days.
    labelled, above = _LABELLED.finditer(f"{before} {body}"), _ABOVE.finditer(before)
    one: tuple[date, str] | None = None
    for said in chain(
        (apart,) if apart else (),
        _told(body),
        (_without_own_date(each[1]) for each in labelled),
        (each[1] for each in above),
    ):
        span, *others = {span_in(said, dated) for dated in own}
        days = days_in(said, own[0])
        if others:
            return None, (NOT_FOUND,)
        if span is None and len(days) > 1:
            return None, (_contradiction(said, days, own[0]),)
        if span and one is None and span[0] == span[1] and visit_bounds.is_one_of_several(f"{before} {body}", said):
            one = span[0], said
        elif span and (one is None or (one[0] in span and span[0] < span[1])):
            span = _with_a_further_day(span, said, body)
            doubts = [doubt for dated in own if (doubt := _unlikely(span, dated))]
            if len(doubts) == len(own):
                return None, (doubts[0],)
            slips = [slip for dated in own if (slip := _last_years_number(span, dated))]
            if len(slips) < len(own):
                return span, ()
            # Which one it is nobody can tell where the letter also names the month of the year before.
            return None if f"{span[1]:%B} {span[1].year - 1}" in body else span, (slips[0],)
    return None, (_ONE_OF_SEVERAL.format(one[1].strip()) if one else NOT_FOUND,)


def _without_own_date(labelled: str) -> str:
    """Leave out the letter's own date, where it stands on the line below the days on site: some weeks after them."""
    printed, _, below = _NEXT_LINE.sub("\n", labelled).partition("\n")
    days, dated = days_in(printed), days_in(below)
    return printed if days and len(dated) == 1 and dated[0] - days[-1] >= SHORTEST_WAIT else labelled


def _with_a_further_day(span: tuple[date, date], said: str, body: str) -> tuple[date, date]:
    """Let days end with the one for which an inspector came back: "on 6 and 7 June, with a further day on 20 June"."""
    behind = body[body.find(said) + len(said) :] if said in body else ""
    resumed = _BROKEN_OFF.match(behind)
    if resumed and (rest := span_in(resumed[1])) and rest[0] > span[1]:
        return (span[0], rest[1])
    found = _FURTHER.match(behind)
    later = span_in(found[1] or found[2], span[1] + LONGEST_BREAK) if found else None
    return (span[0], later[1]) if later and timedelta(0) < later[1] - span[1] <= LONGEST_BREAK else span


def visited(body: str) -> tuple[date, date] | None:
    """Read the days on site from the first sentence that gives them with their year; None when none does."""
    return next((span for said in _told(body) if (span := span_in(said))), None)


def _told(body: str) -> Iterator[str]:
    """List what could be the days on site, the likeliest first: those of a visit, then any."""
    # The body begins within the sentence on the visit.
    for form, text in ((_IN_BRACKETS, body), (_VISITED, f"visit {body}"), (_WEEK, body), (_BETWEEN, body)):
        for each in form.finditer(text):
            # A week's first day alone leaves the last one open.
            if (form is not _WEEK or " to " in each[1]) and not is_of_something_else(text, each.start(1)):
                yield each[1]


def is_of_something_else(text: str, at: int) -> bool:
    """Return whether the words before days say that they are not those on site."""
    return bool(_OF_SOMETHING_ELSE.search(text, max(0, at - 120), at))


def _days_above(before: str) -> tuple[date | None, ...]:
    """List the days that stand above a letter, one of which is its own date; None alone where there are none."""
    found = [day for each in _DATED.finditer(before[:MOST_BEFORE]) for day in days_in(each[0])]
    return tuple(dict.fromkeys(found)) or (None,)


def _contradiction(said: str, days: tuple[date, ...], dated: date | None) -> str:
    """Say that a range can't be right, and which one the letter's own date leaves."""
    sentence = f"The letter gives “{said.strip()}” as the days on site, which can't be right."
    first, last = days[0], days[-1]
    leap = any((day.month, day.day) == LEAP_DAY for day in (first, last))
    meant = [] if leap else [(first.replace(year=at), last.replace(year=at)) for at in {first.year, last.year}]
    fitting = [
        (one, other)
        for one, other in meant
        if one <= other and other - one <= LONGEST_VISIT and dated and not _unlikely((one, other), dated)
    ]
    if len(fitting) == 1:
        one, other = fitting[0]
        sentence += f" By the letter's own date, {one:%-d %B} to {other:%-d %B %Y} is likely. Please check."
    return sentence


def _unlikely(span: tuple[date, date], dated: date | None) -> str | None:
    """Say why the days can't be right beside the letter's own date (a misprinted year); None when they can."""
    if dated is None or -LARGEST_SLIP <= (dated - span[1]).days <= LONGEST_WAIT:
        return None
    if _last_years_number(span, dated):
        return None
    return _MISPRINTED.format(dated, span[0])


def _last_years_number(span: tuple[date, date], dated: date | None) -> str | None:
    """Say so where a letter of January is dated before its visit of the autumn: its own date is wrong, most likely.

    In January people write last year's number; the days may have the wrong one, too.
    """
    if dated is None or dated.year != span[1].year or dated > span[1]:
        return None
    of_winter = dated.month in FIRST_MONTHS and span[1].month in LAST_MONTHS
    return f"{_MISPRINTED.format(dated, span[0])} Please check." if of_winter else None
