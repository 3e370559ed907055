"""Asking every rule: what each says to a publication, or why it says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from rules.conditions import Facts, why_not_meant
from rules.regrading import changed_beside_grades, differences
from watcher.model.alerts import AT_ODDS, CORRECTED, PLEASE_CHECK, Finding, Reason, Severity
from watcher.model.kinds import Kind
from watcher.model.ofsted import AREA_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rules.rule import Rule, RuleSettings, Subject


class Answer(Struct, frozen=True):
    """What one rule says: reasons, or a sentence that says why it has none."""

    settings: RuleSettings
    reasons: tuple[Reason, ...]
    why_not: str | None = None


def facts_of(subject: Subject) -> Facts:
    """Take from a subject what a rule's conditions ask about."""
    said, authority = subject.said, subject.authority
    framework = said.framework.name if said and said.framework else None
    kind = said.kind if said else subject.item.reading.kind
    return Facts(authority.name, authority.region, kind, framework)


def with_findings(facts: Facts, findings: Iterable[Finding]) -> Facts:
    """Add what only routes and silences ask about: the gravest severity, and the rules that spoke."""
    severity, names = None, []
    for each in findings:
        names.append(each.rule)
        if severity is None or each.severity.rank < severity.rank:
            severity = each.severity
    return Facts(facts.authority, facts.region, facts.kind, facts.framework, severity, tuple(names))


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


def findings_for(rules: Iterable[Rule], subject: Subject, facts: Facts | None = None) -> tuple[Finding, ...]:
    """Ask every rule that is meant for this subject; and never keep quiet about what couldn't be read."""
    facts = facts or facts_of(subject)
    found = []
    for rule in rules:
        settings = rule.settings
        if why_not_meant(settings.only, facts) is None and (reasons := rule.reasons(subject)):
            found.append(Finding(settings.name, getattr(settings, "kind", ""), settings.severity_of(subject), reasons))
    if reasons := corrected(subject):
        found.append(Finding(CORRECTED, CORRECTED, Severity.WARNING, reasons))
    if reasons := at_odds(subject):
        found.append(Finding(AT_ODDS, AT_ODDS, Severity.WARNING, reasons))
    if reasons := _unread(subject):
        found.append(Finding(PLEASE_CHECK, PLEASE_CHECK, Severity.WARNING, reasons))
    return tuple(found)


def corrected(subject: Subject) -> tuple[Reason, ...]:
    """Name what an earlier publication of the same inspection or visit said otherwise: what was told was wrong."""
    regraded = _regraded(subject)
    return (*regraded, *_no_grades(subject)) if subject.issued_before else regraded


def at_odds(subject: Subject) -> tuple[Reason, ...]:
    """Name what another publication of the same day on the same inspection or visit says otherwise."""
    other, said = subject.beside, subject.said
    if other is None or said is None or other.reading.problems or said.problems:
        return ()
    there = f"in “{other.title}” of the same day on the same visit: please check which of them is right"
    differing = differences(other.reading, said)
    return tuple(Reason(None, f"{what}: {is_} here, {was} {there}") for what, is_, was in differing)


def says_otherwise(subject: Subject) -> bool:
    """Return whether another publication of the same inspection or visit says something else."""
    return bool(corrected(subject) or at_odds(subject))


def _no_grades(subject: Subject) -> Iterator[Reason]:
    before, said = subject.issued_before, subject.said
    # What is doubtful in either is no word of Ofsted's that the other could contradict.
    if before is None or said is None or before.reading.problems or said.problems:
        return
    told = f"in what was published of the same visit on {before.published:%-d %B %Y}"
    for what, is_, was in changed_beside_grades(before.reading, said):
        yield Reason(None, f"{what}: {is_} now; {was} {told}")


def _regraded(subject: Subject) -> tuple[Reason, ...]:
    inspection = subject.inspection
    if inspection is None or inspection.end is None:
        return ()
    end = inspection.end
    same = [each for each in subject.history.inspections if each.end == end]
    if not same:
        return ()
    before = same[0]
    told = f"in the report of {before.published:%-d %B %Y} on the same inspection"
    return tuple(
        subject.reason(each.area, f"{AREA_NAMES[each.area]}: {each.grade.word}; it was {earlier.word} {told}")
        for each in inspection.judgements
        if (earlier := before.grade(each.area)) is not None and earlier != each.grade
    )


def _unread(subject: Subject) -> tuple[Reason, ...]:
    said, publication = subject.said, subject.publication
    if said is None or publication is None:
        return ()
    unread = tuple([Reason(None, f"we could not read this reliably: {each}") for each in said.problems])
    if said.kind is Kind.UNKNOWN_REPORT:
        what = f"“{publication.title}” is a kind of publication that we don't know: please check it yourself"
        return (Reason(None, what), *unread)
    return unread
