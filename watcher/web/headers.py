"""What requests and answers say in their headers: whether anything changed, and how long to wait."""

from __future__ import annotations

import email.utils
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from watcher.model.listings import Validators

if TYPE_CHECKING:
    from watcher.web.connections import Response

SAYS_NOTHING = ("*", '""', 'W/""', '"null"', '"undefined"', '"None"')
"""ETags that are the same for every page, whatever is in it."""
FIRST_MOMENT = datetime(1990, 1, 1, tzinfo=UTC)
"""Before this no page of the web was changed."""


def conditions(validators: Validators | None) -> dict[str, str]:
    """Make the headers that ask for a body only where it has changed; none without validators."""
    given = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified} if validators else {}
    return {name: value for name, value in given.items() if value}


def validators_of(response: Response, now: datetime) -> Validators:
    """Keep what a later request can ask with whether anything has changed.

    Not what some servers would answer "not modified" to whatever is new: `*`, which any page matches (RFC 9110,
    13.1.2), an ETag with nothing in it, a moment that is yet to come, and one that stands for no moment at all: the
    files of reproducible images and archives are all of the first days of 1970 or 1980.
    """
    etag, changed = _sendable(response.header("etag")), _sendable(response.header("last-modified"))
    moment = _moment(changed) if changed else None
    return Validators(
        None if etag in SAYS_NOTHING else etag, changed if moment and FIRST_MOMENT < moment <= now else None
    )


def _sendable(header: str | None) -> str | None:
    """Keep what can be sent back; a server may put anything into a header."""
    # Longer than any ETag that was met; it is stored for each page, and sent with each question.
    return header if header and header.isascii() and header.isprintable() and len(header) <= 500 else None


def retry_after(header: str | None, now: datetime, status: int) -> timedelta | None:
    """Read a Retry-After header, in seconds or as a date; None when there is none that makes sense.

    A day at most, where we asked too often, and an hour of a site that is in trouble, which only guesses how long.
    """
    if not header:
        return None
    # What counts as blank to `\s` is more than what int() passes over ("\x1f"), so the figures alone are read.
    if seconds := re.fullmatch(r"\s*([0-9]{1,9})(?:\.[0-9]{1,9})?\s*", header):
        wait = timedelta(seconds=int(seconds[1]))
    else:
        until = _moment(header)
        if until is None:
            return None
        wait = until - now
    # One absurd header must not silence a source for years, nor keep back for a day what is there in ten minutes.
    return min(max(wait, timedelta(0)), timedelta(hours=1) if status >= 500 else timedelta(days=1))


def _moment(header: str) -> datetime | None:
    try:
        found = email.utils.parsedate_to_datetime(header)
    except (ValueError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
