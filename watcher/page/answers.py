"""What the page answers: bytes of one kind, made from the store at one moment."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

HTML = "text/html; charset=utf-8"
ATOM = "application/atom+xml; charset=utf-8"
CALENDAR = "text/calendar; charset=utf-8"
CSV = "text/csv; charset=utf-8"
JSON = "application/json"
TEXT = "text/plain; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SVG = "image/svg+xml"
Row = dict[str, Any]
"""Named values, for CSV and JSON."""


class Answer(Struct, frozen=True):
    """A body, what kind of text it is, and its status."""

    body: bytes
    kind: str = HTML
    status: int = 200
