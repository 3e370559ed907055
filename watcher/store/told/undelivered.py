"""What is not through: on its way, late or refused, who knows, which fallback has it, how it is tried again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Connection, and_, bindparam, exists, func, not_, or_, select, update

from watcher.model.errors import NOT_TRUSTED
from watcher.store.parts import parts
from watcher.store.tables.alerts import alert, attempt, delivery
from watcher.store.told import alerts, outbox
from watcher.store.told.deliveries import ROWS, SINGLE, UNSENT, Delivery, Depth, State, read
from watcher.timing import schedule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from watcher.model.alerts import Alert

NOT_COMING = (State.GIVEN_UP, State.PASSED_ON)
ARRIVED = (State.SENT, State.SILENCED)


_later, _earlier_alert, _later_alert = delivery.alias(), alert.alias(), alert.alias()
_tried = delivery.alias()
_AFTER = (
    _later.c.story == delivery.c.story,
    _later.c.receiver == delivery.c.receiver,
    _later.c.address == delivery.c.address,
    _later.c.id > delivery.c.id,
)
_FOLLOWED = exists().where(
    *_AFTER,
    _later.c.state == State.QUEUED,
    _later.c.alert.is_(None),
    _later.c.released_at.is_not(None),
    _later.c.edits.is_(False),
    # Once: if it is refused again, what follows goes out alone.
    _later.c.queued_at > _tried.c.claimed_at,
)
"""Something follows in its story that is not an alert: a corrected alert takes the place of what it corrects."""
_SUPERSEDED = exists().where(
    *_AFTER,
    _later.c.state.in_(ARRIVED),
    _earlier_alert.c.key == delivery.c.alert,
    _later_alert.c.key == _later.c.alert,
    _later_alert.c.publication == _earlier_alert.c.publication,
)


def given_up_untold(tx: Connection) -> list[Delivery]:
    """List what was refused without the operators knowing."""
    return _untold(tx, delivery.c.state == State.GIVEN_UP)


def late(tx: Connection, released_before: datetime) -> list[Delivery]:
    """List what waits since before that moment without the operators knowing."""
    return _untold(tx, delivery.c.state.in_(UNSENT), delivery.c.released_at < released_before, SINGLE)


def not_trusted(tx: Connection, released_before: datetime) -> list[Delivery]:
    """List those of the `late` whose server's certificate was not accepted."""
    tried = exists().where(attempt.c.delivery == delivery.c.id, attempt.c.answer.contains(NOT_TRUSTED))
    return _untold(tx, delivery.c.state.in_(UNSENT), delivery.c.released_at < released_before, SINGLE, tried)


def in_doubt(tx: Connection, released_before: datetime) -> list[Delivery]:
    """List those of the `late` that may have arrived."""
    return _untold(tx, delivery.c.state == State.UNKNOWN, delivery.c.released_at < released_before, SINGLE)


def held_beyond(tx: Connection, moment: datetime) -> list[Delivery]:
    """List what a server asked to keep back until after that moment without the operators knowing."""
    return _untold(tx, delivery.c.state.in_(UNSENT), delivery.c.server_wait, delivery.c.next_at > moment, SINGLE)


def _untold(tx: Connection, *which: ColumnElement[bool]) -> list[Delivery]:
    return [read(row) for row in tx.execute(ROWS.where(*which, delivery.c.operators_told.is_(False)))]


def told_operators(tx: Connection, ids: Iterable[int]) -> None:
    """Remember that the operators know of these deliveries' trouble."""
    for some in parts(ids):
        tx.execute(update(delivery).where(delivery.c.id.in_(some)).values(operators_told=True))


def first_tried(tx: Connection, id_: int, outcome: State | None = None) -> datetime | None:
    """Say when a delivery was tried first, or first with this outcome; None when it never was."""
    which = [attempt.c.delivery == id_, *([] if outcome is None else [attempt.c.outcome == outcome])]
    found: datetime | None = tx.execute(select(func.min(attempt.c.at)).where(*which)).scalar()
    return found


def given_up_without_stand_in(tx: Connection, receivers: Iterable[str]) -> list[Delivery]:
    """List what these receivers never took and no other one had in its place."""
    other = delivery.alias()
    rows = tx.execute(
        ROWS.where(
            delivery.c.state == State.GIVEN_UP,
            delivery.c.receiver.in_(sorted(receivers)),
            delivery.c.stands_in_for.is_(None),
            delivery.c.edits.is_(False),
            SINGLE,
            # Once: if the fallback fails too, nobody stands in for it, and the operators hear.
            not_(exists().where(other.c.stands_in_for == delivery.c.id)),
        )
    )
    return [read(row) for row in rows]


def goes_to(tx: Connection, alert_key: str, receiver: str, address: str | None = None) -> bool:
    """Return whether a receiver, or just one of its addresses, gets an alert anyway."""
    there = delivery.c.alert == alert_key, delivery.c.receiver == receiver, delivery.c.state.not_in(NOT_COMING)
    one = [] if address is None else [delivery.c.address == address]
    return tx.execute(select(delivery.c.id).where(*there, *one)).first() is not None


def says_the_same(tx: Connection, failed: Delivery, receiver: str) -> bool:
    """Return whether a receiver gets the words of a delivery that failed anyway, in the same story."""
    said = select(delivery.c.wording).where(delivery.c.id == failed.id).scalar_subquery()
    there = delivery.c.story == failed.story, delivery.c.receiver == receiver, delivery.c.state.not_in(NOT_COMING)
    return tx.execute(select(delivery.c.id).where(*there, delivery.c.wording == said)).first() is not None


def unsent_or_given_up(tx: Connection, since: datetime) -> list[Delivery]:
    """List what has not arrived and is in no sender's hand: all that waits, and what was refused since then."""
    given_up = and_(delivery.c.state == State.GIVEN_UP, delivery.c.queued_at >= since)
    waits = delivery.c.state.in_((State.QUEUED, State.UNKNOWN))
    rows = tx.execute(ROWS.where(or_(waits, given_up), delivery.c.edits.is_(False), SINGLE).order_by(delivery.c.id))
    return [read(row) for row in rows]


def pass_on(tx: Connection, passed: Delivery, why: str, now: datetime) -> None:
    """Close a delivery, and what it gathers, because others get it instead; `why` is kept as its last attempt."""
    outbox.note_attempt(tx, passed.id, State.PASSED_ON, why, now)
    both = or_(delivery.c.id == passed.id, and_(delivery.c.digest == passed.id, delivery.c.state.not_in(ARRIVED)))
    tx.execute(update(delivery).where(both).values(state=State.PASSED_ON, operators_told=True))


def alerts_in_digest(tx: Connection, digest: int) -> list[str]:
    """List the alerts that a digest gathers; nothing for any other delivery."""
    members = delivery.c.digest == digest, delivery.c.alert.is_not(None)
    return list(tx.execute(select(delivery.c.alert).where(*members).order_by(delivery.c.id)).scalars())


def went_nowhere(tx: Connection, since: datetime) -> list[Alert]:
    """List the alerts that were made since that moment and have no delivery at all: no route sent them anywhere."""
    said = tx.execute(_NOWHERE.order_by(alert.c.made_at, alert.c.key), {"since": since})
    return [alerts.read(each) for each in said]


_any_delivery = exists().where(delivery.c.story == alert.c.story, delivery.c.alert == alert.c.key)
_NOWHERE = select(*alerts.KEPT).where(
    alert.c.made_at >= bindparam("since", type_=alert.c.made_at.type), not_(_any_delivery)
)
_STUCK = exists().where(delivery.c.state.in_((*UNSENT, State.GIVEN_UP)))
_TO_LET_THROUGH = select(or_(_STUCK, _NOWHERE.exists()))


def any_to_let_through(tx: Connection, since: datetime) -> bool:
    """Return whether anything waits or was refused, or an alert that was made since that moment went nowhere."""
    found: bool = tx.execute(_TO_LET_THROUGH, {"since": since}).scalar_one()
    return found


def try_again(tx: Connection, now: datetime, since: datetime, *, in_time: bool = False) -> int:
    """Try again what was refused since that moment; `in_time`: only what has waited for long enough.

    It is looked for before it is sent: of some it was unknown whether it had arrived. `in_time` leaves out what a later
    message on the same publication has corrected meanwhile.
    """
    # A wait that was reckoned before the clock was set back is void.
    come = or_(delivery.c.next_at <= now, delivery.c.next_at > now + 2 * schedule.TRIED_AGAIN_FOR), not_(_SUPERSEDED)
    chosen = come if in_time else ()
    refused = delivery.c.state == State.GIVEN_UP, delivery.c.queued_at >= since, SINGLE
    return _tried_again(tx, tx.execute(select(delivery.c.id).where(*refused, *chosen)).scalars(), now)


def try_what_comes_first(tx: Connection, receiver: str, now: datetime, since: datetime) -> None:
    """Try once more what a receiver refused of a story, since that moment, before what follows in it is sent there.

    An address that takes mail again would have the correction first, and then what it corrects.
    """
    tried = _tried.c.id == func.coalesce(delivery.c.digest, delivery.c.id)
    refused = delivery.c.state == State.GIVEN_UP, delivery.c.receiver == receiver, delivery.c.queued_at >= since
    found = select(_tried.c.id).join_from(delivery, _tried, tried).where(*refused, _FOLLOWED, not_(_SUPERSEDED))
    _tried_again(tx, tx.execute(found.distinct()).scalars(), now)


def _tried_again(tx: Connection, refused: Iterable[int], now: datetime) -> int:
    tried = 0
    for ids in parts(refused):
        # Members wait for their digest again; only the digest itself may have arrived and is looked for.
        members = delivery.c.digest.in_(ids), delivery.c.state == State.GIVEN_UP
        tx.execute(update(delivery).where(*members).values(state=State.QUEUED))
        again = {"state": State.UNKNOWN, "next_at": now, "server_wait": False}
        # Another process may have tried it since it was listed.
        still = delivery.c.id.in_(ids), delivery.c.state == State.GIVEN_UP
        tried += tx.execute(update(delivery).where(*still).values(again)).rowcount
    return tried


def takes_again(tx: Connection, receiver: str, address: str, now: datetime) -> int:
    """Let what an address refused, or didn't answer, be tried now, since it has just taken a message; returns how many.

    Each has rested a little first: a message may be refused for what it says, while all others are taken.
    """
    stuck = or_(
        delivery.c.state == State.GIVEN_UP, and_(delivery.c.state == State.UNKNOWN, delivery.c.server_wait.is_(False))
    )
    theirs = delivery.c.receiver == receiver, delivery.c.address == address, stuck, SINGLE
    rested = delivery.c.claimed_at <= now - schedule.REFUSED_AT_LEAST
    # Not what is out of time: of some of that nobody could say whether it had arrived.
    waits = delivery.c.next_at > now, delivery.c.next_at <= now + schedule.REFUSED_LONGEST
    return tx.execute(update(delivery).where(*theirs, rested, *waits).values(next_at=now)).rowcount


def readdress(tx: Connection, receiver: str, address: str, personal: Callable[[str], bool]) -> int:
    """Send what waits for a receiver, or was refused, to the one address that it has now: a corrected channel.

    What waits for one person stays theirs.
    """
    others = select(delivery.c.address).where(delivery.c.receiver == receiver, delivery.c.address != address).distinct()
    gone = [each for each in tx.execute(others).scalars() if not personal(each)]
    theirs = delivery.c.receiver == receiver, delivery.c.address.in_(gone)
    # Not what is unknown: it has to be looked for where it may have arrived.
    waits = delivery.c.state.in_((State.QUEUED, State.GIVEN_UP))
    return tx.execute(update(delivery).where(*theirs, waits).values(address=address)).rowcount


def waits(tx: Connection, story: str) -> bool:
    """Return whether anything of a story is still on its way."""
    unsent = delivery.c.story == story, delivery.c.state.in_(UNSENT)
    return tx.execute(select(delivery.c.id).where(*unsent)).first() is not None


def is_through(tx: Connection, story: str) -> bool:
    """Return whether everything of a story was sent, and anything at all."""
    rows = tx.execute(select(delivery.c.state).where(delivery.c.story == story)).scalars().all()
    # Nothing at all is not “all of it”: a drill whose message was never queued did not arrive.
    return bool(rows) and all(state == State.SENT for state in rows)


def depth(tx: Connection) -> Depth:
    """Measure the outbox."""
    unsent = delivery.c.state.in_(UNSENT), SINGLE
    count = tx.execute(select(func.count()).select_from(delivery).where(*unsent)).scalar_one()
    # Not since it was queued: what is kept for a digest is not late.
    oldest = tx.execute(select(func.min(delivery.c.released_at)).where(*unsent)).scalar()
    given_up = tx.execute(
        select(func.count()).select_from(delivery).where(delivery.c.state == State.GIVEN_UP)
    ).scalar_one()
    return Depth(count, oldest, given_up)
