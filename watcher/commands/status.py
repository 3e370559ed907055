"""`authorities`, `status`: what is known, and how the watching fares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher import data
from watcher.commands import printing
from watcher.store import acknowledgements, alerts, inspections, outbox, sources
from watcher.store.database import Store
from watcher.timing import words

if TYPE_CHECKING:
    from watcher.config.check import Config
    from watcher.model.ofsted import Inspection


MOST_ANSWERS = 20


def _opened(config: Config) -> Store:
    store = Store(config.store_url)
    store.migrate()
    return store


def show_authorities(config: Config, *, as_json: bool) -> None:
    """Print the 153 authorities: region, the latest judgements, and whether they are watched."""
    store = _opened(config)
    rows = []
    with store.look() as tx:
        for each in data.authorities():
            known = inspections.known(tx, each.urn, bundled=config.baseline == "bundled")
            rows.append((each, known[0] if known else None, each.urn in config.watched))
    store.close()
    if as_json:
        printing.lines(
            {
                "urn": authority.urn,
                "name": authority.name,
                "region": authority.region,
                "type": authority.type,
                "watched": watched,
                "published": latest.published if latest else None,
                "judgements": {each.area: each.grade.key for each in latest.judgements} if latest else {},
            }
            for authority, latest, watched in rows
        )
        return
    printing.table(
        ("authority", "region", "URN", "watched", "published", "worst now"),
        [
            (
                authority.name,
                authority.region,
                authority.urn,
                "yes" if watched else "",
                f"{latest.published:%-d %b %Y}" if latest else "–",
                _worst(latest),
            )
            for authority, latest, watched in rows
        ],
    )


def _worst(latest: Inspection | None) -> str:
    if latest is None or not latest.judgements:
        return "–"
    worst = max(latest.judgements, key=lambda each: each.grade.rank)
    same = sum(each.grade == worst.grade for each in latest.judgements)
    return f"{worst.grade.word} ({same} of {len(latest.judgements)})"


def show_status(config: Config, *, as_json: bool) -> bool:
    """Print how sources fare, what waits in the outbox, who took up what; True when somebody should look."""
    store = _opened(config)
    with store.look() as tx:
        states = [sources.state(tx, each.name) for each in config.sources]
        depth = outbox.depth(tx)
        said = [(alerts.last_of(tx, each.story), each) for each in acknowledgements.newest(tx, MOST_ANSWERS)]
    store.close()
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
                        each.who,
                        each.receiver,
                        words.moment(each.at),
                        words.moment(each.until) if each.until else "",
                    )
                    for about, each in said
                ],
            )
        printing.say(f"outbox: {depth.unsent} waiting{oldest}{given_up}")
    return bool(depth.given_up) or any(each.failures for each in states)
