"""`preview`: what the rules would have told of all that is known, to whom and why; and how two configs differ."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

from rules.preview import Difference, Span, V, place_differences
from watcher.commands import loading, preview_places, printing
from watcher.decide.hindsight import pasts
from watcher.decide.rehearsal import Past, WouldTell, differences, rehearse
from watcher.model.alerts import Severity
from watcher.store.published import known
from watcher.timing import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from watcher.config.check import Config
    from watcher.model.ofsted import Urn

FIELDS = (
    "authority",
    "urn",
    "published",
    "severity",
    "headline",
    "rules",
    "reasons",
    "receivers",
    "silenced_until",
    "url",
)
ONLY_HERE, ONLY_THERE, CHANGED = "only_here", "only_there", "changed"


Days = tuple[date, date | None]
"""The first and the last day of publication that are looked at; None is up to now."""


def show_preview(config: Config, days: Days, *, as_json: bool, as_csv: bool) -> None:
    """Print what a config's rules would have told."""
    span = Span(*days)
    would = sorted(_told(config, _pasts(config, config.watched), span), key=_place)
    others = preview_places.told(config, config, span)
    plain = [*map(_as_json, would), *map(preview_places.as_json, others)]
    if as_json:
        printing.lines(plain)
    elif as_csv:
        printing.csv_rows(FIELDS, [_cells(each) for each in plain])
    else:
        _print(would, config, span)
        if config.places:
            preview_places.show(others)


def show_difference(config: Config, other: Config, days: Days, *, as_json: bool, as_csv: bool) -> None:
    """Print only what two configs' rules make something different of, among all that this one's database knows."""
    span = Span(*days)
    of_either = _pasts(config, config.watched | other.watched)
    here, there = _told(config, of_either, span), _told(other, of_either, span)
    found = sorted(differences(here, there), key=lambda each: _place(each.either))
    others = tuple(
        place_differences(preview_places.told(config, config, span), preview_places.told(other, config, span))
    )
    plain = [_difference_as_json(each, _as_json) for each in found]
    plain += [_difference_as_json(each, preview_places.as_json) for each in others]
    if as_json:
        printing.lines(plain)
    elif as_csv:
        headings = ("difference", *FIELDS, *(f"there_{name}" for name in _THERE))
        printing.csv_rows(headings, [_difference_cells(each) for each in plain])
    else:
        _print_difference(found, str(config.path), str(other.path))
        if config.places or other.places:
            preview_places.show_differences(others, str(config.path), str(other.path))


def _pasts(config: Config, urns: frozenset[Urn]) -> dict[Urn, Past]:
    with known.looking(config.store_url, config.team) as tx:
        return pasts(tx, config, urns)


def _told(config: Config, pasts: Mapping[Urn, Past], span: Span) -> Iterator[WouldTell]:
    today = loading.today()
    for urn, past in pasts.items():
        if urn in config.watched:
            yield from rehearse(past, config, today, span)


def _place(told: WouldTell) -> tuple[date, str]:
    return told.day, told.authority.name


def _as_json(told: WouldTell) -> dict[str, Any]:
    said = told.said
    return {
        "authority": told.authority.name,
        "urn": told.authority.urn,
        "published": told.day,
        "severity": said.severity,
        "headline": said.headline,
        "rules": [each.rule for each in said.findings],
        "reasons": [reason.text for each in said.findings for reason in each.reasons],
        "receivers": list(told.receivers),
        "silenced_until": told.silence.until if told.silence else None,
        "url": told.url,
    }


_THERE = ("severity", "rules", "reasons", "receivers", "silenced_until")


def _difference_as_json(difference: Difference[V], as_json: Callable[[V], dict[str, Any]]) -> dict[str, Any]:
    there = as_json(difference.there) if difference.here and difference.there else None
    return {
        "difference": _kind(difference),
        **as_json(difference.either),
        "there": {name: there[name] for name in _THERE} if there else None,
    }


def _kind(difference: Difference[V]) -> str:
    if difference.here and difference.there:
        return CHANGED
    return ONLY_HERE if difference.here else ONLY_THERE


def _cells(plain: Mapping[str, Any]) -> list[str]:
    return ["; ".join(each) if isinstance(each, list) else str(each or "") for each in plain.values()]


def _difference_cells(plain: dict[str, Any]) -> list[str]:
    there = plain.pop("there") or dict.fromkeys(_THERE, "")
    return [*_cells(plain), *_cells(there)]


def _print(would: Sequence[WouldTell], config: Config, span: Span) -> None:
    printing.table(
        ("published", "authority", "severity", "why", "by", "sent to"),
        [(*_first(each), each.said.severity, _why(each), _rules(each), _receivers(each)) for each in would],
    )
    years = Counter((each.day.year, each.said.severity) for each in would)
    printing.table(
        ("year", *Severity, "alerts"),
        [
            (str(year), *(_count(years[year, each]) for each in Severity), str(sum(years[year, e] for e in Severity)))
            for year in sorted({year for year, _severity in years})
        ],
    )
    ends = f" until {words.day(span.until)}" if span.until else ""
    watched = words.counted(len(config.watched), "authority", "authorities")
    printing.say(f"{words.counted(len(would), 'alert')} since {words.day(span.since)}{ends}, for {watched}.")
    silenced = sum(each.silence is not None for each in would)
    if silenced:
        printing.say(f"{silenced} of them would be silenced today.")


def _print_difference(found: Sequence[Difference[WouldTell]], here: str, there: str) -> None:
    printing.table(
        ("published", "authority", here, there),
        [(*_first(each.either), _in_short(each.here), _in_short(each.there)) for each in found],
    )
    count = Counter(map(_kind, found))
    printing.say(
        f"{words.counted(count[ONLY_HERE], 'alert')} only with {here}, {count[ONLY_THERE]} only with {there}, "
        f"{count[CHANGED]} with both, but not the same."
    )


def _first(told: WouldTell) -> tuple[str, str]:
    return told.day.isoformat(), told.authority.name


def _why(told: WouldTell) -> str:
    """Say the reasons; of several about one area the one that says most."""
    said: dict[str, str] = {}
    for reason in (reason for each in told.said.findings for reason in each.reasons):
        about = reason.area or reason.text
        said[about] = max(said.get(about, ""), reason.text, key=len)
    return "\n".join(said.values())


def _rules(told: WouldTell) -> str:
    return "\n".join(each.rule for each in told.said.findings)


def _in_short(told: WouldTell | None) -> str:
    if told is None:
        return "nothing"
    return f"{told.said.severity}, by {', '.join(each.rule for each in told.said.findings)}, to {_receivers(told)}"


def _receivers(told: WouldTell) -> str:
    if told.silence:
        return f"nobody: silenced until {words.day(told.silence.until)}"
    return ", ".join(told.receivers) or "nobody"


def _count(number: int) -> str:
    return str(number) if number else ""
