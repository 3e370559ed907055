"""A sentence with its words, places and dates, its clauses, and how what it says stands."""

from __future__ import annotations

from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from watcher.reading.news import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watcher.reading.news.days import Named
    from watcher.reading.news.lexicon import Hit
    from watcher.reading.news.places import Place


GRADES = tuple(vocabulary.GRADES)
EDGES = frozenset((";", ":", ".", "?", "-", "but", "while", "whereas", "although", "though"))
SOFT_EDGES = frozenset((",", "(", ")", "which", "who", "whose", "where", "when", "having", "after", "following"))
_OPENS = {",": ",", ")": "("}
"""What opens an insertion that ends so."""
LONGEST_INSERTION, REACH_OF_PARTED = 12, 3
"""In words: how long what was put in may be, and how far behind it stands what is denied."""
FINITE = frozenset(("is", "are", "was", "were", "has", "have", "had"))
"""With a verb of its own it is no longer what the "not" was said of."""
LOOKED = ("looked", "looking", "look")
"""Whom one looks after is no edge."""

OTHERS = ("school", "early years", "home", "agency", "adults", "justice", "inquiry", "civic")
"""What else is inspected or looked into, by the vocabulary's sorts."""


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
    """What may come, is feared or hoped, or only asked: "Has Hull fallen?"."""


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

    @property
    def grades(self) -> list[Hit]:
        """List the grades' words."""
        return [each for each in self.hits if each.sort in vocabulary.GRADES]

    def has(self, *sorts: str, low: int = 0, high: int | None = None) -> bool:
        """Return whether a phrase of some sorts begins between two words, or anywhere."""
        return any(
            each.sort in sorts and low <= each.start and (high is None or each.start < high) for each in self.hits
        )

    def covering(self, at: int, *sorts: str) -> Hit | None:
        """Find a phrase of some sorts that a word is within."""
        return next((each for each in self.hits if each.sort in sorts and each.start <= at < each.end), None)


def is_within_another(hit: Hit, hits: Iterable[Hit]) -> bool:
    """Return whether a phrase is a part of another sort's: the "children's" of a children's home."""
    return any(each.sort != hit.sort and each.start <= hit.start and hit.end <= each.end for each in hits)


def clause(sentence: Sentence, start: int, stop: int, *, soft: bool = False) -> tuple[int, int]:
    """Find the clause that words are in: the words between two edges."""
    edges = EDGES | SOFT_EDGES if soft else EDGES
    low, high = start, stop
    texts = sentence.texts
    while low and not _is_edge(texts, low - 1, edges):
        low -= 1
    while high < len(texts) and not _is_edge(texts, high, edges):
        high += 1
    return low, high


def _is_edge(texts: tuple[str, ...], at: int, edges: frozenset[str]) -> bool:
    return texts[at] in edges and not (texts[at] == "after" and at > 0 and texts[at - 1] in LOOKED)


def is_parted_from_its_not(sentence: Sentence, at: int, low: int) -> bool:
    """Return whether a "not" stands before what was put in between: "not, he said, inadequate", "(not) inadequate"."""
    texts = sentence.texts
    opens = _OPENS.get(texts[low - 1]) if low else None
    if not opens or at - low > REACH_OF_PARTED or FINITE & set(texts[low:at]):
        return False
    first = max(0, low - 1 - LONGEST_INSERTION)
    at_edge = next((edge for edge in range(low - 2, first - 1, -1) if texts[edge] == opens), None)
    if at_edge is None or "or" in texts[max(0, at_edge - 2) : at_edge]:
        return False  # "like it or not, inspectors say, ..."
    nots = [(each.start, each.end) for each in sentence.hits if each.sort == "not"]
    return (opens == "(" and (at_edge + 1, low - 1) in nots) or any(end == at_edge for _, end in nots)


RATING = frozenset(
    (
        *(
            "rating",
            "ratings",
            "grade",
            "grades",
            "judgement",
            "judgment",
            "judgements",
            "verdict",
            "verdicts",
            "status",
        ),
        *("report", "reports", "inspection", "mark", "result", "results", "finding", "label", "tag", "category"),
        *("ruling", "badge"),
    )
)


def has_services(texts: tuple[str, ...]) -> bool:
    """Return whether what is spoken of as a council's has no other name: "Lambeth's services"."""
    return any(one.endswith(("'s", "'")) and other == "services" for one, other in pairwise(texts))
