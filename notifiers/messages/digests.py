"""Many messages as one, or as few as a receiver's limits allow: whatever is in it is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from watcher.model.alerts import Message, Section, Severity
from watcher.timing.words import at_most, counted, listed

T = TypeVar("T")
# The summary is a subject line and a notification: three names are read there, a dozen are cut off by the phone.
NAMED_IN_A_SUMMARY = 3
NAMES_A_LINE = 20
"""Authorities named in one line: a few lines of a phone; further names begin another."""
# Well within Slack's 3,000 characters of a section, so that no story is cut for the length of the list.
STORIES_A_SECTION = 12


class Room(NamedTuple):
    """How much one digest may hold where a receiver has limits."""

    characters: int
    messages: int


def parts_of(messages: Sequence[Message], room: Room | None) -> list[list[Message]]:
    """Part messages so that each part has room in one digest, in order; one part where there is no limit."""
    if room is None:
        return [list(messages)]
    parts: list[list[Message]] = []
    used = 0
    for each in messages:
        length = _length(each)
        if not parts or used + length > room.characters or len(parts[-1]) == room.messages:
            parts.append([])
            used = 0
        parts[-1].append(each)
        used += length
    return parts


def _length(message: Message) -> int:
    section = _in_short(message)
    words = (
        section.heading,
        message.summary,
        _authority(message),
        *section.lines,
        *(each.text for each in section.links),
    )
    return sum(len(each) + 2 for each in words)


def digest_message(key: str, messages: Sequence[Message], *, part: int = 1, of: int = 1) -> Message:
    """Say many messages in one: every authority is named first, then each message's summary, opening and links.

    What all of them open with, as what to do, is said once, at the top. `part` of so many: the others are messages of
    their own.
    """
    severity = min((each.severity for each in messages), key=lambda each: each.rank)
    names = list(dict.fromkeys(_authority(each) for each in messages))
    kind = "critical alert" if severity is Severity.CRITICAL else "publication"
    inadequate = sum("INADEQUATE" in each.summary for each in messages)
    failed = f", {inadequate} INADEQUATE" if inadequate else ""
    called = listed(at_most(NAMED_IN_A_SUMMARY, names))
    parted = f" (part {part} of {of})" if of > 1 else ""
    naming = tuple(", ".join(part) for part in _parts(names, NAMES_A_LINE))
    said = tuple(
        Section("", tuple(each.summary for each in part), listed=True) for part in _parts(messages, STORIES_A_SECTION)
    )
    shared = [line for line in _opening(messages[0]) if all(line in _opening(each) for each in messages[1:])]
    once = tuple(shared) if len(messages) > 1 else ()
    return Message(
        key=key,
        severity=severity,
        summary=f"{called}: {counted(len(messages), kind)}{failed}{parted}",
        sections=(
            *((Section("", once),) if once else ()),
            Section("About", naming),
            *said,
            *(_in_short(each, once) for each in messages),
        ),
    )


def _authority(message: Message) -> str:
    return message.summary.partition(":")[0]


def _parts(things: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (things[start : start + size] for start in range(0, len(things), size))


def _opening(message: Message) -> tuple[str, ...]:
    return next((each.lines for each in message.sections if each.lines), ())


def _in_short(message: Message, said_above: tuple[str, ...] = ()) -> Section:
    lines = tuple(line for line in _opening(message) if line not in said_above)
    return Section(message.summary, lines, links=tuple(link for each in message.sections for link in each.links))
