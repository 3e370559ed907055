"""Measures of services' own work, such as timeliness: that they fell since the last inspection is a decline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.reading.reports.decline.times import BAD_NOW, SINCE
from watcher.reading.reports.decline.words import Form, Shape
from watcher.reading.reports.sentences.subjects import Subject

if TYPE_CHECKING:
    from watcher.reading.reports.sentences.clauses import Place

# Their own work in time is a measure; that it fell since the last inspection is their decline.
_OWN_MEASURE = re.compile(
    r"\b(?:timeliness\s(?:of|in|with)|(?:frequency|regularity)\sof(?=\s(?:\w+\s){0,2}?(?:visits|supervision|reviews"
    r"|audits|meetings|contact)\b)|performance\s(?:in\srelation\sto|on|for|regarding))\s"
    r"(?!(?:[\w-]+\s){0,12}?(?:health(?!\sand\scare)|medical|dental|dentist|police|courts?|proceedings|attainment"
    r"|employment|education(?!,\shealth)|GCSE\w*)\b)",
    re.IGNORECASE,
)
_ALONE = re.compile(r"(?:\A|,\s|\bthat\s)\W*(?:(?:its|their|overall|the)\s)?timeliness\s$", re.IGNORECASE)
_OF_TIMELINESS = re.compile(
    rf"\s(?:in|of)\s(?:the\s)?(?=timeliness|frequency|regularity){_OWN_MEASURE.pattern}", re.IGNORECASE
)
_LATELY = re.compile(
    r"\btimeliness\b.{0,160}?\b(?:(?:over|in|during)\s(?:the\s(?:past|last)\s(?:\w+\s)?(?:years?|months)"
    r"|(?:recent|more\srecent)\s(?:weeks|months|years|times))|recently|lately|this\syear|for\s(?:\w+\s){1,2}(?:quarters|months|terms|years)(?:\sin\sa\srow)?|in\seach\sof\sthe"
    r"|since\sthe\s(?:\w+\s)?(?:re-?organi[sz]ation|re-?structur\w+|merger|move|changes?))\b"
    r"|\b(?:recently|lately|in\srecent\s(?:weeks|months|years|times))\b.{0,60}?\btimeliness\b",
    re.IGNORECASE,
)
_HEALTH_ASSESSED = re.compile(r"\bhealth\sassessments?\b", re.IGNORECASE)
"""What health services do, and the authority answers for: children in its care have them in time, or don't."""
_OF_HEALTH_STAFF = re.compile(
    r"\b(?:NHS|doctors?|paediatric\w+|nurs\w+|clinic\w*|health\s(?:staff|trust\w*|visit\w+))\b", re.IGNORECASE
)
_HOMES_LAST = re.compile(
    r"\b(?:placement\sstability|stability\s(?:(?:of|for|in)\s(?:[\w'’-]+\s){0,3}?(?:placements|homes|children\sin\s(?:our\s)?care|looked\safter\schildren)))"
    r"(?:\sfor\s[^.;,]{3,40})?\s$",
    re.IGNORECASE,
)
"""That children stay in one home comes of matching them and supporting their carers: the authority's own work."""
_GETS_WORSE = re.compile(r"\b(?:worsen|deteriorat)\w*$", re.IGNORECASE)
_AS_EVERYWHERE = re.compile(r"\bin\s(?:line|common)\swith\b", re.IGNORECASE)
_OF_THOSE = (
    r"\sof\s(?![^.;,]*\b(?:late|waiting|without)\b)[^.;,]{0,40}?\b"
    r"(?:up-to-date|seen|visited|assessed|timely|in\s(?:touch|suitable)|allocated|reviewed|plan|(?:completed|held"
    r"|offered)\s(?:\w+\s)?(?:with)?in|within\s(?:\w+\s)?timescales?|in\stime)\b"
)
"""Of whom the work is done as it should be."""
OWN_SHARE = re.compile(rf"\b(?:proportion|percentage|share){_OF_THOSE}")
_OWN_NUMBER = re.compile(rf"\bnumber{_OF_THOSE}")
_IN_HUNDRED = re.compile(r"\d\s?(?:%|per\scent)")
"""What makes a share of a number."""
_FROM_TO = re.compile(
    r"\bfrom\s(?:\w+\s){0,2}?\d[\d.]*\s?(?:%|per\scent)?\s(?:[\w\s/-]{0,40}\s)?to\s(?:[a-z]+\s){0,2}?\d"
)


def fell(form: Form, where: Place) -> bool:
    """Return whether a measure of their own work fell since the last inspection, or by how much."""
    around = f"{where.before if where.before.strip() else where.earlier}…{where.after}"
    if _HOMES_LAST.search(where.before) and not _AS_EVERYWHERE.search(where.after):
        return bool(_GETS_WORSE.search(where.words) or SINCE.search(around))
    goes_on = where.words.lower().startswith("continue")
    if _HEALTH_ASSESSED.search(where.before) and "timeliness" in where.before.lower():
        return goes_on or bool(SINCE.search(f"{where.earlier}{around}"))
    by_so_much = bool(_FROM_TO.search(where.after))
    share = OWN_SHARE.search(where.before) or (_OWN_NUMBER.search(where.before) and _IN_HUNDRED.search(where.after))
    if (share and by_so_much) or (form.shape is Shape.NOUN and _OF_TIMELINESS.match(where.after)):
        return True
    return bool(_OWN_MEASURE.search(around) or _ALONE.search(where.before)) and bool(
        by_so_much
        or goes_on
        or SINCE.search(around)
        or _LATELY.search(around)
        or BAD_NOW.search(f"{where.after}{where.later}")
    )


def of_health_assessments(kind: Subject, where: Place) -> Subject:
    """Return whose decline it is: of health assessments the authority answers for the timing alone."""
    if not _HEALTH_ASSESSED.search(where.before):
        return kind
    if kind is Subject.SERVICES:
        return Subject.UNKNOWN if _OF_HEALTH_STAFF.search(f"{where.after}{where.later}") else kind
    return kind if "timeliness" in where.before.lower() else Subject.UNKNOWN
