"""Every word that people read: what an alert says, in the order that a lead needs it (docs/domain.md 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model.alerts import Awaited, Change, Link, Message, Section, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from watcher.model.alerts import Alert, Deadline

SEVERITY = {Severity.CRITICAL: "Critical", Severity.WARNING: "Warning", Severity.NOTE: "Note"}


def alert_message(alert: Alert, *, broadcast: bool = False) -> Message:
    """Say an alert: its key is what is told, without a receiver."""
    return Message(
        key=alert.key,
        severity=alert.severity,
        summary=f"{alert.authority}: {alert.headline}",
        sections=tuple(_alert_sections(alert)),
        broadcast=broadcast,
        deadlines=alert.deadlines,
        asks=True,
    )


def _alert_sections(alert: Alert) -> Iterable[Section]:
    yield Section("", (_published(alert),))
    adverse = [each for each in alert.changes if each.adverse]
    if adverse:
        yield Section("Adverse judgements", tuple(f"{each.area}: {each.now}" for each in adverse), listed=True)
    if alert.changes:
        yield Section("Each judgement, and the one before", tuple(map(_change, alert.changes)), listed=True)
    said = [reason.text for each in alert.findings for reason in each.reasons if reason.area is None]
    if said:
        yield Section("Besides" if alert.changes else "What it says", tuple(dict.fromkeys(said)), listed=True)
    if alert.quotes:
        yield Section("In the document's words", quotes=alert.quotes)
    yield Section("", links=alert.links)
    if alert.inspection_start or alert.inspection_end:
        yield Section("", (f"Inspected: {_span(alert.inspection_start, alert.inspection_end)}.",))
    if alert.deadlines:
        yield Section("What to expect", tuple(map(deadline_sentence, alert.deadlines)), listed=True)
    yield Section("", (_source(alert), *alert.notes))
    rules = ", ".join(dict.fromkeys(f"“{each.rule}”" for each in alert.findings))
    yield Section("", (f"{SEVERITY[alert.severity]}. You get this because of {rules} in the rules for this watch.",))


def _published(alert: Alert) -> str:
    when = f", published {alert.published:%-d %B %Y}" if alert.published else ", publication date not known"
    return f"{alert.authority}: {alert.what}{when}."


def _change(change: Change) -> str:
    if change.before is None:
        return f"{change.area}: {change.now} ({change.note or 'no earlier judgement is known'})"
    how = "unchanged" if change.before == change.now else f"was {change.before}"
    direction = "worse, " if change.worse else "" if change.before == change.now else "better, "
    note = f"; {change.note}" if change.note else ""
    return f"{change.area}: {change.now} ({direction}{how}, published {change.before_when}{note})"


def _span(start: date | None, end: date | None) -> str:
    if start and end and start != end:
        return f"{start:%-d %B %Y} to {end:%-d %B %Y}"
    day = start or end
    return f"{day:%-d %B %Y}" if day else "date not known"


def _source(alert: Alert) -> str:
    if alert.confirmed:
        return f"Source: {alert.source}'s own publication."
    return f"Source: {alert.source}. Reported, not yet confirmed on Ofsted's site."


def deadline_title(deadline: Deadline) -> str:
    """Say in a line what is expected about a day."""
    return f"{deadline.authority}: {_AWAITED[deadline.awaited]} expected by about now"


def deadline_sentence(deadline: Deadline) -> str:
    """Say what to expect by about when, and why; nobody outside knows the day itself."""
    by, published = f"{deadline.by:%-d %B %Y}", f"{deadline.published:%-d %B %Y}"
    if deadline.awaited is Awaited.ACTION_PLAN:
        return (
            f"Expect the council's action plan to reach Ofsted by about {by}. That is the latest: 70 working days, if "
            f"the council received what was published on {published} on that day."
        )
    return (
        f"Expect a first monitoring visit by about {by}: within four weeks of the action plan, as was Ofsted's policy "
        "in 2016. Ofsted does not usually publish the letter about a first visit."
    )


_AWAITED = {Awaited.ACTION_PLAN: "the council's action plan", Awaited.MONITORING_VISIT: "a first monitoring visit"}


def reminder_message(deadline: Deadline) -> Message:
    """Say that a day is over by which something was expected, and that nothing of it was seen."""
    what, by = _AWAITED[deadline.awaited], f"{deadline.by:%-d %B %Y}"
    unseen = (
        "Ofsted doesn't publish the plan itself: ask the council whether it was sent."
        if deadline.awaited is Awaited.ACTION_PLAN
        else "That need not mean that there was none: the letter about a first visit is usually not published."
    )
    after = f"after the publication of {deadline.published:%-d %B %Y}"
    passed = (
        f"{what[:1].upper()}{what[1:]} was expected by about {by}, {after}. Nothing published since shows that it came."
    )
    lines = (passed, unseen)
    return Message(
        key=f"reminder/{deadline.uid}",
        severity=Severity.NOTE,
        summary=f"{deadline.authority}: {what} was expected by about {by}, and nothing was seen",
        sections=(Section("", lines), Section("", links=(Link("What was published", deadline.url),))),
    )


def notice_message(key: str, summary: str, lines: tuple[str, ...], links: tuple[Link, ...] = ()) -> Message:
    """Say something to the operators: what was seen, and what to do."""
    sections = (Section("", lines), Section("", links=links)) if links else (Section("", lines),)
    return Message(key=key, severity=Severity.WARNING, summary=summary, sections=sections)


def test_message(key: str, receiver: str) -> Message:
    """Say that a receiver works."""
    line = f"This is a test of the receiver “{receiver}”. If you can read it, alerts will reach you here."
    return Message(key=key, severity=Severity.NOTE, summary=f"Test of {receiver}", sections=(Section("", (line,)),))


def as_plain_text(message: Message) -> str:
    """Write a whole message as plain text: the e-mail's text part, and the console."""
    parts = []
    for section in message.sections:
        lines = [section.heading] if section.heading else []
        lines += [f"- {line}" if section.listed else line for line in section.lines]
        lines += [f"> {each.quote}{_page(each.page)}" for each in section.quotes]
        lines += [f"{each.text}: {each.url}" for each in section.links]
        parts.append("\n".join(lines))
    return "\n\n".join((message.summary, *parts))


def _page(page: int | None) -> str:
    return f" (page {page})" if page else ""


def quoted(quote: str, page: int | None) -> str:
    """Write a quote with its page."""
    return f"“{quote}”{_page(page)}"
