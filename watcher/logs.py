"""Logging to stderr: for people on a terminal, one JSON object a line for journald and the like."""

from __future__ import annotations

import logging
import sys

import structlog


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


def logger() -> structlog.typing.FilteringBoundLogger:
    """Give a logger. A document's hash, an alert's key and a delivery's number join what is said of one thing."""
    if not structlog.is_configured():
        set_up(quiet=True)
    found: structlog.typing.FilteringBoundLogger = structlog.get_logger()
    return found
