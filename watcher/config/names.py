"""The words of a config that must be known: authorities, regions, frameworks, grades, areas, receivers, rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rules.conditions import Only, When
from rules.scales import What
from watcher.config.problems import Found, did_you_mean
from watcher.data import names
from watcher.model.alerts import Severity
from watcher.model.kinds import Kind
from watcher.model.ofsted import AREA_NAMES, FRAMEWORKS, SCALES
from watcher.model.places import ACTIONS_TAKEN, IN_AREA, MONITORING_VISIT, PLACE, Area
from watcher.model.provider_kinds import GROUPS, KINDS, kind_named, kinds_meant

if TYPE_CHECKING:
    from rules.rule import RuleSettings
    from watcher.config.blocks import AreaTable, Block
    from watcher.config.lines import Path
    from watcher.model.ofsted import Authority

Reader = Callable[[str], str | None]
"""Finds what a word stands for, as the program spells it; None when it stands for nothing."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that one key may have: what they are called, which there are, and how one is read."""

    what: str
    words: tuple[str, ...]
    read: Reader

    def wrong(self, word: str) -> tuple[str, str]:
        """Say what is wrong with a word, and what to write."""
        return f'there is no {self.what} "{word}".', did_you_mean(word, self.words)


class _Authorities(Vocabulary):
    __slots__ = ()

    def wrong(self, word: str) -> tuple[str, str]:
        """Say whether several share it, it is gone, or nobody has it."""
        return not_one_authority(word), ""


def _folded(words: Iterable[str]) -> Reader:
    known = {names.folded(each.replace("_", " ")): each for each in words}
    return lambda word: known.get(names.folded(word.replace("_", " ")))


def _exactly(words: Iterable[str]) -> Reader:
    known = frozenset(words)
    return lambda word: word if word in known else None


def _authority(word: str) -> str | None:
    found = names.find(word)
    return found[0].name if len(found) == 1 and not names.namesakes(word) else None


KINDS_OF_PUBLICATION = (*Kind, PLACE, IN_AREA)
GRADES = tuple(dict.fromkeys(word for scale in SCALES for word in scale.words))


def _kind_of_provider(word: str) -> str | None:
    plain = kind_named(word)
    singular = plain.removesuffix("s")
    known = (*KINDS, *GROUPS)
    return next((each for each in (plain, singular) if each in known), None)


COUNTED = (*What, ACTIONS_TAKEN, MONITORING_VISIT)
AREA_WORDS: Mapping[Path, Vocabulary] = {
    ("kinds",): Vocabulary("kind of provider", tuple(dict.fromkeys((*GROUPS, *KINDS))), _kind_of_provider),
    ("only",): Vocabulary("outcome", COUNTED, _folded(COUNTED)),
}
"""Which vocabulary holds where under [[area]]."""
VOCABULARIES: Mapping[str, Vocabulary] = {
    "authority": _Authorities("authority", names.canonical(), _authority),
    "region": Vocabulary("region", names.regions(), lambda word: _folded(names.regions())(word)),
    "framework": Vocabulary("framework", tuple(FRAMEWORKS), _folded(FRAMEWORKS)),
    "kind": Vocabulary("kind of publication", KINDS_OF_PUBLICATION, _folded(KINDS_OF_PUBLICATION)),
    "severity": Vocabulary("severity", tuple(Severity), _exactly(Severity)),
    "grades": Vocabulary("grade", GRADES, _folded(GRADES)),
    "areas": Vocabulary("area", tuple(AREA_NAMES), _folded(AREA_NAMES)),
}
"""By the key that they stand under, in `only`, in `when`, and in the rules themselves."""


def named(what: str, known: Iterable[str]) -> Vocabulary:
    """Make the vocabulary of the names that this config itself gives."""
    words = tuple(known)
    return Vocabulary(what, words, _exactly(words))


def wrong_words(block: Block, keys: Mapping[Path, Vocabulary]) -> Iterator[Found]:
    """Find the words in a block that stand for nothing. `keys` says where in it which vocabulary holds."""
    for path, vocabulary in keys.items():
        given: object = block.plain
        for part in path:
            given = given.get(str(part)) if isinstance(given, Mapping) else None
        if isinstance(given, str) and vocabulary.read(given) is None:
            yield Found((*block.path, *path), block.where, *vocabulary.wrong(given))
        for at, word in enumerate(given if isinstance(given, list) else ()):
            if isinstance(word, str) and vocabulary.read(word) is None:
                yield Found((*block.path, *path, at), block.where, *vocabulary.wrong(word))


def wrong_single_words(block: Block, keys: Mapping[Path, Vocabulary]) -> Iterator[Found]:
    """Find the keys of a block whose one word stands for nothing."""
    for (key,), vocabulary in keys.items():
        word = block.plain.get(str(key))
        if isinstance(word, str) and vocabulary.read(word) is None:
            yield Found((*block.path, key), block.where, *vocabulary.wrong(word))


def canonical(key: str, words: Iterable[str]) -> tuple[str, ...]:
    """Spell the words of a key as the program does; what stands for nothing is left out."""
    vocabulary = VOCABULARIES[key]
    return tuple(found for each in words if (found := vocabulary.read(each)) is not None)


def not_one_authority(name: str) -> str:
    """Say why a name is no authority: several share it, it is gone, or nobody has it."""
    found = names.find(name)
    namesake = names.namesakes(name)
    if namesake:
        return f'"{name}" may be "{found[0].name}", or {namesake}. Write the full name of the one you mean.'
    if found:
        return f'"{name}" is a name of several authorities: {_listed(found)}. Write the one you mean, or all of them.'
    former = names.former(name)
    if former and former.until:
        successors = " and ".join(f'"{each}"' for each in former.successors)
        return f'"{name}" is no authority since {former.until:%Y}. Write its successors: {successors}.'
    if former:
        return f'"{name}" is a council from {former.since:%B %Y} on. Write the one that it comes out of.'
    inside = names.within(name)
    if inside:
        districts = ", ".join(f'"{each}"' for each in inside)
        return f'"{name}" is no authority of its own; its authorities are {districts}. Write those you mean.'
    region = next((each for each in names.regions() if names.folded(each) == names.folded(name)), None)
    if region:
        return f'"{name}" is a region. Under [watch] write regions = ["{region}"] for everything in it.'
    several = names.containing(name)
    if len(several) > 1:
        meant = ", ".join(f'"{each}"' for each in several)
        return f'"{name}" is a part of several names: {meant}. Write the one you mean, or all of them.'
    near = f'Did you mean "{several[0]}"?' if several else did_you_mean(name, names.all_names())
    return f'no authority is called "{name}". {near} `ofsted-watch authorities` lists them all.'.replace("  ", " ")


def _listed(found: Iterable[Authority]) -> str:
    return ", ".join(f'"{each.name}"' for each in found)


def is_all(word: str) -> bool:
    """Tell whether a word under [watch] means every authority."""
    return names.folded(word) == "all"


def area_of(settings: AreaTable) -> Iterator[Area]:
    """Make the area of an [[area]]; none where its authority is no authority, which is a mistake of its own."""
    for found in names.find(settings.authority)[:1]:
        kind, outcome = AREA_WORDS["kinds",].read, AREA_WORDS["only",].read
        meant = (kinds_meant(word) for each in settings.kinds if (word := kind(each)))
        only = tuple(word for each in settings.only if (word := outcome(each)))
        yield Area(found.urn, frozenset[str]().union(*meant), only)


def _watch_words() -> dict[Path, Vocabulary]:
    authorities = VOCABULARIES["authority"]
    or_all = type(authorities)(
        authorities.what, authorities.words, lambda word: word if is_all(word) else authorities.read(word)
    )
    return {("authorities",): or_all, ("regions",): VOCABULARIES["region"]}


WATCH = _watch_words()
"""Which vocabulary holds where under [watch]."""


def spelt_rule(settings: RuleSettings) -> RuleSettings:
    """Put the program's own spelling for the words that were used."""
    only = {key: canonical(key, getattr(settings.only, key)) for key in Only.model_fields}
    lists = {key: canonical(key, given) for key in ("grades", "areas") if (given := getattr(settings, key, None))}
    return settings.model_copy(update={"only": Only(**only), **lists})


def spelt(settings: Any) -> Any:  # noqa: ANN401 - a Route or a Silence: both have `when`
    """Put the program's own spelling for the words of a condition."""
    when = {
        key: canonical(key, given) if key in VOCABULARIES else given
        for key in When.model_fields
        if (given := getattr(settings.when, key))
    }
    return settings.model_copy(update={"when": When(**when)})
