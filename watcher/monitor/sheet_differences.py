"""How a sheet differs from an earlier sheet or a provider's page, in sentences for the operators."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from rules.provider_findings import ONE_INSPECTION, findings
from watcher.model.providers import EventKind, ProviderEvent, area_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watcher.model.ofsted import Area, Grade

ABOUT = timedelta(days=14)
"""A day in the sheet and one on the page that are no further apart mean the same inspection."""
COUNTED_UNTIL = timedelta(days=45)
"""What was published so shortly before the sheet's day may or may not be in it."""
UNLISTED = frozenset({EventKind.UNGRADED, EventKind.OTHER})


class KnownProvider(Struct, frozen=True):
    """What is known of one provider besides the sheet. `called` is what people read: a label of a list, or a name.

    `events` are those of earlier sheets and of its page; `listed` the days of everything on its page, empty where the
    page was never read.
    """

    called: str
    events: tuple[ProviderEvent, ...]
    listed: tuple[date, ...] = ()


def differences(known: KnownProvider, sheet: Iterable[ProviderEvent]) -> tuple[str, ...]:
    """Say how a sheet's events of a provider differ from what is known of it; nothing where they agree.

    An inspection that isn't on the page is named only if it was published well before the sheet's day, and with what
    it found.
    """
    said: list[str] = []
    for theirs in sheet:
        same = [each for each in known.events if _same(each, theirs)]
        if same:
            said += dict.fromkeys(f"{known.called}: {each}" for ours in same for each in _regraded(ours, theirs))
        elif known.listed and not _is_listed(theirs, known.listed) and _should_be_listed(theirs, known.listed):
            what = "; ".join(each.words for each in findings(theirs, known.events)) or "no concern"
            when = f"{theirs.inspection_start:%-d %B %Y}"
            said.append(f"{known.called}: the sheet has a {theirs.kind} of {when} that is not on its page ({what}).")
    return tuple(said)


def _same(ours: ProviderEvent, theirs: ProviderEvent) -> bool:
    """Return whether both mean one inspection; what a page says of it (its `row` is 0) may bear another day of it."""
    if ours.row:
        return (ours.kind, ours.inspection_start) == (theirs.kind, theirs.inspection_start)
    near = abs(ours.inspection_start - theirs.inspection_start) <= ONE_INSPECTION
    return near and EventKind.MONITORING not in (ours.kind, theirs.kind)


def _regraded(ours: ProviderEvent, theirs: ProviderEvent) -> list[str]:
    when = f"{theirs.inspection_start:%-d %B %Y}"
    return [
        f"of the {theirs.kind} of {when} the sheet has “{now}” for {what}, it was “{before}”."
        for what, now, before in (
            *_grades(ours, theirs),
            ("safeguarding", theirs.safeguarding, ours.safeguarding),
            ("the category of concern", theirs.category, ours.category),
            ("the outcome", _word(theirs.outcome), _word(ours.outcome)),
        )
        if now and before and now != before
    ]


def _grades(ours: ProviderEvent, theirs: ProviderEvent) -> list[tuple[str, str | None, str | None]]:
    areas: list[Area] = [each.area for each in theirs.judgements]
    return [(area_words(area), _word(theirs.grade(area)), _word(ours.grade(area))) for area in areas]


def _word(grade: Grade | None) -> str | None:
    return grade.word if grade else None


def _is_listed(theirs: ProviderEvent, listed: Iterable[date]) -> bool:
    days = [day for day in (theirs.inspection_start, theirs.published) if day]
    return any(abs(each - day) <= ABOUT for each in listed for day in days)


def _should_be_listed(theirs: ProviderEvent, listed: Iterable[date]) -> bool:
    """Leave out what may be too new or too old for the page, and visits of whose day the sheet alone speaks."""
    published = theirs.published or theirs.inspection_start
    recent = published > theirs.sheet.as_at - COUNTED_UNTIL
    return not recent and theirs.inspection_start >= min(listed) and theirs.kind not in UNLISTED
