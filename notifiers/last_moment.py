"""Asks once more, when a connection stands and a message is about to go out, whether it still may.

Between the decision to send and the first byte a machine may stand still for minutes, and another send it meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from notifiers.notifier import DeliveryError

_MAY_GO_OUT: ContextVar[Callable[[], bool] | None] = ContextVar("may_go_out", default=None)


@contextmanager
def asking(may_go_out: Callable[[], bool]) -> Iterator[None]:
    """Ask this before each message that is sent in this thread while the block lasts; the first time at once."""
    before = _MAY_GO_OUT.set(may_go_out)
    try:
        ask()
        yield
    finally:
        _MAY_GO_OUT.reset(before)


def ask() -> None:
    """Raise DeliveryError when a message may not go out any more."""
    may_go_out = _MAY_GO_OUT.get()
    if may_go_out is not None and not may_go_out():
        sentence = "Another process has taken it over, since this one stood still before it could send it."
        raise DeliveryError(sentence, unknown=True)
