"""The words of a config that must be known: authorities, regions, frameworks, grades, areas, receivers, rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from rules.conditions import Only, When
from watcher.config.nearest import did_you_mean, nearest
from watcher.config.not_an_authority import TAKING_AWAY, is_england, regions_meant, why_no_authority
from watcher.config.problems import printable
from watcher.data import names
from watcher.model.alerts import Severity
from watcher.model.kinds import Kind
from watcher.model.ofsted import AREA_NAMES, FOUR_POINT, FRAMEWORKS, SCALES
from watcher.model.places import IN_AREA, PLACE

if TYPE_CHECKING:
    from rules.routes import Route
    from rules.rule import RuleSettings
    from rules.silences import Silence
    from watcher.config.lines import Path

Reader = Callable[[str], str | None]
"""Finds what a word means, as the program spells it; None when it is unknown."""


_OF_ANOTHER_ALPHABET = re.compile(r"[^\W\d_a-zA-Z\u00c0-\u017f]")
"""Where it may look the same as one of ours."""


def _no_advice(_word: str) -> str:
    return ""


class Vocabulary(Struct, frozen=True):
    """The words that one key may have: what they are called, which there are, and how one is read.

    `advice` says what to write for a word that people use for something else, or for several at once.
    """

    what: str
    words: tuple[str, ...]
    read: Reader
    advice: Callable[[str], str] = _no_advice

    def wrong(self, word: str) -> tuple[str, str]:
        """Say what is wrong with a word, and what to write."""
        if not word.strip():
            return f"there is an empty {self.what} in this list.", "Take it out, or write one between the quotes."
        if several := parted(word, self.read):
            quoted = ", ".join(f'"{each}"' for each in several)
            wrong = f'"{printable(word)}" names {len(several)} in one pair of quotes.'
            return wrong, f"Write each in quotes of its own: [{quoted}]."
        if strange := _OF_ANOTHER_ALPHABET.search(word):
            return f'"{word}" has a letter of another alphabet (U+{ord(strange[0]):04X}).', "Type the word anew."
        return self._unknown(word)

    def _unknown(self, word: str) -> tuple[str, str]:
        return f'there is no {self.what} "{word}".', self.advice(word) or did_you_mean(word, self.words)


class _Authorities(Vocabulary, frozen=True):
    def _unknown(self, word: str) -> tuple[str, str]:
        """Say whether several share it, it is gone or elsewhere, or nobody has it."""
        advice = self.advice(word)
        return (f'no authority is called "{word}".', advice) if advice else why_no_authority(word)


def parted(text: str, read: Reader) -> tuple[str, ...]:
    """Part a text at commas, semicolons and "and" into words that are all known; nothing when it is no such list."""
    parts = [each.strip(" \"'“”„‘’") for each in re.split(r"\s*[;,/\t\n]\s*(?:and\s+)?|\s+(?:and|&)\s+", text.strip())]
    return tuple(parts) if len(parts) > 1 and all(each and read(each) for each in parts) else ()


def in_any_case(words: Iterable[str]) -> Reader:
    """Read words however they are written: in capitals, with hyphens, or with blanks for what joins them."""
    known = {names.folded(each.replace("_", " ")): each for each in words}
    return lambda word: known.get(names.folded(word.replace("_", " ")))


def _exactly(words: Iterable[str]) -> Reader:
    known = frozenset(words)
    return lambda word: word if word in known else None


def _authority(word: str) -> str | None:
    found = () if TAKING_AWAY.match(word) else names.find(word)
    return found[0].name if len(found) == 1 and not names.namesakes(word) else None


KINDS_OF_PUBLICATION = (*Kind, PLACE, IN_AREA)
GRADES = tuple(dict.fromkeys(word for scale in SCALES for word in scale.words))
FALLS = FOUR_POINT.words[1:]
"""What a grade can fall to: any but the best."""
_IN_FULL = {"requires improvement to be good": "requires improvement"}


def _grade(words: Iterable[str]) -> Reader:
    read = in_any_case(words)
    return lambda word: read(_IN_FULL.get(names.folded(word), word))


def advising(advice: Mapping[str, str]) -> Callable[[str], str]:
    """Advise by the word as it is folded; on no other."""
    return lambda word: advice.get(names.folded(word), "")


def quoted(words: Iterable[str]) -> str:
    """List words, each in quotes."""
    return ", ".join(f'"{each}"' for each in words)


_ILACS = tuple(each for each in FRAMEWORKS if each.startswith("ILACS"))
_RI = {"ri": 'Write "requires improvement".', "rtbg": 'Write "requires improvement".'}
CERTAIN = 85
"""How similar (of 100) an area must be: "children in need" is not meant as those in care."""
_EVERYBODY = 'To watch all of England write authorities = ["all"].'
_OF_GRADES = f"The grades of children's services are {quoted(FOUR_POINT.words)}."
_OF_FALLS = _RI | {"outstanding": f"It is the best grade, so nothing can fall to it. Write any of {quoted(FALLS)}."}
_OF_FRAMEWORKS = {
    "ilacs": f"It means all three of them: write {quoted(_ILACS)}.",
    "sccif": f"That one is for homes and agencies; of councils there are {quoted(FRAMEWORKS)}.",
}
_OF_KINDS = {
    "letter": 'Letters are of the kinds "focused_visit", "monitoring_visit", "jtai" and "area_send".',
    "send": 'Write "area_send".',
    "ilacs": 'Write "inspection".',
}


def _advice_on_grades(word: str) -> str:
    if names.folded(word) in ("worse", "declined", "deteriorated", "fallen", "downgraded"):
        return 'A fall is told by a [[rule]] of its own, with kind = "deteriorated".'
    return _RI.get(names.folded(word), "") or _several_grades(word) or ("" if nearest(word, GRADES) else _OF_GRADES)


def _several_grades(word: str) -> str:
    """Say what to write for grades from one on: "requires improvement or worse", "below good"."""
    said = names.folded(word)
    grade = next((each for each in FOUR_POINT.words if re.search(rf"\b{each}\b", said)), "")
    downwards = re.search(r"\b(?:worse|below|lower|under|less|not|most)\b|[<≤]", said)
    if not grade or not downwards:
        return ""
    from_here = re.search(r"\b(?:or|and|most)\b|[=≤]", said)
    listed = quoted(FOUR_POINT.words[FOUR_POINT.words.index(grade) + (0 if from_here else 1) :])
    return f"Write each by itself: {listed}." if listed else ""


def _advice_on_regions(word: str) -> str:
    if _authority(word):
        return f'That is an authority: write authorities = ["{_authority(word)}"].'
    if inside := names.within(word):
        return f"It is none of Ofsted's regions: write authorities = [{quoted(inside)}]."
    if is_england(word):
        return f"{_EVERYBODY} A condition that means every region is left out."
    meant = regions_meant(word)
    if len(meant) == 1:
        return f'Did you mean "{meant[0]}"?'
    return f"There are {quoted(meant)}." if meant else ""


def _advice_on_all(word: str) -> str:
    return "A condition that means every authority is left out." if is_all(word) or is_england(word) else ""


AREAS_CALLED = tuple(
    each.replace("_", " ") for each in dict.fromkeys(a for one in FRAMEWORKS.values() for a in one.areas)
)
"""The areas of councils' inspections, as they are best written."""
_OF_AREAS = {
    "overall": 'Write "overall effectiveness"; since April 2026 Ofsted gives no such grade.',
    **dict.fromkeys(("leaders", "leadership and management"), 'Write "leadership".'),
}


def _area(word: str) -> str | None:
    called = {names.folded(name): each for each, name in AREA_NAMES.items()}
    return in_any_case(AREA_NAMES)(word) or called.get(names.folded(word))


def _advice_on_areas(word: str) -> str:
    near = "" if nearest(word, AREAS_CALLED, CERTAIN) else f"There are {quoted(AREAS_CALLED)}."
    return _OF_AREAS.get(names.folded(word), near)


VOCABULARIES: Mapping[str, Vocabulary] = {
    "authority": _Authorities("authority", names.canonical(), _authority),
    "region": Vocabulary(
        "region", names.regions(), lambda word: in_any_case(names.regions())(word), _advice_on_regions
    ),
    "framework": Vocabulary("framework", tuple(FRAMEWORKS), in_any_case(FRAMEWORKS), advising(_OF_FRAMEWORKS)),
    "kind": Vocabulary(
        "kind of publication", KINDS_OF_PUBLICATION, in_any_case(KINDS_OF_PUBLICATION), advising(_OF_KINDS)
    ),
    "severity": Vocabulary("severity", tuple(Severity), _exactly(Severity)),
    "grades": Vocabulary("grade", GRADES, _grade(GRADES), _advice_on_grades),
    "to": Vocabulary(
        "grade to fall to",
        FALLS,
        _grade(FALLS),
        lambda word: _OF_FALLS.get(names.folded(word), "") or _several_grades(word),
    ),
    "areas": Vocabulary("area", AREAS_CALLED, _area, _advice_on_areas),
}
"""By the key that they stand under, in `only`, in `when`, and in the rules themselves."""


CONDITIONS = {
    **VOCABULARIES,
    "authority": _Authorities("authority", names.canonical(), _authority, _advice_on_all),
}
"""Those of `only` and `when`, which may be left out."""


def named(what: str, known: Iterable[str], advice: Callable[[str], str] = _no_advice) -> Vocabulary:
    """Make the vocabulary of the names that this config itself gives."""
    words = tuple(known)
    return Vocabulary(what, words, _exactly(words), advice)


def advice_on_receivers(word: str) -> str:
    """Say what to do with an e-mail address where a receiver's name is meant."""
    return 'Give this address a [[receiver]] of kind = "email", and write its name here.' if "@" in word else ""


def canonical(key: str, words: Iterable[str]) -> tuple[str, ...]:
    """Spell the words of a key as the program does; unknown ones are left out."""
    vocabulary = VOCABULARIES[key]
    return tuple(found for each in words if (found := vocabulary.read(each)) is not None)


def is_all(word: str) -> bool:
    """Return whether a word under [watch] means every authority."""
    return names.folded(word) == "all"


def _advice_on_everybody(word: str) -> str:
    return _EVERYBODY if is_england(word) else ""


def _watch_words() -> dict[Path, Vocabulary]:
    authorities = VOCABULARIES["authority"]
    or_all = type(authorities)(
        authorities.what,
        authorities.words,
        lambda word: word if is_all(word) else authorities.read(word),
        _advice_on_everybody,
    )
    return {("authorities",): or_all, ("regions",): VOCABULARIES["region"]}


WATCH = _watch_words()
"""Which vocabulary holds where under [watch]."""


_LISTS = ("grades", "to", "areas")
"""The lists of words in a rule."""


def spelt_rule(settings: RuleSettings) -> RuleSettings:
    """Put the program's own spelling for the words that were used."""
    only = {key: canonical(key, getattr(settings.only, key)) for key in Only.model_fields}
    lists = {key: canonical(key, given) for key in _LISTS if (given := getattr(settings, key, None))}
    return settings.model_copy(update={"only": Only(**only), **lists})


Conditional = TypeVar("Conditional", "Route", "Silence")


def spelt(settings: Conditional) -> Conditional:
    """Put the program's own spelling for the words of a condition."""
    when = {
        key: canonical(key, given) if key in VOCABULARIES else given
        for key in When.model_fields
        if (given := getattr(settings.when, key))
    }
    return settings.model_copy(update={"when": When(**when)})
