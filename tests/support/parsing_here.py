"""Parses where the test runs: as the process for outside bytes does, without starting one."""

from __future__ import annotations

import atexit
import os
from importlib import import_module

from watcher.reading.sandbox import Readers


class ParsingHere:
    def call(self, name, body, given):
        module, _, attribute = name.partition(":")
        return getattr(import_module(module), attribute).answer(body, *given)

    def side_by_side(self, work):
        return (each() for each in work)


class KeptReaders(Readers):
    """Reading processes that outlive the service that uses them: many tests in one process start them once."""

    def close(self):
        """Stay."""


SHARED = KeptReaders()
atexit.register(Readers.close, SHARED)
# Where tests run in forks (make mutants), two of them must not speak to the same process.
os.register_at_fork(after_in_child=SHARED.__init__)
