"""From when what is said is."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.reading.news import vocabulary
from watcher.reading.news.clauses import LOOKED, SOFT_EDGES, Sentence
from watcher.reading.news.known import TELLS

if TYPE_CHECKING:
    from watcher.reading.news.days import Named
    from watcher.reading.news.lexicon import Hit


CLOSE, NEAR, FAR, YEAR = 3, 8, 16, 9
"""How many words after a grade its own date is; how many may be between a grade and the date after it, and how many
where the date is so many months back."""
_PARTED = frozenset(["is", "are", "now", "has", "have", "and", "than", "time", "as", "ahead", "before"])
"""What parts a grade from a date that comes after it: the date is of something else."""

_THEN = frozenset(("when", "found", "said", "judged", "rated", "warned", "revealed"))
"""What is said of a date that something is compared with: "since 2015, when it was good"."""

_PARTS = frozenset(("was", "were", "is", "are", "has", "had", "from", "to", "not", "now", "but"))
"""What keeps two grades apart that one date follows: not "rated good with outstanding leaders in 2022"."""
_RELEASED_IN = tuple((each, "in") for each in ("published", "released", "issued", "report", "letter", "verdict"))
"""What dates all that a report says: "the report, published in May, says they require improvement"."""
_LABELS = frozenset(("rated", "judged", "graded", "found", "branded", "deemed"))
_RATED_THEN = frozenset(("was", "were", "been", "being", "is", "are", "and", "but", "had", "has", "have", ","))
"""What makes "rated" the verb of its clause, and no label of whom it follows."""
_DONE_TOO = frozenset(("found", "described", "said", "saw", "warned", "criticised", "reported", "identified"))
A_YEAR, OPENING = 12, 5
"""In months, and within how many words of a sentence's beginning, how long ago it was that all in it happened."""
OLD_MONTHS, OLD_INSPECTION_MONTHS = 1, 9
"""From how many months before the piece on a result is an earlier one; an inspection may lie further back."""
CLOSE_BY = 5
"""Within how many words after a date "inspectors told us that" ends."""
SINCE = 6
"""In words: how far "two years since" is from what it is counted from."""
FIRST_SINCE = 5
"""How many words before a date "first" may be: "its first full inspection since May 2015"."""
_REPORTED = frozenset(("said", "reported", "found", "concluded", "warned", "ruled", "revealed", "told"))
_SINCE_THEN = frozenset(("now", "today", "has", "have", "but", ";"))
_SINCE = ("after", "on", "later", "since")
_OF_NOW = frozenset(("now", "today", "is", "are")) | TELLS
"""What parts a grade from a date before it: "Ofsted, which came in the summer, concludes that ..."."""


def date_of(sentence: Sentence, hit: Hit, start: int, end: int) -> Named | None:
    """Find the date of what is said: the next one after it, or the last before it, with no other grade between."""
    return _date_behind(sentence, hit, end) or _date_ahead(sentence, hit, start)


def is_after_long(sentence: Sentence, hit: Hit) -> bool:
    """Return whether a sentence begins with how long ago it was that all else happened."""
    return any(
        each.ago
        and each.months >= A_YEAR
        and each.start <= OPENING
        and sentence.texts[each.end - 1] == "since"
        and not _goes_on(sentence.texts[each.end : hit.start])
        for each in sentence.dates
    )


def _goes_on(words: tuple[str, ...]) -> bool:
    """Return whether something else follows, unlike what was done then, too: "judged it inadequate and found ..."."""
    done = {"and"} if any(one == "and" and other in _DONE_TOO for one, other in pairwise(words)) else set()
    return bool(({",", "and", "but", "now", "still"} - done) & set(words))


def _fits(hit: Hit, date: Named) -> bool:
    return hit.sort in vocabulary.GRADES or not date.base


def _other_grades(sentence: Sentence, hit: Hit) -> list[int]:
    grades = (each.start for each in sentence.grades)
    return [each for each in grades if not hit.start <= each < hit.end]  # "requires improvement to be good" is one


def _date_behind(sentence: Sentence, hit: Hit, end: int) -> Named | None:
    grade, others = hit.sort in vocabulary.GRADES, _other_grades(sentence, hit)
    for date in sentence.dates:
        reach = FAR if grade and date.months >= YEAR and not date.base else NEAR
        # "downgraded it to requires improvement to be good in 2019"
        reach += sum(each.end - each.start - 1 for each in sentence.grades if hit.end <= each.start and not grade)
        if hit.end <= date.start < min(end, hit.end + reach) and _fits(hit, date):
            if date.ago and sentence.texts[date.end - 1] == "after":
                break  # "good four years after the takeover"
            between = sentence.texts[hit.end : date.start]
            if grade and between == ("(",) and sentence.texts[date.end : date.end + 1] == (")",):
                return date  # "inadequate (November 2023)"
            listed = bool(between) and between[0] in ("with", "and") and not _PARTS.intersection(between)
            if any(hit.start < each < date.start for each in others) and not listed and (grade or "since" in between):
                break
            joined = {"and"} if reach == FAR else set()  # "inadequate at one thing and at another in 2012"
            if not grade and _is_of_a_label(sentence, hit.end, date.start):
                break
            if any(each in _PARTED - joined or each in SOFT_EDGES for each in _without_care(between)):
                break
            if sentence.texts[hit.end - 1] == "below" and any(hit.end <= each < date.start for each in others):
                break  # "one grade below the outstanding of 2018"
            if date.base and _is_since(sentence, hit, date):
                break
            return date
    return None


def _is_since(sentence: Sentence, hit: Hit, date: Named) -> bool:
    """Return whether a date says since when it is the first, or the fall: "has declined to inadequate since 2022"."""
    fell = sentence.texts[hit.start - 1] == "to" and sentence.before(hit.start, CLOSE, "decline", "down")
    return bool(fell) or "first" in sentence.texts[max(0, hit.start - 6) : date.start]


def _is_of_a_label(sentence: Sentence, low: int, high: int) -> bool:
    """Return whether a grade that labels somebody has the date: "too slow at the council rated inadequate in 2024"."""
    return any(
        low < each.start < high
        and sentence.texts[each.start - 1] in _LABELS
        and sentence.texts[each.start - 2] not in _RATED_THEN
        for each in sentence.grades
    )


def _opens(sentence: Sentence, date: Named) -> bool:
    """Return whether all of a sentence is of a day long past: "Three years ago ...", "In 2023 ...".

    Two years ago "this week" opens one wherever it stands, for what stands before it is a picture's words.
    """
    anniversary = date.ago and sentence.texts[date.end : date.end + 1] in (("this",), ("today",))
    labelled = sentence.texts[date.start - 1 : date.start] == (".",)  # "Profile. Eight years ago ..."
    return (date.start <= 1 or labelled or anniversary) and not date.base and (date.ago or date.months >= YEAR)


def _without_care(words: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out the "after" of whoever is looked after."""
    return tuple(each for at, each in enumerate(words) if not (each == "after" and at and words[at - 1] in LOOKED))


def _is_how_long_none_came(sentence: Sentence, date: Named) -> bool:
    """Return whether a date says only since when there was none: "the first inspection since 2015", but not "when"."""
    first = "first" in sentence.texts[max(0, date.start - FIRST_SINCE) : date.start]
    since = "since" in sentence.texts[max(0, date.start - 2) : date.start]
    return first and since and "when" not in sentence.texts[date.end : date.end + 2]


def _is_of_another(date: Named, between: tuple[str, ...], others: list[int]) -> bool:
    """Return whether a date is a grade's before it: "inadequate in 2014 to good", "good in 2016, require ..."."""
    return between[:1] == ("to",) or ("," in between and any(0 < date.start - each <= CLOSE for each in others))


def _is_reported_then(sentence: Sentence, hit: Hit, date: Named) -> bool:
    """Return whether a date is of all that follows "that": "said in March that leaders are ... and care is ..."."""
    between = sentence.texts[date.end : hit.start]
    that = between.index("that") if date.ago and "that" in between[:CLOSE_BY] else 0
    said = bool(_REPORTED & {*sentence.texts[max(0, date.start - 2) : date.start], *between[:that]})
    return said and "that" in between[: that + 1] and not _SINCE_THEN & set(between)


def _date_ahead(sentence: Sentence, hit: Hit, start: int) -> Named | None:
    others = _other_grades(sentence, hit)
    for date in reversed(sentence.dates):
        labels = date.end == hit.start - 1 and sentence.texts[date.end] == ":"
        if labels or _is_reported_then(sentence, hit, date):
            return date  # "requires improvement (2022: good)"
        if date.end > hit.start or date.start < start or _is_how_long_none_came(sentence, date):
            continue
        between = sentence.texts[date.end : hit.start]
        if "to" in sentence.texts[max(0, hit.start - 2) : hit.start] and "from" in between:
            others = []  # "in 2015 it went from good to inadequate" dates both
        if _is_of_another(date, between, others):
            return None
        if hit.sort not in vocabulary.GRADES and any(0 <= date.start - each.end <= 3 for each in sentence.grades):
            return None  # "since its inadequate judgement in May progress has been made"
        if date.ago and sentence.texts[date.end - 1] in _SINCE and "," in between:
            return None  # "three years after that, Bolton requires improvement"
        opens = _opens(sentence, date)
        ahead = len(between) <= 9 or between[:1] == (",",) or opens
        # "in 2023 the whole was good and one part required improvement"
        parted = not opens and any(date.end <= each < hit.start for each in others)
        if parted or not ahead or not (_fits(hit, date) or _THEN.intersection(between)):
            return None
        base = date.base and not _THEN.intersection(between)
        told = () if sentence.texts[date.start - 2 : date.start] in _RELEASED_IN else _OF_NOW.intersection(between)
        if (base and "," in between) or told:
            return None
        return date._replace(inspection=date.inspection and "when" not in between[:2])
    return None


def is_old(dated: Named) -> bool:
    """Return whether what bears a date is an earlier result's; what is told as so long ago is."""
    if dated.ago and dated.months:
        return True
    return dated.months > (OLD_INSPECTION_MONTHS if dated.inspection else OLD_MONTHS)


def is_old_sign(sentence: Sentence, hit: Hit, dated: Named) -> bool:
    """Return whether a sign is dated back: "two years after it was inadequate" dates no lack of progress."""
    lasts = dated.ago and sentence.texts[dated.end - 1] in ("on", "after", "since", "later")
    return is_old(dated) and not (lasts and hit.sort == "no progress")


def had_been(sentence: Sentence, hit: Hit) -> bool:
    """Return whether it is before what the sentence dates: "had deteriorated and were rated inadequate in November"."""
    had = "had" in sentence.texts[max(0, hit.start - 2) : hit.start]
    if hit.sort == "left behind" and {"had", "taken"} <= set(sentence.texts[max(0, hit.start - 12) : hit.start]):
        return True  # "it had taken five years to get from inadequate to good"
    return had and any(not each.base and each.start > hit.end and is_old(each) for each in sentence.dates)


def is_since(sentence: Sentence, hit: Hit) -> bool:
    """Return whether a time is counted from it: "it is two years since Bromley left the inadequate category"."""
    counted = (each for each in sentence.dates if each.ago and sentence.texts[each.end - 1] in ("since", "after"))
    return hit.sort in ("left behind", "improved") and any(0 <= hit.start - each.end <= SINCE for each in counted)
