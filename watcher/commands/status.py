"""`status`: whether the service lives, how each source is doing, what waits, and who is dealing with what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.commands import printing
from watcher.model.values import replace
from watcher.monitor import status
from watcher.store.database import opened
from watcher.store.told import acknowledgements, alerts, proofs
from watcher.timing import words
from watcher.timing.clock import Clock, SystemClock

if TYPE_CHECKING:
    from datetime import datetime

    from watcher.config.check import Config
    from watcher.model.acknowledgements import Acknowledgement
    from watcher.model.alerts import Alert
    from watcher.monitor.status import Watching

    Answers = list[tuple[Alert | None, Acknowledgement]]

MOST_ANSWERS = 20
"""The newest answers to alerts that the command prints: about a screen of a terminal."""


def show_status(config: Config, *, as_json: bool, clock: Clock | None = None) -> bool:
    """Print whether the service lives, how sources fare, what waits, who took up what; True when somebody should look.

    A service that never ran is no trouble: `once` may be called by a timer instead.
    """
    now = (clock or SystemClock()).now()
    with opened(config.store_url, config.team) as store, store.look() as tx:
        watching = status.look(tx, config, now)
        said = [(alerts.last_of(tx, each.story), each) for each in acknowledgements.newest(tx, MOST_ANSWERS)]
        proved = proofs.latest(tx)
    if watching.life.at is None:
        watching = replace(watching, not_at_work=None, others=watching.others if _was_polled(watching) else ())
    if as_json:
        _print_json(watching, said, now)
        printing.lines(
            {"proved": each.remit, "at": each.at, "passed": each.passed, "how": each.words} for each in proved
        )
    else:
        _print(watching, said, now)
        for each in proved:
            verdict = "proved" if each.passed else "NOT proved"
            printing.say(f"reading of {each.remit}: {verdict} on {words.moment(each.at)}: {each.words}")
    return bool(watching.troubles) or any(each.failures for each in watching.sources)


def _was_polled(watching: Watching) -> bool:
    return any(each.last_attempt for each in watching.sources)


def _print_json(watching: Watching, said: Answers, now: datetime) -> None:
    life, depth = watching.life, watching.outbox
    running = None if life.at is None else not life.ended(now)
    printing.lines(
        {
            "source": each.name,
            "last_success": each.last_success,
            "next_run": each.due_at,
            "why": each.why,
            "failures": each.failures,
            "healthy": each.failures == 0 if each.last_attempt else None,
            "error": each.last_error,
        }
        for each in watching.sources
    )
    printing.lines([{"outbox": depth.unsent, "oldest_unsent": depth.oldest, "given_up": depth.given_up}])
    printing.lines(
        {
            "story": each.story,
            "authority": about.authority if about else None,
            "said": each.said,
            "who": each.who,
            "name": each.name,
            "receiver": each.receiver,
            "at": each.at,
            "until": each.until,
        }
        for about, each in said
    )
    printing.lines([{"running": running, "last_sign_of_life": life.at, "process": life.process}])
    printing.lines({"trouble": each} for each in watching.troubles)


def _print(watching: Watching, said: Answers, now: datetime) -> None:
    printing.say(watching.life.said(now))
    for each in watching.others:
        printing.say(f"! {each}")
    printing.say()
    printing.table(
        ("source", "last success", "next run", "why then", "health"),
        [
            (
                each.name,
                words.moment(each.last_success),
                words.moment(each.due_at),
                each.why or "it was never polled",
                each.last_error or ("working" if each.last_success else "not polled yet"),
            )
            for each in watching.sources
        ],
    )
    if said:
        printing.table(
            ("alert", "was", "by", "in", "at", "until"),
            [
                (
                    f"{about.authority}: {about.headline}" if about else each.story,
                    each.said,
                    each.called,
                    each.receiver,
                    words.moment(each.at),
                    words.moment(each.until) if each.until else "",
                )
                for about, each in said
            ],
        )
    depth = watching.outbox
    oldest = f", the oldest since {words.moment(depth.oldest)}" if depth.oldest else ""
    undelivered = f"; {depth.given_up} could not be delivered" if depth.given_up else ""
    printing.say(f"outbox: {depth.unsent} waiting{oldest}{undelivered}")
