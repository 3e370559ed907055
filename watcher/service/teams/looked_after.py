"""Looking after teams: all are asked at once what is due, and only those that something is due for cost anything."""

from __future__ import annotations

import time
from collections import defaultdict, deque
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct, field

from watcher.service import upkeep
from watcher.timing.clock import Clock, day_in_london

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from watcher.config.config import Config
    from watcher.reading.sandbox import Readers
    from watcher.service.guard import Guard
    from watcher.store.database import Store

EVERY = 30.0
"""How often, in seconds, all teams are asked for reminders, notices and the like that are due."""
AT_ONCE = 1.0
"""How long, in seconds, teams are looked after in one go; the rest come in the next: deciding must not wait."""
LOOKED_THROUGH_IN = 120
"""After how many of these times each has been looked through whatever was found: within an hour."""


class Team(Protocol):
    """A team in force: what it is called, its config and which one that is, and the database as it sees it."""

    config: Config
    revision: int
    store: Store

    @property
    def name(self) -> str:
        """What it is called."""
        ...


class LookedAfter(Struct):
    """What is due for teams, and what was seen to. `store` is the operator's."""

    store: Store
    clock: Clock
    guard: Guard
    readers: Readers
    _asked_at: float | None = None
    """When all were asked last."""
    _turn: float = float("-inf")
    """Whose turn it was then to be looked through."""
    _due: deque[tuple[str, set[str]]] = field(default_factory=deque)
    """The teams that something is due for, and the names of the jobs."""
    _seen_to: dict[tuple[str, str], object] = field(default_factory=dict)
    """What was found at the last look that a job of a team saw to: while it is the same, nothing comes of it."""

    def look(self, teams: Mapping[str, Team], now: datetime, *, seconds: float = AT_ONCE, every: float = EVERY) -> bool:
        """Do what is due for teams, for so many seconds at most; False when the rest is for the next time.

        They are asked again once that is done, and `every` seconds have passed.
        """
        passed = self.clock.monotonic()
        if teams and not self._due and (self._asked_at is None or passed - self._asked_at >= every):
            self._asked_at = passed
            self._ask(teams, now)
        until = time.monotonic() + seconds
        while self._due and time.monotonic() < until:
            name, jobs = self._due.popleft()
            if name in teams:  # it may have ended since
                self._see_to(teams[name], jobs, now)
        return not self._due

    def _ask(self, teams: Mapping[str, Team], now: datetime) -> None:
        from watcher.service.teams import teams_due

        with self.store.look() as tx:
            found = teams_due.due(tx, {name: team.config for name, team in teams.items()}, now)
        jobs: dict[str, set[str]] = defaultdict(set)
        seen_to: dict[tuple[str, str], object] = {}
        for (name, job), what in found.items():
            if what is not None:
                seen_to[name, job] = what, teams[name].revision, day_in_london(now)
            if what is None or self._seen_to.get((name, job)) != seen_to[name, job]:
                jobs[name].add(job)
        turn = int(now.timestamp() // EVERY)  # by the time alone: whichever process does it, each comes round
        # With those passed over, for they are not asked on the second. After a long rest or a clock set back, just one.
        since = turn - self._turn
        turns = since if 0 <= since <= LOOKED_THROUGH_IN else 1
        for number, name in enumerate(sorted(teams)):
            if (turn - number) % LOOKED_THROUGH_IN < turns:
                jobs[name] |= teams_due.ASKED.keys()
        self._turn, self._seen_to, self._due = turn, seen_to, deque(sorted(jobs.items()))

    def _see_to(self, team: Team, jobs: set[str], now: datetime) -> None:
        left, every = set(jobs), upkeep.looked_after_of_team(team.store, team.config, self.readers, now)
        for job, do in self.guard.timely(every):
            if job in jobs:
                said = f"{job} of the team {team.name}"
                self.guard.attempt(said, do)
                if said not in self.guard.failed:
                    left.discard(job)
        for job in left:  # it failed, or must wait until the clock is believed
            self._seen_to.pop((team.name, job), None)
