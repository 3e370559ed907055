"""`authorities`: all of them, their latest judgements, and whether they are watched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher import data
from watcher.commands import printing
from watcher.config.nearest import SHORT, nearest
from watcher.config.not_an_authority import NEAR
from watcher.data import names
from watcher.store.database import opened
from watcher.store.published import found_authorities, inspections

if TYPE_CHECKING:
    from watcher.config.check import Config
    from watcher.model.ofsted import Inspection


def show_authorities(config: Config, *, as_json: bool) -> None:
    """Print all authorities, the newly found ones too: region, judgements now, and who is watched."""
    rows = []
    with opened(config.store_url, config.team) as store, store.look() as tx:
        data.learn(found_authorities.everyone(tx))
        config = config.with_newcomers()
        for each in data.authorities():
            known = inspections.known(tx, each.urn, bundled=config.bundled)
            rows.append((each, known[0] if known else None, each.urn in config.watched))
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


def how_to_see_one(words: str) -> str:
    """Say how to see an authority alone, if the words are its name, or nearly; nothing for other words."""
    near = nearest(words, names.all_names(), NEAR) if len(words) > SHORT else None
    meant = words if names.find(words) else names.around(words) or near
    return f'To see one authority, type: ofsted-watch history "{meant}"' if meant else ""
