"""Deciding about one news item for many teams at once: each by what it knows of the stories of its authorities."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct, field

from rules.stories import story_of
from watcher.decide import team_rows
from watcher.decide.changed_news import is_later, keys_of_changes, name_of, plan_changed
from watcher.decide.intents import KnownNews
from watcher.decide.news import as_queued, decision_of, told_before
from watcher.decide.plan_news import plan_news
from watcher.decide.team_rows import Before
from watcher.deliver import enqueue
from watcher.model.values import replace
from watcher.store.teams import team_decisions, team_stories
from watcher.store.told import stories
from watcher.timing.clock import day_in_london

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from sqlalchemy import Connection

    from watcher.config.config import Config
    from watcher.decide.intents import Plan
    from watcher.decide.team_rows import PreparedPlan, TeamRows
    from watcher.model.decisions import Decision
    from watcher.model.documents import Publication
    from watcher.model.news import Mention
    from watcher.model.ofsted import Authority
    from watcher.model.stories import Story
    from watcher.store.polled.items import StoredItem
    from watcher.store.teams.team_decisions import Written


class OfAuthority(Struct):
    """One item, as it is about one authority; `published` is all that was read of the authority's, by its number.

    `left`: it was about that authority when it was told of, and is no more.
    """

    authority: Authority
    mention: Mention
    day: date
    published: Mapping[int, Publication]
    rows: TeamRows
    left: bool = False
    _stories: dict[object, tuple[tuple[Story, ...], Story | None]] = field(default_factory=dict)
    _made: dict[object, PreparedPlan | None] = field(default_factory=dict)
    _reached: Mapping[tuple[str, str], set[tuple[str, str]]] = field(default_factory=dict)

    def look_up(self, tx: Connection, teams: Mapping[str, Config]) -> dict[str, KnownNews]:
        """Look up what each knows, as `news.look_up` does."""
        names, urn = [*teams], self.authority.urn
        decided, opened = team_decisions.decided_of(tx, names, urn), team_stories.opened_by_news(tx, names, urn)
        found = {
            name: self._of_stories(
                tuple(decided.get(name, ())), tuple(opened.get(name, ())), told_before(config, self.rows.now)
            )
            for name, config in teams.items()
        }
        keys = {story.key for _, story in found.values() if story}
        self._reached = reached = team_stories.reached(tx, names, keys)
        last = team_stories.last_told(tx, names, keys)
        known = {}
        for name, (theirs, story) in found.items():
            whose = name, story.key if story else ""
            heard = enqueue.in_config(reached.get(whose, set()), teams[name].receivers)
            known[name] = KnownNews(self.authority, self.mention, self.day, story, last.get(whose), heard, theirs)
        changes = {
            name: enqueue.keys_of(name, keys_of_changes(each), each.heard, teams[name].receivers)
            for name, each in known.items()
        }
        there = team_decisions.queued_before(tx, (key for keys in changes.values() for key in keys))
        named = next((name_of(each) for each in known.values()), "")
        told = team_stories.told(tx, [name for name, each in known.items() if each.story is None], named)
        return {
            name: replace(
                each, changed_before=not there.isdisjoint(changes[name]), used_again=is_later(each, told.get(name))
            )
            for name, each in known.items()
        }

    def before(self, team: str, known: KnownNews) -> Before:
        """Say whom the story of a team, looked up just now, reached: a correction follows to everybody."""
        return Before(self._reached.get((team, known.story.key if known.story else ""), set()))

    def _of_stories(
        self, decided: tuple[tuple[int, str | None], ...], opened: tuple[Story, ...], shipped_before: date | None
    ) -> tuple[tuple[Story, ...], Story | None]:
        of = decided, opened, shipped_before
        if of not in self._stories:
            theirs = [(key, self.published[number]) for number, key in decided if number in self.published]
            known = stories.joined(self.authority.urn, theirs, opened, bundled_before=shipped_before)
            self._stories[of] = known, story_of(self.mention.reading, self.day, known)
        return self._stories[of]

    def planned(self, config: Config, known: KnownNews) -> PreparedPlan | None:
        """Plan what follows for a team, once for all that know the same; None where nothing does."""
        digests = tuple(name for name, each in config.receivers.items() if each.has_digest)
        of = config.rulebook, digests, known
        if of not in self._made:
            made = (plan_changed if self.left else plan_news)(known, config, day_in_london(self.rows.now))
            self._made[of] = team_rows.prepared(made, None, self.rows.now) if made else None
        return self._made[of]


class OfItem(Struct):
    """One news item, the authorities that it is about, and the teams that have it undecided."""

    pending: StoredItem
    teams: Mapping[str, Config]
    about: Sequence[OfAuthority]
    now: datetime

    def add(self, tx: Connection, names: Sequence[str], written: Written) -> list[Decision]:
        """Add the rows of some teams' decisions."""
        made: dict[str, list[tuple[Plan, list[str]]]] = {name: [] for name in names}
        graver: dict[tuple[str, str | None], list[str]] = defaultdict(list)
        for each in self.about:
            concerned = {name: self.teams[name] for name in names if each.authority.urn in self.teams[name].watched}
            for name, known in each.look_up(tx, concerned).items():
                found, first = each.planned(self.teams[name], known), len(written.deliveries)
                if found is None:
                    continue
                each.rows.add(written, name, self.teams[name], found, each.before(name, known))
                made[name].append((found.plan, [row["key"] for row in written.deliveries[first:]]))
                if found.plan.regrades and found.plan.story:
                    graver[found.plan.story, found.plan.regrades].append(name)
        for (story, grade), theirs in graver.items():
            team_stories.regrade(tx, theirs, story, grade, self.now)
        notes = (key for plans in made.values() for plan, keys in plans if not plan.alert for key in keys)
        there = team_decisions.queued_before(tx, notes)
        team_stories.leave(tx, names, self.pending.id)
        return [
            self._noted(written, name, [as_queued(plan, queued=not there.issuperset(keys)) for plan, keys in plans])
            for name, plans in made.items()
        ]

    def _noted(self, written: Written, name: str, made: Sequence[Plan]) -> Decision:
        decision = decision_of(self.pending, made)
        theirs = list(dict.fromkeys(each.story for each in made if each.story))
        noted = {"item": self.pending.id, "decided_at": self.now, "decision": decision.outcome}
        written.items += team_rows.of(name, [{**noted, "story": theirs[0] if theirs else None}])
        written.item_stories += team_rows.of(name, [{"item": self.pending.id, "story": each} for each in theirs])
        return decision
