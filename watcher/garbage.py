"""When Python looks for objects that only hold each other: seldom while modules are loaded, for these all stay."""

from __future__ import annotations

import gc

STARTING = 20_000
"""How many new objects make it look. A start makes a hundred thousand; at Python's 700 an eighth of it is looking."""
AT_WORK = gc.get_threshold()


def while_starting() -> None:
    """Look seldom, from the first import on."""
    gc.set_threshold(STARTING, *AT_WORK[1:])


def at_work() -> None:
    """Look as often as Python does by itself, and no more at what has been loaded until now: that stays for good."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*AT_WORK)


def at_the_end() -> None:
    """Look no more: Python's last search would go through all that was loaded, just before the machine forgets it."""
    gc.freeze()
