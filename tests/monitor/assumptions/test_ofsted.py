"""What a change of Ofsted's site is seen as, assumption by assumption."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from documents import ilacs
from looking import differing, look_at, verdicts
from town import TWO_INADEQUATE, small_site, urn

from watcher.demo.ofsted import Line
from watcher.demo.server import Reply
from watcher.model.values import replace
from watcher.monitor.assumptions.compare import compare
from watcher.monitor.assumptions.finding import Verdict
from watcher.sources.ofsted_reports import Settings

END = date(2026, 6, 19)
REPORT = ilacs("Trafford Council", tuple(TWO_INADEQUATE.items()), END - timedelta(days=11), END)


KNOWN = {each.urn for each in small_site().authorities}


def settings(url):
    return Settings(name="Ofsted", kind="ofsted_reports", base_url=url)


def usual_site(document=REPORT, **event):
    site = small_site()
    for each in site.authorities:
        site.publish(each.urn, b"%PDF-1.4 old", Line(date(2023, 5, 4), inspected=date(2023, 3, 17)))
    usual = {"published": date(2026, 7, 29), "inspected": END}
    site.publish(urn("Trafford"), document, Line(**usual | event))
    return site


def seen(site, readers):
    look, _ = look_at(site, settings, readers)
    return differing(look, KNOWN)


@pytest.fixture(scope="module")
def usual(readers):
    look, _ = look_at(usual_site(), settings, readers)
    return look


def with_other_markup(look, before, after):
    pages = (replace(each, body=each.body.replace(before.encode(), after.encode())) for each in look.pages)
    return replace(look, pages=tuple(pages))


def test_the_site_as_it_is_described_agrees_in_all(usual):
    found = verdicts(usual, KNOWN)

    assert {number for number, verdict in found.items() if verdict is Verdict.DIFFERS} == set()
    assert {number for number, verdict in found.items() if verdict is Verdict.UNSEEN} == {"L3"}  # a short list
    assert found["U4"] is Verdict.LEARNED


@pytest.mark.parametrize(
    ("before", "after", "numbers"),
    [
        ('<li class="search-result">', '<li class="result">', {"L1", "L2", "L4", "L5"}),
        ("results-count", "count-of-results", {"L2"}),
        ("Latest report:", "Last inspected:", {"L5"}),
        ("URN: ", "Provider ", {"P1"}),
        ("publication-link", "download", {"P2"}),
        ('class="event"', 'class="entry"', {"P2"}),
        ("/v1/file/", "/v2/document/", {"P3"}),
        (", PDF - ", ", PDF, ", set()),
        ("<time pubdate>", "<time>", {"P5"}),
        ('class="timeline__date"', 'class="when"', {"P6"}),
        ('class="nonvisual"', 'class="visually-hidden"', {"P4", "P5", "P6", "P7"}),
        ("Children&#039;s services inspection", "Local authority report", {"P7"}),
        ("/provider/44/", "/provider/45/", {"L1"}),
    ],
)
def test_each_change_of_the_markup_is_named(usual, before, after, numbers):
    assert differing(with_other_markup(usual, before, after), KNOWN) == numbers


def test_councils_that_are_new_or_gone_are_named(usual):
    found = {each.number: each for each in compare(usual, (KNOWN - {urn("Wirral")}) | {"80999"})}

    assert found["L4"].verdict is Verdict.DIFFERS
    assert found["L4"].seen == f"new: {urn('Wirral')}; gone: 80999"


@pytest.mark.parametrize(
    ("document", "numbers"),
    [(REPORT[:-2000], {"D1", "D2"}), (b"<html>Report not found", {"W3", "D1", "D2"})],
)
def test_a_document_that_is_none_is_named(readers, document, numbers):
    assert seen(usual_site(document), readers) == numbers


def test_a_list_that_names_the_inspections_day_is_found_out(usual):
    listed = "Latest report: <strong><time>{}"

    look = with_other_markup(usual, listed.format("29 July 2026"), listed.format("19 June 2026"))

    assert differing(look, KNOWN) == {"L6", "P9"}


def test_an_old_copy_of_the_site_is_not_recent(readers):
    site = usual_site()
    site.until = date(2024, 1, 1)

    assert "L7" in seen(site, readers)


def test_what_the_search_by_date_does_not_find_is_named(readers):
    site = usual_site()
    site.unfound.add(urn("Trafford"))

    assert seen(site, readers) == {"S2"}


def test_a_site_that_refuses_us_is_seen_as_that_alone(readers):
    refusing = replace_answer(Reply(403, b"<title>Attention Required!</title>"))

    look, _ = look_at(refusing, settings, readers)
    found = verdicts(look)

    assert [number for number, verdict in found.items() if verdict is Verdict.DIFFERS] == ["W2"]
    assert len(compare(look, ())) == len(found)
    assert found["L1"] is found["P2"] is found["D1"] is Verdict.UNSEEN


def test_what_robots_txt_forbids_is_named(readers):
    site = usual_site()
    site.faults["/robots.txt"] = Reply(200, b"User-agent: *\n\nDisallow: /search\n", "text/plain")
    look, _ = look_at(site, settings, readers)

    (found,) = (each for each in compare(look, KNOWN) if each.number == "W1")

    assert found.verdict is Verdict.DIFFERS
    assert "forbids /search" in found.seen
    assert "/provider/" not in found.seen


@pytest.mark.parametrize("filling", [b"x" * 2_100_000, b"<b>" * 60_000])
def test_a_page_that_is_far_too_large_is_not_parsed(usual, filling):
    pages = tuple(replace(each, body=each.body + filling) if each.asked == "list" else each for each in usual.pages)

    assert {"W6", "L1", "L2"} <= differing(replace(usual, pages=pages), KNOWN)


def test_a_page_that_nobody_thought_of_is_a_difference_and_not_an_exception(usual):
    broken = replace(usual, pages=tuple(replace(each, headers=None) for each in usual.pages))

    found = compare(broken, KNOWN)

    assert any(each.verdict is Verdict.DIFFERS and "could not be compared" in each.seen for each in found)
    assert any(each.number == "P2" and each.verdict is Verdict.AGREES for each in found)


def test_it_asks_for_what_the_source_itself_asks_for_each_once(readers):
    from polling import Polling

    from watcher.sources.kinds import make

    site = usual_site()
    _, asked = look_at(site, settings, readers)
    with Polling(site, lambda url: make(settings(url))) as polling:
        list(polling.poll())
        polled = [(each.path, each.query) for each in polling.server.requests]

    lists = [(each.path, each.query) for each in asked.requests if each.path == "/search"]
    assert lists[0] in polled
    assert [each.path for each in asked.requests].count("/search") == 2
    assert len(asked.requests) == 7


def replace_answer(reply):
    class Site:
        def answer(self, _request):
            return reply

    return Site()
