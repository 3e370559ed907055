"""How a grade or a sign stands: now, still, known, earlier, left, denied or awaited."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.reading.news.clauses import FINITE, Sentence, Standing, clause, is_parted_from_its_not
from watcher.reading.news.dating import had_been, is_after_long, is_old, is_old_sign, is_since
from watcher.reading.news.known import (
    is_asked_about,
    is_by_the_way,
    is_counted_from,
    is_followed,
    is_label,
    is_of_now,
    is_of_the_report,
    is_reported_on,
    is_risked,
    is_today,
    is_told_by_the_way,
)
from watcher.reading.news.left import (
    is_dealt_with,
    is_failed,
    is_halted,
    is_left,
    is_not_left,
    is_said_of_before,
    is_to_be_won_back,
)

if TYPE_CHECKING:
    from watcher.reading.news.days import Named
    from watcher.reading.news.lexicon import Hit

CLOSE_BY, REACH, REACH_OF_NOT, REACH_OF_DENIED, REACH_OF_THAT = 5, 5, 8, 9, 12
"""In words: how far before "which" an inspection is called the last, how far after a grade is what dates it, and before
it "not", "denies a" and "no truth in reports that"."""
_ASKS = frozenset(("want", "wants", "wanting", "call", "calls", "called", "must", "need", "needs", "should"))
"""Inspectors who want priority action have asked for it."""
_IS = frozenset(("is", "are", "now", "has", "have"))
_BETWEEN = frozenset(("nonetheless", "nevertheless", "now", "also", "still", "since"))
"""What may stand within a verb: "has nonetheless been rated"."""
_THEN = frozenset(("before", "after", "as", "when", "while"))
_FALLS = frozenset(("downgrade", "downgrading", "fall", "drop", "slump", "demotion", "slide"))
_GIVEN = frozenset(("given", "gets", "got", "handed", "receives", "received", "has", "have", "awarded", "in", "into"))
_ANEW = frozenset(("again", "back", "anew", "once", "second"))
_NONE_OF = (("none", "of"), ("neither", "of"), ("not", "one"), ("no", "judgement"), ("no", "area"))
_BE = (("is",), ("are",), ("was",), ("were",), ("judged",), ("rated",), ("graded",), ("found",), ("be",))
_ELSE_IS = frozenset(("that", "which", "who", "because", "and", "but"))
"""What begins words that are of something else than none: "none of this hides that they are inadequate"."""
_LONG = frozenset((each, "long") for each in ("too", "so", "as", "how", "very"))
"""What takes long, and says nothing of before."""
_TELL_AS_KNOWN = (is_asked_about, is_followed, is_counted_from, is_of_the_report)
_AND_HAS = frozenset((one, other) for one in ("and", "but") for other in ("has", "have"))
_AS_BEFORE = frozenset(("they", "it", "things", "she", "he", "was", "were", "did", "had", "been", "ever", "even"))
"""What may stand between "than" and "when": not "fewer than 40 children waited when ..."."""
_LAST = frozenset(("last", "previous", "earlier"))
_LABELS = frozenset(
    ("inspection", "inspected", "rating", "grade", "judgement", "judgment", "outcome", "result", "report")
)
"""What is labelled with a day or a grade of its own."""

_Tells = tuple[tuple[Standing, Callable[[], object]], ...]
"""How something stands if what comes before it tells nothing, in order."""


def _is_compared(before: tuple[str, ...]) -> bool:
    """Return whether the words in front of "when" end a comparison with then: "better than they were when ..."."""
    return "than" in before and _AS_BEFORE.issuperset(before[before.index("than") + 1 :])


def standing_of_grade(sentence: Sentence, hit: Hit, start: int, dated: Named | None) -> Standing:
    """Return how a grade stands."""
    low, high = clause(sentence, hit.start, hit.end, soft=True)
    opens = sentence.texts[low - 1] if low and not _resumes(sentence, hit, low) else ""
    tells: _Tells = (
        (Standing.STILL, lambda: is_not_left(sentence, hit, start) or _is_given_it_again(sentence, hit)),
        (Standing.LEFT, lambda: is_left(sentence, hit, start)),
        (Standing.DENIED, lambda: sentence.before(hit.start, 5, "not", floor=low)),
        (Standing.DENIED, lambda: is_parted_from_its_not(sentence, hit.start, low) or _is_of_none(sentence, hit, low)),
        (Standing.DENIED, lambda: _is_denied(sentence, hit, start)),
        (Standing.EARLIER, lambda: is_to_be_won_back(sentence, hit, low)),
        (Standing.AWAITED, lambda: _is_awaited(sentence, hit, low)),
        (Standing.EARLIER, lambda: (dated is not None and is_old(dated)) or _is_set_back(sentence, hit)),
        (Standing.EARLIER, lambda: _opens_on_before(sentence, hit, low, opens)),
        (Standing.EARLIER, lambda: sentence.covering(hit.start, "was") and not _is_out_today(sentence, hit)),
        (Standing.EARLIER, lambda: is_said_of_before(sentence, hit) or _was(sentence, hit, start, low, opens)),
        (Standing.KNOWN, lambda: opens in ("after", "following") and is_told_by_the_way(sentence, hit, low)),
        (Standing.KNOWN, lambda: is_by_the_way(sentence, hit, low, opens)),
        (Standing.KNOWN, lambda: any(told(sentence, hit) for told in _TELL_AS_KNOWN)),
        (Standing.STILL, lambda: _is_again(sentence, hit, low, high)),
        (Standing.KNOWN, lambda: is_label(sentence, hit)),
    )
    return next((standing for standing, tell in tells if tell()), Standing.NOW)


def _opens_on_before(sentence: Sentence, hit: Hit, low: int, opens: str) -> bool:
    """Return whether what opens its clause dates it back: "having been", "better than when", "its last one, which"."""
    ahead = sentence.texts[max(0, low - CLOSE_BY) : low - 1]
    if opens == "when" and sentence.texts[hit.start - 1] in ("is", "are"):
        return False  # "support for you when you leave care is inadequate"
    if opens == "having" or (opens == "when" and _is_compared(ahead)) or (opens == "which" and _LAST & set(ahead)):
        return True
    return opens in ("when", "whose") and not is_of_now(sentence, hit)


def standing_of_sign(sentence: Sentence, hit: Hit, start: int, dated: Named | None) -> Standing:
    """Return how a sign (a fall, a decline, a priority action) stands."""
    low, _ = clause(sentence, hit.start, hit.end, soft=True)
    opens = sentence.texts[low - 1] if low and not _resumes(sentence, hit, low) else ""
    was = sentence.before(hit.start, 4, "was", floor=max(low, start))
    tells: _Tells = (
        (Standing.NOW, lambda: _could_not_be_kept_off(sentence, hit)),
        (Standing.DENIED, lambda: _is_bent(sentence, hit, low)),
        (Standing.DENIED, lambda: hit.sort == "left behind" and is_failed(sentence, hit)),
        (Standing.DENIED, lambda: _denial(sentence, hit, start, "denied")),
        (Standing.AWAITED, lambda: is_risked(sentence, hit) or _might_be(sentence, hit, low)),
        (Standing.EARLIER, lambda: dated is not None and is_old_sign(sentence, hit, dated)),
        (
            Standing.EARLIER,
            lambda: is_since(sentence, hit) or is_after_long(sentence, hit) or had_been(sentence, hit),
        ),
        (Standing.EARLIER, lambda: (was and not _is_reported(sentence, was)) or opens in ("having", "when")),
        (Standing.LEFT, lambda: hit.sort == "priority" and is_dealt_with(sentence, hit)),
        (Standing.KNOWN, lambda: _is_known_sign(sentence, hit, low, opens)),
    )
    return next((standing for standing, tell in tells if tell()), Standing.NOW)


def _is_bent(sentence: Sentence, hit: Hit, low: int) -> bool:
    """Return whether a "not" is said of it, or what halted it; not in "is not strong and has declined"."""
    bent = {"decline": ("not", "halted"), "down": ("not", "halted"), "improved": ("not",), "no progress": ()}
    sorts = bent.get(hit.sort, ("not",))
    if not sorts:
        return sentence.texts[max(0, hit.start - 1)] == "no"  # "no lack of progress"
    reach = REACH_OF_NOT if hit.sort == "left behind" else 5
    bending = sentence.before(hit.start, reach, *sorts, floor=low)
    if bending and sentence.covering(bending.start, "no progress"):
        bending = None  # "makes no progress, and priority action is needed"
    if bending and not _AND_HAS & set(pairwise(sentence.texts[bending.end : hit.start])):
        return True
    return ("halted" in sorts and is_halted(sentence, hit)) or is_parted_from_its_not(sentence, hit.start, low)


def _might_be(sentence: Sentence, hit: Hit, low: int) -> bool:
    might = sentence.before(hit.start, 6, "might", floor=low)
    return might is not None and not (hit.sort == "priority" and sentence.texts[might.start] in _ASKS)


def _is_of_none(sentence: Sentence, hit: Hit, low: int) -> bool:
    """Return whether no judgement has it: "none of its five judgements is inadequate", not "none is better than"."""
    between = sentence.texts[low + 2 : hit.start]
    return sentence.texts[low : low + 2] in _NONE_OF and between[-1:] in _BE and not _ELSE_IS & set(between)


def _is_denied(sentence: Sentence, hit: Hit, start: int) -> bool:
    """Return whether it is what somebody denies or believed: not in "denies a cover-up as Ofsted rates it ..."."""
    denied = _denial(sentence, hit, start, "denied", "believed")
    return denied is not None and not any(
        each.sort == "inspector" and each.start > denied.end and sentence.texts[each.start - 1] in ("as", "after")
        for each in sentence.hits
        if each.end <= hit.start
    )


def _denial(sentence: Sentence, hit: Hit, start: int, *sorts: str) -> Hit | None:
    """Find what denies it: close by, or "that" it is so, but not "denies that it was warned before Ofsted rated it"."""
    found = sentence.before(hit.start, REACH_OF_THAT, *sorts, floor=start)
    if found is None or found.start >= hit.start - REACH_OF_DENIED:
        return found
    that = "that" in sentence.texts[found.end - 1 : found.end + 2]
    return found if that and not _THEN & set(sentence.texts[found.end : hit.start]) else None


def _is_known_sign(sentence: Sentence, hit: Hit, low: int, opens: str) -> bool:
    """Return whether a sign is told by the way, as known: "its lost rating", "after being downgraded"."""
    if is_by_the_way(sentence, hit, low, opens) or is_asked_about(sentence, hit):
        return True
    if sentence.texts[0] == "how" and not is_today(sentence):
        return True  # "How Derby fell": told at length, afterwards
    if _is_since_then(sentence, hit) or (hit.sort == "priority" and is_counted_from(sentence, hit)):
        return True
    if hit.sort == "priority" and is_reported_on(sentence, hit):
        return True
    # "the inspection in which priority actions were set"
    set_then = opens == "which" and {"was", "were"} & set(sentence.texts[hit.end : hit.end + 1])
    if set_then and not is_today(sentence):
        return True
    lost = sentence.texts[hit.start] == "lost" and sentence.texts[hit.start - 1].endswith("'s")
    return lost or opens == "whose" or (opens in ("after", "following") and is_told_by_the_way(sentence, hit, low))


def _was(sentence: Sentence, hit: Hit, start: int, low: int, opens: str) -> bool:
    """Return whether it was before: "previously good", but not "rated good at the time and inadequate today".

    "After four years at good" begins with what opens its clause.
    """
    floor, reach = (start, 12) if opens == "which" else (low - (opens in ("after", "when")), 8)
    was = sentence.before(hit.start, reach, "was", floor=floor)
    if was is None or _LONG & set(pairwise(sentence.texts[max(0, was.start - 1) : was.end])):
        return False
    return not any(each in _IS for each in sentence.texts[was.end : hit.start])


def _is_out_today(sentence: Sentence, hit: Hit) -> bool:
    """Return whether what something came after is of today: "after Ofsted's verdict of inadequate, out today"."""
    return is_today(sentence) and sentence.texts[max(0, hit.start - 1) : hit.start] == ("of",)


def _could_not_be_kept_off(sentence: Sentence, hit: Hit) -> bool:
    """Return whether it came though somebody tried to stop it: "could not prevent a downgrade"."""
    halted = sentence.before(hit.start, 4, "halted")
    if halted is None:
        return False
    ahead = sentence.texts[max(0, halted.start - 2) : halted.start]
    asked = ahead == ("told", "to") or ahead[-1:] == ("must",)
    return asked or sentence.before(halted.start, 1, "not") is not None


def _resumes(sentence: Sentence, hit: Hit, low: int) -> bool:
    """Return whether the main clause goes on: "a council whose work is taught abroad has been downgraded"."""
    if low and sentence.texts[low - 1] == "when" and {"has", "have"} & set(sentence.texts[low + 1 : hit.start]):
        return True  # "a firm set up when the county failed has taken it to good"
    rated = any(each.sort == "rated" and each.end == hit.start for each in sentence.hits)
    between = tuple(each for each in sentence.texts[low : hit.start - rated] if each not in _BETWEEN)
    return between[-2:] in (("has", "been"), ("have", "been")) and bool(FINITE & set(between[:-2]))


def _is_since_then(sentence: Sentence, hit: Hit) -> bool:
    """Return whether something followed it: "its first letter since last year's downgrade", "a row over the fall"."""
    if hit.sort != "down" or sentence.texts[hit.start] not in _FALLS:
        return False
    before = sentence.texts[max(0, hit.start - 4) : hit.start]
    return before[-2:] == ("over", "the") or ("since" in before and "," not in before)


def _is_set_back(sentence: Sentence, hit: Hit) -> bool:
    """Return whether it sets a story back in time: "When the trust took over, leadership was inadequate"."""
    texts = sentence.texts
    label = texts[: texts.index(":", 0, hit.start)] if ":" in texts[: hit.start] else ()
    if label[:3] == ("on", "this", "day") or (label and _is_of_long_ago(sentence, len(label))):
        return True  # "On this day: …", "Ten years ago today: …"
    if any(each.ago and texts[each.start - 1] == ":" and each.end == len(texts) for each in sentence.dates):
        return True  # "rated inadequate: one year on"
    if texts[:3] == ("at", "the", "time") or (label and label[0] in _LAST and _LABELS & set(label)):
        return True  # "Previous inspection (December 2023): outstanding"; not "Last week: …"
    inspected = sentence.has("inspector", "visit", "inspection", "today")
    return texts[0] == "when" and texts[hit.start - 1] in ("was", "were") and not inspected


def _is_of_long_ago(sentence: Sentence, colon: int) -> bool:
    """Return whether all that stands before a colon is a day: "Ten years ago Bolton was good: …" says more."""
    return any(
        each.start <= 1 and each.end <= colon <= each.end + 1 and each.ago and sentence.texts[each.end - 1] == "ago"
        for each in sentence.dates
    )


def _is_awaited(sentence: Sentence, hit: Hit, low: int) -> bool:
    fall = sentence.before(hit.start, REACH, "down", floor=low)
    if is_risked(sentence, hit) or (fall and is_risked(sentence, fall)):
        return True  # "risks falling into the bottom grade"
    might = sentence.before(hit.start, 9, "might", floor=low)
    # "services that promised to improve remain inadequate": the promise is told by the way
    return might is not None and (might.start == low or sentence.texts[might.start - 1] != "that")


def _is_reported(sentence: Sentence, was: Hit) -> bool:
    """Return whether "had been" only reports what is found now: "inspectors said there had been little progress"."""
    told = any(each.sort == "rated" and each.end <= was.start for each in sentence.hits)
    return told and sentence.texts[max(0, was.start - 1) : was.start] == ("there",)


def _is_given_it_again(sentence: Sentence, hit: Hit) -> bool:
    """Return whether a grade comes back as "it": "two years after escaping the lowest rating it is given it again"."""
    following = sentence.texts[hit.end :]
    at = next((at for at, pair in enumerate(pairwise(following)) if pair[1] == "it" and pair[0] in _GIVEN), None)
    if at is None or sentence.before(hit.end + at, REACH_OF_NOT, "not", "might", floor=hit.end):
        return False
    return bool(_ANEW & set(following[at + 2 : at + 4]))


def _is_again(sentence: Sentence, hit: Hit, low: int, high: int) -> bool:
    if sentence.before(hit.start, 7, "still", "again", floor=low):
        return True
    if sentence.texts[hit.end : hit.end + 2] == (",", "again"):
        return True
    return sentence.has("again", low=hit.end, high=min(high, hit.end + 6))
