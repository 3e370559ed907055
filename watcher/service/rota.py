"""Which source is polled now: looks at what is due as soon as it is, and begins nothing that is still under way.

No job sets its own next time, so none can be lost: whatever becomes of a poll, the next look finds the source due
again. A source that is overdue, because its poll hangs or what it found can't be written, is polled anew, and said.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import structlog
from msgspec import Struct, field

from watcher.model.errors import StoppedError, in_a_sentence
from watcher.model.listings import Failure
from watcher.store.errors import StoreError
from watcher.store.polled import outages
from watcher.store.polled import sources as source_states
from watcher.timing.schedule import Due

if TYPE_CHECKING:
    from watcher.service.service import Service

AGAIN_AFTER = timedelta(seconds=5)
"""How long a source rests after a poll that broke; twice as long after each further one, up to its own interval."""
POLLED_WITHIN = timedelta(minutes=45)
"""How long one poll may take: all of England's pages, then a slice of old documents."""
MOST_HANGING = 8
"""How many polls may hang before the whole service counts as hung, so that systemd starts it anew."""
ROTA = "rota"

Begin = Callable[[Callable[[], None], str], None]
"""Hands a piece of work, and its name, to a thread of its own."""


class _Broken(Struct):
    """The last poll of a source that ended in an exception. `noted` once the database has taken it."""

    times: int
    again_at: float
    sentence: str
    at: datetime
    noted: bool = False


class _Seen(Struct, frozen=True):
    """What a look found: nothing was due then, nor will be before `due_at`, unless the database or config changes."""

    state: object
    at: datetime
    due_at: datetime


class Rota(Struct):
    """Whose turn it is. `poll` polls one source by its name, and deals with what is new."""

    service: Service
    poll: Callable[[str], None]
    begin: Begin
    _under_way: dict[str, float] = field(default_factory=dict)
    _broken: dict[str, _Broken] = field(default_factory=dict)
    _hung: int = 0
    _seen: _Seen | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def is_due(self) -> bool:
        """Return whether a look could find something to do. It costs next to nothing."""
        seen, now = self._seen, self.service.clock.now()
        if seen is None or self._under_way or self._broken:
            return True
        return not seen.at <= now < seen.due_at or self.service.state != seen.state

    def rests(self, most: float) -> float:
        """Say in how many seconds to ask again whether it is due: in so many, or when the next source is."""
        seen = self._seen
        left = (seen.due_at - self.service.clock.now()).total_seconds() if seen else most
        return left if 0 < left < most else most

    def look(self) -> None:
        """Begin the poll of each source that is due, isn't under way, and has rested since its last one broke."""
        service, now, state = self.service, self.service.clock.now(), self.service.state
        passed = service.clock.monotonic()
        self._let_go_of_what_hangs(passed)
        if self._hung < MOST_HANGING:
            service.pulse.beat(ROTA, passed)
        self._note_what_broke()
        with self._lock:
            resting = {name for name, each in self._broken.items() if passed < each.again_at}
            busy = self._under_way.keys() | resting
        with service.store.look() as tx:
            busy |= source_states.resting(tx, now)
            self._seen = _Seen(state, now, source_states.next_due(tx, now))
        for each in service.sources:
            if each.settings.name not in busy:
                self._start(each.settings.name)

    def _let_go_of_what_hangs(self, now: float) -> None:
        with self._lock:
            hanging = {name: at for name, at in self._under_way.items() if now - at > POLLED_WITHIN.total_seconds()}
        for name, started in hanging.items():
            self._hung += 1
            self._ended(name, started)
            self._broke(name, f"A poll did not end within {POLLED_WITHIN.total_seconds() / 60:.0f} minutes.")

    def poll_now(self, name: str) -> None:
        """Poll a source in this thread, and note it when that breaks."""
        started = self.service.clock.monotonic()
        with self._lock:
            self._under_way[name] = started
        self._run(name, started)

    def _start(self, name: str) -> None:
        started = self.service.clock.monotonic()
        with self._lock:
            self._under_way[name] = started
        try:
            self.begin(lambda: self._run(name, started), name)
        # Also when the pool is shutting down: else it would count as under way for ever.
        except BaseException:
            self._ended(name, started)
            raise

    def _run(self, name: str, started: float) -> None:
        try:
            self.poll(name)
        except StoppedError:
            pass
        except Exception as error:  # one source's trouble must not be another's, nor its own end
            self._broke(name, in_a_sentence(error), error)
        else:
            with self._lock:
                self._broken.pop(name, None)
        finally:
            self._ended(name, started)

    def _ended(self, name: str, started: float) -> None:
        with self._lock:
            if self._under_way.get(name) == started:  # not when it hung, and a later poll has its place
                del self._under_way[name]
        self._seen = None

    def _broke(self, name: str, sentence: str, error: Exception | None = None) -> None:
        """Let a source rest for a while, and note that its poll broke as soon as the database takes it."""
        if not (error and self.service.guard.says_away(f"asking {name}", error)):
            structlog.get_logger().error("a poll broke; the source is polled again", source=name, error=sentence)
        source = self.service.source(name)
        every = source.settings.every if source else AGAIN_AFTER
        with self._lock:
            before = self._broken.get(name)
            times = before.times + 1 if before else 1
            # At most 85 minutes: a source that is asked once a day is tried again soon, too.
            rest = min(every, AGAIN_AFTER * 2 ** min(times - 1, 10))
            again_at = self.service.clock.monotonic() + rest.total_seconds()
            self._broken[name] = _Broken(times, again_at, sentence, self.service.clock.now())
        self._note_what_broke()

    def _note_what_broke(self) -> None:
        with self._lock:
            unnoted = {name: each for name, each in self._broken.items() if not each.noted}
        for name, each in unnoted.items():
            try:
                self._note(name, each)
            except StoreError:
                return  # it stays unnoted until the database takes it
            each.noted = True

    def _note(self, name: str, broken: _Broken) -> None:
        rest = max(broken.again_at - self.service.clock.monotonic(), 0)
        due = Due(self.service.clock.now() + timedelta(seconds=rest), "the last poll broke")
        with self.service.store.begin() as tx:
            outages.bad_poll(tx, name, Failure(outages.WHOLE, broken.sentence), broken.at)
            source_states.failed(tx, source_states.state(tx, name), broken.at, due, broken.sentence)
