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
    from collections.abc import Iterator, Mapping

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
    sources = watching.sources
    ages = {each.name: (now - each.last_success).total_seconds() for each in sources if each.last_success}
    took = {each.name: seconds for each in sources if (seconds := metrics.poll_seconds(tx, each.name)) is not None}
    certain, abstained = metrics.readings(tx)
    yield _by("source", "source_age_seconds", "Seconds since the source was read last.", ages)
    yield _by("source", "source_failures", "Bad polls in a row.", {each.name: each.failures for each in sources})
    yield _by("source", "poll_seconds", "How long the last poll took.", took)
    read = {"certain": certain, "abstained": abstained}
    yield _by("read", "documents", "Documents read, by whether all was certain.", read)
    yield _by("severity", "alerts", "Alerts made, by severity.", metrics.alerts(tx))
    yield _by("state", "deliveries", "Deliveries, by where they stand.", metrics.deliveries(tx))
    yield _one(
        "outbox_age_seconds", "Seconds that the oldest unsent message has waited.", _age(watching.outbox.oldest, now)
    )
    yield from _teams(tx, now)
    yield from _jobs(tx, now)
    yield _told_after(tx, now)
    yield _one("working", "1 when the watching works, 0 when not.", float(not watching.troubles))


def _one(name: str, says: str, value: float) -> Metric:
    return GaugeMetricFamily(f"ofsted_watch_{name}", says, value=value)


def _by(label: str, name: str, says: str, values: Mapping[str, float]) -> Metric:
    """Measure one thing for each value of a label."""
    made = GaugeMetricFamily(f"ofsted_watch_{name}", says, labels=[label])
    for each, value in values.items():
        made.add_metric([each], value)
    return made


def _age(since: datetime | None, now: datetime) -> float:
    return (now - since).total_seconds() if since else 0.0


def _jobs(tx: Connection, now: datetime) -> Iterator[Metric]:
    """Measure the engine of jobs, where there is one."""
    backlog = wake_ups.backlog(tx)
    if backlog is None:
        return
    queues = sorted({*wake_ups.QUEUES.values(), wake_ups.OURS})
    waiting = {each: backlog.waiting.get(each, 0) for each in queues}
    yield _by("queue", "jobs_waiting", "Jobs that wait for a worker.", waiting)
    yield _one("oldest_job_age_seconds", "Seconds that the oldest job has waited.", _age(backlog.oldest, now))
    yield _one("jobs_stalled", "Jobs whose worker is dead.", backlog.stalled)


def _teams(tx: Connection, now: datetime) -> Iterator[Metric]:
    found = metrics.of_teams(tx)
    if found:
        yield _by(
            "team", "team_unsent", "Messages of a team that wait.", {team: each for team, (each, _) in found.items()}
        )
        ages = {team: _age(since, now) for team, (_, since) in found.items()}
        yield _by("team", "team_outbox_age_seconds", "Seconds that a team's oldest message has waited.", ages)


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
