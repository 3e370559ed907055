"""Logging to stderr: for people on a terminal, one JSON object a line for journald and the like."""

from __future__ import annotations

import logging
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any

RICH = "rich"


def _load_plain() -> None:
    """Load structlog without rich, with which it would colour tracebacks: 6 MB and 50 ms for what we never write."""
    modules: dict[str, Any] = sys.modules
    if RICH in modules:
        return
    modules[RICH] = None  # Python's own sign for a module that is not to be had
    try:
        import_module("structlog")
    finally:
        del modules[RICH]


_load_plain()

import structlog  # noqa: E402 - only now, so that it comes without rich


class _Stderr:
    """The stderr of now, wherever it leads by then. What it can't take (a full disk, a pipe without an end) is lost.

    An alert must not be lost with it: a log that raises would end whatever it was to tell of.
    """

    def write(self, text: str) -> None:
        """Write what it takes."""
        if sys.stderr is not None:
            with suppress(OSError, ValueError):  # the latter: it was closed
                sys.stderr.write(text)

    def flush(self) -> None:
        """Let go of what was written."""
        if sys.stderr is not None:
            with suppress(OSError, ValueError):
                sys.stderr.flush()

    def isatty(self) -> bool:
        """Return whether somebody reads it on a terminal."""
        return sys.stderr is not None and not sys.stderr.closed and sys.stderr.isatty()


_STDERR = _Stderr()


def set_up(*, quiet: bool = False) -> None:
    """Begin to log; `quiet` leaves only warnings. Libraries' own logs come through the same door."""
    level = logging.WARNING if quiet else logging.INFO
    renderer: structlog.typing.Processor = (
        structlog.dev.ConsoleRenderer() if _STDERR.isatty() else structlog.processors.JSONRenderer()
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=lambda *_: structlog.PrintLogger(_STDERR),  # type: ignore[arg-type] # all that it asks for
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(level=logging.WARNING, stream=_STDERR, format="%(levelname)s %(name)s: %(message)s")


def set_up_unless_done() -> None:
    """Leave only warnings where nothing was set up: structlog's own default writes to stdout, where results belong."""
    if not structlog.is_configured():
        set_up(quiet=True)
