"""What a publication about another provider means to those who listed it, or who watch the area that it stands in.

A grade is stated only where a run of `prove` has shown that what gives it is read without a mistake. Until then the
title is quoted, which is Ofsted's own word and has its severity; a report card is "please look", with the link.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from rules.conditions import Facts
from rules.provider_findings import ProviderFinding, findings, severity_of
from rules.routes import receivers_for
from rules.scales import What
from rules.silences import silence_for
from watcher.model.alerts import Finding, Reason, Severity
from watcher.model.documents import Evidence
from watcher.model.places import IN_AREA, PLACE
from watcher.model.provider_pages import Changed
from watcher.model.provider_titles import Title, event_of, has_a_card, read_title
from watcher.model.providers import EventKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from rules.silences import Silence
    from rules.verdict import Rulebook
    from watcher.model.ofsted import Authority
    from watcher.model.places import Area, Place
    from watcher.model.provider_pages import ProviderPublication
    from watcher.model.providers import ProviderEvent

LISTED = "Where our children are"
"""The name under which a listed place's alert stands: no rule asked for it, the list did."""
AREA = "In our area"
LOOK = "please look"


class PlaceSubject(Struct, frozen=True):
    """One publication about another provider, and what was known: `place` where it is listed, else the `areas`.

    `authority` is the one in whose area it stands. `known` are earlier events, of Ofsted's sheets and of the page.
    `proved`: grades that are read where this one gives them may be stated.
    """

    item: ProviderPublication
    place: Place | None = None
    areas: tuple[Area, ...] = ()
    authority: Authority | None = None
    known: tuple[ProviderEvent, ...] = ()
    proved: bool = False

    @property
    def title(self) -> Title:
        """Take its title apart."""
        return read_title(self.item.title, self.item.kind)

    @property
    def found(self) -> tuple[ProviderFinding, ...]:
        """Say what may be stated."""
        return self.read if self.proved else ()

    @property
    def quoted(self) -> tuple[ProviderFinding, ...]:
        """Say what its title says by itself, where that is not stated but quoted."""
        return self.read if not self.proved and not self.item.card else ()

    @property
    def unsure(self) -> bool:
        """Return whether there is a report card and nothing of it may be stated, or there ought to be one."""
        card = self.item.card
        return bool(card.problems) or not self.proved if card else self.lacks_card

    @property
    def lacks_card(self) -> bool:
        """Return whether it ought to have a report card, and none was found."""
        item = self.item
        ought = has_a_card(item.path, item.kind, item.title, item.event_date or item.published)
        return item.card is None and self.title.kind is not None and ought

    @property
    def read(self) -> tuple[ProviderFinding, ...]:
        """Say what its title or its card found, beside what was known. The same again under a new link is no news."""
        event = event_of(self.item)
        if event is None or self.item.change is Changed.NEW_LINK:
            return ()
        return findings(event, self.known)


class PlaceVerdict(Struct, frozen=True):
    """What a config makes of one publication about another provider. `quietly`: it goes into digests only."""

    subject: PlaceSubject
    finding: Finding
    receivers: tuple[str, ...]
    silence: Silence | None
    quietly: bool = False

    @property
    def headline(self) -> str:
        """Say the gravest in a few words, without the place's label."""
        return headline(self.subject)


def judge_place(subject: PlaceSubject, book: Rulebook, day: date) -> PlaceVerdict | None:
    """Ask what a publication means, and the routes and silences of `day`; None where nobody watches this provider."""
    if subject.place is None and not subject.areas:
        return None
    severity, counts = _severity(subject), subject.place is not None or _counts_in_an_area(subject)
    severity = severity if counts else Severity.NOTE
    facts = Facts(
        authority=subject.authority.name if subject.authority else "",
        region=subject.authority.region if subject.authority else "",
        kind=PLACE if subject.place else IN_AREA,
        severity=severity,
    )
    finding = Finding(LISTED if subject.place else AREA, str(facts.kind), severity, tuple(_reasons(subject)))
    silence = silence_for(book.silences, facts, on=day)
    return PlaceVerdict(subject, finding, receivers_for(book.routes, facts), silence, quietly=not counts)


def headline(subject: PlaceSubject) -> str:
    """Say the gravest first; without a grade, what was published, and that somebody has to look."""
    item = subject.item
    if item.change in _GONE:
        return _GONE[item.change]
    if any(each.alerts for each in subject.quoted):
        return f"“{item.title}”{_was(subject.quoted)}: {LOOK}"
    alarms = [each for each in subject.found if each.alerts]
    if not alarms:
        return f"{item.title}: {LOOK}"
    said = [_loud(each) for each in alarms]
    return f"{'; '.join(said)} ({item.title.partition(':')[0]})"


_GONE = {
    Changed.PAGE_GONE: f"its page on Ofsted's site is gone: {LOOK}",
    Changed.PAGE_BACK: "its page on Ofsted's site is there again",
}


def _loud(finding: ProviderFinding) -> str:
    """Write critical findings so that they stand out: by their names, which are few."""
    if finding.severity is Severity.CRITICAL:
        return ", ".join(each.upper() for each in finding.names)
    return finding.words


def _was(found: Iterable[ProviderFinding]) -> str:
    """Say the earlier grade, where the title's is another: ", was good in February 2023"."""
    changed = [each for finding in found for each in finding.steps if each.before not in (None, each.now)]
    return f", was {changed[0].was}" if changed else ""


def _severity(subject: PlaceSubject) -> Severity:
    """Take the gravest of what was found or its title says, and of what the kind of publication is worth by itself.

    A card that may not be stated is worth a warning where it seems to say something grave, and never more.
    """
    found = severity_of((*subject.found, *subject.quoted)) or Severity.NOTE
    if subject.unsure and severity_of(subject.read) in (Severity.CRITICAL, Severity.WARNING):
        found = Severity.WARNING
    return min(found, _own_severity(subject), key=lambda each: each.rank)


def _own_severity(subject: PlaceSubject) -> Severity:
    item, title = subject.item, subject.title
    if item.change in (Changed.PAGE_GONE, Changed.LINK_GONE):
        return Severity.WARNING
    if item.change in (Changed.PAGE_BACK, Changed.NEW_LINK):
        return Severity.NOTE
    unclear = title.is_unclear or subject.lacks_card or (item.card is not None and bool(item.card.problems))
    urgent = title.is_visit or title.actions_taken or title.kind is EventKind.EMERGENCY
    return Severity.WARNING if unclear or urgent else Severity.NOTE


def _counts_in_an_area(subject: PlaceSubject) -> bool:
    """Return whether one of the areas asks for what was found; one that names nothing asks for everything."""
    names: set[str] = {name for each in subject.read for name in each.names} | set(subject.title.names)
    # What may not be stated, or not be understood, may be what they ask for.
    return (
        subject.unsure
        or (subject.title.is_unclear and bool(subject.title.rest))
        or any(not each.only or names & set(each.only) for each in subject.areas)
    )


def _reasons(subject: PlaceSubject) -> Iterable[Reason]:
    item = subject.item
    evidence = (Evidence("title", None, item.title),) if item.title else ()
    if item.change in _GONE:
        yield Reason(None, _GONE[item.change])
        return
    if item.change is Changed.LINK_GONE:
        yield Reason(None, "Ofsted's page no longer lists it", evidence)
        return
    if item.change is Changed.NEW_LINK:
        yield Reason(None, "Ofsted published it again, under a new link", evidence)
    if item.change is Changed.NEW_TITLE:
        yield Reason(None, f"its title was “{item.before}” before", evidence)
    yield from _said(subject, evidence)


def _said(subject: PlaceSubject, evidence: tuple[Evidence, ...]) -> Iterable[Reason]:
    """Say what was found, or why somebody has to look; that they have to is said in the headline."""
    card = subject.item.card
    for each in subject.found:
        # Quoted is the card where there is a sound one, else the title alone.
        yield Reason(None, each.words, _rows(subject) if card and not card.problems else evidence)
    for problem in card.problems if card else ():
        yield Reason(None, f"we could not read this reliably: {problem}")
    if subject.quoted:
        yield Reason(None, f"its title says “{subject.title.rest}”{_was(subject.quoted)}", evidence)
    elif subject.unsure and card and not card.problems:
        yield Reason(None, "there is a report card; that we read such cards reliably is not proved yet")
    elif event_of(subject.item) is None:
        yield Reason(None, _why_no_grade(subject), evidence)
    elif not card:
        yield Reason(None, f"its title gives one grade; for the other judgements, {LOOK}", evidence)


def _why_no_grade(subject: PlaceSubject) -> str:
    if subject.lacks_card:
        return "such an inspection has a report card, and we found none that we can read"
    if subject.title.kind is None:
        return "it is a kind of publication that we don't know; no grade is in its title"
    if subject.title.is_unclear:
        return f"its title says “{subject.title.rest}”, which we don't know"
    return "Ofsted published it; no grade is in its title"


def _rows(subject: PlaceSubject) -> tuple[Evidence, ...]:
    """Quote the rows of the card that are the worst, as the card groups them."""
    card = subject.item.card
    named = {What.URGENT_IMPROVEMENT.value, What.NEEDS_ATTENTION.value}
    rows = [each for each in card.areas if each.grade in named] if card else []
    safeguarding = card.safeguarding if card else None
    said = [f"Safeguarding standards {safeguarding}"] if safeguarding else []
    quotes = [*said, *(f"{each.area.capitalize()}: {each.grade.capitalize()}" for each in rows)]
    return tuple(Evidence("card", None, each) for each in quotes)
