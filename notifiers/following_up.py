"""The words of what is made of alerts later: digests, corrections, changed first messages, and those that stand in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from watcher.model.alerts import Message, Section, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.model.alerts import Alert

T = TypeVar("T")
NAMED_IN_A_SUMMARY = 3
NAMES_A_LINE = 20
STORIES_A_SECTION = 20


def digest_message(key: str, messages: Sequence[Message]) -> Message:
    """Say many messages in one: every authority is named first, then each message's summary, opening and links."""
    severity = min((each.severity for each in messages), key=lambda each: each.rank)
    names = list(dict.fromkeys(_authority(each) for each in messages))
    kind = "critical alerts" if severity is Severity.CRITICAL else "publications"
    few, more = names[:NAMED_IN_A_SUMMARY], len(names) - NAMED_IN_A_SUMMARY
    called = f"{', '.join(few)} and {more} more" if more > 0 else _and(few)
    naming = tuple(", ".join(part) for part in _parts(names, NAMES_A_LINE))
    said = tuple(
        Section("", tuple(each.summary for each in part), listed=True) for part in _parts(messages, STORIES_A_SECTION)
    )
    return Message(
        key=key,
        severity=severity,
        summary=f"{called}: {len(messages)} {kind}",
        sections=(Section("About", naming), *said, *map(_in_short, messages)),
    )


def _authority(message: Message) -> str:
    return message.summary.partition(":")[0]


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _parts(things: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (things[start : start + size] for start in range(0, len(things), size))


def _in_short(message: Message) -> Section:
    opening = next((each.lines for each in message.sections if each.lines), ())
    links = tuple(link for each in message.sections for link in each.links)
    return Section(message.summary, opening, links=links)


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


def edited_message(key: str, first: Message, state: str) -> Message:
    """Put the state that a story has come to above its first message."""
    return replace(first, key=key, sections=(Section("", (state,)), *first.sections), edits=True)


def standing_in_message(message: Message, receiver: str, answer: str) -> Message:
    """Say a message to the receiver that stands in for another one."""
    line = f"This was meant for “{receiver}”, which could not take it: {answer}"
    return replace(message, sections=(*message.sections, Section("Why you get this", (line,))))
