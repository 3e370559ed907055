"""Finding the vocabulary's phrases in a sentence's words: every word is looked up once, whatever its length."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from watcher.reading.news import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Words with their 's, the marks that part a sentence, and a dash only where blanks stand around it: "re-inspected" is
# one word.
_WORD = re.compile(r"[a-z0-9£]+(?:'[a-z]+)?|[,;:.?()]|(?<= )-(?= )")
_NOT = frozenset(("not", "never"))
"""What `_` does not stand for: "progress has not been lost"."""
LONGEST_BEGINNING = 12
"""How long a beginning (`deteriorat*`) is at most."""


class Hit(NamedTuple):
    """A phrase of the vocabulary in a sentence: of which sort, and from which word to before which."""

    sort: str
    start: int
    end: int


class _Element(NamedTuple):
    exact: frozenset[str]
    beginnings: tuple[str, ...]
    may_lack: bool
    any_word: bool

    def fits(self, word: str) -> bool:
        if word in self.exact:
            return True
        return (self.any_word and word[0].isalnum() and word not in _NOT) or (
            bool(self.beginnings) and word.startswith(self.beginnings)
        )


_Phrase = tuple[_Element, ...]


class Words(NamedTuple):
    """A sentence's words and marks (`,` `;` `:` `?` `-`, brackets), where each begins, and which open a quotation."""

    texts: tuple[str, ...]
    starts: tuple[int, ...]
    quoted: frozenset[int] = frozenset()


def words_of(small: str) -> Words:
    """Part a sentence in small letters into words."""
    found = list(_WORD.finditer(small))
    quoted = frozenset(number for number, each in enumerate(found) if small[max(0, each.start() - 1)] in "'\"")
    return Words(tuple(each[0] for each in found), tuple(each.start() for each in found), quoted)


def hits_in(texts: tuple[str, ...]) -> tuple[Hit, ...]:
    """List the phrases in a sentence's words, of each sort the longest that begins at a word, in order."""
    found: list[Hit] = []
    taken: dict[str, int] = {}
    present = frozenset(texts)
    for start, word in enumerate(texts):
        always, by_next, loose = _beginning_with(word)
        following = texts[start + 1] if start + 1 < len(texts) else ""
        begun = (*always, *by_next.get(following, ()))
        if loose and following:
            begun += tuple(phrase for must, phrase in loose if must.fits(following))
        if not begun:
            continue  # most words end here, before anything is built
        longest: dict[str, int] = {}
        for sort, phrase, length, needs in begun:
            if needs and needs.isdisjoint(present):
                continue
            end = start + length if length else _end(phrase, texts, start)
            if end > longest.get(sort, start):
                longest[sort] = end
        for sort, end in longest.items():
            if start >= taken.get(sort, 0):
                taken[sort] = end
                found.append(Hit(sort, start, end))
    return tuple(found)


def _end(phrase: _Phrase, texts: tuple[str, ...], start: int) -> int:
    """Find the longest end of a phrase that begins at a word; the start itself if it doesn't."""
    ends = {start}
    for element in phrase:
        onward = {each + 1 for each in ends if each < len(texts) and element.fits(texts[each])}
        ends = onward | ends if element.may_lack else onward
        if not ends:
            return start
    return max(ends)


def _parsed(phrase: str) -> _Phrase:
    return tuple(_element(each) for each in phrase.split())


def _element(text: str) -> _Element:
    may_lack = text.endswith("?")
    words = text.removesuffix("?").replace("?", "").split("/")
    exact = frozenset(each for each in words if not each.endswith("*") and each != "_")
    beginnings = tuple(each[:-1] for each in words if each.endswith("*"))
    return _Element(exact, beginnings, may_lack, "_" in words)


def _indexed(sorts: Iterable[Mapping[str, tuple[str, ...]]]) -> dict[str, list[tuple[str, _Phrase]]]:
    index: dict[str, list[tuple[str, _Phrase]]] = {}
    for group in sorts:
        for sort, phrases in group.items():
            for phrase in map(_parsed, phrases):
                for first in range(len(phrase)):
                    element = phrase[first]
                    if element.any_word:
                        index.setdefault("_", []).append((sort, phrase[first:]))
                    for word in (*element.exact, *(f"{each}*" for each in element.beginnings)):
                        index.setdefault(word, []).append((sort, phrase[first:]))
                    if not element.may_lack:
                        break
    return index


_INDEX = _indexed(
    (
        vocabulary.GRADES,
        {f"no {grade}": phrases for grade, phrases in vocabulary.NOT_GRADES.items()},
        vocabulary.SIGNS,
        vocabulary.BENDING,
        vocabulary.WHOSE,
        vocabulary.TOPICS,
        vocabulary.SHADES,
    )
)


class _Begun(NamedTuple):
    """A phrase that may begin at a word. `length` is 0 where it must be looked for word by word.

    Of `needs` one word must be in the sentence: most long phrases end at once, because theirs isn't.
    """

    sort: str
    phrase: _Phrase
    length: int
    needs: frozenset[str]


class _Beginnings(NamedTuple):
    """The phrases that a word begins: whatever follows it, by the word that must follow, and by what that must be."""

    always: tuple[_Begun, ...]
    by_next: dict[str, list[_Begun]]
    loose: tuple[tuple[_Element, _Begun], ...]


@lru_cache(maxsize=20_000)
def _beginning_with(word: str) -> _Beginnings:
    """List the phrases that a word begins."""
    beginnings = (f"{word[:length]}*" for length in range(2, min(len(word), LONGEST_BEGINNING) + 1))
    anything = ("_",) if word[0].isalnum() else ()
    always: list[_Begun] = []
    by_next: dict[str, list[_Begun]] = {}
    loose: list[tuple[_Element, _Begun]] = []
    for sort, phrase in (each for key in (word, *beginnings, *anything) for each in _INDEX.get(key, ())):
        must = _must(phrase)
        short = len(phrase) == 1 or (must and len(phrase) == 2)
        begun = _Begun(sort, phrase, len(phrase) if short else 0, frozenset() if short else _needs(phrase))
        if must is None:
            always.append(begun)
        elif must.beginnings or must.any_word:
            loose.append((must, begun))
        else:
            for following in must.exact:
                by_next.setdefault(following, []).append(begun)
    return _Beginnings(tuple(always), by_next, tuple(loose))


def _needs(phrase: _Phrase) -> frozenset[str]:
    """Take the words of which one must be in a phrase, beyond the first: of the place with the fewest."""
    fixed = [each.exact for each in phrase[1:] if not (each.may_lack or each.beginnings or each.any_word)]
    return min(fixed, key=len, default=frozenset())


def _must(phrase: _Phrase) -> _Element | None:
    return phrase[1] if len(phrase) > 1 and not (phrase[0].may_lack or phrase[1].may_lack) else None
