"""Logging to stderr: for people on a terminal, one JSON object a line for journald and the like."""

from __future__ import annotations

import logging
import sys
from typing import Any

RICH = "rich"


def _load_plain() -> None:
    """Load structlog without rich, with which it would colour tracebacks: 6 MB and 50 ms for what we never write."""
    modules: dict[str, Any] = sys.modules
    if RICH in modules:
        return
    modules[RICH] = None  # Python's own sign for a module that is not to be had
    try:
        import structlog  # noqa: F401 - whoever imports it later has it so
    finally:
        del modules[RICH]


_load_plain()

import structlog  # noqa: E402


def set_up(*, quiet: bool = False) -> None:
    """Begin to log; `quiet` leaves only warnings. Libraries' own logs come through the same door."""
    level = logging.WARNING if quiet else logging.INFO
    renderer: structlog.typing.Processor = (
        structlog.dev.ConsoleRenderer() if sys.stderr.isatty() else structlog.processors.JSONRenderer()
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
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),  # the one of now, wherever it leads by then
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")


def set_up_unless_done() -> None:
    """Leave only warnings where nothing was set up: structlog's own default writes to stdout, where results belong."""
    if not structlog.is_configured():
        set_up(quiet=True)
