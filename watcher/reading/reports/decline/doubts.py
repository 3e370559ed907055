"""A learned reader of declines, for doubts alone: where no rule finds one, it names a sentence that may say so.

A linear model over stems, pairs of stems and classes of words, trained by tests/training/decline_doubts.py. It is less
certain than the rules, so what it finds is never told as a decline, only as something that a person should look at.
"""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.reading.reports.sentences import other_bodies

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SURE = 0.5
"""From these log odds on a sentence is in doubt: docs/what-ofsted-publishes.md says what that finds."""
SHORTEST = 40
"""Letters of a sentence that says something of services."""
NEAR = 8
"""Words between two whose order says something."""
LETTERS = (
    *("deteriorat", "declin", "wors", "weak", "regress", "diminish", "degrad", "erod", "erosion", "slip", "slid"),
    *(" dip", "drop", "fall", "fell ", "slow", " less ", "fewer", "later", "longer", "poorer", "lower", "lapse"),
    *("lost", "loss ", "losing", "backlog", "stopped", "ceased", "rarer", "seldom", "exception", "backward"),
    *("tailed", "reced", "dwindl", "unravel", "shrunk", "shrink", "harder", "suffer", "crept", "behind"),
)
"""Letters of which a sentence has some that is weighed at all."""
_OF_PROGRESS = re.compile(
    r"\b(?:improv(?:ing|ed)|(?:ensure|rapid|further)\simprovement|progress|maintain(?:ed)?)\b", re.IGNORECASE
)
"""What a sentence speaks of that names a decline only to say that it is over, or that more should be done."""
_ARTICLE = re.compile(r"\A\W*(?:the\s)?(?:regional|county's|city's|local)\s(?!auth)", re.IGNORECASE)
_NOT_THEIRS = re.compile(
    r"\b(?:not\sbeen\sallowed\sto|(?:has|have|had)\selsewhere\s\w+ed?|elsewhere\s(?:has|have|had|led)|reserves|(?:neighbouring|another)\s(?:local\s)?(?:authority|council|borough|county),?\swhose|(?:government|central)\s(?:grants?|funding)|(?:from|with|of|in|by)\s(?:\w+\s)?(?:areas|authorities|councils|places)\s(?:where|in\swhich))\b",
    re.IGNORECASE,
)
"""Money, and other places, which are no service here, and what nobody let happen."""
_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|[.;:,]")
_YEAR = re.compile(r"20\d\d")
_STOPS = frozenset(".;:,")
_PARTS = frozenset((*".;:", "but", "whil", "although", "yet", "howev"))
"""Stems and stops behind which another clause begins."""
_ENDINGS = (
    *("ations", "ation", "ments", "ment", "nesses", "ness", "ings", "ing", "ingly", "edly", "ies", "ied", "ed", "ly"),
    *("es", "s", "e", "y"),
)


@lru_cache(maxsize=4_000)
def _stem(token: str) -> str:
    if token.isdigit():
        return "YEAR" if _YEAR.fullmatch(token) else "NUMBER"
    for each in _ENDINGS:
        if token.endswith(each) and len(token) - len(each) >= 3:
            return token[: -len(each)]
    return token


_CLASSES = {
    name: frozenset(form for each in words.split() for form in (each, _stem(each)))
    for name, words in {
        "worse": "deteriorat declin wors weaken regress diminish degrad erod slip slid dip drop fall fell slump plummet"
        " loosen slacken collaps laps backward downhill hollow dismantl dilut undone lost los disappear vanish downward"
        " shrunk shrink ebb fad thin tail wan unravel fray fractur dissipat splinter reced squander destabilis dwindl"
        " plung tumbl relaps atroph decay narrow taper crumbl wither stall falter drift neglect abandon ceas stop halt"
        " broken break suffer damag undermin reduc cut lengthen grow grew mount delay",
        "compared": "less fewer worse weaker slower poorer later longer thinner tardier harder rarer lower looser"
        " patchier slacker smaller shorter rar seldom wors",
        "more": "more better stronger quicker faster sooner improv strengthen recover rebuil restor revers address"
        " resolv halt arrest overcom transform",
        "bad": "weak poor variabl patch fragil fragment sporadic lax sluggish superficial cursor perfunctor erratic"
        " haphazard rush vagu confus chaotic late slow delay lack limit minimal inadequat ineffect inconsist"
        " insufficient infrequent irregular unreliabl unsaf uneven unclear unmanag hurri exception overdu behind"
        " wait month week gap drift backlog",
        "good": "good strong outstand effect robust secur regular clear time thorough consistent stabl prais commend"
        " reliabl strength prompt well skil impressiv high careful close quick swift",
        "services": "servic practic support help oversight supervis plan assess visit team front door respons qualit"
        " standard decision manag review audit permanenc record fost adopt leadership work interview conferenc track"
        " care short provis threshold contact strateg pathway tim grip scrutin local author council leader area",
        "then": "last previou earlier ago once formerl former used then sinc befor YEAR had were was prior past year",
        "now": "now toda current longer still again ha have recent has",
        "not": "no not never none neither nor nothing without cannot hardl far rather",
        "unreal": "if whether unless should could might may would any risk likel potential fear worr when whenever can"
        " will",
        "others": "number polic school health pupil attain famil parent mother father boy girl child's nationall budget"
        " reserv caseload referral rate demand population vacanc turnov crim offend debt anxiet mental behaviour"
        " relationship hom build websit court",
        "inspection": "inspect report letter ofst monitor judg",
    }.items()
}
_OF_STEM = {
    stem: tuple(name for name, stems in _CLASSES.items() if stem in stems)
    for stem in frozenset().union(*_CLASSES.values())
}


class Weights(Struct, frozen=True):
    """What each feature adds to the log odds that a sentence says so, and what all begin with."""

    bias: float
    of: dict[str, float]


@cache
def shipped() -> Weights:
    """Load the weights that come with the program."""
    plain = json.loads(files("watcher.reading.reports.decline").joinpath("doubts.json").read_text(encoding="utf-8"))
    return Weights(plain["bias"], plain["weights"])


def doubtful(sentences: Sequence[str], among: Iterable[int]) -> int | None:
    """Find the sentence that most likely says that services got worse, if one is likely enough.

    `among` are the numbers of those that have letters of something worse.
    """
    likely = [
        (odds(sentences[at], shipped()), at)
        for at in among
        if len(sentences[at]) > SHORTEST
        and not _OF_PROGRESS.search(sentences[at])
        and not _NOT_THEIRS.search(sentences[at])
        and not other_bodies.begins(_ARTICLE.sub("", sentences[at]))
    ]
    surest = max(likely, default=(0.0, 0))
    return surest[1] if surest[0] >= SURE else None


def is_weighed(sentence: str) -> bool:
    """Return whether a sentence has letters of something worse at all: one in twenty has."""
    return len(sentence) > SHORTEST and any(each in sentence.lower() for each in LETTERS)


def odds(sentence: str, weights: Weights) -> float:
    """Weigh a sentence: log odds."""
    known = weights.of
    return weights.bias + sum(known.get(each, 0.0) for each in features(sentence))


def features(sentence: str) -> set[str]:
    """List the stems of a sentence, those next to each other, and its words' classes with what they stand near."""
    stems = [_stem(each) for each in _TOKEN.findall(sentence.lower().replace("’", "'"))]
    found = {each for each in stems if each not in _STOPS}
    found.update(f"{left} {right}" for left, right in pairwise(stems))
    classes = [(at, name) for at, stem in enumerate(stems) for name in _OF_STEM.get(stem, ())]
    found.update(f"<{name}>" for _, name in classes)
    for number, (at, name) in enumerate(classes):
        for further, other in classes[number + 1 :]:
            if further - at > NEAR:
                break
            if further > at:
                found.add(f"<{name}> {'next' if further - at <= 2 else 'near'} <{other}>")
    return found | _of_clauses(stems)


def _of_clauses(stems: list[str]) -> set[str]:
    """List which classes stand together in a clause, and which follow in the next."""
    clauses: list[set[str]] = [set()]
    for stem in stems:
        if stem in _PARTS:
            clauses.append(set())
        clauses[-1].update(_OF_STEM.get(stem, ()))
    together = {f"<{left}> with <{right}>" for each in clauses for left in each for right in each if left < right}
    return together | {
        f"<{left}> then <{right}>" for clause, after in pairwise(clauses) for left in clause for right in after
    }
