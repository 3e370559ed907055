"""Made documents, varied in what could as well have been printed: the reading follows, or says that it is in doubt."""

from __future__ import annotations

from datetime import date

import letters
import pytest
from documents import ilacs
from other_layouts import LAYOUTS
from variations import WORDS, Paper, all_names, other_names, said, verdict

from watcher import data
from watcher.model.documents import NamedAuthority
from watcher.reading import pdf

GRADES = {"leadership": "good", "help_and_protection": "inadequate", "children_in_care": "good", "care_leavers": "good"}

DOUBTFUL = (
    "a former council",
    "days: week 23",
    "grades: in the table alone",
    "grades: in the body alone",
    "table: its columns the other way",
    ": A copy of this document was sent to Kirklees Council.",
)
"""What nobody could read with certainty."""
COPIED = ": cc: Jo Bloggs, Department for Education, Darlington"
"""Letters say whom a copy goes to; in a report nothing sets such a line apart."""


def paper(kind, body, authority):
    """Open a made document, whose days and authority must be read as they are before they are varied."""
    (whose,) = (each for each in data.authorities() if each.name == authority)
    with pdf.opened(body) as opened:
        pages = opened.pages()
    seen = said(pages)
    assert (seen["kind"], seen["authority"], seen["problems"]) == (kind, authority, ())
    grades = GRADES if kind == "inspection" else {}
    return Paper(kind, kind, NamedAuthority(whose.urn, whose.name), seen["dates"], grades, pages)


PAPERS = {
    "inspection": ("Wirral", lambda: ilacs("Wirral", tuple(GRADES.items()), date(2026, 6, 8), date(2026, 6, 19))),
    "focused_visit": ("Wirral", letters.focused_visit),
    "jtai": ("Rochdale", letters.jtai),
    "area_send": ("Somerset", lambda: letters.area_send(1)),
}


@pytest.mark.parametrize("kind", PAPERS)
def test_no_variation_is_read_wrongly_or_missed_in_silence(kind):
    authority, make = PAPERS[kind]
    made = paper(kind, make(), authority)
    every_eighth = all_names()[::8]

    read = [
        (each.how, verdict(each))
        for varied in (*(vary(made) for vary in (*WORDS, *LAYOUTS)), other_names(made, every_eighth))
        for each in varied
    ]

    assert [(how, wrong) for how, (called, wrong) in read if called in ("wrong", "silent")] == []
    doubtful = (*DOUBTFUL, COPIED) if kind == "inspection" else DOUBTFUL
    assert [how for how, (called, _) in read if called == "doubted" and not how.endswith(doubtful)] == []
