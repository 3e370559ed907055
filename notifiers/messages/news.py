"""The words of a story that unfolds: what follows an inspection, and what came of what the news reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model.alerts import Link, Message, Section, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from watcher.model.news import NewsItem, NewsReading


def note_message(key: str, authority: str, item: NewsItem, reading: NewsReading) -> Message:
    """Add what followed to a story: in our own words, because headlines may name people."""
    when = f", {item.published}" if item.published else ""
    lines = [f"{item.outlet or 'A source'}{when}: {reading.why}"]
    if reading.recommendations:
        lines.append(f"Recommendations named: {' + '.join(map(str, reading.recommendations))}.")
    if reading.plan_due_days:
        lines.append(
            f"It says that an improvement plan is due within {reading.plan_due_days} days; Ofsted counts working days."
        )
    return Message(
        key=key,
        severity=Severity.NOTE,
        summary=f"{authority}: what followed: {reading.why}",
        sections=(Section("", tuple(lines)), Section("", links=(Link("The piece", item.url),) if item.url else ())),
    )


def withdrawn_message(key: str, authority: str, reported: date, days: int) -> Message:
    """Take back what only the news said."""
    lines = (
        f"The news reported it about {reported:%-d %B %Y}. Ofsted's site has shown nothing of it in {days} days.",
        "We take it back. If Ofsted publishes it after all, this story goes on.",
    )
    return Message(
        key=key,
        severity=Severity.WARNING,
        summary=f"{authority}: withdrawn: not confirmed on Ofsted's site",
        sections=(Section("Withdrawn", lines),),
        broadcast=True,
    )


def put_right_message(
    key: str, authority: str, otherwise: str | None, grades: Iterable[str], links: tuple[Link, ...]
) -> Message:
    """Say that Ofsted has published what the news reported, and that it gives none of the reasons to be told.

    `otherwise` is the sentence that says what the news had wrong, if it had.
    """
    lines: tuple[str, ...] = ("Ofsted has now published its own word. No rule for this watch has a reason in it.",)
    summary = f"{authority}: Ofsted's own publication is out, and no rule has a reason in it"
    if otherwise:
        lines = (otherwise, *lines)
        summary = f"{authority}: corrected: Ofsted's own publication is out and says otherwise"
    return Message(
        key=key,
        severity=Severity.WARNING,
        summary=summary,
        sections=(
            Section("Corrected" if otherwise else "Published by Ofsted", lines),
            Section("Its judgements", tuple(grades) or ("It makes none.",), listed=True),
            Section("", links=links),
        ),
        broadcast=True,
    )
