"""ModernGov's web service: its meetings, and one meeting's business, as XML."""

from __future__ import annotations

from datetime import date, datetime
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from watcher.sources.minutes import Business, plain
from watcher.sources.moderngov_pages import Meeting
from watcher.sources.source import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.web.client import Answer

MOST_MEETINGS = 5_000
MOST_ITEMS = 500


def meetings(answer: Answer, base_url: str) -> list[Meeting]:
    """List the meetings of all committees; some councils ignore the dates that were asked for."""
    return list(_meetings(_xml(answer, "getmeetings"), base_url))[:MOST_MEETINGS]


def _meetings(root: Any, base_url: str) -> Iterator[Meeting]:  # noqa: ANN401 - lxml has no types
    for committee in root.iter("committee"):
        name, number = _text(committee, "committeetitle"), _text(committee, "committeeid")
        for meeting in committee.iter("meeting"):
            day = _day(_text(meeting, "meetingdate"))
            id_ = _text(meeting, "meetingid")
            if day and id_.isdigit():
                url = f"{base_url.rstrip('/')}/ieListDocuments.aspx?CId={number}&MId={id_}&Ver=4"
                yield Meeting(id_, day, name, url)


def business(answer: Answer, base_url: str) -> tuple[Business, ...]:
    """List a meeting's agenda items, with their minutes."""
    found = []
    for each in list(_xml(answer, "meeting").iter("agendaitem"))[:MOST_ITEMS]:
        parts = (_text(each, "agendatext"), _text(each, "minutesnonemptyhtmlbody"))
        text = " ".join(plain(part) for part in parts if part)
        url = f"{base_url.rstrip('/')}/mgAi.aspx?ID={_text(each, 'agendaitemid')}"
        found.append(Business(_text(each, "agendaitemtitle"), text, url))
    return tuple(found)


def _xml(answer: Answer, expected: str) -> Any:  # noqa: ANN401 - lxml has no types
    from lxml import etree

    try:
        if b"<!ENTITY" in answer.body:
            raise ValueError
        root = etree.fromstring(answer.body, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None or root.tag != expected:
        sentence = f"{urlsplit(answer.url).hostname}'s web service answered something else than a list of meetings."
        raise SourceError(sentence)
    return root


def _day(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 - a day, no moment
    except ValueError:
        return None


def _text(element: Any, name: str) -> str:  # noqa: ANN401 - lxml has no types
    """Read a part's text. Titles are encoded twice on some councils' sites, and numbers begin with a space."""
    return " ".join(unescape(element.findtext(name) or "").split())
