"""Whether a grade's word is a judgement of inspectors here, and not any adjective."""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from watcher.reading.news.clauses import RATING
from watcher.reading.news.days import NUMBERS

if TYPE_CHECKING:
    from watcher.reading.news.clauses import Sentence
    from watcher.reading.news.lexicon import Hit

_JUDGING = (
    *("inspector", "inspection", "rated", "own", "report", "body"),
    *("down", "again", "still", "left behind", "kept"),
)
"""Without one of these in its sentence a grade's word is any adjective."""
LISTED = 2
"""In words: how far grades are from each other in a list of them."""
_SERVICES = frozenset(("services", "service", "department", "council", "borough", "county", "city"))
_TRIED = (("fails", "to"), ("fail", "to"), ("failed", "to"))
"""After inspectors it is they who did not do something: "Ofsted fails to act over ..."."""
_MOVED = (("up", "from"), ("down", "from"), ("back", "to"), ("back", "at"), ("back", "in"))
_ARE = (("is",), ("are",), ("was",), ("were",))
_GIVEN = frozenset(
    (
        *("grade", "grades", "rating", "ratings", "judgement", "ruling", "verdict", "finding", "result", "status"),
        *("label", "mark", "score"),
    )
)
"""With one of these in its sentence a grade's word is a judgement."""
_NOUNS = frozenset(
    (
        *("offer", "playground", "playgrounds", "park", "road", "bus", "transport", "toilets", "site"),
        *("communication", "compensation", "apology", "answer", "explanation", "notice", "consultation", "security"),
        *("sentence", "punishment", "policing", "lighting", "regulation", "scheme"),
        *("records", "recordkeeping", "hotel", "hotels", "response", "reply", "defence", "display"),
        *("plan", "plans", "statement", "statements", "controls", "evidence", "paperwork", "conduct", "behaviour"),
        *("pay", "payments", "fees", "reserves", "salary", "funding", "money", "budget", "sum", "grant", "settlement"),
        *("staffing", "allowances", "respite", "actions"),
    )
)
"""What is no service that inspectors judge: "an inadequate pay offer"."""
_OTHERS = frozenset(
    (
        *("union", "unions", "unison", "councillor", "councillors", "resident", "residents", "parent", "parents", "mp"),
        *("judge", "coroner", "ombudsman", "panel", "barrister", "charity", "lawyer", "lawyers", "campaigners"),
        *("headteachers", "heads", "carers", "charities", "group", "survey", "study", "tank", "nspcc", "barnardo's"),
        *("auditor", "auditors", "review", "inquiry", "inquest", "poll", "audit", "campaigner", "whistleblower"),
        *("whistleblowers", "tribunal", "peer", "lga"),
    )
)
"""Who else calls something inadequate."""
_ANSWERS = frozenset(("response", "reply", "answer"))
_MINISTERS = tuple((each,) for each in ("government's", "ministers'", "minister's", "dfe's", "whitehall's"))
_DOCUMENTS = frozenset(("report", "review", "inquiry", "letter", "consultation", "petition", "recommendations"))
"""To what ministers and councils answer: "the government's response to the report on social care is inadequate"."""
LINKS = frozenset(("is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "as", "now", "also", "not"))
LINKS |= {"both", "so", "too", "all"}
"""What stands between what is inadequate and the word."""
_VERBS = frozenset(("is", "are", "was", "were", "has", "have", "had", "that", "as", "and", "but", "says", "said"))
_VERBS |= {"calls", "called", "find", "finds", "found", "rates", "brands", "branded", "describes", "described", "deems"}
_NO_THINGS = frozenset(
    ("childrens", "days", "weeks", "months", "years", "hours", "this", "unless", "always", "perhaps", "means")
)
_PREPOSITIONS = frozenset(("of", "for", "at", "in", "from", "with", "by", "on", "across", "within", "over"))
JUDGEABLE = frozenset(
    (
        *("services", "service", "department", "council", "borough", "county", "city", "authority", "overall", "trust"),
        *("care", "help", "protection", "leadership", "leaders", "leavers", "safeguarding", "support", "provision"),
        *("practice", "effectiveness", "work", "children", "area", "areas", "arrangements", "adoption", "management"),
        *("it", "they", "we", "them", "which", "who", "one", "rest", "others", "both", "that", "this", "these", "out"),
        *("whole", "word", "ofsted", "grade", "mark", "rating", "result", "verdict", "judgement", "judgements"),
        *("standards", "families", "oversight", "social", "experiences"),
    )
)
"""What inspectors judge, or stands for it."""
_JUDGED = frozenset(("rated", "judged", "graded", "found"))
_SCALE = frozenset(
    ("grades", "ratings", "judgements", "scale", "ranging", "ranges", "range", "runs", "anything", "verdicts")
)
"""Before "from" what has all grades: "the four grades from outstanding to inadequate"."""
_SAY = frozenset(
    (
        *("says", "say", "said", "calls", "call", "called", "calling", "brand", "brands", "branded", "tell", "tells"),
        *("describe", "describes", "described", "describing", "warn", "warns", "warned", "rates", "rated", "wrote"),
        *("criticise", "criticises", "criticised", "finds", "find", "hears", "heard", "claim", "claims", "critical"),
        *(":", "complain"),
    )
)
_HEARD = frozenset(("told", each) for each in ("a", "the", "our", "councillors", "members"))
"""Who says so and isn't told: "a councillor told the meeting"."""
LABEL = 7
"""How many words of a sentence, its colon among them, say at most of what a grade is that follows alone."""
BY, CALLED, FAR = 5, 3, 9
"""Within how many words after and before a grade somebody else is looked for who says it, and what it is said of."""

_SAW = tuple((each,) for each in ("found", "finds", "find", "saw", "sees", "identified"))
_BEHIND = frozenset(
    ("overall", "for", "in", "by", "at", "with", "on", "and", "or", "but", "across", "to", "today", "when")
)
"""What may follow a grade that was found, where a noun would say what was seen to be so."""


def is_a_grade(sentence: Sentence, hit: Hit) -> bool:
    """Return whether a grade's word is a judgement here; a quoted one is, unless it is said of something else."""
    if sentence.texts[hit.start] == "excellent":
        # It was a grade until 2011.
        return any(each.sort == "rated" and 0 <= hit.start - each.end <= 1 for each in sentence.hits)
    if sentence.texts[hit.start + 1 : hit.start + 3] in _TRIED:
        return False
    if _is_one_of_all(sentence) or (hit.sort == "inadequate" and _is_of_something_else(sentence, hit)):
        return False
    if any(each.sort == f"no {hit.sort}" and each.start == hit.start for each in sentence.hits):
        return _is_rated(sentence, hit)  # "rated good for its ..."
    if hit.start in sentence.quoted:
        return True
    if hit.sort in ("good", "outstanding") and _is_seen(sentence.texts, hit):
        return False
    return hit.sort not in ("inadequate", "good") or _is_judged(sentence, hit)


def _is_one_of_all(sentence: Sentence) -> bool:
    """Return whether a sentence only lists the scale: "whether it is outstanding, good, ... or inadequate"."""
    grades = sentence.grades
    texts = sentence.texts
    if (
        len(grades) > 1
        and "scale" in texts
        and all(texts[each.start - 1 - (texts[each.start - 1] in ("is", "means"))].isdigit() for each in grades)
    ):
        return True  # "on Ofsted's scale 1 is outstanding and 4 inadequate"
    if len(grades) == 2 and texts[grades[0].end : grades[1].start] == ("to",):
        ahead = texts[max(0, grades[0].start - CALLED) : grades[0].start]
        return ahead[-1:] == ("from",) and bool(_SCALE & set(ahead[-2:]))  # not "judgements moved from"
    listed = all(later.start - each.end <= LISTED for each, later in pairwise(grades))
    return listed and len({each.sort for each in grades}) > 2 and sentence.texts[grades[-1].start - 1] == "or"


def _is_seen(texts: tuple[str, ...], hit: Hit) -> bool:
    """Return whether it is what somebody saw, and no grade: "found good joint work", not "found it good"."""
    after = "".join(texts[hit.end : hit.end + 1])
    return texts[hit.start - 1 : hit.start] in _SAW and after.isalpha() and after not in _BEHIND


def _is_rated(sentence: Sentence, hit: Hit) -> bool:
    return any(each.sort == "rated" and each.end == hit.start for each in sentence.hits)


def _is_of_something_else(sentence: Sentence, hit: Hit) -> bool:
    texts = sentence.texts
    after, before = texts[hit.end : hit.end + BY], texts[max(0, hit.start - CALLED) : hit.start]
    begin, head, end = _subject(sentence, hit)
    of = set(texts[head : head + 1]) if begin < end else set()
    if _NOUNS & {*takewhile(str.isalpha, after[:2]), *of}:  # not "inadequate: plan due"
        return True
    if _OTHERS & set(before) and _is_rated(sentence, hit):
        return True
    if (before[-1:] in _ARE or _DOCUMENTS & set(before[-1:])) and _is_an_answer(sentence, hit.start):
        return True
    rated = _is_rated(sentence, hit) and texts[hit.start - 1] != "called"
    if is_said_by_others(sentence) and not rated:
        return True
    by_inspectors = sentence.has("inspector", low=hit.end, high=hit.end + BY)
    if "by" in after[:1] and _OTHERS & set(after) and not by_inspectors:
        return True
    rated = _is_rated(sentence, hit) or bool(RATING & set(after[:1]))
    rated |= sentence.has("inspector", "inspection", high=hit.end + BY)
    if rated or texts[hit.start : hit.end] != ("inadequate",):
        return False
    return _is_of_a_thing(sentence, hit) or _is_said_of_no_service(sentence, hit)


def _is_of_a_thing(sentence: Sentence, hit: Hit) -> bool:
    """Return whether the word stands before what is no service: "sang of inadequate flats and broken lifts"."""
    after = sentence.texts[hit.end : hit.end + 1]
    wholly = sentence.texts[max(0, hit.start - 1)].endswith("ly")
    things = any(each.isalpha() and (wholly or (each.endswith("s") and not each.endswith("ss"))) for each in after)
    things &= not any(at == hit.end for at, _ in sentence.places)
    return things and not ({*JUDGEABLE, *_SERVICES, *RATING, *_PREPOSITIONS, *_VERBS, *_NO_THINGS, *LINKS} & set(after))


def _subject(sentence: Sentence, hit: Hit) -> tuple[int, int, int]:
    """Find of what a grade is said: from which word, its head, and before which word."""
    texts = sentence.texts
    end = hit.start
    while end and (texts[end - 1] in LINKS or texts[end - 1].endswith("ly")):
        end -= 1
    if end > 1 and end < hit.start and texts[end - 1] == ",":
        end = next((at for at in range(end - 2, -1, -1) if texts[at] == ","), end)  # "the offer, made today, is ..."
    begin = end
    while begin and texts[begin - 1][0].isalnum() and texts[begin - 1] not in _VERBS:
        begin -= 1
    opens = texts[begin] in _PREPOSITIONS  # "for the second time the services are ..."
    head = end - 1 if opens else next((at for at in range(begin + 1, end) if texts[at] in _PREPOSITIONS), end) - 1
    return begin, head, end


def _is_said_of_no_service(sentence: Sentence, hit: Hit) -> bool:
    """Return whether it is said of what inspectors don't judge: "the lift is inadequate", "second half 'inadequate'".

    Where a grade or a fall stands beside it, or nothing that is named before it has it, that may be a judgement.
    """
    texts = sentence.texts
    beside = any(each.start != hit.start and abs(each.start - hit.start) <= FAR for each in sentence.grades)
    if beside or sentence.has("down") or texts[hit.start - 1] in _PREPOSITIONS:
        return False
    begin, head, end = _subject(sentence, hit)
    if begin == end or texts[end - 1] == "to":
        return False  # "is judged to be inadequate"
    ends = "".join(texts[hit.end : hit.end + 1])
    titled = not sentence.number and hit.start in sentence.quoted and (not ends[:1].isalpha() or ends in _PREPOSITIONS)
    linked = end < hit.start or head < end - 1 or titled
    name = texts[head].removesuffix("'s")
    named = any(at == head or (at < head and name in place.name.lower().split()) for at, place in sentence.places)
    return linked and not (named or texts[head] in NUMBERS or name in JUDGEABLE)


def _is_an_answer(sentence: Sentence, end: int) -> bool:
    """Return whether what somebody answers to a report is inadequate, and no service; not "in response to"."""
    texts = sentence.texts
    at = next((at for at in range(end) if texts[at] in _ANSWERS), end)
    who = texts[max(0, at - 1) : at]
    to = texts[at + 1 : at + 2] == ("to",) and bool(_DOCUMENTS & set(texts[at:end]))
    return who != ("in",) and (to or who in _MINISTERS)


def is_said_by_others(sentence: Sentence) -> bool:
    """Return whether a sentence is what others say, with no inspector in it: "a charity says support is inadequate"."""
    inspected = sentence.has("inspector", "jtai") or _inspections(sentence)
    reported = "report" in sentence.texts and bool(_JUDGED & set(sentence.texts))
    if inspected or reported or _GIVEN & set(sentence.texts):
        return False
    theirs = {one.removesuffix("'s") for one, other in pairwise(sentence.texts) if other in _DOCUMENTS}
    others = _OTHERS & {*sentence.texts, *theirs}  # "a charity's report says"
    return bool(others) and bool(_SAY & set(sentence.texts) or _HEARD & set(pairwise(sentence.texts)))


def _inspections(sentence: Sentence) -> bool:
    """Return whether an inspection is named, and not what social workers write: "a judge called its assessment ..."."""
    named = (sentence.texts[each.start] for each in sentence.hits if each.sort == "inspection")
    return any(not each.startswith("assessment") for each in named)


def _is_judged(sentence: Sentence, hit: Hit) -> bool:
    if not sentence.number and len(sentence.texts) == 1:
        return True  # a title that says no more
    if (sentence.places or sentence.dates) and sentence.texts[max(0, hit.start - 1) : hit.start][:1] in _ARE:
        return True  # "Bromley was inadequate"
    if sentence.places and sentence.texts[max(0, hit.start - 2) : hit.start] in _MOVED:
        return True
    had_been = sentence.texts[max(0, hit.start - 2) : hit.start] == ("had", "been")
    if had_been and (
        _SERVICES & set(sentence.texts) or {"they", "it"} & set(sentence.texts[max(0, hit.start - 3) : hit.start])
    ):
        return True  # "Its services had been good"
    if hit.sort == "inadequate" and not hit.start and CALLED <= len(sentence.texts) <= LABEL:
        return True  # "Inadequate across the board."
    alone = sentence.texts[max(0, hit.start - 1) : hit.start] == (":",) and sentence.texts[hit.end :] in ((), (".",))
    if alone and hit.start <= LABEL:
        return True  # "Bolton: good."
    overall = (*sentence.texts[max(0, hit.start - 2) : hit.start], *sentence.texts[hit.end : hit.end + 1])
    if hit.sort == "inadequate" and "overall" in overall:
        return True
    return len(sentence.grades) > 1 or sentence.has(*_JUDGING) or bool(_GIVEN & set(sentence.texts))
