"""Makes sheets in the shapes of Ofsted's: social care workbooks, the schools' and the childcare CSV, with made-up rows.

All rows are invented; the headings are those of docs/sources.md 7.
"""

from __future__ import annotations

import csv
import io

from sheets import ods

SOCIAL_CARE = (
    "Web link",
    "URN",
    "Provision type",
    "Registration status",
    "Name",
    "Local authority",
    "Sector",
    "Places",
    "Organisation which owns the provider",
    "Event type",
    "Inspection date",
    "Publication date",
    "Inspection event number",
    "Overall experiences and progress of children and young people",
    "How well children and young people are helped and protected",
    "The effectiveness of leaders and managers",
)
SOCIAL_CARE_2018 = (
    "URN",
    "Provision type",
    "Local authority",
    "Sector",
    "Organisation name",
    "Event type",
    "Inspection date",
    "Publication date",
    "Event number",
    "Overall effectiveness",
    "Safeguarding children and young people",
    "Leadership and management",
)
CARD = (
    "Inclusion",
    "Curriculum and teaching",
    "Achievement",
    "Attendance and behaviour",
    "Personal development and wellbeing",
)
SCHOOLS = (
    "Web Link (opens in new window)",
    "URN",
    "LAESTAB",
    "School name",
    "Ofsted phase",
    "Type of education",
    "Local authority",
    "Multi-academy trust name",
    "Inspection number of latest full inspection",
    "Inspection start date",
    "Publication date",
    "Category of concern",
    "Safeguarding standards",
    "Safeguarding standards - date of grade",
    *(name for area in CARD for name in (area, f"{area} - date of grade")),
    "Early years (where applicable)",
    "Post-16 provision (where applicable)",
    "Leadership and governance",
    "Leadership and governance - date of grade",
    "Inspection start date of latest OEIF graded inspection",
    "Publication date of latest OEIF graded inspection",
    "URN at time of latest OEIF graded inspection",
    "Latest OEIF category of concern",
    "Latest OEIF overall effectiveness",
    "Latest OEIF quality of education",
    "Latest OEIF effectiveness of leadership and management",
    "Latest OEIF  safeguarding is effective?",
    "Date of latest ungraded inspection",
    "Ungraded inspection overall outcome",
)
CHILDCARE = (
    "Web link",
    "Provider URN",
    "Provider type",
    "Provider subtype",
    "Provider status",
    "Provider name",
    "Local authority",
    "Registered person name",
    "EYR REIF: Most recent: Inspection date",
    "EYR REIF: Most recent: Safeguarding standards met?",
    "EYR REIF: Most recent: Inclusion",
    "EYR REIF: Most recent: Behaviour, attitudes and establishing routines",
    "EYR REIF: Most recent: Leadership and governance",
    "EYR OEIF: Most recent: Full inspection date",
    "EYR OEIF/CIF: Most recent: Overall effectiveness",
    "EYR OEIF: Most recent: Quality of education",
    "EYR OEIF: Most recent: Safeguarding is effective?",
    "CR: Most recent: Inspection date",
    "CR: Compliance",
)


def row(headings, **cells):
    """Write a row: cells by the beginning of their headings, with underscores for everything but letters and digits."""
    known = {_key(each): each for each in reversed(headings)}
    by_heading = {}
    for key, value in cells.items():
        name = known.get(key) or next(each for short, each in known.items() if short.startswith(key))
        by_heading[name] = value
    return tuple(by_heading.get(each, "") for each in headings)


def social_care(*rows, headings=SOCIAL_CARE, above=3, sheet="Provider_level_in_year_2021-22", **more) -> bytes:
    """Write the annual workbook: notes, and a sheet with lines above its heading."""
    notes = [("Table 7: providers and inspections",), ("Some notes",), ("More notes",), ("Still more",)][:above]
    return ods(Cover=[("Statistics",)], **{sheet: [*notes, headings, *rows]}, **more)


def as_csv(headings, rows, *, above=(), encoding="cp1252") -> bytes:
    """Write a CSV file with lines above its heading."""
    text = io.StringIO()
    csv.writer(text).writerows([*([each] for each in above), headings, *rows])
    return text.getvalue().encode(encoding)


def _key(heading):
    letters = "".join(each if each.isalnum() else " " for each in heading.lower())
    return "_".join(letters.split())
