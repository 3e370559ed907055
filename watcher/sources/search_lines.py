"""Reads what Ofsted's search says once a day, for the comparison with the pages (docs/sources.md 1).

By code of its own, so that a mistake in reading the list is not made twice. It is apart from the comparison because the
process that reads it would else load the database, too.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from watcher.model.ofsted import Urn
from watcher.sources.parsing import Parse
from watcher.timing import dates

# From one authority's link to the next: the day belongs to the link before it, whatever markup stands between.
_RESULT = re.compile(r'href="[^"]*/provider/\d+/(\w{1,12})"(.*?)(?=href="[^"]*/provider/|\Z)', re.DOTALL)
# Assumption L5.
_LATEST = re.compile(r"Latest report:\D{0,200}?(\d{1,2} [A-Z][a-z]+ \d{4})", re.DOTALL)


class Line(NamedTuple):
    """One line of the search's answer: whose it is, and the day that it names."""

    urn: Urn
    latest: date | None


def read_lines(body: bytes, _place: str) -> tuple[Line, ...]:
    """Read one page of the search's answer."""
    lines = _RESULT.findall(body.decode("utf-8", "replace"))
    return tuple(Line(Urn(urn), _day(_LATEST.search(rest))) for urn, rest in lines)


LINES = Parse("watcher.sources.search_lines:LINES", read_lines, tuple[Line, ...])


def _day(found: re.Match[str] | None) -> date | None:
    return dates.written(found[1], "%d %B %Y") if found else None
