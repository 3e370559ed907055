"""ModernGov's web service: its meetings, and one meeting's business, as XML."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.model.errors import SourceError
from watcher.sources.minutes import Business, plain
from watcher.sources.moderngov_pages import Meeting
from watcher.sources.parsing import Parse
from watcher.sources.plain_text import once_encoded
from watcher.sources.xml_text import expanded, in_utf8, legal
from watcher.timing.written_dates import day_written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

# Some sites ignore the dates that they are asked for and give all years (assumption M1).
MOST_MEETINGS = 5_000
MOST_ITEMS = 500
"""Items read of one meeting's agenda: far more than an evening can take; it bounds an answer that is none."""


class Calendar(Struct, frozen=True):
    """The meetings of all committees, and sentences about those that could not be read."""

    meetings: tuple[Meeting, ...]
    problems: tuple[str, ...]


def read_calendar(body: bytes, place: str, base_url: str) -> Calendar:
    """List the meetings of all committees; some councils ignore the dates that were asked for."""
    meetings, problems = [], []
    for each in _meetings(_xml(body, place, "getmeetings"), base_url):
        if isinstance(each, Meeting):
            meetings.append(each)
        else:
            problems.append(f"{place} lists a meeting whose {each} could not be read.")
    return Calendar(tuple(meetings[:MOST_MEETINGS]), tuple(dict.fromkeys(problems)))


def _meetings(root: _Element, base_url: str) -> Iterator[Meeting | str]:
    for committee in root.iter("committee"):
        name, number = _text(committee, "committeetitle"), _text(committee, "committeeid")
        for meeting in committee.iter("meeting"):
            written, id_ = _text(meeting, "meetingdate"), _text(meeting, "meetingid")
            day = day_written(written)
            if not day:
                yield f'date "{written[:40]}"'
            elif not (id_.isascii() and id_.isdigit()):
                yield f'number "{id_[:40]}"'
            else:
                url = f"{base_url.rstrip('/')}/ieListDocuments.aspx?CId={number}&MId={id_}&Ver=4"
                yield Meeting(id_, day, name, url)


def read_business(body: bytes, place: str, base_url: str, meeting_url: str) -> tuple[Business, ...]:
    """List a meeting's agenda items, with their minutes."""
    found = []
    for at, each in enumerate(list(_xml(body, place, "meeting").iter("agendaitem"))[:MOST_ITEMS], 1):
        parts = (_text(each, "agendatext"), _text(each, "minutesnonemptyhtmlbody"))
        text = " ".join(plain(part) for part in parts if part)
        id_ = _text(each, "agendaitemid")
        url = f"{base_url.rstrip('/')}/mgAi.aspx?ID={id_}" if id_.isalnum() else f"{meeting_url}&item={at}"
        found.append(Business(_text(each, "agendaitemtitle"), text, url))
    return tuple(found)


CALENDAR = Parse("watcher.sources.moderngov_xml:CALENDAR", read_calendar, Calendar)
BUSINESS = Parse("watcher.sources.moderngov_xml:BUSINESS", read_business, tuple[Business, ...])


def _xml(body: bytes, place: str, expected: str) -> _Element:
    from lxml import etree

    safe = expanded(legal(in_utf8(body)))
    root = None
    if safe is not None:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, load_dtd=False)
        try:
            root = etree.fromstring(safe, parser)
        except (etree.XMLSyntaxError, ValueError):
            root = None
    if root is None or root.tag != expected:
        raise SourceError(f"{place} answered something else than a list of meetings.")
    return root


def _text(element: _Element, name: str) -> str:
    """Read a part's text. Titles are encoded twice on some councils' sites, and numbers begin with a space."""
    return once_encoded(" ".join(unescape(element.findtext(name) or "").split()))
