"""Councils' committees on ModernGov: its web service first, its RSS second, its pages last (docs/sources.md 5.1)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlencode, urlsplit

from msgspec import Struct

from watcher.data import names
from watcher.model.errors import SourceError
from watcher.model.listings import Failure, Listing, Memory
from watcher.model.news import ItemKind
from watcher.sources import feed, moderngov_pages, moderngov_xml
from watcher.sources.minutes import COMMITTEES, SPEAKS, Business, entries_of
from watcher.sources.source import PollContext, SourceSettings, WebAddress
from watcher.timing.clock import day_in_london
from watcher.timing.durations import Duration
from watcher.web.client import Answer, FetchError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from watcher.model.ofsted import Urn
    from watcher.sources.moderngov_pages import Meeting

BACK, AHEAD = timedelta(days=60), timedelta(days=30)
"""Minutes come out weeks after a meeting, agendas a week before it."""
MOST_PAGES = 15
"""How many meetings are read at each poll; each is read once a day."""
MEETING = "meeting/"
COMMITTEE = "committee/"


class Settings(SourceSettings):
    """Watch a council's committees, where they use ModernGov."""

    kind: Literal["moderngov"]
    url: WebAddress
    authority: str
    every: Duration = timedelta(hours=1)

    def oddities(self) -> Iterator[tuple[str, str, str]]:
        """Say, too, where it is one of the site's pages: what is asked for is put behind the site's own address."""
        yield from super().oddities()
        site, page, _ = re.split(r"(/[^/]*\.as[pm]x.*|[?#].*)", f"{self.url}#", maxsplit=1, flags=re.IGNORECASE)
        if page != "#":
            yield "url", "it is a page of the site, not the site.", f'Write url = "{site}".'


class ModernGov(Struct, frozen=True):
    """One council's committees: the agenda items and minutes that speak of an inspection."""

    settings: Settings

    def poll(self, asked: PollContext) -> Iterator[Listing | Failure]:
        """List what was decided or is to be discussed. Many councils refuse one way in and allow another."""
        today = day_in_london(asked.web.now())
        refused = []
        for name, way in (("web service", self._service), ("feed", self._feed), ("pages", self._pages)):
            try:
                yield from way(asked, today)
            except (FetchError, SourceError) as error:
                refused.append((name, error))
            else:
                return
        told = " ".join(f"Its {name}: {error}" for name, error in refused)
        sentence = f"{urlsplit(self.settings.url).hostname} let us read nothing. {told}"
        raise SourceError(sentence) from refused[0][1]

    @property
    def _urn(self) -> Urn:
        return names.find(self.settings.authority)[0].urn

    def _url(self, page: str, **asked: object) -> str:
        return f"{self.settings.url.rstrip('/')}/{page}{'?' if asked else ''}{urlencode(asked)}"

    def _service(self, asked: PollContext, today: date) -> Iterator[Listing | Failure]:
        base = self.settings.url

        def read(meeting: Meeting) -> tuple[Business, ...]:
            answer = asked.web.get(self._url("mgWebService.asmx/GetMeeting", lMeetingId=meeting.id))
            return moderngov_xml.BUSINESS.run(asked.sandbox, answer.body, _service_of(answer), base, meeting.url)

        span = {"sFromDate": f"{today - BACK:%d/%m/%Y}", "sToDate": f"{today + AHEAD:%d/%m/%Y}"}
        answer = asked.web.get(self._url("mgWebService.asmx/GetMeetings", lCommitteeId=0, **span))
        listed = moderngov_xml.CALENDAR.run(asked.sandbox, answer.body, _service_of(answer), base)
        yield Listing("meetings", base, (), items=ItemKind.COUNCIL_MINUTES, problems=listed.problems)
        yield from self._read(listed.meetings, read, asked.memory, today)

    def _feed(self, asked: PollContext, today: date) -> Iterator[Listing | Failure]:
        url = self._url("mgRss.aspx", XXR=0)
        answer = asked.web.get(url, validators=asked.memory.validators(url))
        entries = () if answer.not_modified else feed.entries_of(answer, asked)
        named = tuple(each for each in entries if SPEAKS.search(f"{each.title} {each.summary}"))
        yield Listing(
            "feed",
            url,
            None if answer.not_modified else named,
            urn=self._urn,
            items=ItemKind.COUNCIL_MINUTES,
            validators=answer.validators,
        )
        listed = [found for each in entries if (found := moderngov_pages.announced(each))]
        yield from self._read(listed, lambda meeting: _page(asked, meeting), asked.memory, today)

    def _pages(self, asked: PollContext, today: date) -> Iterator[Listing | Failure]:
        answer = asked.web.get(self._url("mgListCommittees.aspx"))
        committees = moderngov_pages.COMMITTEE_LIST.run(asked.sandbox, answer.body, _page_of(answer))
        due = [each for each in committees if asked.memory.mark(COMMITTEE + each.id) != today.isoformat()]
        for committee in due[:MOST_PAGES]:
            url = self._url("ieListMeetings.aspx", CId=committee.id, Year=0)
            answer = asked.web.get(url)
            given = (_page_of(answer), answer.url, committee.name)
            listed = moderngov_pages.MEETING_LIST.run(asked.sandbox, answer.body, *given)
            yield from self._read(listed, lambda meeting: _page(asked, meeting), asked.memory, today)
            marks = {COMMITTEE + committee.id: today.isoformat()}
            yield Listing(COMMITTEE + committee.id, url, (), items=ItemKind.COUNCIL_MINUTES, marks=marks)

    def _read(
        self,
        meetings: Iterable[Meeting],
        read: Callable[[Meeting], tuple[Business, ...]],
        memory: Memory,
        today: date,
    ) -> Iterator[Listing | Failure]:
        """Read the meetings that are due, those first that weren't read for the longest."""
        last: FetchError | SourceError | None = None
        done = 0
        for meeting in _due(meetings, memory, today)[:MOST_PAGES]:
            place = MEETING + meeting.id
            try:
                business = read(meeting)
            except (FetchError, SourceError) as error:
                last = error
                yield Failure(place, str(error))
                continue
            done += 1
            yield Listing(
                place,
                meeting.url,
                entries_of(business, meeting.committee, min(meeting.day, today), self._urn),
                urn=self._urn,
                items=ItemKind.COUNCIL_MINUTES,
                marks={place: today.isoformat()},
            )
        if last and not done:
            raise last


def _page(asked: PollContext, meeting: Meeting) -> tuple[Business, ...]:
    answer = asked.web.get(meeting.url)
    return moderngov_pages.BUSINESS.run(asked.sandbox, answer.body, _page_of(answer), answer.url, meeting.url)


def _page_of(answer: Answer) -> str:
    return f"{urlsplit(answer.url).hostname}{urlsplit(answer.url).path}"


def _service_of(answer: Answer) -> str:
    return f"{urlsplit(answer.url).hostname}'s web service"


def _due(meetings: Iterable[Meeting], memory: Memory, today: date) -> list[Meeting]:
    marked = {
        each.id: (memory.mark(MEETING + each.id) or "", each)
        for each in meetings
        if today - BACK <= each.day <= today + AHEAD and COMMITTEES.search(each.committee)
    }
    due = [each for each in marked.values() if each[0] < today.isoformat()]
    return [each for _, each in sorted(due, key=lambda each: (each[0], abs(each[1].day - today)))]


KIND = Settings, ModernGov
