"""What follows when a piece of news that was told of is changed, and says so no more. Pure, as `plan_news`."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from notifiers.messages import news
from rules.findings import facts_of
from rules.rule import Subject
from rules.silences import silence_for
from watcher.decide.intents import Plan
from watcher.model.decisions import Outgoing
from watcher.model.ofsted import History
from watcher.model.stories import Standing

if TYPE_CHECKING:
    from datetime import date

    from watcher.config.config import Config
    from watcher.decide.intents import KnownNews
    from watcher.model.stories import Story


def short(text: str) -> str:
    """Make a short name for good: keys have no wording in them."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def plan_changed(known: KnownNews, config: Config, day: date) -> Plan | None:
    """Plan to tell, in its thread and in the channel, that a piece was corrected; None where it says what it said.

    Only what the newest alert of a story rests on counts, until Ofsted's own word settles it. What says nothing of a
    result any more, or of nobody's, may be a live page that has gone on, and takes nothing back.
    """
    story, item = known.story, known.mention.item
    told = f"{known.authority.urn}/{short(item.id)}"
    if story is None or story.standing is not Standing.REPORTED or known.told is None:
        return None
    # A graver report of the same piece has its own key behind it.
    if known.told.key.partition("/graver/")[0] != told:
        return None
    says = _says_now(known, story)
    if says is None:
        return None
    silence = silence_for(config.silences, facts_of(Subject(known.authority, known.mention, History())), on=day)
    message = news.changed_message(f"{told}/changed/{short(says)}", known.authority.name, item, says)
    return Plan(
        outcome=f"It was changed since it was told of: it {says}. It is noted in its story.",
        story=story.key,
        receivers=known.heard,
        silence=silence,
        messages=(Outgoing(message, known.heard, story.key, silenced=silence is not None),),
    )


def _says_now(known: KnownNews, story: Story) -> str | None:
    """Say what a piece reports instead of what was told, as the end of a sentence."""
    reading, name = known.mention.reading, known.authority.name
    named = reading.alert_authorities if reading.should_alert else reading.authorities
    grade = reading.overall_grade_now
    if name not in named:
        of_another = named and (reading.should_alert or grade)
        return f"no longer reports this of {name}" if of_another else None
    if grade is None or story.grade not in grade.scale.words or grade.rank >= grade.scale.grade(story.grade).rank:
        return None
    return f"now reports “{grade.word}”; it first reported “{story.grade}”"
