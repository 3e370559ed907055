"""Deciding about one publication of another provider for many teams at once: each by its own labels and names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.decide import team_rows
from watcher.decide.intents import Plan
from watcher.decide.places import plan_place
from watcher.decide.same_owner import warnings
from watcher.model.decisions import Decision
from watcher.store.published import place_keys
from watcher.store.published.place_subjects import subject_among
from watcher.timing.clock import day_in_london

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from watcher.config.config import Config
    from watcher.decide.same_owner import OfOwner
    from watcher.decide.team_rows import TeamRows
    from watcher.model.provider_pages import ProviderPublication
    from watcher.store.published.place_subjects import KnownOfPlace
    from watcher.store.teams.team_decisions import Written


class OfPlace(Struct):
    """One publication, what was known of its provider and of who has the same owner, and the teams that watch it."""

    pending: ProviderPublication
    teams: Mapping[str, Config]
    known: KnownOfPlace
    owners: tuple[OfOwner, ...]
    rows: TeamRows
    now: datetime

    def add(self, tx: Connection, names: Sequence[str], written: Written) -> list[Decision]:
        """Add the rows of some teams' decisions."""
        keys = place_keys.keys_of_teams(tx, names)
        day, found = day_in_london(self.now), []
        for name in names:
            config = self.teams[name]
            subject = subject_among(self.pending, config.places, self.known.seen_with(config.places))
            made = plan_place(subject, config, day, keys[name])
            self.rows.add(written, name, config, team_rows.prepared(made, None, self.now))
            told = Plan("", None, messages=tuple(warnings(self.pending, self.owners, config, day)))
            self.rows.add(written, name, config, team_rows.prepared(told, None, self.now))
            alert = {"alert": made.alert.key} if made.alert else {}
            noted = {"publication": self.pending.id, "decided_at": self.now, "decision": made.outcome, **alert}
            written.places += team_rows.of(name, [noted])
            # Neither address nor place: it is written into the log.
            found.append(Decision("", made.outcome, made.alert, made.receivers))
        return found
