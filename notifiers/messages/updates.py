"""The words of what is made of alerts later: corrections, changed first messages, and those that stand in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from notifiers.messages.alerts import alert_message
from watcher.model.acknowledgements import Said
from watcher.model.alerts import Message, Section, Severity
from watcher.timing.clock import LONDON

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from watcher.model.acknowledgements import Acknowledgement
    from watcher.model.alerts import Alert


def correction_message(key: str, alert: Alert, because: str) -> Message:
    """Take back or put right what an alert said, in the words of whoever corrects it."""
    lines = (f"This corrects our message about {alert.what} of {alert.authority}: {because}",)
    return Message(
        key=key,
        severity=alert.severity,
        summary=f"{alert.authority}: correction: {because}",
        sections=(
            Section("Correction", lines),
            Section("What was said", (alert.headline,)),
            Section("", links=alert.links),
        ),
        broadcast=True,
    )


def edited_message(key: str, first: Message, state: str, by: str | None = None) -> Message:
    """Put the state that a story has come to above its first message; `by` is who brought it there."""
    return replace(first, key=key, sections=(Section("", (state,), by=by), *first.sections), edits=True)


def acknowledged_words(new: Acknowledgement) -> str:
    """Say in a line what somebody said to a story, and when; of a snooze also what comes of it."""
    if new.until:
        then = "Then there is one reminder here, unless somebody is on it."
        return f"Snoozed until {_moment(new.until)} by {new.who}, {_moment(new.at)}. {then}"
    if new.said is Said.TAKEN_UP:
        return f"Taken up: {new.who} is on it since {_moment(new.at)}."
    return f"Noted by {new.who}, {_moment(new.at)}."


def acknowledged_message(key: str, about: str, new: Acknowledgement) -> Message:
    """Tell those who can't see it in the message itself that somebody said something to it."""
    authority = about.partition(":")[0]
    where = f"It was said in “{new.receiver}”, where {new.who} is the person's id."
    return Message(
        key=key,
        severity=Severity.NOTE,
        summary=f"{authority}: somebody {_does(new)}",
        sections=(
            Section("", (f"{new.who} {_does(new)}. {where}",), by=new.who),
            Section("What it is about", (about,)),
        ),
    )


def _does(new: Acknowledgement) -> str:
    if new.until:
        return f"has put it off until {_moment(new.until)}"
    return f"is on it since {_moment(new.at)}" if new.said is Said.TAKEN_UP else f"has read it, {_moment(new.at)}"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(LONDON):%-d %B %Y, %H:%M}"


def escalation_message(alert: Alert, after: timedelta) -> Message:
    """Say an alert to those who hear of it because nobody took it up."""
    hours = f"{after.total_seconds() / 3600:.3g}"
    line = f"Nobody has said within {hours} working hours that they are on it. Please see that somebody is."
    message = alert_message(alert, broadcast=True)
    return replace(
        message,
        key=f"{alert.key}/escalation",
        summary=f"{alert.authority}: nobody has taken this up: {alert.headline}",
        sections=(Section("", (line,)), *message.sections),
    )


def standing_in_message(message: Message, receiver: str, answer: str) -> Message:
    """Say a message to the receiver that stands in for another one."""
    line = f"This was meant for “{receiver}”, which could not take it: {answer}"
    return replace(message, sections=(*message.sections, Section("Why you get this", (line,))))


def snooze_over_message(key: str, alert: Alert) -> Message:
    """Say that a snooze is over and that nobody has taken the matter up since."""
    line = "The snooze is over, and nobody has said since that they are on it."
    return Message(
        key=key,
        severity=alert.severity,
        summary=f"{alert.authority}: the snooze is over: {alert.headline}",
        sections=(Section("", (line,)), Section("", links=alert.links)),
        broadcast=True,
        asks=True,
    )


def reasons_message(alert: Alert) -> Message:
    """Say why there was an alert: each rule's reasons, with the words that they rest on."""
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
    return Message(alert.key, alert.severity, f"{alert.authority}: why you were told", sections)


def answer_message(about: Message, answer: str) -> Message:
    """Answer whoever pressed a button, in a sentence."""
    return Message(about.key, Severity.NOTE, about.summary, (Section("", (answer,)),))
