"""What a news item about one authority means, and who must hear. Pure: what was known is given, and so is the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notifiers.messages import alerts as messages
from notifiers.messages import news
from rules.alert import alert_for
from rules.claims import contradiction
from rules.findings import facts_of
from rules.rule import Subject
from rules.silences import silence_for
from rules.stories import UNCONFIRMED, follows, is_graver, kind_of
from rules.verdict import judge
from watcher.decide.changed_news import name_of, plan_changed, short
from watcher.decide.intents import Plan, of_alert, of_note
from watcher.model.alerts import Severity
from watcher.model.news import Mention
from watcher.model.ofsted import History
from watcher.model.stories import Standing, Story
from watcher.model.values import replace

if TYPE_CHECKING:
    from datetime import date

    from watcher.config.config import Config
    from watcher.decide.intents import KnownNews

SAME = "It says the same as a story that is known; kept there."
NO_RULE_QUIETLY = "None of your rules applies to news."
NO_RULE = "It opens a story; none of your rules applies to news like this."
KEPT = "It is kept in its story; nobody is told."


class _Telling(NamedTuple):
    """An alert to be made: its key, its story, and what is said above its reasons."""

    key: str
    story: str
    note: str | None = None


def plan_news(known: KnownNews, config: Config, day: date) -> Plan:
    """Plan what follows from a news item; `day` is London's today.

    The first to report something opens a story and alerts; a graver report of the same alerts again; what follows an
    inspection is a note in its thread, and that a piece was corrected is told there; what Ofsted's own word contradicts
    is a quiet note; the rest is kept without a word.
    """
    reading, story = known.mention.reading, known.story
    if reading.should_alert and (against := contradiction(reading, known.day, known.stories)):
        # Never silently dropped: of two contradicting sources one may be wrong, and people can look.
        return _quiet(_doubted(known, against), config, day)
    if story is None:
        if reading.should_alert:
            return _opens(known, config, day)
        if reading.should_note:
            return _quiet(known, config, day)
        return Plan(f"{reading.why} It belongs to no story that we know of.", f"{known.authority.urn}/news")
    if changed := plan_changed(known, config, day):
        return changed
    if follows(reading, story):
        return _note(known, story, config, day)
    if reading.should_alert and story.standing in UNCONFIRMED:
        return _told_again(known, story, config, day)
    return Plan(SAME, story.key)


def _opens(known: KnownNews, config: Config, day: date) -> Plan:
    reading, urn = known.mention.reading, known.authority.urn
    grade = reading.overall_grade_now.word if reading.overall_grade_now else None
    kind = kind_of(reading)
    # Named by what is reported and when: there is no wording in it, which the next copy would have otherwise.
    key = f"{urn}/{kind}/reported/{known.day}"
    begins = Story(key, urn, kind, known.day, Standing.REPORTED, grade)
    # Ids and links are used again: what was told of another piece under its name is not taken for this one.
    name = f"{name_of(known)}/{known.day}" if known.used_again else name_of(known)
    return replace(_alert(known, _Telling(name, key), config, day), begins=begins)


def _doubted(known: KnownNews, against: str) -> KnownNews:
    """Take a claim that Ofsted's own word contradicts for nothing more than a note."""
    item, reading = known.mention.item, known.mention.reading
    named = reading.alert_authorities
    doubted = replace(reading, should_alert=False, should_note=True, authorities=named, why=against)
    return replace(known, mention=Mention(item, doubted), story=None)


def _quiet(known: KnownNews, config: Config, day: date) -> Plan:
    """Plan a quiet note, where the item is no certain news: never more than a line in somebody's digest.

    It opens no story, so that it confirms and contradicts nothing; the page shows it with the authority's news.
    """
    verdict = judge(_subject(known), config.rulebook, day)
    if verdict is None:
        return Plan(f"{known.mention.reading.why} {NO_RULE_QUIETLY}", f"{known.authority.urn}/news")
    # What one of two readers doubts must wake nobody: only who gets a digest sees it at all.
    to = tuple(name for name in verdict.receivers if config.receivers[name].has_digest)
    if not to:
        return Plan(f"{known.mention.reading.why} It is shown on the page only.", f"{known.authority.urn}/news")
    findings = tuple(replace(each, severity=Severity.NOTE) for each in verdict.findings)
    key = f"{name_of(known)}/note"
    alert = alert_for(verdict.subject, findings, key=key, story=key)
    outcome = f"{known.mention.reading.why} It goes into digests."
    return of_alert(outcome, alert, messages.alert_message(alert), to, verdict.silence)


def _told_again(known: KnownNews, story: Story, config: Config, day: date) -> Plan:
    """Plan a second alert where this report is worse than what was told: a worse grade, or a higher severity.

    Of a story that was withdrawn only a worse grade is news: copies of what it told come for weeks.
    """
    reading = known.mention.reading
    verdict = judge(_subject(known), config.rulebook, day)
    # With nothing told so far (no rule applied to the first report) any alert is a rise.
    graver = verdict is not None and (known.told is None or verdict.severity.rank < known.told.severity.rank)
    raised = graver and story.standing is Standing.REPORTED
    worse = is_graver(reading, story)
    if not (raised or worse):
        return Plan(SAME, story.key)
    grade = reading.overall_grade_now.word if reading.overall_grade_now and worse else story.grade
    first = f"first reported “{story.grade}”" if story.grade else "first gave no grade"
    note = f"The news {first}; it now reports “{grade}”." if worse else None
    if verdict is None:
        return Plan(NO_RULE, story.key, regrades=grade)
    key = f"{name_of(known)}/graver/{short(f'{story.key}{verdict.severity}{note}')}"
    return replace(_alert(known, _Telling(key, story.key, note), config, day), regrades=grade)


def _alert(known: KnownNews, telling: _Telling, config: Config, day: date) -> Plan:
    """Plan an alert: to those that the routes name, and again to those that heard of the story before."""
    subject = _subject(known)
    verdict = judge(subject, config.rulebook, day)
    if verdict is None:
        return Plan(NO_RULE, telling.story)
    alert = alert_for(subject, verdict.findings, key=telling.key, story=telling.story)
    if telling.note:
        alert = replace(alert, notes=(telling.note, *alert.notes))
    receivers, silence = tuple(dict.fromkeys((*verdict.receivers, *known.heard))), verdict.silence
    message = messages.alert_message(alert, broadcast=known.story is not None)
    return of_alert(silence.said if silence else "Told, unconfirmed.", alert, message, receivers, silence)


def _note(known: KnownNews, story: Story, config: Config, day: date) -> Plan:
    """Plan a note in the thread of those who heard of the story: of one sort once a month."""
    item, reading = known.mention.item, known.mention.reading
    silence = silence_for(config.silences, facts_of(_subject(known)), on=day)
    # The kind and the reason, not the title: ten papers on one action plan make one note a month.
    key = f"{story.key}/followed/{short(f'{reading.kind}{reading.why}')}/{known.day:%Y-%m}"
    message = news.note_message(key, known.authority.name, item, reading)
    told = bool(known.heard) and not silence
    outcome = f"{reading.why} {'It is noted in its story.' if told else KEPT}"
    return of_note(outcome, story.key, message, known.heard, silence)


def _subject(known: KnownNews) -> Subject:
    return Subject(known.authority, known.mention, History())
