"""What people ask the app on Slack: `/ofsted …`, their own lists, and the Home tab."""

from __future__ import annotations

import json
from contextlib import closing
from types import SimpleNamespace

import empty_database
import pytest
from kept_town import KeptTown
from socket_mode import SocketMode
from stored import NOW
from town import TWO_INADEQUATE, Town

from notifiers.slack.commands import Command, read_command, read_home_opened
from watcher import data
from watcher.demo.slack_limits import faults
from watcher.service.slack.slack_answers import answer, home
from watcher.service.slack.slack_socket import Listening

ANNA, CHANNEL = "U012AB3CD", "Safeguarding channel"


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A town with an app, in which Trafford was found inadequate."""
    with Town(tmp_path_factory.mktemp("town")) as town:
        town.give_app()
        town.tell_of_trafford()
        yield KeptTown.of(town)


@pytest.fixture
def told(kept):
    return kept.brought_back()


def ask(town, words, user=ANNA):
    with town.service() as service:
        return answer(service.store, service.config, CHANNEL, Command(user, words), town.clock.now())


def lines(message):
    return [line for section in message.sections for line in section.lines]


def test_a_council_s_record_says_what_needs_attention_and_each_judgement(told):
    said = ask(told, "trafford")

    assert said.summary.startswith("Trafford: ")
    assert "INADEQUATE" in " ".join(lines(said))
    (table,) = [each.table for each in said.sections if each.table]
    assert table.head == ("Area", "Now", "Before", "Earlier report")


def test_a_name_that_means_nobody_gets_a_hint(told):
    said = ask(told, "Traford")

    assert said.summary == "“Traford” is not the name of an authority that we know"


@pytest.mark.parametrize("words", ["", "help", "HELP"])
def test_without_words_it_says_what_can_be_asked(told, words):
    assert ask(told, words).summary == "What you can ask"


def test_somebody_s_own_list_is_theirs_alone(told):
    ask(told, "mine add Trafford")

    assert any("Trafford" in line for line in lines(ask(told, "mine")))
    assert ask(told, "mine").summary == "Your own list: 1 authority"
    assert ask(told, "mine", user="U099").summary == "Your own list: 0 authorities"


def test_what_is_taken_off_a_list_is_gone(told):
    ask(told, "mine add Trafford")
    ask(told, "mine remove Trafford")

    assert ask(told, "mine").summary == "Your own list: 0 authorities"


def test_an_authority_that_nobody_watches_cannot_be_put_on_a_list(told):
    assert ask(told, "mine add Cornwall").summary.startswith("Cornwall: not watched here")


def test_alerts_of_a_list_come_as_direct_messages_beside_the_channel(told):
    ask(told, "mine add Wirral critical")
    ask(told, "mine add Trafford critical", user="U099")
    told.publish("Wirral", **TWO_INADEQUATE)
    told.clock.pass_(minutes=10)

    told.once()
    told.clock.pass_(minutes=10)
    told.once()

    assert told.workspace.messages[-1]["text"].startswith("Wirral: INADEQUATE")
    assert list(told.workspace.direct) == ["D012AB3CD"]
    (direct,) = told.workspace.direct["D012AB3CD"]
    assert direct["text"].startswith("Wirral: INADEQUATE")


def test_the_home_tab_is_within_slack_s_limits_and_names_who_needs_attention(told):
    with told.service() as service:
        shown = home(service.store, service.config, CHANNEL, ANNA, told.clock.now())

    assert any(line.startswith("Trafford: ") for line in lines(shown))


def test_a_command_is_answered_with_its_acknowledgement_and_the_home_tab_is_published(told):
    with SocketMode() as slack, told.service() as service:
        told.workspace.socket_url = slack.url
        listening = Listening(service)
        listening.tend()
        slack.wait()
        slack.send({"type": "slash_commands", "envelope_id": "c1", "payload": command("Trafford")})
        assert slack.acknowledged.get(timeout=20) == "c1"
        slack.send({"type": "events_api", "envelope_id": "h1", "payload": opened()})
        assert slack.acknowledged.get(timeout=20) == "h1"
        slack.send({"type": "slash_commands", "envelope_id": "c2", "payload": command("help")})
        assert slack.acknowledged.get(timeout=20) == "c2"
        listening.stop()

    payload = slack.payloads["c1"]
    assert payload["response_type"] == "ephemeral"
    assert payload["text"].startswith("Trafford: ")
    assert faults(payload["blocks"]) == []
    assert json.dumps(told.workspace.homes[ANNA]).count("Trafford") >= 1


def command(words):
    return {"command": "/ofsted", "text": words, "user_id": ANNA, "channel_id": "C1", "team_id": "T1"}


def opened(tab="home"):
    return {"event": {"type": "app_home_opened", "user": ANNA, "tab": tab}}


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {**command("x"), "command": "/other"},
        {**command("x"), "user_id": 7},
        {**command("x"), "user_id": "<script>"},
    ],
)
def test_what_is_no_command_of_ours_is_left_alone(payload):
    assert read_command(payload) is None


def test_what_was_typed_is_bounded_and_in_single_blanks():
    assert read_command(command("  mine   add\tTrafford ")).words == "mine add Trafford"
    assert len(read_command(command("x" * 9_000)).words) == 500


@pytest.mark.parametrize("payload", [{}, {"event": None}, opened(tab="messages"), {"event": {"type": "message"}}])
def test_another_event_than_the_home_tab_s_is_left_alone(payload):
    assert read_home_opened(payload) is None


@pytest.mark.parametrize(
    ("asked", "summary", "lines_say"),
    [
        (["mine add Wirral, Trafford"], "Your own list: 2 authorities", "Trafford: critical alerts and warnings"),
        (["MINE ADD wirral, Critical"], "Your own list: 1 authority", "Wirral: critical alerts only"),
        (["mine add wirral notes"], "Your own list: 1 authority", "Wirral: everything"),
        (["mine add Herefordshire, County of"], "Your own list: 1 authority", "Herefordshire"),
        (
            ["mine add Wirral, Trafford", "mine remove Wirral"],
            "Your own list: 1 authority",
            "Taken off your list: Wirral",
        ),
        (["mine add Wirral, Trafford", "Mine CLEAR"], "Your own list: 0 authorities", "it had 2"),
        (["mine add"], "“…” is not the name of an authority that we know", "like: Trafford"),
        (["mine add Wirral, Nowhere"], "“Nowhere” is not the name of an authority that we know", ""),
        (["mine add Wirral, AfC"], "“AfC” is not the name of an authority that we know", ""),
        (["mine addingham"], "“mine addingham” is not the name of an authority that we know", ""),
        (["mine add " + "Wirral, " * 153 + "Trafford"], "Your own list: 1 authority", "Wirral"),
        (["sussex"], "“sussex” is not the name of an authority that we know", "Did you mean "),
        (["x" * 99], f"“{'x' * 60}” is not the name of an authority that we know", ""),
    ],
)
def test_whatever_is_typed_is_taken_as_it_was_meant_or_named_in_the_answer(tmp_path, asked, summary, lines_say):
    watched = SimpleNamespace(watched=frozenset(data.by_urn()))
    with closing(empty_database.opened(tmp_path / "test.db")) as store:
        for words in asked:
            said = answer(store, watched, CHANNEL, Command(ANNA, words), NOW)

    assert said.summary == summary
    assert lines_say in "\n".join(lines(said))
