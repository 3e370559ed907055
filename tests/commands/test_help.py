"""What `--help` says: what a command does, and how it is typed."""

from __future__ import annotations

import shlex

import pytest
import typer.main
from good_config import GOOD
from typer.testing import CliRunner

from watcher import cli
from watcher.cli.program import only_asked_for

GROUP = typer.main.get_command(cli.app)


@pytest.mark.parametrize("name", GROUP.commands)
def test_a_command_shows_an_example_that_can_be_typed(name):
    command = GROUP.commands[name]

    program, called, *arguments = shlex.split(command.epilog.removeprefix("For example: "))

    assert (program, called) == ("ofsted-watch", name)
    assert command.make_context(name, list(arguments), resilient_parsing=False).params is not None


def test_no_block_that_the_help_points_to_is_taken_for_markup():
    shown = CliRunner().invoke(cli.app, ["--help"], env={"COLUMNS": "200"}).output

    assert "See [teams] in the config." in shown
    assert "See [engine]." in shown


@pytest.mark.parametrize("name", GROUP.commands)
def test_the_help_shows_the_headings_that_it_speaks_of(name):
    shown = CliRunner().invoke(cli.app, [name, "--help"], env={"COLUMNS": "200"}).output

    assert "--team" not in shown or "For a team of [teams]" in shown


def test_a_name_of_several_words_needs_no_quotes(tmp_path):
    (tmp_path / "config.toml").write_text(GOOD)
    typed = ["--config", str(tmp_path / "config.toml"), "--csv"]

    plain = CliRunner().invoke(cli.app, ["history", "North", "Yorkshire", *typed])
    quoted = CliRunner().invoke(cli.app, ["history", "North Yorkshire", *typed])

    assert plain.output == quoted.output
    assert "North Yorkshire" in plain.output


def test_what_is_neither_an_alert_nor_an_authority_is_said_to_be_neither(tmp_path):
    (tmp_path / "config.toml").write_text(GOOD)

    said = CliRunner().invoke(cli.app, ["explain", "999", "--config", str(tmp_path / "config.toml")])

    assert str(said.exception).startswith('There is no alert "999", and no authority is called "999".')


def test_of_a_command_that_is_asked_for_no_others_options_are_made_and_of_any_other_word_all():
    for name in GROUP.commands:
        asked = typer.main.get_command(only_asked_for([name, "--help"]))
        assert list(asked.commands) == [name]
    for words in ([], ["--help"], ["--version"], ["onec"], [""]):
        assert list(typer.main.get_command(only_asked_for(words)).commands) == list(GROUP.commands)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["check", "config.tml"], "A config file is named so: ofsted-watch check --config config.tml"),
        (["authorities", "wiral"], 'To see one authority, type: ofsted-watch history "Wirral"'),
        (["authorities", "Southport"], 'To see one authority, type: ofsted-watch history "Sefton"'),
        (["status", "St", "Helens"], 'To see one authority, type: ofsted-watch history "St Helens"'),
        (["once", "now"], '"now" is too much: `ofsted-watch once` takes options only, such as --config.'),
        (["history"], "Missing argument 'place'. For example: ofsted-watch history Wirral"),
        (["send-again", "twelve"], "Invalid value for 'number': Write a whole number."),
        (["prove", "--sample", "0"], "Invalid value for '--sample': Write a number greater than or equal to 1."),
    ],
)
def test_a_word_too_much_or_missing_is_answered_with_what_to_type(typed, told):
    made = only_asked_for(typed)

    said = CliRunner().invoke(made, typed, env={"COLUMNS": "200"})

    assert said.exit_code == 2
    assert told in said.output
