"""Rehearsing: what rules would have told of what was published long ago, and to whom."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rules.alert import gravest, headline_for
from rules.findings import facts_of, findings_for
from rules.routes import receivers_for
from rules.rule import Subject
from watcher.model.ofsted import History

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rules.routes import Route
    from rules.rule import Rule
    from watcher.model.alerts import Finding, Severity
    from watcher.model.documents import Publication
    from watcher.model.ofsted import Authority, Inspection

MOST_EARLIER = 32
"""So many earlier inspections of one authority are looked at: ten times what there has been since 2013."""


@dataclass(frozen=True, slots=True)
class Told:
    """What would be told of one publication, and to whom. It has at least one finding."""

    subject: Subject
    findings: tuple[Finding, ...]
    receivers: tuple[str, ...]

    @property
    def published(self) -> date:
        """When Ofsted published it."""
        publication = self.subject.publication
        return (publication.published if publication else None) or date.max

    @property
    def url(self) -> str:
        """Where its document is."""
        return self.subject.publication.url if self.subject.publication else ""

    @property
    def severity(self) -> Severity:
        """The gravest of its findings'."""
        return gravest(self.findings)

    @property
    def headline(self) -> str:
        """What its message would begin with, after the authority's name."""
        return headline_for(self.subject, self.findings)


def tell(subject: Subject, rules: Iterable[Rule], routes: Iterable[Route]) -> Told | None:
    """Ask the rules; None when nothing would be told."""
    findings = findings_for(rules, subject)
    return Told(subject, findings, receivers_for(routes, facts_of(subject, findings))) if findings else None


def subjects(authority: Authority, publications: Iterable[Publication]) -> Iterator[Subject]:
    """Give each publication the history that it had: what had been published of its authority before that day.

    `publications` come in order of publication. One without a date can't be placed, and is left out.
    """
    earlier: deque[Inspection] = deque(maxlen=MOST_EARLIER)
    of_the_day: list[Inspection] = []
    day: date | None = None
    for each in publications:
        if each.published is None:
            continue
        if each.published != day:
            earlier.extendleft(of_the_day)
            of_the_day, day = [], each.published
        subject = Subject(authority, each, History(tuple(earlier)))
        yield subject
        if subject.inspection:
            of_the_day.append(subject.inspection)


def rehearse(
    of: Iterable[Subject],
    rules: Sequence[Rule],
    routes: Sequence[Route],
    since: date | None = None,
    until: date | None = None,
) -> Iterator[Told]:
    """Go through subjects one by one and give what would have been told, of those published in that span."""
    for subject in of:
        published = subject.publication.published if subject.publication else None
        if published and (since or date.min) <= published <= (until or date.max):
            told = tell(subject, rules, routes)
            if told:
                yield told


@dataclass(frozen=True, slots=True)
class Difference:
    """One publication of which two configs make something different; None where one tells nothing."""

    here: Told | None
    there: Told | None

    @property
    def either(self) -> Told:
        """What one of them tells: this one, if it does."""
        told = self.here or self.there
        assert told is not None, "a difference is about something that one of them tells"
        return told


def differences(here: Iterable[Told], there: Iterable[Told]) -> Iterator[Difference]:
    """Set what two configs would have told side by side, and leave out what is the same."""
    theirs = {(each.subject.authority.urn, each.url): each for each in there}
    for each in here:
        other = theirs.pop((each.subject.authority.urn, each.url), None)
        if other is None or (each.findings, each.receivers) != (other.findings, other.receivers):
            yield Difference(each, other)
    yield from (Difference(None, each) for each in theirs.values())
