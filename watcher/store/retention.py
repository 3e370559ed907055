"""Forgets what was kept long enough: the words of old news, and who people were. What it was about stays."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Connection, case, delete, func, or_, select, update

from watcher.model.values import replace
from watcher.store.tables.alerts import attempt, correction, delivery, wording
from watcher.store.tables.news import item
from watcher.store.tables.people import acknowledgement, person, personal_watch
from watcher.store.told import wordings
from watcher.store.told.deliveries import ROWS, UNSENT, read

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from watcher.model.alerts import Section

FORGOTTEN = "forgotten/"
"""What the key of a forgotten piece begins with."""
SOMEBODY = "somebody"
"""What stands where a person stood."""


def fingerprint(key: str) -> str:
    """Name a forgotten piece: by this it is known again when a feed still lists it, so that it is not news again."""
    return FORGOTTEN + hashlib.sha256(key.encode()).hexdigest()


def forget_pieces(tx: Connection, before: datetime, most: int) -> int:
    """Forget the words and addresses of pieces first seen before a moment; returns how many.

    What is undecided stays. Alerts keep what they said about a news item.
    """
    old = item.c.decided_at.is_not(None), item.c.first_seen < before, item.c.key.not_like(f"{FORGOTTEN}%")
    # A slice at a time, the oldest first: what has to be told never waits long for the database.
    rows = tx.execute(select(item.c.id, item.c.key).where(*old).order_by(item.c.id).limit(most)).all()
    for row in rows:
        nothing_left = {
            "key": fingerprint(row.key),
            "title": "",
            "summary": "",
            "url": "",
            "outlet": "",
            "text": None,
            "reading": None,
        }
        tx.execute(update(item).where(item.c.id == row.id).values(nothing_left))
    return len(rows)


def forget_people(tx: Connection, before: datetime, most: int) -> int:
    """Forget who pressed a button or made a correction before a moment, in messages too; returns how many.

    A story of which something is on its way waits until that has arrived.
    """
    # Corrections that were forgotten before are not touched again, or each run would count and write them all.
    made = correction.c.at < before, correction.c.made_by != SOMEBODY
    forgotten = tx.execute(update(correction).where(*made).values(made_by=SOMEBODY)).rowcount
    # A change of a first message repeats who said what: forgotten before it arrived, it would bring the name back.
    on_its_way = select(delivery.c.id).where(delivery.c.story == acknowledgement.c.story, delivery.c.state.in_(UNSENT))
    pressed = acknowledgement.c.at < before, acknowledgement.c.who != SOMEBODY, ~on_its_way.exists()
    rows = tx.execute(select(acknowledgement).where(*pressed).limit(most)).all()
    for row in rows:
        # Before the row that names them goes: the messages have the name, and this table is what knows it.
        name = tx.execute(select(person.c.name).where(person.c.who == row.who)).scalar()
        _forget_in_messages(tx, row.story, row.who, tuple(each for each in (name, row.who) if each))
        tx.execute(update(acknowledgement).where(acknowledgement.c.id == row.id).values(who=SOMEBODY))
    _forget_names(tx, before)
    return forgotten + len(rows)


def _forget_names(tx: Connection, before: datetime) -> None:
    """Forget the names of those who are in no acknowledgement any more and keep no list of their own."""
    pressed = select(acknowledgement.c.who)
    listed = select(personal_watch.c.who)
    old = person.c.asked_at < before, person.c.who.not_in(pressed), person.c.who.not_in(listed)
    tx.execute(delete(person).where(*old))


def _forget_in_messages(tx: Connection, story: str, who: str, called: tuple[str, ...]) -> None:
    """Take a person out of a story's messages: a changed first message repeats what people said before."""
    # By the story and not by the address: other channels were shown the name, too.
    for row in tx.execute(ROWS.where(delivery.c.story == story)).all():
        message = read(row).message
        sections = tuple(_without(who, called, each) for each in message.sections)
        # Most messages of a story name nobody: they keep their wording, which others may share.
        if sections != message.sections:
            summary = _nameless(message.summary, called)  # "Trafford: ann has been dealing with this since …"
            name = wordings.keep(tx, replace(message, summary=summary, sections=sections))
            tx.execute(update(delivery).where(delivery.c.id == row.id).values(wording=name))
            wordings.forget_unused(tx, row.wording)


def _without(who: str, called: tuple[str, ...], section: Section) -> Section:
    if section.by != who:
        return section
    return replace(section, lines=tuple(_nameless(line, called) for line in section.lines), by=None)


def _nameless(line: str, called: tuple[str, ...]) -> str:
    for each in called:
        line = line.replace(each, SOMEBODY)
    return line


def old_addresses(tx: Connection, before: datetime, still_told: Collection[str]) -> list[str]:
    """List the e-mail addresses that nothing is sent to any more and whose last message is older than a moment.

    An address that is `still_told` is none of them: it stays, and with it the threads that it has.
    """
    is_kept = func.max(case((_keeps_its_address(before), 1), else_=0))
    somebodys = delivery.c.address.contains("@"), delivery.c.address.not_in(sorted(still_told))
    return list(
        tx.execute(
            select(delivery.c.address).where(*somebodys).group_by(delivery.c.address).having(is_kept == 0)
        ).scalars()
    )


def _keeps_its_address(before: datetime) -> ColumnElement[bool]:
    # Of those never sent the day counts on which they were queued.
    return or_(delivery.c.state.in_(UNSENT), func.coalesce(delivery.c.sent_at, delivery.c.queued_at) >= before)


def forget_address(tx: Connection, address: str, before: datetime) -> bool:
    """Forget an old e-mail address; False when something was queued for it since it was listed.

    It is forgotten wherever it stands: in deliveries, in what servers answered, in notices about it.
    """
    kept = select(delivery.c.id).where(delivery.c.address == address, _keeps_its_address(before)).limit(1)
    if tx.execute(kept).first():
        return False
    tx.execute(update(delivery).where(delivery.c.address == address).values(address=SOMEBODY))
    here = attempt.c.answer.contains(address, autoescape=True)
    answer = func.replace(attempt.c.answer, address, SOMEBODY)
    tx.execute(update(attempt).where(here).values(answer=answer))
    # As it stands in the stored message: an address may have characters that JSON escapes.
    written = json.dumps(address, ensure_ascii=False)[1:-1]
    # What is on its way goes out as it was written.
    told = delivery.c.state.not_in(UNSENT)
    naming = (
        wording.c.json.contains(written, autoescape=True),
        wording.c.sha256.in_(select(delivery.c.wording).where(told)),
    )
    for row in tx.execute(select(wording).where(*naming)).all():
        name = wordings.keep_json(tx, row.json.replace(written, SOMEBODY))
        tx.execute(update(delivery).where(delivery.c.wording == row.sha256, told).values(wording=name))
        wordings.forget_unused(tx, row.sha256)
    return True
