"""What reading a config comes to: the config itself, and its blocks with the places they were written in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, Generic, Literal, TypeVar

from msgspec import Struct, field
from pydantic import BaseModel

from rules.verdict import Rulebook
from watcher import data
from watcher.config.places import secret_file
from watcher.model.places import NOWHERE, Places
from watcher.model.values import Discreet, replace

if TYPE_CHECKING:
    from datetime import timedelta
    from pathlib import Path

    from notifiers.notifier import ReceiverSettings
    from rules.examples import Expect
    from rules.routes import Route
    from rules.rule import Rule, RuleSettings
    from rules.silences import Silence
    from watcher.config.blocks import (
        Block,
        Briefing,
        Certificate,
        Drill,
        Escalation,
        HeartbeatTable,
        Operators,
        Page,
        Retention,
        TeamsTable,
        Watch,
    )
    from watcher.model.ofsted import Urn
    from watcher.sources.source import SourceSettings
    from watcher.web.client import FetchSettings

T = TypeVar("T", bound=BaseModel)


class Config(Discreet, frozen=True):
    """A config without mistakes, and the text that it was read from."""

    unsaid: ClassVar = ("text", "lists")
    path: Path
    text: str
    watched: frozenset[Urn]
    alert_window: timedelta
    withdraw_after: timedelta
    baseline: Literal["bundled", "none"]
    store_url: str
    sources: tuple[SourceSettings, ...]
    rules: tuple[Rule, ...]
    receivers: Mapping[str, ReceiverSettings]
    routes: tuple[Route, ...]
    silences: tuple[Silence, ...]
    operators: tuple[str, ...]
    drill: Drill | None
    escalation: Escalation | None
    retention: Retention
    tell_leads_after: timedelta
    certificate: Certificate
    briefing: Briefing
    fetch: FetchSettings
    page: Page | None = None
    heartbeat: HeartbeatTable | None = None
    engine: Literal["inline", "procrastinate"] = "inline"
    teams: TeamsTable | None = None
    team: str = ""
    """Whose it is: '' for the operator's own."""
    everybody: bool = False
    regions: tuple[str, ...] = ()
    places: Places = NOWHERE
    lists: Mapping[str, str] = field(default_factory=dict)
    """The text of each list of places that it names, by the file's name."""

    def with_newcomers(self) -> Config:
        """Watch councils that were found since the config was read, where it asks for everybody or for their region."""
        asked_for = {each.urn for each in data.authorities() if self.everybody or each.region in self.regions}
        return self if asked_for <= self.watched else replace(self, watched=self.watched | asked_for)

    @property
    def bundled(self) -> bool:
        """Whether the history counts that is shipped with the program."""
        return self.baseline == "bundled"

    @property
    def rulebook(self) -> Rulebook:
        """Who hears of what."""
        return Rulebook(self.rules, self.routes, self.silences)

    def secret(self, name: str) -> Path:
        """Find a file with a secret: systemd's credentials first, else beside the config."""
        return secret_file(name, self.path)


class PlacedSettings(Struct, Generic[T], frozen=True):
    """Settings, and the block that they were written in."""

    block: Block
    settings: T


class Parts(Struct, frozen=True):
    """What a file says block by block, as far as it is good. `whole` tells that no block had to be left out."""

    watch: Watch
    watched: frozenset[Urn]
    operators: Operators
    certificate: Certificate
    briefing: Briefing
    sources: tuple[PlacedSettings[SourceSettings], ...]
    rules: tuple[PlacedSettings[RuleSettings], ...]
    receivers: tuple[PlacedSettings[ReceiverSettings], ...]
    routes: tuple[PlacedSettings[Route], ...]
    silences: tuple[PlacedSettings[Silence], ...]
    examples: tuple[PlacedSettings[Expect], ...]
    places: Places
    fetch: FetchSettings
    whole: bool
