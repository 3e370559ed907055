"""What was said of a document before, and what is different now."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.model.documents import INSUFFICIENT, MIXED, Reading, as_json, from_json, understood
from watcher.model.kinds import Kind
from watcher.model.values import replace, word_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.model.ofsted import Area


ONE_INSPECTION = timedelta(days=60)
"""Two dates that lie further apart are of two inspections; nearer, a slip in one may have been corrected."""


class Cause(StrEnum):
    """Why a document is read to say something else."""

    NEW_BYTES = "new_bytes"
    """The same link leads to another document."""
    NEW_LINK = "new_link"
    """It stands on the page under another link, with the same title and date."""
    BESIDE = "beside"
    """It stands there under another link, and so does the one before: nobody knows which of the two holds."""
    BETTER_READER = "better_reader"
    """The document is the same; we read it better."""
    ANOTHER = "another"
    """What a newer version of this program found, in a word that this one doesn't know."""


class TextChange(Struct, frozen=True):
    """One place in a text: the sentence before (None when it is new), and now (None when it is gone)."""

    before: str | None
    now: str | None


class Correction(Struct, frozen=True):
    """What a document said before, and the first sentences that differ now; `number` counts the document's."""

    cause: Cause
    before: Reading
    sentences: tuple[TextChange, ...] = ()
    number: int = 1

    def after(self, earlier: Correction) -> Correction:
        """Take it together with an earlier one that nobody heard of: what people know is what stood before both."""
        known: dict[str | None, str | None] = {each.now: each.before for each in earlier.sentences if each.now}
        now = [TextChange(known.pop(each.before, each.before), each.now) for each in self.sentences]
        still = (each for each in earlier.sentences if each.now is None or each.now in known)
        both = (*still, *now)
        left = tuple(each for each in both if each.before != each.now and TextChange(each.now, each.before) not in both)
        return replace(self, before=earlier.before, sentences=left)

    def regraded(self, now: Reading) -> tuple[Area, ...]:
        """List the areas whose judgement is not what it was."""
        return regraded(now, self.before)

    def is_graver(self, now: Reading) -> bool:
        """Return whether it says something grave that it did not say before: a letter has no grade to change."""
        worse = any(one > other for one, other in zip(_gravity(now), _gravity(self.before), strict=True))
        return worse or sets_another(now.priority_actions, self.before.priority_actions)

    def must_be_told(self, now: Reading) -> bool:
        """Return whether it is an alert again where a rule applies: a comma is none."""
        return bool(self.regraded(now)) or self.is_graver(now) or self.is_of_a_later_inspection(now)

    def is_of_a_later_inspection(self, now: Reading) -> bool:
        """Return whether Ofsted's link led to the report of an earlier inspection until now: grades may be the same."""
        one, other = self.before.inspection_end, now.inspection_end
        if self.cause is not Cause.NEW_BYTES or one is None or other is None:
            return False
        # The same day of another year is a misprint that was put right.
        return other - one > ONE_INSPECTION and (one.month, one.day) != (other.month, other.day)

    def changes_nothing(self, now: Reading) -> bool:
        """Return whether it says the same in the same words."""
        same = not other_areas(now, self.before) and _gravity(now) == _gravity(self.before)
        return same and not (self.sentences or self.regraded(now))

    def newly_readable(self, now: Reading) -> bool:
        """Return whether it could not be read reliably before, and can be now."""
        return _is_doubtful(self.before) and not _is_doubtful(now)

    def found_otherwise(self, now: Reading) -> bool:
        """Return whether it is read to say something else that alerts rest on beside grades.

        What is in doubt now may still be so: only what is graver counts then, and the doubt itself is nothing new.
        """
        one, other = _alarm(now), _alarm(self.before)
        worse = any(now_ > then for now_, then in zip(one, other, strict=True))
        if _is_doubtful(now):
            return worse or sets_another(now.priority_actions, self.before.priority_actions)
        return one != other or other_areas(now, self.before)


def regraded(now: Reading, before: Reading) -> tuple[Area, ...]:
    """List the areas of which one of two readings gives a grade that the other doesn't."""
    one = {each.area: each.grade for each in before.judgements}
    other = {each.area: each.grade for each in now.judgements}
    return tuple(area for area in {**one, **other} if one.get(area) != other.get(area))


def sets_another(now: Sequence[str], before: Sequence[str]) -> bool:
    """Return whether some areas for priority action name one that is not among those set before.

    They are compared by their words: one that is split in two, or worded a little differently, is not new. Where there
    are more than before each new word counts.
    """
    known = _words(*before)
    other = any(len(_words(each) - known) > len(_words(each)) / 2 for each in now)
    return other or (len(now) > len(before) and not _words(*now) <= known)


def other_areas(now: Reading, before: Reading) -> bool:
    """Return whether one of two readings sets an area for priority action that the other doesn't."""
    one, other = now.priority_actions, before.priority_actions
    return sets_another(one, other) or sets_another(other, one)


def _words(*areas: str) -> frozenset[str]:
    """Take the words that say what areas are about: those of four letters or more, where there are any."""
    return frozenset(word for each in areas for word in _LONG.findall(each.casefold()) or _ANY.findall(each.casefold()))


_LONG, _ANY = re.compile(r"\w{4,}"), re.compile(r"\w+")
_PROGRESS = (MIXED, INSUFFICIENT)
"""What is called too little progress, the worse last."""


def _alarm(said: Reading) -> tuple[int, ...]:
    progress = _PROGRESS.index(said.progress) + 1 if said.progress in _PROGRESS else 0
    return int(said.says_deteriorated), progress


def _gravity(said: Reading) -> tuple[int, ...]:
    return *_alarm(said), int(_is_doubtful(said))


def _is_doubtful(said: Reading) -> bool:
    return bool(said.problems) or said.kind is Kind.UNKNOWN_REPORT


def as_written(cause: Cause) -> str:
    """Give the words by which a cause is found in what `to_text` writes."""
    return f'"cause": "{cause}"'


def to_text(correction: Correction) -> str:
    """Write a correction for the store."""
    sentences = [[each.before, each.now] for each in correction.sentences]
    said = {"cause": correction.cause, "before": as_json(correction.before), "sentences": sentences}
    return json.dumps({**said, "number": correction.number})


def from_text(text: str) -> Correction:
    """Take back what `to_text` wrote."""
    plain = json.loads(text)
    sentences = tuple(TextChange(before, now) for before, now in plain["sentences"])
    cause, before = word_of(Cause, plain["cause"], Cause.ANOTHER), understood(lambda: from_json(plain["before"]))
    return Correction(cause, before, sentences, plain.get("number", 1))
