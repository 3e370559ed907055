"""Everything that could keep an alert from arriving, and is therefore red at /healthz and a failure to the switch."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import empty_database
import pytest
from good_config import GOOD

from watcher.config.check import check_text
from watcher.model.alerts import Message, Severity
from watcher.model.listings import Failure
from watcher.model.ofsted import Urn
from watcher.monitor.status import look
from watcher.store.polled import outages, sources
from watcher.store.told import outbox
from watcher.timing.schedule import Due

NOW = datetime(2026, 8, 3, 9, 30, tzinfo=UTC)
OFSTED = "Ofsted reports"
SOON = Due(NOW + timedelta(minutes=10), "every 10 minutes")


def nothing(_tx):
    """Leave it well."""


def silent(tx):
    sources.note_alive(tx, NOW - timedelta(minutes=4))


def failing(tx):
    for _ in range(2):
        sources.failed(tx, sources.state(tx, OFSTED), NOW, SOON, "503")


def overdue(tx):
    sources.succeeded(tx, [(OFSTED, NOW - timedelta(hours=2), Due(NOW - timedelta(hours=1), "every hour"))])


def late(tx):
    message = Message("key", Severity.CRITICAL, "Wirral: inadequate", ())
    sent = {"alert": None, "story": "s", "receiver": "Inbox", "address": "a@example.org"}
    outbox.queue(tx, outbox.NewDelivery(message, **sent), NOW - timedelta(hours=1))


def given_up(tx):
    message = Message("key", Severity.CRITICAL, "Wirral: inadequate", ())
    sent = {"alert": None, "story": "s", "receiver": "Inbox", "address": "a@example.org"}
    outbox.queue(tx, outbox.NewDelivery(message, **sent, state=outbox.State.GIVEN_UP), NOW)


def bad_page(tx):
    for _ in range(2):
        outages.bad_poll(tx, OFSTED, Failure("/provider/44/80581", "This page answers 500.", Urn("80581")), NOW)


def strangely_quiet(tx):
    for _ in range(2):
        for place in ("quiet", "quiet too"):  # one sentence is said once
            outages.bad_poll(tx, OFSTED, Failure(place, "Nothing was published for 40 days."), NOW)


def broken_job(tx):
    for _ in range(2):
        outages.bad_poll(tx, outages.OUR_OWN, Failure("retention", "The database is locked."), NOW)


@pytest.fixture
def tx(tmp_path):
    store = empty_database.opened(tmp_path / "test.db")
    with store.begin() as opened:
        sources.note_alive(opened, NOW)
        sources.succeeded(opened, [(OFSTED, NOW, SOON)])
        yield opened
    store.close()


@pytest.mark.parametrize(
    ("happens", "said"),
    [
        (nothing, ()),
        (silent, ("The service is not running: its last sign of life was 3 August 2026, 10:26.",)),
        (failing, ("“Ofsted reports” could not be read 2 times in a row: 503",)),
        (overdue, ("“Ofsted reports” should have been polled at 3 August 2026, 09:30, and was not.",)),
        (late, ("1 message waits to be sent, the oldest for more than half an hour.",)),
        (given_up, ("1 message could not be delivered: its receiver refuses it.",)),
        (bad_page, ("“Ofsted reports”: pages that can't be read, or believed: Wirral. This page answers 500.",)),
        (
            broken_job,
            ("The job “retention” has failed since 3 August 2026, 10:30: The database is locked.",),
        ),
        (strangely_quiet, ("“Ofsted reports”: Nothing was published for 40 days.",)),
    ],
)
def test_whatever_could_keep_an_alert_back_is_a_trouble(tx, tmp_path, happens, said):
    happens(tx)

    assert look(tx, check_text(tmp_path / "config.toml", GOOD).config, NOW).troubles == said


def test_a_source_that_was_never_read_is_a_trouble(tx, tmp_path):
    config = check_text(tmp_path / "config.toml", GOOD.replace(OFSTED, "Ofsted")).config

    assert look(tx, config, NOW).troubles == ("“Ofsted” has not been read yet.",)
