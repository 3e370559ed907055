"""When Python looks for objects that only hold each other: not while modules are loaded, for these all stay."""

from __future__ import annotations

import gc

STARTING = 200_000
"""How many new objects make it look. A start makes fewer; at Python's 700 an eighth of it is looking."""
AT_WORK = gc.get_threshold()


def while_starting() -> None:
    """Look seldom, from the first import on."""
    gc.set_threshold(STARTING, *AT_WORK[1:])


def at_work() -> None:
    """Look as often as Python does by itself, and never at what has been loaded until now: that stays for good.

    Of the 150,000 objects of a start one in a hundred could be freed: looking for them would take a tenth of a second.
    """
    gc.freeze()
    gc.set_threshold(*AT_WORK)


def at_the_end() -> None:
    """Look no more: Python's last search would go through all that was loaded, just before the machine forgets it."""
    gc.freeze()
