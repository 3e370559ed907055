"""The alert about a place: the label that its people gave it, what was published, what Ofsted's sheets last said.

Nothing else in it says which place it is: no URN, no name of Ofsted's, no link to its page there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.places import headline
from watcher.model.alerts import Alert, Change, Link
from watcher.model.provider_pages import Changed
from watcher.model.providers import area_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rules.places import PlaceSubject, PlaceVerdict
    from rules.provider_findings import Step
    from watcher.model.providers import ProviderEvent

# A report card has more areas than a headline can hold; they stand worst first in the message below it.
MOST_JUDGEMENTS = 8
NO_SHEET = "Its earlier judgement is not known here: it is in none of Ofsted's spreadsheets that were imported."
A_PAGE = "What Ofsted's page shows"


def alert_for_place(verdict: PlaceVerdict, *, key: str, story: str, name: str) -> Alert:
    """Make the alert of a verdict; `name` is the label, or in an area what Ofsted calls the provider."""
    subject, item = verdict.subject, verdict.subject.item
    links = (Link("The document", item.url),) if item.url and item.change is not Changed.LINK_GONE else ()
    return Alert(
        key=key,
        story=story,
        urn=item.urn,
        authority=name,
        severity=verdict.finding.severity,
        what=item.title or A_PAGE,
        headline=headline(subject),
        source="Ofsted",
        confirmed=True,
        published=item.published,
        inspection_start=item.event_date,
        inspection_end=item.event_date,
        findings=(verdict.finding,),
        changes=tuple(_changes(subject)),
        links=links,
        notes=tuple(_notes(subject)),
        stands_in=item.authority,
    )


def name_of(verdict: PlaceVerdict) -> str:
    """Name it as its readers do: by their label; in an area by its kind and where it stands."""
    subject = verdict.subject
    if subject.place:
        return subject.place.label
    where = subject.authority.name if subject.authority else "a watched area"
    return f"{where}: {subject.item.name or subject.item.kind or 'a provider'}"


def _changes(subject: PlaceSubject) -> Iterable[Change]:
    """Set each judgement that was found beside the one before."""
    steps = {step.area: step for each in subject.found for step in each.steps}
    for step in steps.values():
        yield Change(
            area=area_words(step.area),
            now=step.now.word,
            before=step.before.word if step.before else None,
            before_when=_when(step),
            note=None if step.before else "no earlier one on this scale is known",
            adverse=step.now.rank == len(step.now.scale.words) - 1,
            worse=step.worse,
        )


def _when(step: Step) -> str | None:
    return f"{step.set_by.inspection_start:%B %Y}" if step.set_by else None


def _notes(subject: PlaceSubject) -> Iterable[str]:
    sheets = [each for each in subject.known if each.row]
    yield last_said(max(sheets, key=lambda each: each.inspection_start)) if sheets else NO_SHEET


def last_said(event: ProviderEvent) -> str:
    """Say what Ofsted's sheet gives as a provider's last event."""
    day = f"of {event.inspection_start:%-d %B %Y}"
    return f"Ofsted's sheet of {event.sheet.as_at:%-d %B %Y} last said: {found_words(event)}, {day}."


def found_words(event: ProviderEvent) -> str:
    """Say what an event found, and what it was: "overall effectiveness good (school inspection)"."""
    said = [f"{area_words(each.area)} {each.grade.word}" for each in event.judgements[:MOST_JUDGEMENTS]]
    said += [event.outcome.word] if event.outcome else []
    said += [f"safeguarding {event.safeguarding}"] if event.safeguarding else []
    said += [event.category.value] if event.category else []
    return f"{'; '.join(said) or 'no judgement'} ({event.kind})"
