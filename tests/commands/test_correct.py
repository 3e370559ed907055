from __future__ import annotations

import getpass
import json
import re
from datetime import date

import pytest
from kept_town import KeptTown
from letters import focused_visit
from town import Town, urn
from typer.testing import CliRunner

from watcher import cli
from watcher.commands.explain import show_explanation
from watcher.config.check import load
from watcher.demo.ofsted import Line
from watcher.follow_up.corrections import NoSuchAlertError


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    with Town(tmp_path_factory.mktemp("town")) as town:
        town.tell_of_trafford()
        yield KeptTown.of(town)


@pytest.fixture
def told(kept):
    return kept.brought_back()


def correct(town, alert, because="The grade of leaders is good.", *more):
    command = ["correct", alert, "--because", because, "--config", str(town.config), *more]
    return CliRunner().invoke(cli.app, command)


def test_a_correction_shows_what_goes_to_whom_and_is_sent_with_yes(told):
    done = correct(told, "Trafford 2026-08-03", "The grade of leaders is good.", "--yes")

    assert done.exit_code == 0, done.output
    assert "Trafford: INADEQUATE leaders, help and protection" in done.output
    assert "It goes to " in done.output
    assert "Duty inbox" in done.output
    told.clock.pass_(minutes=1)
    told.once()
    assert len(told.mails()) == 2


def test_explain_tells_of_a_correction_with_who_made_it(told, capsys):
    correct(told, "Trafford 2026-08-03", "Care leavers were judged good.", "--yes")

    for as_json in (False, True):
        show_explanation("Trafford", load(told.config), date(2026, 8, 3), as_json=as_json)

    plain, as_object = capsys.readouterr().out.split("\n{", 1)
    assert "CORRECTED" in plain
    assert f"by {getpass.getuser()}: Care leavers were judged good." in plain
    (alert,) = json.loads(f"{{{as_object}")["alerts"]
    assert [each["because"] for each in alert["corrections"]] == ["Care leavers were judged good."]


def test_where_there_was_never_an_alert_none_is_listed(town):
    town.once()

    done = correct(town, "Trafford 2026-08-03")

    assert isinstance(done.exception, NoSuchAlertError)
    assert 'There is no alert "Trafford 2026-08-03". None was ever made.' in str(done.exception)


def test_where_nobody_can_be_asked_nothing_is_sent(told):
    done = correct(told, "Trafford 2026-08-03")
    told.once()

    assert done.exit_code == 1
    assert "Add --yes if this is what you want." in done.output
    assert len(told.mails()) == 1


@pytest.mark.parametrize("words", ["", "  "])
def test_a_correction_without_words_is_refused(told, words):
    done = correct(told, "Trafford 2026-08-03", words, "--yes")

    assert "Say what was wrong" in str(done.exception)
    assert done.exception.exit_code == 2


def test_an_alert_that_there_is_not_is_answered_with_the_latest(told):
    done = correct(told, "Trafford 1999-01-01", "Wrong.", "--yes")

    assert "There is no alert" in str(done.exception)
    assert "80573/" in str(done.exception)


def test_where_a_day_has_several_alerts_it_asks_which_and_takes_a_key(told):
    visit = focused_visit("Trafford", priority=("Areas for priority action", "- the timeliness of meetings"))
    told.site.publish(urn("Trafford"), visit, Line(date(2026, 8, 3), inspected=date(2026, 7, 2)))
    told.clock.pass_(minutes=10)
    told.once()

    asked = correct(told, "Trafford 2026-08-03", "A word was wrong.", "--yes")

    said = str(asked.exception)
    assert asked.exit_code != 0
    assert "There are 2 alerts of that day. Which one?" in said
    assert "Trafford: INADEQUATE leaders, help and protection" in said
    (key,) = re.findall(r"(80573/\S+)   Trafford: focused visit", said)
    assert "Nothing was changed." in said
    done = correct(told, key, "A word was wrong.", "--yes")
    assert done.exit_code == 0, done.output
    assert "Trafford: focused visit, 1 area for priority action" in done.output
