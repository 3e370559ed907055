"""What a rule is: settings that its user writes in config.toml, and a question that it answers with reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from pydantic import BaseModel, ConfigDict

from rules.matching import Only
from watcher.model.alerts import Severity
from watcher.model.documents import Kind, Publication
from watcher.model.ofsted import Inspection

if TYPE_CHECKING:
    from watcher.model.alerts import Reason
    from watcher.model.ofsted import Authority, History


class RuleSettings(BaseModel):
    """What every [[rule]] has."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    severity: Severity
    only: Only = Only()


@dataclass(frozen=True, slots=True)
class Subject:
    """One publication about one authority, and what was known of that authority before it."""

    authority: Authority
    item: Publication
    history: History

    @property
    def inspection(self) -> Inspection | None:
        """Take the publication as an inspection; None when it is a letter, or makes no judgement."""
        said = self.item.reading
        if said.kind is not Kind.INSPECTION or not said.judgements or self.item.published is None:
            return None
        return Inspection(
            urn=self.item.urn,
            framework=said.framework,
            published=self.item.published,
            start=said.inspection_start,
            end=said.inspection_end,
            judgements=said.judgements,
            url=self.item.url,
        )


class Rule(Protocol):
    """One question asked of every publication."""

    @property
    def settings(self) -> RuleSettings:
        """What its user wrote."""

    def reasons(self, subject: Subject) -> tuple[Reason, ...]:
        """Say why this publication should be told; empty when this rule has nothing to say."""
