"""What a team is shown is its own, and what the operator is shown is the operator's."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from town import TWO_INADEQUATE
from town_of_teams import TownOfTeams
from typer.testing import CliRunner

from watcher import cli
from watcher.commands import apply

COMMANDS = (
    ("status",),
    ("status", "--json"),
    ("certificate", "--since", "2026-08-01"),
    ("certificate", "--since", "2026-08-01", "--json"),
    ("briefing", "--since", "2026-07-01"),
    ("calendar",),
    ("preview", "--since", "2026-08-01"),
)


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """A town in which Trafford's report was told to the north, and Wirral's to the south."""
    folder = tmp_path_factory.mktemp("teams")
    with TownOfTeams(folder, authorities='["Leeds"]', more="[teams]") as opened:
        opened.add("north", authorities='["Trafford"]')
        opened.add("south", authorities='["Wirral"]')
        opened.apply()
        opened.once()
        for authority in ("Trafford", "Wirral"):
            opened.publish(**{**TWO_INADEQUATE, "authority": authority})
        opened.clock.pass_(minutes=10)
        opened.once()
        yield opened


def said(town, *command, team=None):
    whose = ["--team", team] if team else []
    done = CliRunner().invoke(cli.app, [*command, "--config", str(town.config), *whose])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    return done.output


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_shows_a_team_anything_of_anothers(town, command):
    for team, others in (("north", ("Wirral", "south")), ("south", ("Trafford", "north"))):
        shown = said(town, *command, team=team)
        assert shown.strip()
        assert [word for word in others if word in shown] == []


def test_a_certificate_is_the_teams_own(town):
    assert "Trafford" in said(town, "certificate", "--since", "2026-08-01", "--json", team="north")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_without_a_team_a_command_shows_nothing_of_any(town, command):
    shown = said(town, *command)

    assert [word for word in ("Trafford", "Wirral", "north", "south") if word in shown] == []


def test_explain_says_who_was_told_of_the_team_that_asks_and_nobody_else(town):
    assert "\nalert " in said(town, "explain", "Trafford", team="north")
    assert "\nalert " not in said(town, "explain", "Trafford", team="south")
    assert "\nalert " not in said(town, "explain", "Trafford")


def test_a_team_that_is_not_there_gets_a_sentence(town):
    assert 'has no team "west". There are north, south.' in str(
        CliRunner().invoke(cli.app, ["status", "--config", str(town.config), "--team", "west"]).exception
    )


def test_a_team_whose_file_was_renamed_or_whose_folder_is_gone_is_named_for_it_goes_on(town):
    teams = town.folder / "teams"
    before = said(town, "apply")
    (teams / "north.toml").rename(teams / "north.toml.old")
    renamed = said(town, "apply")
    teams.rename(town.folder / "elsewhere")
    gone = CliRunner().invoke(cli.app, ["apply", "--config", str(town.config)])
    (town.folder / "elsewhere").rename(teams)
    (teams / "north.toml.old").rename(teams / "north.toml")

    assert "without a file" not in before
    assert "north: revision 1 stays in force without a file north.toml. If the team is to end:" in renamed
    assert "south: revision 1 was in force already." in renamed
    assert gone.exit_code == 2
    assert f"There is no file of a team in {teams}, for that is no folder." in " ".join(gone.output.split())
    assert [each for each in ("north: revision 1 stays", "south: revision 1 stays") if each not in gone.output] == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be somebody who may not read everything")
def test_a_folder_of_teams_that_may_not_be_read_is_not_called_empty(capsys):
    with tempfile.TemporaryDirectory() as name:
        teams = Path(name) / "teams"
        Path(name).chmod(0o755)
        teams.mkdir(0o000)
        os.seteuid(65534)
        try:
            apply._print_no_file_in(teams)
        finally:
            os.seteuid(0)

    said = " ".join(capsys.readouterr().out.split())
    assert said.endswith("that this user may read: look at its owner and permissions.")
