"""What a clause tells as known, by the way: "the 'inadequate' council", "after the report, which Ofsted called ..."."""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from watcher.reading.news.clauses import RATING, Sentence

if TYPE_CHECKING:
    from watcher.reading.news.lexicon import Hit

CLOSE_BY, COUNTED = 5, 10
"""In words: how far before "which" or "who" is whom it means, and how far before a grade "since" may be."""
TELLS = frozenset(
    (
        *("has", "have", "finds", "identifies", "names", "sets", "raises", "lists", "says", "shows", "reveals"),
        *("warns", "judges", "rates", "grades", "brands", "gives", "slams", "condemns", "downgrades", "concludes"),
        *("calls", "marks", "there's"),
    )
)
"""What tells the news itself after what it came after: "a letter sent after a visit in May names ..."."""
_TOLD = frozenset(("found", "identified", "named", "set", "raised", "revealed", "warned"))
_TOLD_WHOM = frozenset(("told", "tells", "tell", "informed", "informs"))
_FOLLOWED = frozenset(("follow", "follows", "followed", "wake"))
_REPORTS_ON = frozenset((one, other) for one in ("update", "progress") for other in ("on", "with", "against"))
_IS_ABOUT = frozenset((":", ";", ",", "-", "leads", "led", "means", "brings", "prompts", "results", "ends", "needs"))
"""What parts a report's subject from what came of it."""
_CHILDREN = frozenset(("children", "youngsters", "teenagers", "families", "leavers", "people", "babies", "kids"))
_AT = ("at", "in", "of", "for")
"""What makes a grade before a name a label: "delays at outstanding Essex"."""
_BEFORE_A_NAME = (*_AT, "improve", "by", "from")
_JUDGED = frozenset(("was", "were", "being"))
_CALLED = frozenset(("called", "judged", "rated", "found", "graded", "branded", "declared"))
_FEELINGS = frozenset(
    (
        *("sorry", "apologises", "apologised", "disappointed", "disappointment", "shock", "dismay", "anger"),
        *("sadness", "regret", "alarm", "outcry", "fury", "furious", "outrage", "backlash"),
        *("devastated", "devastation", "gutted", "appalled", "horrified", "horror", "ashamed", "shame", "saddened"),
        *("dismayed", "shocked", "alarmed", "distress", "heartbroken", "embarrassment"),
    )
)
"""What may be told first of a report: "anger in Bolton after its services were downgraded"."""
_JUST = frozenset(("hours", "minutes"))
"""Before "after" it is of today."""
_SERVED = frozenset(
    (
        *("receive", "receives", "receiving", "get", "gets", "getting"),
        *("offer", "offers", "give", "gives", "provide", "provides"),
    )
)
_COSTS = frozenset(("cost", "costs", "adds", "added"))
_SEVERAL = frozenset(("verdicts", "ratings", "judgements", "reports"))
_PUBLISHED = frozenset(("published", "released", "announced", "revealed", "issued"))
_GAVE = frozenset(("gave", "given", "awarded", "handed", "issued"))
_THIS_DAY = frozenset(("today's", "morning's", "afternoon's", "evening's"))
_COMES_LATER = frozenset(("days", "weeks", "week", "fortnight", "months", "month", "comes", "came", "come"))
_BEING = (("response", "to", "being"), ("since", "being"), ("over", "being"))
_RULED_OUT = frozenset((("be", "ruled"), ("be", "excluded"), ("be", "discounted"), ("the", "question")))
_JOINS = frozenset(("and", "but", "as", "while"))
RULED_OUT = 6
"""Within how many words after a grade it is not ruled out, or not out of the question."""
_RISKS = (("risk",), ("risks",), ("risked",), ("risking",))
_LATER = (("after",), ("following",), ("since",))
_IS = frozenset(("is", "are", "was", "were", "has", "have", "will"))
OPENING, GIVEN = 2, 6
"""In words: how far a sentence's beginning goes, and how far after a judgement it is said when it was given."""
_TIMES = frozenset(("days", "weeks", "week", "months", "month", "years", "year"))
_LABELLED = frozenset(
    (
        *("council", "councils", "authority", "authorities", "local", "city", "county", "borough", "trust"),
        *("children's", "childrens", "children", "child", "social", "services", "service", "department"),
    )
)
_KNOWN_BY = frozenset(
    (
        *("its", "the", "their", "this", "that", "his", "our", "of", "council's", "ofsted's", "year's"),
        *("previous", "recent", "earlier", "latest"),
    )
)
_HAVE_FOUND = frozenset((has, found) for has in ("has", "have") for found in ("found", "seen", "identified", "warned"))
_STANDS = frozenset(("been", "had", "long", "never", "always", "an", "a", "no", "the"))
"""What follows "has" where it is no news: "which has been inadequate", but not "Ofsted, which has marked it down"."""
_BY_THE_WAY = frozenset(("was", "were", "is", "are", "ofsted", "inspectors", "had", "has", "have"))
"""What begins a clause that tells by the way what was known: "which Ofsted judged inadequate"."""


def is_followed(sentence: Sentence, hit: Hit) -> bool:
    """Return whether it speaks of a report that something followed: "calls follow the report, which rated it ..."."""
    before = sentence.texts[: hit.start]
    at = max((at for at, each in enumerate(before) if each == "which"), default=0)
    answered = "response" in before[:at] and any(each.months and each.start < at for each in sentence.dates)
    answered |= any(before[-len(each) - rated : len(before) - rated] == each for each in _BEING for rated in range(4))
    return (bool(_FOLLOWED & set(before[:at])) or answered) and not is_today(sentence)


def is_asked_about(sentence: Sentence, hit: Hit) -> bool:
    """Return whether people ask or talk about it: "asked why Hull fell", "discussing how it came to lose its grade"."""
    before = sentence.texts[max(0, hit.start - COUNTED) : hit.start]
    how = "how" in before and bool({"came", "come", "became"} & set(before[before.index("how") :]))
    meant = sentence.texts[0] == "what" and bool({"means", "mean", "meant"} & set(sentence.texts[hit.end :]))
    return ("why" in before or how or meant) and not is_today(sentence)


def is_risked(sentence: Sentence, hit: Hit) -> bool:
    """Return whether it is what somebody risks: "risks losing its good rating"; children at risk are none.

    What is not ruled out may come, too.
    """
    texts = sentence.texts
    behind = takewhile(lambda each: each[0].isalpha() and each not in _JOINS, texts[hit.end :][:RULED_OUT])
    if not _RULED_OUT.isdisjoint(pairwise(behind)):
        return True  # "a lower grade could not be ruled out"
    risks = texts[max(0, hit.start - 1) : hit.start] in _RISKS and texts[hit.start].endswith("ing")
    return risks and texts[max(0, hit.start - 2) : hit.start] != ("at", "risk")


def is_of_the_report(sentence: Sentence, hit: Hit) -> bool:
    """Return whether it only says which report is meant: "a complaint on the inspection that found it inadequate"."""
    before = sentence.texts[max(0, hit.start - CLOSE_BY) : hit.start]
    if "that" not in before or is_today(sentence):
        return False
    at = hit.start - len(before) + before.index("that")
    named = sentence.texts[max(0, at - 2) : at]
    by_them = sentence.has("inspector", low=at + 1, high=at + 4)
    if by_them and _LABELLED & set(named[-1:]):
        return not _TOLD_WHOM & set(sentence.texts[:at])  # "a group slams the service that Ofsted found inadequate"
    return named[:1] == ("the",) and named[-1] in RATING


def is_reported_on(sentence: Sentence, hit: Hit) -> bool:
    """Return whether it is what a paper reports on: "an update on the priority action plan which followed a visit"."""
    low = max(0, hit.start - CLOSE_BY)
    ahead = sentence.texts[low : hit.start]
    told = [low + at for at, pair in enumerate(pairwise(ahead)) if pair in _REPORTS_ON]
    if "progress" in ahead and ahead[-1] in ("on", "against"):
        told.append(low + ahead.index("progress"))  # "praises progress in Hull on priority actions"
    if told and not _IS_ABOUT.isdisjoint(sentence.texts[told[-1] : hit.start]):
        told = []  # "Update on an inspection: priority action needed", "slow progress with plans leads to ..."
    after = sentence.texts[hit.end : hit.end + CLOSE_BY]
    followed = any(one in ("which", "that") and other in _FOLLOWED for one, other in pairwise(after))
    since = told[-1] if told else hit.start
    # "Councillors hear on Tuesday of progress with ...": the day is the meeting's
    today = is_today(sentence, low=since)
    return bool(followed or told) and not today


def is_counted_from(sentence: Sentence, hit: Hit) -> bool:
    """Return whether it is what visits are counted from: "its third visit since they were judged inadequate"."""
    low = max(0, hit.start - COUNTED)
    before = sentence.texts[low : hit.start]
    if "since" not in before:
        return False
    at = before.index("since")
    if RATING & set(sentence.texts[hit.start : hit.end + 1]) and "," not in before[at:] and not is_today(sentence):
        return True  # "has run them since the city's lowest rating"
    if (_CALLED | _TOLD) & set(before[at:]) and "," not in before[at:]:
        return True  # "little change since they called it inadequate"
    return bool(_JUDGED & set(before[at:]) or _TIMES & set(sentence.texts[low + at - 1 : low + at]))


def is_by_the_way(sentence: Sentence, hit: Hit, low: int, opens: str) -> bool:
    """Return whether a clause tells what was known: "which Ofsted judged ...", but not "where it has now found ..."."""
    judges = sentence.has("inspector", low=low + 1, high=low + 3)
    begins = sentence.texts[low] in _BY_THE_WAY or (sentence.texts[low] == "the" and judges)
    # "a council where services were rated inadequate is not improving", but not "Bolton, where they were, is ..."
    whole = opens == "where" and "were" in sentence.texts[low : hit.start] and sentence.texts[low - 2] != ","
    begins |= whole and bool(_IS & set(takewhile(lambda each: each not in _JOINS, sentence.texts[hit.end :])))
    if opens not in ("which", "who", "where") or not begins:
        return False
    if opens == "who" and _CHILDREN & set(sentence.texts[max(0, low - CLOSE_BY) : low - 1]):
        return False  # "children in Bolton who are at risk wait longer": the main clause may follow
    if opens == "who" and any(each.startswith("inspector") for each in sentence.texts[:low]):
        return False  # "inspectors who were in Bolton in May set ..."
    done = sentence.texts[low] in ("has", "have") and sentence.texts[low + 1] not in _STANDS
    found = done or (opens == "where" and _HAVE_FOUND & set(pairwise(sentence.texts[low : hit.start])))
    return not found and not is_of_now(sentence, hit)


def is_told_by_the_way(sentence: Sentence, hit: Hit, low: int) -> bool:
    """Return whether a grade is what something came after: "after an inadequate rating", not "after weeks it has"."""
    between = sentence.texts[low : hit.start]
    if _FEELINGS & set(sentence.texts[:low]) or _JUST & set(sentence.texts[max(0, low - 2) : low - 1]):
        return False
    if low == 1 and sentence.texts[hit.start - 1] in ("is", "are"):
        return False  # "After four years at good Bolton is inadequate": the main clause has no comma
    inspected = sentence.has("visit", low=low, high=hit.start)
    main = TELLS if not inspected else TELLS | _TOLD
    # What "on Tuesday" is said of is what came later: "she left on Tuesday, eight days after it was rated inadequate".
    later = _COMES_LATER & set(sentence.texts[max(0, low - 2) : low - 1])
    today = is_today(sentence, low=low)
    return not main & set(between) and not (today if later else is_today(sentence))


def is_label(sentence: Sentence, hit: Hit) -> bool:
    """Return whether a grade stands before what it is said of: "the 'inadequate' council", "its inadequate rating"."""
    texts = sentence.texts
    before = texts[hit.start - 1] if hit.start else ""
    after = texts[hit.end] if hit.end < len(texts) else ""
    if sentence.has("inspector", low=hit.start, high=hit.start + 1):
        return False  # "Ofsted fails Knowsley over child protection"
    if after in _LABELLED:
        if before == "an" and _SERVED & set(texts[max(0, hit.start - CLOSE_BY) : hit.start]):
            return False  # "children get an inadequate service"
        rated = hit.start - (before == "as")
        return not any(each.sort == "rated" and each.end == rated for each in sentence.hits)
    if after == "rated" or (after in _COSTS and {texts[0], texts[hit.end - 1]} & {"being", *RATING}):
        return True  # "outstanding-rated Wiltshire", "the lowest grade cost the department staff"
    if after in _SEVERAL and "after" in texts[hit.start - 2 : hit.start - 1]:
        return True  # "after three inadequate verdicts it has crept up a grade"
    graded = set(texts[hit.end : hit.end + 2])
    # "What we know about the inadequate rating" may be told first; "about inadequate ratings" looks back at several.
    told_of = (before == "over" and RATING & graded) or (before == "about" and _SEVERAL & graded)
    if told_of and not _FEELINGS & set(texts):
        return not is_today(sentence)  # "survives a vote over the inadequate rating"
    if after in RATING:
        if _is_given_today(sentence, hit):
            return False
        felt = "over" in texts[max(0, hit.start - 3) : hit.start] and _FEELINGS & set(texts)
        return not felt and (before in _KNOWN_BY or before.endswith("'s"))
    if hit.start == 0 and hit.sort in ("good", "outstanding") and any(at == hit.end for at, _ in sentence.places):
        return True  # "Outstanding Bolton given warning"
    attached = hit.start == 0 or before in _BEFORE_A_NAME
    named = attached and any(at == hit.end for at, _ in sentence.places)
    return named and (before in _AT or any(each in _LABELLED for each in texts[hit.end : hit.end + 5]))


def _is_given_today(sentence: Sentence, hit: Hit) -> bool:
    """Return whether a judgement is one of today: "today's inadequate judgement", "the one published this morning"."""
    if not is_today(sentence):
        return False
    texts = sentence.texts
    if _PUBLISHED & set(texts[hit.end + 1 : hit.end + 4]):
        return True
    days = [each for each in sentence.hits if each.sort == "today"]
    if any(each.end == hit.start and _is_labelled(texts, each) for each in days):
        return True
    begins = hit.start <= OPENING and any(each.start == hit.end + 1 for each in days)
    gave = _GAVE & set(texts[hit.end + 1 : hit.end + GIVEN])
    return begins or (bool(gave) and any(0 < each.start - hit.end <= GIVEN for each in days))


def _is_labelled(texts: tuple[str, ...], day: Hit) -> bool:
    """Return whether a day says which judgement is meant: "Friday's" does, not after "after", but for "today's"."""
    return texts[day.end - 1] in _THIS_DAY or texts[day.start - 1 : day.start] not in _LATER


def is_of_now(sentence: Sentence, hit: Hit) -> bool:
    """Return whether a grade's sentence says that it is of today: "whose services are now inadequate".

    Not so where the day is the main clause's: "Hull, which Ofsted rated inadequate, was last night given a prize".
    """
    texts = sentence.texts
    after = hit.end + next((at for at, pair in enumerate(pairwise(texts[hit.end :])) if _goes_on(pair)), len(texts))
    today = is_today(sentence, high=after)
    return today or "now" in texts[max(0, hit.start - 3) : hit.start]


def _goes_on(pair: tuple[str, str]) -> bool:
    return pair[0] == ";" or (pair[0] == "," and pair[1] in _IS)


def is_today(sentence: Sentence, low: int = 0, high: int | None = None) -> bool:
    """Return whether a sentence speaks of a report as of today's, between two words or anywhere."""
    return sentence.has("today", "new report", low=low, high=high)
