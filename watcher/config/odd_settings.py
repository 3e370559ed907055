"""What is odd about single settings that can be used: what a receiver or a source says of itself, and what repeats."""

from __future__ import annotations

import ipaddress
from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import notifiers
from rules.conditions import When
from watcher.config.names import canonical
from watcher.config.problems import Found, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rules.silences import Silence
    from watcher.config.blocks import Block
    from watcher.config.config import Parts, PlacedSettings
    from watcher.sources.source import SourceSettings

# Longer than the time between two inspections: it would keep a whole cycle quiet, and is most often a year mistyped.
LONG_SILENCE = timedelta(days=5 * 366)

SAFE_LINKS = ".safelinks.protection.outlook.com"


def odd_settings(parts: Parts, today: date | None) -> Iterator[Found]:
    """List what is odd block by block. Without `today` nothing is said about how long silences last."""
    for name, count in Counter(canonical("authority", parts.watch.authorities)).items():
        if count > 1:
            wrong = f'"{name}" appears twice.'
            yield Found(("watch", "authorities"), "watch", wrong, "Take one of the two out.", "warning")
    for receiver in parts.receivers:
        if receiver.settings.quiet and receiver.settings.quiet.all_working_day:
            wrong = "in these hours it is quiet, so that warnings and notes wait until the working day is over."
            yield odd(
                receiver.block, "quiet", wrong, 'Write the hours of the night, like "18:00-08:00", unless it is meant.'
            )
        yield from (odd(receiver.block, *each) for each in receiver.settings.oddities())
    for source in parts.sources:
        yield from (odd(source.block, *each) for each in source.settings.oddities())
        yield from _odd_address(source, private=parts.fetch.allow_private_addresses)
    yield from _asked_twice(parts)
    yield from _told_twice(parts)
    for silence in parts.silences:
        yield from _odd_silence(silence, today)
    for placed in (parts.rules, parts.routes, parts.silences):
        for block in (each.block for each in placed):
            yield from _empty_lists(block)


def _asked_twice(parts: Parts) -> Iterator[Found]:
    for at, source in enumerate(parts.sources):
        asked = source.settings.model_dump(exclude={"name", "every"})
        for first in parts.sources[:at]:
            if first.settings.model_dump(exclude={"name", "every"}) == asked:
                wrong = f'it asks for what source "{first.settings.name}" asks for.'
                yield odd(source.block, "name", wrong, "Take one of the two out.")


def _told_twice(parts: Parts) -> Iterator[Found]:
    """Find routes that send one thing to one place twice, under the names of two receivers."""
    receivers = {each.settings.name: each.settings for each in parts.receivers}
    for route in parts.routes:
        told: dict[tuple[str, str], str] = {}
        for name in dict.fromkeys(route.settings.send_to):
            for address in notifiers.addresses(receivers[name]):
                first = told.setdefault((receivers[name].kind, address.lower()), name)
                if first != name:
                    wrong = f'"{first}" and "{name}" both tell {address}, which hears each alert twice.'
                    yield odd(route.block, "send_to", wrong, "Take one of the two out.")


def _empty_lists(block: Block) -> Iterator[Found]:
    groups = [((), block.plain), *(((key,), each) for key, each in block.plain.items() if isinstance(each, dict))]
    for around, settings in groups:
        for key, value in settings.items():
            if value == [] and key != "send_to":
                wrong = f"{key} = [] leaves nothing out: it is as if the line were not there."
                yield Found(
                    (*block.path, *around, key), block.where, wrong, "Name what is meant, or take it out.", "warning"
                )


def _odd_address(source: PlacedSettings[SourceSettings], *, private: bool) -> Iterator[Found]:
    key = "base_url" if hasattr(source.settings, "base_url") else "url"
    address = urlsplit(getattr(source.settings, key, ""))
    if address.password:
        wrong = "the address has a password in it, which would be shown with it."
        yield odd(source.block, key, wrong, "Use an address that needs no password.")
    if (address.hostname or "").endswith(SAFE_LINKS):
        meant = next(iter(parse_qs(address.query).get("url", ())), "")
        write = f'Write url = "{printable(meant)}".' if meant else "Open it, and write the address that it leads to."
        yield odd(source.block, key, "it is a link as Outlook rewrites those in mails.", write)
    if not private and _is_private(address.hostname or ""):
        write = "Write allow_private_addresses = true under [fetch], if it is meant."
        yield odd(source.block, key, "it is an address of this machine or network, which is never asked.", write)


def _is_private(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return host == "localhost" or host.endswith((".localhost", ".local", ".internal"))


def _odd_silence(silence: PlacedSettings[Silence], today: date | None) -> Iterator[Found]:
    settings = silence.settings
    if settings.when == When():
        wrong = "it has no condition, so it silences everything."
        yield odd(silence.block, "when", wrong, 'Write for example when = { authority = ["…"] }.')
    if today and settings.until > today + LONG_SILENCE:
        wrong = "it lasts for more than five years."
        yield odd(silence.block, "until", wrong, "Look whether the year is right.")


def odd(block: Block, key: str, wrong: str, write: str) -> Found:
    """Warn about a setting of a block."""
    return Found((*block.path, key), block.where, wrong, write, "warning")
