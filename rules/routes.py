"""Who is told: every route that matches, in the order of the file; a receiver once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from rules.conditions import When, when_matches

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rules.conditions import Facts


class Route(BaseModel):
    """Whom to send to when something matches; without `when`, everything does."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    when: When = When()
    send_to: tuple[str, ...]


def receivers_for(routes: Iterable[Route], facts: Facts) -> tuple[str, ...]:
    """List the receivers of every route that matches, each once."""
    named = [name for each in routes if when_matches(each.when, facts) for name in each.send_to]
    return tuple(dict.fromkeys(named))
