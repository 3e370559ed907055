"""The message that something befell another provider of an owner with whom its readers have places."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from watcher.model.alerts import Link, Message, Section

if TYPE_CHECKING:
    from watcher.model.owners import SameOwner


def same_owner_message(connection: SameOwner, source: str, links: tuple[Link, ...] = ()) -> Message:
    """Write it; `source` says where it was read. Its key is the same whoever says the same of the same places."""
    key = f"owner/{hashlib.sha256(connection.words.encode()).hexdigest()[:24]}"
    sections = (Section("", (connection.words, source)), *((Section("", links=links),) if links else ()))
    summary = f"Same owner as {connection.places[0].label}: {connection.happened}"
    return Message(key=key, severity=connection.severity, summary=summary, sections=sections)
