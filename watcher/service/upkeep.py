"""The jobs beside collecting, deciding and delivering, by their names: what is compared, and what is looked after."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from watcher.decide import withdrawals
from watcher.deliver import fallback
from watcher.follow_up import deadlines, escalation, silences
from watcher.monitor import notices
from watcher.monitor.certificate import CERTIFICATE
from watcher.service import briefings, drill, retention
from watcher.store import upkeep_due
from watcher.timing import periods
from watcher.timing.clock import day_in_london

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from watcher.collect.tools import Tools
    from watcher.config.config import Config
    from watcher.reading.sandbox import Readers
    from watcher.service.guard import Guard
    from watcher.sources.govuk import Settings as GovukSettings
    from watcher.sources.ofsted_reports import Settings as OfstedSettings
    from watcher.sources.source import SourceSettings
    from watcher.store.database import Store

    Job = tuple[str, Callable[[], object]]


def comparisons(tools: Tools, config: Config, teams: Iterable[tuple[Store, Config]]) -> Iterator[Job]:
    """List what compares, once a day, what was seen with Ofsted's search, its annual file and its sheets.

    Teams hear of a sheet's news about their own places.
    """
    # Imported where a source needs it: with the sheets comes what unpacks and reads them.
    for settings in config.sources:
        if settings.kind == "ofsted_reports":
            from watcher.monitor import ofsted_search

            ofsteds = cast("OfstedSettings", settings)
            yield "comparing with Ofsted's search", partial(ofsted_search.reconcile, tools, ofsteds, config)
        elif settings.kind == "govuk":
            from watcher.monitor import annual_outcomes

            govuk = cast("GovukSettings", settings)
            file = partial(annual_outcomes.reconcile, tools.store, tools.web, tools.readers, govuk, config)
            yield "comparing with Ofsted's annual file", file
            if tools.places:
                from watcher.monitor import published_sheets
                from watcher.monitor.sheet_news import everybody

                hearers = everybody(tools.store, config, teams)
                sheets = partial(published_sheets.take_new, hearers, tools.web, govuk)
                yield "taking Ofsted's sheets of providers", sheets


def drift_of(settings: SourceSettings, tools: Tools, config: Config) -> Job:
    """Make the job that holds a source, once a night, against what is assumed of it."""
    from watcher.monitor import drift

    return "looking for drift", partial(drift.watch, tools.store, tools.web, tools.readers, settings, config)


def look_after(guard: Guard, tools: Tools, config: Config, now: datetime) -> None:
    """Look after broken receivers, notices, reminders, and what is old: each where something may be due.

    A job that failed is done in any case, so that its success is noted; and every job, where that can't be asked.
    """
    every = dict(_looked_after(tools.store, config, tools.readers, notices.NOTICES, now))
    left = set(every)

    def ask() -> None:
        left.difference_update(_idle(tools.store, config, now) - guard.failing())

    guard.attempt("asking what is due", ask)
    for job, do in guard.timely(every.items()):
        if job in left:
            guard.attempt(job, do)


def _idle(store: Store, config: Config, now: datetime) -> set[str]:
    """Name the jobs that nothing is due for. Each of the others looks again, where it writes."""
    moments = upkeep_due.Moments(
        now=now,
        today=day_in_london(now),
        snoozed_since=now - escalation.REMINDED_FOR,
        opened_before=now - config.withdraw_after,
        certificate=periods.due(CERTIFICATE, config.certificate, now),
        marks={
            "certificate": (CERTIFICATE, config.certificate.every),
            "escalation": (escalation.ESCALATION, escalation.SINCE),
            "retention": (retention.RETENTION, retention.LAST),
        },
    )
    with store.look() as tx:
        due = upkeep_due.due(tx, moments)
    return upkeep_due.ASKED.keys() - due - ({"escalation"} if config.escalation else set())


def looked_after_of_team(store: Store, config: Config, readers: Readers, now: datetime) -> Iterable[Job]:
    """List what is looked after for a team: all that is not about the program, nor the same for everybody."""
    return _looked_after(store, config, readers, notices.TO_TEAMS, now)


def _looked_after(store: Store, config: Config, readers: Readers, told: Iterable[str], now: datetime) -> Iterator[Job]:
    yield "fallback", partial(fallback.stand_in, store, config.receivers, now)
    yield "trying again what was refused", partial(fallback.ask_again, store, now)
    yield from ((name, partial(notices.notice, store, name, config, now)) for name in told)
    yield "drill", partial(drill.look_after, store, config, readers, now)
    yield "deadlines", partial(deadlines.remind, store, config, now)
    yield "silences", partial(silences.tell_what_was_kept_back, store, config, now)
    yield "reminders", partial(escalation.remind, store, config, now)
    yield "escalation", partial(escalation.escalate, store, config, now)
    yield "withdrawals", partial(withdrawals.withdraw, store, config, now)
    yield "briefing", partial(briefings.send_when_due, store, config, now)
    yield "retention", partial(retention.forget, store, config, now)
