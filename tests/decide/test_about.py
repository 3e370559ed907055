"""Whom a news item is about."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from builders import WIRRAL, a_mention

from watcher.decide.about import authorities_of


@pytest.mark.parametrize(
    ("named", "paper_of", "about"),
    [
        ((), None, []),
        ((), WIRRAL.urn, ["Wirral"]),
        (("Wirral",), None, ["Wirral"]),
        (("Wirral", "Wirral"), None, ["Wirral"]),
    ],
)
def test_what_names_nobody_is_about_the_council_whose_own_paper_it_is_or_about_none(named, paper_of, about):
    reading = a_mention(alert_authorities=named, authorities=named).reading

    found = authorities_of(SimpleNamespace(urn=paper_of), reading, frozenset({WIRRAL.urn}))

    assert [each.name for each in found] == about
    assert authorities_of(SimpleNamespace(urn=paper_of), reading, frozenset()) == []
