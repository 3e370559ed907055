"""A document on one authority's page that names another: what is said of it, and to whom."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from builders import WIRRAL, a_publication

from rules.conditions import When
from rules.routes import Route
from rules.silences import Silence
from watcher.decide import doubts
from watcher.model.documents import NamedAuthority
from watcher.model.values import replace

TODAY = date(2026, 8, 3)
ON_ITS_PAGE = a_publication()
NAMED = (NamedAuthority("80573", "Trafford"), NamedAuthority("80588", "Leeds"))
OF_TWO = replace(ON_ITS_PAGE, reading=replace(ON_ITS_PAGE.reading, authorities=NAMED))
ROUTES = (
    Route(when=When(region=("North West",), severity=("warning",)), send_to=("Channel",)),
    Route(when=When(severity=("critical",)), send_to=("Phone",)),
)


@pytest.mark.parametrize(("until", "silenced"), [(date(2026, 8, 3), True), (date(2026, 8, 2), False)])
def test_who_gets_warnings_of_the_page_s_authority_is_asked_to_check_unless_they_are_silenced(until, silenced):
    silences = (Silence(when=When(authority=("Wirral",)), until=until, because="Known"),)

    made = doubts.of_another(OF_TWO, WIRRAL, SimpleNamespace(routes=ROUTES, silences=silences), TODAY)

    (outgoing,) = made.messages
    assert (made.alert, made.story, made.receivers, outgoing.to) == (None, None, ("Channel",), ("Channel",))
    assert (outgoing.silenced, made.silence) == (silenced, silences[0] if silenced else None)
    assert outgoing.message.summary == "Wirral: a report that names Trafford or Leeds is on its page: please check"
    said, links = outgoing.message.sections
    assert "the document names Trafford or Leeds." in said.lines[0]
    assert [each.url for each in links.links] == [OF_TWO.url, OF_TWO.page_url]
