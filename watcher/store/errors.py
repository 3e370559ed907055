"""What a database can refuse."""

from __future__ import annotations

from watcher.model.errors import PlainError


class StoreError(PlainError):
    """The database can't be used. Its text is a sentence that says what to do."""
