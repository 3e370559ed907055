"""What is silenced: said by somebody, for a reason, until a day. Critical alerts only where it is said expressly."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field

from rules.conditions import When, when_matches
from watcher.model.alerts import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rules.conditions import Facts


class Silence(BaseModel):
    """Keep alerts back until a day has passed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    when: When
    until: date
    because: Annotated[str, Field(min_length=1)]
    added_by: str = ""
    critical: bool = False

    @property
    def said(self) -> str:
        """Until when, by whom and why, for people: "Silenced until 31 December 2026 by duty desk: …"."""
        by = f" by {self.added_by}" if self.added_by else ""
        return f"Silenced until {self.until:%-d %B %Y}{by}: {self.because}"


def silence_for(silences: Iterable[Silence], facts: Facts, on: date) -> Silence | None:
    """Find the silence that covers these facts on that day; None when they are to be told.

    One that names rules keeps back what they say, and nothing that another rule says in the same alert.
    """
    those = [
        each
        for each in silences
        if on <= each.until
        and (each.critical or facts.severity != Severity.CRITICAL)
        and when_matches(each.when, facts)
    ]
    silenced = {name for each in those for name in each.when.rule}
    return next(
        (each for each in those if not each.when.rule), those[0] if those and silenced.issuperset(facts.rules) else None
    )
