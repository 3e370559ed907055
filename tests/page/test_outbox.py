from __future__ import annotations

from datetime import UTC, datetime, timedelta

import httpx2
import pytest
from paged import free_port, serving, settled
from sqlalchemy import update
from town import TWO_INADEQUATE, Town
from typer.testing import CliRunner

from watcher import cli
from watcher.config.check import load
from watcher.store.tables.alerts import delivery
from watcher.store.told import outbox, outbox_list
from watcher.store.told.deliveries import State

GIVEN = "given_up"
LEAD = httpx2.BasicAuth("lead", "correct horse")


@pytest.fixture
def refusing(tmp_path):
    """A town whose channel was closed when an alert came; it is open again by now."""
    with Town(tmp_path) as town:
        (tmp_path / "page-password").write_text("lead:correct horse\n")
        town.more = f'[page]\nlisten = "127.0.0.1:{free_port()}"\npassword_file = "page-password"'
        town.configure()
        town.once()
        town.workspace.channel = "C9999999999"
        town.publish(**TWO_INADEQUATE)
        settled(town)
        town.workspace.channel = "C0123456789"
        yield town


def test_a_message_that_could_not_be_delivered_is_sent_again_once_somebody_asks(refusing):
    with serving(load(refusing.config)) as client:
        listed = client.get("/outbox", auth=LEAD).text
        (number,) = [each["number"] for each in client.get("/outbox.json", auth=LEAD).json() if each["state"] == GIVEN]
        here = {"Origin": str(client.base_url).rstrip("/")}
        delivered(refusing)
        before = list(refusing.posts)
        pressed = client.post(f"/outbox/{number}/again", auth=LEAD, headers=here)
        delivered(refusing)
        again = client.post(f"/outbox/{number}/again", auth=LEAD, headers=here)

    assert "not delivered" in listed
    assert f'action="/outbox/{number}/again"' in listed
    assert "Safeguarding channel" in listed
    assert "alert: “Inadequate”" in listed
    assert (pressed.status_code, pressed.headers["location"]) == (303, "/outbox")
    assert before == []
    assert [post.partition(":")[0] for post in refusing.posts] == ["Trafford"]
    assert again.status_code == 409


def delivered(town):
    """Let the outbox be tended, and nothing else: a start would take up by itself what was given up."""
    town.clock.moment = datetime.now(UTC)  # the page's clock is the machine's
    with town.service() as service:
        service.deliver()


def test_no_other_site_and_nobody_unknown_can_ask(refusing):
    with serving(load(refusing.config)) as client:
        here = {"Origin": str(client.base_url).rstrip("/")}
        pressed = [
            client.post("/outbox/1/again", auth=LEAD).status_code,
            client.post("/outbox/1/again", auth=LEAD, headers={"Origin": "null"}).status_code,
            client.post("/outbox/1/again", auth=LEAD, headers={"Origin": "https://evil.example"}).status_code,
            client.post("/outbox/1/again", headers=here).status_code,
            client.post(f"/outbox/{2**70}/again", auth=LEAD, headers=here).status_code,
            client.get("/outbox/1/again", auth=LEAD).status_code,
        ]

    assert pressed == [403, 403, 403, 401, 409, 404]


def test_without_a_login_it_names_the_command_and_changes_nothing(tmp_path):
    with Town(tmp_path) as town:
        town.more = f'[page]\nlisten = "127.0.0.1:{free_port()}"'
        town.configure()
        town.once()
        town.workspace.channel = "C9999999999"
        town.publish(**TWO_INADEQUATE)
        settled(town)
        with serving(load(town.config)) as client:
            listed = client.get("/outbox").text
            here = {"Origin": str(client.base_url).rstrip("/")}
            pressed = client.post("/outbox/1/again", headers=here)

    assert "ofsted-watch send-again " in listed
    assert "<form" not in listed
    assert pressed.status_code == 403


def test_what_arrived_is_not_sent_again_and_a_server_that_asked_to_wait_is_left_alone(town):
    town.once()
    town.publish(**TWO_INADEQUATE)
    town.once(everything=True)
    now = town.clock.now()
    later = now + timedelta(hours=1)
    with town.service() as service, service.store.begin() as tx:
        arrived = [each.delivery for each in outbox_list.listed(tx, 50)]
        asked = [outbox_list.send_again(tx, each.id, now) for each in arrived]
        one = arrived[0]
        tx.execute(update(delivery).where(delivery.c.id == one.id).values(state=State.QUEUED, next_at=now))
        outbox.hold(tx, one.receiver, later)
        asked_then = outbox_list.send_again(tx, one.id, now)
        (line,) = [each for each in outbox_list.listed(tx, 50) if each.delivery.id == one.id]

    assert (any(asked), asked_then) == (False, True)
    assert (line.delivery.state, line.due_at) == (State.QUEUED, later)


def test_the_command_sends_again_what_waits_and_says_when_there_is_nothing(town):
    town.once()
    town.workspace.channel = "C9999999999"
    town.publish(**TWO_INADEQUATE)
    town.once(everything=True)
    with town.service() as service, service.store.look() as tx:
        (number,) = [each.delivery.id for each in outbox_list.listed(tx, 50) if each.delivery.state == State.GIVEN_UP]

    sent, again = (
        CliRunner().invoke(cli.app, ["send-again", each, "--config", str(town.config)]) for each in (str(number), "99")
    )

    assert f"sends message {number} within seconds" in sent.stdout
    assert "No message 99" in str(again.exception)
    assert again.exception.exit_code == 2
