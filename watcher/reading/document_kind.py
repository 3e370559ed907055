"""What kind of document it is, by its text: the titles on Ofsted's site are not enough, and one may be new."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.model.kinds import Kind
from watcher.reading.text import flat

if TYPE_CHECKING:
    from watcher.reading.pages import Page

_TITLES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.JTAI, re.compile(r"joint targeted area inspection", re.IGNORECASE)),
    (Kind.AREA_SEND, re.compile(r"area SEND\b|special educational needs and/?or disabilit", re.IGNORECASE)),
    (Kind.MONITORING_VISIT, re.compile(r"\bmonitoring visits?\b", re.IGNORECASE)),
    (Kind.FOCUSED_VISIT, re.compile(r"\bfocus+ed visits?\b", re.IGNORECASE)),
    (
        Kind.INSPECTION,
        re.compile(
            r"judge?ment\s+grade|inspection of services for children in need"
            r"|inspection of .{0,80}children'?s (?:social care )?services"
            r"|inspection of looked after children services|review of the effectiveness of the local safeguarding",
            re.IGNORECASE,
        ),
    ),
)
_OFSTED = re.compile(r"\bofsted\b|his majesty's inspector|her majesty's inspector", re.IGNORECASE)
_MINUTES = re.compile(r"\bagenda item\b|\bresolved\b|\bminutes:|members were (?:advised|informed)", re.IGNORECASE)
_REPORT = re.compile(
    r"raising standards|piccadilly gate|lead inspector|reporting inspector|ofsted produces this report"
    r"|this letter summari[sz]es the findings|findings of the joint targeted area inspection",
    re.IGNORECASE,
)
TITLE_LETTERS = 1_500


def recognise(pages: tuple[Page, ...]) -> Kind:
    """Say what kind of document the text is."""
    text = " ".join(flat(page.text) for page in pages[:2])
    everything = " ".join(page.text for page in pages)
    if pages and pages[0].number is None and not _is_report(text, everything):
        return Kind.COUNCIL_MINUTES if _MINUTES.search(text) else Kind.NEWS
    opening = text[:TITLE_LETTERS]
    first = [(found.start(), kind) for kind, form in _TITLES if (found := form.search(opening))]
    if first and (_OFSTED.search(everything) or first[0]):
        return min(first)[1]
    return Kind.UNKNOWN_REPORT if _OFSTED.search(everything) else Kind.NOT_A_REPORT


def _is_report(text: str, everything: str) -> bool:
    return bool(_REPORT.search(everything)) and any(form.search(text[:TITLE_LETTERS]) for _, form in _TITLES)
