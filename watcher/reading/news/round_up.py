"""Pieces about many authorities: statistics repeat what is known; until 2012 a year's ratings came out all at once."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from watcher.model.ofsted import FOUR_POINT_TO_2013
from watcher.reading.news import subjects
from watcher.reading.news import wording as words
from watcher.reading.news.claims import When
from watcher.reading.news.sentences import HEAD
from watcher.reading.news.verdict import GRADES

if TYPE_CHECKING:
    from watcher.model.news import NewsReading
    from watcher.reading.news.claims import Claim
    from watcher.reading.news.sentences import Said

_BAD = ("inadequate", "requires improvement")
_BOTH = re.compile(r"\bboth\b")
_GOES_ON = re.compile(r"\beach\b|\b(?:they|these) are\b|\bat least one\b")
"""What carries the sentence before over to the names in this one: "each have at least one"."""


def round_up(said: Said, reading: NewsReading) -> NewsReading:
    """Read a piece about many: it tells nothing new, except in the years when ratings came out all at once."""
    old = said.day is not None and said.day.year <= subjects.LAST_ANNUAL_RATING
    if old and said.has(subjects.SNAP_VISITS, HEAD) and said.has(words.PRIORITY_ACTION):
        bad, what, graded = _with_priority_action(said), "unannounced visits", False
    else:
        bad, what, graded = with_inadequate(said) if old else (), "annual ratings", True
    if not bad:
        why = "It is a round-up of many authorities' results, none of them newly published by name."
        return replace(reading, authorities=said.named(), why=why)
    return replace(
        reading,
        about_inspection=True,
        authorities=bad,
        inspection_type="other",
        overall_grade_now=FOUR_POINT_TO_2013.grade("inadequate") if graded else None,
        is_new_publication=True,
        should_alert=True,
        alert_authorities=bad,
        why=f"Newly published {what} name those that did worst.",
    )


def with_inadequate(said: Said) -> tuple[str, ...]:
    """List the authorities that are named with an inadequate grade of now."""
    return tuple(dict.fromkeys(name for each in said.says("inadequate", When.NOW, When.STILL) for name in each.names))


def fallen(said: Said) -> tuple[str, ...]:
    """List the authorities that are each named, alone, with a fall to a grade of now, or with a better one before."""
    now = [each for each in said.claims if each.when is When.NOW and each.own and len(each.names) == 1]
    return tuple(dict.fromkeys(each.names[0] for each in now if each.fell or _was_better(each, said)))


def _was_better(now: Claim, said: Said) -> bool:
    """Say whether the same sentence names the grade that an authority came from, and a better one."""
    before = (each for each in said.claims if each.sentence == now.sentence and each.when in (When.LEFT, When.PAST))
    return any(each.names == now.names and GRADES.index(each.grade) < GRADES.index(now.grade) for each in before)


def is_another_s(said: Said, name: str) -> bool:
    """Say whether all that is bad in a piece, where no grade is given, stands beside other authorities' names alone."""
    if any(each.when in (When.NOW, When.STILL) and each.own and each.grade in _BAD for each in said.claims):
        return False
    bad = [
        said.named(number)
        for number, each in enumerate(said.sentences)
        if any(form.search(each) for form in (words.DETERIORATED, words.SERIOUS, words.PRIORITY_ACTION, words.FELL))
    ]
    return bool(bad) and all(names and name not in names for names in bad)


def both_of(said: Said) -> tuple[str, ...]:
    """List two authorities that the title names as sharing one bad result."""
    names = said.named(0)
    return names if len(names) == len(("one", "other")) and _BOTH.search(said.title) else ()


def alone_with_worse(said: Said) -> tuple[str, ...]:
    """List the authorities that are each named, alone, in a sentence that tells of a priority action or a decline."""
    told = (words.PRIORITY_ACTION, words.DETERIORATED, words.SERIOUS)
    bad = (number for number, each in enumerate(said.sentences) if any(form.search(each) for form in told))
    alone = (said.named(number) for number in bad if len(said.named(number)) == 1)
    return tuple(dict.fromkeys(names[0] for names in alone))


def _with_priority_action(said: Said) -> tuple[str, ...]:
    found: dict[str, None] = {}
    before = False
    for number, sentence in enumerate(said.sentences):
        here = bool(words.PRIORITY_ACTION.search(sentence))
        if here or (before and _GOES_ON.search(sentence)):
            found.update(dict.fromkeys(said.named(number)))
        before = here
    return tuple(found)
