"""Loads asyncio once something of it is used: SQLAlchemy and structlog import it for what no command here does."""

from __future__ import annotations

import sys
import threading
from importlib import import_module
from types import ModuleType

NAME = "asyncio"


class _Unused(ModuleType):
    """Stands for asyncio until something of it is used, then gives what asyncio gives."""

    def __init__(self) -> None:
        super().__init__(NAME)
        self._turn = threading.Lock()

    def __getattr__(self, name: str) -> object:
        with self._turn:  # two threads must not both begin: one would take away what the other has just loaded
            if sys.modules.get(NAME) is self:
                del sys.modules[NAME]
        return getattr(import_module(NAME), name)

    def iscoroutine(self, what: object) -> bool:
        """Do what asyncio's does; SQLAlchemy keeps it as it is loaded."""
        asked: bool = import_module(f"{NAME}.coroutines").iscoroutine(what)
        return asked


def wait_for_use() -> None:
    """Load asyncio no sooner than it is used: 29 modules, a tenth of a start."""
    if NAME not in sys.modules:
        sys.modules[NAME] = _Unused()
