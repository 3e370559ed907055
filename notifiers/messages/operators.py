"""What operators read: notices about sources and deliveries, and the test of a receiver."""

from __future__ import annotations

from watcher.model.alerts import Link, Message, Section, Severity


def notice_message(key: str, summary: str, lines: tuple[str, ...], links: tuple[Link, ...] = ()) -> Message:
    """Write a notice to the operators: what we saw, and what to do."""
    sections = (Section("", lines), Section("", links=links)) if links else (Section("", lines),)
    return Message(key=key, severity=Severity.WARNING, summary=summary, sections=sections)


def test_message(key: str, receiver: str) -> Message:
    """Write the message that shows that a receiver works."""
    line = f"This is a test of the receiver “{receiver}”. If you can read it, alerts will reach you here."
    return Message(key=key, severity=Severity.NOTE, summary=f"Test of {receiver}", sections=(Section("", (line,)),))
