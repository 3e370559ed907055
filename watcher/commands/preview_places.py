"""What `preview` shows of homes, schools and nurseries: the publications that a config would have told of."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from rules.place_alerts import name_of
from watcher.commands import loading, printing
from watcher.history import places
from watcher.store.published import known
from watcher.timing.words import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rules.places import PlaceVerdict
    from rules.preview import Difference, Span
    from watcher.config.check import Config


def told(config: Config, of: Config, span: Span) -> tuple[PlaceVerdict, ...]:
    """Judge by one config what the other's database knows; nothing where nothing was polled yet."""
    days = span.since or date.min, span.until + timedelta(days=1) if span.until else date.max
    with known.looking(of.store_url, of.team) as tx:
        return places.between(tx, config, days, loading.today()) if tx is not None else ()


def as_json(verdict: PlaceVerdict) -> dict[str, Any]:
    """Write it as a council's is written; the label is all that names a place."""
    item = verdict.subject.item
    return {
        "authority": name_of(verdict),
        "urn": "",
        "published": item.published,
        "severity": verdict.finding.severity,
        "headline": verdict.headline,
        "rules": [verdict.finding.rule],
        "reasons": [each.text for each in verdict.finding.reasons],
        "receivers": list(verdict.receivers),
        "silenced_until": verdict.silence.until if verdict.silence else None,
        "url": item.url,
    }


def show(found: Sequence[PlaceVerdict]) -> None:
    """Print what would have been told."""
    printing.table(
        ("published", "place", "severity", "why", "sent to"),
        [
            (
                str(each.subject.item.published or "–"),
                name_of(each),
                _severity(each),
                f"{each.headline}\n" + "\n".join(reason.text for reason in each.finding.reasons),
                _sent_to(each),
            )
            for each in found
        ],
    )
    printing.say(f"{counted(len(found), 'publication')} about places on your list and in your areas.")


def show_differences(found: Sequence[Difference[PlaceVerdict]], here: str, there: str) -> None:
    """Print what two configs make of the same publications."""
    printing.table(
        ("published", "place", "what", here, there),
        [
            (
                str(each.either.subject.item.published or "–"),
                name_of(each.either),
                each.either.headline,
                _in_short(each.here),
                _in_short(each.there),
            )
            for each in found
        ],
    )
    printing.say(f"{counted(len(found), 'publication')} about places of which the two make something different.")


def _in_short(verdict: PlaceVerdict | None) -> str:
    if verdict is None:
        return "nothing"
    return f"{_severity(verdict)}, by {verdict.finding.rule}, as “{name_of(verdict)}”, to {_sent_to(verdict)}"


def _severity(verdict: PlaceVerdict) -> str:
    return f"{verdict.finding.severity}{' (digests only)' if verdict.quietly else ''}"


def _sent_to(verdict: PlaceVerdict) -> str:
    return ", ".join(verdict.receivers) if verdict.silence is None else "nobody: silenced"
