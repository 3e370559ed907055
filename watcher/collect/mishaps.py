"""Errors that nobody expected: each costs only the poll, page, item or document that it came from, and is told."""

from __future__ import annotations

import structlog

from watcher.model.characters import whole
from watcher.model.errors import StoppedError, in_a_sentence
from watcher.store.errors import StoreError


def sentence_of(error: Exception, about: str) -> str:
    """Say for operators what went wrong, and log it; StoppedError goes on its way, and so does StoreError.

    Everything else goes on after this, so the error must be seen here or nowhere. An error of the database is not the
    fault of the item in hand.
    """
    if isinstance(error, StoppedError | StoreError):
        raise error
    sentence = in_a_sentence(error)
    structlog.get_logger().error("an error that was not expected", about=whole(about), error=sentence)
    return sentence
