"""What changed between two configs, in words for the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher import data

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pydantic import BaseModel

    from watcher.config.config import Config
    from watcher.model.ofsted import Urn
    from watcher.model.places import Places

MOST_NAMES = 12
"""How many names a sentence about a change lists; the rest are counted. The file itself has all of them."""


def changes(before: Config, after: Config) -> tuple[str, ...]:
    """Say what is new, gone or different; empty when both do the same."""
    return tuple(_changes(before, after))


def taken_away(before: Config, after: Config) -> tuple[str, ...]:
    """Say in sentences what will no longer be watched, noticed or told; empty when nothing is lost."""
    return tuple(_taken_away(before, after))


def _taken_away(before: Config, after: Config) -> Iterator[str]:
    if lost := before.watched - after.watched:
        yield f"No longer watched: {_names(lost)}."
    # Counted and not named: which places are watched stands in no message.
    gone = len(before.places.listed.keys() - after.places.listed.keys())
    if gone:
        yield f"No longer watched: {gone} of the {len(before.places.listed)} places on your list."
    for what, was, now in (
        ("sources", _named(before.sources), _named(after.sources)),
        ("rules", _named(e.settings for e in before.rules), _named(e.settings for e in after.rules)),
        ("receivers", before.receivers, after.receivers),
    ):
        missing = [f"“{name}”" for name in was if name not in now]
        if missing:
            yield f"The config no longer has these {what}: {', '.join(missing)}."
    quiet = [name for name in before.operators if name not in after.operators]
    if quiet:
        yield f"Notices like this one no longer go to {', '.join(f'“{name}”' for name in quiet)}."
    for each in after.silences:
        if each not in before.silences:
            by = f", added by {each.added_by}" if each.added_by else ""
            yield f"A silence was added until {each.until:%-d %B %Y}{by}: {each.because}."


def _changes(before: Config, after: Config) -> Iterator[str]:
    for words, urns in (
        ("now watched", after.watched - before.watched),
        ("no longer watched", before.watched - after.watched),
    ):
        if urns:
            yield f"{words}: {_names(urns)}"
    yield from _places(before.places, after.places)
    yield from _blocks("source", _named(before.sources), _named(after.sources))
    yield from _blocks("rule", _named(e.settings for e in before.rules), _named(e.settings for e in after.rules))
    yield from _blocks("receiver", before.receivers, after.receivers)
    if before.routes != after.routes:
        yield f"routes changed: {len(before.routes)} before, {len(after.routes)} now"
    yield from (f'silence added: "{each.because}"' for each in after.silences if each not in before.silences)
    yield from (f'silence taken out: "{each.because}"' for each in before.silences if each not in after.silences)
    for name, was, now in (
        ("operators", before.operators, after.operators),
        ("tell_leads_after", before.tell_leads_after, after.tell_leads_after),
        ("alert_window", before.alert_window, after.alert_window),
        ("withdraw_after", before.withdraw_after, after.withdraw_after),
        ("baseline", before.baseline, after.baseline),
        ("fetch", before.fetch, after.fetch),
        ("briefing", before.briefing, after.briefing),
        ("page", before.page, after.page),
        ("heartbeat", before.heartbeat, after.heartbeat),
    ):
        if was != now:
            yield f"{name} changed"
    if before.store_url != after.store_url:
        yield "store changed: that takes effect at the next start"
    if before.engine != after.engine:
        yield "engine changed: that takes effect at the next start; stop all machines first"


def _places(before: Places, after: Places) -> Iterator[str]:
    """Count what changed in the list of places: what it says goes into no log."""
    was, now = before.listed, after.listed
    new, gone = len(now.keys() - was.keys()), len(was.keys() - now.keys())
    other = sum((now[urn].label, now[urn].note) != (was[urn].label, was[urn].note) for urn in now.keys() & was.keys())
    if new or gone or other:
        yield f"places changed: {new} new, {gone} gone, {other} with another label or note"
    if before.areas != after.areas:
        yield f"areas changed: {len(before.areas)} before, {len(after.areas)} now"


def _names(urns: Iterable[Urn]) -> str:
    names = sorted(data.by_urn()[urn].name for urn in urns)
    more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
    return ", ".join(names[:MOST_NAMES]) + more


def _named(settings: Iterable[BaseModel]) -> dict[str, BaseModel]:
    return {str(getattr(each, "name", "")): each for each in settings}


def _blocks(what: str, before: Mapping[str, BaseModel], after: Mapping[str, BaseModel]) -> Iterator[str]:
    yield from (f'{what} "{name}" is new' for name in after if name not in before)
    yield from (f'{what} "{name}" is gone' for name in before if name not in after)
    for name in after:
        if name in before and before[name] != after[name]:
            yield f'{what} "{name}" changed: {", ".join(_differing(before[name], after[name]))}'


def _differing(before: BaseModel, after: BaseModel) -> list[str]:
    was, now = before.model_dump(by_alias=True), after.model_dump(by_alias=True)
    return [key for key in (*was, *(each for each in now if each not in was)) if was.get(key) != now.get(key)]
