"""The whole program with a server's database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from parsing_here import SHARED
from postgres import NEEDS_POSTGRESQL
from sqlalchemy import text
from town import TWO_INADEQUATE, Town
from typer.testing import CliRunner

from watcher import cli
from watcher.config.check import load
from watcher.model.alerts import Message, Severity
from watcher.model.errors import PlainError
from watcher.page.addresses import PAGES
from watcher.page.site import Site
from watcher.service.cycle import once
from watcher.service.service import Service
from watcher.service.tending import Tending
from watcher.store.database import Store
from watcher.store.errors import StoreError
from watcher.store.told import outbox
from watcher.timing.clock import SystemClock

pytestmark = [*NEEDS_POSTGRESQL]
MOST_LOOKS = 20_000


@pytest.fixture
def town(tmp_path, postgresql_url):
    with Town(tmp_path) as opened:
        opened.config.write_text(opened.config.read_text().replace("sqlite:///test.db", postgresql_url))
        yield opened


def test_an_alert_is_told_once_and_a_restart_repeats_nothing(town):
    town.once()
    town.publish(**TWO_INADEQUATE)
    town.clock.pass_(minutes=10)

    town.once()
    town.clock.pass_(minutes=10)
    town.once()

    assert [each[:30] for each in town.posts] == ["Trafford: INADEQUATE leaders, "]
    assert len(town.mails()) == 1


def test_the_page_is_made_of_it(town):
    town.once()
    town.publish(**TWO_INADEQUATE)
    town.clock.pass_(minutes=10)
    with town.service() as service:
        service.begin()
        once(service, everything=True)
    store = Store(load(town.config).store_url)
    site = Site(store, town.config, town.clock)

    made = {address: site.answer(address) for address in (*PAGES, "/authority/80573", "/outbox.csv", "/briefing.json")}
    store.close()

    assert {address for address, each in made.items() if each.status != 200} == {"/healthz"}  # nothing runs here
    assert b"Needs attention" in made["/"].body
    assert b"Duty inbox" in made["/outbox"].body


def test_the_commands_look_into_it(town):
    town.once()
    town.publish(**TWO_INADEQUATE)
    town.clock.pass_(minutes=10)
    town.once()

    said = {
        command[0]: CliRunner().invoke(cli.app, [*command, "--config", str(town.config)]).stdout
        for command in (["status"], ["explain", "Trafford"], ["history", "Trafford"], ["certificate"], ["authorities"])
    }

    assert "outbox: 0 waiting" in said["status"]
    assert "Duty inbox" in said["explain"]
    assert "2026" in said["history"]
    assert "Ofsted reports: " in said["certificate"]
    assert "Trafford" in said["authorities"]


def test_a_copy_is_made_with_the_servers_own_tool(town):
    town.once()

    with pytest.raises(PlainError, match="pg_dump"):
        cli.changes.backup(town.folder / "copy.db", town.config)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("127.0.0.1:", "127.0.0.1:1"), "can't be used.*address right"),
        (("/test", "/nothing"), "does not exist.*createdb"),
        (("tests@", "nobody@"), "does not exist.*createuser"),
    ],
)
def test_a_server_that_cannot_be_used_is_a_sentence_with_advice(postgresql_url, change, said):
    store = Store(postgresql_url.replace(*change))

    with pytest.raises(StoreError, match=said):
        store.migrate()


def test_the_service_needs_no_file_of_its_own(town):
    with town.service() as service:
        once(service, everything=False)

    assert sorted(each.name for each in town.folder.iterdir()) == ["config.toml", "slack-token"]


def test_two_processes_that_see_the_same_delivery_at_once_claim_it_once(postgresql_url):
    store = Store(postgresql_url)
    now = datetime(2026, 8, 3, 9, 30, tzinfo=UTC)
    with store.begin() as tx:
        outbox.queue(tx, outbox.NewDelivery(Message("k", Severity.NOTE, "s", ()), "story", "Inbox", "a"), now)

    def claim():
        with store.begin() as tx:
            return outbox.claim(tx, "Inbox", now)

    with ThreadPoolExecutor(1) as other:
        with store.begin() as tx:
            first = outbox.claim(tx, "Inbox", now)
            second = other.submit(claim)
            # It has seen the delivery as queued, and waits for the row: only then is the first claim committed.
            blocked = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
            for _ in range(MOST_LOOKS):
                with store.look() as watching:  # a transaction of its own each time: the server keeps what one has seen
                    if second.done() or watching.execute(blocked).scalar():
                        break
        claimed = second.result()
    store.close()

    assert first is not None
    assert claimed is None


def test_a_process_goes_by_the_servers_clock_also_after_its_machine_was_stopped(town):
    with Service(load(town.config), SystemClock(), SHARED) as service:
        service.clock.set(datetime(2030, 1, 1, tzinfo=UTC))

        Tending(service, stages=())()

        assert abs(service.clock.now() - service.store.moment()) < timedelta(hours=1)
