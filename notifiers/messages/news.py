"""The words of a story after its first alert: what follows an inspection, and what became of a news report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model.alerts import Link, Message, Section, Severity
from watcher.timing.words import as_written

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from watcher.model.news import NewsItem, NewsReading


def note_message(key: str, authority: str, item: NewsItem, reading: NewsReading) -> Message:
    """Add what followed to a story: in our own words, because headlines may name people."""
    when = f", {as_written(item.published)}" if item.published else ""
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
        summary=f"{authority}: follow-up: {reading.why}",
        sections=(Section("", tuple(lines)), Section("", links=(Link("The article", item.url),) if item.url else ())),
    )


def changed_message(key: str, authority: str, item: NewsItem, says: str) -> Message:
    """Say that what the news reported was corrected by who reported it; `says` ends the sentence."""
    outlet = item.outlet or "A source"
    lines = (
        f"{outlet} has changed the article that this alert rests on: it {says}.",
        "Ofsted's site has confirmed neither. Please read the article: if it changes again, we may not tell you.",
        "We will say here when Ofsted publishes its report.",
    )
    return Message(
        key=key,
        severity=Severity.WARNING,
        summary=f"{authority}: article changed: {says}",
        sections=(Section("Changed", lines), Section("", links=(Link("The article", item.url),) if item.url else ())),
        broadcast=True,
    )


def withdrawn_message(key: str, authority: str, reported: date, days: int) -> Message:
    """Withdraw what only the news reported."""
    lines = (
        f"The news reported this around {reported:%-d %B %Y}. {days} days later Ofsted has not confirmed it.",
        "Please disregard it. If Ofsted does publish a report, you will get it here.",
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
    """Say that Ofsted has published what the news reported, and that no rule applies to it.

    `otherwise` is the sentence that says what the news had wrong, if it had.
    """
    lines: tuple[str, ...] = ("Ofsted has published its report. None of your rules applies to it.",)
    summary = f"{authority}: Ofsted has published its report, and none of your rules applies"
    if otherwise:
        lines = (otherwise, *lines)
        summary = f"{authority}: correction: Ofsted's report differs from the news"
    return Message(
        key=key,
        severity=Severity.WARNING,
        summary=summary,
        sections=(
            Section("Correction" if otherwise else "Published by Ofsted", lines),
            Section("Its judgements", tuple(grades) or ("It makes none.",), listed=True),
            Section("", links=links),
        ),
        broadcast=True,
    )
