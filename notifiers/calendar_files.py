"""Expected dates as a calendar file (RFC 5545): whole days, marked as tentative, the same bytes for the same dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from notifiers.messages.alerts import deadline_sentence, deadline_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from watcher.model.alerts import Deadline

FILE_NAME = "expected-dates.ics"
# RFC 5545, 3.1: a line has at most 75 octets without its end, counted in UTF-8 and not in characters.
MOST_OCTETS = 75
SUBSCRIBED = (
    *("NAME:Ofsted: what is expected", "X-WR-CALNAME:Ofsted: what is expected"),
    *("REFRESH-INTERVAL;VALUE=DURATION:PT12H", "X-PUBLISHED-TTL:PT12H"),  # RFC 7986; the other is what Outlook reads
    *("BEGIN:VTIMEZONE", "TZID:UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000"),
    *("TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE"),
)
"""The time zone is there because a calendar must have something in it, even while nothing is expected."""


def as_ics(deadlines: Iterable[Deadline], *, subscribed: bool = False) -> bytes:
    """Write a calendar with an event for each deadline. There must be at least one: an empty calendar is not valid.

    One that calendars are `subscribed` to says what it is called and how often to look again, and may be empty.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//ofsted-watch//expected dates//EN", "CALSCALE:GREGORIAN"]
    lines += SUBSCRIBED if subscribed else ()
    for each in deadlines:
        lines += _event(each)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _event(deadline: Deadline) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{deadline.uid}@ofsted-watch"
    # Not the moment of writing: the same calendar is the same bytes each time, so that a subscriber sees no change.
    yield f"DTSTAMP:{deadline.published:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{deadline.by:%Y%m%d}"
    yield f"SUMMARY:{_escaped(deadline_title(deadline))}"
    yield f"DESCRIPTION:{_escaped(deadline_sentence(deadline))}"
    # From outside, and calendars make links of it.
    if re.fullmatch(r"https?://[^\s<>\"]+", deadline.url):
        yield f"URL:{deadline.url}"
    yield "STATUS:TENTATIVE"
    # Nobody is busy on that day because of it.
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    one_line = " ".join("".join(each if each.isprintable() else " " for each in text).split())
    return re.sub(r"([\\;,])", r"\\\1", one_line)


def _folded(line: str) -> str:
    """Break a line that has more than 75 octets, between two characters; what follows begins with a space."""
    parts = [""]
    for character in line:
        room = MOST_OCTETS if len(parts) == 1 else MOST_OCTETS - 1
        if len((parts[-1] + character).encode()) > room:
            parts.append("")
        parts[-1] += character
    return "\r\n ".join(parts)
