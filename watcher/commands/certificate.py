"""`certificate`: a stretch of time in figures, and whether what was published balances with what was told."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from watcher import data
from watcher.commands import printing
from watcher.monitor import certificate
from watcher.store.database import opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from watcher.config.check import Config
    from watcher.monitor.certificate import Certificate


def show_certificate(config: Config, start: date, end: date, *, as_json: bool) -> bool:
    """Print the certificate from one day to the day before another; True when it doesn't balance."""
    with opened(config.store_url, config.team) as store, store.look() as tx:
        made = certificate.certify(tx, config, start, end)
    if as_json:
        printing.lines(_as_json(made))
        return bool(made.open)
    printing.say(f"Certificate for {start:%-d %B %Y} to {end - timedelta(days=1):%-d %B %Y}")
    for heading, lines in certificate.sections(made):
        printing.say(f"\n{heading}")
        for line in lines:
            printing.say(f"  {line}")
    return bool(made.open)


def _as_json(made: Certificate) -> Iterator[dict[str, object]]:
    for each in made.tallies:
        yield {
            "source": each.source,
            "polls": each.polls,
            "good": each.good,
            "new": each.new,
            "longest_gap_seconds": int(each.longest_gap.total_seconds()),
            "newest": made.newest[each.source],
        }
    for seen in made.seen:
        yield {
            "authority": data.by_urn()[seen.urn].name,
            "title": seen.title,
            "published": seen.published,
            "decision": seen.decision,
            "alerts": seen.alerts,
            "sent": seen.sent,
            "silenced": seen.silenced,
            "owed": [f"{owed.receiver} ({owed.address})" for owed in seen.owed],
        }
    for gap in made.troubles:
        yield {"gap": gap.place or gap.source, "since": gap.since, "until": gap.ended_at, "cause": gap.sentence}
    yield {
        "start": made.start,
        "end": made.end,
        "published": len(made.seen),
        "balances": not made.open,
        "begun": made.begun,
        "open": list(made.open),
    }
