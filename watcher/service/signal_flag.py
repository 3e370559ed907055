"""A flag that a signal may raise at any moment."""

from __future__ import annotations

import signal
import threading
from contextlib import suppress
from queue import Empty, SimpleQueue


class SignalFlag:
    """Whether this process was told something, by a signal or by one of its threads.

    A `threading.Event` must not be set by a signal's handler: it takes a lock that the very thread which the signal
    interrupts may hold, as it does while it begins to wait, and then waits for itself for ever. `SimpleQueue.put` may
    interrupt anything (https://docs.python.org/3/library/queue.html#queue.SimpleQueue.put).
    """

    def __init__(self) -> None:
        self._raised, self._wakes = False, SimpleQueue[None]()

    def set(self) -> None:
        """Raise it."""
        if not self._raised:
            self._raised = True
            self._wakes.put(None)

    def clear(self) -> None:
        """Take it down, before what it asks for is done."""
        self._raised = False

    def is_set(self) -> bool:
        """Return whether it is raised."""
        return self._raised

    def wait(self, seconds: float) -> bool:
        """Wait until it is raised, at most so long; return whether it is."""
        if not self._raised:
            with suppress(Empty):
                self._wakes.get(timeout=seconds)
        return self._raised


def flag_of(*signals: signal.Signals) -> SignalFlag:
    """Make a flag that these signals raise; on another thread than the main one none does."""
    flag = SignalFlag()
    if threading.current_thread() is threading.main_thread():
        for number in signals:
            signal.signal(number, lambda _number, _frame: flag.set())
    return flag
