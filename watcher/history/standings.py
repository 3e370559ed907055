"""Where each authority stands: its judgements beside those before, and what needs attention. Pure but for `look`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from rules.alert import letter_or_report
from rules.comparison import compare
from watcher.history.expected import expected_of
from watcher.model.documents import inspection_in
from watcher.model.kinds import Kind
from watcher.model.ofsted import ADOPTION, ADVERSE, AREA_NAMES, AREA_SEND, LSCB, OUTCOME, History
from watcher.store.published import inspections

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from rules.comparison import Comparison
    from watcher.history.expected import ExpectedEvent
    from watcher.model.documents import Publication
    from watcher.model.ofsted import Authority, Inspection

NOT_THE_COUNCILS = frozenset({LSCB, ADOPTION})
"""Left out of "worst": the board's grade is not the council's, and adoption was a part of another judgement."""
FAILINGS = AREA_SEND.words[-1]


class Why(StrEnum):
    """Why an authority needs attention, the gravest first."""

    INADEQUATE = "inadequate"
    PRIORITY_ACTION = "priority action"
    WORSE = "worse"
    SEND = "area SEND"
    OVERDUE = "overdue"

    @property
    def rank(self) -> int:
        """0 is the gravest."""
        return tuple(Why).index(self)


class Concern(Struct, frozen=True):
    """One reason for attention: a few words, since which day, and the document it rests on."""

    why: Why
    says: str
    since: date
    url: str


class Standing(Struct, frozen=True):
    """Where one authority stands by its latest inspection; `latest` is None when none is known.

    `published` is all that is known of it, oldest first.
    """

    authority: Authority
    published: tuple[Publication, ...]
    latest: Inspection | None
    comparisons: tuple[Comparison, ...]
    expected: tuple[ExpectedEvent, ...]
    concerns: tuple[Concern, ...]

    @property
    def worst(self) -> Comparison | None:
        """The lowest judgement of the council's own services; the first of several."""
        own = [each for each in self.comparisons if each.area not in NOT_THE_COUNCILS] or self.comparisons
        return max(own, key=lambda each: each.now.rank, default=None)

    @property
    def gravity(self) -> tuple[int, int, int, str]:
        """A key that sorts the worst first."""
        gravest = min((each.why.rank for each in self.concerns), default=len(Why))
        worst = self.worst
        if worst is None:
            return gravest, 1, 0, self.authority.name
        return (
            gravest,
            -worst.now.rank,
            -sum(each.now == worst.now for each in self.comparisons),
            self.authority.name,
        )


def look(tx: Connection, authorities: Iterable[Authority], today: date, *, bundled: bool) -> tuple[Standing, ...]:
    """Find where authorities stand today, in their order."""
    wanted = tuple(authorities)
    known = inspections.everything_of_all(tx, (each.urn for each in wanted), bundled=bundled)
    return tuple(standing(each, known[each.urn], today) for each in wanted)


def standing(authority: Authority, published: Sequence[Publication], today: date) -> Standing:
    """Find where an authority stands by all that was published about it, given oldest first."""
    newest_first = [found for each in reversed(published) if (found := inspection_in(each))]
    latest = newest_first[0] if newest_first else None
    earlier = History(tuple(each for each in newest_first if latest and each.published < latest.published))
    comparisons = compare(latest, earlier) if latest else ()
    expected = expected_of(authority, published, today)
    concerns = (
        *_of_inspection(latest, comparisons),
        *_of_documents(published, latest, comparisons),
        *_of_send(published),
        *_overdue(expected),
    )
    return Standing(
        authority=authority,
        published=tuple(published),
        latest=latest,
        comparisons=comparisons,
        expected=expected,
        concerns=tuple(sorted(concerns, key=lambda each: each.why.rank)),
    )


def _of_inspection(latest: Inspection | None, comparisons: tuple[Comparison, ...]) -> Iterable[Concern]:
    if latest is None:
        return
    own = [each for each in comparisons if each.area not in NOT_THE_COUNCILS]
    for word in dict.fromkeys(each.now.word for each in own if each.now.word in ADVERSE):
        areas = [each for each in own if each.now.word == word]
        still = "still " if all(each.earlier and each.earlier.grade == each.now for each in areas) else ""
        yield Concern(Why.INADEQUATE, f"{still}{word}: {_names(areas)}", latest.published, latest.url)
    fallen = [each for each in own if each.steps_worse]
    if fallen:
        yield Concern(Why.WORSE, f"worse than before: {_names(fallen)}", latest.published, latest.url)


def _of_documents(
    published: Sequence[Publication], latest: Inspection | None, comparisons: tuple[Comparison, ...]
) -> Iterable[Concern]:
    """Find priority actions, and words that services got worse, of the latest inspection and of what came since."""
    for each in published:
        actions = each.reading.priority_actions
        since_then = latest is None or (each.published is not None and each.published >= latest.published)
        if not each.published or not since_then or each.reading.kind is Kind.AREA_SEND:
            continue
        told = latest is not None and each.url == latest.url and any(found.steps_worse for found in comparisons)
        if (says := says_worse(each)) and not told:
            yield Concern(Why.WORSE, says, each.published, each.url)
        if actions:
            many = "an area" if len(actions) == 1 else f"{len(actions)} areas"
            yield Concern(Why.PRIORITY_ACTION, f"{many} for priority action", each.published, each.url)


def says_worse(item: Publication) -> str:
    """Say that a document's own words call services worse; nothing where they don't."""
    said = item.reading
    return f"the {letter_or_report(said)} says that services got worse" if said.says_deteriorated else ""


def _of_send(published: Sequence[Publication]) -> Iterable[Concern]:
    """Take the latest area SEND inspection: later ones replace it, inspections of children's services don't."""
    inspected = [each for each in published if each.reading.kind is Kind.AREA_SEND and each.published]
    for each in inspected[-1:]:
        outcome = next((found.grade.word for found in each.reading.judgements if found.area == OUTCOME), None)
        if each.published and (outcome == FAILINGS or each.reading.priority_actions):
            says = outcome if outcome == FAILINGS else "priority action"
            yield Concern(Why.SEND, f"area SEND: {says}", each.published, each.url)


def _overdue(expected: Iterable[ExpectedEvent]) -> Iterable[Concern]:
    for each in expected:
        if each.overdue:
            says = f"{each.deadline.awaited.words} overdue, as far as can be seen"
            yield Concern(Why.OVERDUE, says, each.deadline.by, each.deadline.url)


def _names(comparisons: Iterable[Comparison]) -> str:
    return ", ".join(AREA_NAMES[each.area] for each in comparisons)
