"""The teams that share this service: each by its own config, on its own rows, and none at another's cost."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

import structlog
from msgspec import Struct

from notifiers.messages.operators import notice_message
from notifiers.notifier import DeliveryError, Notifier
from watcher.collect import watch_list
from watcher.config.teams import check_team_text
from watcher.decide import decide
from watcher.deliver import enqueue
from watcher.model.decisions import Decision, to_operators
from watcher.model.errors import PlainError, in_a_sentence
from watcher.model.places import NOWHERE, together
from watcher.service.notifier_by import notifier_by
from watcher.service.reload import MOST_SENTENCES
from watcher.service.teams.looked_after import LookedAfter
from watcher.service.teams.team_secrets import TeamSecrets
from watcher.store.teams import team_configs, team_decisions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from watcher.config.config import Config
    from watcher.decide.decide import Pending
    from watcher.deliver.send import Dispatch
    from watcher.model.ofsted import Urn
    from watcher.reading.sandbox import Readers
    from watcher.service.guard import Guard
    from watcher.store.database import Store
    from watcher.timing.clock import Clock

SWEPT_EVERY = timedelta(minutes=10)
"""How often all teams are asked, once among all processes, for what the operator has decided and they have not."""
SWEPT_FROM = timedelta(minutes=5)
"""How far behind the last time they are asked again: clocks differ, and a transaction may have been under way."""


class Team(Struct):
    """One team in force. `behind` says that deciding for it failed, so that it decides all that it has by itself."""

    config: Config
    revision: int
    store: Store
    dispatch: Dispatch
    before: Config | None = None
    behind: bool = False

    @property
    def name(self) -> str:
        """What it is called."""
        return self.config.team

    def notifier(self, receiver: str, address: str) -> Notifier:
        """Find what sends to one of its addresses, by its config or the one before."""
        return notifier_by(self.config, self.before, receiver, address, shared=self.store.shared)


class Teams:
    """All teams in force, by their names: they follow what `apply` keeps. `dispatch` is the operator's."""

    def __init__(self, store: Store, clock: Clock, guard: Guard, readers: Readers, dispatch: Dispatch) -> None:
        self.store, self.clock, self.guard, self.readers, self.dispatch = store, clock, guard, readers, dispatch
        self.in_force: dict[str, Team] = {}
        self.places = NOWHERE
        """What other providers any of them watches."""
        self._known: dict[str, int] = {}
        self._asked: datetime | None = None
        """When this process last asked all of them."""
        self._changes: int | None = None
        """How often configs changed since this process began, each time perhaps after it had gone by an older one."""
        self._asked_after = 0
        """After how many of these changes it last asked all of them."""
        self.looked_after = LookedAfter(store, clock, guard, readers)
        self._secrets = TeamSecrets(store, clock)

    def follow(self, operator: Config) -> bool:
        """Take over the revisions that are newer than those in force; True when anything has changed.

        A text that can't be read any more, as after a change of the operator's, leaves the one before in force.
        """
        if operator.teams is None:
            changed = bool(self.in_force)
            self.in_force, self._known, self.places = {}, {}, NOWHERE
            return changed
        with self.store.look() as tx:
            newest = team_configs.newest(tx)
            new = [each for each in newest.items() if self._known.get(each[0]) != each[1]]
            found = team_configs.revisions(tx, new)
        self._changes = 0 if self._changes is None else self._changes + bool(found)
        for each in found:
            self._known[each.team] = each.number
            self._take(operator, each)
        if found:
            self.places = together(each.config.places for each in self.in_force.values())
        look = partial(self._secrets.look, {name: each.config for name, each in self.in_force.items()})
        self.guard.attempt("trying again what was refused to teams", look)
        return bool(found)

    def _take(self, operator: Config, found: team_configs.Revision) -> None:
        log = structlog.get_logger()
        if found.text is None:
            # Another dict: threads go through the one before.
            self.in_force = {name: each for name, each in self.in_force.items() if name != found.team}
            log.info("a team has ended", team=found.team)
            return
        before = self.in_force.get(found.team)
        try:
            checked = check_team_text(operator, found.team, found.text, kept_lists=found.lists)
            config, why = checked.config, [*map(str, checked.errors)]
        except Exception as error:  # one odd text must not keep all others from theirs
            config, why = None, [in_a_sentence(error)]
        if config is None:
            log.error("a team's config can't be used; the one before stays in force", team=found.team, why=why)
            tell = partial(self._tell_unusable, operator, found, why, silent=before is None)
            self.guard.attempt("telling of a team's config", tell)
            return
        store = self.store.of(found.team)
        notifier = partial(self._notifier, found.team)
        dispatch = before.dispatch if before else self.dispatch.of_team(store, notifier)
        team = Team(config.with_newcomers(), found.number, store, dispatch, before.config if before else None)
        self.in_force = {**self.in_force, found.team: team}
        log.info("took over a team's config", team=found.team, revision=found.number)

    def _tell_unusable(
        self, operator: Config, found: team_configs.Revision, why: Sequence[str], *, silent: bool
    ) -> None:
        """Queue a notice to the operators, once a revision: it was good when it was applied, and is no more."""
        stands = "Nothing is told to this team" if silent else "The one before stays in force"
        lines = (*why[:MOST_SENTENCES], f"{stands} until its file is corrected and `ofsted-watch apply` takes it over.")
        summary = f'The config of the team "{found.team}" can\'t be used any more'
        notice = to_operators(
            notice_message(f"team/{found.team}/{found.number}/unusable", summary, lines), operator.operators
        )
        with self.store.begin() as tx:
            enqueue.post(tx, notice, operator.receivers, self.clock.now())

    def meet_newcomers(self, now: datetime) -> None:
        """Let the teams whose config asks for everybody, or for their region, watch councils that were found."""
        for team in self.in_force.values():
            config = team.config.with_newcomers()
            if config is not team.config:
                watch_list.take_over(team.store, config.watched, config.alert_window, now)
                team.config = config

    def named(self, name: str) -> Team:
        """Find a team in force by its name; PlainError when there is none."""
        found = self.in_force.get(name)
        if found is None:
            raise PlainError(f'No team "{name}" is in force. `ofsted-watch apply` lists those that are.')
        return found

    def _notifier(self, team: str, receiver: str, address: str) -> Notifier:
        found = self.in_force.get(team)
        if found is None:
            raise DeliveryError(f'There is no team "{team}" any more.', permanent=not self.store.shared)
        return found.notifier(receiver, address)

    @property
    def watched(self) -> frozenset[Urn]:
        """Who is watched by any of them."""
        return frozenset().union(*(each.config.watched for each in self.in_force.values()))

    def decide(self, pending: Sequence[Pending], now: datetime, *, alone: bool = False) -> tuple[Decision, ...]:
        """Decide, for each team, what the operator has not decided yet, and what the team itself has left undone.

        With `alone` nothing but what is pending, which is about one authority or other provider.

        The operator decides the same after them, and nothing else: so whatever was cut short is undecided for the
        operator, and comes again; and what came meanwhile is not decided for him before a team has seen it.
        """
        if not self.in_force:
            return ()
        made: list[Decision] = []
        if not alone:
            # Should it fail, what is new is decided all the same: who is behind stays so.
            self.guard.attempt("asking teams what they left undone", partial(self._catch_up, now, made))
        teams = {name: team for name, team in self.in_force.items() if alone or not team.behind}
        for each in decide.in_order(pending):
            self._decide_together(teams, each, made)
        return tuple(made)

    def are_behind(self, now: datetime) -> bool:
        """Return whether a team may have something undecided which the operator has decided."""
        return any(each.behind for each in self.in_force.values()) or self._are_to_be_asked(now)

    def _are_to_be_asked(self, now: datetime) -> bool:
        if not self.in_force:
            return False
        with self.store.look() as tx:
            asked = self._asked, team_configs.swept(tx)
        lately = (each is not None and timedelta() <= now - each < SWEPT_EVERY for each in asked)
        return (self._changes or 0) != self._asked_after or not any(lately)

    def _catch_up(self, now: datetime, made: list[Decision]) -> None:
        """Decide what teams have left undone: those for which it failed, and once in a while whoever else has any."""
        asks, changes = self._are_to_be_asked(now), self._changes
        names: set[str] = set()
        if asks:
            with self.store.look() as tx:
                # By an older config it might not be decided, and asked no more: who knows the newest does it.
                asks = team_configs.newest(tx) == self._known
                if asks:
                    swept = team_configs.swept(tx)
                    names = team_decisions.behind(tx, swept - SWEPT_FROM if swept and swept <= now else None)
        for name, team in self.in_force.items():
            if team.behind or name in names:
                self._decide_for(team, now, None, made)
        if asks:
            self._asked, self._asked_after = now, changes or 0
            left = any(each.behind for each in self.in_force.values())
            with self.store.begin(lasting=False) as tx:
                team_configs.set_swept(tx, None if left else now)

    def _decide_together(self, teams: Mapping[str, Team], each: Pending, made: list[Decision]) -> None:
        """Decide one thing for several teams: at once, and then for those that heard of it before."""
        from watcher.decide.together import decide_together  # for who has teams

        now = self.clock.now()

        def do() -> None:
            found = decide_together(self.store, {name: team.config for name, team in teams.items()}, each, now)
            made.extend(found.made)
            for name in behind:
                teams[name].behind = False
            for name in sorted(found.left):
                self._decide_for(teams[name], now, (found.pending,), made)

        behind = [name for name, team in teams.items() if not team.behind]
        for name in behind:
            teams[name].behind = True
        self.guard.attempt("deciding for the teams", do)

    def _decide_for(self, team: Team, now: datetime, pending: Sequence[Pending] | None, made: list[Decision]) -> None:
        """Decide what is pending for one team; None stands for all that it has undecided."""

        def do() -> None:
            failed: list[str] = []
            made.extend(decide.decide(team.store, team.config, now, pending, failed))
            team.behind = bool(failed) or (was_behind and pending is not None)

        was_behind, team.behind = team.behind, True
        self.guard.attempt(f"deciding for the team {team.name}", do)
