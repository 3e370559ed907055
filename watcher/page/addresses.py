"""What stands at each address of the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from watcher.page import feeds, pages, programs, rows
from watcher.page.answers import Answer, Row

if TYPE_CHECKING:
    from watcher.page.look import Look, PageRequest

T = TypeVar("T")
View = Callable[["Look", "PageRequest"], Answer]
RowsOf = Callable[["Look", "PageRequest"], "list[Row]"]

PAGES: dict[str, View] = {
    "/": pages.overview,
    "/alerts": pages.all_alerts,
    "/england": pages.england,
    "/briefing": pages.briefing,
    "/outbox": pages.whole_outbox,
    "/places": pages.other_providers,
    "/sources": pages.sources,
    "/alerts.atom": programs.alerts_atom,
    "/briefing.csv": programs.briefing_csv,
    "/briefing.xlsx": programs.briefing_xlsx,
    "/calendar.ics": programs.calendar,
    "/metrics": programs.measurements,
    "/healthz": programs.health,
}
FOLDERS: dict[str, View] = {"/authority/": pages.authority, "/alert/": pages.alert, "/history/": pages.history}
"""What stands below: an authority by its URN, an alert by its key, a picture by its authority's URN."""
ROWS: dict[str, RowsOf] = {
    "/alerts": rows.alert_rows,
    "/authorities": rows.authority_rows,
    "/sources": rows.source_rows,
    "/working": rows.working_rows,
    "/config": rows.config_rows,
    "/acknowledgements": rows.acknowledgement_rows,
    "/outbox": rows.outbox_rows,
    "/briefing": rows.briefing_rows,
}
"""What is there as rows: each with .csv and .json behind it."""
FOLDERS_OF_ROWS: dict[str, RowsOf] = {
    "/authority/": rows.judgement_rows,
    "/documents/": rows.document_rows,
    "/neighbours/": rows.neighbour_rows,
    "/timeline/": rows.timeline_rows,
    "/alert/": rows.reason_rows,
    "/deliveries/": rows.delivery_rows,
}
FORMS = {".csv": feeds.as_csv, ".json": feeds.as_json}
SELECTABLE = frozenset(
    {
        *("/", "/england", "/authorities.csv", "/authorities.json"),
        *("/briefing", "/briefing.csv", "/briefing.json", "/briefing.xlsx"),
    }
)
"""Where a query chooses what is shown; elsewhere it means nothing."""


def find(address: str) -> tuple[View | None, str]:
    """Find what stands at an address, and the part of the address that it is to be given."""
    for form, write in FORMS.items():
        if address.endswith(form) and address not in PAGES:
            rows_of, argument = _below(address.removesuffix(form), ROWS, FOLDERS_OF_ROWS)
            return (_written(rows_of, write) if rows_of else None), argument
    return _below(address, PAGES, FOLDERS)


def _below(address: str, pages: Mapping[str, T], folders: Mapping[str, T]) -> tuple[T | None, str]:
    if address in pages:
        return pages[address], ""
    for folder, found in folders.items():
        if address.startswith(folder):
            return found, address.removeprefix(folder)
    return None, ""


def _written(rows_of: RowsOf, write: Callable[[Sequence[Row]], Answer]) -> View:
    return lambda look, asked: write(rows_of(look, asked))
