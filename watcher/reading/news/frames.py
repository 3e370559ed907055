"""Frames: what a clause says of a grade or a change, of whom, and how it stands to the day of the piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.reading.news import vocabulary
from watcher.reading.news.clauses import RATING, Sentence, Standing, Whose, clause
from watcher.reading.news.dating import date_of
from watcher.reading.news.judged import is_a_grade, is_said_by_others
from watcher.reading.news.standing import standing_of_grade, standing_of_sign
from watcher.reading.news.whose import area_of, is_of_others, names_of, whose_is

if TYPE_CHECKING:
    from watcher.reading.news.days import Named
    from watcher.reading.news.lexicon import Hit

CLOSE, FURTHER = 3, 8
MOST_FRAMES = 40
"""A sentence with more says nothing: it is a list, or somebody playing."""
_FELL_BY = frozenset(["downgrad", "demot", "stripp", "marked", "lower", "cut", "reduc", "no", "cost", "los"])
_OTHER_MATTERS = frozenset(
    (
        *("market", "markets", "finances", "finance", "budget", "budgets", "economy", "relations", "relationship"),
        *("overspend", "overspends", "deficit", "deficits", "figures", "numbers", "total", "totals", "spending"),
        *("referrals", "morale", "relationships", "health", "building", "buildings", "weather", "roads", "traffic"),
        *("attendance", "behaviour"),
    )
)
"""What declines, too, but is no service."""
_COUNTED = frozenset(
    (
        *("list", "lists", "queue", "queues", "vacancies", "caseload", "caseloads", "pay", "conditions", "shortage"),
        *("shortages", "turnover", "sickness", "absence", "costs", "debt", "debts", "waits", "times", "workloads"),
    )
)
"""What gets worse, too, and is a finding only where inspectors say so."""
_LINES = frozenset(("list", "lists", "queue", "queues"))
"""What somebody waits in: "the waiting list for foster carers"."""
_MARKED_TOO = frozenset(("hygiene", "credit", "approval", "tripadvisor", "energy", "efficiency", "satisfaction"))
"""Whose rating falls and is none of Ofsted's: "front door rating drops for food hygiene"."""
_AT = (("at",), ("in",), ("of",), ("among",), ("within",))
_FORMS = frozenset(("overall", "single", "headline", "one"))
_ALL_RATINGS = frozenset(("ratings", "grades", "judgements", "judgments", "verdicts", "marks"))
"""What Ofsted gives up, and nobody falls by: "drops overall ratings"."""
_LOST = frozenset(("lose", "loses", "lost"))
_BEHIND_A_LOSS = frozenset(
    (
        *("after", "amid", "and", "as", "at", "because", "but", "by", "during", "following", "for", "from", "in", "it"),
        *("ofsted", "on", "over", "since", "so", "the", "then", "this", "to", "today", "under", "when", "which"),
        *("while", "with"),
    )
)
"""What may follow a grade that was lost, where a noun would say that it is no grade."""
_MADE = frozenset(
    ("make", "made", "makes", "making", "good", "real", "sufficient", "significant", "see", "saw", "seen")
)
_ROSE = ("leap", "jump", "climb", "rise", "rose", "raise")
"""What numbers and taxes do, too."""
_PLANS = frozenset(("plan", "plans", "strategy", "programme", "budget"))
_OF_THE_COUNCIL = frozenset(("director", "leader", "cabinet", "mayor", "executive", "peers", "boss", "chief"))
_SET = frozenset(("set", "sets", "lists", "names", "named", "has", "picks", "picked"))
_OR_WORSE = (("or", "worse"), ("and", "worse"))
"""What ends a list: "inadequate or worse", "broken lifts and worse"."""
_CONTAIN = frozenset(("lists", "sets", "names", "has", "with", "includes", "contains", "outlines", "of"))
_ALARMS = frozenset(
    ("flag", "flags", "alarm", "alarms", "concern", "concerns", "worry", "worries", "fears", "question")
)
_ALARMS |= {"questions", "doubts", "spectre", "awareness", "eyebrows", "issue", "issues", "priority"}
"""What is raised, but no improvement."""
_GOOD_TO_LACK = frozenset(
    ("drift", "delay", "turnover", "time", "churn", "waiting", "reliance", "risk", "need", "harm")
)
_GOOD_TO_LACK |= {"bureaucracy", "paperwork", "change", "agency", "likely", "than", "pressure", "stress"}
"""Of what there is less after an improvement, or which tells nothing."""
_TO_COME = frozenset(
    (
        *("to", "must", "need", "needs", "an", "no", "for", "require", "requires", "required", "requiring"),
        *("priority", "oversee", "urgent", "immediate"),
    )
)
"""What comes before an improvement that is asked for, not seen."""
_STEPS = frozenset(
    (
        *("plan", "plans", "board", "notice", "notices", "programme", "adviser", "partner", "journey", "order"),
        *("director", "fund", "update"),
    )
)
"""What follows "improvement" where it is a step that is taken, not a result."""


class Frame(Struct, frozen=True):
    """One thing said: `sort` is a grade or a sign of the vocabulary; `names` the authorities it is said of, if named.

    `area` is the judgement that it is about, where its clause says so; `months` how long before the piece, where dated.
    """

    sort: str
    standing: Standing
    whose: Whose
    names: tuple[str, ...]
    sentence: int
    at: int
    area: str | None = None
    months: int | None = None


def frames_in(sentence: Sentence) -> tuple[Frame, ...]:
    """List what a sentence says of grades and changes."""
    found: list[Frame] = []
    graded = 0
    for hit in sentence.hits:
        if len(found) == MOST_FRAMES:
            break
        if hit.sort in (*vocabulary.GRADES, "improved") and hit.end <= graded:
            continue  # "requires improvement to be good" is one grade
        if hit.sort in vocabulary.GRADES:
            graded = max(graded, hit.end)
            if frame := _graded(sentence, hit):
                found.append(frame)
        elif hit.sort in vocabulary.SIGNS and (frame := _signed(sentence, hit)):
            found.append(frame)
    return tuple(found)


def _graded(sentence: Sentence, hit: Hit) -> Frame | None:
    if not is_a_grade(sentence, hit):
        return None
    start, end = clause(sentence, hit.start, hit.end)
    if sentence.texts[max(0, start - 1) : hit.start] == (":",) and end == hit.end:
        start, _ = clause(sentence, start - 1, end)  # "two years ago inspectors told us what it was: inadequate"
    dated = date_of(sentence, hit, start, end)
    standing = standing_of_grade(sentence, hit, start, dated)
    return _frame(sentence, hit, standing, dated, (start, end))


def _signed(sentence: Sentence, hit: Hit) -> Frame | None:
    start, end = clause(sentence, hit.start, hit.end)
    if hit.sort in ("down", "decline") and _is_no_decline(sentence, hit, start):
        return None
    if hit.sort in ("down", "decline", "serious") and is_said_by_others(sentence) and "letter" not in sentence.texts:
        return None  # "parents say that services have got worse"
    if is_planned(sentence, hit):
        return None
    if hit.sort == "down" and not _is_of_a_grade(sentence, hit, start, end):
        return None
    if hit.sort == "down" and sentence.covering(hit.start, "inadequate"):
        return None  # "bottom grade gone"
    if hit.sort == "improved" and _is_no_improvement(sentence, hit, start, end):
        return None
    # "the same as in 2019" is of now
    dated = date_of(sentence, hit, start, end) if hit.sort != "kept" else None
    return _frame(sentence, hit, standing_of_sign(sentence, hit, start, dated), dated, (start, end))


def is_planned(sentence: Sentence, hit: Hit) -> bool:
    """Return whether it is what a council plans to do, and no inspectors set: "a strategy with priority actions"."""
    actions = hit.sort == "priority" and sentence.texts[hit.start] == "priority"  # inspectors name "areas for ..."
    before = sentence.texts[: hit.start]
    set_by_us = any(one in _OF_THE_COUNCIL and _SET & set(before[at : at + CLOSE]) for at, one in enumerate(before))
    if hit.sort == "priority" and set_by_us and not sentence.has("inspector", "jtai", high=hit.end):
        return True
    planned = actions and any(each in _PLANS and _CONTAIN & set(before[at:]) for at, each in enumerate(before))
    return planned and not sentence.has("inspector", "inspection", "jtai", "report", high=hit.end)


def _is_no_decline(sentence: Sentence, hit: Hit, start: int) -> bool:
    """Return whether somebody declined to comment, it is good to have less of, or "the market has deteriorated"."""
    texts = sentence.texts
    # "relationships with schools have deteriorated", "morale at the department has got worse"
    of_theirs = texts[start + 1 : start + 2] in _AT and texts[start] in _OTHER_MATTERS
    if of_theirs or _OTHER_MATTERS & set(texts[max(start, hit.start - CLOSE) : hit.start]):
        return True
    inspected = sentence.has("inspector", "inspection", "jtai")
    if not inspected and (_COUNTED & set(_subject(texts, start, hit)) or _MARKED_TOO & set(texts)):
        return True
    if hit.sort == "down":
        if _FORMS & set(texts[hit.end : hit.end + 1]) and _ALL_RATINGS & set(texts[hit.end + 1 : hit.end + CLOSE]):
            return True
        # "Loses outstanding social worker": somebody, and not the grade.
        lost = texts[hit.start] in _LOST and texts[hit.end - 1] == "outstanding"
        return lost and any(each[0].isalpha() and each not in _BEHIND_A_LOSS for each in texts[hit.end : hit.end + 1])
    lacks = texts[hit.start] == "less" and texts[hit.start + 1] in _GOOD_TO_LACK
    or_worse = texts[max(0, hit.start - 1) : hit.end] in _OR_WORSE and texts[hit.end : hit.end + 1] != ("than",)
    return lacks or or_worse or texts[hit.end : hit.end + 1] == ("to",)


def _subject(texts: tuple[str, ...], start: int, hit: Hit) -> tuple[str, ...]:
    """List the words of what gets worse: those close before, or before "at", "in" and the like."""
    of = next((at for at in range(start, hit.start) if texts[at : at + 1] in _AT), start)
    of = next((at for at in range(start + 1, hit.start) if texts[at] == "for" and texts[at - 1] in _LINES), of)
    return (*texts[max(start, of - CLOSE) : of], *texts[max(start, hit.start - CLOSE) : hit.start])


def _is_no_improvement(sentence: Sentence, hit: Hit, start: int, end: int) -> bool:
    """Return whether it is asked for, reported on, slow or none, or of something else that rose or was raised."""
    texts = sentence.texts
    word = texts[hit.start]
    if any(_is_wanting(hit, each, end) for each in sentence.hits):
        return True
    if word.startswith(("improv", "recover")):
        return (word == "recovery" and sentence.number > 0) or _is_to_come(texts, hit)
    if word == "progress":
        return _is_reported_on(texts, hit)
    if word == "for":
        return not sentence.has(
            "good", "outstanding", "requires improvement", "adequate"
        )  # whatever else happens for the first time
    if word.startswith("rais") and _ALARMS & {*texts[start : hit.start], *texts[hit.end : hit.end + 4]}:
        return True  # "raises alarm", "concerns over delays are raised"
    return word.startswith(_ROSE) and not _is_of_a_grade(sentence, hit, start, end)


def _is_wanting(improvement: Hit, other: Hit, end: int) -> bool:
    """Return whether an improvement is said to be slow or none: "progress in Bolton has stalled"."""
    near = other.start - improvement.start
    if other.sort == "no progress" and abs(near) <= CLOSE:
        return True
    return other.sort in ("no progress", "slow", "decline") and 0 < near <= FURTHER and other.start < end


def _is_to_come(texts: tuple[str, ...], hit: Hit) -> bool:
    """Return whether an improvement is asked for or planned, not seen."""
    before, after = texts[max(0, hit.start - 1) : hit.start], texts[hit.end : hit.end + 1]
    if texts[hit.start] == "recovering":
        return True  # it is still to come
    if before == ("to",) and texts[hit.start - 2].startswith("continu"):
        return False
    if texts[hit.start] == "improve" and before in (("and",), ("or",), ("will",), ("would",), ("help",)):
        return True  # "must work with an adviser and improve services"
    if {"planned", "lacked", "needed", "required"} & set(texts[hit.end : hit.end + 3]):
        return True
    needed = texts[max(0, hit.start - 3) : hit.start]
    return bool(_TO_COME & set(before) or _STEPS & set(after) or {"need", "for"} <= set(needed))


def _is_reported_on(texts: tuple[str, ...], hit: Hit) -> bool:
    """Return whether progress is what a paper is about: "sets out progress on the plan", but not "made progress on"."""
    if {"will", "would"} & set(texts[hit.end : hit.end + 1]):
        return True  # "progress will be reported every month"
    return texts[hit.end : hit.end + 1] in (("on",), ("against",), ("report",), ("update",)) and not any(
        each in _MADE for each in texts[max(0, hit.start - 4) : hit.start]
    )


def _frame(sentence: Sentence, hit: Hit, standing: Standing, dated: Named | None, clause: tuple[int, int]) -> Frame:
    if sentence.texts[clause[1] : clause[1] + 1] == ("?",):
        standing = Standing.AWAITED  # a question states nothing: "Children in care drops a grade?"
    names, neighbour = names_of(sentence, hit, clause)
    if is_of_others(sentence, hit, clause):
        names, neighbour = (), True
    whose = Whose.NEIGHBOUR if neighbour else whose_is(sentence, hit, clause)
    months = dated.months if dated else None
    return Frame(hit.sort, standing, whose, names, sentence.number, hit.start, area_of(sentence, hit, clause), months)


def _is_of_a_grade(sentence: Sentence, hit: Hit, start: int, end: int) -> bool:
    """Return whether it is a grade that fell, rather than a number or a person."""
    texts = sentence.texts
    if hit.end - hit.start > 2 or texts[hit.start].startswith(tuple(_FELL_BY)):
        return True
    if texts[hit.end : hit.end + 1] in (("below",), ("short",), ("off",)) and texts[hit.start] != "falls":
        return False
    if "services" in texts[max(0, hit.start - 1) : hit.start] or any(
        hit.start - 2 <= at < hit.start for at, _ in sentence.places
    ):
        end = min(len(texts), hit.end + 8)  # an authority falls: "Thurrock slips in one area while staying good"
    near = [each for each in sentence.grades if start <= each.start < end]
    if any(0 <= each.start - hit.end <= 7 for each in near):
        return True
    around = texts[max(start, hit.start - 6) : min(end, hit.end + 5)]
    return any(each in RATING or each.startswith("ofsted") or each == "tables" for each in around)
