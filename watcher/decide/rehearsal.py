"""What a config would have sent of all that is known of an authority, had it been watched throughout. Pure.

Everything is planned in the order of its days by the functions that the service asks, each time from what had been
told by then: so a rehearsal knows silences, corrections, and the stories that news opened and a report settled.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from msgspec import Struct, field

from rules.findings import says_otherwise
from rules.preview import side_by_side, subjects
from rules.rule import Subject, visit_of
from rules.stories import confirmed_story, reported_before, story_of
from watcher.decide.intents import KnownFacts, KnownNews
from watcher.decide.plan import rule
from watcher.decide.plan_news import plan_news
from watcher.model.alerts import Severity
from watcher.model.corrections import Cause
from watcher.model.stories import SoFar, Standing
from watcher.model.values import replace
from watcher.timing.clock import day_in_london

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rules.preview import Difference, Span
    from rules.silences import Silence
    from watcher.config.config import Config
    from watcher.decide.intents import Ruling
    from watcher.model.alerts import Alert
    from watcher.model.corrections import Correction
    from watcher.model.documents import Publication
    from watcher.model.kinds import Kind
    from watcher.model.news import Mention
    from watcher.model.ofsted import Authority
    from watcher.model.stories import Story

BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


class Past(Struct, frozen=True):
    """All that is known of one authority.

    `publications` come oldest first; of those that Ofsted corrected what they say now, while `corrections` has by their
    addresses what was different. `news` has each item with its day. `seen` gives by address when what was new was first
    seen.
    """

    authority: Authority
    publications: tuple[Publication, ...]
    corrections: Mapping[str, Correction] = {}
    news: tuple[tuple[date, Mention], ...] = ()
    seen: Mapping[str, datetime] = {}


class WouldTell(Struct, frozen=True):
    """An alert that would have been made, of what came out on `day` and stands at `url`.

    `receivers` are those that would get it, also where a `silence` keeps it from them. `said` has its findings and its
    headline; `key` finds it in the rehearsal of another config.
    """

    authority: Authority
    day: date
    url: str
    key: str
    said: Ruling | Alert
    receivers: tuple[str, ...]
    silence: Silence | None


def rehearse(past: Past, config: Config, today: date, span: Span) -> Iterator[WouldTell]:
    """Go through an authority's past day by day, and give the alerts of the days in `span`; silences are `today`'s.

    What came out before the span is gone through all the same: a later alert may rest on who heard of it.
    """
    days = {url: day_in_london(moment) for url, moment in past.seen.items()}
    official = (
        (each.publication.published, each.publication.url, each)
        for each in subjects(past.authority, past.publications, days)
        if each.publication and each.publication.published
    )
    rehearsal = _Rehearsal(past, config, today)
    ends = [end for each in past.publications if (end := each.reading.inspection_end)]
    if not past.news and not past.corrections and len(set(ends)) == len(ends):
        # Nobody can have heard of anything before: no story has to be kept in mind.
        for day, url, subject in official:
            if day in span and subject.publication:
                yield from rehearsal.ruled(KnownFacts(subject, subject.publication, url), day)
        return
    news = ((day, each.item.url, each) for day, each in past.news)
    happened: list[tuple[date, str, Subject | Mention]] = [*official, *news]
    # Sorting is stable: of one minute, which is one cycle, Ofsted's own word goes before the news, as in the service.
    for day, _url, each in sorted(happened, key=lambda one: (one[0], _minute(past.seen.get(one[1])))):
        told = rehearsal.published(each, day) if isinstance(each, Subject) else rehearsal.reported(each, day)
        yield from (would for would in told if day in span)


def _minute(seen: datetime | None) -> datetime:
    return seen.replace(second=0, microsecond=0) if seen else BEFORE_ALL


class _Rehearsal(Struct):
    """What has been told so far: by the news in which story, and by Ofsted, and on which days; `grave` are stories.

    `visits` has the story in which each visit was told first.
    """

    past: Past
    config: Config
    today: date
    stories: dict[str, Story] = field(default_factory=dict)
    reports: dict[str, Alert] = field(default_factory=dict)
    confirmed: dict[str, date] = field(default_factory=dict)
    visits: dict[tuple[Kind, date] | None, str] = field(default_factory=dict)
    heard: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    grave: set[str] = field(default_factory=set)

    def published(self, subject: Subject, day: date) -> Iterator[WouldTell]:
        """Rule on a publication as it came out first, then on Ofsted's correction of it."""
        item = subject.publication
        assert item is not None, "mentions are reported, not published"
        self._withdraw_before(day)
        correction = self.past.corrections.get(item.url)
        # What was only misread by us would be read better in a rehearsal, too.
        if correction is None or correction.cause is Cause.BETTER_READER:
            yield from self._ruled(self._known(subject, item, day), day)
            return
        first = replace(item, reading=correction.before)
        known = self._known(replace(subject, item=first), first, day)
        told = tuple(self._ruled(known, day))
        yield from told
        story = known.story or (self._story(known).key if told else None)
        now = KnownFacts(subject, item, f"{item.url} corrected", story, correction)
        yield from self._ruled(self._told_in(story, now) if story else now, day)

    def _known(self, subject: Subject, item: Publication, day: date) -> KnownFacts:
        # `reported_before` takes the newest that fits, as the store lists them.
        newest_first = sorted(self.stories.values(), key=lambda each: each.published, reverse=True)
        reported = reported_before(item.reading.kind, day, newest_first)
        if reported is None:
            first = KnownFacts(subject, item, item.url, self.visits.get(visit_of(item)))
            return self._told_in(self._story(first).key, first) if says_otherwise(subject) else first
        return self._told_in(reported.key, KnownFacts(subject, item, item.url, reported.key, reported=reported))

    def _told_in(self, story: str, known: KnownFacts) -> KnownFacts:
        so_far = SoFar(critical=story in self.grave)
        return replace(known, heard=self._who_heard(story), so_far=so_far)

    def ruled(self, known: KnownFacts, day: date) -> Iterator[WouldTell]:
        """Give the alert that a publication makes, if it makes one."""
        ruling = rule(known, self.config, self.today)
        if ruling:
            url = known.publication.url
            yield WouldTell(self.past.authority, day, url, known.key, ruling, ruling.receivers, ruling.silence)

    def _ruled(self, known: KnownFacts, day: date) -> Iterator[WouldTell]:
        """Give its alert, and keep in mind that its story is Ofsted's now, and who heard of it."""
        story = self._story(known)
        self.stories[story.key] = story
        if visit := visit_of(known.publication):
            self.visits.setdefault(visit, story.key)
        for would in self.ruled(known, day):
            self.confirmed[story.key] = day
            if would.silence is None:
                self.heard[story.key].update(would.receivers)
            if would.said.severity is Severity.CRITICAL:
                self.grave.add(story.key)
            yield would

    def _story(self, known: KnownFacts) -> Story:
        made = confirmed_story(known.publication, known.story)
        assert made is not None, "what has no day can't be placed in a history"
        return made

    def reported(self, mention: Mention, day: date) -> Iterator[WouldTell]:
        """Plan what follows from a news item of that day."""
        self._withdraw_before(day)
        known = KnownNews(self.past.authority, mention, day, stories=tuple(self.stories.values()))
        story = story_of(mention.reading, day, known.stories)
        if story:
            heard = self._who_heard(story.key)
            known = replace(known, story=story, told=self.reports.get(story.key), heard=heard)
        made = plan_news(known, self.config, self.today)
        if made.begins:
            self.stories[made.begins.key] = made.begins
        if made.regrades and story:
            self.stories[story.key] = replace(story, grade=made.regrades)
        if made.alert is None:
            return
        self.reports[made.alert.story] = made.alert
        if made.alert.severity is Severity.CRITICAL:
            self.grave.add(made.alert.story)
        if made.silence is None:
            self.heard[made.alert.story].update(made.receivers)
        yield WouldTell(
            self.past.authority, day, mention.item.url, made.alert.key, made.alert, made.receivers, made.silence
        )

    def _who_heard(self, story: str) -> tuple[str, ...]:
        return tuple(name for name in self.config.receivers if name in self.heard[story])

    def _withdraw_before(self, day: date) -> None:
        """Settle what the news reported and nothing of Ofsted's confirmed in time, as the service would have done."""
        for each in tuple(self.stories.values()):
            if each.standing is Standing.REPORTED and each.published + self.config.withdraw_after < day:
                told_since = any(since >= each.published for since in self.confirmed.values())
                standing = Standing.CONFIRMED if told_since else Standing.WITHDRAWN
                self.stories[each.key] = replace(each, standing=standing)


def differences(here: Iterable[WouldTell], there: Iterable[WouldTell]) -> Iterator[Difference[WouldTell]]:
    """Set what two configs would have told side by side, and leave out what is the same."""
    return side_by_side(here, there, lambda each: (each.authority.urn, each.key), _made)


def _made(told: WouldTell) -> tuple[object, ...]:
    return told.said.findings, told.receivers, told.silence
