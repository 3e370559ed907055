"""Once a day, outside the hours in which Ofsted publishes, each source is held against what docs/sources.md assumes.

What differs two nights running is told to the operators, once, until it is as assumed again.
"""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from notifiers.messages.operators import notice_message
from watcher import data
from watcher.deliver import enqueue
from watcher.model.decisions import to_operators
from watcher.monitor import looks
from watcher.monitor.assumptions.compare import compare_apart
from watcher.reading.sandbox import Readers
from watcher.store.polled import sources
from watcher.timing import schedule
from watcher.timing.clock import LONDON, Clock
from watcher.web.client import Web

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from sqlalchemy import Connection

    from watcher.config.config import Config
    from watcher.monitor.assumptions.finding import Finding
    from watcher.monitor.assumptions.seen import Look
    from watcher.sources.source import SourceSettings
    from watcher.store.database import Store

MARK = "drift"
TOLD = " told"


@contextmanager
def asking(config: Config, clock: Clock) -> Iterator[Callable[[SourceSettings], tuple[Look, tuple[Finding, ...]]]]:
    """Give a way to ask a source and compare what comes, with connections and a reader of its own."""
    with Readers(workers=1) as readers, closing(Web(config.fetch, clock)) as web:

        def ask(settings: SourceSettings) -> tuple[Look, tuple[Finding, ...]]:
            look = looks.look_at(settings, web, readers)
            return look, compare_apart(look, data.by_urn(), readers)

        yield ask


def watch(store: Store, web: Web, readers: Readers, settings: SourceSettings, config: Config) -> tuple[Finding, ...]:
    """Look at a source unless that was done today or Ofsted may be publishing, and return what was told."""
    now = web.now()
    today = now.astimezone(LONDON).date().isoformat()
    with store.look() as tx:
        day, _, before = (sources.mark_of(tx, settings.name, MARK) or "").partition("\n")
    # Outside the hours of publishing: news must not wait behind it.
    if day == today or schedule.in_publishing_hours(now):
        return ()
    found = compare_apart(looks.look_at(settings, web, readers), data.by_urn(), readers)
    differing = {each.number: each for each in found if each.needs_attention}
    lasting, told = set(before.split("\n")), {each.removesuffix(TOLD) for each in before.split("\n") if TOLD in each}
    # In two nights: a page that was half made while it was looked at is whole by the next.
    new = tuple(each for number, each in differing.items() if number in lasting and number not in told)
    # Only what still differs: what is as assumed again is forgotten, and told anew should it come back.
    kept = [f"{number}{TOLD}" if number in told or each in new else number for number, each in differing.items()]
    with store.begin() as tx:
        sources.set_mark(tx, settings.name, MARK, "\n".join((today, *kept)))
        if new:
            _tell(tx, settings.name, new, config, now)
    return new


def _tell(tx: Connection, source: str, new: tuple[Finding, ...], config: Config, now: datetime) -> None:
    lines = [f"{each.number}, {each.assumption.text}: {each.seen}. {each.assumption.means}" for each in new]
    lines.append("`ofsted-watch doctor --bundle FILE.zip` shows all of it; docs/sources.md says what was expected.")
    numbers = " ".join(each.number for each in new)
    summary = f"“{source}” is no longer as this program expects"
    message = notice_message(f"drift/{source}/{now:%Y-%m-%d}/{numbers}", summary, tuple(lines))
    enqueue.post(tx, to_operators(message, config.operators), config.receivers, now)
