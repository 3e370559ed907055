"""What was published long ago, each with the history that it had then, and how two configs differ over it."""

from __future__ import annotations

from collections import deque
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct

from rules.old_news import overtaken
from rules.rule import Subject, beside, visit_of
from watcher.model.ofsted import History

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from rules.places import PlaceVerdict
    from watcher.model.documents import Publication
    from watcher.model.kinds import Kind
    from watcher.model.ofsted import Authority, Inspection

MOST_EARLIER = 32
"""How many earlier inspections of one authority are looked at: ten times what there has been since 2013."""


def subjects(
    authority: Authority, publications: Sequence[Publication], seen: Mapping[str, date] = MappingProxyType({})
) -> Iterator[Subject]:
    """Give each publication the history that it had: what had been published of its authority before that day.

    `publications` come in order of publication. One without a date can't be placed, and is left out. `seen` gives by
    address the day on which one was first seen; what isn't in it is taken to have been seen when it came out.
    """
    earlier: deque[Inspection] = deque(maxlen=MOST_EARLIER)
    visits: dict[tuple[Kind, date] | None, Publication] = {}
    of_the_day: list[Subject] = []
    day: date | None = None
    history = History()
    for each in publications:
        if each.published is None:
            continue
        if each.published != day:
            earlier.extendleft(one.inspection for one in of_the_day if one.inspection)
            visits.update((visit_of(one.publication), one.publication) for one in of_the_day if one.publication)
            of_the_day, day, history = [], each.published, History(tuple(earlier))
        found = overtaken(each, publications, seen[each.url]) if each.url in seen else None
        before = visits.get(visit) if (visit := visit_of(each)) else None
        of_the_day.append(Subject(authority, each, history, found, before, beside(each, publications)))
        yield of_the_day[-1]


class Span(Struct, frozen=True):
    """The days of publication that are looked at, both included; None is open."""

    since: date | None = None
    until: date | None = None

    def __contains__(self, day: date | None) -> bool:
        return day is not None and not (self.since and day < self.since) and not (self.until and day > self.until)


V = TypeVar("V")


class Difference(Struct, Generic[V], frozen=True):
    """One publication that two configs treat differently; None where one of them tells nothing."""

    here: V | None
    there: V | None

    @property
    def either(self) -> V:
        """What one of them tells: this one, if it does."""
        verdict = self.here or self.there
        assert verdict is not None, "a difference is about something that one of them tells"
        return verdict


def place_differences(
    here: Iterable[PlaceVerdict], there: Iterable[PlaceVerdict]
) -> Iterator[Difference[PlaceVerdict]]:
    """Set what two configs would have told of other providers side by side, and leave out what is the same."""
    return side_by_side(here, there, lambda each: each.subject.item.id, _made_of_place)


def side_by_side(
    here: Iterable[V], there: Iterable[V], key: Callable[[V], object], made: Callable[[V], object]
) -> Iterator[Difference[V]]:
    """Set what two configs would have told, by `key`, side by side, and leave out what is the same by `made`."""
    theirs = {key(each): each for each in there}
    for each in here:
        other = theirs.pop(key(each), None)
        if other is None or made(each) != made(other):
            yield Difference(each, other)
    yield from (Difference(None, each) for each in theirs.values())


def _made_of_place(verdict: PlaceVerdict) -> tuple[object, ...]:
    label = verdict.subject.place.label if verdict.subject.place else None
    return label, verdict.finding, verdict.receivers, verdict.silence, verdict.quietly
