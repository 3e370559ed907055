"""What an authority left: what it had before or came from, is to win back, or is done with."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.reading.news.clauses import EDGES

if TYPE_CHECKING:
    from watcher.reading.news.clauses import Sentence
    from watcher.reading.news.lexicon import Hit

REACH, REACH_OF_NOT = 5, 8
"""How many words before a grade what it was left by may be, and "not" before that."""
_COUNTED = frozenset(("two", "three", "four", "five", "both"))
_IS_DONE = frozenset(("is", "are", "was", "were", "been", "now", "fully"))
_DONE = frozenset(
    (each,) for each in ("dealt", "addressed", "resolved", "closed", "lifted", "completed", "answered", "met")
)
_COMPLETES = frozenset(("completes", "completed", "finishes", "finished", "closes", "closed", "resolves", "resolved"))
_COMPLETES |= {"lifts", "lifted", "removes", "removed", "takes", "took"}
_REGAIN = frozenset(("regain", "regaining", "recover", "recovering", "restore", "restoring", "reclaim", "reclaiming"))
_WIN = frozenset(("win", "winning", "get", "getting", "earn", "earning", "be", "being", "go", "going"))
_FREE = frozenset(("free", "frees", "freed", "rid", "clear", "cleared"))
_OVER = frozenset(("how", "where", "whose", "because", "as", "after", "until"))
_TO_COME = frozenset(
    (
        *("to", "will", "would", "can", "could", "must", "should", "until"),
        *("regaining", "recovering", "restoring", "reclaiming", "winning"),
    )
)
"""Beside one of these it is still to come."""
_BETTER = frozenset(("good", "outstanding"))
_TIMES = (("days",), ("years",), ("era",), ("times",))
_TIMES_OVER = frozenset(("once", "twice", "thrice"))
_THAT_TIME = (("at", "the", "time"), ("at", "that", "time"))
_LENGTHS = (("before",), ("after",), ("ago",), ("later",), ("on",))
"""What makes days a length of time: "inadequate days before the election"."""
_ARE = frozenset(("is", "are", "has", "have"))
_THEY_WERE = (("it", "was"), ("they", "were"))
_THEN = frozenset((("when", "they"), ("when", "it"), ("when", "she"), ("when", "he")))
_STOPPED = frozenset(("halted", "reversed", "arrested", "stopped", "stemmed"))
_BEGINS_ANOTHER = frozenset(
    (",", "since", "when", "after", "as", "because", "and", "before", "that", "where", "which", "who", "if")
)
"""Behind these it is something else that is stopped: "worse since early help was stopped"."""
_INSTEAD = frozenset(("rather", "instead"))
"""What follows the grade of now before the one that it came from: "good rather than outstanding"."""


def is_left(sentence: Sentence, hit: Hit, start: int) -> bool:
    """Return whether an authority came from it: "up from inadequate", "climbs out of Ofsted's lowest category"."""
    if sentence.covering(hit.start, "left behind", "down") and not (
        _to_follows(sentence, hit) or _INSTEAD & set(sentence.texts[hit.end : hit.end + 1])
    ):
        return True
    if _is_passed_through(sentence, hit) or _is_missed_again(sentence, hit):
        return True
    gone = sentence.before(hit.start, REACH, "from", "left behind", floor=start) or _no_longer(sentence, hit, start)
    fell = sentence.before(hit.start, REACH, "down", floor=start)
    if fell and sentence.texts[fell.end - 1] in ("below", "of"):
        gone = fell  # "good, one grade below the outstanding of 2018", "stripped of 'outstanding'"
    if (
        gone is None
        or _is_from_inspectors(sentence, hit, gone)
        or "way" in sentence.texts[max(0, gone.start - 1) : gone.start]
        or _is_a_place(sentence, hit, gone)
    ):
        return False  # who works its way out of a grade has not left it
    between = sentence.texts[gone.end : hit.start]
    graded = any(gone.end <= each.start < hit.start for each in sentence.grades)
    # "three out of the four judgements are inadequate"
    return not graded and not {"to", *_COUNTED} & {sentence.texts[gone.end - 1], *between}


def is_not_left(sentence: Sentence, hit: Hit, start: int) -> bool:
    """Return whether it is said that it was not left: "has not been enough to lift it out of inadequate"."""
    out = sentence.covering(hit.start, "left behind") or sentence.before(hit.start, REACH, "from", floor=start)
    if out is None or hit.sort not in ("inadequate", "poor") or (out.end < hit.start and _to_follows(sentence, hit)):
        return False
    return is_failed(sentence, out) or sentence.before(out.start, REACH_OF_NOT, "not", floor=start) is not None


def is_failed(sentence: Sentence, out: Hit) -> bool:
    """Return whether leaving it is what was tried: "fails to escape inadequate"."""
    failed = sentence.covering(out.start, "not")
    return failed is not None and failed.start < out.start


def is_halted(sentence: Sentence, hit: Hit) -> bool:
    """Return whether what follows stopped it: "decline halted", "a slide has been reversed"; not "must be stopped"."""
    parts = EDGES | _BEGINS_ANOTHER
    ends = next((at for at, each in enumerate(sentence.texts) if at >= hit.end and each in parts), len(sentence.texts))
    return any(
        each in _STOPPED
        and (at == hit.end or sentence.texts[at - 1] in ("been", "was", "were"))
        and not sentence.before(at, REACH, "not", "might", floor=hit.end)
        for at, each in enumerate(sentence.texts[:ends])
        if at >= hit.end
    )


def is_to_be_won_back(sentence: Sentence, hit: Hit, low: int) -> bool:
    """Return whether it was had before, and is wanted again: "determined to regain the good rating"."""
    if hit.sort not in ("good", "outstanding"):
        return False
    before = sentence.texts[max(low, hit.start - REACH - 1) : hit.start]
    back = bool(_REGAIN & set(before)) or ("back" in before and bool(_WIN & set(before)))
    wanted = back or "hoped" in sentence.texts[low : hit.start] or sentence.texts[hit.end : hit.end + 1] == ("again",)
    return wanted and bool(_TO_COME & set(sentence.texts[low : hit.start]))


def is_said_of_before(sentence: Sentence, hit: Hit) -> bool:
    """Return whether what follows a grade dates it: "good at its last inspection", "good before"."""
    after = sentence.texts[hit.end : hit.end + 1]
    if sentence.texts[: hit.start] in _THEY_WERE or sentence.texts[: hit.start][-1:] == ("once",):
        return True  # a result of now is "rated" or "found"
    if sentence.texts[max(0, hit.start - 2) : hit.start] in _THEY_WERE and _is_after_another(sentence, hit):
        return True  # "... are good; under the partnership they were outstanding"
    following = sentence.texts[hit.end : hit.end + REACH + 1]
    if (after in _TIMES and following[1:2] not in _LENGTHS) or (
        "now" in following and sentence.texts[hit.start - 1] == "twice"
    ):
        return True  # "since the inadequate days"; "twice inadequate, now require improvement"
    if after == (",",) and sentence.texts[0] in _TIMES_OVER and any(each.start > hit.end for each in sentence.grades):
        return True  # "twice judged inadequate, it has now been rated good"
    if sentence.texts[hit.start - 1].endswith("'s") and hit.sort in _BETTER and _is_what_falls(sentence, hit):
        return True
    if {"gone", "history"} & set(following[:4]) and not {",", "and", "but"} & set(following[:4]):
        return True  # "the 'inadequate' label has gone"
    compared = any(each.start > hit.end for each in sentence.grades)
    if any(following[at : at + 3] in _THAT_TIME for at in range(4)):
        return True  # "was judged inadequate by Ofsted at the time"
    if following[:2] == ("last", "time") or (_THEN & set(pairwise(following)) and not compared):
        return True  # "inadequate by Ofsted when they asked for help"
    if _is_bracketed(sentence, hit):
        return True
    return after in (("before",), ("previously",), ("earlier",), ("until",), ("then",)) or (
        after == ("at",) and sentence.has("was", low=hit.end)
    )


def _is_after_another(sentence: Sentence, hit: Hit) -> bool:
    """Return whether another grade stands before one: "... are good; they were outstanding", "good where it was"."""
    ahead = [each.end for each in sentence.grades if each.sort != hit.sort]
    return any({";", "where"} & set(sentence.texts[end : hit.start]) for end in ahead)


def _is_a_place(sentence: Sentence, hit: Hit, gone: Hit) -> bool:
    """Return whether it is a helper that work came from: "taken back from Devon have been rated inadequate"."""
    main = not _ARE.isdisjoint(sentence.texts[gone.end : hit.start])
    return main and any(at == gone.end for at, _ in sentence.places)


def _is_what_falls(sentence: Sentence, hit: Hit) -> bool:
    """Return whether a grade is the one that is told to fall: "Thurrock's good rating slips"."""
    return any(
        each.sort == "down" and 0 < each.start - hit.end < REACH and "," not in sentence.texts[hit.end : each.start]
        for each in sentence.hits
    )


def _is_bracketed(sentence: Sentence, hit: Hit) -> bool:
    """Return whether it is what was before, beside a grade of now: "inadequate (was good)", "now good, was poor"."""
    before = sentence.texts[max(0, hit.start - 2) : hit.start]
    graded = any(each.end == hit.start - 2 for each in sentence.grades)
    return before in (("(", "was"), ("(", "were")) or (graded and before in ((",", "was"), (",", "were")))


def is_dealt_with(sentence: Sentence, hit: Hit) -> bool:
    """Return whether a priority action is done: "has been dealt with", "from priority actions to praise"."""
    ahead = sentence.texts[max(0, hit.start - REACH) : hit.start]
    if (
        (_COMPLETES & set(ahead[-2:]) and ahead[-1][0].isalnum())  # not "Inspection completed: priority action needed"
        or ("of" in ahead[-2:] and _FREE & set(ahead))
        or sentence.before(hit.start, 1, "from")
        or (ahead[-1:] == ("for",) and sentence.before(hit.start - 1, 1, "praised"))
    ):
        return True
    at = next((at for at in range(hit.end, hit.end + REACH_OF_NOT) if sentence.texts[at : at + 1] in _DONE), None)
    if at is None or sentence.before(at, REACH_OF_NOT, "not", "might", floor=hit.end):
        return False
    if _OVER & set(sentence.texts[hit.end : at]):
        return False  # "priority action needed over how referrals are dealt with"
    return at == hit.end or sentence.texts[at - 1] in _IS_DONE


def _is_passed_through(sentence: Sentence, hit: Hit) -> bool:
    """Return whether it was left again: "went from requires improvement to inadequate and back to good"."""
    following = sentence.texts[hit.end : hit.end + REACH]
    if "back" not in following or "to" not in following:
        return False
    return any(1 < each.start - hit.end <= REACH for each in sentence.grades)


def _is_missed_again(sentence: Sentence, hit: Hit) -> bool:
    """Return whether it was had and not given again: "misses out on a second outstanding"."""
    again = sentence.texts[max(0, hit.start - 1) : hit.start] in (("second",), ("third",), ("another",))
    return again and sentence.before(hit.start, REACH, "not") is not None


def _no_longer(sentence: Sentence, hit: Hit, start: int) -> Hit | None:
    """Find a "no longer" further off: "can no longer call its services for children outstanding"."""
    gone = sentence.before(hit.start, REACH_OF_NOT, "from", floor=start)
    return gone if gone and sentence.texts[gone.end - 1] == "longer" else None


def _is_from_inspectors(sentence: Sentence, hit: Hit, gone: Hit) -> bool:
    """Return whether it is inspectors that it came from: "secures good from Ofsted with outstanding leaders"."""
    them = (each for each in sentence.hits if each.sort == "inspector" and each.start == gone.end)
    return any(each.end < hit.start for each in them)  # not "out of inspectors' lowest category"


def _to_follows(sentence: Sentence, hit: Hit) -> bool:
    """Return whether the grade is the one that was fallen or risen to."""
    return hit.start > 0 and sentence.texts[hit.start - 1] in ("to", "into")
