"""To which story a piece of news belongs: by authority, kind of inspection, dates and grade; never by its title."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from watcher.model.kinds import LETTERS, Kind
from watcher.model.ofsted import OVERALL
from watcher.model.stories import Standing, Story

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watcher.model.documents import Publication
    from watcher.model.news import NewsReading
    from watcher.model.ofsted import Grade

EARLY = timedelta(days=21)
"""How far news runs before Ofsted's publication at most: an embargo broken, a council's own release."""
COPIES = timedelta(days=60)
"""How long copies and rewrites of a first notice come (docs/domain.md 5: "for weeks")."""
NEAR = timedelta(days=7)
"""How close a letter's date must be for a news item that speaks only of an inspection to mean it."""
LATE = timedelta(days=5 * 366)
"""An item without a grade is taken to follow the latest inspection, unless that is longer ago than this."""
KINDS = {
    "ILACS": Kind.INSPECTION,
    "SIF": Kind.INSPECTION,
    "other": Kind.INSPECTION,
    "focused visit": Kind.FOCUSED_VISIT,
    "monitoring visit": Kind.MONITORING_VISIT,
    "JTAI": Kind.JTAI,
}
"""What the kinds of inspection that news names are on Ofsted's site."""
UNCONFIRMED = (Standing.REPORTED, Standing.WITHDRAWN)
"""How stories stand that Ofsted's own word has not settled."""


def story_key(item: Publication, key: str = "") -> str:
    """Name the story that a publication opens: the inspection, so that what follows it finds it."""
    ended = item.reading.inspection_end or item.published
    return f"{item.urn}/{item.reading.kind}/{ended or key}"


def confirmed_story(item: Publication, key: str | None) -> Story | None:
    """Make the story of a publication of Ofsted's, called `key` where something was told of it; None without a day."""
    if item.published is None:
        return None
    said = item.reading
    given = sorted(said.judgements, key=lambda each: each.area != OVERALL)
    worst = max((each.grade for each in given), key=lambda each: each.rank, default=None)
    return Story(
        key=key or story_key(item),
        urn=item.urn,
        kind=said.kind,
        published=item.published,
        standing=Standing.CONFIRMED,
        grade=worst.word if worst else None,
        grades=tuple(each.grade.word for each in given),
    )


def kind_of(reading: NewsReading) -> Kind:
    """Say which of Ofsted's publications a piece speaks of; what it doesn't name is taken for an inspection."""
    return KINDS.get(reading.inspection_type or "", Kind.INSPECTION)


def story_of(reading: NewsReading, day: date, stories: Iterable[Story]) -> Story | None:
    """Find the story of an authority that a piece from that day belongs to; None when it tells of a new one.

    A first notice belongs to what was published about then, else it is new. What follows an inspection belongs to the
    latest one before it, with the grade that it names where there is one: an anniversary finds its own old story.
    """
    known = sorted(stories, key=lambda each: each.published, reverse=True)
    kind = kind_of(reading)
    about_then = [
        each for each in known if each.kind is kind and each.published - EARLY <= day <= each.published + COPIES
    ]
    if about_then:
        return min(about_then, key=lambda each: abs(each.published - day))
    # What claims to be news must not join an old inspection: it would be told to nobody.
    if reading.should_alert:
        return _letter(reading, day, known) if kind is Kind.INSPECTION else None
    before = [each for each in known if each.kind is Kind.INSPECTION and each.published - EARLY <= day]
    grade = reading.overall_grade_now
    same = next((each for each in before if grade and each.grade == grade.word), None)
    return same or next((each for each in before if day <= each.published + LATE), None)


def _letter(reading: NewsReading, day: date, known: list[Story]) -> Story | None:
    """Find Ofsted's letter of the days before that a piece tells of, where it names no grade or the one that stands."""
    standing = next((each for each in known if each.kind is Kind.INSPECTION and each.published <= day), None)
    grade = reading.overall_grade_now
    if grade and not (standing and grade.word in standing.grades):
        return None
    return next(
        (
            each
            for each in known
            if each.kind in LETTERS and each.standing is Standing.CONFIRMED and day - NEAR <= each.published <= day
        ),
        None,
    )


def reported_before(kind: Kind, published: date, stories: Iterable[Story]) -> Story | None:
    """Find the story that was opened by news and that this publication of Ofsted's settles; None when there is none.

    A letter also settles what the news called an inspection days before, without a grade: otherwise it would be
    withdrawn.
    """
    opened = [each for each in stories if each.standing in UNCONFIRMED]
    for each in opened:
        if each.kind is kind and each.published - COPIES <= published <= each.published + COPIES:
            return each
    if kind not in LETTERS:
        return None
    unnamed = (each for each in opened if each.kind is Kind.INSPECTION and each.grade is None)
    return next((each for each in unnamed if each.published <= published <= each.published + NEAR), None)


def is_graver(reading: NewsReading, story: Story) -> bool:
    """Return whether a piece gives a worse grade than the news that opened its story; Ofsted's own word settles it.

    Where that gave none, and was withdrawn, the worst grade is worse.
    """
    grade = reading.overall_grade_now
    if not reading.should_alert or story.standing not in UNCONFIRMED or grade is None:
        return False
    if story.grade is None:
        return story.standing is Standing.WITHDRAWN and grade.word == grade.scale.words[-1]
    return story.grade in grade.scale.words and grade.rank > grade.scale.grade(story.grade).rank


def differing(story: Story, given: Iterable[Grade]) -> str | None:
    """Say what Ofsted's grades are, where none of them is the one that the news reported; None where one is."""
    words = list(dict.fromkeys(each.word for each in sorted(given, key=lambda each: -each.rank)))
    if story.grade is None or not words or story.grade in words:
        return None
    return f"The news reported “{story.grade}”; Ofsted's own grades are: {', '.join(words)}."


def follows(reading: NewsReading, story: Story) -> bool:
    """Return whether a piece is worth a note in a story: papers, steps and letters that follow; copies are not."""
    return not reading.is_new_publication or kind_of(reading) is not story.kind
