"""The named features that the second reader weighs: what the frames found, what is spoken of where, and words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from watcher import data
from watcher.reading.news import vocabulary
from watcher.reading.news.clauses import GRADES, Standing, Whose
from watcher.reading.news.outcome import STEPS
from watcher.reading.news.telling import NOW

if TYPE_CHECKING:
    from watcher.reading.news.first_reader import FirstReading
    from watcher.reading.news.telling import Telling

SENTENCES = 8
"""From how many sentences behind the title features are taken: an article's later ones tell its history."""
RULES = "rules: "
"""What the first reader found begins so."""
WORD = 0.3
"""What a word weighs beside what a frame does."""
# Shorter ones are particles, which stand in every sentence and tell nothing apart.
SHORTEST_WORD = 3
MOST_NAMES, LEAST_WEIGHT, MOST_WEIGHT = 3, -4, 6
_TOLD = frozenset((*vocabulary.TOPICS, *vocabulary.WHOSE))
_BESIDE = frozenset(
    ("own", "inspector", "inspection", "report", "rated", "published", "today", "monitoring", "years on")
)
"""What tells, beside a class of words, that it is said of a result."""
_SITES = ("gov.uk/government", "moderngov", "mgai", "blog", "career", "jobs", "agenda")


def features(telling: Telling, first: FirstReading) -> dict[str, float]:
    """Name what a piece has, with its strength (most often 1)."""
    found: dict[str, float] = {}
    _frames(telling, found)
    _topics(telling, found)
    _shades(telling, found)
    _findings(first, found)
    _circumstances(telling, first, found)
    _words(telling, found)
    return found


def _where(sentence: int) -> str:
    return "in the title" if sentence == 0 else "in the lead" if sentence == 1 else "further on"


def _frames(telling: Telling, found: dict[str, float]) -> None:
    own = False
    for each in telling.frames:
        if each.sentence > SENTENCES:
            break
        where = _where(each.sentence)
        if each.whose is Whose.OWN:
            own = True
            name = f"{each.sort} ({each.standing.value})"
            if each.names:
                found[f"{name} of one that is named"] = 1.0
        else:
            name = f"{each.whose.value}'s {'grade' if each.sort in GRADES else each.sort}"
        found[name] = found[f"{name} {where}"] = 1.0
    if not own:
        found["nothing of the services themselves"] = 1.0
    now = [STEPS[each.sort] for each in telling.said(*STEPS, standing=NOW)]
    before = [STEPS[each.sort] for each in telling.said(*STEPS, standing=(Standing.EARLIER, Standing.LEFT))]
    names = tuple(STEPS)
    if now:
        found[f"worst of now: {names[max(now)]}"] = found[f"best of now: {names[min(now)]}"] = 1.0
    else:
        found["no grade of now"] = 1.0
    if now and before:
        way = "worse than" if max(now) > max(before) else "better than" if max(now) < max(before) else "as"
        found[f"now {way} before"] = 1.0


def _topics(telling: Telling, found: dict[str, float]) -> None:
    for sentence in telling.sentences[: SENTENCES + 1]:
        where = _where(sentence.number)
        for hit in sentence.hits:
            if hit.sort in _TOLD:
                found[f"{hit.sort} {where}"] = 1.0
                if hit.sort in vocabulary.TOPICS:
                    found[f"{hit.sort} anywhere"] = 1.0
        for date in sentence.dates:
            found[f"a date of {_ago(date.months)} {where}"] = 1.0
    found.update(dict.fromkeys((f"address: {each}" for each in _SITES if each in telling.url.lower()), 1.0))


def _shades(telling: Telling, found: dict[str, float]) -> None:
    """Name what classes of words stand where, and which of them stand together with what is inspected."""
    for sentence in telling.sentences[: SENTENCES + 1]:
        where = _where(sentence.number)
        here = {hit.sort for hit in sentence.hits}
        shades = here & vocabulary.SHADES.keys()
        for each in shades:
            found[f"{each} words {where}"] = found[f"{each} words anywhere"] = 1.0
            for other in sorted(here & _BESIDE):
                found[f"{each} words beside {other}"] = 1.0
            for other in shades:
                if each < other:
                    found[f"{each} words beside {other} words"] = 1.0


def _ago(months: int) -> str:
    return "now" if months <= 1 else "months ago" if months <= 5 else "a year ago" if months <= 12 else "years ago"


def _findings(first: FirstReading, found: dict[str, float]) -> None:
    """Name what the first reader made of a piece; a question put to the second reader alone leaves these out."""
    weight = max(LEAST_WEIGHT, min(MOST_WEIGHT, first.newness)) / 4
    adverse = first.adverse.split(" (")[0] if first.adverse else "nothing adverse"
    plain = [
        f"finding: {adverse}",
        f"kind: {first.inspection_type}",
        f"direction: {first.direction}",
        f"grade: {first.grade}",
        f"adverse of {min(2, len(first.adverse_of))}",
    ]
    found.update(dict.fromkeys((f"{RULES}{each}" for each in plain), 1.0))
    found[f"{RULES}newness"] = weight
    if first.adverse:
        found[f"{RULES}adverse and new"] = weight


def _circumstances(telling: Telling, first: FirstReading, found: dict[str, float]) -> None:
    plain = [f"about: {telling.about.value}", f"names {min(MOST_NAMES, len(telling.named()))}"]
    if telling.day is None or telling.day.guessed:
        plain.append("undated")
    elif telling.day.year < 2013:
        plain.append("before 2013")
    if not telling.named(0):
        plain.append("no name in the title")
    if first.round_up:
        plain.append("many authorities")
    if first.minutes:
        plain.append("a council's paper")
    found.update(dict.fromkeys(plain, 1.0))


def _words(telling: Telling, found: dict[str, float]) -> None:
    names = _names()
    for sentence in telling.sentences[: SENTENCES + 1]:
        before = "title: " if sentence.number == 0 else "word: "
        for word in sentence.texts:
            if len(word) >= SHORTEST_WORD and word.isalpha() and word not in names:
                found[before + word] = WORD


@cache
def _names() -> frozenset[str]:
    """List the words of authorities' names: whom a piece is about says nothing of what it is."""
    spelt = (each.lower() for known in data.authorities() for each in (known.name, *known.aliases))
    former = (each.name.lower() for each in data.former_authorities())
    return frozenset(word for name in (*spelt, *former) for word in name.replace("-", " ").split()) - {"council"}
