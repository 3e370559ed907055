"""The rule `progress`: a letter says that the progress since the inspection isn't enough."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from rules.alert import letter_or_report
from rules.rule import NOT_OFSTED, RuleSettings
from watcher.model.documents import INSUFFICIENT, MIXED

if TYPE_CHECKING:
    from rules.rule import Subject
    from watcher.model.alerts import Reason


class Settings(RuleSettings):
    """Alert when a monitoring letter says that progress is insufficient. Such letters give no grade.

    `mixed = false` leaves out those that call it enough in some areas and too little in others.
    """

    kind: Literal["progress"]
    mixed: bool = True


class Progress(Struct, frozen=True):
    """A letter calls the progress insufficient, or mixed."""

    settings: Settings

    def reasons(self, subject: Subject) -> tuple[Reason, ...]:
        """Say so, with the letter's words."""
        said = subject.said
        if said is None or said.progress not in (INSUFFICIENT, MIXED if self.settings.mixed else INSUFFICIENT):
            return ()
        return (subject.quoting("progress", f"the {letter_or_report(said)} says that progress is {said.progress}"),)

    def why_not(self, subject: Subject) -> str:
        """Say what it says of progress, if anything."""
        if subject.said is None:
            return NOT_OFSTED
        said = subject.said.progress
        return (
            f"It calls progress {said}." if said else "It says nothing of progress that could be read with certainty."
        )


KIND = Settings, Progress
