"""What a document says, and where in it: the answer of reading."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any, ClassVar

import msgspec
from msgspec import Struct

from watcher.model import news
from watcher.model.kinds import Kind
from watcher.model.news import NewsReading
from watcher.model.ofsted import (
    AREA_SEND,
    FOUR_POINT_TO_2013,
    FRAMEWORKS,
    LOOKED_AFTER_TO_2013,
    OUTCOME,
    SAFEGUARDING_TO_2013,
    SCALES,
    Area,
    Framework,
    Grade,
    Inspection,
    Judgement,
    Urn,
)
from watcher.model.values import Discreet

MOST_JUDGEMENTS = 500
"""Each area with each grade of each framework."""
SUFFICIENT, INSUFFICIENT, MIXED = "sufficient", "insufficient", "mixed"
"""How a reading writes what a letter calls the progress: enough; too slow or too little; some, or not everywhere."""

NOT_UNDERSTOOD = "What a newer version of this program, or a damaged database, has of it can't be understood here."
PRIORITY_ACTION_MET = "priority_action_met"
"""What the words are about by which an earlier area for priority action is over for certain."""


class Evidence(Struct, frozen=True):
    """The words that something was read from, and their page (from 1; None where a text has no pages)."""

    about: str
    page: int | None
    quote: str


class Picture(Discreet, frozen=True):
    """A part of a page (from 1) as a PNG, and the same in words for those who don't see it."""

    unsaid: ClassVar = ("png",)
    page: int
    alt: str
    png: bytes


class NamedAuthority(Struct, frozen=True):
    """An authority as `authorities.csv` spells it."""

    urn: Urn
    name: str


class PreviousStated(Struct, frozen=True):
    """The earlier grades that the document itself names, and when, in its own words ("2019", "March 2011")."""

    judgements: tuple[Judgement, ...]
    when: str | None


class Reading(Struct, frozen=True):
    """What one document says. What couldn't be read with certainty is in `problems`, never a value.

    `authorities` has one name when the document is certain, several when it names a trust that serves more.
    `visit_number` says which monitoring visit since the inspection a letter is about.
    `news` is what it says where it is a piece of news, or a council's minutes.
    """

    kind: Kind
    framework: Framework | None = None
    authorities: tuple[NamedAuthority, ...] = ()
    inspection_start: date | None = None
    inspection_end: date | None = None
    published: date | None = None
    lead_inspector: str | None = None
    theme: str | None = None
    judgements: tuple[Judgement, ...] = ()
    previous_stated: PreviousStated | None = None
    says_deteriorated: bool = False
    priority_actions: tuple[str, ...] = ()
    priority_actions_carried: tuple[str, ...] = ()
    improvements: tuple[str, ...] = ()
    progress: str | None = None
    visit_number: int | None = None
    evidence: tuple[Evidence, ...] = ()
    problems: tuple[str, ...] = ()
    news: NewsReading | None = None

    def evidence_for(self, about: str) -> Evidence | None:
        """Find the words that `about` (an area's key, "deteriorated", "priority_action" …) was read from."""
        return next((each for each in self.evidence if each.about == about), None)


def _judgements_as_json(judgements: tuple[Judgement, ...]) -> dict[str, str | int]:
    return {each.area: each.grade.rank + 1 if each.grade.scale == AREA_SEND else each.grade.key for each in judgements}


@lru_cache(MOST_JUDGEMENTS)
def _judgement(area: str, value: str | int, framework: str | None) -> Judgement:
    """Take back one judgement: thousands of readings share a few dozen."""
    return Judgement(Area(area), _grade(area, value, FRAMEWORKS[framework] if framework else None))


def _grade(area: str, value: str | int, framework: Framework | None) -> Grade:
    """Take back a grade; ValueError when it is on no scale."""
    if area == OUTCOME:
        return Grade(AREA_SEND, int(value) - 1)
    word = str(value).replace("_", " ")
    if area in (SAFEGUARDING_TO_2013, LOOKED_AFTER_TO_2013):
        return FOUR_POINT_TO_2013.grade(word)
    scales = ((framework.scale,) if framework else ()) + SCALES
    return next((scale for scale in scales if word in scale.words), SCALES[0]).grade(word)


def as_json(reading: Reading) -> dict[str, Any]:
    """Write a reading as `read --json` prints it, without the file's name."""
    named = [{"urn": each.urn, "name": each.name} for each in reading.authorities]
    previous = reading.previous_stated
    return {
        "kind": str(reading.kind),
        "framework": reading.framework.name if reading.framework else None,
        "authority": named[0] if len(named) == 1 else None,
        **({"authority_candidates": named} if len(named) > 1 else {}),
        "inspection_start": _day(reading.inspection_start),
        "inspection_end": _day(reading.inspection_end),
        "published": _day(reading.published),
        "lead_inspector": reading.lead_inspector,
        **({"theme": reading.theme} if reading.theme else {}),
        "judgements": _judgements_as_json(reading.judgements),
        "previous_stated": {**_judgements_as_json(previous.judgements), "when": previous.when} if previous else None,
        "says_deteriorated": reading.says_deteriorated,
        "priority_actions": list(reading.priority_actions),
        "priority_actions_carried": list(reading.priority_actions_carried),
        "improvements": list(reading.improvements),
        **({"progress": reading.progress} if reading.progress else {}),
        **({"visit_number": reading.visit_number} if reading.visit_number else {}),
        "evidence": [{"about": each.about, "page": each.page, "quote": each.quote} for each in reading.evidence],
        "problems": list(reading.problems),
        **(news.as_json(reading.news) if reading.news else {}),
    }


class _Written(Struct, frozen=True):
    """What `as_json` writes, as it is taken back."""

    kind: Kind
    framework: str | None
    authority: NamedAuthority | None
    inspection_start: date | None
    inspection_end: date | None
    published: date | None
    lead_inspector: str | None
    judgements: dict[str, str | int]
    previous_stated: dict[str, str | int | None] | None
    says_deteriorated: bool
    priority_actions: tuple[str, ...]
    priority_actions_carried: tuple[str, ...]
    improvements: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    problems: tuple[str, ...]
    authority_candidates: tuple[NamedAuthority, ...] = ()
    theme: str | None = None
    progress: str | None = None
    visit_number: int | None = None
    should_alert: bool | None = None
    """Only a piece of news has it."""

    def reading(self, said: NewsReading | None) -> Reading:
        return Reading(
            kind=self.kind,
            framework=FRAMEWORKS[self.framework] if self.framework else None,
            authorities=self.authority_candidates or ((self.authority,) if self.authority else ()),
            inspection_start=self.inspection_start,
            inspection_end=self.inspection_end,
            published=self.published,
            lead_inspector=self.lead_inspector,
            theme=self.theme,
            judgements=_judgements(self.judgements, self.framework),
            previous_stated=_previous(self.previous_stated) if self.previous_stated else None,
            says_deteriorated=self.says_deteriorated,
            priority_actions=self.priority_actions,
            priority_actions_carried=self.priority_actions_carried,
            improvements=self.improvements,
            progress=self.progress,
            visit_number=self.visit_number,
            evidence=self.evidence,
            problems=self.problems,
            news=said,
        )


_FROM_TEXT = msgspec.json.Decoder(_Written)


def from_json(plain: dict[str, Any]) -> Reading:
    """Take back what `as_json` wrote; ValueError or KeyError when it is something else."""
    written = msgspec.convert(plain, _Written)
    return written.reading(None if written.should_alert is None else news.from_json(plain))


def from_text(text: str | bytes) -> Reading:
    """Take back what `as_json` wrote, as the text of its JSON: in less than half the time."""
    try:
        written = _FROM_TEXT.decode(text)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:  # halves of letters, as readings that were kept before may have them
        return from_json(json.loads(text))
    return written.reading(None if written.should_alert is None else news.from_json(msgspec.json.decode(text)))


def understood(take_back: Callable[[], Reading]) -> Reading:
    """Take back a reading that was stored; of one that this version can't understand, that somebody should look."""
    try:
        return take_back()
    except (ValueError, KeyError):
        return Reading(Kind.UNKNOWN_REPORT, problems=(NOT_UNDERSTOOD,))


def _previous(plain: dict[str, str | int | None]) -> PreviousStated:
    judgements = {area: value for area, value in plain.items() if area != "when" and value is not None}
    when = plain["when"]
    return PreviousStated(_judgements(judgements, None), None if when is None else str(when))


def _judgements(plain: dict[str, str | int], framework: str | None) -> tuple[Judgement, ...]:
    return tuple(_judgement(area, value, framework) for area, value in plain.items())


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


class Publication(Discreet, frozen=True):
    """Something that Ofsted put on an authority's page.

    `published` is the date on Ofsted's website, `title` the link's text there, `url` the file's address,
    `page_url` the authority's page, `sha256` of the file's bytes.
    """

    unsaid: ClassVar = ("reading",)
    urn: Urn
    title: str
    url: str
    page_url: str
    published: date | None
    sha256: str
    reading: Reading


def names_another(item: Publication) -> bool:
    """Return whether a document names an authority, or several, and not the one on whose page it is."""
    named = item.reading.authorities
    return bool(named) and item.urn not in {each.urn for each in named}


def inspection_in(item: Publication, seen: date | None = None) -> Inspection | None:
    """Take a publication as the inspection that it reports on; None when it has no date, or makes no judgement.

    `seen` is the day that dates one whose page gives none. None, too, when it names another authority: whose judgements
    these are has to be looked at.
    """
    said, published = item.reading, item.published or seen
    if said.kind is not Kind.INSPECTION or not said.judgements or published is None or names_another(item):
        return None
    start, end = said.inspection_start, said.inspection_end
    return Inspection(item.urn, said.framework, published, start, end, said.judgements, item.url)
