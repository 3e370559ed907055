"""One lane for each receiver: a receiver that answers slowly, or never, delays no other one, and no source."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import structlog

from watcher.model.errors import in_a_sentence

if TYPE_CHECKING:
    from watcher.deliver.attempts import Attempted

MOST_LANES = 64
"""How many receivers are served at once: more than any config has had, and few enough threads for a small machine."""
MOST_OF_A_TEAM = 8
"""How many of them one team may have at once, so that its dead receivers leave room for the others'."""
SECONDS = 240.0
"""How long one message may take at most: twice what any notifier allows itself for a whole conversation."""


@dataclass(slots=True)
class Lane:
    """One receiver's messages, sent one after the other by a thread of their own; `holding` is the delivery in hand.

    `team` is whose receiver it is; '' for the operator's.
    """

    receiver: str
    team: str = ""
    holding: int | None = None
    tried: list[Attempted] = field(default_factory=list)
    error: Exception | None = None
    # The machine's own time, not the service's clock: a connection hangs in real seconds, whatever that shows.
    alive_at: float = field(default_factory=time.monotonic)
    thread: threading.Thread | None = None
    left_behind: bool = False
    ends_at: float = float("inf")
    """When no further message is begun, by the same time."""

    def takes(self, delivery: int | None) -> None:
        """Note which message is in hand now; None when it is over."""
        self.holding, self.alive_at = delivery, time.monotonic()

    @property
    def is_over(self) -> bool:
        """Whether its time is up, or another has its place."""
        return self.left_behind or time.monotonic() >= self.ends_at

    @property
    def hangs(self) -> bool:
        """Whether it has been with one message for longer than any may take."""
        return time.monotonic() - self.alive_at > SECONDS


@dataclass(slots=True)
class Lanes:
    """The lanes that are in use. May be used from any number of threads."""

    _in_use: dict[tuple[str, str], Lane] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def begin(self, receivers: Iterable[str], drain: Callable[[Lane], None], team: str = "") -> list[Lane]:
        """Begin a lane for each receiver of a team that has none; return those that were begun.

        A lane that hangs is left behind: its thread ends with its connection, and its message counts as unknown.
        """
        begun = []
        with self._lock:
            theirs = sum(each.team == team for each in self._in_use.values()) if team else 0
            for receiver in receivers:
                before = self._in_use.get((team, receiver))
                if (before and not before.hangs) or len(self._in_use) >= MOST_LANES:
                    continue
                if team and not before and theirs >= MOST_OF_A_TEAM:
                    break
                theirs += before is None
                if before:
                    before.left_behind = True
                    structlog.get_logger().error("a receiver's messages hang; they are tried anew", receiver=receiver)
                lane = self._in_use[team, receiver] = Lane(receiver, team)
                lane.thread = threading.Thread(
                    target=self._run, args=(lane, drain), name=f"deliver to {receiver}", daemon=True
                )
                begun.append(lane)
        for lane in begun:
            assert lane.thread is not None, "it was just given one"
            lane.thread.start()
        return begun

    def hanging(self) -> list[Lane]:
        """List the lanes whose receiver has been silent for longer than it may."""
        with self._lock:
            return [lane for lane in self._in_use.values() if lane.hangs]

    def _run(self, lane: Lane, drain: Callable[[Lane], None]) -> None:
        try:
            drain(lane)
        except Exception as error:  # whoever waits for it raises it again
            lane.error = error
            structlog.get_logger().error("delivering broke off", receiver=lane.receiver, error=in_a_sentence(error))
        finally:
            with self._lock:
                here = lane.team, lane.receiver
                if self._in_use.get(here) is lane:  # not when it hung, and another has its place
                    del self._in_use[here]

    def wait(self, lanes: Iterable[Lane]) -> None:
        """Wait until lanes are done, each as long as it doesn't hang."""
        for lane in lanes:
            while lane.thread and lane.thread.is_alive() and not lane.hangs:
                lane.thread.join(1.0)

    def finish(self, seconds: float) -> bool:
        """Wait for whatever is in hand, up to so many seconds; False when something is still under way."""
        until = time.monotonic() + seconds
        with self._lock:
            threads = [lane.thread for lane in self._in_use.values() if lane.thread]
        for thread in threads:
            thread.join(max(until - time.monotonic(), 0))
        return not any(thread.is_alive() for thread in threads)
