"""`status`: how each source is doing, what waits to be sent, and who is dealing with what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.commands import printing
from watcher.store import acknowledgements, alerts, outbox, sources
from watcher.store.database import opened
from watcher.timing import words

if TYPE_CHECKING:
    from watcher.config.check import Config


MOST_ANSWERS = 20


def show_status(config: Config, *, as_json: bool) -> bool:
    """Print how sources fare, what waits in the outbox, who took up what; True when somebody should look."""
    with opened(config.store_url) as store, store.look() as tx:
        states = [sources.state(tx, each.name) for each in config.sources]
        depth = outbox.depth(tx)
        said = [(alerts.last_of(tx, each.story), each) for each in acknowledgements.newest(tx, MOST_ANSWERS)]
    if as_json:
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
            for each in states
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
    else:
        printing.table(
            ("source", "last success", "next run", "why then", "health"),
            [
                (
                    each.name,
                    words.moment(each.last_success),
                    words.moment(each.due_at),
                    each.why or "it was never polled",
                    each.last_error or ("well" if each.last_success else "not polled yet"),
                )
                for each in states
            ],
        )
        oldest = f", the oldest since {words.moment(depth.oldest)}" if depth.oldest else ""
        given_up = f"; {depth.given_up} given up" if depth.given_up else ""
        if said:
            printing.table(
                ("what was told", "was", "by", "in", "at", "until"),
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
        printing.say(f"outbox: {depth.unsent} waiting{oldest}{given_up}")
    return bool(depth.given_up) or any(each.failures for each in states)
