"""The drill: an inadequate report of an authority that doesn't exist goes all the way to a test receiver.

It is read, judged by the config's rules, put into the outbox and sent like any other. What doesn't arrive in time is
told to the operators, because then a real alert might not arrive either.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from importlib.resources import files
from typing import TYPE_CHECKING

from notifiers.messages import alerts, operators
from watcher.decide.plan import plan_alone
from watcher.deliver import enqueue
from watcher.model.decisions import NewMessage, to_operators
from watcher.model.documents import NamedAuthority, Publication
from watcher.model.errors import PlainError
from watcher.model.ofsted import Authority, Urn
from watcher.model.values import replace
from watcher.store.polled import sources
from watcher.store.told import undelivered
from watcher.timing.clock import day_in_london

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from watcher.config.blocks import Drill
    from watcher.config.check import Config
    from watcher.reading.sandbox import Readers
    from watcher.store.database import Store

EXAMPLESHIRE = Authority(Urn("drill"), "Exampleshire (a drill)", "Nowhere", "county")
DRILL, LAST, WATCHED = "drill", "last", "watched"


class NoDrillError(PlainError):
    """The drill can't be held."""

    exit_code = 2


def hold(store: Store, config: Config, readers: Readers, now: datetime) -> str:
    """Read the drill's report, decide, and queue the alert; returns its story. PlainError says what is amiss."""
    if not config.drill or not config.drill.send_to:
        raise NoDrillError(
            f'{config.path}: there is no [drill] with a receiver. Write under [drill]: send_to = ["Test channel"]'
        )
    body = (files("watcher.data") / "drill.pdf").read_bytes()
    said = readers.read(body)
    # Nobody is called Exampleshire, so that nobody can take the drill for a real report; that alone may be unclear.
    said = replace(
        said,
        authorities=(NamedAuthority(EXAMPLESHIRE.urn, EXAMPLESHIRE.name),),
        problems=tuple(each for each in said.problems if "name" not in each),
    )
    item = Publication(
        urn=EXAMPLESHIRE.urn,
        title="A drill",
        url="https://example.org/a-drill",
        page_url="https://example.org/a-drill",
        published=day_in_london(now),
        sha256=hashlib.sha256(body).hexdigest(),
        reading=said,
    )
    # Planned as any report would be; only its receivers are others.
    made = plan_alone(EXAMPLESHIRE, item, config, day_in_london(now))
    if made.alert is None:
        raise NoDrillError(
            "The drill's report has two inadequate judgements, and none of the rules in the config speaks of it. "
            'A real one would reach nobody. Add a rule of kind "judged" with grades = ["inadequate"].'
        )
    story = f"drill/{now.isoformat()}"
    message = alerts.alert_message(replace(made.alert, key=story, story=story))
    with store.begin() as tx:
        sources.set_mark(tx, DRILL, LAST, now.isoformat())
        sources.set_mark(tx, DRILL, WATCHED, story)
        enqueue.post(tx, NewMessage(message, config.drill.send_to, story), config.receivers, now)
    return story


def arrived(tx: Connection, story: str) -> bool:
    """Return whether every message of a drill was taken by its receiver."""
    return undelivered.is_through(tx, story)


def is_due(drill: Drill, last: str | None, now: datetime) -> bool:
    """Return whether the next drill is to be held; `last` is the mark of the one before."""
    if drill.every is None:
        return False
    held = datetime.fromisoformat(last) if last else None
    # A clock that was set back puts the last drill into the future: then it is held again, rather than not for years.
    return held is None or now - held >= drill.every or held > now


def look_after(store: Store, config: Config, readers: Readers, now: datetime) -> None:
    """Hold the drill when it is due, and tell the operators of one that didn't arrive in time."""
    if not config.drill:
        return
    with store.look() as tx:
        last, story = sources.mark_of(tx, DRILL, LAST), sources.mark_of(tx, DRILL, WATCHED)
        through = not story or arrived(tx, story)
    held = datetime.fromisoformat(last) if last else None
    if story and held and (through or now - held > config.drill.within):
        with store.begin() as tx:
            if not through:
                _tell(tx, config, f"{story}/late", "Its message was not delivered in time.", now)
            sources.set_mark(tx, DRILL, WATCHED, "")
    if is_due(config.drill, last, now):
        try:
            hold(store, config, readers, now)
        except PlainError as error:
            with store.begin() as tx:
                sources.set_mark(tx, DRILL, LAST, now.isoformat())
                _tell(tx, config, f"drill/{now.isoformat()}/failed", str(error), now)


def _tell(tx: Connection, config: Config, key: str, line: str, now: datetime) -> None:
    lines = (line, "A real alert might not arrive either. Look at the receiver, then: ofsted-watch drill")
    notice = operators.notice_message(key, "The drill failed", lines)
    enqueue.post(tx, to_operators(notice, config.operators), config.receivers, now)
