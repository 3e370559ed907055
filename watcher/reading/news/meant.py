"""Which of the vocabulary's phrases in a sentence mean there what they mean elsewhere: "may" is a month, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.reading.news.clauses import GRADES
from watcher.reading.news.lexicon import hits_in

if TYPE_CHECKING:
    from watcher.reading.news.days import Named
    from watcher.reading.news.lexicon import Hit, Words

A_PLAN = 12
"""How few words before a result a plan is what is due, and not the result."""
OUT = 9
"""Within how many words after "our last inspection" it is said that it is this week's."""
_PLANS = frozenset(["plan", "statement"])
_SUPERLATIVES = frozenset(
    ("smallest", "largest", "biggest", "worst", "best", "lowest", "first", "only", "oldest", "newest", "poorest", "top")
)
"""What is first in the country is one of it: "the smallest council in England"."""
_ONE = tuple((each,) for each in ("county", "council", "authority", "city", "borough", "town", "unitary"))
_FEW = frozenset(("two", "three", "four", "five"))
_WHERE = frozenset(
    ("north", "south", "east", "west", "london", "northern", "southern", "eastern", "western", "yorkshire")
)
_WHERE |= {"midlands", "more", "neighbouring", "english", "city", "county", "borough", "district", "unitary", "local"}
_SENT = frozenset(("notification", "notifications", "referral", "referrals", "contact", "contacts"))
_COUNTED = (("second",), ("third",))
_COUNTRIES = frozenset(("black", "west", "north"))
"""Before "country" a region of England: the Black Country's boroughs."""
_IDIOMS = frozenset(("star", "model", "prize", "business", "virtual"))
"""Before a word of schools: "from star pupil to dunce", "taught in business schools"; a virtual school is a council's
own service for children in care."""
_WATCHES = frozenset(("watchdog", "watchdog's", "inspectorate", "regulator", "inspectors", "guard"))
"""Behind a word of schools Ofsted: "the schools watchdog"."""
_OF_CHILDREN = frozenset(("ofsted", "ofsted's", "children", "children's"))
"""Beside these a "care watchdog" is Ofsted."""
_OWN_COLUMNS = (("leader's",), ("executive's",), ("director's",), ("mayor's",), ("member's",))
"""Who has a column to tell of the council's results in, and not only to give an opinion."""
_LAST = frozenset(("last", "latest"))


def meant_hits(original: str, words: Words, dates: tuple[Named, ...]) -> tuple[Hit, ...]:
    """List the phrases in a sentence that mean what their sort says."""
    texts = words.texts
    in_dates = {at for each in dates for at in range(each.start, each.end)}
    hits = hits_in(texts)
    return tuple(
        each
        for each in hits
        if not (each.sort == "might" and (each.start in in_dates or _is_heard_of(each, hits)))  # "may" is a month
        and not (each.sort == "was" and _is_last_of_now(texts, each, hits))
        and not (each.sort == "awaited" and _PLANS & set(texts[max(0, each.start - A_PLAN) : each.start]))
        and not (each.sort == "national" and _is_of_one(texts, each))
        and not (each.sort == "reaction" and texts[max(0, each.start - 2) : each.end] == ("in", "a", "row"))
        and not (each.sort == "adults" and texts[each.start] == "care" and _OF_CHILDREN & set(texts))
        and not (each.sort == "school" and _IDIOMS & set(texts[max(0, each.start - 1) : each.start]))
        and not (each.sort == "school" and _WATCHES & set(texts[each.end : each.end + 1]))
        and not (each.sort in ("opinion", "retold") and texts[max(0, each.start - 1) : each.start] in _OWN_COLUMNS)
        and not (each.sort == "justice" and _is_who_tells(texts, each))
        and not (each.sort == "civic" and "ofsted" in texts)  # which grades no library and no kitchen
        and not (each.sort in GRADES and _is_one_but(texts, each))
        and not (each.sort == "send" and original.startswith("send", words.starts[each.start]))  # and to send a verb
    )


def _is_heard_of(might: Hit, hits: tuple[Hit, ...]) -> bool:
    """Return whether it is only not sure who has heard: "you may have seen that ...", "as parents will know"."""
    return any(each.sort == "heard" and each.start <= might.start < each.end for each in hits)


def _is_last_of_now(texts: tuple[str, ...], was: Hit, hits: tuple[Hit, ...]) -> bool:
    """Return whether the last inspection is the one of now: "our last inspection, published on Monday, found ..."."""
    if not _LAST & set(texts[was.start : was.end]):
        return False
    near = [each for each in hits if was.end <= each.start < was.end + OUT]
    return {"today", "published"} <= {each.sort for each in near}


def _is_who_tells(texts: tuple[str, ...], justice: Hit) -> bool:
    """Return whether police only tell a council of children: "police notifications pile up", "contacts from police"."""
    before, after = texts[max(0, justice.start - 1) : justice.start], texts[justice.end : justice.end + 1]
    told = _SENT & set(after) or (before == ("from",) and _SENT & set(texts[: justice.start]))
    return texts[justice.start : justice.end] == ("police",) and bool(told)


def _is_one_but(texts: tuple[str, ...], grade: Hit) -> bool:
    """Return whether it is not the last of the scale: "the second highest of the four grades"."""
    return texts[max(0, grade.start - 1) : grade.start] in _COUNTED and texts[grade.start] in _SUPERLATIVES


def _is_of_one(texts: tuple[str, ...], national: Hit) -> bool:
    """Return whether it is one place that is told apart from all of the country's: "England's smallest county"."""
    before, after = texts[max(0, national.start - 4) : national.start], texts[national.end : national.end + 2]
    counted = before
    while counted[-1:] and counted[-1] in _WHERE:
        counted = counted[:-1]
    if _FEW & set(counted[-1:]) and counted[-2:-1] != ("in",):
        return True  # "three councils judged inadequate", "two south London councils", but "one in five"
    if _SUPERLATIVES & set(before) or _COUNTRIES & set(before[-1:]):
        return True
    return bool(_SUPERLATIVES & set(after[:1])) and after[1:] in _ONE
