"""D1 to D3, U2 and U4: a document, what our reader makes of it, and a document that is gone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.monitor.assumptions.every_site import GONE
from watcher.monitor.assumptions.finding import Finding, judged, learned, unseen
from watcher.monitor.assumptions.ofsted_page import newest_event

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.monitor.assumptions.seen import Look, Seen

DOCUMENT = "document"
KNOWN_GONE = "50004178"
"""A report of 2012 whose page still links it; every public copy of the link leads to "Report not found"."""
# `%%EOF` should be the last line, and readers allow for some bytes after it; twice what Acrobat searches.
END_WITHIN = 2_048
HEADERS = ("content-type", "content-length", "etag", "last-modified", "cache-control")
# Bounded on both sides: the page is whatever the site sent in a document's place.
_TITLE = re.compile(rb"<title[^>]{0,100}>\s*([^<]{0,200})", re.IGNORECASE)


def findings(look: Look) -> Iterator[Finding]:
    """Compare the documents with what is assumed of them."""
    document = look.page(DOCUMENT)
    gone = next((each for each in look.pages if each.asked == GONE and each.status), None)
    if document is None:
        yield from (unseen(number, "no document came") for number in ("D1", "D2"))
    else:
        whole = document.body.startswith(b"%PDF-") and b"%%EOF" in document.body[-END_WITHIN:]
        yield judged("D1", holds=whole, seen=f"{len(document.body):,} bytes, beginning {document.body[:8]!r}")
        yield _read(look)
    if gone is None:
        yield unseen("D3", "nothing came")
    else:
        title = _TITLE.search(gone.body[:100_000])
        seen = title[1].decode("utf-8", "replace").strip() if title else "a page without a title"
        yield judged("D3", holds=seen.startswith("Report not found"), seen=f"{gone.status}: {seen}")
    if document or gone:
        yield learned("U2", "; ".join(_headers(each) for each in (document, gone) if each))
    yield from _day_of_the_inspection(look)


def _read(look: Look) -> Finding:
    if look.read is None:
        return unseen("D2", "it was not read")
    problems = f": {'; '.join(look.read.problems)}" if look.read.problems else ""
    seen = f"{look.read.kind}, {look.read.judgements} judgements{problems}"
    return judged("D2", holds=not look.read.problems, seen=seen)


def _headers(page: Seen) -> str:
    given = ", ".join(f"{name} {page.header(name)}" for name in HEADERS if page.header(name))
    return f"{page.asked}: {page.status}, {given or 'no headers of use'}"


def _day_of_the_inspection(look: Look) -> Iterator[Finding]:
    event = newest_event(look)
    if event and event.inspected and look.read and look.read.first and look.read.last:
        days = {look.read.first: "the first day", look.read.last: "the last day"}
        which = days.get(event.inspected, "neither the first nor the last day")
        yield learned(
            "U4", f"{which}: the timeline says {event.inspected}, {look.read.first} to {look.read.last} is printed"
        )
