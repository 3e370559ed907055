"""What an engine of jobs has done for one key at a time. Each step looks again at what is to be done, and may be lost.

Beside the engine's own locks each holds a lock by name (`watcher.store.engine.locks`), which ends with its process: an
engine that takes a living worker for dead can't have anything done twice.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from watcher.decide import decide
from watcher.deliver import digests
from watcher.model.ofsted import Urn
from watcher.service import upkeep
from watcher.service.bursts import DECIDING
from watcher.service.cycle import Cycle
from watcher.service.rota import Rota
from watcher.store.engine import turns, wake_ups
from watcher.store.engine.wake_ups import WakeUp, Work
from watcher.store.polled import items
from watcher.store.polled import sources as source_states
from watcher.store.published import fetch_queue
from watcher.store.tables.teams import OPERATOR
from watcher.store.told import abandoned

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from watcher.service.service import Service
    from watcher.service.teams.teams import Team

SLICE = timedelta(seconds=20)
"""How long one job goes on; what is left comes in another, after the others that wait."""

LOOKED_AFTER_EVERY = 30
"""How often, in seconds, the operator and all teams are looked after."""
ALL_TEAMS = WakeUp(Work.LOOK_AFTER, "teams")
"""The key under which what is due for any team is found, and seen to."""


class Steps:
    """The steps of one process, by the kind of work."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self._rota = Rota(service, poll=self._poll, begin=lambda do, _name: do())

    @property
    def by_work(self) -> Mapping[Work, Callable[[WakeUp], None]]:
        """What is done for each kind of work; nothing that any of them raises goes further."""
        return {
            Work.ASK: self._ask,
            Work.READ: self._guarded("fetching new documents", self._read),
            Work.DECIDE: self._guarded("deciding", self._decide),
            Work.DELIVER: self._guarded("delivering", self._deliver),
            Work.LOOK_AFTER: self._look_after,
        }

    def _guarded(self, job: str, step: Callable[[WakeUp], None]) -> Callable[[WakeUp], None]:
        return lambda key: self.service.guard.attempt(job, partial(step, key))

    def _ask(self, key: WakeUp) -> None:
        with self.service.store.look() as tx:
            if key.key in source_states.resting(tx, self.service.clock.now()):
                return
        self._rota.poll_now(key.key)

    def _poll(self, name: str) -> None:
        source = self.service.source(name)
        if source is None:  # the config no longer has it
            return
        cycle = Cycle(self.service, source, sliced=True, at_news=partial(self._wake, WakeUp(Work.READ)))
        cycle.run((Cycle.poll,))
        # Also what could not be read before: it is tried at each poll.
        self._wake(WakeUp(Work.READ))
        cycle.run((Cycle.fetch_history, Cycle.look_again))

    def _read(self, _key: WakeUp) -> None:
        service = self.service
        service.fetch(history=False, until=service.clock.now() + SLICE)
        with service.store.begin(lasting=False) as tx:
            if fetch_queue.any_untried(tx, service.tools.watched):
                wake_ups.wake(tx, WakeUp(Work.READ))

    def _decide(self, key: WakeUp) -> None:
        """Decide, in turn with all others: the news of an authority must not overtake Ofsted's own word about it."""
        service, urn = self.service, Urn(key.key) if key.key else None
        with service.store.in_turn(DECIDING):
            now = service.clock.now()
            with service.store.look() as tx:
                pending = decide.undecided(tx, service.config, now, urn)
            service.teams.decide(pending, now, alone=urn is not None)
            decide.decide(service.store, service.config, now, pending)

    def _deliver(self, key: WakeUp) -> None:
        """Gather a burst, and send; parts of one that may not be whole yet wait, and the sweep comes back for them."""
        service, sender = self.service, self._sender(key.team)
        if sender is None:  # a team that this process doesn't know yet, or that has ended
            return
        now, receivers = service.clock.now(), sender.config.receivers
        more = partial(service.bursts.more_may_come_of_jobs, service.tools.watched)
        gather = partial(digests.gather, sender.store, receivers, now, more_may_come=more, alone=key.key)
        service.guard.attempt(f"gathering for {key.key} {key.team}".rstrip(), gather)
        if sender.dispatch.deliver_to(key.key, SLICE.total_seconds(), self._others_wait):
            self._wake(key)

    def _others_wait(self) -> bool:
        with self.service.store.look() as tx:
            return wake_ups.any_waits(tx, Work.DELIVER)

    def _look_after(self, key: WakeUp) -> None:
        """Look after the operator's, or all teams'; an older version's key names one of them."""
        service = self.service
        if key != WakeUp(Work.LOOK_AFTER):
            with service.store.sole("looking after teams") as ours:
                teams, now, seconds = service.teams, service.clock.now(), SLICE.total_seconds()
                if ours and not teams.looked_after.look(teams.in_force, now, seconds=seconds, every=0):
                    self._wake(ALL_TEAMS)
            return
        with service.store.sole("looking after") as ours:
            if ours:
                upkeep.look_after(service.guard, service.tools, service.config, service.clock.now())

    def _sender(self, team: str) -> Service | Team | None:
        return self.service if team == OPERATOR else self.service.teams.in_force.get(team)

    def _senders(self) -> dict[str, Service | Team]:
        return {OPERATOR: self.service, **self.service.teams.in_force}

    def _wake(self, key: WakeUp) -> None:
        with self.service.store.begin(lasting=False) as tx:
            wake_ups.wake(tx, key)

    def sweep(self) -> None:
        """Wake whatever is due, also what a job that was lost should have done."""
        senders = self._senders()
        with self.service.store.look() as tx:
            sending = [senders[team] for team in turns.teams_sending(tx) if team in senders]
        for each in sending:
            with each.store.begin() as tx:
                abandoned.release(tx, self.service.clock.now(), in_hand=frozenset(each.dispatch.in_hand.sending))
        with self.service.store.begin(lasting=False) as tx:
            wake_ups.wake(tx, *self._due(tx, senders))

    def _due(self, tx: Connection, senders: Container[str]) -> Iterator[WakeUp]:
        now = self.service.clock.now()
        resting = source_states.resting(tx, now)
        names = (each.settings.name for each in self.service.sources)
        yield from (WakeUp(Work.ASK, name) for name in names if name not in resting)
        if fetch_queue.any_untried(tx, self.service.tools.watched):
            yield WakeUp(Work.READ)
        for urn in decide.places_undecided(tx):
            yield WakeUp(Work.DECIDE, urn)
        if items.any_undecided(tx) or self.service.teams.are_behind(now):
            yield WakeUp(Work.DECIDE)
        for team, receiver in turns.whose_turn(tx, now):
            if team in senders:
                yield WakeUp(Work.DELIVER, receiver, team)

    def wake_all(self) -> None:
        """Have the operator looked after, and all teams."""
        with self.service.store.begin(lasting=False) as tx:
            wake_ups.wake(tx, WakeUp(Work.LOOK_AFTER), *((ALL_TEAMS,) if self.service.teams.in_force else ()))

    def keep_alive(self) -> None:
        """Show the others that this process lives, and write what the database could not take before."""
        self.service.store.be_at_work()
        for each in self._senders().values():
            each.dispatch.in_hand.write_what_waits(each.store)
