"""Tries again what was refused to a team, once its secrets are others: a token that was changed for a new one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import structlog
from msgspec import Struct, field

from watcher.service.stamps import Stamps, stamp
from watcher.store.engine import turns
from watcher.store.told import undelivered
from watcher.timing.schedule import TRIED_AGAIN_FOR

if TYPE_CHECKING:
    from collections.abc import Mapping

    from watcher.config.config import Config
    from watcher.store.database import Store
    from watcher.timing.clock import Clock

LOOKS_EVERY = timedelta(seconds=10).total_seconds()


class TeamSecrets(Struct):
    """What the files of each team's secrets were like when this process last looked at them. `store` is the operator's.

    At a start whatever was refused is tried again, as it is for the operator: systemd gives a service new secrets then.
    """

    store: Store
    clock: Clock
    _seen: dict[str, Stamps] = field(default_factory=dict)
    _looked_at: float = float("-inf")
    _begins: bool = True
    """Whether no look has come to its end yet."""

    def look(self, teams: Mapping[str, Config]) -> None:
        """Have what was refused tried again, for the teams whose secrets were changed since the last look."""
        now = self.clock.monotonic()
        if not teams or now - self._looked_at < LOOKS_EVERY:
            return
        self._looked_at = now
        since = self.clock.now() - TRIED_AGAIN_FOR
        with self.store.look() as tx:
            refused = turns.teams_refused(tx, since)
        for name, config in teams.items():
            if name in self._seen and name not in refused:
                continue  # they are looked at once something is refused: a thousand teams have thousands of files
            stamps = _stamps(config)
            changed = self._seen.get(name, stamps) != stamps
            if name in refused and (changed or self._begins):
                self._try_again(name)
            self._seen[name] = stamps  # only now: what the database could not take is tried again at the next look
        self._begins = False

    def _try_again(self, team: str) -> None:
        now = self.clock.now()
        with self.store.of(team).begin() as tx:
            tried = undelivered.try_again(tx, now, now - TRIED_AGAIN_FOR)
        structlog.get_logger().info("what was refused to a team is tried again", team=team, messages=tried)


def _stamps(config: Config) -> Stamps:
    folder = config.secret(f"secrets/{config.team}")
    try:
        return tuple(stamp(each) for each in sorted(folder.iterdir()))
    except OSError:  # it isn't there, or closed to this user
        return ()
