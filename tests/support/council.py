"""A replica of a council's ModernGov site: web service, RSS and pages, each may be refused (docs/sources.md 5.1)."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from watcher.demo.server import Reply, Request
from watcher.model.values import replace

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of an agenda; `text` and `minutes` are HTML."""

    id: int
    title: str
    text: str = ""
    minutes: str = ""


@dataclass(frozen=True, slots=True)
class CommitteeMeeting:
    """One meeting of the committee whose number and name it has."""

    id: int
    day: date
    committee: str = "Children's Scrutiny Committee"
    committee_id: int = 1
    items: tuple[AgendaItem, ...] = ()


@dataclass(slots=True)
class CouncilSite:
    """What the council shows. `refused` are the ways in that answer 403: "service", "feed", "pages".

    `broken` are the meetings that the web service fails to give.
    """

    meetings: list[CommitteeMeeting] = field(default_factory=list)
    refused: tuple[str, ...] = ()
    broken: tuple[int, ...] = ()

    def minute(self, meeting: int, item: int, minutes: str) -> None:
        """Publish the minutes of one item."""
        for at, each in enumerate(self.meetings):
            if each.id == meeting:
                items = tuple(replace(one, minutes=minutes) if one.id == item else one for one in each.items)
                self.meetings[at] = replace(each, items=items)

    def answer(self, request: Request) -> Reply:
        """Answer as ModernGov would. The web service ignores the dates, as some installations do."""
        page = request.path.rsplit("/", 1)[-1]
        service = "mgWebService" in request.path
        way = "service" if service else "feed" if page == "mgRss.aspx" else "pages"
        if way in self.refused:
            return Reply(403, b"<title>Attention Required!</title>")
        pages = {
            "GetMeetings": self._get_meetings,
            "GetMeeting": self._get_meeting,
            "mgRss.aspx": self._rss,
            "mgListCommittees.aspx": self._list_committees,
            "ieListMeetings.aspx": self._list_meetings,
            "ieListDocuments.aspx": self._list_documents,
        }
        answer = pages.get(page)
        return answer(request) if answer else Reply(404)

    def _committees(self) -> dict[int, str]:
        return {each.committee_id: each.committee for each in self.meetings}

    def _meeting(self, number: str) -> CommitteeMeeting | None:
        return next((each for each in self.meetings if str(each.id) == number), None)

    def _get_meetings(self, request: Request) -> Reply:
        if "lCommitteeId" not in request.query:
            return Reply(500, b"Missing parameter: lCommitteeId.")
        committees = "".join(
            f"<committee><committeeid>{number}</committeeid><committeetitle>{escape(escape(name))}</committeetitle>"
            f"<committeemeetings>{''.join(_line(each) for each in self.meetings if each.committee_id == number)}"
            "</committeemeetings></committee>"
            for number, name in self._committees().items()
        )
        return _xml(f"<getmeetings><meetingscount> {len(self.meetings)}</meetingscount>{committees}</getmeetings>")

    def _get_meeting(self, request: Request) -> Reply:
        meeting = self._meeting(request.first("lMeetingId"))
        if meeting is None or meeting.id in self.broken:
            return Reply(500, b"Missing parameter: lMeetingId.")
        items = "".join(
            f"<agendaitem><agendaitemid>{each.id}</agendaitemid><agendaitemtitle>{escape(escape(each.title))}"
            f"</agendaitemtitle><agendatext>{escape(each.text)}</agendatext>"
            f"<minutesnonemptyhtmlbody>{escape(each.minutes)}</minutesnonemptyhtmlbody></agendaitem>"
            for each in meeting.items
        )
        return _xml(f"<meeting><meetingid>{meeting.id}</meetingid><agendaitems>{items}</agendaitems></meeting>")

    def _rss(self, request: Request) -> Reply:
        items = "".join(
            f"<item><title>Agenda published: Meeting of {each.day:%A, %-dth %B, %Y} 6.30 pm, {escape(each.committee)}"
            f"</title><link>http://{_host(request)}/ieListDocuments.aspx?CId={each.committee_id}&amp;MId={each.id}</link>"
            f"</item>"
            for each in self.meetings
        )
        return Reply(200, f'<rss version="2.0"><channel><title>New</title>{items}</channel></rss>'.encode(), "text/xml")

    def _list_committees(self, request: Request) -> Reply:
        return _page(
            "".join(
                f'<li><a href="mgCommitteeDetails.aspx?ID={number}">{escape(name)}</a></li>'
                for number, name in self._committees().items()
            )
        )

    def _list_meetings(self, request: Request) -> Reply:
        theirs = (each for each in self.meetings if str(each.committee_id) == request.first("CId"))
        return _page(
            "".join(
                f'<li><a href="ieListDocuments.aspx?CId={each.committee_id}&amp;MId={each.id}&amp;Ver=4">'
                f"{each.day:%-d %b %Y} 10.00 am</a></li>"
                for each in theirs
            )
        )

    def _list_documents(self, request: Request) -> Reply:
        meeting = self._meeting(request.first("MId"))
        if meeting is None:
            return Reply(404)
        rows = "".join(
            f'<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt">{number}.</p></td><td>'
            f'<p class="mgAiTitleTxt"><a href="mgAi.aspx?ID={each.id}">{escape(each.title)}</a></p>'
            f'<div class="mgWordPara">{each.text}</div><p class="mgSubItemTitleTxt">Minutes:</p>'
            f'<div class="mgWordPara">{each.minutes}</div></td></tr>'
            for number, each in enumerate(meeting.items, 1)
        )
        return _page(f'<table class="mgItemTable">{rows}</table>')


def _host(request: Request) -> str:
    return request.headers.get("host", "")


def _line(meeting: CommitteeMeeting) -> str:
    return (
        f"<meeting><meetingid>{meeting.id}</meetingid><meetingdate>{meeting.day:%d/%m/%Y}</meetingdate>"
        "<meetingstatus>Confirmed</meetingstatus><meetingtime>10.00 am</meetingtime></meeting>"
    )


def _xml(body: str) -> Reply:
    return Reply(200, f'<?xml version="1.0" encoding="utf-8"?>{body}'.encode(), "text/xml; charset=utf-8")


def _page(content: str) -> Reply:
    return Reply(200, f'<html><title>Committees</title><div id="modgov">{content}</div></html>'.encode())
