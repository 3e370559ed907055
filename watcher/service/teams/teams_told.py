"""How teams are told: who something waits for is asked once for all, and each is told by its own config."""

from __future__ import annotations

import random
from functools import partial
from typing import TYPE_CHECKING

from watcher.deliver import digests
from watcher.deliver.lanes import MOST_LANES, Lane
from watcher.store.engine import turns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from watcher.deliver.attempts import Attempted
    from watcher.service.teams.teams import Teams


def gather(teams: Teams, now: datetime, *, more_may_come: Callable[[], bool]) -> None:
    """Release what was decided for the teams: of most it is little, and a burst of one goes out as a digest."""
    in_force, guard = teams.in_force, teams.guard
    if not in_force:
        return
    left: list[frozenset[str]] = []

    def release() -> None:
        receivers = {name: each.config.receivers for name, each in in_force.items()}
        left.append(digests.release_few(teams.store, receivers, now, more_may_come=more_may_come))

    guard.attempt("gathering for the teams", release)
    # Each by itself, where it can't be done for all at once.
    names, failing = left[0] if left else in_force.keys(), guard.failing()
    for name, team in in_force.items():
        job = f"gathering for the team {name}"
        if name in names or job in failing:
            do = partial(digests.gather, team.store, team.config.receivers, now, more_may_come=more_may_come)
            guard.attempt(job, do)


def deliver(teams: Teams, now: datetime, *, ignore_waits: bool, wait: bool) -> list[Attempted]:
    """Send what is due for the teams; without `wait` it only begins, and returns nothing."""
    in_force = teams.in_force
    if not in_force:
        return []
    with teams.store.look() as tx:
        sending, due = set(turns.teams_sending(tx)), turns.receivers_due(tx, now, ignore_waits=ignore_waits)
    names = _in_turn((name for name in dict.fromkeys((*due, *sending)) if name in in_force), shared=teams.store.shared)
    begun: dict[str, list[Lane]] = {}
    attempts: list[Attempted] = []

    def begin(name: str) -> None:
        dispatch = in_force[name].dispatch
        # What is being sent may have been left by a process that is no more.
        receivers = dispatch.receivers_due(ignore_waits=ignore_waits) if name in sending else due[name]
        begun[name] = dispatch.begin(receivers, ignore_waits=ignore_waits)

    def end(name: str) -> None:
        attempts.extend(in_force[name].dispatch.outcome(begun[name]))

    for name in names:
        teams.guard.attempt(f"delivering for the team {name}", partial(begin, name))
    for name in begun if wait else ():
        teams.guard.attempt(f"delivering for the team {name}", partial(end, name))
    return attempts


def _in_turn(names: Iterable[str], *, shared: bool) -> list[str]:
    """Leave those first whose messages have waited longest: where Slack wants all to wait, that is what tells."""
    found = list(names)
    if not shared:
        return found
    # Those that have lanes at the same time may change places, or all processes would stand in line for the same ones.
    blocks = (found[start : start + MOST_LANES] for start in range(0, len(found), MOST_LANES))
    return [name for block in blocks for name in random.sample(block, len(block))]
