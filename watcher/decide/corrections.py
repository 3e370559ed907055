"""What is different in a document that Ofsted replaced, and how that is told in its story."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from notifiers.messages.alerts import notice_message
from rules.regrading import regradings
from watcher import data
from watcher.deliver import enqueue
from watcher.deliver.enqueue import reached
from watcher.model.alerts import Link
from watcher.model.corrections import Cause, Correction
from watcher.timing.clock import LONDON

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from watcher.config.check import Config
    from watcher.model.alerts import Alert
    from watcher.model.documents import Publication
    from watcher.store.publications import Undecided

WHY = {
    Cause.NEW_BYTES: "Ofsted replaced the document behind the same link.",
    Cause.NEW_LINK: "Ofsted published the document again, under a new link.",
    Cause.BETTER_READER: "Ofsted's document is the same; this program reads it better now, and corrects itself.",
}


def as_corrected(alert: Alert, publication: Publication, correction: Correction) -> Alert:
    """Make the alert of a correction: its own key, what changed in the judgements first, in the story of the old."""
    changed = (*regradings(correction, publication.reading), *_quoted(correction))
    return replace(
        alert,
        key=f"{alert.key}/corrected/{publication.sha256[:12]}",
        headline=f"corrected: {alert.headline}",
        notes=(WHY[correction.cause], *changed, *alert.notes),
    )


def note_in_story(tx: Connection, pending: Undecided, correction: Correction, config: Config, now: datetime) -> str:
    """Tell those who were told of a document that it was corrected; the answer says so, or why nobody is told."""
    item = pending.publication
    if correction.changes_nothing(item.reading):
        return "It says the same in the same words as before."
    if pending.story is None:
        return "It was corrected. No rule has a reason to tell of it, and nobody was told of it before."
    authority = data.by_urn()[item.urn].name
    lines = (
        f"{WHY[correction.cause]} “{item.title}”:",
        *(regradings(correction, item.reading) or ("Its judgements are the same.",)),
        *_quoted(correction),
    )
    message = notice_message(
        f"{pending.story}/corrected/{item.sha256[:12]}",
        f"{authority}: a report was corrected",
        lines,
        (Link("The report (PDF)", item.url), Link(f"{authority} on Ofsted's site", item.page_url)),
    )
    to = reached(tx, pending.story, config.receivers)
    edit_first(tx, pending.story, item, correction, config, now)
    enqueue.post(tx, message, to=to, receivers=config.receivers, story=pending.story, alert=None, now=now)
    return "It was corrected; told in its story." if to else "It was corrected; nobody was told of it before."


def edit_first(
    tx: Connection, story: str, item: Publication, correction: Correction, config: Config, now: datetime
) -> None:
    """Say in the story's first messages, where they can be changed, that what they tell of was corrected, and how."""
    how = "; ".join(regradings(correction, item.reading)) or "its judgements are the same"
    state = f"Corrected on {now.astimezone(LONDON):%-d %B %Y}: {how.rstrip('.')}."
    what = f"{story}/corrected/{item.sha256[:12]}"
    enqueue.edit_first(tx, what, state, story=story, receivers=config.receivers, now=now)


def _quoted(correction: Correction) -> tuple[str, ...]:
    lines = []
    for each in correction.sentences:
        if each.before and each.now:
            lines.append(f"It said “{each.before}”; now: “{each.now}”")
        else:
            lines.append(f"New: “{each.now}”" if each.now else f"Taken out: “{each.before}”")
    return tuple(lines)
