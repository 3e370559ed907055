"""The page's facts in the forms that other programs read: CSV, JSON, and an Atom feed of alerts."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from watcher.page.answers import ATOM, CSV, JSON, Answer, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from watcher.page.alerts import ShownAlert

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_HOST = re.compile(r"[A-Za-z0-9.:\[\]-]{1,253}")
NAMESPACE = "http://www.w3.org/2005/Atom"


def as_csv(rows: Sequence[Row]) -> Answer:
    """Write rows with a line of headings; a cell that a spreadsheet would take for a formula is marked as text."""
    written = io.StringIO()
    if rows:
        writer = csv.DictWriter(written, list(rows[0]))
        writer.writeheader()
        writer.writerows({name: as_text(value) for name, value in row.items()} for row in rows)
    return Answer(written.getvalue().encode("utf-8-sig"), CSV)


def as_text(value: object) -> object:
    """Mark what a spreadsheet would take for a formula as text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


def as_json(rows: Sequence[Row]) -> Answer:
    """Write rows as a list."""
    return Answer(json.dumps(rows, ensure_ascii=False, default=str).encode(), JSON)


def atom(shown: Sequence[ShownAlert], team: str = "") -> Answer:
    """Write alerts as an Atom feed, the newest first; a team's has names of its own."""
    from lxml.etree import Element, SubElement, tostring

    feed = Element("feed", nsmap={None: NAMESPACE})

    def add(parent: _Element, name: str, text: str = "", **attributes: str) -> None:
        made = SubElement(parent, name, attributes)
        if text:
            made.text = _clean(text)

    ours = f"tag:ofsted-watch,2026:{team}/" if team else "tag:ofsted-watch,2026:"
    add(feed, "id", f"{ours}alerts")
    add(feed, "title", "ofsted-watch: alerts")
    add(feed, "link", href="/alerts.atom", rel="self")
    add(feed, "updated", max(map(_changed_at, shown), default="1970-01-01T00:00:00+00:00"))
    author = SubElement(feed, "author")
    add(author, "name", "ofsted-watch")
    for each in shown:
        entry = SubElement(feed, "entry")
        add(entry, "id", f"{ours}{quote(each.alert.key)}")
        corrected = "Corrected: " if each.corrected else ""
        add(entry, "title", f"{corrected}{each.alert.authority}: {each.alert.headline}")
        add(entry, "updated", _changed_at(each))
        add(entry, "link", href=f"/alert/{quote(each.alert.key)}", rel="alternate")
        add(entry, "category", term=str(each.alert.severity))
        reasons = "; ".join(reason.text for found in each.alert.findings for reason in found.reasons)
        add(entry, "summary", f"Corrected: {each.corrections} It said: {reasons}" if corrected else reasons)
    return Answer(tostring(feed, xml_declaration=True, encoding="utf-8"), ATOM)


def absolute(feed: bytes, scheme: str, host: str) -> bytes:
    """Let a feed's links name the host that it was asked of: it is read far from the page that it came from."""
    if not _HOST.fullmatch(host):
        return feed
    return feed.replace(b' href="/', f' href="{scheme}://{host}/'.encode())


def _changed_at(shown: ShownAlert) -> str:
    """Name the moment of the last correction, by which readers see that an entry is another."""
    return max((shown.told.made_at, *(each.at for each in shown.corrected))).isoformat()


def _clean(text: str) -> str:
    """Take away what XML can't hold."""
    return "".join(each for each in text if each in "\t\n" or (each >= " " and each not in "\ufffe\uffff"))
