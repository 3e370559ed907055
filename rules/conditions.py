"""Conditions that users write: `only = { region = ["North West"] }` and `when = { severity = ["critical"] }`."""

from __future__ import annotations

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Facts:
    """What a condition may ask of: names as in authorities.csv, and the rules that spoke."""

    authority: str
    region: str
    kind: str
    framework: str | None = None
    severity: str | None = None
    rules: tuple[str, ...] = ()


def why_not_meant(only: Only, facts: Facts) -> str | None:
    """Say why a rule is not meant for these facts; None when it is."""
    for wanted, value in (
        (only.authority, facts.authority),
        (only.region, facts.region),
        (only.framework, facts.framework),
        (only.kind, facts.kind),
    ):
        if not _allows(wanted, value):
            return f"It is only for {' or '.join(wanted)}."
    return None


def when_matches(when: When, facts: Facts) -> bool:
    """Tell whether a route or a silence applies to these facts; one of the rules that spoke is enough."""
    return (
        _allows(when.authority, facts.authority)
        and _allows(when.region, facts.region)
        and _allows(when.severity, facts.severity)
        and _allows(when.kind, facts.kind)
        and (not when.rule or any(each in when.rule for each in facts.rules))
    )


def _allows(wanted: tuple[str, ...], value: str | None) -> bool:
    return not wanted or value in wanted
