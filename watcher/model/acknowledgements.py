"""What people say to an alert: that they have read it, that they are on it, or that it may wait."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class Said(StrEnum):
    """What somebody said. Only `TAKEN_UP` means that somebody acts."""

    NOTED = "noted"
    TAKEN_UP = "taken up"
    SNOOZED = "snoozed"


class Acknowledgement(Struct, frozen=True):
    """What one person said to a story, when, and through which receiver. Only a snooze has an end.

    `who` is the id that the person's workspace knows them by, `name` what they are called there, where that is known.
    """

    story: str
    at: datetime
    who: str
    said: Said
    receiver: str
    until: datetime | None = None
    name: str | None = None

    @property
    def called(self) -> str:
        """Name the person for people: by their name, or their id."""
        return self.name or self.who
