"""Notes what pages of other providers list: what is new there, what became of what was, and what is gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Row, Select, func, select, update

from rules.provider_findings import ONE_INSPECTION
from watcher.model.decisions import BEFORE_WATCHING
from watcher.model.listings import BELIEVED_AFTER_POLLS, Entry, ShownReport, Validators
from watcher.model.provider_pages import Changed, SeenPage
from watcher.model.report_cards import ReportCard
from watcher.store.engine import wake_ups
from watcher.store.engine.wake_ups import WakeUp, Work
from watcher.store.tables.providers import provider_page, provider_publication
from watcher.store.teams import team_notes
from watcher.store.upsert import upsert


def shown(tx: Connection, seen: SeenPage) -> tuple[ShownReport, ...]:
    """List what a page showed so far; what is known to be gone is left out."""
    rows = tx.execute(_of_page(seen).where(provider_publication.c.gone_at.is_(None)))
    return tuple(ShownReport(row.key, row.title, row.published, row.event_date, row.missing_polls) for row in rows)


def see(tx: Connection, seen: SeenPage, since: date, now: datetime, *, accepted: bool = False) -> int:
    """Note one look at a page; returns how many publications are new. At first contact, older than `since` is history.

    Of listed places, what became of something is noted, too: another title, another link, a link or a page that is
    gone. A link is believed to be gone after three looks at a healthy page. `accepted`: the page was odd for so long
    that this is how it is now: what it lacks is gone, and only the loss of what was the newest is to be told.
    """
    known = tx.execute(select(provider_page).where(*_page(seen))).first()
    if seen.problem:
        _note_problem(tx, seen, known, now)
        return 0
    # What was noted under the URN alone, while no page of it was known.
    tx.execute(provider_page.delete().where(provider_page.c.urn == seen.urn, provider_page.c.path == ""))
    whole: dict[str, object] = {}
    if seen.page:
        validators = seen.validators or Validators(None, None)
        whole = {
            "name": seen.page.name,
            "kind": seen.page.kind,
            "authority": seen.page.authority,
            "authority_urn": seen.authority,
        }
        whole |= {"etag": validators.etag, "last_modified": validators.last_modified, "whole_at": now}
    if seen.watched and known and known.gone_at:
        _note_page(tx, seen, Changed.PAGE_BACK, now)
    newest = max((each.published for each in seen.page.entries if each.published), default=None) if seen.page else None
    # A page that is behind the list is looked at again: the list's day is kept only once the page has it.
    bears_out = seen.page is None or not seen.latest or (newest is not None and newest >= seen.latest)
    latest = {"latest": seen.latest} if bears_out and seen.latest else {}
    values = {"looked_at": now, "missing_polls": 0, "gone_at": None, "problem": None, **whole, **latest}
    upsert(tx, provider_page, urn=seen.urn, path=seen.path, **values)
    first_contact = known is None or known.whole_at is None
    if seen.page is None:
        return 0
    lost = _see_entries(tx, seen, since if first_contact else None, now)
    if accepted:
        _lose(tx, lost.rows, now, told=_newest_lost(seen, lost.rows) if seen.watched else frozenset())
    elif seen.watched:
        _miss(tx, lost.rows, now)
    return lost.new


def _note_problem(tx: Connection, seen: SeenPage, known: Row[Any] | None, now: datetime) -> None:
    """Note that a page could not be read. One that the site itself calls gone is taken to be, at the third look."""
    if known and known.gone_at and seen.gone:
        upsert(tx, provider_page, urn=seen.urn, path=seen.path, looked_at=now)
        return
    missing = (known.missing_polls if known else 0) + 1 if seen.gone else 0
    gone = seen.gone and missing >= BELIEVED_AFTER_POLLS and known is not None and known.whole_at is not None
    values: dict[str, object] = {"problem": seen.problem, "missing_polls": missing, "looked_at": now}
    if gone:
        # It is told; from now on it is looked for once a day.
        values |= {"missing_polls": 0, "problem": None, "gone_at": now}
        if seen.watched:
            _note_page(tx, seen, Changed.PAGE_GONE, now)
    upsert(tx, provider_page, urn=seen.urn, path=seen.path, **values)


def _note_page(tx: Connection, seen: SeenPage, change: Changed, now: datetime) -> None:
    """Keep what became of the page itself as something to decide about: its number is the same after a restore."""
    before = provider_publication.c.urn == seen.urn, provider_publication.c.change == change
    number = tx.execute(select(func.count()).select_from(provider_publication).where(*before)).scalar_one() + 1
    row: dict[str, object] = {
        "urn": seen.urn,
        "path": seen.path,
        "key": f"{change} {number}",
        "title": "",
        "url": "",
    }
    row |= {"change": change, "first_seen": now, "last_seen": now, "missing_polls": 0, "history": False}
    tx.execute(provider_publication.insert().values(**row, gone_at=now))


class _Seen(Struct, frozen=True):
    """How many of a page's publications are new, and the rows of those that it lists no longer."""

    new: int
    rows: tuple[Row[Any], ...]


def _see_entries(tx: Connection, seen: SeenPage, since: date | None, now: datetime) -> _Seen:
    page = seen.page
    assert page is not None, "the caller has looked"
    rows = {row.key: row for row in tx.execute(_of_page(seen))}
    listed = {each.key for each in page.entries}
    lost = {_name(row): row for row in rows.values() if row.key not in listed and row.gone_at is None}
    newest = page.entries[0].key if page.entries else None
    values: dict[str, object]
    new = 0
    for entry in page.entries:
        card = page.card if entry.key == newest and _is_of(page.card, entry) else None
        if entry.key in rows:
            values = {"last_seen": now, "missing_polls": 0, "gone_at": None, "url": entry.url}
            values |= _differs(rows[entry.key], entry, card, watched=seen.watched)
            tx.execute(update(provider_publication).where(_id(rows[entry.key])).values(values))
            _let_decide_anew(tx, rows[entry.key], values)
            continue
        # Popped, so that one lost link stands for one new one, however many share a title.
        before = lost.pop((entry.title, entry.published, entry.event_date), None) if entry.published else None
        if before:
            tx.execute(update(provider_publication).where(_id(before)).values(gone_at=now))
        new += 1
        values = {"urn": seen.urn, "path": seen.path, "key": entry.key, "title": entry.title}
        values["url"] = entry.url
        values |= {"published": entry.published, "event_date": entry.event_date, "card": _card_text(card)}
        values |= {"change": Changed.NEW_LINK if before else None, "before": before.url if before else None}
        history = since is not None and (entry.published or date.min) < since
        values |= {"first_seen": now, "last_seen": now, "missing_polls": 0, "history": history}
        values |= {"decided_at": now, "decision": BEFORE_WATCHING} if history else {}
        tx.execute(provider_publication.insert().values(values))
        if not history:
            wake_ups.wake(tx, WakeUp(Work.DECIDE, seen.urn))
    return _Seen(new, tuple(lost.values()))


def _changed(row: Row[Any], change: Changed, before: str | None) -> dict[str, object]:
    """Say what lets a change be decided about."""
    said = {"change": change, "before": before, "changes": row.changes + 1}
    return {**said, "decided_at": None, "history": False}


def _miss(tx: Connection, rows: Iterable[Row[Any]], now: datetime) -> None:
    """Count looks at which links were missing; after three of them they are gone."""
    for row in rows:
        polls = row.missing_polls + 1
        gone = polls >= BELIEVED_AFTER_POLLS
        values = {"missing_polls": polls, "gone_at": now if gone else None}
        values |= _changed(row, Changed.LINK_GONE, None) if gone else {}
        tx.execute(update(provider_publication).where(_id(row)).values(values))
        _let_decide_anew(tx, row, values)


def _lose(tx: Connection, rows: Iterable[Row[Any]], now: datetime, *, told: frozenset[int]) -> None:
    """Take links to be gone at once."""
    for row in rows:
        values = {"gone_at": now, **(_changed(row, Changed.LINK_GONE, None) if row.id in told else {})}
        tx.execute(update(provider_publication).where(_id(row)).values(values))
        _let_decide_anew(tx, row, values)


def _let_decide_anew(tx: Connection, row: Row[Any], changed: Mapping[str, object]) -> None:
    """Where a change is to be decided about, let the teams decide, too."""
    if changed.get("decided_at", row) is None:
        team_notes.place_changed(tx, row.id)


def _newest_lost(seen: SeenPage, rows: Iterable[Row[Any]]) -> frozenset[int]:
    """Find the publication that was a page's newest, where the page has lost it and shows nothing newer."""
    assert seen.page is not None, "the caller has looked"
    shown = max((each.published for each in seen.page.entries if each.published), default=date.min)
    newest = max(rows, key=lambda row: row.published or date.min, default=None)
    return frozenset({newest.id}) if newest is not None and (newest.published or date.min) >= shown else frozenset()


def _differs(row: Row[Any], entry: Entry, card: ReportCard | None, *, watched: bool) -> dict[str, object]:
    """Pick what is otherwise than it was: dates and cards are learned; another title is to be decided about."""
    values: dict[str, object] = {}
    for name, day in (("published", entry.published), ("event_date", entry.event_date)):
        if day and getattr(row, name) != day:
            values[name] = day
    if card:
        values["card"] = _card_text(card)
    if entry.title != row.title and watched:
        values |= {"title": entry.title, **_changed(row, Changed.NEW_TITLE, row.title)}
    return values


def _is_of(card: ReportCard | None, entry: Entry) -> bool:
    """Return whether the card on a page is about this publication: of the same inspection, as far as both say when."""
    if card is None or card.inspected is None or entry.event_date is None:
        return card is not None
    return abs(card.inspected - entry.event_date) <= ONE_INSPECTION


def _name(row: Row[Any]) -> tuple[str, date | None, date | None]:
    return row.title, row.published, row.event_date


def _card_text(card: ReportCard | None) -> str | None:
    return msgspec.json.encode(card).decode() if card else None


def _of_page(seen: SeenPage) -> Select[Any]:
    of_page = provider_publication.c.urn == seen.urn, provider_publication.c.path == seen.path
    return select(provider_publication).where(*of_page, provider_publication.c.title != "")


def _page(seen: SeenPage) -> tuple[Any, ...]:
    return provider_page.c.urn == seen.urn, provider_page.c.path == seen.path


def _id(row: Row[Any]) -> ColumnElement[bool]:
    found: ColumnElement[bool] = provider_publication.c.id == row.id
    return found
