"""A story: everything about one inspection of one authority."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from watcher.model.alerts import Alert, Severity
from watcher.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.model.ofsted import Urn


class Standing(StrEnum):
    """How sure a story is."""

    REPORTED = "reported"
    """In the news, not yet confirmed on Ofsted's site."""
    CONFIRMED = "confirmed"
    """Ofsted has published it."""
    WITHDRAWN = "withdrawn"
    """Nothing came from Ofsted in time."""
    CORRECTED = "corrected"
    """Ofsted published something else than was reported."""


class Story(Struct, frozen=True):
    """Everything about one inspection of one authority.

    `published` is Ofsted's day, or the first report's; `grade` the worst grade given, as far as it is known. `grades`
    are all that Ofsted gave in it, the overall one first.
    """

    key: str
    urn: Urn
    kind: Kind
    published: date
    standing: Standing
    grade: str | None = None
    grades: tuple[str, ...] = ()


class SoFar(NamedTuple):
    """What was told in a story until now: by Ofsted, by others alone, and whether something critical was."""

    only_reported: bool = False
    critical: bool = False
    by_ofsted: bool = False


def told_by(alerts: Sequence[Alert]) -> SoFar:
    """Sum up the alerts of a story."""
    by_ofsted = any(each.confirmed for each in alerts)
    return SoFar(bool(alerts) and not by_ofsted, any(each.severity is Severity.CRITICAL for each in alerts), by_ofsted)


def unread_story(urn: Urn, publication: int) -> str:
    """Name the story of a publication that nobody could read."""
    return f"{urn}/{_UNREAD}/{publication}"


def is_of_unread(key: str | None) -> bool:
    """Return whether a story began with a publication that nobody could read."""
    return key is not None and key.split("/")[1:2] == [_UNREAD]


_UNREAD = "publication"
