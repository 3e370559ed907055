"""A piece of news taken apart: its sentences, the authorities that each names, and what each says of grades."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from watcher.reading.news import subjects
from watcher.reading.news.claims import Claim, Day, When, claims_in
from watcher.reading.news.places import Place, places

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watcher.reading.news.text import Piece

HEAD = 3
"""A piece says what it is about in its first so many sentences, the title included."""
_YEAR = re.compile(r"(?<![\d£])(?:19|20)\d\d(?!\d)")
_DATE = re.compile(r"((?:19|20)\d\d)(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class Said:
    """A piece taken apart: small letters, places and claims by sentence (the title is sentence 0), and its day."""

    sentences: tuple[str, ...]
    places: tuple[tuple[Place, ...], ...]
    claims: tuple[Claim, ...]
    day: Day | None

    @property
    def title(self) -> str:
        """The headline, in small letters."""
        return self.sentences[0]

    @property
    def lead(self) -> str:
        """The first sentence, in small letters."""
        return self.sentences[1] if len(self.sentences) > 1 else ""

    def has(self, form: re.Pattern[str], sentences: int | None = None) -> bool:
        """Say whether a form occurs: in the first so many sentences (1 is the title alone), or anywhere."""
        return any(form.search(each) for each in self.sentences[:sentences])

    def first(self, form: re.Pattern[str], sentences: int | None = None) -> str | None:
        """Find the words that match a form first."""
        return next((found[0] for each in self.sentences[:sentences] if (found := form.search(each))), None)

    def says(self, grade: str, *when: When, within: int | None = None) -> tuple[Claim, ...]:
        """List the claims of a grade about the authority's own services, in the first so many sentences."""
        return tuple(
            each
            for each in self.claims
            if each.grade == grade and each.when in when and each.own and (within is None or each.sentence < within)
        )

    def named(self, sentence: int | None = None) -> tuple[str, ...]:
        """List the authorities that are named, but for helpers and neighbours: in one sentence, or anywhere."""
        where = self.places if sentence is None else self.places[sentence : sentence + 1]
        return tuple(dict.fromkeys(each.name for named in where for each in named if not each.partner))


def take_apart(read: Piece, published: str | None) -> Said:
    """Find places and claims in every sentence of a piece. Its own date line counts before its feed's."""
    originals = (read.title, *read.sentences)
    sentences = tuple(_small(each) for each in originals)
    day = _day(read.dateline or published, sentences)
    named = tuple(places(each) for each in originals)
    poor_too = day is not None and day.year <= subjects.LAST_ANNUAL_RATING
    claims = tuple(
        claim
        for number, sentence in enumerate(sentences)
        for claim in claims_in(number, sentence, named[number], day, poor_too=poor_too)
    )
    return Said(sentences, named, claims, day)


def _small(text: str) -> str:
    """Write small letters without changing the length, so that places stay where they are."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(each.lower() if each.isascii() else each for each in text)


def _day(published: str | None, sentences: Iterable[str]) -> Day | None:
    if published and (found := _DATE.match(published)):
        return Day(int(found[1]), int(found[2]) if found[2] else None)
    years = [int(each) for sentence in sentences for each in _YEAR.findall(sentence)]
    return Day(max(years), guessed=True) if years else None
