from __future__ import annotations

import json
import sys
from datetime import timedelta
from importlib import import_module
from inspect import isfunction
from pkgutil import iter_modules

import pytest
from sqlalchemy import update
from stored import NOW, queued
from town import Town

from notifiers import messages
from notifiers.messages.samples import sample_home, samples
from notifiers.slack import limits
from watcher.commands.send_test import NoSuchReceiverError, send_test
from watcher.config.check import load
from watcher.store.tables.alerts import delivery
from watcher.store.told import undelivered
from watcher.store.told.outbox import State
from watcher.timing.clock import SystemClock


def test_a_receiver_that_works_gets_a_test_message(town, capsys):
    assert send_test("Safeguarding channel", load(town.config))
    assert send_test("Duty inbox", load(town.config))

    assert town.posts[0].startswith("Test of Safeguarding channel")
    assert [mail["Subject"] for mail in town.mails()] == ["Test of Duty inbox"]
    assert capsys.readouterr().out.count(": sent.") == 2


def test_what_a_mended_receiver_had_refused_is_sent_without_waiting_for_its_hour(town, capsys):
    now = SystemClock().now()
    with town.service() as service, service.store.begin() as tx:
        queued(tx, address="C0123456789")
        tx.execute(update(delivery).values(state=State.GIVEN_UP, next_at=now + timedelta(hours=4), claimed_at=NOW))

        assert undelivered.try_again(tx, SystemClock().now(), NOW, in_time=True) == 0
    assert send_test("Safeguarding channel", load(town.config))

    with town.service() as service, service.store.begin() as tx:
        assert undelivered.try_again(tx, SystemClock().now(), NOW, in_time=True) == 1
    assert "the running service now also sends the 1 message it refused before" in capsys.readouterr().out


def test_what_failed_is_said_with_what_to_do(town, capsys):
    (town.folder / "slack-token").write_text("xoxb-wrong")

    assert not send_test("Safeguarding channel", load(town.config))

    said = capsys.readouterr().out
    assert "C0123456789: it was not delivered." in said
    assert "Put the bot token" in said
    assert "xoxb-wrong" not in said


def test_each_address_answers_for_itself(tmp_path, capsys):
    two = '[[receiver]]\nname = "Two"\nkind = "email"\nto = ["a@example.org", "b@example.org"]\n'
    with Town(tmp_path) as town:
        town.more = f'{two}from = "w@example.org"\nhost = "127.0.0.1"\nport = {town.mailbox.port}\n'
        town.configure()
        town.mailbox.instead.append("550 no such user here")

        assert not send_test("Two", load(town.config))

    said = capsys.readouterr().out.splitlines()
    assert len(said) == 2
    assert "no such user here" in said[0]
    assert "b@example.org: sent." in said[1]


def test_a_receiver_that_is_not_there_is_wrong_usage_and_the_nearest_is_named(town):
    with pytest.raises(NoSuchReceiverError, match='Did you mean "Duty inbox"') as raised:
        send_test("Duty inbx", load(town.config))

    assert raised.value.exit_code == 2


def test_slack_is_asked_about_every_kind_of_message_and_the_home_tab_and_only_the_test_is_posted(town, capsys):
    assert send_test("Safeguarding channel", load(town.config))

    asked = [json.loads(each.body) for each in town.slack.requests if each.path.endswith("blocks.validate")]
    assert [set(each) for each in asked] == [{"blocks"}] * len(samples()) + [{"view"}]
    assert asked[-1]["view"]["type"] == "home"
    assert len(town.posts) == 1
    assert f"takes every kind of message that we send, {len(asked)} in all" in capsys.readouterr().out


def test_there_is_a_sample_of_every_kind_of_message_that_the_words_are_written_for():
    written = set()

    def note(frame, event, _what):
        if event == "call":
            written.add(frame.f_code)

    modules = [import_module(each.name) for each in iter_modules(messages.__path__, "notifiers.messages.")]
    writers = [
        each
        for module in modules
        for each in vars(module).values()
        if isfunction(each) and each.__module__ == module.__name__ and each.__annotations__["return"] == "Message"
    ]
    sys.setprofile(note)
    samples()
    sample_home()
    sys.setprofile(None)

    assert [each.__name__ for each in writers if each.__code__ not in written] == []


def test_what_slack_finds_wrong_with_a_form_is_said_with_its_place(town, capsys, monkeypatch):
    monkeypatch.setattr(limits, "IN_MESSAGES", limits.IN_MESSAGES - {"data_table"})

    assert not send_test("Safeguarding channel", load(town.config))

    said = capsys.readouterr().out
    assert "refuses an alert at /3/type: 'data_table' is not allowed here" in said
    assert "refuses the Home tab" not in said


def test_what_slack_finds_wrong_with_the_home_tab_is_said_with_its_place(town, capsys, monkeypatch):
    monkeypatch.setattr(limits, "HOME_BLOCKS", limits.HOME_BLOCKS._replace(most=3))

    assert not send_test("Safeguarding channel", load(town.config))

    assert "refuses the Home tab at /blocks: more than 3 blocks" in capsys.readouterr().out


def test_that_no_route_leads_to_a_receiver_is_said_though_it_can_be_reached(town, capsys):
    assert send_test("Operators", load(town.config))
    assert send_test("Duty inbox", load(town.config))

    said = capsys.readouterr().out
    assert "Operators: no [[route]] names it, so no alert goes there." in said
    assert "Duty inbox: no [[route]]" not in said
