"""Reports of our own in every layout, opened, with what they say."""

from __future__ import annotations

from datetime import date
from functools import cache

import documents
from damage import Document, opened

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
    found = []
    for grades in GRADES:
        for areas, day in ((THREE, date(2019, 6, 3)), (FIVE, date(2024, 5, 13)), (FIVE[:4], date(2026, 6, 8))):
            said = tuple(zip(areas, grades, strict=False))
            found.append(_sample(said, documents.ilacs("Trafford Council", said, day, day.replace(day=day.day + 4))))
        said = tuple(zip(SIX, grades, strict=True))
        key = (grades[0], grades[1], grades[4])
        overall = "inadequate" if "inadequate" in key else "good"
        said = (*said, ("overall_effectiveness", overall))
        body = documents.sif("Wirral", said, date(2016, 7, 4), date(2016, 7, 28), date(2016, 9, 20))
        found.append(_sample(said, body))
    return found


def _sample(said: tuple[tuple[str, str], ...], body: bytes) -> Document:
    says = {area: grade.replace(" ", "_") for area, grade in said}
    return opened(f"a sample with {len(says)} judgements", body, says)
