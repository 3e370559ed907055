"""Two clauses, or two sentences, by which something was good at an earlier time and is bad now: no verb says declined.

"Thresholds, which had been well understood, are now applied unevenly"; "At the last visit, supervision was regular. It
is now often late." What each clause says is told by classes of words, so that the two need no form of their own.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from watcher.reading.reports.bullet_lists import IMPROVEMENT
from watcher.reading.reports.decline import then_now_words as words_of
from watcher.reading.reports.decline.moved_figures import eased
from watcher.reading.reports.decline.something_else import AS_MEANT
from watcher.reading.reports.sentences import subjects
from watcher.reading.reports.sentences.openings import without_openings
from watcher.reading.reports.sentences.other_bodies import is_taken_up
from watcher.reading.reports.sentences.other_services import is_of_another
from watcher.reading.reports.sentences.subjects import Subject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence


def of_earlier(sentences: Sequence[str], among: Iterable[int]) -> list[int]:
    """List the sentences that tell of an earlier time; `among` are the numbers of those that have letters of one."""
    return [at for at in among if words_of.THEN.search(sentences[at])]


def worse(sentences: Sequence[str], among: Iterable[int]) -> Iterator[int]:
    """Find the sentences that, alone or with the next, says that what was good is bad now.

    `among` are the numbers of those that tell of an earlier time.
    """
    for at in among:
        if eased(" ".join(sentences[at : at + 2])) or (at and is_taken_up(sentences[at], sentences[at - 1])):
            continue
        if _is_worse(sentences, at):
            yield at
        elif at and _had_been_good(sentences[at - 1], sentences[at]) and not _gets_better(sentences, at):
            yield at - 1


def _is_worse(sentences: Sequence[str], at: int) -> bool:
    sentence, both = sentences[at], " ".join(sentences[at : at + 2])
    alone = len(both) > words_of.LONGEST or words_of.BETTER.search(both)
    if _was_good(both) or (alone and _was_good(sentence) and not _gets_better(sentences, at)):
        return True
    return bool(words_of.NOT_SO.search(sentence)) and _was_well_at_that_time(_behind(sentences, at))


def _gets_better(sentences: Sequence[str], at: int) -> bool:
    return words_of.BETTER.search(_behind(sentences, at)) is not None


def doubtful(sentences: Sequence[str], among: Iterable[int]) -> int | None:
    """Find the first of which the next clauses may say that what was good is so no more, in words that no class has."""
    for at in among:
        both = " ".join(sentences[at : at + 2])
        if words_of.LESS_NOW.search(both) and _was_good(both, _may_be_bad):
            return at
    return None


def _may_be_bad(clause: str, before: str) -> bool:
    spoilt = (words_of.GOOD, words_of.STILL, words_of.NOT_LESS)
    if not words_of.LESS_NOW.search(clause) or any(each.search(clause) for each in spoilt):
        return False
    return not (words_of.OF_OTHERS.search(f"{before} {clause}") or words_of.WHEREAS.match(clause))


def _behind(sentences: Sequence[str], at: int) -> str:
    """Take the two sentences behind one, without what is of another service, or begins a list."""
    behind = takewhile(lambda each: not _begins_a_list(each), sentences[at + 1 : at + 3])
    return " ".join(each for each in behind if not is_of_another(each, sentences[at]))


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
    not_so = words_of.NOT_SO.search(sentence)
    well = words_of.GOOD.search(sentence) or words_of.HELPED.search(sentence)
    taken_up = well and words_of.TAKEN_UP.search(sentence) and not words_of.DENIED.search(sentence)
    if not (not_so or taken_up or words_of.NEARLY_ALL.search(sentence)) or not words_of.A_TIME.search(sentence):
        return False
    before = without_openings(before)
    words = f"{before} {sentence}"
    if len(words) > words_of.LONGEST or (is_bad(sentence) and not not_so):
        return False
    too_many = words_of.TOO_MANY.search(before)
    bad = too_many or is_bad(before)
    if not (
        (not_so and bad and not words_of.FEW_OF_BAD.search(before))
        or (too_many and words_of.NEARLY_ALL.search(sentence))
        or (taken_up and is_bad(before) and not words_of.WAS.search(before))
    ):
        return False
    return not (
        words_of.OF_OTHERS.search(words)
        or words_of.BETTER.search(words)
        or words_of.UNREAL.search(before if not_so else words)
        or words_of.THEN.search(before)
        or words_of.HELD.search(sentence)
        or words_of.NO_LESS.search(sentence)
        or words_of.STILL.search(before)
    )


def _was_good(words: str, says: Callable[[str, str], bool] | None = None) -> bool:
    """Return whether one clause says that something was good, and a later one that it is bad now.

    `says` asks of a clause on this time, and the one before it, whether it does.
    """
    amiss = (words_of.BAD, words_of.DENIED, words_of.WENT, words_of.BACK)
    if len(words) > words_of.LONGEST or not (says or any(each.search(words) for each in amiss)):
        return False
    clauses = list(_clauses(words))
    since, timed = bool(words_of.SINCE_THEN.search(words)), False
    better = max((at + 2 for at, clause in enumerate(clauses) if words_of.BETTER.search(clause)), default=0)
    for at, clause in enumerate(clauses[better:], start=better):
        if at and words_of.WHEREAS.match(clause) and _told_as_good(clause) and _is_amiss(clauses[at - 1]):
            return not words_of.THEN.search(clauses[at - 1])
        if at and words_of.WAS_NOT.match(clause) and is_bad(clauses[at - 1]):
            return not (words_of.OF_OTHERS.search(clauses[at - 1]) or words_of.WAS.search(clauses[at - 1]))
        behind = clauses[at + 1 :]
        if _was_spared(clause) and any(map(_is_back, behind)):
            return True
        # The time often stands in a clause of its own: "At the last visit, supervision was regular".
        timed = bool(words_of.THEN.search(clause)) or (timed and not words_of.PRESENT.search(clause))
        good = _told_as_good(clause, timed=timed) or (
            at and not _is_of_now(clauses[at - 1]) and _told_as_good(f"{clauses[at - 1]} {clause}")
        )
        if good and _is_bad_now(behind, clause, says or _says_bad, since=since):
            return True
    return False


def _is_of_now(clause: str) -> bool:
    return bool(words_of.PRESENT.search(clause)) and not words_of.WAS.search(clause)


def _clauses(words: str) -> Iterator[str]:
    """Part words into clauses; what has no verb belongs to the next one, or at a sentence's end to the one before."""
    clause = lead = ""
    for text, border in _parted(words):
        part = f"{lead}{text}"
        ends = not border or border[0] in ".!?;:"
        if not (ends or _is_whole(part)):
            lead = f"{part}{border}"
            continue
        if clause and not clause.endswith(".") and not _is_whole(part):
            part = f"{clause} {part}"
        elif clause:
            yield clause
        clause, lead = part + "." * (border[:1] in {*".!?"}), ""
    yield clause


def _parted(words: str) -> Iterator[tuple[str, str]]:
    """Part words at the borders of clauses: each part, and the border behind it."""
    begins = 0
    for border in words_of.BORDER.finditer(words):
        yield words[begins : border.start()], border[0]
        begins = border.end()
    yield words[begins:], ""


def _is_whole(part: str) -> bool:
    """Return whether words are a clause of their own, or tell something like one."""
    if words_of.VERB.search(part) or words_of.GOOD.search(part):
        return True
    return bool(words_of.NOW.search(part)) and not words_of.AT_THIS.fullmatch(part)


def _is_back(clause: str) -> bool:
    """Return whether a clause says that there is more again of what is bad."""
    back = words_of.BACK.search(clause) or (words_of.NOW.search(clause) and is_bad(clause))
    return bool(back) and not (words_of.STILL.search(clause) or words_of.OF_OTHERS.search(clause))


def _was_spared(clause: str) -> bool:
    """Return whether a clause says that at an earlier time there was none, or no more, of what is bad."""
    spared = words_of.THEN.search(clause) and words_of.SPARED.search(clause) and " since " not in clause
    return (
        bool(spared)
        and not words_of.PRESENT.search(clause)
        and not words_of.OF_OTHERS.search(clause.replace("number of", ""))
    )


def _is_bad_now(clauses: Sequence[str], then: str, says: Callable[[str, str], bool], *, since: bool) -> bool:
    """Return whether one of the clauses behind what was good says that it is bad now.

    `since`: the sentence opens with what it tells the time from.
    """
    before, linked = then, False
    for number, clause in enumerate(clauses):
        told_now = words_of.NOW.search(clause)
        goes_on = number == 0 and _goes_on(clause, before, since=since)
        if (told_now or goes_on or (linked and not words_of.GOOD.search(clause))) and says(clause, before):
            return True
        # What a sentence sets against the time before, its next clauses do too.
        linked = not clause.endswith(".") and (linked or bool(before.endswith(".") and told_now))
        before = clause
    return False


def _goes_on(clause: str, before: str, *, since: bool) -> bool:
    """Return whether a clause without a word of now says something more of what the one before it called good."""
    if words_of.GOES_ON.match(clause) and (words_of.GOOD.search(before) or words_of.HELPED.search(before)):
        return True
    return since and bool(words_of.HAS_BEEN.search(clause)) and subjects.first(clause) is Subject.SERVICES


def _is_amiss(clause: str) -> bool:
    return is_bad(clause) or bool(words_of.DENIED.search(clause))


def _told_as_good(then: str, *, timed: bool = False) -> bool:
    """Return whether words tell of an earlier time that something was well, or was done for somebody."""
    was = words_of.WAS.search(then) or not words_of.PRESENT.search(then)
    good = (timed or words_of.THEN.search(then)) and (
        (was and words_of.GOOD.search(then)) or (words_of.HELPED.search(then) and not words_of.BEGUN.search(then))
    )
    spoilt = (words_of.WENT, words_of.OF_OTHERS, words_of.IN_PART, words_of.DENIED)
    return bool(good) and not (is_bad(then) or any(each.search(then) for each in spoilt))


def was_well_then(sentence: str) -> bool:
    """Return whether a sentence says of an earlier time that something was as it should be."""
    return bool(words_of.A_TIME.search(sentence) and words_of.GOOD.search(sentence)) and not (
        is_bad(sentence) or words_of.BETTER.search(sentence) or words_of.UNREAL.search(sentence)
    )


def is_bad(clause: str) -> bool:
    """Return whether a clause says that something is not as it should be."""
    if rid := words_of.RID.search(clause):
        clause = f"{clause[: rid.start()]} {clause[rid.end() :]}"
    return any(not words_of.NONE_OF.search(clause[: each.start()]) for each in words_of.BAD.finditer(clause))


def _says_bad(clause: str, before: str) -> bool:
    """Return whether a clause on this time says that something is bad, or that what was good is so no more."""
    if words_of.STILL.search(clause) or words_of.OF_OTHERS.search(f"{before} {clause}"):
        return False
    if words_of.DENIED.search(clause):
        # Not "visits were late; that is no longer so", nor what may be well to have ended: "they kept two records".
        may_be_well = words_of.NO_MORE.match(clause) and words_of.MAY_END.search(before)
        return not (is_bad(before) or (may_be_well and not words_of.GOOD.search(before)))
    told = f"{before} {clause}" if words_of.NOW_FIRST.match(clause) else clause
    went = words_of.WENT.search(told)
    if AS_MEANT.search(told):
        return False
    bad = is_bad(told) or bool(went and not words_of.NONE_OF.search(told[: went.start()]))
    return bad and not words_of.UNREAL.search(clause)
