"""What sources remember from their earlier polls, looked up for all that are asked in one go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct, field
from sqlalchemy import Column, Connection, Row, Select, select

from watcher.model.listings import Listing, Validators
from watcher.store.parts import among
from watcher.store.polled.sources import SourceState, states
from watcher.store.tables.sources import mark, place, trouble
from watcher.timing import schedule

ACCEPTED_AFTER = timedelta(days=7)
"""How long a page must show the same odd thing before that is taken for how it is now."""
BELIEVED_FOR = timedelta(hours=20)
"""How long a server's "not modified" is believed: a page that is asked for daily comes whole each day."""
ODD = "odd since/"


class _Place(Struct, frozen=True):
    """One page or feed as it was read last."""

    page_url: str
    validators: Validators | None
    last_seen: datetime
    whole_at: datetime | None


class Memory(Struct):
    """What one source remembers from earlier polls, as `watcher.sources` wants it, and how it fared."""

    state: SourceState
    _now: datetime
    _places: dict[str, _Place] = field(default_factory=dict)
    _by_url: dict[str, _Place] = field(default_factory=dict)
    _in_trouble: dict[str, datetime] = field(default_factory=dict)
    _marks: dict[str, str] = field(default_factory=dict)

    def validators(self, url: str) -> Validators | None:
        """Look up the ETag and Last-Modified of the last stored answer from `url`.

        None, so that the whole page is asked for, when it last came too long ago: some servers say "not modified" for
        ever.
        """
        known = self._by_url.get(url)
        if known is None or known.whole_at is None or self._now - known.whole_at >= BELIEVED_FOR:
            return None
        return known.validators

    def mark(self, name: str) -> str | None:
        """Look up a mark of an earlier Listing."""
        return self._marks.get(name)

    @property
    def quiet(self) -> bool:
        """Return whether it is outside publishing hours."""
        return not schedule.in_publishing_hours(self._now)

    def looked_at(self, place_: str) -> datetime | None:
        """Say when a page was last read; None when it never was."""
        return self._places[place_].last_seen if place_ in self._places else None

    def accepts(self, place_: str) -> bool:
        """Return whether a page has been odd for a week: then that is how it is now."""
        since = self._odd_since(place_)
        return since is not None and self._now - since >= ACCEPTED_AFTER

    def oddness(self, place_: str, *, odd: bool) -> dict[str, str]:
        """Give the mark that remembers since when a page is odd, where it is to be written anew."""
        # Written at a change only: a page that is odd for a week keeps the day on which that began.
        if odd == (self._odd_since(place_) is not None):
            return {}
        return {ODD + place_: self._now.isoformat() if odd else ""}

    def _odd_since(self, place_: str) -> datetime | None:
        since = self._marks.get(ODD + place_)
        return datetime.fromisoformat(since) if since else None

    def in_trouble(self, place_: str) -> bool:
        """Return whether a page could not be read, or not be believed, at the last poll."""
        return place_ in self._in_trouble

    def fared(self, place_: str, trouble_since: datetime | None) -> None:
        """Remember within this poll whether a page is in trouble now."""
        if trouble_since:
            self._in_trouble.setdefault(place_, trouble_since)
        else:
            self._in_trouble.pop(place_, None)

    def changes_nothing(self, seen: Listing) -> bool:
        """Return whether a page is well, as it was before, and says that nothing has changed."""
        known = self._places.get(seen.place)
        return (
            seen.entries is None
            and known is not None
            and known.page_url == seen.page_url
            and not seen.marks
            and not self.in_trouble(seen.place)
        )

    def add_place(self, row: Row[Any]) -> None:
        """Remember a page by its row."""
        validators = Validators(row.etag, row.last_modified) if row.etag or row.last_modified else None
        self._places[row.place] = self._by_url[row.page_url] = _Place(
            row.page_url, validators, row.last_seen, row.whole_at
        )

    def add_trouble(self, row: Row[Any]) -> None:
        """Remember what is wrong with a page, or with the source as a whole, by its row."""
        self._in_trouble[row.place] = row.since

    def add_mark(self, row: Row[Any]) -> None:
        """Remember a mark by its row."""
        self._marks[row.name] = row.text

    def keep(self, marks: Mapping[str, str]) -> None:
        """Remember within this poll what was stored."""
        self._marks.update(marks)


def recall(tx: Connection, names: Iterable[str], now: datetime) -> dict[str, Memory]:
    """Look up what each of these sources remembers."""
    wanted = list(names)
    memories = {name: Memory(state, now) for name, state in states(tx, wanted).items()}
    for asked, source, add in _REMEMBERED:
        for row in tx.execute(asked.where(among(source, wanted))):
            if row.source in memories:
                add(memories[row.source], row)
    return memories


_SHOWN = "source", "place", "page_url", "etag", "last_modified", "last_seen", "whole_at"
_REMEMBERED: tuple[tuple[Select[Any], Column[Any], Callable[[Memory, Row[Any]], None]], ...] = (
    (select(*(place.c[each] for each in _SHOWN)), place.c.source, Memory.add_place),
    (
        select(trouble.c.source, trouble.c.place, trouble.c.since).where(trouble.c.ended_at.is_(None)),
        trouble.c.source,
        Memory.add_trouble,
    ),
    (select(mark.c.source, mark.c.name, mark.c.text), mark.c.source, Memory.add_mark),
)
"""What is looked up of sources: the rows, which of their columns names the source, and how a row is remembered."""
