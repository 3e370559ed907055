"""How it is told that Ofsted replaced a document, or that we read it better now. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notifiers.messages.operators import notice_message
from rules.alert import letter_or_report, links_to
from rules.regrading import regradings, unchanged
from watcher.decide.intents import Plan
from watcher.model.alerts import TWO_DIFFER
from watcher.model.corrections import Cause
from watcher.model.decisions import Edit, NewMessage
from watcher.model.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from watcher.decide.intents import KnownFacts
    from watcher.model.alerts import Alert, Reason
    from watcher.model.corrections import Correction
    from watcher.model.documents import Publication

WHY = {
    Cause.NEW_BYTES: "Ofsted replaced the document behind the same link.",
    Cause.NEW_LINK: "Ofsted published the document again, under a new link.",
    Cause.BESIDE: "Ofsted's page lists two documents with this title and day: please check which of them is right.",
    Cause.BETTER_READER: "Found on a second reading: Ofsted's document is the same; this program reads it better now.",
    Cause.ANOTHER: "What is known of this document has changed: please look at it.",
}


def as_corrected(alert: Alert, publication: Publication, correction: Correction) -> Alert:
    """Make the alert of a correction: its own key, what changed in the judgements first, in the story of the old."""
    changed = (*regradings(correction, publication.reading), *_quoted(correction))
    return replace(
        alert,
        key=f"{alert.key}/{_name(publication, correction)}",
        notes=(WHY[correction.cause], *changed, *alert.notes),
    )


def noted(known: KnownFacts, correction: Correction, day: date) -> Plan:
    """Plan a note of a correction, in its story, to those who heard of the document."""
    item = known.publication
    if correction.changes_nothing(item.reading):
        return Plan("It says the same in the same words as before.", known.story)
    if known.story is None:
        return Plan("It was corrected. None of your rules applies to it, and nobody was told of it before.", None)
    authority, changed = known.subject.authority.name, regradings(correction, item.reading)
    beside = correction.cause is Cause.BESIDE
    said = f"a {letter_or_report(item.reading)} {'stands there twice' if beside else 'was corrected'}"
    if changed:
        said = f"{TWO_DIFFER if beside else 'corrected'}: {'; '.join(changed)}"
    message = notice_message(
        f"{known.story}/{_name(item, correction)}",
        f"{authority}: {said}",
        (f"{WHY[correction.cause]} “{item.title}”:", *(changed or (unchanged(item.reading),)), *_quoted(correction)),
        links_to(item, authority),
    )
    # What was told is not so any more: a reply alone rings nobody.
    message = replace(message, broadcast=bool(changed))
    return Plan(
        "It was corrected; told in its story." if known.heard else "It was corrected; nobody was told of it before.",
        known.story,
        edits=(edit(known.story, item, correction, day),),
        messages=(NewMessage(message, known.heard, known.story),),
    )


def edit(story: str, item: Publication, correction: Correction, day: date) -> Edit:
    """Say in the story's first messages that what they tell of was corrected, and how."""
    how = "; ".join(regradings(correction, item.reading)) or unchanged(item.reading)
    told = "Another document was there" if correction.cause is Cause.BESIDE else "Corrected"
    line = f"{told} on {day:%-d %B %Y}: {how[0].lower()}{how[1:].rstrip('.')}."
    return Edit(f"{story}/{_name(item, correction)}", line, story)


def edit_issued_anew(alert: Alert, changed: Iterable[Reason], day: date) -> Edit:
    """Say in the story's first messages what another publication on the same inspection or visit says otherwise."""
    how = "; ".join(each.text for each in changed)
    return Edit(f"{alert.key}/issued-anew", f"Corrected on {day:%-d %B %Y}: {how}.", alert.story)


def _name(item: Publication, correction: Correction) -> str:
    """Name a correction: Ofsted may bring back what it replaced, and readers may read the same bytes anew, twice."""
    again = f"/{correction.number}" if correction.number > 1 else ""
    return f"corrected/{item.sha256[:12]}{again}"


def _quoted(correction: Correction) -> tuple[str, ...]:
    lines = []
    for each in correction.sentences:
        if each.before and each.now:
            lines.append(f"It said “{each.before}”; now: “{each.now}”")
        else:
            lines.append(f"New: “{each.now}”" if each.now else f"Taken out: “{each.before}”")
    return tuple(lines)
