"""`apply`: the teams' files, taken over by the service that runs, and what is wrong with those that aren't."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.commands import printing
from watcher.config.places import may_list
from watcher.config.teams import files, folder
from watcher.service.teams import team_files
from watcher.store.database import opened
from watcher.timing.words import counted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from watcher.config.config import Config
    from watcher.service.teams.team_files import AppliedFile


def apply_teams(config: Config, today: date, *, ended: str | None, as_json: bool) -> bool:
    """Take the teams' files over, or end one team; True when there are files, and every one is in force."""
    with opened(config.store_url) as store:
        now = store.moment()
        if ended:
            team_files.end(store, ended, now)
            printing.say(f'The team "{ended}" has ended: nothing is told for it any more. What was told is kept.')
            return True
        good = there = bool(files(config))
        for each in team_files.apply(store, config, today, now):
            good = good and each.revision is not None
            printing.lines([_as_json(each)]) if as_json else _print(each)
        if not as_json:
            if not there:
                _print_no_file_in(folder(config))
            _print_left(team_files.without_file(store, config))
        return good


def _print_no_file_in(here: Path | None) -> None:
    why = ""
    if here and not here.is_dir():
        why = ", for that is no folder"
    elif here and not may_list(here):
        why = " that this user may read: look at its owner and permissions"
    printing.say(f"There is no file of a team in {here}{why}.")


def _print_left(left: Mapping[str, int]) -> None:
    """Say which teams go on without a file: one whose file was given another name would be told by both names."""
    for team, number in left.items():
        stays = f"{team}: revision {number} stays in force without a file {team}.toml."
        printing.say(f"{stays} If the team is to end: ofsted-watch apply --end {team}")


def _print(each: AppliedFile) -> None:
    if each.revision is None:
        count = counted(len(each.checked.errors), "problem")
        printing.say(f"{each.checked.path} has {count} and was not taken over.\n")
        for problem in each.checked.errors:
            printing.say(f"   {problem}")
        printing.say()
        return
    state = "is in force from now on" if each.new else "was in force already"
    printing.say(f"{each.team}: revision {each.revision} {state}.")


def _as_json(each: AppliedFile) -> dict[str, object]:
    return {
        "team": each.team,
        "revision": each.revision,
        "new": each.new,
        "problems": [str(problem) for problem in each.checked.errors],
    }
