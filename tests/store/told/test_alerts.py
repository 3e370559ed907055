from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select, text, update
from stored import NOW, STORY, TRAFFORD, WIRRAL, alerted, decided

from watcher.model.alerts import Awaited, Deadline, Severity
from watcher.model.kinds import Kind
from watcher.model.stories import SoFar, Standing, Story
from watcher.store.tables.alerts import alert
from watcher.store.told import alerts, stories

LATER = NOW + timedelta(hours=1)


def test_an_alert_is_found_again_with_everything_it_said(tx):
    plan = Deadline(WIRRAL, "Wirral", Awaited.ACTION_PLAN, date(2026, 11, 9), date(2026, 8, 3), "https://x.example")
    made = alerted(tx, deadlines=(plan,), notes=("A note.",))

    assert alerts.get(tx, "alert-1") == made
    assert alerts.told(tx, "alert-1") == alerts.StoredAlert(made, NOW)
    assert alerts.get(tx, "another") is None


def test_an_alert_that_another_build_wrote_is_read(tx):
    """Without what was added since, and with what is there no longer."""
    made = alerted(tx)
    text = tx.execute(select(alert.c.json)).scalar_one()
    assert ',"stands_in":null}' in text
    tx.execute(update(alert).values(json=text.replace(',"stands_in":null}', ',"no_longer":{"there":[1]}}')))

    assert alerts.get(tx, "alert-1") == made


@pytest.mark.parametrize("left", ["'{'", "CAST(x'7B22FF227D' AS TEXT)"], ids=["cut off", "no text"])
def test_a_damaged_alert_is_read_as_what_stands_beside_it_and_keeps_no_other_one_back(tx, left):
    alerted(tx, "whole", severity=Severity.WARNING)
    alerted(tx, "of ofsted", of=decided(tx), at=LATER)
    alerted(tx, "of news", at=LATER, severity=Severity.NOTE)
    alerted(tx, "place/1", at=LATER)
    tx.execute(update(alert).where(alert.c.key != "whole").values(json=text(left)))

    found = {each.alert.key: each.alert for each in alerts.newest(tx, 9, places=True)}

    assert found["whole"] == alerts.get(tx, "whole")
    assert [(each.story, each.urn, each.severity, each.confirmed, each.authority) for each in found.values()] == [
        (STORY, WIRRAL, Severity.NOTE, False, "Wirral"),
        (STORY, WIRRAL, Severity.CRITICAL, True, "Wirral"),
        (STORY, WIRRAL, Severity.CRITICAL, True, "A place on your list"),
        (STORY, WIRRAL, Severity.WARNING, True, "Wirral"),
    ]
    assert [each for each in found if alerts.is_damaged(found[each])] == ["of news", "of ofsted", "place/1"]
    assert not any(each.links for each in found.values() if each.about_place)  # its page would name it


def test_the_newest_comes_first_of_all_authorities_or_of_one(tx):
    alerted(tx, "old")
    alerted(tx, "new", at=LATER)
    alerted(tx, "elsewhere", at=LATER, urn=TRAFFORD, story="another")

    assert [each.alert.key for each in alerts.newest(tx, 2)] == ["elsewhere", "new"]
    assert [each.alert.key for each in alerts.newest(tx, 5, urn=WIRRAL)] == ["new", "old"]
    assert alerts.last_of(tx, STORY).key == "new"
    assert alerts.last_of(tx, "nothing") is None


def test_a_story_is_only_reported_until_ofsted_says_so_itself(tx):
    nothing = alerts.so_far(tx, STORY)[STORY]
    alerted(tx, "news", confirmed=False, severity=Severity.WARNING)
    reported = alerts.so_far(tx, STORY)[STORY]
    alerted(tx, "report")

    assert (nothing, reported) == (SoFar(), SoFar(only_reported=True))
    assert alerts.so_far(tx, STORY, "another") == {STORY: SoFar(critical=True, by_ofsted=True), "another": SoFar()}


def test_what_ofsted_itself_published_counts_from_the_moment_the_news_opened_the_story(tx):
    number = decided(tx)
    alerted(tx, "before", of=number, at=NOW - timedelta(days=1))
    stories.begin(tx, Story("news-story", WIRRAL, Kind.INSPECTION, date(2026, 8, 3), Standing.REPORTED), NOW)
    alerted(tx, "news", at=LATER, confirmed=False)
    only_news = alerts.told_by_ofsted_since(tx, WIRRAL, "news-story")
    alerted(tx, "report", of=number, at=LATER)

    assert not only_news
    assert alerts.told_by_ofsted_since(tx, WIRRAL, "news-story")
    assert not alerts.told_by_ofsted_since(tx, TRAFFORD, "news-story")
