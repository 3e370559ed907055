"""Whom a news item is about, what day it counts from, and what an error about something may say. Pure."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from watcher import data
from watcher.data.names import find
from watcher.model.errors import in_a_sentence
from watcher.model.ofsted import Urn
from watcher.model.provider_pages import ProviderPublication
from watcher.timing.clock import day_in_london

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watcher.model.news import NewsReading
    from watcher.model.ofsted import Authority
    from watcher.store.polled.items import StoredItem

MIDDLE = {len("2022"): "-07-01", len("2022-06"): "-15"}
"""What is taken for the day of an item that is dated by its year or month alone."""


def authorities_of(pending: StoredItem, reading: NewsReading, watched: frozenset[Urn]) -> list[Authority]:
    """List the watched authorities that an item is about, each once; a council's own paper may name none."""
    if not reading.about_inspection:
        return []
    named = reading.alert_authorities if reading.should_alert else reading.authorities
    # A name that two authorities have says nothing of either.
    found = [each[0] for name in named if len(each := find(name)) == 1]
    if not found and pending.urn:
        found = [data.by_urn()[pending.urn]]
    return [each for each in dict.fromkeys(found) if each.urn in watched]


def no_longer_of(stories: Iterable[str], about: Iterable[Authority], watched: frozenset[Urn]) -> list[Authority]:
    """List the watched authorities in whose stories an item was told, and which it is no longer about."""
    urns = dict.fromkeys(key.partition("/")[0] for key in stories)
    known = {each.urn for each in about}
    return [data.by_urn()[urn] for urn in map(Urn, urns) if urn in watched and urn not in known]


def day_of(pending: StoredItem) -> date:
    """Take the day of an item; the middle of a month or year given alone; when it was seen, if it has none."""
    written = pending.item.published
    if written is None:
        return day_in_london(pending.first_seen)
    return date.fromisoformat(written + MIDDLE.get(len(written), ""))


def sentence_about(pending: object, error: Exception) -> str:
    """Put into words why something could not be decided; of a place only the sort of error, for more may say which."""
    return type(error).__name__ if isinstance(pending, ProviderPublication) else in_a_sentence(error)
