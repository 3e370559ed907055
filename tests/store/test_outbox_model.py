"""The outbox against a random world: servers that accept, refuse, lose answers; kills; clocks that jump."""

from __future__ import annotations

import os
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import empty_database
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from watcher.model.alerts import Message, Severity
from watcher.store.told import abandoned, outbox, undelivered
from watcher.store.told.outbox import State

STEPS = int(os.environ.get("OUTBOX_STEPS", "200"))
"""So many steps at least, over all walks; one of them ends when hypothesis has no more to choose from for it."""
LONGEST_WALK = 1_000
walked: list[int] = []
"""How much waited after each step."""


class World(RuleBasedStateMachine):
    """One receiver that can be searched, as Slack can. What is in `arrived` is what people see."""

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = empty_database.opened(Path(self.folder.name) / "test.db")
        self.now = datetime(2026, 8, 3, 9, 0, tzinfo=UTC)
        self.queued, self.arrived = [], []
        self.held = None

    def teardown(self):
        self.store.close()
        self.folder.cleanup()

    @rule(story=st.sampled_from("abc"))
    def queue(self, story):
        key = f"{story}{len(self.queued)}"
        message = Message(key, Severity.CRITICAL, key, ())
        with self.store.begin() as tx:
            outbox.queue(tx, outbox.NewDelivery(message, story, "R", "A"), self.now)
        self.queued.append(key)

    @rule()
    def claim(self):
        if self.held is None:
            with self.store.begin() as tx:
                self.held = outbox.claim(tx, "R", self.now)

    @rule(accepts=st.booleans(), answers=st.booleans())
    def send(self, accepts, answers):
        """Look first when in doubt; then the server takes it or not, and says so or not."""
        if self.held is None:
            return
        delivery, key = self.held, self.held.message.key
        found = delivery.state is State.UNKNOWN and key in self.arrived
        if accepts and not found:
            self.arrived.append(key)
        with self.store.begin() as tx:
            if found or (accepts and answers):
                outbox.sent(tx, delivery.id, key, "Sent.", self.now)
            else:
                state = State.QUEUED if answers else State.UNKNOWN
                outbox.not_sent(
                    tx, delivery.id, outbox.Outcome(state, "Busy.", self.now + timedelta(minutes=1)), self.now
                )
        self.held = None

    @rule(accepts=st.booleans())
    def killed_while_sending(self, accepts):
        if self.held is None:
            return
        key = self.held.message.key
        if accepts and not (self.held.state is State.UNKNOWN and key in self.arrived):
            self.arrived.append(key)
        self.held = None
        self.now += timedelta(minutes=2)
        with self.store.begin() as tx:
            abandoned.release(tx, self.now)

    @rule()
    def given_up_and_taken_up_again(self):
        if self.held is None:
            return
        with self.store.begin() as tx:
            outbox.not_sent(tx, self.held.id, outbox.Outcome(State.GIVEN_UP, "Revoked.", self.now), self.now)
            undelivered.try_again(tx, self.now, self.now - timedelta(days=700))
        self.held = None

    @rule(hours=st.sampled_from([0.1, 1, 48, -24]))
    def clock_moves(self, hours):
        if self.held is None:
            self.now += timedelta(hours=hours)

    @invariant()
    def nothing_is_repeated_and_stories_keep_their_order(self):
        assert len(set(self.arrived)) == len(self.arrived)
        for story in "abc":
            told = [each for each in self.arrived if each.startswith(story)]
            assert told == [each for each in self.queued if each.startswith(story)][: len(told)]

    @invariant()
    def nothing_is_lost(self):
        with self.store.look() as tx:
            waiting = undelivered.depth(tx).unsent
        assert waiting >= len(self.queued) - len(self.arrived)
        walked.append(waiting)


def test_whatever_happens_nothing_is_lost_or_repeated_and_stories_keep_their_order():
    how = settings(
        max_examples=max(5, STEPS // 200),
        stateful_step_count=min(STEPS, LONGEST_WALK),
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    walked.clear()

    run_state_machine_as_test(World, settings=how)

    print(f"{len(walked)} steps")
    assert len(walked) >= STEPS
