from __future__ import annotations

from datetime import date

import pytest
from council import AgendaItem, CommitteeMeeting, CouncilSite
from polling import Polling
from town import urn

from watcher.model.errors import SourceError
from watcher.model.listings import Failure
from watcher.sources.moderngov import ModernGov, Settings

REPORT = AgendaItem(3, "Ofsted report & action plan", "<p>Report to follow.</p>")
OTHER = AgendaItem(4, "Apologies", "<p>None.</p>")
MEETING = CommitteeMeeting(2, date(2026, 7, 30), items=(OTHER, REPORT))


def polling(site):
    settings = {"name": "Committees", "kind": "moderngov", "authority": "Wirral"}
    return Polling(site, lambda base: ModernGov(Settings(url=base, **settings)))


def paths(council):
    return [each.path for each in council.server.requests]


def test_what_speaks_of_an_inspection_is_listed_for_its_authority():
    with polling(CouncilSite([MEETING])) as council:
        (entry,) = council.entries()

    assert entry.title == "Ofsted report & action plan (Children's Scrutiny Committee)"
    assert (entry.urn, entry.published) == (urn("Wirral"), date(2026, 7, 30))
    assert entry.key.endswith("mgAi.aspx?ID=3")


@pytest.mark.parametrize("refused", [(), ("service",)])
def test_what_was_struck_out_of_the_minutes_is_not_read(refused):
    minutes = "<p>Ofsted judged services to be <del><b>good</b></del> inadequate.</p>"
    meeting = CommitteeMeeting(2, date(2026, 7, 30), items=(AgendaItem(3, "Ofsted report", "", minutes),))
    with polling(CouncilSite([meeting], refused)) as council:
        (entry,) = council.entries()

    assert entry.text.strip() == "Ofsted judged services to be inadequate."


def test_minutes_that_follow_are_an_update_of_the_same_piece():
    site = CouncilSite([MEETING])
    with polling(site) as council:
        (agenda,) = council.entries()
        site.minute(2, 3, "<p>The Director said that Ofsted had judged leaders inadequate.</p><p>It was noted.</p>")
        council.clock.pass_(days=1)

        (minuted,) = council.entries()

    assert minuted.key == agenda.key
    assert minuted.summary == "The Director said that Ofsted had judged leaders inadequate."
    assert (
        minuted.text == "Report to follow. The Director said that Ofsted had judged leaders inadequate. It was noted."
    )


def test_a_meeting_is_read_once_a_day():
    with polling(CouncilSite([MEETING])) as council:
        council.poll()
        council.poll()

    assert paths(council).count("/mgWebService.asmx/GetMeeting") == 1


def test_meetings_long_ago_or_of_other_committees_are_not_read_though_the_site_ignores_the_dates():
    old = CommitteeMeeting(5, date(2025, 1, 1), items=(REPORT,))
    planning = CommitteeMeeting(6, date(2026, 7, 30), "Planning Committee", 2, (REPORT,))
    with polling(CouncilSite([old, planning])) as council:
        assert council.entries() == []

    assert "/mgWebService.asmx/GetMeeting" not in paths(council)


@pytest.mark.parametrize("refused", [("pages",), ("service",), ("service", "feed")])
def test_one_way_in_is_enough_and_all_say_the_same(refused):
    site = CouncilSite([MEETING], refused)
    if refused == ("service",):
        site.meetings.append(CommitteeMeeting(8, date(2026, 8, 6), "Licensing", 3))
    with polling(site) as council:
        (entry,) = council.entries()

    assert entry.key.endswith("mgAi.aspx?ID=3")
    assert entry.published == date(2026, 7, 30)


def test_pages_that_are_refused_are_not_asked_while_the_web_service_answers():
    with polling(CouncilSite([MEETING], ("pages", "feed"))) as council:
        council.poll()

    assert all(each.startswith("/mgWebService.asmx/") for each in paths(council))


def test_being_refused_everywhere_is_no_news_but_an_error():
    every = ("service", "feed", "pages")

    with polling(CouncilSite([MEETING], every)) as council, pytest.raises(SourceError, match=r"read nothing\..*403"):
        council.poll()


def test_a_meeting_that_cannot_be_read_leaves_the_others():
    other = CommitteeMeeting(9, date(2026, 7, 29), items=(AgendaItem(7, "Focused visit"),))
    with polling(CouncilSite([MEETING, other], broken=(2,))) as council:
        seen = council.poll()

    assert [each.place for each in seen if isinstance(each, Failure)] == ["meeting/2"]
    assert [entry.key[-4:] for each in seen if not isinstance(each, Failure) for entry in each.entries] == ["ID=7"]
