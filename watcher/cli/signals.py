"""What signals do while no command is at work: before it is loaded, while a service starts, and when all is done."""

from __future__ import annotations

import os
import signal


def let_ctrl_c_end() -> None:
    """Have Ctrl-C end the program at once and without a word: there is nothing to put in order."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else it is ignored, or the service's
        signal.signal(signal.SIGINT, _stopped)


def let_ctrl_c_raise() -> None:
    """Have Ctrl-C be a KeyboardInterrupt from now on."""
    if signal.getsignal(signal.SIGINT) is _stopped:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def of_a_start() -> None:
    """Have SIGTERM end a service that starts, and SIGHUP do nothing until it is about to read its config.

    By default SIGTERM would, too, but not the first process of a container: the system keeps it from that one.
    """
    signal.signal(signal.SIGTERM, _ended)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)


def _stopped(_number: int, _frame: object) -> None:
    os._exit(130)


def _ended(_number: int, _frame: object) -> None:
    os._exit(0)
