"""The page's facts in the forms that other programs read: CSV, JSON, and an Atom feed of alerts."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from watcher.page.answers import ATOM, CSV, JSON, Answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.page.rows import Row
    from watcher.store.alerts import Told

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
NAMESPACE = "http://www.w3.org/2005/Atom"


def as_csv(rows: Sequence[Row]) -> Answer:
    """Write rows with a line of headings; a cell that a spreadsheet would take for a formula is marked as text."""
    written = io.StringIO()
    if rows:
        writer = csv.DictWriter(written, list(rows[0]))
        writer.writeheader()
        writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return Answer(written.getvalue().encode("utf-8-sig"), CSV)


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


def as_json(rows: Sequence[Row]) -> Answer:
    """Write rows as a list."""
    return Answer(json.dumps(rows, ensure_ascii=False, default=str).encode(), JSON)


def atom(told: Sequence[Told]) -> Answer:
    """Write alerts as an Atom feed, the newest first."""
    from lxml.etree import Element, SubElement, tostring

    feed = Element("feed", nsmap={None: NAMESPACE})

    def add(parent: Any, name: str, text: str = "", **attributes: str) -> None:  # noqa: ANN401 - lxml has no types
        made = SubElement(parent, name, attributes)
        if text:
            made.text = _clean(text)

    add(feed, "id", "tag:ofsted-watch,2026:alerts")
    add(feed, "title", "ofsted-watch: alerts")
    add(feed, "updated", told[0].made_at.isoformat() if told else "1970-01-01T00:00:00+00:00")
    author = SubElement(feed, "author")
    add(author, "name", "ofsted-watch")
    for each in told:
        entry = SubElement(feed, "entry")
        add(entry, "id", f"tag:ofsted-watch,2026:{quote(each.alert.key)}")
        add(entry, "title", f"{each.alert.authority}: {each.alert.headline}")
        add(entry, "updated", each.made_at.isoformat())
        add(entry, "link", href=f"/alert/{quote(each.alert.key)}", rel="alternate")
        add(entry, "category", term=str(each.alert.severity))
        add(entry, "summary", "; ".join(reason.text for found in each.alert.findings for reason in found.reasons))
    return Answer(tostring(feed, xml_declaration=True, encoding="utf-8"), ATOM)


def _clean(text: str) -> str:
    """Take away what XML can't hold."""
    return "".join(each for each in text if each in "\t\n" or (each >= " " and each not in "\ufffe\uffff"))
