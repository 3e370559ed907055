from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from looking import clocks_agree
from town import ALL_GOOD

from watcher.service import second_looks
from watcher.service.cycle import COLLECT, STAGES, Cycle

NIGHT = datetime(2026, 8, 3, 21, 0, tzinfo=UTC)
OPERATORS = "operators@example.org"


@pytest.fixture
def nights(town):
    """Give a function that looks for drift on some nights in a row, and delivers what is to be told."""
    town.site.authorities = town.site.authorities[:3]
    for each in town.site.authorities:
        town.publish(each.name, published=date(2026, 7, 28), **ALL_GOOD)
    town.clock.moment = NIGHT
    with clocks_agree(town.clock), town.service() as service:

        def pass_nights(count, **before):
            for _ in range(count):
                town.clock.pass_(**before or {"days": 1})
                second_looks.watch_for_drift(service, service.sources[0].settings)
                service.deliver()

        yield pass_nights


def told(town):
    return [" ".join(each.get_body(("plain",)).get_content().split()) for each in town.mails(OPERATORS)]


def test_what_differs_two_nights_running_is_told_once(town, nights):
    nights(2)
    expected = told(town)
    town.site.renamed = {"publication-link": "download"}

    nights(1)
    after_one = told(town)
    nights(4)

    assert "L4" in expected[0]  # the short list of this test
    assert after_one == expected
    (news,) = told(town)[1:]
    assert "P2, its timeline holds events with links" in news
    assert "docs/sources.md" in news


def test_what_differed_is_told_again_when_it_comes_back(town, nights):
    nights(2)
    for renamed in ({"publication-link": "download"}, {}, {"publication-link": "download"}):
        town.site.renamed = renamed
        nights(2)

    assert sum("P2" in each for each in told(town)) == 2


def test_one_bad_night_is_told_to_nobody(town, nights):
    nights(2)
    before = told(town)
    town.site.renamed = {"publication-link": "download"}
    nights(1)
    town.site.renamed = {}
    nights(2)

    assert told(town) == before


def test_it_is_looked_for_once_a_night_and_never_while_ofsted_may_publish(town, nights):
    nights(1)
    asked = len(town.reports.requests)

    nights(3, minutes=20)
    again = len(town.reports.requests)
    town.clock.moment = NIGHT + timedelta(days=2, hours=-8)
    nights(1, minutes=1)

    assert asked > 0
    assert again == asked
    assert len(town.reports.requests) == asked


def test_the_running_service_looks_and_a_single_cycle_by_hand_does_not(town):
    town.clock.moment = NIGHT
    with town.service() as service:
        service.begin()
        Cycle(service).run(STAGES)
        by_hand = [each.path for each in town.reports.requests]
        Cycle(service, service.sources[0], sliced=True).run(COLLECT)
        running = [each.path for each in town.reports.requests]

    assert "/robots.txt" not in by_hand
    assert "/robots.txt" in running
