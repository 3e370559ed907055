"""Deciding about one publication of Ofsted's for many teams at once: those that know the same plan the same."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct, field

from watcher.decide import team_rows
from watcher.decide.plan import plan
from watcher.decide.publications import answers, decision_of, earlier_of, in_story, story_opened_by
from watcher.decide.team_rows import Before
from watcher.deliver import enqueue
from watcher.model.stories import SoFar
from watcher.model.values import replace
from watcher.store.teams import team_stories
from watcher.store.teams.team_stories import OpenedStory
from watcher.timing.clock import day_in_london

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from watcher.config.config import Config
    from watcher.decide.intents import KnownFacts
    from watcher.decide.team_rows import PreparedPlan, TeamRows
    from watcher.model.decisions import Decision
    from watcher.model.stories import Standing
    from watcher.store.published.publications import Undecided
    from watcher.store.teams.team_decisions import AsSeen, Written


class OfPublication(Struct):
    """One publication, and the teams that have it undecided, as each sees it. `first` is known to who heard nothing."""

    pending: Undecided
    teams: Mapping[str, Config]
    seen: Mapping[str, AsSeen]
    first: KnownFacts
    rows: TeamRows
    now: datetime
    _made: dict[object, PreparedPlan] = field(default_factory=dict)

    def add(self, tx: Connection, names: Sequence[str], written: Written) -> list[Decision]:
        """Add the rows of some teams' decisions."""
        known, reached = self._look_up(tx, names)
        found = {name: self._for(self.teams[name], known[name]) for name in names}
        edited = {each.story for made in found.values() for each in made.plan.edits}
        opened = team_stories.first_messages(tx, names, edited)
        settled: dict[tuple[str, Standing], list[str]] = defaultdict(list)
        for name, made in found.items():
            by_story = {story: opened.get((name, story), OpenedStory()) for story in edited}
            before = Before(reached.get((name, made.plan.story or ""), set()), by_story)
            self.rows.add(written, name, self.teams[name], made, before)
            noted = {"decided_at": self.now, "decision": made.plan.outcome, "story": made.plan.story}
            written.publications += team_rows.of(name, [{"publication": self.pending.id, **noted}])
            if made.plan.settles and made.plan.story:
                settled[made.plan.story, made.plan.settles].append(name)
        for (story, standing), theirs in settled.items():
            team_stories.settle(tx, theirs, story, standing, self.now)
        return [decision_of(self.pending.publication, made.plan) for made in found.values()]

    def _look_up(
        self, tx: Connection, names: Sequence[str]
    ) -> tuple[dict[str, KnownFacts], Mapping[tuple[str, str], set[tuple[str, str]]]]:
        """Look up what each knows, as `publications.look_up` does, and whom its story reached."""
        pending, urn = self.pending, self.pending.publication.urn
        # Of two that stand side by side the second rings nobody whom the first has rung.
        otherwise = answers(self.first) or self.first.subject.beside is not None
        some = [name for name in names if otherwise or self.seen[name].heard_before]
        known = dict.fromkeys(names, self.first)
        if not some:
            return known, {}
        opened = team_stories.opened_by_news(tx, some, urn)
        earlier = team_stories.of_publication(tx, some, urn, earlier_of(self.first))
        for name in some:
            story = self.seen[name].story
            known[name] = in_story(self.first, pending, opened.get(name, ()), story, earlier.get(name))
        told_in = {name: known[name].story or story_opened_by(pending) for name in some}
        of_old = [name for name in some if answers(known[name])]
        reached = team_stories.reached(tx, of_old, {told_in[name] for name in of_old})
        so_far = team_stories.so_far(tx, some, {*told_in.values()})
        for name, story in told_in.items():
            heard = enqueue.in_config(reached.get((name, story), set()), self.teams[name].receivers)
            known[name] = replace(known[name], heard=heard, so_far=so_far.get((name, story), SoFar()))
        return known, reached

    def _for(self, config: Config, known: KnownFacts) -> PreparedPlan:
        # All that a plan is made of, but for what is the same for all.
        of = config.rulebook, config.operators, known.story, known.reported, known.heard, known.so_far
        if of not in self._made:
            made = plan(known, config, day_in_london(self.now))
            self._made[of] = team_rows.prepared(made, self.pending.id, self.now)
        return self._made[of]
