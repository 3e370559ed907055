"""A claim of the news held against Ofsted's own publications: whether one of them contradicts it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from rules.stories import COPIES, EARLY, kind_of
from watcher.model.kinds import Kind
from watcher.model.news import Direction
from watcher.model.ofsted import FOUR_POINT
from watcher.model.stories import Standing, Story

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from watcher.model.news import NewsReading

LAST_YEARS = timedelta(days=5 * 366)
"""An older grade is no basis for a fall: inspections come every three years or so."""


def contradiction(reading: NewsReading, day: date, stories: Iterable[Story]) -> str | None:
    """Say how Ofsted's own word contradicts what a piece from that day claims; None where it doesn't.

    Only one published then or later can: an older one says nothing of a new result, and its grade is what services may
    have fallen from. Letters give no grades, so that they contradict none.
    """
    if kind_of(reading) is not Kind.INSPECTION:
        return None
    graded = [
        each
        for each in stories
        if each.kind is Kind.INSPECTION and each.standing is Standing.CONFIRMED and each.grades
    ]  # fmt: skip
    newer = [each for each in graded if each.published >= day - COPIES]
    if not newer:
        return None
    nearest = min(newer, key=lambda each: abs(each.published - day))
    when = f"{nearest.published:%-d %B %Y}"
    claimed = reading.overall_grade_now
    if claimed and claimed.word not in nearest.grades:
        return f"The news reports “{claimed.word}”, but Ofsted's report of {when} gives: {_listed(nearest)}."
    if nearest.published > day + EARLY:
        return f"Ofsted has since published its report of {when}: {_listed(nearest)}."
    earlier = [each for each in graded if nearest.published - LAST_YEARS <= each.published < nearest.published]
    before = max(earlier, key=lambda each: each.published, default=None)
    if claimed is None and reading.direction is Direction.DETERIORATED and before and _rose(before, nearest):
        return f"The news reports a fall, but by Ofsted's report of {when} it rose to “{nearest.grades[0]}”."
    return None


def _rose(before: Story, now: Story) -> bool:
    """Return whether the overall grade rose, with no judgement at the scale's worst, which news would call a fall."""
    words = (before.grades[0], now.grades[0])
    if not set(words) <= set(FOUR_POINT.words) or FOUR_POINT.words[-1] in now.grades:
        return False
    return FOUR_POINT.grade(words[1]).rank < FOUR_POINT.grade(words[0]).rank


def _listed(story: Story) -> str:
    return ", ".join(f"“{each}”" for each in dict.fromkeys(story.grades))
