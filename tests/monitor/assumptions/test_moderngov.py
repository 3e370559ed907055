from __future__ import annotations

from datetime import date

import pytest
from council import CommitteeMeeting, CouncilSite
from looking import differing, look_at, verdicts

from watcher.model.values import replace
from watcher.monitor.assumptions.finding import Verdict
from watcher.sources.moderngov import Settings

MEETING = CommitteeMeeting(1, date(2026, 8, 10))


def seen(readers, *meetings, refused=()):
    site = CouncilSite(list(meetings), refused=refused)
    return look_at(site, lambda url: Settings(name="C", kind="moderngov", url=url, authority="Wirral"), readers)[0]


def test_a_council_as_it_is_described_agrees_but_for_what_does_no_harm(readers):
    found = verdicts(seen(readers, MEETING))

    assert {number for number, verdict in found.items() if verdict is not Verdict.AGREES} == {"W4", "U1", "U6"}


@pytest.mark.parametrize("refused", [("service",), ("feed", "pages"), ("service", "pages")])
def test_one_way_that_answers_is_enough(readers, refused):
    assert differing(seen(readers, MEETING, refused=refused)) == {"W4"}


def test_three_ways_that_refuse_us_are_named(readers):
    assert differing(seen(readers, MEETING, refused=("service", "feed", "pages"))) == {"W2", "M6"}


def test_committees_with_other_names_and_odd_days_are_named(readers):
    assert "M3" in differing(seen(readers, replace(MEETING, committee="Licensing Panel")))
    look = seen(readers, MEETING)
    american = tuple(replace(each, body=each.body.replace(b"10/08/2026", b"2026-08-10")) for each in look.pages)

    assert differing(replace(look, pages=american)) == {"W4", "M2"}
