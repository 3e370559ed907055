"""The second sentence: decide what it means, and write alerts, deliveries and "decided" in one transaction."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import structlog

from watcher import data
from watcher.decide.about import day_of, sentence_about
from watcher.decide.news import decide_item
from watcher.decide.places import decide_place
from watcher.decide.publications import decide_publications
from watcher.model.listings import Failure
from watcher.model.provider_pages import ProviderPublication
from watcher.store.errors import StoreError
from watcher.store.polled import items, outages
from watcher.store.polled.items import StoredItem
from watcher.store.published import provider_publications, publications
from watcher.store.published.publications import Undecided
from watcher.store.tables.teams import OPERATOR
from watcher.timing.clock import day_in_london

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from watcher.config.check import Config
    from watcher.model.decisions import Decision
    from watcher.model.ofsted import Urn
    from watcher.store.database import Store


Pending: TypeAlias = "Undecided | StoredItem | ProviderPublication"
Some = TypeVar("Some", bound="Pending")
AT_ONCE = 16
"""How many are decided in one transaction: it takes 40 ms, during which other writers wait."""
SORTS = {StoredItem: "item", ProviderPublication: "publication of another provider"}


def decide(
    store: Store,
    config: Config,
    now: datetime,
    pending: Iterable[Pending] | None = None,
    failed: list[str] | None = None,
) -> tuple[Decision, ...]:
    """Decide everything undecided (or `pending` alone), in order of publication, a few in one transaction.

    Of one day Ofsted's own word goes before the news, so that the news follows it quietly. What can't be decided,
    because of a mistake of ours, is told to the operators and tried again; it holds up nothing else. Its name goes into
    `failed`.
    """
    all_ = pending is None
    if pending is None:
        with store.look() as tx:
            # Looked up at once, and each looked at again in its own transaction: another process may be faster.
            pending = undecided(tx, config, now)
    pending = in_order(pending)
    if not pending:
        return ()
    whose = f" for the team {store.team}" if store.team else ""
    operators = store.of(OPERATOR)  # what can't be decided is the operator's to hear
    with operators.look() as tx:
        ours = (each.place for each in outages.open_ones(tx) if each.source == outages.OUR_OWN)
        broken = set() if store.team and not all_ else set(ours)
    made = []
    for each, found in _decided(store, pending, config, now):
        place = f"deciding {SORTS.get(type(each), 'publication')} {each.id}{whose}"
        if isinstance(found, Exception):  # one odd publication must not hold up the others
            if failed is not None:
                failed.append(place)
            _note_broken(operators, place, sentence_about(each, found), now)
            continue
        if place in broken:
            with operators.begin() as tx:
                outages.good_poll(tx, outages.OUR_OWN, place, now)
        if found:
            _log(found, history=each.history)
            made.append(found)
    return tuple(made)


def _decided(
    store: Store, pending: Sequence[Pending], config: Config, now: datetime
) -> Iterator[tuple[Pending, Decision | Exception | None]]:
    """Decide a few in each transaction: a decision with its alert and messages, all of the few or none.

    Where one of them can't be decided, each is decided by itself, and the error is in that one's place.
    """
    for at in range(0, len(pending), AT_ONCE):
        some = pending[at : at + AT_ONCE]
        try:
            found = _decide_some(store, some, config, now)
        # The database itself is in trouble: noting that in it would fail, too, and every other decision as well.
        except StoreError:
            raise
        except Exception as error:
            if len(some) == 1:
                yield some[0], error
            else:
                for each in some:
                    yield from _decided(store, (each,), config, now)
        else:
            yield from zip(some, found, strict=True)


def _decide_some(store: Store, some: Sequence[Pending], config: Config, now: datetime) -> list[Decision | None]:
    # Lasting as soon as a message is claimed (`watcher.deliver.send`): until then nobody has heard of it, and what a
    # power cut undid is decided anew. So a burst doesn't wait for the disk once for each report.
    with store.begin(lasting=False) as tx:
        return list(_decide_in_runs(tx, some, config, now))


def official(tx: Connection, config: Config, now: datetime, urn: Urn | None = None) -> Iterator[Undecided]:
    """List what Ofsted published about authorities, or about one of them, and is undecided."""
    return publications.undecided(tx, now, shipped_until(config), urn)


def undecided(tx: Connection, config: Config, now: datetime, urn: Urn | None = None) -> list[Pending]:
    """List what is undecided: of Ofsted's and of the news, or what Ofsted published about one authority or place."""
    news = () if urn else items.undecided(tx)
    return [*official(tx, config, now, urn), *news, *provider_publications.undecided(tx, urn)]


def places_undecided(tx: Connection) -> list[Urn]:
    """List the authorities, and other providers, of which something was read and not decided."""
    return [*publications.places_undecided(tx), *provider_publications.places_undecided(tx)]


def _decide_in_runs(
    tx: Connection, some: Sequence[Pending], config: Config, now: datetime
) -> Iterator[Decision | None]:
    """Decide one after the other; None where another process has done so.

    Publications of different authorities that follow each other are decided together: none bears on another.
    """
    run: dict[Urn, Undecided] = {}
    for each in some:
        if not isinstance(each, Undecided) or each.publication.urn in run:
            yield from _decide_run(tx, [*run.values()], config, now)
            run = {}
        if isinstance(each, Undecided):
            run[each.publication.urn] = each
        elif isinstance(each, ProviderPublication):
            done = provider_publications.is_decided(tx, each.id)
            yield None if done else decide_place(tx, each, config, now)
        else:
            yield None if items.is_decided(tx, each.id) else decide_item(tx, each, config, now)
    yield from _decide_run(tx, [*run.values()], config, now)


def _decide_run(tx: Connection, run: Sequence[Undecided], config: Config, now: datetime) -> list[Decision | None]:
    undecided = publications.still_undecided(tx, run) if run else []
    made = decide_publications(tx, undecided, config, now) if undecided else []
    found = {each.id: decision for each, decision in zip(undecided, made, strict=True)}
    return [found.get(each.id) for each in run]


def _note_broken(store: Store, place: str, sentence: str, now: datetime) -> None:
    with store.begin() as tx:
        times = outages.bad_poll(tx, outages.OUR_OWN, Failure(place, sentence), now)
    # Logged for its first time alone; the count in the database is what tells the operators.
    if times == 1:  # it is tried again every few seconds
        structlog.get_logger().error("it could not be decided", about=place, error=sentence)


def shipped_until(config: Config) -> date:
    """Return the last day of the history that a config begins with."""
    if config.baseline == "none":
        # Without the shipped history every earlier report is one that nobody has tried to fetch yet.
        return date.min
    return data.baseline_until()


def _log(decision: Decision, *, history: bool) -> None:
    """Name the document and the alert, so that the journal joins what was read to what was sent."""
    log = structlog.get_logger()
    alert = decision.alert
    (log.debug if history else log.info)(
        "decided",
        document=decision.document,
        url=decision.url,
        alert=alert.key if alert else None,
        outcome=decision.outcome,
        receivers=list(decision.receivers),
    )


def in_order(pending: Iterable[Some]) -> list[Some]:
    """Put what is to be decided into the order of its publication."""
    # The sort is stable, and what is official stands first: of one day it stays before the news.
    return sorted(pending, key=_published)


def _published(pending: Pending) -> date:
    if isinstance(pending, ProviderPublication):
        return pending.day
    if isinstance(pending, StoredItem):
        return day_of(pending)
    return pending.publication.published or day_in_london(pending.first_seen)
