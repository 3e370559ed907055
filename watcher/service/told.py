"""What a signal tells this process."""

from __future__ import annotations

import signal
import threading
from contextlib import suppress
from queue import Empty, SimpleQueue


class Told:
    """Whether this process was told something, by a signal or by one of its threads.

    A `threading.Event` must not be set by a signal's handler: it takes a lock that the very thread which the signal
    interrupts may hold, as it does while it begins to wait, and then waits for itself for ever. `SimpleQueue.put` may
    interrupt anything (https://docs.python.org/3/library/queue.html#queue.SimpleQueue.put).
    """

    def __init__(self) -> None:
        self._told, self._wakes = False, SimpleQueue[None]()

    def set(self) -> None:
        """Tell it."""
        if not self._told:
            self._told = True
            self._wakes.put(None)

    def clear(self) -> None:
        """Forget it, before what it asks for is done."""
        self._told = False

    def is_set(self) -> bool:
        """Return whether it was told."""
        return self._told

    def wait(self, seconds: float) -> bool:
        """Wait until it is told, at most so long; return whether it was."""
        if not self._told:
            with suppress(Empty):
                self._wakes.get(timeout=seconds)
        return self._told


def told_by(*signals: signal.Signals) -> Told:
    """Make one that these signals set; only the main thread may ask for that."""
    told = Told()
    if threading.current_thread() is threading.main_thread():
        for number in signals:
            signal.signal(number, lambda _number, _frame: told.set())
    return told
