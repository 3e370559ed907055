"""Messages that don't get through: the operators hear of it, at once where waiting won't help."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta

import pytest
from newspaper import Newspaper
from stored import alerted, queued
from telling_news import a_feed
from town import TWO_INADEQUATE, Town

from watcher.config.check import load
from watcher.demo.server import Reply, Server
from watcher.model.errors import NOT_TRUSTED
from watcher.monitor.deliveries import tell_of_undelivered
from watcher.store.database import Store
from watcher.store.told import outbox

BUSY = b'{"ok": false, "error": "ratelimited"}'


def asked_to_wait(seconds):
    return Reply(429, BUSY, "application/json", headers={"Retry-After": str(seconds)})


@pytest.fixture
def town(tmp_path):
    with Town(tmp_path) as town:
        town.once()
        yield town


def notices(town):
    return [mail["Subject"] for mail in town.mails("operators@example.org")]


def test_when_slack_asks_to_wait_for_years_the_operators_hear_at_once_and_the_alert_is_late_by_an_hour(town):
    town.workspace.instead.append((False, asked_to_wait(10**9)))
    town.publish(**TWO_INADEQUATE)
    town.once(everything=True)
    town.once(everything=True)
    before = (len(town.posts), notices(town))
    town.clock.pass_(minutes=61)

    town.once(everything=True)

    assert before == (0, ["Messages are late: Safeguarding channel"])
    assert len(town.posts) == 1


def test_when_slack_asks_to_wait_for_a_minute_nobody_is_bothered(town):
    town.workspace.instead.append((False, asked_to_wait(60)))
    town.publish(**TWO_INADEQUATE)
    town.once(everything=True)
    town.once(everything=True)

    assert notices(town) == []


@pytest.mark.parametrize(("said", "hear"), [(f"The mail server: {NOT_TRUSTED}: certificate has expired.", 1), ("?", 0)])
def test_of_a_certificate_that_is_not_accepted_the_operators_hear_within_an_hour_and_once(town, said, hear):
    now = town.clock.now()
    with town.service() as service:
        with service.store.begin() as tx:
            number = queued(tx, alert=alerted(tx).key, receiver="Duty inbox", address="duty@example.org", at=now)
            outbox.note_attempt(tx, number, "queued", said, now)
        for minutes in (59, 61, 63):
            with service.store.begin() as tx:
                tell_of_undelivered(tx, service.config, now + timedelta(minutes=minutes))
        town.clock.pass_(minutes=63)
        service.deliver()

    assert notices(town) == ["Messages are late: Duty inbox"] * hear


def test_a_site_that_asks_to_be_left_alone_for_a_day_is_told_of_at_its_first_refusal(tmp_path):
    site = Newspaper([])
    with Server(site.answer) as server, Town(tmp_path, more=a_feed(server)) as town:
        town.once()
        server.instead.append(Reply(429, headers={"Retry-After": "86400"}))
        town.once(everything=True)
        town.once(everything=True)

        assert notices(town) == ["A source is broken: Globe"]


def test_of_a_burst_that_is_refused_as_a_whole_the_operators_get_a_digest(town):
    town.workspace.token = "revoked"
    with closing(Store(load(town.config).store_url)) as store, store.begin() as tx:
        for number in range(12):
            where = {"receiver": "Safeguarding channel", "address": town.workspace.channel}
            queued(tx, f"message-{number}", story=f"story-{number}", at=town.clock.now(), **where)
    town.once(everything=True)

    (told,) = notices(town)
    assert "12" in told
