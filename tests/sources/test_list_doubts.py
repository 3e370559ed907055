from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from watcher.model.ofsted import Urn
from watcher.model.provider_pages import ListedProvider, ProviderList
from watcher.sources.list_doubts import ListDoubtError, doubt_publications
from watcher.sources.publication_window import Window

SINCE = date(2026, 8, 3)


def a_line(latest=SINCE):
    return ListedProvider(Urn("SC1"), "provider/2/SC1", "Children's home", latest)


def doubted(*lines, expected=None, odd=0, usual="", accepted=False, now=datetime(2026, 8, 7, 9, tzinfo=UTC)):
    """Say why such a page of the list is doubted, on the Friday of a week that began with `SINCE`; None if it isn't."""
    memory = SimpleNamespace(accepts=lambda _: accepted, mark=lambda _: usual or None)
    asked = SimpleNamespace(memory=memory, web=SimpleNamespace(now=lambda: now))
    page = ProviderList(lines, len(lines) if expected is None else expected, "Search", odd)
    try:
        doubt_publications(page, Window(SINCE, SINCE), "The list of homes", "list 3", asked)
    except ListDoubtError as error:
        return str(error).removeprefix("The list of homes can't be believed: ")
    return None


def test_a_list_with_days_in_its_window_is_believed_and_so_is_one_with_nothing_in_it():
    assert doubted(a_line(), a_line()) is None
    assert doubted() is None


@pytest.mark.parametrize(
    ("lines", "more", "why"),
    [
        ((a_line(),), {"odd": 2}, "2 of its 3 lines lead to no provider's page."),
        ((a_line(None), a_line(None), a_line()), {}, "most of its lines name no day of a latest report."),
        (
            (a_line(), a_line(date(2026, 8, 2))),
            {},
            "it was asked for reports since 3 August 2026, and lists earlier ones.",
        ),
        ((), {"expected": 7}, "it says that there are 7 providers, and lists none."),
        ((a_line(),), {"usual": "40"}, "it lists 1 providers for 5 weekdays; 40 a day are usual."),
    ],
)
def test_a_list_that_can_not_be_right_is_doubted_with_its_reason_until_it_is_accepted(lines, more, why):
    assert doubted(*lines, **more) == why
    assert doubted(*lines, **more, accepted=True) is None


def test_half_of_the_days_may_be_missing_and_as_many_lines_odd_as_are_right():
    assert doubted(a_line(None), a_line()) is None
    assert doubted(a_line(), odd=1) is None


def test_few_publications_are_odd_only_below_a_tenth_of_the_usual_and_over_several_days():
    assert doubted(*[a_line()] * 20, usual="40") is None
    assert doubted(*[a_line()] * 19, usual="40") is not None
    assert doubted(a_line(), usual="40", now=datetime(2026, 8, 3, 9, tzinfo=UTC)) is None
