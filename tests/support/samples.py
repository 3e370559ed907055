"""Reports of our own in every layout, opened, with what they say."""

from __future__ import annotations

from datetime import date
from functools import cache
from io import BytesIO

import documents
from damage import Document, opened
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, StreamObject

FIVE = ("leadership", "help_and_protection", "children_in_care", "care_leavers", "overall_effectiveness")
THREE = ("leadership", "help_and_protection", "children_in_care_and_care_leavers", "overall_effectiveness")
SIX = ("help_and_protection", "looked_after_and_permanence", "adoption", "care_leavers", "leadership", "lscb")
GRADES = (
    ("good", "requires improvement", "good", "outstanding", "good", "good"),
    ("inadequate", "inadequate", "requires improvement", "good", "inadequate", "requires improvement"),
    ("requires improvement", "good", "outstanding", "inadequate", "requires improvement", "inadequate"),
)


@cache
def samples() -> list[Document]:
    """Make and open them."""
    return [opened(f"a sample with {len(says)} judgements", body, says) for body, says in bodies()]


def bodies(*, unpacked: bool = False) -> list[tuple[bytes, dict[str, str]]]:
    """Make their bytes; `unpacked` ones have the pages' text in the clear."""
    found = []
    for grades in GRADES:
        for areas, day in ((THREE, date(2019, 6, 3)), (FIVE, date(2024, 5, 13)), (FIVE[:4], date(2026, 6, 8))):
            said = tuple(zip(areas, grades, strict=False))
            found.append((said, documents.ilacs("Trafford Council", said, day, day.replace(day=day.day + 4))))
        said = tuple(zip(SIX, grades, strict=True))
        overall = "inadequate" if "inadequate" in (grades[0], grades[1], grades[4]) else "good"
        said = (*said, ("overall_effectiveness", overall))
        found.append((said, documents.sif("Wirral", said, date(2016, 7, 4), date(2016, 7, 28), date(2016, 9, 20))))
    return [
        (_unpacked(body) if unpacked else body, {area: grade.replace(" ", "_") for area, grade in said})
        for said, body in found
    ]


def _unpacked(body: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(body)))
    for page in writer.pages:
        content = page.get_contents()
        plain = StreamObject()
        plain.set_data(content.get_data())
        page[NameObject("/Contents")] = writer._add_object(plain)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()
