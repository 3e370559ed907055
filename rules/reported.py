"""The rule `reported`: the news says that an inspection has found services inadequate or worse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from rules.rule import RuleSettings
from watcher.model.alerts import Reason

if TYPE_CHECKING:
    from rules.rule import Subject


class Settings(RuleSettings):
    """Alert when news is the first notice of a grave inspection; Ofsted's own word is awaited."""

    kind: Literal["reported"]


class Reported(Struct, frozen=True):
    """A piece of news tells of a newly published inspection that should be known."""

    settings: Settings

    def reasons(self, subject: Subject) -> tuple[Reason, ...]:
        """Take what the reading of the news says, for the authorities that it is sure of."""
        mention = subject.mention
        if mention is None:
            return ()
        reading = mention.reading
        named = (
            reading.alert_authorities if reading.should_alert else reading.authorities if reading.should_note else ()
        )
        return (Reason(None, reading.why),) if subject.authority.name in named else ()

    def why_not(self, subject: Subject) -> str:
        """Say what the reading of the news says."""
        if subject.mention is None:
            return "It is Ofsted's own publication, no news."
        if subject.mention.reading.should_alert:
            return f"What it tells is not about {subject.authority.name}."
        return subject.mention.reading.why


KIND = Settings, Reported
