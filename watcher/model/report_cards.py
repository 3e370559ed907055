"""Report cards, which Ofsted gives schools, nurseries and colleges since 10 November 2025 (docs/sources.md 8)."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

SINCE = date(2025, 11, 10)
"""The first inspections with a card were then; non-association independent schools have them since 26 January 2026."""
AREAS = (
    "inclusion",
    "curriculum and teaching",
    "achievement",
    "attendance and behaviour",
    "behaviour, attitudes and establishing routines",
    "behaviour and attitudes",
    "behaviour, attitudes and routines",
    "personal development and well-being",
    "personal development and wellbeing",
    "children's welfare and well-being",
    "children's welfare and wellbeing",
    "welfare and wellbeing",
    "leadership and governance",
    "leadership",
    "early years",
    "early years in schools",
    "post-16 provision",
    "sixth form provision",
    "contribution to meeting skills needs",
    "participation and development",
)
"""What a card may judge, in small letters, with a straight apostrophe."""
SAFEGUARDING = {"safeguarding standards met": "met", "safeguarding standards not met": "not met"}
"""The headings that say it, in small letters."""
INSUFFICIENT = "insufficient evidence"


class GradedArea(Struct, frozen=True):
    """One area of a report card and its grade, both in the card's own words."""

    area: str
    grade: str


class ReportCard(Struct, frozen=True):
    """A provider's card, of an inspection on a day. What two ways of reading differ on is in `problems`.

    It has no overall grade: the first group of areas is only the one with the best grade. It was read in the provider's
    page, or `from_document`: in the PDF that the page leads to.
    """

    inspected: date | None
    areas: tuple[GradedArea, ...] = ()
    safeguarding: str | None = None
    problems: tuple[str, ...] = ()
    from_document: bool = False
