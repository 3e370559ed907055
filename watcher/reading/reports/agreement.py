"""Independent ways of reading the same judgement: where they agree it is one; where they don't, it is a problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.model.documents import Evidence
from watcher.model.ofsted import AREA_NAMES, Area, Grade, Judgement
from watcher.model.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterable


class Witness(Struct, frozen=True):
    """What one way of reading says of one area: a grade with its words, or that the document doesn't judge it.

    `way` names the way ("the cover", "the heading"); two witnesses of the same way count as one.
    """

    way: str
    area: Area
    grade: Grade | None
    page: int | None
    quote: str


class Agreement(Struct, frozen=True):
    """What the witnesses agree on, the words for it, and sentences on what they don't."""

    judgements: tuple[Judgement, ...]
    evidence: tuple[Evidence, ...]
    problems: tuple[str, ...]

    def with_problems(self, sentences: Iterable[str]) -> Agreement:
        """Add problems."""
        return replace(self, problems=(*self.problems, *sentences))


def agree(areas: Iterable[Area], witnesses: Iterable[Witness]) -> Agreement:
    """Take for each area the grade that at least two ways give and none denies.

    An area that is said to be not judged, and by none to be judged, is no judgement and no problem.
    """
    heard = list(witnesses)
    judgements, evidence, problems = [], [], []
    for area in areas:
        said = [each for each in heard if each.area == area]
        # None is among them: “not judged” contradicts a grade as another grade does.
        grades = {each.grade for each in said}
        ways = {each.way for each in said}
        name = AREA_NAMES[area]
        if not said:
            problems.append(f"The judgement on {name} was not found.")
        elif len(grades) > 1:
            told = (f"{each.way} says {each.grade.word if each.grade else 'not judged'}" for each in said)
            words = "; ".join(dict.fromkeys(told))
            problems.append(f"The judgement on {name} is contradictory: {words}.")
        elif said[0].grade is None:
            continue
        elif len(ways) < 2:
            only = said[0].grade.word
            problems.append(f"The judgement on {name}: {said[0].way} says {only}; no second place confirms it.")
        else:
            judgements += [Judgement(area, grade) for grade in grades if grade is not None]
            # The first that was heard is quoted: callers put the way that says most first.
            evidence.append(Evidence(area, said[0].page, said[0].quote))
    return Agreement(tuple(judgements), tuple(evidence), tuple(problems))
