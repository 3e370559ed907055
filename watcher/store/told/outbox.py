"""The outbox: messages on their way to one address each, and what became of every attempt.

A delivery is `queued`; claimed it is `sending`; then `sent`, `queued` again, or `unknown` when it may have arrived.
`given_up` is for what was refused; somebody is told, and it is tried again seldom. `passed_on` is for what others get
since the config was changed. Nothing is deleted. A delivery may be claimed once it is released: before that it waits to
be gathered with others (`watcher.store.told.digests`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    Table,
    bindparam,
    case,
    exists,
    not_,
    or_,
    select,
    update,
)

from watcher.model.characters import storable
from watcher.model.values import replace
from watcher.store.engine import processes, wake_ups
from watcher.store.engine.wake_ups import WakeUp, Work
from watcher.store.tables.alerts import attempt, delivery
from watcher.store.tables.teams import TEAM, team_of
from watcher.store.told import wordings
from watcher.store.told.deliveries import (
    IN_THREADS,
    REACHED,
    UNSENT,
    Delivery,
    Depth,
    NewDelivery,
    Outcome,
    State,
    read_in_thread,
)
from watcher.store.told.due import due, has_come, time_has_come, waits
from watcher.timing import schedule

__all__ = ["UNSENT", "Delivery", "Depth", "NewDelivery", "Outcome", "State"]


_QUEUE = delivery.insert().returning(delivery.c.id)
_QUEUE_ALL = delivery.insert()
_HAS = select(delivery.c.key).where(delivery.c.key.in_(bindparam("keys", expanding=True)))
_ATTEMPT = attempt.insert().inline()
_UNSENT = select(delivery.c.id).where(delivery.c.state.in_(UNSENT)).limit(1)


def queue(tx: Connection, new: NewDelivery, now: datetime) -> int:
    """Put a message into the outbox; returns its number. Its thread is looked up when it is sent, not now."""
    row = row_of(new, wordings.keep(tx, new.message), now)
    number: int = tx.execute(_QUEUE, row).scalar_one()
    wake(tx, [{TEAM: team_of(tx), **row}])
    return number


def queue_missing(tx: Connection, new: Iterable[NewDelivery], now: datetime) -> int:
    """Put those messages into the outbox whose keys are not there yet, in whatever state; returns how many."""
    found = {each.message.key: each for each in new}
    # Looked for first rather than left to the unique key: on PostgreSQL a clash would end the transaction.
    there = set(tx.execute(_HAS, {"keys": list(found)}).scalars()) if found else set()
    missing = [each for key, each in found.items() if key not in there]
    if missing:
        names = wordings.keep_all(tx, [each.message for each in missing])
        rows = [row_of(each, name, now) for each, name in zip(missing, names, strict=True)]
        tx.execute(_QUEUE_ALL, rows)
        wake(tx, [{TEAM: team_of(tx), **row} for row in rows])
    return len(missing)


def let_go(tx: Connection, story: str, now: datetime, of: Table = delivery, *whose: ColumnElement[bool]) -> None:
    """Keep no message of a story for later any more; `of` may be all teams' table, and say whose are meant."""
    kept = of.c.story == story, of.c.released_at.is_(None), waits(of), *whose
    tx.execute(update(of).where(*kept).values(released_at=now, next_at=now))


def wake(tx: Connection, queued: Iterable[Mapping[str, Any]]) -> None:
    """Wake the receivers of messages that were put into the outbox, but for those kept for later; each names a team."""
    at_once = (each for each in queued if each["next_at"] <= each["queued_at"])
    wake_ups.wake(tx, *(WakeUp(Work.DELIVER, each["receiver"], each[TEAM]) for each in at_once))


def row_of(new: NewDelivery, wording: str, now: datetime) -> dict[str, object]:
    """Make the row that puts a message into the outbox, with the name of what it says."""
    return {
        "key": new.message.key,
        "alert": new.alert,
        "story": new.story,
        "receiver": new.receiver,
        "address": new.address,
        "wording": wording,
        "state": new.state,
        "queued_at": now,
        "next_at": new.gather_at or now,
        "released_at": None if new.gather_at else now,
        "edits": new.message.edits,
        "stands_in_for": new.stands_in_for,
    }


def has(tx: Connection, *keys: str) -> bool:
    """Return whether a delivery with one of these keys is in the outbox, in whatever state."""
    return bool(keys) and tx.execute(_HAS, {"keys": keys}).first() is not None


def any_unsent(tx: Connection) -> bool:
    """Return whether anything waits, or is being sent."""
    return tx.execute(_UNSENT).first() is not None


def receivers_due(tx: Connection, now: datetime, *, ignore_waits: bool = False) -> list[str]:
    """List the receivers that something is due for."""
    rows = tx.execute(select(delivery.c.receiver).where(due(time_has_come(now), ignore_waits=ignore_waits)).distinct())
    return sorted(row.receiver for row in rows)


_earlier = delivery.alias()
_HELD = exists().where(
    _earlier.c.story == delivery.c.story,
    _earlier.c.receiver == delivery.c.receiver,
    _earlier.c.address == delivery.c.address,
    _earlier.c.id < delivery.c.id,
    _earlier.c.state.in_(UNSENT),
    # What is kept for a digest holds nothing that is urgent; but before it is out there is nothing to change.
    or_(_earlier.c.released_at.is_not(None), delivery.c.edits),
    # A digest goes out in its members' place: none of them is ever sent, so none may be waited for.
    _earlier.c.digest.is_(None),
    # A change that can't be made (somebody deleted the message) must not hold up what is new.
    _earlier.c.edits.is_(False),
)
"""An earlier message of the same story at the same address isn't through. Made once: to make it takes long."""
_OTHERS_REFUSED = exists().where(
    _earlier.c.receiver == delivery.c.receiver,
    _earlier.c.address == delivery.c.address,
    _earlier.c.id != delivery.c.id,
    _earlier.c.state.in_((State.GIVEN_UP, State.UNKNOWN)),
)


def claim(
    tx: Connection, receiver: str, now: datetime, *, ignore_waits: bool = False, skip: frozenset[int] = frozenset()
) -> Delivery | None:
    """Take the next delivery that is due for a receiver, so that no other process sends it; None when there is none.

    Within a story one address gets its messages in order: an earlier one that isn't through holds the later ones.
    The state in the answer is the one before: `queued` may be sent, `unknown` must be looked for first.
    """
    asked = {"of": receiver, "skipped": sorted(skip), "now": now, "ahead": now + schedule.CLOCK_SLACK}
    row = tx.execute(_next(ignore_waits=ignore_waits), asked).first()
    if row is None:
        return None
    found = read_in_thread(row)
    taken = {
        "this": row.id,
        "was": row.state,
        "now": now,
        "by": processes.ourselves(),
        "there": found.message.thread or "",
    }
    if tx.execute(_CLAIM, taken).rowcount != 1:
        return None
    return replace(found, claimed_at=now, others_refused=row.others_refused)


@cache
def _next(*, ignore_waits: bool) -> Select[Any]:
    """Ask for the next delivery of a receiver. Made once, as the others below: to make it takes longer than to ask."""
    now, ahead = (bindparam(name, type_=delivery.c.next_at.type) for name in ("now", "ahead"))
    come = due(has_come(now, ahead), ignore_waits=ignore_waits)
    theirs = delivery.c.receiver == bindparam("of"), delivery.c.id.not_in(bindparam("skipped", expanding=True))
    rows = IN_THREADS.add_columns(_OTHERS_REFUSED.label("others_refused"))
    return rows.where(*theirs, come, not_(_HELD)).order_by(delivery.c.id).limit(1)


_CLAIM = (
    update(delivery)
    # On PostgreSQL two processes may have seen it just now: only one of them finds the state that both saw.
    .where(delivery.c.id == bindparam("this"), delivery.c.state == bindparam("was"))
    .values(state=State.SENDING, claimed_at=bindparam("now"), claimed_by=bindparam("by"), tried_in=bindparam("there"))
)


def renew(tx: Connection, claimed: Delivery, now: datetime) -> bool:
    """Claim anew what this process has claimed; False when another has taken it over, and may have sent it."""
    ours = *as_claimed(claimed.id, processes.ourselves(), claimed.claimed_at), delivery.c.state == State.SENDING
    return tx.execute(update(delivery).where(*ours).values(claimed_at=now)).rowcount == 1


def as_claimed(id_: int, by: str, at: datetime | None) -> tuple[ColumnElement[bool], ...]:
    """Say which delivery is meant, as long as it is in the hands of this process; `at`: by the claim of that moment."""
    this = delivery.c.id == id_, delivery.c.claimed_by == by
    return this if at is None else (*this, delivery.c.claimed_at == at)


def sent(tx: Connection, id_: int, reference: str, answer: str, now: datetime) -> None:
    """Note that a delivery arrived, and where; so did everything that it gathers."""
    # Whatever state another process gave it meanwhile: that it arrived is certain.
    arrived = tx.execute(_ARRIVED, {"this": id_, "now": now, "there": storable(reference)}).scalars().all()
    said = {id_: storable(answer), **{each: "Sent, in a digest." for each in arrived if each != id_}}
    tx.execute(_ATTEMPT, [{"delivery": each, "at": now, "outcome": "sent", "answer": s} for each, s in said.items()])


_THIS: BindParameter[int] = bindparam("this")
_ARRIVED = (
    update(delivery)
    .where(or_(delivery.c.id == _THIS, delivery.c.digest == _THIS))
    .values(
        state=State.SENT,
        sent_at=bindparam("now"),
        reference=bindparam("there"),
        attempts=delivery.c.attempts + case((delivery.c.id == _THIS, 1), else_=0),
    )
    .returning(delivery.c.id)
)


def not_sent(tx: Connection, id_: int, outcome: Outcome, now: datetime) -> None:
    """Note that an attempt failed: `queued` to try again, `unknown` to look first, `given_up` when it was refused.

    What another process settled meanwhile stays as it is; the attempt is kept all the same.
    """
    note_attempt(tx, id_, outcome.state, outcome.answer, now)
    tx.execute(
        update(delivery)
        .where(*as_claimed(id_, processes.ourselves(), outcome.claimed_at), delivery.c.state == State.SENDING)
        .values(
            state=outcome.state,
            next_at=outcome.next_at,
            server_wait=outcome.server_wait,
            attempts=delivery.c.attempts + 1,
        )
    )
    if outcome.state is State.GIVEN_UP:
        # Only what is queued: a member that arrived by itself before stays as it arrived.
        given_up = {"state": State.GIVEN_UP, "operators_told": True}  # they hear of the digest
        tx.execute(update(delivery).where(delivery.c.digest == id_, delivery.c.state == State.QUEUED).values(given_up))


def hold(tx: Connection, receiver: str, until: datetime) -> None:
    """Keep everything for a receiver back as long as its server asked."""
    tx.execute(
        update(delivery)
        .where(
            delivery.c.receiver == receiver,
            delivery.c.state.in_((State.QUEUED, State.UNKNOWN)),
            # Only ever later: a shorter wait asked for by one message must not undo a longer one.
            delivery.c.next_at < until,
        )
        .values(next_at=until, server_wait=True)
    )


def note_attempt(tx: Connection, id_: int, outcome: str, answer: str, now: datetime) -> None:
    """Keep what an attempt came to. Servers answer what they like: what could not be stored is left out."""
    tx.execute(_ATTEMPT, {"delivery": id_, "at": now, "outcome": outcome, "answer": storable(answer)})


def story_reached(tx: Connection, story: str, before: datetime | None = None) -> set[tuple[str, str]]:
    """List the receivers and addresses that were sent something of a story, or will be; queued `before` if given."""
    query = select(delivery.c.receiver, delivery.c.address).distinct()
    # Not what was silenced: whoever never hears of it is owed no correction.
    query = query.where(delivery.c.story == story, delivery.c.state.in_(REACHED))
    rows = tx.execute(query.where(delivery.c.queued_at < before) if before else query)
    return {(row.receiver, row.address) for row in rows}
