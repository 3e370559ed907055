"""One lane for each receiver: a receiver that answers slowly, or never, delays no other one, and no source."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

import structlog
from msgspec import Struct, field

from watcher.model.errors import in_a_sentence

if TYPE_CHECKING:
    from watcher.deliver.attempts import Attempted

MOST_LANES = 64
"""How many receivers are served at once: more than any config has had, and few enough threads for a small machine."""
MOST_PICTURES = 4
"""How many pictures are shown at once, beside the words of those who have not heard yet."""
MOST_OF_A_TEAM = 8
"""How many of them one team may have at once, so that its dead receivers leave room for the others'."""
SECONDS = 240.0
"""How long one message may take at most: twice what any notifier allows itself for a whole conversation."""


class Lane(Struct):
    """One receiver's messages, sent one after the other by a thread; `holding` is the delivery in hand.

    `team` is whose receiver it is; '' for the operator's. `over` is set when its messages were tried.
    """

    receiver: str
    team: str = ""
    holding: int | None = None
    tried: list[Attempted] = field(default_factory=list)
    shows: list[Callable[[], None]] = field(default_factory=list)
    """What shows the pictures of what was sent, when all its words are out."""
    pictures: list[Lane] = field(default_factory=list)
    """The lanes in which they are shown."""
    error: Exception | None = None
    # The machine's own time, not the service's clock: a connection hangs in real seconds, whatever that shows.
    alive_at: float = field(default_factory=time.monotonic)
    left_behind: bool = False
    over: threading.Event = field(default_factory=threading.Event)
    ends_at: float = float("inf")
    """When no further message is begun, by the same time."""
    others_wait: Callable[[], bool] = bool
    """Whether others wait for its place: then it gives way, so that none of them waits for its second message."""
    turn: float = 0.0
    """For how many seconds it goes on though they do, unless its own server wants it to wait."""
    gives_way: bool = False
    rests_until: float = float("-inf")
    """Until when its server asked for a moment's wait, by the service's clock."""
    moments: int = 0
    """How often in a row it did."""
    failed: set[int] = field(default_factory=set)
    """What was tried in vain."""

    def looks_for_next(self) -> None:
        """Note that whatever was in hand is over."""
        self.holding, self.alive_at = None, time.monotonic()

    @property
    def is_over(self) -> bool:
        """Whether its time is up, or another has its place."""
        return self.left_behind or time.monotonic() >= self.ends_at

    @property
    def hangs(self) -> bool:
        """Whether it has been with one message for longer than any may take."""
        return time.monotonic() - self.alive_at > SECONDS


Drain = Callable[[Lane], None]
"""What sends the messages of a lane."""


class Lanes(Struct):
    """The lanes that are in use, and those that wait for one of them to end. May be used from any number of threads."""

    most: int | None = None
    """How many are served at once; None for `MOST_LANES`."""
    _in_use: dict[tuple[str, str], Lane] = field(default_factory=dict)
    _waiting: dict[tuple[str, str], tuple[Lane, Drain]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def begin(self, receivers: Iterable[str], drain: Drain, team: str = "") -> list[Lane]:
        """Begin a lane for each receiver of a team that has none, now or as soon as there is room; return these lanes.

        A lane that hangs is left behind: its thread ends with its connection, and its message counts as unknown.
        """
        lanes = []
        with self._lock:
            for receiver in receivers:
                here = team, receiver
                before = self._in_use.get(here)
                if here in self._waiting or (before and not before.hangs):
                    continue
                if before:
                    before.left_behind = True
                    del self._in_use[here]
                    structlog.get_logger().error("a receiver's messages hang; they are tried anew", receiver=receiver)
                lane = Lane(receiver, team)
                lane.others_wait = partial(self._others_wait, lane)
                self._waiting[here] = lane, drain
                lanes.append(lane)
            begun = list(iter(self._next, None))
        for lane, theirs in begun:
            self._start(lane, theirs)
        return lanes

    def _start(self, lane: Lane, drain: Drain) -> None:
        name = f"deliver to {lane.receiver}"
        try:
            threading.Thread(target=self._run, args=(lane, drain), name=name, daemon=True).start()
        except RuntimeError as error:  # the machine is short of threads: it has its turn at the next look
            with self._lock:
                del self._in_use[lane.team, lane.receiver]
            lane.error = error
            lane.over.set()

    def hanging(self) -> list[Lane]:
        """List the lanes whose receiver has been silent for longer than it may."""
        with self._lock:
            return [lane for lane in self._in_use.values() if lane.hangs]

    def wait(self, lanes: Iterable[Lane]) -> None:
        """Wait until lanes are done, each as long as it doesn't hang, or wait for others that all hang."""
        for lane in lanes:
            while not lane.over.wait(1.0) and not self._is_stuck(lane):
                pass

    def finish(self, seconds: float) -> bool:
        """Wait for whatever is in hand, up to so many seconds; False when something is still under way."""
        until = time.monotonic() + seconds
        with self._lock:
            for lane, _ in self._waiting.values():
                lane.over.set()
            self._waiting.clear()
            lanes = list(self._in_use.values())
        return all(lane.over.wait(max(until - time.monotonic(), 0)) for lane in lanes)

    def _next(self) -> tuple[Lane, Drain] | None:
        """Take in use the first lane that waits and has room; None when there is none."""
        if len(self._in_use) >= (self.most or MOST_LANES):
            return None
        here = self._first_with_room(self._in_use)
        if here is None:
            return None
        lane, drain = self._waiting.pop(here)
        lane.looks_for_next()
        self._in_use[here] = lane
        return lane, drain

    def _first_with_room(self, in_use: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
        used = Counter(team for team, _ in in_use)
        return next((each for each in self._waiting if not each[0] or used[each[0]] < MOST_OF_A_TEAM), None)

    def _others_wait(self, lane: Lane) -> bool:
        """Return whether another lane could have the place of this one."""
        with self._lock:
            others = self._in_use.keys() - {(lane.team, lane.receiver)}
            return bool(self._waiting) and self._first_with_room(others) is not None

    def _run(self, lane: Lane, drain: Drain) -> None:
        """Serve a lane, then those that wait, one after the other."""
        following: tuple[Lane, Drain] | None = lane, drain
        while following:
            lane, drain = following
            try:
                drain(lane)
            except Exception as error:  # whoever waits for it raises it again
                lane.error = error
                structlog.get_logger().error("delivering broke off", receiver=lane.receiver, error=in_a_sentence(error))
            following = self._ended(lane, drain)

    def _ended(self, lane: Lane, drain: Drain) -> tuple[Lane, Drain] | None:
        """Give a lane's place to one that waits, unless it hung and another has it already.

        One that gave way waits after all others for another.
        """
        with self._lock:
            here = lane.team, lane.receiver
            had_its_place = self._in_use.get(here) is lane
            if had_its_place:
                del self._in_use[here]
            if had_its_place and lane.gives_way:
                lane.gives_way = False
                self._waiting[here] = lane, drain
            else:
                lane.over.set()
            return self._next() if had_its_place else None

    def _is_stuck(self, lane: Lane) -> bool:
        with self._lock:
            if (lane.team, lane.receiver) in self._waiting:
                return all(each.hangs for each in self._in_use.values())
            return lane.hangs
