"""Conditions that users write: `only = { region = ["North West"] }` and `when = { severity = ["critical"] }`."""

from __future__ import annotations

from msgspec import Struct
from pydantic import BaseModel, ConfigDict


class Only(BaseModel):
    """What a rule is limited to; an empty list limits nothing."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    authority: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    framework: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()


class When(BaseModel):
    """When a route or a silence applies; an empty list allows everything."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    authority: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    severity: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    rule: tuple[str, ...] = ()


class Facts(Struct, frozen=True):
    """What a condition may ask about: names as in authorities.csv, and the rules that spoke."""

    authority: str
    region: str
    kind: str
    framework: str | None = None
    severity: str | None = None
    rules: tuple[str, ...] = ()


def why_not_meant(only: Only, facts: Facts) -> str | None:
    """Say why a rule is not meant for these facts; None when it is."""
    if only.authority and facts.authority not in only.authority:
        return _only_for(only.authority)
    if only.region and facts.region not in only.region:
        return _only_for(only.region)
    if only.framework and facts.framework not in only.framework:
        return _only_for(only.framework)
    if only.kind and facts.kind not in only.kind:
        return _only_for(only.kind)
    return None


def when_matches(when: When, facts: Facts) -> bool:
    """Return whether a route or a silence applies to these facts; one of the rules that spoke is enough."""
    return (
        (not when.authority or facts.authority in when.authority)
        and (not when.region or facts.region in when.region)
        and (not when.severity or facts.severity in when.severity)
        and (not when.kind or facts.kind in when.kind)
        and (not when.rule or any(each in when.rule for each in facts.rules))
    )


def _only_for(wanted: tuple[str, ...]) -> str:
    return f"It is only for {' or '.join(wanted)}."
