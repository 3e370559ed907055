"""Taking over a changed config.toml, and never running on a broken one: the last good rules stay in force."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import structlog

from notifiers.messages.operators import notice_message
from watcher.config.blocks import database_url
from watcher.config.changes import changes, taken_away
from watcher.config.check import CheckResult, Config, ConfigError, check, check_text
from watcher.config.place_list import files_named
from watcher.deliver import enqueue
from watcher.follow_up import rerouting
from watcher.model.decisions import OPERATIONS, NewMessage
from watcher.model.values import replace
from watcher.service.stamps import Stamp, Stamps, stamp
from watcher.store.database import Store, opened
from watcher.store.database_url import has_database
from watcher.store.teams import last_good_config
from watcher.timing.words import at_most, counted

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection

MOST_SENTENCES = 20
OF_FILES = "nothing, unless in the files that it names"


def config_to_run(path: Path, now: datetime) -> Config:
    """Read the config to start with; with mistakes in it, the last good one that the store keeps.

    The operators are told when that happens. ConfigError when no good one is kept.
    """
    checked = check(path, warn=False)
    if checked.config is not None:
        return checked.config
    kept = _kept(checked)
    if kept is None:
        raise ConfigError(path, checked.errors)
    with opened(kept.store_url) as store:
        refuse(store, kept, checked, now)
    return kept


def reload(store: Store, current: Config, now: datetime) -> Config:
    """Look at the config's file again; returns what is in force from now on: the new one, or still the old."""
    checked = check(current.path, warn=False)
    if checked.config is None:
        refuse(store, current, checked, now)
        return current
    changed = changes(current, checked.config)
    structlog.get_logger().info("took over the config", file=str(current.path), changes=list(changed) or [OF_FILES])
    return replace(checked.config, store_url=current.store_url)


def keep(store: Store, config: Config, now: datetime) -> Config | None:
    """Keep the config that is in force, and return the one before it, if it was another.

    When it is the file's again after another was refused, the operators are told. What the change takes away is told
    to the operators of before: whoever took them out of the config may have done so by mistake.
    """
    with store.look() as tx:
        text, lists = last_good_config.last_good(tx), last_good_config.last_good_lists(tx)
        refused = last_good_config.is_refused(tx)
    changed = (text, lists) != (config.text, config.lists)
    if not (changed or refused):
        return None
    before = check_text(config.path, text, was_good=True, lists=lists).config if text and changed else None
    with store.begin() as tx:
        last_good_config.keep(tx, config.text, config.lists, now)
        if before:
            rerouting.follow_names(tx, config, before, now)
        lost = taken_away(before, config) if before else ()
        if before and lost:
            tell(tx, before, f"{config.path.name} was changed, and takes something away", (*lost, IF_MEANT), now)
        # To check a large config takes long, and most were never refused.
        if last_good_config.is_refused(tx) and _is_the_files(config):
            last_good_config.accept(tx)
            line = f"{config.path} can be used again, and is in force."
            tell(tx, config, f"{config.path.name} is in order again", (line,), now)
    return before


def _is_the_files(config: Config) -> bool:
    there = check(config.path, warn=False)
    return (there.text, there.lists) == (config.text, config.lists)


IF_MEANT = "If that was meant, nothing needs to be done. Otherwise correct the file: it is taken over within seconds."


def _kept(checked: CheckResult) -> Config | None:
    """Find the config that was in force last. A secret that is missing now is told when something is sent."""
    try:
        database_url(checked.store_url)
    except ValueError:  # that is one of the mistakes, and where the last good one is kept nobody knows
        return None
    if not has_database(checked.store_url):
        return None
    with opened(checked.store_url) as store, store.look() as tx:
        text, lists = last_good_config.last_good(tx), last_good_config.last_good_lists(tx)
    return check_text(checked.path, text, was_good=True, lists=lists).config if text else None


Remember = Callable[["Connection", str, "datetime"], bool]
"""Notes that a text was refused; True when it isn't the one that was refused last."""


def refuse(
    store: Store, current: Config, checked: CheckResult, now: datetime, remember: Remember = last_good_config.refuse
) -> None:
    """Tell the operators of the config that stays in force why another was refused, once."""
    sentences = tuple(str(each) for each in checked.errors)
    structlog.get_logger().error("the config is refused; the one before stays in force", problems=list(sentences))
    with store.begin() as tx:
        if not remember(tx, "\n".join((checked.text, *sentences)), now):
            return
        count = counted(len(sentences), "problem")
        last = "The last good config stays in force until this is corrected. `ofsted-watch check` lists all of it."
        lines = (*at_most(MOST_SENTENCES, sentences, "… and {} more."), last)
        tell(tx, current, f"{checked.path.name} has {count} and was not taken over", lines, now)


def tell(tx: Connection, config: Config, summary: str, lines: tuple[str, ...], now: datetime) -> None:
    """Queue a notice about a config for its operators."""
    message = notice_message(f"config/{now.isoformat()}/{summary}", summary, lines)
    story = f"{OPERATIONS}/config"
    enqueue.post(tx, NewMessage(message, config.operators, story), config.receivers, now)


class ConfigFile:
    """Notices when a config, or a file that it names, was changed and has come to rest: the same at two looks.

    What was refused for a secret is tried again then, as whenever a config is taken over.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._files: tuple[Path, ...] = ()
        self._files_of: Stamp | None = None
        self._taken = self._settling = self._stamps()

    def has_changed(self) -> bool:
        """Return whether the file is another one than at the last True; False while it is still being written."""
        now = self._stamps()
        at_rest, self._settling = now == self._settling, now
        if now == self._taken or not at_rest:
            return False
        self._taken = now
        return True

    def _stamps(self) -> Stamps:
        own = stamp(self.path)
        if own != self._files_of:
            # A pipe's words are there once, for whoever takes the config over.
            self._files_of, self._files = own, files_named(self.path) if self.path.is_file() else ()
        return (own, *map(stamp, self._files))
