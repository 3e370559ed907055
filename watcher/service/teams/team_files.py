"""Taking the teams' files over: each good text becomes a revision, and a bad one leaves the last good one in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.collect import watch_list
from watcher.config.changes import taken_away
from watcher.config.teams import check_team, check_team_text, files
from watcher.follow_up import rerouting
from watcher.model.errors import PlainError
from watcher.service import reload
from watcher.store.polled import sources
from watcher.store.tables.config import watching_place
from watcher.store.teams import team_configs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from sqlalchemy import Connection

    from watcher.config.check import CheckResult
    from watcher.config.config import Config
    from watcher.store.database import Store

NO_TEAMS = "{path} has no block [teams]: there are no teams. Add the block, and a file for each team in its folder."


class NoTeamsError(PlainError):
    """The config knows of no teams, or not of the one that was asked for."""

    exit_code = 2


class AppliedFile(Struct, frozen=True):
    """What became of a team's file. `revision` is None when its text is refused; `new` when it wasn't in force yet."""

    checked: CheckResult
    revision: int | None = None
    new: bool = False

    @property
    def team(self) -> str:
        """Whose file it is."""
        return self.checked.path.stem


def apply(store: Store, operator: Config, today: date, now: datetime) -> Iterator[AppliedFile]:
    """Take over the files of all teams that changed, one after the other; each team by itself."""
    if operator.teams is None:
        raise NoTeamsError(NO_TEAMS.format(path=operator.path))
    with store.look() as tx:
        numbers = team_configs.newest(tx)
    for team, file in files(operator).items():
        checked = check_team(operator, file, today)
        theirs = store.of(team)
        with theirs.look() as tx:
            kept = team_configs.in_force(tx)
        text, lists = (kept.text, kept.lists) if kept else (None, {})
        before = check_team_text(operator, team, text, kept_lists=lists).config if text else None
        if checked.config is None:
            if before:
                reload.refuse(theirs, before, checked, now, _remember)
            yield AppliedFile(checked)
        elif (checked.text, checked.config.lists) == (text, lists):
            _accept(theirs, checked.config, now)
            yield AppliedFile(checked, numbers[team])
        else:
            yield AppliedFile(checked, take(theirs, checked.config, before, now), new=True)


def without_file(store: Store, operator: Config) -> dict[str, int]:
    """Map the teams that are in force though they have no file, or none any more, to the numbers of their revisions."""
    there = files(operator)
    with store.look() as tx:
        left = {team: number for team, number in team_configs.newest(tx).items() if team not in there}
        return {each.team: each.number for each in team_configs.revisions(tx, left.items()) if each.text is not None}


def in_force(store: Store, operator: Config) -> list[Config]:
    """Read the configs of all teams in force, for a command; one that can't be read any more is left out."""
    if operator.teams is None:
        return []
    with store.look() as tx:
        kept = team_configs.revisions(tx, team_configs.newest(tx).items())
    found = (check_team_text(operator, e.team, e.text, kept_lists=e.lists).config for e in kept if e.text is not None)
    return [each for each in found if each]


def take(store: Store, config: Config, before: Config | None, now: datetime) -> int:
    """Bring a team's config into force, and return the number of its revision.

    Its watch list comes first: a config that is in force and watches nobody would be silent.
    """
    watch_list.take_over(store, config.watched, config.alert_window, now)
    watch_list.take_over_places(store, config.places, config.alert_window, now)
    with store.begin() as tx:
        lost = taken_away(before, config) if before else ()
        if before and lost:
            summary = f"{config.team}.toml was changed, and takes something away"
            reload.tell(tx, before, summary, (*lost, reload.IF_MEANT), now)
        if before:
            rerouting.follow_names(tx, config, before, now)
        rerouting.let_through(tx, config, before, now)
        number = team_configs.keep(tx, config.text, config.lists, now)
    _accept(store, config, now)
    return number


def end(store: Store, team: str, now: datetime) -> None:
    """End a team: nothing is watched or told for it any more. What was told is kept."""
    theirs = store.of(team)
    with theirs.look() as tx:
        kept = team_configs.in_force(tx)
    if kept is None:
        raise NoTeamsError(f'No team "{team}" is in force. `ofsted-watch apply` lists those that are.')
    with theirs.begin() as tx:
        sources.watch(tx, (), now)
        sources.watch(tx, (), now, among=watching_place)
        team_configs.keep(tx, None, {}, now)


def _accept(store: Store, config: Config, now: datetime) -> None:
    with store.begin() as tx:
        if team_configs.accept(tx):
            line = f"{config.team}.toml can be used again, and is in force."
            reload.tell(tx, config, f"{config.team}.toml is in order again", (line,), now)


def _remember(tx: Connection, text: str, _now: datetime) -> bool:
    return team_configs.refuse(tx, text)
