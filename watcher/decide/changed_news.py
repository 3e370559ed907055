"""What follows when a piece of news that was told of is changed, and says so no more. Pure, as `plan_news`."""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from notifiers.messages import news
from rules.findings import facts_of
from rules.rule import Subject
from rules.silences import silence_for
from watcher.decide.intents import of_note
from watcher.model.ofsted import FOUR_POINT, History
from watcher.model.stories import Standing

if TYPE_CHECKING:
    from datetime import date

    from watcher.config.config import Config
    from watcher.decide.intents import KnownNews, Plan
    from watcher.model.alerts import Alert
    from watcher.model.stories import Story


PUT_RIGHT_WITHIN = timedelta(days=1)
"""How many days later a newspaper may date an article that it corrects."""


def short(text: str) -> str:
    """Make a short, permanent name: keys have no wording in them."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def plan_changed(known: KnownNews, config: Config, day: date) -> Plan | None:
    """Plan to tell, in its thread and in the channel, that a piece was corrected; None where it says what it said.

    Only what the newest alert of a story rests on counts. A piece that no longer speaks of a result, or of anybody's,
    may be a live page that has moved on: it takes nothing back.
    """
    story = _story_told_of(known)
    says = _says_now(known, story) or _says_again(known, story) if story else None
    if story is None or says is None:
        return None
    silence = silence_for(config.silences, facts_of(Subject(known.authority, known.mention, History())), on=day)
    message = news.changed_message(_key(known, story, says), known.authority.name, known.mention.item, says)
    outcome = f"It was changed since it was told of: it {says}. It is noted in its story."
    return of_note(outcome, story.key, message, known.heard, silence)


def keys_of_changes(known: KnownNews) -> tuple[str, ...]:
    """List the keys under which a piece's changes were told, if any were, where it says again what it said first."""
    story = _story_told_of(known)
    says_so = known.authority.name in known.mention.reading.alert_authorities
    if story is None or not says_so or _says_now(known, story):
        return ()
    words = FOUR_POINT.words
    better = words[: words.index(story.grade)] if story.grade in words else ()
    return tuple(_key(known, story, each) for each in (_of_another(known), *(_better(word, story) for word in better)))


def _story_told_of(known: KnownNews) -> Story | None:
    """Return the story of a piece that its newest alert rests on, until Ofsted's own word settles it."""
    story = known.story
    if story is None or story.standing is not Standing.REPORTED or known.told is None:
        return None
    # Its alerts have more behind its name, where there are several.
    return story if f"{known.told.key}/".startswith(f"{name_of(known)}/") else None


def name_of(known: KnownNews) -> str:
    """Name what a piece says about an authority, without its words, which may change."""
    return f"{known.authority.urn}/{short(known.mention.item.id)}"


def is_later(known: KnownNews, told: Alert | None) -> bool:
    """Return whether a piece is of a later day than what was told under its name: else it is the same, dated back."""
    return told is not None and (told.published is None or known.day > told.published)


def _key(known: KnownNews, story: Story, says: str) -> str:
    return f"{story.key}/{short(known.mention.item.id)}/changed/{short(says)}"


def _says_now(known: KnownNews, story: Story) -> str | None:
    """Say what a piece reports instead of what was told, as the end of a sentence."""
    reading, name = known.mention.reading, known.authority.name
    named = reading.alert_authorities if reading.should_alert else reading.authorities
    grade = reading.overall_grade_now
    if name not in named:
        of_another = named and (reading.should_alert or grade) and not _is_another_article(known)
        return _of_another(known) if of_another else None
    if reading.takes_back and grade is None:
        return _of_another(known)
    if grade is None or story.grade not in grade.scale.words or grade.rank >= grade.scale.grade(story.grade).rank:
        return None
    return _better(grade.word, story)


def _is_another_article(known: KnownNews) -> bool:
    """Return whether it is a different article from the one told of: feeds may reuse an id, and a link.

    A paper that numbers its articles puts a new headline into the link of one, and leaves it its number. A correction
    comes within a day, or names whom it was about.
    """
    item, told = known.mention.item, known.told
    path = urlsplit(item.url).path.rstrip("/")
    if path not in item.id and _numbers(path).isdisjoint(_numbers(item.id)):
        return True
    names_it = known.authority.name in f"{item.title} {item.summary}"
    return bool(told and told.published and known.day > told.published + PUT_RIGHT_WITHIN and not names_it)


def _numbers(path: str) -> set[str]:
    return set(_NUMBER.findall(path.rstrip("/").rpartition("/")[2]))


_NUMBER = re.compile(r"(?<!\d)(?!20\d{6}(?!\d))\d{6,}(?!\d)")
"""An article's number, and no day's."""


def _of_another(known: KnownNews) -> str:
    return f"no longer reports this of {known.authority.name}"


def _better(word: str, story: Story) -> str:
    return f"now reports “{word}”; it first reported “{story.grade}”"


def _says_again(known: KnownNews, story: Story) -> str | None:
    """Say that a piece has come back to what was told of it, after a change that was told, too."""
    if not known.changed_before:
        return None
    return f"reports “{story.grade}” again" if story.grade else "reports this again"
