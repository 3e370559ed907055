"""Parses where the test runs: as the process for outside bytes does, without starting one."""

from __future__ import annotations

from importlib import import_module

from watcher.reading.sandbox import Readers


class ParsingHere:
    def call(self, name, body, given):
        module, _, attribute = name.partition(":")
        return getattr(import_module(module), attribute).answer(body, *given)


class KeptReaders(Readers):
    """Reading processes that outlive the service that uses them: many tests in one process start them once."""

    def close(self):
        """Stay."""


SHARED = KeptReaders()
