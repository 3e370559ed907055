"""Letters that forms can't be without, looked for in all sentences of a document in one pass, for all who ask."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING

from ahocorasick_rs import BytesAhoCorasick, Implementation

from watcher.reading.text import small_ascii

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Found = Mapping[int, Sequence[str]]
    """By the number of each sentence that has some of the letters: which, each as often as it is there."""


class LetterSearch:
    """Several lists of letters, in small letters, that are looked for together."""

    def __init__(self, *lists: Iterable[str]) -> None:
        self._of: dict[str, list[int]] = defaultdict(list)
        for number, each in enumerate(lists):
            for letters in each:
                self._of[letters].append(number)
        self._letters, self._whose = tuple(self._of), tuple(self._of.values())
        self._lists = len(lists)
        # It takes longer to make than the others, which is done once, and a third of the time to search with.
        patterns = [each.encode("ascii") for each in self._letters]
        self._search = BytesAhoCorasick(patterns, implementation=Implementation.DFA)

    def of(self, sentences: Sequence[str]) -> tuple[Found, ...]:
        """Say for each of the lists which sentences have letters of it: most have none."""
        ends = list(accumulate(len(each) + 1 for each in sentences))
        found: tuple[dict[int, list[str]], ...] = tuple(defaultdict(list) for _ in range(self._lists))
        for letters, at, _ in self._search.find_matches_as_indexes(small_ascii("\n".join(sentences)), overlapping=True):
            number = bisect_right(ends, at)
            for whose in self._whose[letters]:
                found[whose][number].append(self._letters[letters])
        return found
