"""Publications of a kind that isn't known: what a person should look at first, so that none of it is silent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.model.documents import Reading
from watcher.model.kinds import Kind
from watcher.reading.lines import lines
from watcher.reading.reports import authority, ilacs, letters
from watcher.reading.reports.priority import priority_actions
from watcher.reading.text import flat, quote
from watcher.timing.dates import RUN_OF_DAYS, parted, span_in

if TYPE_CHECKING:
    from watcher.reading.pages import Page

MAY_SET = "It may set an area for priority action: “{}” Please check."
_DAYS = re.compile(rf"(?:{ilacs.DATES_LABEL})\s*:?\s*({RUN_OF_DAYS})", re.IGNORECASE)
_MAY_GRADE = "It may grade services: “{}”. Please check."


def read(pages: tuple[Page, ...]) -> Reading:
    """Read whom it is about and when; areas for priority action and rows of grades are doubts: nobody knows them."""
    opening = " ".join(page.text for page in pages[:2])
    on_lines = lines(pages)
    actions = priority_actions.read(on_lines, letters.said(on_lines))
    spoken_of = (*actions.set_now, *actions.carried)
    rows = [row for page in pages[: ilacs.MOST_COVERS] for row in ilacs.rows_of_unknown_table(flat(page.text))]
    printed = _DAYS.search(parted(flat(pages[0].text)))
    span = span_in(printed[1]) if printed else None
    return Reading(
        Kind.UNKNOWN_REPORT,
        inspection_start=span[0] if span else None,
        inspection_end=span[1] if span else None,
        authorities=authority.of(opening[:600], opening),
        problems=(
            *((MAY_SET.format(quote("; ".join(spoken_of))),) if spoken_of else ()),
            *((_MAY_GRADE.format(quote("; ".join(rows))),) if rows else ()),
        ),
    )
