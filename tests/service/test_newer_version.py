"""What a newer version of the program wrote into the database that both use keeps an older one from telling nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta

import pytest
from documents import ilacs
from telling_news import REPORTED, say
from town import TWO_INADEQUATE, Town, urn

from watcher.model.acknowledgements import Acknowledgement, Said
from watcher.model.alerts import Severity
from watcher.model.people import PersonalWatch
from watcher.service import second_looks
from watcher.store.told import acknowledgements, alerts, people

NEW = "a word of the future"
STORED = {
    "why it was corrected": "publication set correction = json_set(correction, '$.cause', ?)",
    "what a corrected one said": "publication set correction = json_set(correction, '$.before.kind', ?)",
    "kind": "reading set json = json_set(json, '$.kind', ?)",
    "framework": "reading set json = json_set(json, '$.framework', ?)",
    "grade": "reading set json = json_set(json, '$.judgements.leadership', ?)",
    "kind of news": "item set reading = json_set(reading, '$.kind', ?)",
    "direction of news": "item set reading = json_set(reading, '$.direction', ?)",
    "grade in the news": "item set reading = json_set(reading, '$.overall_grade_now', ?)",
    "sort of piece": "item set kind = ?",
    "kind of a story": "story set kind = ?",
    "standing of a story": "story set standing = ?",
    "what is awaited": "deadline set by = '2026-08-01', awaited = ?",
    "severity of an alert": "alert set severity = ?, json = '{}'",
    "what was said": "acknowledgement set what = ?",
    "severity on a list": "personal_watch set severity = ?",
}


@pytest.fixture
def town(tmp_path):
    """One of each: a report that was told and is corrected, news that is read, a snooze that ended, somebody's list."""
    with Town(tmp_path, more=REPORTED) as town:
        town.site.authorities = tuple(each for each in town.site.authorities if each.name in ("Trafford", "Wirral"))
        town.once(everything=True)
        file = town.publish(**TWO_INADEQUATE)
        say(town, "Wirral's children's services rated inadequate by Ofsted", "The report was published today.")
        town.clock.pass_(minutes=10)
        town.once()
        grades = tuple({**TWO_INADEQUATE, "children_in_care": "inadequate"}.items())
        town.site.replace_bytes(file, ilacs("Trafford Council", grades, date(2026, 6, 8), date(2026, 6, 19)))
        say(town, "Wirral failed by Ofsted", "Ofsted has rated Wirral's children's services inadequate, in a report.")
        town.clock.pass_(hours=2)
        with town.service() as service:
            second_looks.recheck(service)
            service.poll_all(everything=True)
            in_use(service.store, town.clock.now())
        yield town


def in_use(store, now):
    with store.begin() as tx:
        (told, *_) = alerts.newest(tx, 1, urn=urn("Trafford"))
        ended = now - timedelta(minutes=1)
        acknowledgements.add(
            tx, Acknowledgement(told.alert.story, told.made_at, "U1", Said.SNOOZED, "Safeguarding channel", ended)
        )
        people.watch(tx, PersonalWatch("Safeguarding channel", "U1", urn("Wirral"), Severity.WARNING), now)


@pytest.mark.parametrize("what", STORED)
def test_a_word_that_is_not_known_yet_keeps_nothing_from_being_told(town, what):
    with closing(sqlite3.connect(town.database)) as database, database:
        assert database.execute(f"update {STORED[what]}", (NEW,)).rowcount
    town.publish("Wirral", **TWO_INADEQUATE)
    before = len(town.posts)

    failed = [town.once().failed for _ in range(3) if not town.clock.pass_(minutes=10)]

    assert failed == [{}, {}, {}]
    told = [each.split("\n")[0] for each in town.posts[before:]]
    assert any(each.startswith("Wirral: INADEQUATE") for each in told)
    assert any(each.startswith("Trafford: ") for each in told)
    assert not [mail for mail in town.mails("operators@example.org") if "could not be decided" in str(mail)]
