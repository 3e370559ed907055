"""Waits for what another thread or process does: the only place where tests look at a real clock for it."""

from __future__ import annotations

import time


def wait_until(holds, seconds=60):
    """Wait until something holds; AssertionError if that takes longer than anything may."""
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, "it never came to hold"
        time.sleep(0.02)
