"""Publications of a kind that isn't known: what a person should look at first, so that none of it is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model.documents import Reading
from watcher.model.kinds import Kind
from watcher.reading.lines import lines
from watcher.reading.reports import authority, ilacs, letters
from watcher.reading.reports.priority import priority_actions
from watcher.reading.text import flat, quote

if TYPE_CHECKING:
    from watcher.reading.pages import Page

MAY_SET = "It may set an area for priority action: “{}” Please check."
_MAY_GRADE = "It may grade services: “{}”. Please check."


def read(pages: tuple[Page, ...]) -> Reading:
    """Read whom it is about; areas for priority action and rows of grades are doubts: nobody knows what they mean."""
    opening = " ".join(page.text for page in pages[:2])
    on_lines = lines(pages)
    actions = priority_actions.read(on_lines, letters.said(on_lines))
    spoken_of = (*actions.set_now, *actions.carried)
    rows = [row for page in pages[: ilacs.MOST_COVERS] for row in ilacs.rows_of_unknown_table(flat(page.text))]
    return Reading(
        Kind.UNKNOWN_REPORT,
        authorities=authority.of(opening[:600], opening),
        problems=(
            *((MAY_SET.format(quote("; ".join(spoken_of))),) if spoken_of else ()),
            *((_MAY_GRADE.format(quote("; ".join(rows))),) if rows else ()),
        ),
    )
