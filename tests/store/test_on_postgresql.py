"""The whole program with a server's database."""

from __future__ import annotations

import pytest
from postgres import NEEDS_POSTGRESQL
from town import TWO_INADEQUATE, Town
from typer.testing import CliRunner

from watcher import cli
from watcher.config.check import load
from watcher.model.errors import PlainError
from watcher.service.cycle import once
from watcher.service.service import Service
from watcher.store.database import Store
from watcher.store.errors import StoreError

pytestmark = [*NEEDS_POSTGRESQL]


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
        cli.backup(town.folder / "copy.db", town.config)


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
    with Service(load(town.config), town.clock) as service:
        once(service, everything=False)

    assert sorted(each.name for each in town.folder.iterdir()) == ["config.toml", "slack-token"]
