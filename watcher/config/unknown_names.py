"""Whether the names in a config's blocks exist: authorities, regions, grades, receivers, rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from rules.conditions import Only, When
from watcher.config.blocks import Block
from watcher.config.names import CONDITIONS, VOCABULARIES, WATCH, Vocabulary, advice_on_receivers, named, parted
from watcher.config.problems import Found, as_shown
from watcher.config.provider_words import AREA_WORDS

if TYPE_CHECKING:
    from watcher.config.lines import Path as Way


def unknown_names(plain: Mapping[str, Any], blocks: Mapping[str, tuple[Block, ...]]) -> Iterator[Found]:
    """Find unknown names: of authorities, regions, grades, receivers, rules."""
    rule_names = named("rule", (each.called for each in blocks["rule"] if each.called))
    receiver_names = named("receiver", (each.called for each in blocks["receiver"] if each.called), advice_on_receivers)
    when: dict[Way, Vocabulary] = {("when", key): CONDITIONS[key] for key in When.model_fields if key in CONDITIONS}
    # Where a rule lacks its name, or has a wrong one, every reference to it would be called a mistake, too.
    when |= _if_all_known({("when", "rule"): rule_names}, blocks["rule"])
    only: dict[Way, Vocabulary] = {("only", key): CONDITIONS[key] for key in Only.model_fields}
    send_to = _if_all_known({("send_to",): receiver_names}, blocks["receiver"])
    for each in blocks["area"]:
        yield from _wrong_single_words(each, {("authority",): VOCABULARIES["authority"]})
        yield from _wrong_words(each, AREA_WORDS)
    for each in blocks["source"]:
        yield from _wrong_words(each, {("authority",): VOCABULARIES["authority"]})
    for each in blocks["rule"]:
        yield from _wrong_words(each, only | {(key,): VOCABULARIES[key] for key in ("grades", "to", "areas")})
    for each in blocks["route"]:
        yield from _wrong_words(each, when | send_to)
    for each in blocks["silence"]:
        yield from _wrong_words(each, when)
    one: dict[Way, Vocabulary] = {("authority",): VOCABULARIES["authority"]}
    one |= _if_all_known({("rule",): rule_names}, blocks["rule"])
    one |= _if_all_known({("receiver",): receiver_names}, blocks["receiver"])
    for each in blocks["expect"]:
        yield from _wrong_single_words(each, one)
    for name in ("operators", "certificate", "briefing", "drill", "escalation"):
        told = plain.get(name)
        if isinstance(told, dict):
            yield from _wrong_words(Block(name, 0, None, told, stands_once=True), send_to)
    watch = plain.get("watch")
    if isinstance(watch, dict):
        yield from _wrong_words(Block("watch", 0, None, watch, stands_once=True), WATCH)


def _if_all_known(keys: dict[Way, Vocabulary], blocks: Iterable[Block]) -> dict[Way, Vocabulary]:
    """Leave names unchecked when one of those blocks lacks its own, or shares it: that is the mistake to mend."""
    called = [each.called for each in blocks]
    return keys if None not in called and len(set(called)) == len(called) else {}


def _wrong_words(block: Block, keys: Mapping[Way, Vocabulary]) -> Iterator[Found]:
    """Find the unknown words in a block. `keys` says which vocabulary applies where."""
    for path, vocabulary in keys.items():
        given: object = block.plain
        for part in path:
            given = given.get(str(part)) if isinstance(given, Mapping) else None
        if isinstance(given, str) and vocabulary.read(given) is None:
            several = ", ".join(f'"{each}"' for each in parted(given, vocabulary.read))
            key = ".".join(map(str, path))
            # That it is no list is said by this, then, and not once more (`ReadingBlocks`).
            no_list, write = f"{key} = {as_shown(given)} is not a list.", f"Write each in quotes of its own: {key} = "
            wrong = (no_list, f"{write}[{several}].") if several else vocabulary.wrong(given)
            yield Found((*block.path, *path), block.where, *wrong)
        listed: list[object] = given if isinstance(given, list) else []
        for at, word in enumerate(listed):
            if isinstance(word, str) and vocabulary.read(word) is None:
                wrong = vocabulary.wrong(word)
                whole = f"{listed[at - 1]}, {word}" if at and word.strip() else ""
                if whole and vocabulary.read(whole):  # the comma within "Bristol, City of"
                    wrong = wrong[0], f'It belongs to the name before it: write "{whole}".'
                yield Found((*block.path, *path, at), block.where, *wrong)


def _wrong_single_words(block: Block, keys: Mapping[Way, Vocabulary]) -> Iterator[Found]:
    """Find the keys of a block whose single word is unknown."""
    for (key,), vocabulary in keys.items():
        word = block.plain.get(str(key))
        if isinstance(word, str) and vocabulary.read(word) is None:
            yield Found((*block.path, key), block.where, *vocabulary.wrong(word))
