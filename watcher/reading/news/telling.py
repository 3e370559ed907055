"""A piece of news taken apart: its sentences, the frames in them, the authorities that each names, and its day."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from watcher import data
from watcher.model.values import replace
from watcher.reading.news.clauses import GRADES, Sentence, Standing, Whose
from watcher.reading.news.days import Day, dates_in, day_of
from watcher.reading.news.frames import Frame, frames_in, is_planned
from watcher.reading.news.lexicon import words_of
from watcher.reading.news.meant import meant_hits
from watcher.reading.news.places import places
from watcher.reading.news.refuted import refuted_in
from watcher.reading.news.subject import subject_of
from watcher.reading.news.thing_rated import things_rated

if TYPE_CHECKING:
    from watcher.reading.news.lexicon import Words
    from watcher.reading.news.text import Piece

MOST_TOLD = 16
"""In how many first sentences a piece says what is new; an article's later ones tell history and quote people."""
TITLE, LEAD, HEAD = 1, 2, 3
"""How many sentences are the title, the title with the first one, and what says what a piece is about."""
NOW = (Standing.NOW, Standing.STILL)
ADVERSE_RESULTS = ("inadequate", "poor", "requires improvement", "down", "decline")
RESULTS = (*GRADES, "down", "decline", "priority")
MONTHS_OLD, A_YEAR = 2, 12
"""How many months ago a report may be for a piece's title to speak of it still, though it isn't new."""
REACH = 4
"""How many words before its day it is said that a report came out."""
_ON = frozenset(("on", "in", "last", "the", "of", "early", "late"))
_COUNCILS = frozenset(
    ("council", "councils", "authority", "authorities", "borough", "boroughs", "town", "towns", "city")
)
_COUNCILS |= {f"{each}'s" for each in _COUNCILS}
_UNITARY_COUNTIES = ("Dorset", "Cornwall", "Durham", "Northumberland", "Somerset", "Cumbria", "Rutland", "Shropshire")
_CLAIMED = (Standing.NOW, Standing.STILL, Standing.KNOWN, Standing.EARLIER)
"""How stands what one may say is not so: to deny what was left behind would say that it stands."""


class Telling(Struct, frozen=True):
    """What a piece says, sentence by sentence (the title is sentence 0)."""

    sentences: tuple[Sentence, ...]
    frames: tuple[Frame, ...]
    about: Whose
    """Whose inspection it is about: the authority's services for children unless others are spoken of more."""
    day: Day | None
    url: str
    sorts: tuple[frozenset[str], ...]
    """For each sentence the sorts of the phrases in it."""
    refuted: frozenset[int] = frozenset()
    """The sentences of which the next one says that it is not so."""

    def has(self, sort: str, within: int | None = None) -> bool:
        """Return whether a phrase of a sort occurs in the first so many sentences, or anywhere."""
        return any(sort in each for each in self.sorts[:within])

    def said(
        self, *sorts: str, standing: tuple[Standing, ...] = NOW, within: int | None = None, whose: Whose | None = None
    ) -> tuple[Frame, ...]:
        """List the frames of some sorts and standings that are said of the authority's own services, or of others."""
        return tuple(
            each
            for each in self.frames
            if each.sort in sorts
            and each.standing in standing
            and each.whose is (whose or Whose.OWN)
            and (within is None or each.sentence < within)
        )

    def takes_back(self) -> bool:
        """Return whether a paper says that it had something ill of the services wrong."""
        put_right = any(map(self.has, ("put right", "wrong")))
        put_right |= any("by us" in self.sorts[each] for each in self.refuted)
        return put_right and bool(self.said(*GRADES, *ADVERSE_RESULTS, standing=(Standing.DENIED,)))

    def named(self, sentence: int | None = None) -> tuple[str, ...]:
        """List the authorities that are named, but for helpers and neighbours: in one sentence, or anywhere."""
        where = self.sentences if sentence is None else self.sentences[sentence : sentence + 1]
        return tuple(dict.fromkeys(place.name for each in where for _, place in each.places if not place.partner))


def take_apart(piece: Piece, published: str | None, url: str = "") -> Telling:
    """Find words, dates, places and frames in every sentence of a piece. Its own date line counts before its feed's."""
    originals = (piece.title, *piece.sentences[:MOST_TOLD])
    words = tuple(words_of(_small(each)) for each in originals)
    day = day_of(piece.dateline or published, tuple(each.texts for each in words))
    sentences = tuple(
        _sentence(number, original, each, day)
        for number, (original, each) in enumerate(zip(originals, words, strict=True))
    )
    sentences = _own_named(_without_region(sentences))
    about = subject_of(sentences)
    joint = about is Whose.OWN and any(hit.sort in ("jtai", "inspector") for each in sentences for hit in each.hits)
    things = things_rated(sentences[:LEAD])
    frames = tuple(
        replace(frame, whose=about) if frame.whose is Whose.UNSAID or (joint and frame.sort == "priority") else frame
        for each in sentences
        for frame in frames_in(each)
        if not (frame.sort == "priority" and frame.sentence < TITLE and _is_of_a_plan(sentences))
        and not (things and frame.whose is Whose.UNSAID and frame.sort in GRADES and _is_theirs(frame, things))
    )
    sorts = tuple(frozenset(hit.sort for hit in each.hits) for each in sentences)
    refuted = refuted_in(sentences)
    frames = _dated_by_the_body(_dated_by_the_report(_without_errors(frames, sentences, refuted), sentences))
    return Telling(sentences, frames, about, day, url, sorts, refuted)


def _is_theirs(frame: Frame, things: frozenset[tuple[int, int]]) -> bool:
    """Return whether a grade is a thing's, or of nobody in a piece that begins with one's."""
    return not frame.names or (frame.sentence, frame.at) in things


def _is_of_a_plan(sentences: tuple[Sentence, ...]) -> bool:
    """Return whether the priority actions of a title without inspectors are what a council plans by itself."""
    planned = any(is_planned(each, hit) for each in sentences for hit in each.hits)
    return planned and not sentences[0].has("inspector", "inspection", "jtai")


def _without_errors(
    frames: tuple[Frame, ...], sentences: tuple[Sentence, ...], refuted: frozenset[int]
) -> tuple[Frame, ...]:
    """Take for denied what a paper says that it had wrong: "an earlier version said ...", "... That was incorrect."."""
    errors = {each.number for each in sentences if _is_error(sentences, each)}
    wrong = {each.sort for each in frames if each.sentence in refuted and each.standing in _CLAIMED}
    return tuple(
        replace(each, standing=Standing.DENIED)
        if each.sentence in errors or (each.sentence in (0, *refuted) and each.sort in wrong)
        else each
        for each in frames
    )


def _is_error(sentences: tuple[Sentence, ...], sentence: Sentence) -> bool:
    here = {hit.sort for hit in sentence.hits}
    following = sentences[sentence.number + 1 : sentence.number + 2] if sentence.number else ()
    after = any(hit.sort == "wrong" for each in following for hit in each.hits)
    return "put right" in here or ("by us" in here and after)


def _dated_by_the_report(frames: tuple[Frame, ...], sentences: tuple[Sentence, ...]) -> tuple[Frame, ...]:
    """Date back what is said after the day of an old report: "... published on 5 September. It was judged ..."."""
    known: dict[int, int] = {}
    since = 0
    for each in sentences[1:]:
        if each.has("today", "new report", "published", "was") or "now" in each.texts:
            since = _months_since_published(each)
        elif since:
            known[each.number] = since
    results = (*GRADES, *ADVERSE_RESULTS, "priority", "serious")
    return tuple(
        replace(each, standing=Standing.KNOWN, months=known[each.sentence])
        if each.sentence in known and each.standing is Standing.NOW and each.months is None and each.sort in results
        else each
        for each in frames
    )


def _months_since_published(sentence: Sentence) -> int:
    """Count the months since the day that a report came out; 0 where it is new, or the one before."""
    old = (
        date.months
        for date in sentence.dates
        if date.months >= MONTHS_OLD
        and not date.base
        and (out := sentence.before(date.start, REACH, "published"))
        and all(each in _ON or each.isdigit() for each in sentence.texts[out.end : date.start])
    )
    return 0 if sentence.has("was", "new report") else next(old, 0)


def _dated_by_the_body(frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """Take a title's result as known where the piece dates the only one that it tells of months back."""
    told = [each for each in frames if each.sentence and each.sort in RESULTS]
    dated = any(
        each.standing is Standing.EARLIER
        and each.sort in ADVERSE_RESULTS
        and MONTHS_OLD <= (each.months or 0) <= A_YEAR
        for each in told
    )
    if not dated or any(each.standing in NOW for each in told):
        return frames
    return tuple(
        replace(each, standing=Standing.KNOWN)
        if each.sentence == 0 and each.standing is Standing.NOW and each.sort in ADVERSE_RESULTS
        else each
        for each in frames
    )


def _sentence(number: int, original: str, words: Words, day: Day | None) -> Sentence:
    dates = dates_in(words.texts, day)
    hits = meant_hits(original, words, dates)
    named = tuple((bisect_left(words.starts, place.start), place) for place in places(original))
    return Sentence(number, words.texts, hits, dates, named, words.quoted)


def _without_region(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Leave out a county that only says where the council is: "Two Essex councils", "Lancashire council: Blackburn"."""
    title, *body = sentences
    said = {place.name for each in body for _, place in each.places}
    lead = {place.name for each in body[:1] for _, place in each.places if not place.partner}
    regions = {
        place.name
        for at, place in title.places
        if place.name in _counties() and place.name not in said and _COUNCILS & set(title.texts[at + 1 : at + 2])
    }
    of_a_county = any("county" in each.texts for each in sentences)
    if not lead or not regions or of_a_county or len(title.places) > len(regions):
        return sentences
    return (title._replace(places=()), *body)


@cache
def _counties() -> frozenset[str]:
    shires = (each.name for each in data.authorities() if each.type == "county" or each.name.endswith("shire"))
    return frozenset((*shires, *_UNITARY_COUNTIES))


def _own_named(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Take the one authority of the title for no helper or neighbour of itself further on."""
    titled = {place.name for _, place in sentences[0].places if not place.partner}
    if len(titled) != 1:
        return sentences
    return tuple(
        each._replace(
            places=tuple(
                (at, replace(place, partner=place.partner and place.name not in titled)) for at, place in each.places
            )
        )
        for each in sentences
    )


def _small(text: str) -> str:
    """Write small letters without changing the length, so that places stay where they are."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(each.lower() if each.isascii() else each for each in text)
