"""What a piece of news says about an inspection, and whether it is a first notice that should alert, and why."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from watcher import data
from watcher.model.kinds import Kind
from watcher.model.news import Direction, NewsReading
from watcher.reading.news import occasions, subjects
from watcher.reading.news.follow_up import follow_up, is_fresh
from watcher.reading.news.round_up import (
    alone_with_worse,
    both_of,
    fallen,
    is_another_s,
    round_up,
    with_inadequate,
)
from watcher.reading.news.scope import (
    Of,
    authorities_of,
    beside_the_matter,
    inspection_type,
    is_round_up,
    of_one,
)
from watcher.reading.news.sentences import HEAD, take_apart
from watcher.reading.news.text import Piece, piece
from watcher.reading.news.verdict import adverse_in, direction_of, grade_now

if TYPE_CHECKING:
    from watcher.model.news import NewsItem
    from watcher.reading.news.scope import Beside
    from watcher.reading.news.sentences import Said

COUNCIL_PAGE = re.compile(r"/mgai\.aspx|/ielistdocuments\.aspx|/mgconvert2pdf|/iedecisiondetails", re.IGNORECASE)
"""ModernGov's pages of agenda items, meetings and decisions."""
COUNTED = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
NUMBERS = {word: number for number, word in enumerate(COUNTED.split(), start=1)} | {"seventy": 70}


def read_item(item: NewsItem, text: str = "") -> NewsReading:
    """Read an item of a feed: its title and summary, or the article's text where it was fetched."""
    return read_piece(piece(item.title, text or item.summary), item.published, item.url)


def read_text(text: str) -> NewsReading:
    """Read a text that was saved as a file: its first line is its title."""
    first, _, rest = text.strip().partition("\n")
    return read_piece(piece(first, rest))


def read_piece(read: Piece, published: str | None = None, url: str = "") -> NewsReading:
    """Decide about a piece from the outside in: what it is about, who, what kind, what it says, whether it is new."""
    said = take_apart(read, published)
    minutes = COUNCIL_PAGE.search(url) or said.has(occasions.MINUTES, HEAD)
    reading = NewsReading(
        kind=Kind.COUNCIL_MINUTES if minutes else Kind.NEWS,
        about_inspection=False,
        authorities=authorities_of(said),
        inspection_type="other",
        overall_grade_now=None,
        direction=Direction.UNKNOWN,
        is_new_publication=False,
        should_alert=False,
        alert_authorities=(),
        why="",
    )
    if beside := beside_the_matter(said):
        return _about_another(said, reading, beside)
    if is_round_up(said):
        return round_up(said, replace(reading, inspection_type=inspection_type(said)))
    return _about_one(said, reading)


def _about_one(said: Said, reading: NewsReading) -> NewsReading:
    said = of_one(said, reading.authorities)
    kind = inspection_type(said)
    reading = replace(
        reading,
        about_inspection=True,
        inspection_type=kind,
        overall_grade_now=grade_now(said, kind, reading.kind),
        direction=direction_of(said, kind),
        recommendations=_recommendations(said),
        plan_due_days=_plan_due(said),
    )
    late = follow_up(said, reading.kind)
    if late:
        return replace(reading, why=late)
    adverse = adverse_in(said, kind)
    reading = replace(reading, is_new_publication=adverse is not None or is_fresh(said))
    if adverse is None:
        return replace(reading, why=_why_not(reading))
    whom = _alerted(said, reading.authorities)
    if not whom:
        return replace(reading, why=f"{adverse}, but it does not say with certainty of which authority.")
    return replace(reading, should_alert=True, alert_authorities=whom, why=f"{adverse}, newly published.")


def _about_another(said: Said, reading: NewsReading, beside: Beside) -> NewsReading:
    """Say of a nursery's or a prison's inspection what the piece says of it; it never alerts."""
    reading = replace(reading, why=beside.why)
    if beside.of is Of.NOBODY:
        return reading
    theirs = replace(said, claims=tuple(replace(each, other=False, board=False) for each in said.claims))
    new = is_fresh(theirs) and not follow_up(theirs, reading.kind) and not said.has(subjects.NATIONAL, HEAD)
    if beside.of is Of.SEND:
        return replace(reading, inspection_type="SEND", is_new_publication=new)
    if not new:
        return reading
    grade, direction = grade_now(theirs, None, reading.kind), direction_of(theirs, None)
    return replace(reading, overall_grade_now=grade, direction=direction, is_new_publication=True)


def _alerted(said: Said, authorities: tuple[str, ...]) -> tuple[str, ...]:
    """Say for whom to alert: with several authorities only those that are named with the bad grade."""
    if len(authorities) == 1:
        return () if is_another_s(said, authorities[0]) else authorities
    bad = with_inadequate(said) or fallen(said) or both_of(said) or alone_with_worse(said)
    whom = tuple(each for each in bad if each in authorities)
    former = {each.name for each in data.former_authorities() if each.status == "closed"}
    return tuple(each for each in whom if each not in former) or whom


def _why_not(reading: NewsReading) -> str:
    if reading.inspection_type == "monitoring visit":
        return "A monitoring visit gives no grade, and this one is not said to go badly; an inadequate grade stands."
    if reading.direction is Direction.IMPROVED:
        return "The result is an improvement."
    if reading.overall_grade_now:
        return f"The result is “{reading.overall_grade_now.word}”, with no earlier better grade or decline stated."
    return "It states no inadequate judgement, fall, decline or priority action."


def _recommendations(said: Said) -> tuple[int, ...]:
    for sentence in said.sentences:
        if found := occasions.RECOMMENDATIONS.search(sentence):
            return tuple(number for each in found.groups() if each and (number := _number(each)))
    return ()


def _plan_due(said: Said) -> int | None:
    return next((_number(found[1]) for each in said.sentences if (found := occasions.PLAN_DUE.search(each))), None)


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() else NUMBERS.get(word.rsplit(" ", maxsplit=1)[-1])
