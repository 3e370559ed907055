"""Two clauses, or two sentences, by which something was good at an earlier time and is bad now: no verb says declined.

"Thresholds, which had been well understood, are now applied unevenly"; "At the last visit, supervision was regular. It
is now often late." What each clause says is told by classes of words, so that the two need no form of their own.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from watcher.reading.reports import subjects
from watcher.reading.reports.bullet_lists import IMPROVEMENT
from watcher.reading.reports.openings import without_openings
from watcher.reading.reports.other_services import is_of_another
from watcher.reading.reports.subjects import Subject
from watcher.reading.reports.then_now_words import (
    A_TIME,
    AT_THAT_TIME,
    AT_THIS,
    BAD,
    BAD_AS_WELL,
    BETTER,
    BORDER,
    DENIED,
    FEW_OF_BAD,
    GOES_ON,
    GOOD,
    HAS_BEEN,
    HELD,
    HELPED,
    IN_PART,
    LONGEST,
    NEARLY_ALL,
    NO_LESS,
    NONE_OF,
    NOT_SO,
    NOW,
    NOW_FIRST,
    OF_OTHERS,
    SINCE_THEN,
    STILL,
    TAKEN_UP,
    THEN,
    TOO_MANY,
    UNREAL,
    WAS,
    WENT,
    WHEREAS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def first(sentences: Sequence[str], among: Iterable[int]) -> int | None:
    """Find the first sentence that, alone or with the next, says that what was good is bad now.

    `among` are the numbers of those that have letters of an earlier time.
    """
    for at in among:
        sentence = sentences[at]
        if THEN.search(sentence):
            both = " ".join(sentences[at : at + 2])
            behind = takewhile(lambda each: not _begins_a_list(each), sentences[at + 1 : at + 3])
            after = " ".join(each for each in behind if not is_of_another(each, sentence))
            if (_was_good(sentence) and not BETTER.search(after)) or _was_good(both):
                return at
            if NOT_SO.search(sentence) and _was_well_at_that_time(after):
                return at
            if at and _had_been_good(without_openings(sentences[at - 1]), sentence) and not BETTER.search(after):
                return at - 1
    return None


def _was_well_at_that_time(after: str) -> bool:
    """Return whether what stands behind "none of this was so in 2020" tells of something that was well then."""
    told = AT_THAT_TIME.match(after)
    if told is None or OF_OTHERS.search(after) or BETTER.search(after) or STILL.search(after):
        return False
    return bool(WAS.search(told[0]) and GOOD.search(told[0])) and not is_bad(told[0])


def _begins_a_list(sentence: str) -> bool:
    """Return whether a sentence is the heading of what has to improve, or that with its first item."""
    return bool(IMPROVEMENT.fullmatch(sentence.partition(" - ")[0].partition(" •")[0]))


def _had_been_good(before: str, sentence: str) -> bool:
    """Return whether a sentence says that what the one before it calls bad now was good at an earlier time."""
    too_many = TOO_MANY.search(before)
    not_so = NOT_SO.search(sentence)
    opposite = (not_so and not FEW_OF_BAD.search(before) and (too_many or is_bad(before))) or (
        too_many and NEARLY_ALL.search(sentence)
    )
    taken_up = (too_many or NOW.search(before)) and TAKEN_UP.search(sentence) and GOOD.search(sentence)
    words = f"{before} {sentence}"
    if not (opposite or (taken_up and is_bad(before))) or not A_TIME.search(sentence) or len(words) > LONGEST:
        return False
    elsewhere = (
        OF_OTHERS.search(words)
        or BETTER.search(words)
        or UNREAL.search(before if not_so else words)
        or THEN.search(before)
    )
    return not (
        elsewhere
        or HELD.search(sentence)
        or NO_LESS.search(sentence)
        or (is_bad(sentence) and not not_so)
        or STILL.search(before)
    )


def _was_good(words: str) -> bool:
    if len(words) > LONGEST:
        return False
    clauses = BORDER.split(words)
    since = SINCE_THEN.search(words)
    for at in range(len(clauses)):
        # The time often stands in a clause of its own: "At the last visit, supervision was regular".
        then = " ".join(clauses[max(0, at - 1) : at + 1])
        if any(map(BETTER.search, clauses[max(0, at - 1) :])):
            continue
        if at and WHEREAS.match(clauses[at]) and _told_as_good(clauses[at]) and _is_amiss(clauses[at - 1]):
            return not THEN.search(clauses[at - 1])
        if _told_as_good(then) and any(
            _bad_now(clauses[each], clauses[each - 1], follows=each == at + 1, since=bool(since))
            for each in range(at + 1, len(clauses))
        ):
            return True
    return False


def _is_amiss(clause: str) -> bool:
    return is_bad(clause) or bool(DENIED.search(clause))


def _told_as_good(then: str) -> bool:
    """Return whether words tell of an earlier time that something was well, or was done for somebody."""
    good = THEN.search(then) and WAS.search(then) and (GOOD.search(then) or HELPED.search(then))
    return bool(good) and not (is_bad(then) or WENT.search(then) or OF_OTHERS.search(then) or IN_PART.search(then))


def was_well_then(sentence: str) -> bool:
    """Return whether a sentence says of an earlier time that something was as it should be."""
    return bool(A_TIME.search(sentence) and GOOD.search(sentence)) and not (
        is_bad(sentence) or BETTER.search(sentence) or UNREAL.search(sentence)
    )


def is_bad(clause: str) -> bool:
    """Return whether a clause says that something is not as it should be."""
    found = (*BAD.finditer(clause), *BAD_AS_WELL.finditer(clause))
    return any(not NONE_OF.search(clause[: each.start()]) for each in found)


def _bad_now(clause: str, before: str, *, follows: bool, since: bool) -> bool:
    """Return whether a clause says that it is bad now; `follows`: right behind the one that says what was good.

    `since`: the sentence opens with what it tells the time from.
    """
    # The time of now, too, often stands in a clause of its own: "At this visit, thresholds were uneven".
    now = (
        NOW.search(clause)
        or AT_THIS.fullmatch(before)
        or (follows and since and HAS_BEEN.search(clause) and subjects.first(clause) is Subject.SERVICES)
        or (follows and GOES_ON.match(clause) and GOOD.search(before))
    )
    if not now or STILL.search(clause) or OF_OTHERS.search(f"{before} {clause}"):
        return False
    if DENIED.search(clause):
        return not is_bad(before)  # "visits were late; that is no longer so"
    told = f"{before} {clause}" if NOW_FIRST.match(clause) else clause
    went = WENT.search(told)
    return (is_bad(told) or bool(went and not NONE_OF.search(told[: went.start()]))) and not UNREAL.search(clause)
