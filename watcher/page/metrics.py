"""Measurements for Prometheus, taken from the database when they are asked for: a restart loses none of them."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric

from watcher.page.answers import Answer
from watcher.store import metrics
from watcher.store.engine import wake_ups

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from watcher.monitor.status import Watching

LATELY = timedelta(days=1)
"""How far back the time taken to tell is measured: a day, as the metric's help says, has quiet and busy hours."""
QUANTILES = (0.5, 0.95, 1.0)
"""The middle, the slowest twentieth and the very slowest: shares of the messages, each a series for each team."""
KIND = "text/plain; version=0.0.4; charset=utf-8"


class _Measured:
    """Gives the registry what was measured at one moment."""

    def __init__(self, families: tuple[Metric, ...]) -> None:
        self._families = families

    def collect(self) -> Iterator[Metric]:
        """List the families."""
        yield from self._families


def measure(tx: Connection, watching: Watching, now: datetime) -> Answer:
    """Measure everything now."""
    registry = CollectorRegistry()
    registry.register(_Measured(tuple(_families(tx, watching, now))))
    return Answer(generate_latest(registry), KIND)


def _families(tx: Connection, watching: Watching, now: datetime) -> Iterator[Metric]:
    age = GaugeMetricFamily(
        "ofsted_watch_source_age_seconds", "Seconds since the source was read last.", labels=["source"]
    )
    failures = GaugeMetricFamily("ofsted_watch_source_failures", "Bad polls in a row.", labels=["source"])
    took = GaugeMetricFamily("ofsted_watch_poll_seconds", "How long the last poll took.", labels=["source"])
    for each in watching.sources:
        if each.last_success:
            age.add_metric([each.name], (now - each.last_success).total_seconds())
        failures.add_metric([each.name], each.failures)
        seconds = metrics.poll_seconds(tx, each.name)
        if seconds is not None:
            took.add_metric([each.name], seconds)
    yield from (age, failures, took)
    read = GaugeMetricFamily("ofsted_watch_documents", "Documents read, by whether all was certain.", labels=["read"])
    certain, abstained = metrics.readings(tx)
    read.add_metric(["certain"], certain)
    read.add_metric(["abstained"], abstained)
    yield read
    told = GaugeMetricFamily("ofsted_watch_alerts", "Alerts made, by severity.", labels=["severity"])
    for severity, count in metrics.alerts(tx).items():
        told.add_metric([severity], count)
    yield told
    sent = GaugeMetricFamily("ofsted_watch_deliveries", "Deliveries, by where they stand.", labels=["state"])
    for state, count in metrics.deliveries(tx).items():
        sent.add_metric([state], count)
    yield sent
    oldest = watching.outbox.oldest
    yield GaugeMetricFamily(
        "ofsted_watch_outbox_age_seconds",
        "Seconds that the oldest unsent message has waited.",
        value=(now - oldest).total_seconds() if oldest else 0.0,
    )
    yield from _teams(tx, now)
    yield from _jobs(tx, now)
    yield _told_after(tx, now)
    yield GaugeMetricFamily(
        "ofsted_watch_working", "1 when the watching works, 0 when not.", value=float(not watching.troubles)
    )


def _jobs(tx: Connection, now: datetime) -> Iterator[Metric]:
    """Measure the engine of jobs, where there is one."""
    backlog = wake_ups.backlog(tx)
    if backlog is None:
        return
    waiting = GaugeMetricFamily("ofsted_watch_jobs_waiting", "Jobs that wait for a worker.", labels=["queue"])
    for queue in sorted({*wake_ups.QUEUES.values(), wake_ups.OURS}):
        waiting.add_metric([queue], backlog.waiting.get(queue, 0))
    yield waiting
    yield GaugeMetricFamily(
        "ofsted_watch_oldest_job_age_seconds",
        "Seconds that the oldest job has waited.",
        value=(now - backlog.oldest).total_seconds() if backlog.oldest else 0.0,
    )
    yield GaugeMetricFamily("ofsted_watch_jobs_stalled", "Jobs whose worker is dead.", value=backlog.stalled)


def _teams(tx: Connection, now: datetime) -> Iterator[Metric]:
    unsent = GaugeMetricFamily("ofsted_watch_team_unsent", "Messages of a team that wait.", labels=["team"])
    age = GaugeMetricFamily(
        "ofsted_watch_team_outbox_age_seconds", "Seconds that a team's oldest message has waited.", labels=["team"]
    )
    found = metrics.of_teams(tx)
    for team, (count, since) in found.items():
        unsent.add_metric([team], count)
        age.add_metric([team], (now - since).total_seconds() if since else 0.0)
    yield from (unsent, age) if found else ()


def _told_after(tx: Connection, now: datetime) -> Metric:
    took = GaugeMetricFamily(
        "ofsted_watch_told_seconds",
        "Seconds from the first sight of a publication until a message about it went out, over the last day; "
        "the operator's own have no team.",
        labels=["team", "quantile"],
    )
    for team, seconds in sorted(metrics.told_after(tx, now - LATELY).items()):
        seconds.sort()
        for quantile in QUANTILES:
            took.add_metric([team, str(quantile)], seconds[ceil(quantile * len(seconds)) - 1])
    return took
