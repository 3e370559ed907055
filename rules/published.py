"""The rule `published`: everything that Ofsted publishes about an authority, for those who keep a digest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from rules.rule import NOT_OFSTED, RuleSettings
from watcher.model.alerts import Reason

if TYPE_CHECKING:
    from rules.rule import Subject


class Settings(RuleSettings):
    """Alert at whatever Ofsted publishes; `only` narrows it to kinds of publication, authorities or regions."""

    kind: Literal["published"]


class Published(Struct, frozen=True):
    """Ofsted has published something."""

    settings: Settings

    def reasons(self, subject: Subject) -> tuple[Reason, ...]:
        """Name it as Ofsted's page does."""
        return (Reason(None, f"Ofsted published “{subject.publication.title}”"),) if subject.publication else ()

    def why_not(self, _subject: Subject) -> str:
        """Say that somebody else published it."""
        return NOT_OFSTED


KIND = Settings, Published
