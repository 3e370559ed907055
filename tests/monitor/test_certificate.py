from __future__ import annotations

import json
from datetime import date

import pytest
from town import ALL_GOOD, TWO_INADEQUATE, Town, urn
from typer.testing import CliRunner

from watcher.cli import app
from watcher.demo.ofsted import REPORT_NOT_FOUND, Line
from watcher.demo.server import Reply
from watcher.monitor.certificate import span

WEEK = ("--since", "2026-08-01")


def certificate(town, *more):
    answer = CliRunner().invoke(app, ["certificate", "--config", str(town.config), *WEEK, *more])
    return answer.exit_code, answer.stdout


def a_week(town):
    """Have a report that is told, one that no rule asks for, and a silence."""
    town.site.authorities = tuple(each for each in town.site.authorities if each.name in ("Trafford", "Wirral"))
    town.once()
    town.publish(**TWO_INADEQUATE)
    town.publish("Wirral", **ALL_GOOD)
    town.clock.pass_(minutes=10)
    town.once()
    return town


def test_before_the_first_poll_there_is_nothing_to_balance(town):
    code, said = certificate(town)

    assert code == 0
    assert "The service had not polled anything by then" in said
    assert "All of this time: nothing was polled by then." in said
    assert "BALANCE" not in said


def test_a_source_that_is_not_polled_while_others_are_is_open(town):
    a_week(town)
    feed = '[[source]]\nname = "Globe"\nkind = "feed"\nurl = "https://globe.example/rss"\n'
    town.config.write_text(town.config.read_text() + feed)

    code, said = certificate(town)

    assert code == 1
    assert "“Globe” was never polled." in said


def test_a_week_in_which_everything_was_told_balances(town):
    a_week(town)

    code, said = certificate(town)

    assert code == 0
    assert (
        "2 published = 1 with an alert (2 messages delivered) + 0 silenced + 1 to which no rule applies + 0 open."
        in said
    )
    assert "It balances." in said
    assert "Ofsted reports: polled 2 times, all successfully; 2 new; newest: “Children's services inspection”" in said


def test_one_poll_is_said_in_the_singular(town):
    town.once()

    _code, said = certificate(town)

    assert "Ofsted reports: polled 1 time, successfully;" in said


def test_a_message_that_has_not_arrived_is_named_and_the_certificate_does_not_balance(town):
    town.mailbox.refuse["duty@example.org"] = "451 try later"
    a_week(town)

    code, said = certificate(town)

    assert code == 1
    assert "It does not balance: 1 item needs checking." in said
    assert (
        "Trafford: “Children's services inspection”, published 3 August 2026, was decided, and has not arrived" in said
    )
    assert "at Duty inbox (duty@example.org)" in said


def test_a_report_that_cannot_be_read_is_open_with_its_cause(town):
    a_week(town)
    town.site.publish(urn("Wirral"), REPORT_NOT_FOUND, Line(date(2026, 8, 3), title="Focused visit"))
    town.clock.pass_(minutes=10)
    town.once()

    code, said = certificate(town)

    assert code == 1
    assert "Wirral: “Focused visit”, published 3 August 2026, was seen and nothing is decided yet" in said


def test_a_gap_stands_with_its_cause(town):
    a_week(town)
    town.site.faults["/search"] = Reply(503)
    for _ in range(2):
        town.clock.pass_(minutes=10)
        town.once()
    town.site.faults.clear()
    town.clock.pass_(minutes=10)
    town.once()

    code, said = certificate(town)

    assert code == 0
    assert "Ofsted reports: from 3 August 2026, 09:50 until 3 August 2026, 10:10, 2 polls: " in said
    assert "polled 5 times, 3 of them successfully" in said


def test_a_source_that_still_can_not_be_read_is_open(town):
    a_week(town)
    town.site.faults["/search"] = Reply(503)
    for _ in range(2):
        town.clock.pass_(minutes=10)
        town.once()

    code, said = certificate(town)

    assert code == 1
    assert "“Ofsted reports” could not be read since 3 August 2026, 09:50: what was published there since is" in said


def test_its_lines_are_objects_for_programs(town):
    a_week(town)

    lines = [json.loads(line) for line in certificate(town, "--json")[1].splitlines()]

    assert [each["title"] for each in lines if "title" in each] == ["Children's services inspection"] * 2
    assert lines[-1]["balances"] is True


def test_it_is_sent_on_monday_morning_once(tmp_path):
    more = '[certificate]\nsend_to = ["Duty inbox"]'
    with Town(tmp_path, more=more) as town:
        a_week(town)
        before = len(town.mails())
        town.clock.pass_(days=7)
        town.once()
        town.clock.pass_(minutes=10)
        town.once()

        sent = [mail["Subject"] for mail in town.mails()[before:]]

        assert sent == ["Certificate for 3 August to 9 August 2026: it balances"]


@pytest.mark.parametrize(
    ("every", "start", "end"),
    [
        ("day", date(2026, 8, 4), date(2026, 8, 5)),
        ("week", date(2026, 7, 27), date(2026, 8, 3)),
        ("month", date(2026, 7, 1), date(2026, 8, 1)),
    ],
)
def test_the_time_that_is_over_is_whole(every, start, end):
    assert span(every, date(2026, 8, 5)) == (start, end)
