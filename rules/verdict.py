"""What a config makes of one publication: which rules apply, who hears of it, and whether it is silenced.

`plan` (for the service, `preview`, `explain` and the drill) and a config's examples all ask `judge`, so that they can't
disagree.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from rules.alert import gravest, headline_for
from rules.findings import facts_of, findings_for, with_findings
from rules.old_news import as_old_news
from rules.routes import receivers_for
from rules.silences import silence_for

if TYPE_CHECKING:
    from rules.routes import Route
    from rules.rule import Rule, Subject
    from rules.silences import Silence
    from watcher.model.alerts import Finding, Severity


class Rulebook(Struct, frozen=True):
    """Who hears of what, as the config says, in the order of the file."""

    rules: tuple[Rule, ...]
    routes: tuple[Route, ...]
    silences: tuple[Silence, ...] = ()


class Verdict(Struct, frozen=True):
    """What a config makes of one publication or news item. It has at least one finding.

    `receivers` are those that the routes name, also where a `silence` keeps the alert from them.
    """

    subject: Subject
    findings: tuple[Finding, ...]
    receivers: tuple[str, ...]
    silence: Silence | None = None

    @property
    def severity(self) -> Severity:
        """The gravest of its findings'."""
        return gravest(self.findings)

    @property
    def headline(self) -> str:
        """What its message would begin with, after the authority's name."""
        return headline_for(self.subject, self.findings)


def judge(subject: Subject, book: Rulebook, day: date) -> Verdict | None:
    """Ask the rules, the routes, and the silences of `day` (London's); None when no rule applies."""
    facts = facts_of(subject)
    findings = findings_for(book.rules, subject, facts)
    if not findings:
        return None
    if subject.overtaken:
        findings = as_old_news(findings, subject.overtaken)
    facts = with_findings(facts, findings)
    return Verdict(subject, findings, receivers_for(book.routes, facts), silence_for(book.silences, facts, on=day))
