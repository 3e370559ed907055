from __future__ import annotations

from datetime import date

import pytest
from commands_run import run
from good_config import GOOD
from town import TWO_INADEQUATE

from watcher.config.check import ConfigError, check, load

HOLDS = """
[[expect]]
authority = "Trafford"
published = 2026-08-03
rule      = "Inadequate"
because   = "leadership"
"""
FAILS = HOLDS.replace("leadership", "care leavers")


def checked(tmp_path, text):
    path = tmp_path / "config.toml"
    path.write_text(text)
    return check(path)


def test_a_config_whose_examples_hold_can_be_used(tmp_path):
    found = checked(tmp_path, GOOD + HOLDS)

    assert found.problems == ()
    assert found.config is not None


def test_one_whose_example_fails_cannot_and_names_its_line_and_what_would_happen_instead(tmp_path):
    found = checked(tmp_path, GOOD + FAILS)

    (problem,) = found.problems
    assert found.config is None
    assert problem.line == len(GOOD.splitlines()) + 2
    assert problem.where == 'expect "Trafford, 3 August 2026"'
    assert 'but "Inadequate" says: impact of leaders: inadequate; help and protection: inadequate.' in problem.wrong
    with pytest.raises(ConfigError):
        load(found.path)


@pytest.mark.parametrize("command", ["check", "once", "run"])
def test_it_is_refused_with_exit_2(tmp_path, command):
    (tmp_path / "config.toml").write_text(GOOD + FAILS)

    done = run(command, "--config", tmp_path / "config.toml")

    assert done.returncode == 2
    assert 'expect "Trafford, 3 August 2026"' in done.stdout + done.stderr


def test_an_example_may_be_of_an_authority_that_is_not_watched_and_by_any_of_its_names(tmp_path):
    found = checked(tmp_path, GOOD + HOLDS.replace("Trafford", "Trafford Metropolitan Borough Council"))

    assert found.problems == ()


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ('"Trafford"', '"Traford"', "no authority is called"),
        ('"Inadequate"\nbecause', '"Inadequat"\nbecause', 'there is no rule "Inadequat"'),
        ("because ", 'receiver = "Terminl"\nbecause ', 'there is no receiver "Terminl"'),
        ("because ", "becase ", '"becase"'),
    ],
)
def test_its_words_are_checked_like_all_others(tmp_path, old, new, wrong):
    found = checked(tmp_path, GOOD + HOLDS.replace(old, new))

    assert [wrong in each.wrong for each in found.problems] == [True]
    assert found.problems[0].line > len(GOOD.splitlines())


def test_what_is_not_known_fails(tmp_path):
    found = checked(tmp_path, GOOD + HOLDS.replace("2026-08-03", "2026-08-04"))

    assert "no publication of Trafford of 4 August 2026 is known" in found.problems[0].wrong
    assert not (tmp_path / "ofsted-watch.db").exists()


def test_what_was_collected_may_be_an_example(town):
    town.once()
    town.publish("Wirral", published=date(2026, 8, 4), **TWO_INADEQUATE)
    town.clock.pass_(days=1)
    town.once()
    town.more = '[[expect]]\nauthority = "Wirral"\npublished = 2026-08-04\nrule = "Inadequate"\nreceiver = "Duty inbox"'

    town.configure()

    assert check(town.config).errors == ()


def test_a_running_service_does_not_take_over_a_config_whose_example_fails(town):
    town.once()
    town.more = FAILS
    with town.service() as service:
        before = service.config
        town.configure()

        taken = service.reload()

        assert not taken
        assert service.config is before
