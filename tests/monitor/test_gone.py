"""Reports that vanish from Ofsted's page after they were told, and those that come back."""

from __future__ import annotations

from datetime import date

import pytest
from town import ALL_GOOD, TWO_INADEQUATE, Town, urn

from watcher.demo.ofsted import Line

GONE, BACK = (f"Trafford: Ofsted's page {each}" for each in ("no longer lists a report", "lists a report again"))


def poll(town, times, **length):
    for _ in range(times):
        town.clock.pass_(**(length or {"minutes": 10}))
        town.once()


@pytest.fixture
def told(tmp_path):
    """A town where Trafford's inadequate report was told, beside older ones; and that report's file."""
    with Town(tmp_path) as town:
        for year in (2016, 2019, 2023):
            town.publish(published=date(year, 5, 12), end=date(year, 3, 20), **ALL_GOOD)
        town.once(everything=True)
        file = town.publish(**TWO_INADEQUATE)
        poll(town, 1)
        yield town, file


def test_what_was_said_to_be_gone_and_is_back_is_told_in_its_story_each_time(told):
    town, file = told
    kept = town.site._files[file]
    for _ in range(2):
        town.site.withdraw(urn("Trafford"), file)
        poll(town, 4)
        there = Line(date(2026, 8, 3), inspected=date(2026, 6, 19), file=file)
        town.site.publish(urn("Trafford"), kept, there)
        poll(town, 2)
        poll(town, 1, days=1)

    assert [post.split("\n")[0] for post in town.posts[1:]] == [GONE, BACK, GONE, BACK]
    assert [mail["Subject"] for mail in town.mails("operators@example.org") if "list" in mail["Subject"]] == [
        GONE,
        BACK,
        GONE,
        BACK,
    ]
    assert {each["thread_ts"] for each in town.workspace.messages[1:]} == {town.workspace.messages[0]["ts"]}


def test_what_is_gone_and_was_issued_anew_is_said_to_have_been(told):
    town, file = told
    town.publish(published=date(2026, 8, 4), **{**TWO_INADEQUATE, "leadership": "good"})
    poll(town, 1, days=1)
    town.site.withdraw(urn("Trafford"), file)

    poll(town, 4)

    assert "What was published of the same visit on 4 August 2026 takes its place." in town.posts[-1]
    assert "gave no reason" not in town.posts[-1]
