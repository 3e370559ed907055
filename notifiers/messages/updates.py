"""The words of what comes after an alert: corrections, who is dealing with it, reminders, and fallbacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from notifiers.messages.alerts import alert_message
from watcher.model.acknowledgements import Acknowledgement, Said
from watcher.model.alerts import Alert, Link, Message, Section, Severity
from watcher.model.values import replace
from watcher.timing.clock import LONDON


def correction_message(key: str, alert: Alert, because: str) -> Message:
    """Correct what an alert said, in the words of whoever corrects it."""
    lines = (f"This corrects what we sent about {alert.authority} ({alert.what}): {because}",)
    return Message(
        key=key,
        severity=alert.severity,
        summary=f"{alert.authority}: correction: {because}",
        sections=(
            Section("Correction", lines),
            Section("What we sent", (alert.headline,)),
            Section("", links=alert.links),
        ),
        broadcast=True,
    )


MOST_LINKS = 10
"""How many documents a message about many alerts links to; each alert is on the page, too."""


def edited_message(key: str, first: Message, state: str, by: str | None = None) -> Message:
    """Put the state that a story has come to above its first message; `by` is who brought it there."""
    return replace(first, key=key, sections=(Section("", (state,), by=by), *first.sections), edits=True)


def acknowledged_words(new: Acknowledgement) -> str:
    """Say in a line who is dealing with a story, has read it or has snoozed it, and since when."""
    if new.until:
        then = "There will be one reminder here, unless somebody is dealing with it by then."
        return f"Snoozed until {_moment(new.until)} by {new.called}, on {_moment(new.at)}. {then}"
    if new.said is Said.TAKEN_UP:
        return f"{new.called} has been dealing with this since {_moment(new.at)}."
    return f"{new.called} read this on {_moment(new.at)}."


def acknowledged_message(key: str, about: str, new: Acknowledgement) -> Message:
    """Tell those who can't see it in the message itself who is dealing with it."""
    authority = about.partition(":")[0]
    where = f"They pressed the button in “{new.receiver}”."
    return Message(
        key=key,
        severity=Severity.NOTE,
        summary=f"{authority}: {new.called} {_does(new)}",
        sections=(
            Section("", (f"{new.called} {_does(new)}. {where}",), by=new.who),
            Section("What it is about", (about,)),
        ),
    )


def _does(new: Acknowledgement) -> str:
    if new.until:
        return f"has snoozed this until {_moment(new.until)}"
    if new.said is Said.TAKEN_UP:
        return f"has been dealing with this since {_moment(new.at)}"
    return f"read this on {_moment(new.at)}"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(LONDON):%-d %B %Y, %H:%M}"


def escalation_message(alert: Alert, after: timedelta) -> Message:
    """Send an alert on to others because nobody is dealing with it."""
    hours = f"{after.total_seconds() / 3600:.3g}"
    line = f"After {hours} working hours nobody has said that they are dealing with this. Please make sure somebody is."
    message = alert_message(alert, broadcast=True)
    return replace(
        message,
        key=f"{alert.key}/escalation",
        summary=f"{alert.authority}: nobody is dealing with this: {alert.headline}",
        sections=(Section("", (line,)), *message.sections),
    )


def late_message(message: Message, first_tried: datetime) -> Message:
    """Say first of a message that it comes late, for what it tells of may be over by now."""
    line = f"This comes late: it could not be delivered on {_moment(first_tried)}."
    return replace(message, sections=(Section("", (line,)), *message.sections))


def standing_in_message(message: Message, receiver: str, answer: str) -> Message:
    """Send a message to the fallback of the receiver that it could not be delivered to."""
    line = f"We could not deliver this to “{receiver}”, so it comes to you instead. {answer}"
    return replace(message, sections=(*message.sections, Section("Why you get this", (line,))))


def snooze_over_message(key: str, alert: Alert) -> Message:
    """Remind people when a snooze ends and nobody is dealing with the matter."""
    line = "The snooze has ended, and nobody has said that they are dealing with this. Please make sure somebody is."
    return Message(
        key=key,
        severity=alert.severity,
        summary=f"{alert.authority}: snooze ended: {alert.headline}",
        sections=(Section("", (line,)), Section("", links=alert.links)),
        broadcast=True,
        asks=True,
    )


def reasons_message(alert: Alert) -> Message:
    """Explain an alert: each rule's reasons, with the words of the document that they rest on."""
    told = (
        Section(
            f"Because of the rule “{each.rule}”",
            tuple(reason.text for reason in each.reasons),
            listed=True,
            quotes=tuple(dict.fromkeys(quote for reason in each.reasons for quote in reason.evidence)),
        )
        for each in alert.findings
    )
    sections = (*told, Section("", links=alert.links))
    return Message(alert.key, alert.severity, f"{alert.authority}: why you got this alert", sections)


def answer_message(about: Message, answer: str) -> Message:
    """Answer whoever pressed a button, in a sentence."""
    return Message(about.key, Severity.NOTE, about.summary, (Section("", (answer,)),))


def unknown_message(key: str) -> Message:
    """Answer whoever pressed a button below a message that nothing is known of."""
    lines = ("Nothing was noted.", "Tell whoever runs the service if you are dealing with this.")
    return Message(key, Severity.NOTE, "We no longer have a record of this message", (Section("", lines),))


def silence_over_message(key: str, alerts: Sequence[Alert], since: Mapping[str, str] | None = None) -> Message:
    """Say which alerts a silence kept back, now that it is over; `since` has by their keys what some came to."""
    since = since or {}
    standing = [each for each in alerts if each.key not in since]
    gravest = min((each.severity for each in standing), key=lambda each: each.rank, default=Severity.NOTE)
    names = ", ".join(dict.fromkeys(each.authority for each in alerts))
    inadequate = sum("INADEQUATE" in each.headline for each in standing)
    said = since.get(alerts[0].key, alerts[0].headline) if len(alerts) == 1 else f"{len(alerts)} alerts"
    if len(alerts) > 1 and inadequate:
        said += f", {inadequate} INADEQUATE"
    lines = tuple(f"{each.authority}: {since.get(each.key, each.headline)}{_published(each)}" for each in alerts)
    links = tuple(
        Link(f"{each.authority}: {link.text}", link.url) for each in alerts[:MOST_LINKS] for link in each.links[:1]
    )
    return Message(
        key=key,
        severity=gravest,
        summary=f"{names}: silence over: {said}",
        sections=(
            Section("", ("The silence has ended, or was taken out of the config. This was not sent while it held:",)),
            Section("", lines, listed=True),
            Section("", links=links),
        ),
    )


def _published(alert: Alert) -> str:
    return f" (published {alert.published:%-d %B %Y})" if alert.published else ""
