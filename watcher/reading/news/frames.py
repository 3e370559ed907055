"""Frames: what a clause says of a grade or a change, of whom, and how it stands to the day of the piece."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from watcher.reading.news import vocabulary

if TYPE_CHECKING:
    from watcher.reading.news.days import Named
    from watcher.reading.news.lexicon import Hit
    from watcher.reading.news.places import Place

MOST_FRAMES = 40
"""A sentence with more says nothing: it is a list, or somebody playing."""
OLD_MONTHS, OLD_INSPECTION_MONTHS = 1, 9
"""What is dated so many months before the piece is an earlier result; an inspection may lie further back."""
AREA_AFTER = 6
"""A judgement's name after a grade is looked for within so many words."""
GRADES = tuple(vocabulary.GRADES)
_EDGES = frozenset((";", ":", ".", "-", "but", "while", "whereas", "although", "though"))
_SOFT_EDGES = frozenset((",", "(", ")", "which", "who", "whose", "where", "when", "having", "after", "following"))
_RATING = frozenset(
    [
        "rating",
        "ratings",
        "grade",
        "grades",
        "judgement",
        "judgment",
        "judgements",
        "verdict",
        "status",
        "report",
        "inspection",
        "mark",
        "result",
        "finding",
        "label",
        "tag",
        "category",
        "ruling",
        "badge",
    ]
)
_LABELLED = frozenset(
    [
        "council",
        "councils",
        "children's",
        "child",
        "children",
        "services",
        "service",
        "department",
        "authority",
        "authorities",
        "local",
        "social",
        "city",
        "county",
        "borough",
        "trust",
    ]
)
_KNOWN_BY = frozenset(
    [
        "its",
        "the",
        "their",
        "this",
        "that",
        "his",
        "our",
        "council's",
        "ofsted's",
        "year's",
        "previous",
        "recent",
        "earlier",
        "latest",
        "of",
    ]
)
_FELL_BY = frozenset(
    ["downgrad", "demot", "stripp", "marked", "lower", "cut", "reduc", "plung", "plummet", "no", "cost", "los"]
)
_PARTED = frozenset(["is", "are", "now", "has", "have", "and", "than", "time", "as"])
"""What parts a grade from a date that comes after it: the date is of something else."""
_BY_THE_WAY = frozenset(["was", "were", "ofsted", "inspectors", "had", "has", "have"])
"""What begins a clause that tells by the way what was known: "which Ofsted judged inadequate"."""
_IN_LISTS = frozenset(
    [
        ",",
        "and",
        "or",
        "&",
        "council",
        "council's",
        "councils",
        "city",
        "county",
        "borough",
        "metropolitan",
        "district",
        "in",
        "for",
    ]
)
_THEN = frozenset(("when", "found", "said", "judged", "rated", "warned", "revealed"))
"""What is told of a date that something is compared with: "since 2015, when it was good"."""
_AREAS = {
    "overall": (("overall",), ("effectiveness",), ("across",)),
    "leaders": (
        ("impact", "of", "leaders"),
        ("leadership",),
        ("leaders", "are"),
        ("leaders", "judged"),
        ("for", "leaders"),
    ),
    "protection": (("help", "and", "protection"), ("help", "or", "protection"), ("for", "protection")),
    "care": (("children", "in", "care"), ("looked", "after"), ("in", "care")),
    "leavers": (("care", "leavers"), ("care", "leaver"), ("care", "leavers'")),
    "adoption": (("adoption",),),
}


class Standing(Enum):
    """How what is said stands to the day of the piece."""

    NOW = "now"
    STILL = "still"
    KNOWN = "known"
    """Spoken of as known already: "the 'inadequate' council", "after its inadequate rating"."""
    EARLIER = "earlier"
    LEFT = "left"
    """What an authority came from: "from inadequate to good"."""
    DENIED = "denied"
    AWAITED = "awaited"
    """What may come, is feared or hoped."""


class Whose(Enum):
    """Of whom it is said."""

    OWN = "own"
    NEIGHBOUR = "neighbour"
    BOARD = "board"
    SEND = "send"
    OTHER = "other"
    """Another kind of provider: a school, a home, a prison."""
    UNSAID = "unsaid"
    """Its clause doesn't say; then it is of whom the piece is about."""


@dataclass(frozen=True, slots=True)
class Frame:
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


class Sentence(NamedTuple):
    """A sentence taken apart: its words, the vocabulary's phrases, dates and places in it."""

    number: int
    texts: tuple[str, ...]
    hits: tuple[Hit, ...]
    dates: tuple[Named, ...]
    places: tuple[tuple[int, Place], ...]
    """Each with the number of the word at which it begins."""
    quoted: frozenset[int] = frozenset()
    """The words that open a quotation."""

    def before(self, at: int, reach: int, *sorts: str, floor: int = 0) -> Hit | None:
        """Find the last phrase of some sorts that ends within `reach` words before a word."""
        low = max(floor, at - reach)
        found = None
        for each in self.hits:
            if each.start >= at:
                break
            if each.sort in sorts and low <= each.start and each.end <= at:
                found = each
        return found

    def covering(self, at: int, *sorts: str) -> Hit | None:
        """Find a phrase of some sorts that a word is within."""
        return next((each for each in self.hits if each.sort in sorts and each.start <= at < each.end), None)


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
    if hit.start not in sentence.quoted and not _is_a_grade(sentence, hit):
        return None
    start, end = _clause(sentence, hit.start, hit.end)
    dated = _date_of(sentence, hit, start, end)
    standing = _standing_of_grade(sentence, hit, start, dated)
    return _frame(sentence, hit, standing, dated, (start, end))


def _is_a_grade(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a grade's word is a judgement here, and not any adjective."""
    if any(each.sort == f"no {hit.sort}" and each.start == hit.start for each in sentence.hits):
        return False
    if hit.sort not in ("inadequate", "good"):
        return True
    grades = sum(each.sort in vocabulary.GRADES for each in sentence.hits)
    return grades > 1 or any(each.sort in _JUDGING for each in sentence.hits)


def _signed(sentence: Sentence, hit: Hit) -> Frame | None:
    texts = sentence.texts
    start, end = _clause(sentence, hit.start, hit.end)
    if hit.sort == "down" and not _is_of_a_grade(sentence, hit, start, end):
        return None
    if hit.sort == "improved" and texts[hit.start].startswith("improv") and hit.start:
        before = texts[hit.start - 1]
        if before in ("to", "must", "need", "needs", "an", "no") or texts[hit.end : hit.end + 1] in (
            ("plan",), ("board",), ("notice",), ("plans",), ("programme",), ("adviser",),
        ):  # fmt: skip
            return None
    if hit.sort == "improved" and any(
        each.sort == "no progress" and abs(each.start - hit.start) <= 3 for each in sentence.hits
    ):
        return None
    dated = _date_of(sentence, hit, start, end)
    return _frame(sentence, hit, _standing_of_sign(sentence, hit, start, dated), dated, (start, end))


def _frame(sentence: Sentence, hit: Hit, standing: Standing, dated: Named | None, clause: tuple[int, int]) -> Frame:
    names, neighbour = _names(sentence, hit, clause)
    whose = Whose.NEIGHBOUR if neighbour else _whose(sentence, hit, clause)
    months = dated.months if dated else None
    return Frame(hit.sort, standing, whose, names, sentence.number, hit.start, _area(sentence, hit, clause), months)


def _clause(sentence: Sentence, start: int, stop: int, *, soft: bool = False) -> tuple[int, int]:
    """Find the clause that words are in: the words between two edges."""
    edges = _EDGES | _SOFT_EDGES if soft else _EDGES
    low, high = start, stop
    texts = sentence.texts
    while low and not _is_edge(texts, low - 1, edges):
        low -= 1
    while high < len(texts) and not _is_edge(texts, high, edges):
        high += 1
    return low, high


def _is_edge(texts: tuple[str, ...], at: int, edges: frozenset[str]) -> bool:
    return texts[at] in edges and not (texts[at] == "after" and at > 0 and texts[at - 1] == "looked")


def _standing_of_grade(sentence: Sentence, hit: Hit, start: int, dated: Named | None) -> Standing:
    texts = sentence.texts
    low, high = _clause(sentence, hit.start, hit.end, soft=True)
    opens = texts[low - 1] if low else ""
    for tell, standing in (
        (lambda: _is_left(sentence, hit, start), Standing.LEFT),
        (lambda: sentence.before(hit.start, 5, "not", floor=low), Standing.DENIED),
        (lambda: sentence.before(hit.start, 9, "denied", floor=start), Standing.DENIED),
        (lambda: sentence.before(hit.start, 7, "might", floor=low), Standing.AWAITED),
        (lambda: dated is not None and _is_old(dated), Standing.EARLIER),
        (lambda: opens == "having" or (opens in ("when", "whose") and not _is_today(sentence)), Standing.EARLIER),
        (lambda: _is_said_of_before(sentence, hit), Standing.EARLIER),
        (
            lambda: sentence.before(
                hit.start, 12 if opens == "which" else 8, "was", floor=start if opens == "which" else low
            ),
            Standing.EARLIER,
        ),
        (lambda: opens in ("after", "following") and _is_told_by_the_way(sentence, hit, low), Standing.KNOWN),
        (lambda: opens in ("which", "who", "where") and texts[low] in _BY_THE_WAY, Standing.KNOWN),
        (lambda: _is_again(sentence, hit, low, high), Standing.STILL),
        (lambda: _is_label(sentence, hit), Standing.KNOWN),
    ):
        if tell():
            return standing
    return Standing.NOW


def _standing_of_sign(sentence: Sentence, hit: Hit, start: int, dated: Named | None) -> Standing:
    low, _ = _clause(sentence, hit.start, hit.end, soft=True)
    opens = sentence.texts[low - 1] if low else ""
    bent = {"decline": ("not", "halted"), "down": ("not", "halted"), "improved": ("not",), "no progress": ()}
    if (sorts := bent.get(hit.sort, ("not",))) and sentence.before(hit.start, 5, *sorts, floor=low):
        return Standing.DENIED
    if sentence.before(hit.start, 9, "denied", floor=start):
        return Standing.DENIED
    if sentence.before(hit.start, 6, "might", floor=low):
        return Standing.AWAITED
    if dated is not None and _is_old(dated):
        return Standing.EARLIER
    if sentence.before(hit.start, 4, "was", floor=max(low, start)) or opens in ("having", "when"):
        return Standing.EARLIER
    if opens == "whose" or (opens in ("after", "following") and _is_told_by_the_way(sentence, hit, low)):
        return Standing.KNOWN
    return Standing.NOW


def _is_old(dated: Named) -> bool:
    if dated.ago and dated.months:
        return True
    return dated.months > (OLD_INSPECTION_MONTHS if dated.inspection else OLD_MONTHS)


def _is_said_of_before(sentence: Sentence, hit: Hit) -> bool:
    """Say whether what follows a grade dates it: "good at its last inspection", "good before"."""
    after = sentence.texts[hit.end : hit.end + 1]
    return after in (("before",), ("previously",), ("earlier",)) or (
        after == ("at",)
        and any(
            each.sort == "was" and each.start - hit.end <= 1 <= each.start
            for each in sentence.hits
            if each.start >= hit.end
        )
    )


def _is_today(sentence: Sentence) -> bool:
    return any(each.sort in ("today", "new report") for each in sentence.hits)


def _is_told_by_the_way(sentence: Sentence, hit: Hit, low: int) -> bool:
    """Say whether a grade is what something came after: "after an inadequate rating", but not "after weeks it has"."""
    main = any(each in ("has", "have") for each in sentence.texts[low : hit.start])
    return not main and not _is_today(sentence)


def _is_left(sentence: Sentence, hit: Hit, start: int) -> bool:
    if sentence.covering(hit.start, "left behind", "down") and not _to_follows(sentence, hit):
        return True
    gone = sentence.before(hit.start, 5, "from", "left behind", floor=start)
    return gone is not None and not any(
        each.sort in vocabulary.GRADES and gone.end <= each.start < hit.start for each in sentence.hits
    ) and "to" not in sentence.texts[gone.end : hit.start]  # fmt: skip


def _to_follows(sentence: Sentence, hit: Hit) -> bool:
    """Say whether the grade is the one that was fallen or risen to."""
    return hit.start > 0 and sentence.texts[hit.start - 1] == "to"


def _is_again(sentence: Sentence, hit: Hit, low: int, high: int) -> bool:
    if sentence.before(hit.start, 5, "still", "again", floor=low):
        return True
    return any(each.sort == "again" and hit.end <= each.start < min(high, hit.end + 6) for each in sentence.hits)


def _is_label(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a grade stands before what it is said of: "the 'inadequate' council", "its inadequate rating"."""
    texts = sentence.texts
    before = texts[hit.start - 1] if hit.start else ""
    after = texts[hit.end] if hit.end < len(texts) else ""
    if after in _LABELLED:
        return not any(each.sort == "rated" and each.end == hit.start for each in sentence.hits) and before != "as"
    if after in _RATING:
        return before in _KNOWN_BY
    named = hit.start == 0 and any(at == hit.end for at, _ in sentence.places)
    return named and any(each in _LABELLED for each in texts[hit.end : hit.end + 5])


def _is_of_a_grade(sentence: Sentence, hit: Hit, start: int, end: int) -> bool:
    """Say whether it is a grade that fell, rather than a number or a person."""
    texts = sentence.texts
    if hit.end - hit.start > 2 or texts[hit.start].startswith(tuple(_FELL_BY)):
        return True
    if texts[hit.end : hit.end + 1] in (("below",), ("short",), ("off",)) and texts[hit.start] != "falls":
        return False
    near = [each for each in sentence.hits if each.sort in vocabulary.GRADES and start <= each.start < end]
    if any(0 <= each.start - hit.end <= 6 for each in near):
        return True
    around = texts[max(start, hit.start - 6) : min(end, hit.end + 5)]
    return any(each in _RATING or each.startswith("ofsted") or each == "tables" for each in around)


def _date_of(sentence: Sentence, hit: Hit, start: int, end: int) -> Named | None:
    """Find the date of what is said: the next one after it, or the last before it, with no other grade between."""
    return _date_behind(sentence, hit, end) or _date_ahead(sentence, hit, start)


def _fits(hit: Hit, date: Named) -> bool:
    return hit.sort in vocabulary.GRADES or not date.base


def _other_grades(sentence: Sentence, hit: Hit) -> list[int]:
    return [each.start for each in sentence.hits if each.sort in vocabulary.GRADES and each.start != hit.start]


def _date_behind(sentence: Sentence, hit: Hit, end: int) -> Named | None:
    grade, others = hit.sort in vocabulary.GRADES, _other_grades(sentence, hit)
    for date in sentence.dates:
        if hit.end <= date.start < min(end, hit.end + 8) and _fits(hit, date):
            between = sentence.texts[hit.end : date.start]
            if grade and any(hit.start < each < date.start for each in others):
                break
            if any(each in _PARTED or each in _SOFT_EDGES for each in between):
                break
            if date.base and "first" in sentence.texts[max(0, hit.start - 6) : date.start]:
                break
            return date
    return None


def _date_ahead(sentence: Sentence, hit: Hit, start: int) -> Named | None:
    others = _other_grades(sentence, hit)
    for date in reversed(sentence.dates):
        if date.end > hit.start or date.start < start:
            continue
        between = sentence.texts[date.end : hit.start]
        if "to" in sentence.texts[max(0, hit.start - 2) : hit.start] and "from" in between:
            others = []  # "in 2015 it went from good to inadequate" dates both
        ahead = len(between) <= 9 or between[:1] == (",",) or "when" in between[:2]
        if (
            not ahead
            or not (_fits(hit, date) or _THEN.intersection(between))
            or any(date.end <= each < hit.start for each in others)
        ):
            return None
        if date.base and not _THEN.intersection(between) and (hit.sort not in vocabulary.GRADES or "," in between):
            return None
        if any(each in ("now", "today", "has", "have", "is", "are") for each in between):
            return None
        return date._replace(inspection=date.inspection and "when" not in between[:2])
    return None


def _names(sentence: Sentence, hit: Hit, clause: tuple[int, int]) -> tuple[tuple[str, ...], bool]:
    """Name the authorities that something is said of: the nearest before it, with those in one list with it."""
    start, end = clause
    here = [(at, each) for at, each in sentence.places if start <= at < end]
    before = [each for each in here if each[0] < hit.start]
    if not before and here and not sentence.before(hit.start, hit.start, "own", "body", floor=start):
        before = [] if "as" in sentence.texts[hit.end : here[0][0]] else here[:1]
    if not before:
        earlier = [(at, each) for at, each in sentence.places if at < start and not each.partner]
        before = earlier[-1:]
    if not before and sentence.texts[end : end + 1] == (":",):
        return tuple(dict.fromkeys(each.name for at, each in sentence.places if at > end and not each.partner)), False
    if not before:
        return (), False
    last = len(before) - 1
    first = last
    while first and _is_listed(sentence.texts, before[first - 1], before[first]):
        first -= 1
    chosen = [each for _, each in before[first:]]
    neighbour = all(each.partner for each in chosen)
    return tuple(dict.fromkeys(each.name for each in chosen if each.partner is neighbour)), neighbour


def _is_listed(texts: tuple[str, ...], one: tuple[int, Place], other: tuple[int, Place]) -> bool:
    """Say whether two names stand in one list: "Bolton, Bury and Wigan"."""
    between = texts[one[0] + 1 : other[0]]
    own = {*one[1].name.lower().replace(",", "").replace("-", " ").split(), *_IN_LISTS}
    return all(each in own for each in between) and any(each in (",", "and") for each in between)


_JUDGING = (
    "inspector",
    "inspection",
    "rated",
    "own",
    "report",
    "body",
    "down",
    "again",
    "still",
    "left behind",
    "kept",
)
"""Without one of these in its sentence a grade's word is any adjective."""
_STRONG = ("own", "school", "early years", "home", "agency", "adults", "justice", "send", "board", "money", "inquiry")


def _whose(sentence: Sentence, hit: Hit, clause: tuple[int, int]) -> Whose:
    start, end = clause
    here = [each for each in sentence.hits if each.sort in _STRONG and start <= each.start < end]
    here = [each for each in here if each.sort != "own" or not _is_within_another(each, here)]
    before = [each for each in here if each.start < hit.start]
    chosen = before[-1] if before else here[0] if here else None
    if chosen is None:
        return Whose.UNSAID
    if chosen.sort == "own":
        return Whose.OWN
    if any(each.sort == "own" for each in here) and chosen.sort in ("money", "inquiry", "home", "agency"):
        return Whose.OWN
    return {"board": Whose.BOARD, "send": Whose.SEND}.get(chosen.sort, Whose.OTHER)


def _is_within_another(own: Hit, here: list[Hit]) -> bool:
    return any(each.sort != "own" and each.start <= own.start and own.end <= each.end for each in here)


def _area(sentence: Sentence, hit: Hit, clause: tuple[int, int]) -> str | None:
    """Find the judgement that something is said of: the one named nearest in its clause, before it if any is."""
    start, end = clause
    texts = sentence.texts
    for at in (*range(hit.start - 1, start - 1, -1), *range(hit.end, min(end, hit.end + AREA_AFTER))):
        for area, forms in _AREAS.items():
            if any(texts[at : at + len(form)] == form for form in forms):
                return area
    return None
