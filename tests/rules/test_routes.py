from __future__ import annotations

from rules.conditions import Facts, When
from rules.routes import Route, receivers_for

CRITICAL = Facts("Wirral", "North West", "inspection", severity="critical")
NOTE = Facts("Wirral", "North West", "inspection", severity="note")
ROUTES = (
    Route(when=When(severity=("critical",)), send_to=("Channel", "Inbox")),
    Route(when=When(authority=("Leeds",)), send_to=("Leeds desk",)),
    Route(send_to=("Channel", "Digest")),
)


def test_every_route_that_matches_adds_its_receivers_each_once_in_order():
    assert receivers_for(ROUTES, CRITICAL) == ("Channel", "Inbox", "Digest")


def test_a_route_that_does_not_match_adds_nobody():
    assert receivers_for(ROUTES, NOTE) == ("Channel", "Digest")


def test_where_no_route_matches_nobody_hears():
    assert receivers_for(ROUTES[:2], NOTE) == ()
