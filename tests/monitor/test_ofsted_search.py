from __future__ import annotations

from datetime import date, timedelta

from parsing_here import SHARED
from town import ALL_GOOD, urn

from watcher import data
from watcher.demo.ofsted import Line
from watcher.demo.server import Reply
from watcher.monitor.ofsted_search import compare, search
from watcher.store.published.listings import DatedListing
from watcher.web.client import FetchSettings, Web

OPERATORS = "operators@example.org"
TODAY = date(2026, 8, 3)
SINCE = TODAY - timedelta(days=200)


def told(town):
    return [mail["Subject"].strip() for mail in town.mails(OPERATORS)]


def said(town):
    return " ".join(town.mails(OPERATORS)[0].get_body(("plain",)).get_content().split())


def filled(town):
    town.site.authorities = tuple(each for each in town.site.authorities if each.name in ("Trafford", "Wirral"))
    for name in ("Trafford", "Wirral"):
        town.publish(name, published=date(2026, 5, 12), **ALL_GOOD)


def small(town):
    filled(town)
    town.once()


def keep_old_page_of_wirral(town):
    (wirral,) = (each for each in town.site.authorities if each.name == "Wirral")
    town.site.faults[f"/provider/44/{wirral.urn}"] = Reply(200, town.site._provider(wirral).encode())


def test_when_both_ways_show_the_same_nobody_hears(town):
    small(town)
    town.publish(published=date(2026, 8, 4), **ALL_GOOD)

    town.later(days=1)
    town.later(days=1)

    assert told(town) == []


def test_a_report_that_the_search_names_and_the_page_does_not_show_is_told_by_name_once(town):
    filled(town)
    keep_old_page_of_wirral(town)
    town.publish("Wirral", published=date(2026, 8, 2), **ALL_GOOD)

    town.once()
    first = told(town)
    town.later(minutes=10)
    second = told(town)
    town.later(days=1)
    town.later(minutes=10)

    assert first == []
    assert second == ["Wirral: two ways of looking differ"]
    assert told(town) == second
    assert "names a latest report of 2 August 2026 for Wirral" in said(town)


def test_of_a_page_that_is_told_of_as_one_that_can_not_be_believed_nothing_more_is_said(town):
    small(town)
    keep_old_page_of_wirral(town)
    town.publish("Wirral", published=date(2026, 8, 4), **ALL_GOOD)

    town.later(days=1)
    town.later(minutes=10)
    town.later(days=1)
    town.later(minutes=10)

    assert told(town) == ["1 page of “Ofsted reports” can't be read"]
    assert "names a report of 4 August 2026" in said(town)


def test_a_report_that_the_search_does_not_find_is_told_by_name(town):
    small(town)
    town.site.unfound.add(urn("Trafford"))
    town.publish(published=date(2026, 8, 4), **ALL_GOOD)

    town.later(days=1)
    town.later(minutes=10)

    assert "“Children's services inspection” of Trafford, published 4 August 2026, is on its page" in said(town)


def test_it_costs_one_search_a_day(town):
    small(town)
    before = len(town.reports.requests)

    for _ in range(5):
        town.later(hours=4)

    asked = [each for each in town.reports.requests[before:] if each.first("latest_report_date_start")]
    assert len(asked) == 1


def test_it_may_show_the_day_of_the_inspection_or_of_the_publication():
    trafford = urn("Trafford")
    report = DatedListing(trafford, "1", "Children's services inspection", TODAY, date(2026, 6, 8))

    assert compare({trafford: TODAY}, [report], [trafford], SINCE, TODAY) == ()
    assert compare({trafford: date(2026, 6, 19)}, [report], [trafford], SINCE, TODAY) == ()


def test_a_page_that_was_never_looked_at_is_not_compared():
    assert compare({urn("Leeds"): TODAY}, [], [], SINCE, TODAY) == ()


def test_the_search_is_read_page_by_page(town):
    for each in data.authorities():
        town.site.publish(each.urn, b"x", Line(TODAY))

    web = Web(FetchSettings(allow_private_addresses=True, spacing=timedelta(0)), town.clock)
    found = search(web, SHARED, town.reports.base_url, SINCE)
    web.close()

    assert len(found) == 153
    assert set(found.values()) == {TODAY}
