from __future__ import annotations

from datetime import date, timedelta

import pytest
from changing_site import ChangingSite
from parsing_here import ParsingHere
from polling import Memory, NoPlaces
from town import HandClock, urn

from watcher.demo import ofsted
from watcher.demo.ofsted import Line
from watcher.demo.server import Reply
from watcher.model.errors import SourceError
from watcher.model.listings import Failure, Pause
from watcher.model.values import replace
from watcher.sources.ofsted_pages import read_list, read_timeline
from watcher.sources.ofsted_reports import ROUNDS, OfstedReports, Settings
from watcher.sources.source import PollContext
from watcher.web.client import FetchSettings, Web

TRAFFORD = urn("Trafford")
WATCHED = frozenset({TRAFFORD})
DAY = date(2026, 8, 3)


@pytest.fixture
def world():
    site = ChangingSite()
    with ofsted.serve(site) as server:
        web = Web(FetchSettings(allow_private_addresses=True, spacing=timedelta(0)), HandClock())
        source = OfstedReports(Settings(name="Ofsted", kind="ofsted_reports", base_url=server.base_url))
        memory = Memory()

        def poll(watched=WATCHED):
            seen = {}
            for each in source.poll(PollContext(web, ParsingHere(), memory, watched, NoPlaces())):
                if isinstance(each, Pause):
                    continue
                seen[each.place] = each
                memory.keep(each)
            return seen

        poll.memory = memory
        yield site, server, poll
        web.close()


def entries(seen):
    return seen[f"provider/44/{TRAFFORD}"].entries


def test_a_poll_costs_two_list_pages_and_the_watched_pages(world):
    _, server, poll = world
    poll()
    before = len(server.requests)

    poll()

    assert [each.path for each in server.requests[before:]] == ["/search", "/search", f"/provider/44/{TRAFFORD}"]


def test_an_event_is_listed_with_its_id_title_and_both_dates(world):
    site, _, poll = world
    file = site.publish(TRAFFORD, b"x", Line(DAY, inspected=date(2026, 6, 8)))

    (entry,) = entries(poll())

    assert (entry.key, entry.title) == (file, "Children's services inspection")
    assert (entry.published, entry.event_date) == (DAY, date(2026, 6, 8))


@pytest.mark.parametrize(
    "hidden",
    [
        "Children's services inspection, PDF - 03 August 2026",
        "Children's services inspection,  PDF - 03 August 2026",
        "Single inspection of LA children's services as pdf - 3 August 2026",
        "",
    ],
)
def test_the_publication_date_is_read_however_the_link_is_written(world, hidden):
    site, _, poll = world
    site.publish(TRAFFORD, b"x", Line(DAY, hidden=hidden))

    (entry,) = entries(poll())

    assert entry.published == DAY


PAGE = (
    '<head>{0}</head><ol class="timeline"><li class="event"><div class="timeline__date"><time {1}>{2}</time>'
    '</div><time pubdate {1}>{2}</time><a class="publication-link" href="{3}">Inspection report</a></li></ol>'
)
FILE = "https://files.ofsted.gov.uk/v1/file/50300001"


@pytest.mark.parametrize(
    ("head", "machine", "words", "href"),
    [
        ("", "", "2026-08-03", FILE),
        ("", 'datetime="2026-08-03T00:30:00+01:00"', "", FILE),
        ("", 'datetime="2026-01-01"', "3 August 2026", FILE),
        ("", "", "3 August 2026", f"{FILE}.pdf"),
        ("", "", "3 August 2026", "https://files.ofsted.gov.uk//v1//file//50300001"),
        ('<base href="https://files.ofsted.gov.uk/">', "", "3 August 2026", "v1/file/50300001"),
    ],
)
def test_a_publication_is_the_same_however_its_page_writes_its_day_and_address(head, machine, words, href):
    body = PAGE.format(head, machine, words, href).encode()

    (entry,) = read_timeline(body, "page", "https://reports.ofsted.gov.uk/provider/44/80445", "80445").entries

    assert (entry.key, entry.published, entry.event_date) == ("50300001", DAY, DAY)
    assert entry.url.startswith("https://files.ofsted.gov.uk/")


def test_every_event_of_the_timeline_is_listed(world):
    site, _, poll = world
    files = {site.publish(TRAFFORD, b"x", Line(DAY, on_top=top, title=f"Title {top}")) for top in (True, False)}

    assert {each.key for each in entries(poll())} == files


def test_a_page_whose_line_in_the_list_changed_is_looked_at(world):
    site, _, poll = world
    poll()
    site.publish(urn("Leeds"), b"x", Line(DAY))

    assert f"provider/44/{urn('Leeds')}" in poll()


def test_a_page_whose_line_in_the_list_changed_is_looked_at_before_those_that_are_watched_anyhow(world):
    site, server, poll = world
    wirral = urn("Wirral")
    watched = WATCHED | {wirral}
    poll(watched)
    before = len(server.requests)
    last = max(watched)
    site.publish(last, b"%PDF", Line(DAY))

    poll(watched)

    asked = [each.path for each in server.requests[before:] if "/provider/" in each.path]
    assert asked == [f"/provider/44/{last}", f"/provider/44/{min(watched)}"]


def test_after_a_poll_that_was_cut_short_the_pages_that_it_did_not_reach_come_first(world):
    _, server, poll = world
    watched = sorted(WATCHED | {urn("Wirral"), urn("Leeds")})
    poll(frozenset(watched[:1]))
    before = len(server.requests)

    poll(frozenset(watched))

    asked = [each.path for each in server.requests[before:] if "/provider/" in each.path]
    assert asked == [f"/provider/44/{each}" for each in (*watched[1:], watched[0])]


def test_an_unchanged_page_is_not_sent_again(world):
    _, _, poll = world
    poll()

    assert entries(poll()) is None


def test_a_banner_that_changes_is_no_new_event(world):
    site, _, poll = world
    site.publish(TRAFFORD, b"x", Line(DAY))
    first = entries(poll())
    site.renamed["<h1"] = "<div class='banner'>Have your say</div><h1"

    assert entries(poll()) == first


@pytest.mark.parametrize(
    "page",
    [
        Reply(200, ofsted.NOT_FOUND),
        Reply(200, b"<html><title>Sign in</title><body>Please sign in</body></html>"),
        Reply(200, b""),
        Reply(503),
        Reply(drop=True),
    ],
)
def test_a_page_that_is_not_an_authoritys_page_is_a_failure_and_never_an_empty_one(world, page):
    site, _, poll = world
    site.faults[f"/provider/44/{TRAFFORD}"] = page

    with pytest.raises(SourceError, match="None of the authorities' pages"):
        poll()


def test_one_bad_page_does_not_keep_the_others_from_being_read(world):
    site, _, poll = world
    site.faults[f"/provider/44/{TRAFFORD}"] = Reply(200, ofsted.NOT_FOUND)
    wirral = urn("Wirral")

    seen = poll(frozenset({TRAFFORD, wirral}))

    assert isinstance(seen[f"provider/44/{TRAFFORD}"], Failure)
    assert seen[f"provider/44/{wirral}"].entries == ()


def test_a_page_of_another_authority_is_a_failure(world):
    site, _, poll = world
    page = site._provider(next(each for each in site.authorities if each.urn == urn("Wirral")))
    site.faults[f"/provider/44/{TRAFFORD}"] = Reply(200, page.encode())

    with pytest.raises(SourceError, match="was expected to be the page of URN"):
        poll()


def test_a_document_on_a_strange_host_is_listed_by_its_address_and_hides_no_other(world):
    site, _, poll = world
    file = site.publish(TRAFFORD, b"x", Line(DAY))
    page = site._provider(next(each for each in site.authorities if each.urn == TRAFFORD))
    strange = page.replace(
        '<ol class="timeline">',
        '<ol class="timeline"><a class="publication-link" href="https://evil.example/v1/file/1">x</a>',
    )
    site.faults[f"/provider/44/{TRAFFORD}"] = Reply(200, strange.encode())

    assert {each.key for each in entries(poll())} == {"https://evil.example/v1/file/1", file}


def test_a_list_that_is_empty_or_renamed_is_an_error_after_the_watched_pages_were_read(world):
    site, _, poll = world
    site.publish(TRAFFORD, b"x", Line(DAY))
    site.faults["/search"] = Reply(200, b"<html><title>Search</title><div class='new-results'></div></html>")

    seen = []
    with pytest.raises(SourceError, match="list of them was expected"):
        seen.append(poll())


def test_outside_publishing_hours_all_other_pages_are_gone_round(world):
    _, server, poll = world
    poll()
    poll.memory.quiet = True
    before = len(server.requests)

    for _ in range(ROUNDS):
        poll()

    pages = {each.path for each in server.requests[before:] if each.path.startswith("/provider/")}
    assert len(pages) == 153
    assert len(server.requests) - before <= ROUNDS * (2 + 1 + 11)


def test_pages_are_not_gone_round_again_at_once_when_the_site_is_asked_more_often(world):
    _, server, poll = world
    poll.memory.quiet = True
    poll()
    poll.memory.looked[f"provider/44/{urn('Wirral')}"] = HandClock().now() - timedelta(minutes=49)
    before = len(server.requests)

    poll()

    assert len(server.requests) - before == 2 + len(WATCHED)


def test_a_list_that_says_more_than_it_shows_is_an_error(world):
    site, _, poll = world
    site.renamed['<strong class="results-count">153'] = '<strong class="results-count">1530'

    with pytest.raises(SourceError, match="says that there are 1530 authorities, but shows 153"):
        poll()


def test_a_site_that_turns_no_pages_any_more_has_not_shown_its_list_and_its_watched_pages_are_read(world):
    _, server, poll = world
    usual = server._answer
    server._answer = lambda asked: usual(replace(asked, query=asked.query | {"start": ["0"]}))

    with pytest.raises(SourceError, match="says that there are 153 authorities, but shows 100"):
        poll()

    assert [each.path for each in server.requests] == ["/search", "/search", f"/provider/44/{TRAFFORD}"]


@pytest.mark.parametrize("href", ["/provider/44/80581/", "https://reports.ofsted.gov.uk/provider/99/80581?x=1"])
def test_a_line_of_the_list_is_read_however_its_link_is_written(href):
    line = f'<li class="search-result"><a href="{href}">Wirral</a></li>'

    (found,) = read_list(line.encode(), "the list").lines

    assert (found.urn, found.path.startswith("/provider/")) == ("80581", True)
