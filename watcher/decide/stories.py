"""What Ofsted's publication makes of a story that news opened: confirmed, or something different. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notifiers.messages import news
from notifiers.messages.operators import notice_message
from rules.alert import links_to
from watcher.decide.intents import Plan
from watcher.model.decisions import Edit, NewMessage
from watcher.model.ofsted import AREA_NAMES

if TYPE_CHECKING:
    from datetime import date

    from watcher.decide.intents import KnownFacts
    from watcher.model.alerts import Alert
    from watcher.model.stories import Story


def confirmed(alert: Alert, otherwise: str | None) -> Edit:
    """Say in the first messages that Ofsted has published what the news reported."""
    when = f" on {alert.published:%-d %B %Y}" if alert.published else ""
    line = f"Confirmed by {alert.source}{when}: {alert.headline}."
    if otherwise:
        line = f"Ofsted's report{when} says something different. {otherwise}"
    return Edit(f"{alert.key}/confirmed", line, alert.story)


def read_after_all(known: KnownFacts) -> Plan:
    """Plan what those hear who were asked to look at what nobody could read, where it gives no reason for an alert.

    In the thread alone: that nothing of it is grave rings nobody.
    """
    item, name = known.publication, known.subject.authority.name
    lines = (f"“{item.title}” has been read. None of your rules applies to it.",)
    summary = f"{name}: what we could not read has been read"
    message = notice_message(f"{known.story}/read", summary, lines, links_to(item, name))
    return Plan(
        "None of your rules applies to it; those who heard that it could not be read are told so.",
        known.story,
        messages=(NewMessage(message, known.heard, known.story or ""),),
    )


def answered(known: KnownFacts, story: Story, otherwise: str | None, day: date) -> Plan:
    """Plan what those hear who heard the news, where Ofsted's own publication gives no reason for an alert."""
    item, name = known.publication, known.subject.authority.name
    # One for the story: a second publication that settles it too is no second answer.
    key = f"{story.key}/put-right"
    grades = [f"{AREA_NAMES[each.area]}: {each.grade.word}" for each in item.reading.judgements]
    line = f"Published by Ofsted on {day:%-d %B %Y}: none of your rules applies to it."
    if otherwise:
        line = f"Corrected on {day:%-d %B %Y}: Ofsted's report says something different. {otherwise}"
    message = news.put_right_message(key, name, otherwise, grades, links_to(item, name))
    return Plan(
        "None of your rules applies to it; those who heard the news of it are told so.",
        story.key,
        edits=(Edit(key, line, story.key),),
        messages=(NewMessage(message, known.heard, story.key),),
    )
