"""Two clauses, or two sentences, by which something was good at an earlier time and is bad now: no verb says declined.

"Thresholds, which had been well understood, are now applied unevenly"; "At the last visit, supervision was regular. It
is now often late." What each clause says is told by classes of words, so that the two need no form of their own.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from watcher.reading.reports.bullet_lists import IMPROVEMENT
from watcher.reading.reports.decline import then_now_words as words_of
from watcher.reading.reports.sentences import subjects
from watcher.reading.reports.sentences.openings import without_openings
from watcher.reading.reports.sentences.other_services import is_of_another
from watcher.reading.reports.sentences.subjects import Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def first(sentences: Sequence[str], among: Iterable[int]) -> int | None:
    """Find the first sentence that, alone or with the next, says that what was good is bad now.

    `among` are the numbers of those that have letters of an earlier time.
    """
    for at in among:
        sentence = sentences[at]
        if words_of.THEN.search(sentence):
            both = " ".join(sentences[at : at + 2])
            behind = takewhile(lambda each: not _begins_a_list(each), sentences[at + 1 : at + 3])
            after = " ".join(each for each in behind if not is_of_another(each, sentence))
            if (_was_good(sentence) and not words_of.BETTER.search(after)) or _was_good(both):
                return at
            if words_of.NOT_SO.search(sentence) and _was_well_at_that_time(after):
                return at
            if (
                at
                and _had_been_good(without_openings(sentences[at - 1]), sentence)
                and not words_of.BETTER.search(after)
            ):
                return at - 1
    return None


def _was_well_at_that_time(after: str) -> bool:
    """Return whether what stands behind "none of this was so in 2020" tells of something that was well then."""
    told = words_of.AT_THAT_TIME.match(after)
    if (
        told is None
        or words_of.OF_OTHERS.search(after)
        or words_of.BETTER.search(after)
        or words_of.STILL.search(after)
    ):
        return False
    return bool(words_of.WAS.search(told[0]) and words_of.GOOD.search(told[0])) and not is_bad(told[0])


def _begins_a_list(sentence: str) -> bool:
    """Return whether a sentence is the heading of what has to improve, or that with its first item."""
    return bool(IMPROVEMENT.fullmatch(sentence.partition(" - ")[0].partition(" •")[0]))


def _had_been_good(before: str, sentence: str) -> bool:
    """Return whether a sentence says that what the one before it calls bad now was good at an earlier time."""
    too_many = words_of.TOO_MANY.search(before)
    not_so = words_of.NOT_SO.search(sentence)
    opposite = (not_so and not words_of.FEW_OF_BAD.search(before) and (too_many or is_bad(before))) or (
        too_many and words_of.NEARLY_ALL.search(sentence)
    )
    taken_up = (
        (too_many or words_of.NOW.search(before))
        and words_of.TAKEN_UP.search(sentence)
        and words_of.GOOD.search(sentence)
    )
    words = f"{before} {sentence}"
    if (
        not (opposite or (taken_up and is_bad(before)))
        or not words_of.A_TIME.search(sentence)
        or len(words) > words_of.LONGEST
    ):
        return False
    elsewhere = (
        words_of.OF_OTHERS.search(words)
        or words_of.BETTER.search(words)
        or words_of.UNREAL.search(before if not_so else words)
        or words_of.THEN.search(before)
    )
    return not (
        elsewhere
        or words_of.HELD.search(sentence)
        or words_of.NO_LESS.search(sentence)
        or (is_bad(sentence) and not not_so)
        or words_of.STILL.search(before)
    )


def _was_good(words: str) -> bool:
    if len(words) > words_of.LONGEST:
        return False
    clauses = words_of.BORDER.split(words)
    since = words_of.SINCE_THEN.search(words)
    for at in range(len(clauses)):
        # The time often stands in a clause of its own: "At the last visit, supervision was regular".
        then = " ".join(clauses[max(0, at - 1) : at + 1])
        if any(map(words_of.BETTER.search, clauses[max(0, at - 1) :])):
            continue
        if at and words_of.WHEREAS.match(clauses[at]) and _told_as_good(clauses[at]) and _is_amiss(clauses[at - 1]):
            return not words_of.THEN.search(clauses[at - 1])
        if _told_as_good(then) and any(
            _bad_now(clauses[each], clauses[each - 1], follows=each == at + 1, since=bool(since))
            for each in range(at + 1, len(clauses))
        ):
            return True
    return False


def _is_amiss(clause: str) -> bool:
    return is_bad(clause) or bool(words_of.DENIED.search(clause))


def _told_as_good(then: str) -> bool:
    """Return whether words tell of an earlier time that something was well, or was done for somebody."""
    good = (
        words_of.THEN.search(then)
        and words_of.WAS.search(then)
        and (words_of.GOOD.search(then) or words_of.HELPED.search(then))
    )
    return bool(good) and not (
        is_bad(then) or words_of.WENT.search(then) or words_of.OF_OTHERS.search(then) or words_of.IN_PART.search(then)
    )


def was_well_then(sentence: str) -> bool:
    """Return whether a sentence says of an earlier time that something was as it should be."""
    return bool(words_of.A_TIME.search(sentence) and words_of.GOOD.search(sentence)) and not (
        is_bad(sentence) or words_of.BETTER.search(sentence) or words_of.UNREAL.search(sentence)
    )


def is_bad(clause: str) -> bool:
    """Return whether a clause says that something is not as it should be."""
    found = (*words_of.BAD.finditer(clause), *words_of.BAD_AS_WELL.finditer(clause))
    return any(not words_of.NONE_OF.search(clause[: each.start()]) for each in found)


def _bad_now(clause: str, before: str, *, follows: bool, since: bool) -> bool:
    """Return whether a clause says that it is bad now; `follows`: right behind the one that says what was good.

    `since`: the sentence opens with what it tells the time from.
    """
    # The time of now, too, often stands in a clause of its own: "At this visit, thresholds were uneven".
    now = (
        words_of.NOW.search(clause)
        or words_of.AT_THIS.fullmatch(before)
        or (follows and since and words_of.HAS_BEEN.search(clause) and subjects.first(clause) is Subject.SERVICES)
        or (follows and words_of.GOES_ON.match(clause) and words_of.GOOD.search(before))
    )
    if not now or words_of.STILL.search(clause) or words_of.OF_OTHERS.search(f"{before} {clause}"):
        return False
    if words_of.DENIED.search(clause):
        return not is_bad(before)  # "visits were late; that is no longer so"
    told = f"{before} {clause}" if words_of.NOW_FIRST.match(clause) else clause
    went = words_of.WENT.search(told)
    return (
        is_bad(told) or bool(went and not words_of.NONE_OF.search(told[: went.start()]))
    ) and not words_of.UNREAL.search(clause)
