"""Asking every rule: what each says to a publication, or why it says nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules.comparison import same_inspection
from rules.conditions import Facts, why_not_meant
from watcher.model.alerts import CORRECTED, PLEASE_CHECK, Finding, Reason, Severity
from watcher.model.kinds import Kind
from watcher.model.ofsted import AREA_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rules.rule import Rule, RuleSettings, Subject


@dataclass(frozen=True, slots=True)
class Answer:
    """What one rule says: reasons, or a sentence that says why it has none."""

    settings: RuleSettings
    reasons: tuple[Reason, ...]
    why_not: str | None = None


def facts_of(subject: Subject, findings: Iterable[Finding] = ()) -> Facts:
    """Take from a subject what conditions may ask of."""
    found = tuple(findings)
    framework = subject.said.framework if subject.said else None
    severity = min((each.severity for each in found), key=lambda each: each.rank) if found else None
    return Facts(
        authority=subject.authority.name,
        region=subject.authority.region,
        kind=subject.item.reading.kind,
        framework=framework.name if framework else None,
        severity=severity,
        rules=tuple(each.rule for each in found),
    )


def answers(rules: Iterable[Rule], subject: Subject) -> tuple[Answer, ...]:
    """Ask every rule, in their order in the config, and those that say nothing also why."""
    facts = facts_of(subject)
    return tuple(_answer(rule, subject, facts) for rule in rules)


def _answer(rule: Rule, subject: Subject, facts: Facts) -> Answer:
    not_meant = why_not_meant(rule.settings.only, facts)
    if not_meant:
        return Answer(rule.settings, (), not_meant)
    reasons = rule.reasons(subject)
    return Answer(rule.settings, reasons, None if reasons else rule.why_not(subject))


def findings_for(rules: Iterable[Rule], subject: Subject) -> tuple[Finding, ...]:
    """Ask every rule that is meant for this subject; and never keep quiet about what couldn't be read."""
    facts = facts_of(subject)
    found = [
        Finding(rule.settings.name, getattr(rule.settings, "kind", ""), rule.settings.severity_of(subject), reasons)
        for rule in rules
        if why_not_meant(rule.settings.only, facts) is None and (reasons := rule.reasons(subject))
    ]
    for name, reasons in ((CORRECTED, corrected(subject)), (PLEASE_CHECK, _unread(subject))):
        if reasons:
            found.append(Finding(name, name, Severity.WARNING, reasons))
    return tuple(found)


def corrected(subject: Subject) -> tuple[Reason, ...]:
    """Name each grade that an earlier publication of the same inspection gave otherwise: what was told was wrong."""
    inspection = subject.inspection
    before = next((e for e in subject.history.inspections if inspection and same_inspection(e, inspection)), None)
    if inspection is None or before is None:
        return ()
    told = f"in the report of {before.published:%-d %B %Y} on the same inspection"
    return tuple(
        Reason(
            each.area,
            f"{AREA_NAMES[each.area]}: {each.grade.word}; it was {earlier.word} {told}",
            subject.evidence(each.area),
        )
        for each in inspection.judgements
        if (earlier := before.grade(each.area)) is not None and earlier != each.grade
    )


def _unread(subject: Subject) -> tuple[Reason, ...]:
    publication = subject.publication
    if publication is None:
        return ()
    if publication.reading.kind is Kind.UNKNOWN_REPORT:
        what = f"“{publication.title}” is a kind of publication that we don't know: please check it yourself"
        return (Reason(None, what),)
    return tuple(Reason(None, f"we could not read this reliably: {each}") for each in publication.reading.problems)
