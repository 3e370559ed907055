"""What is looked at again, by one process at a time: known documents, Ofsted's other lists, the form of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.collect import rechecks
from watcher.service import upkeep

if TYPE_CHECKING:
    from watcher.service.service import Service
    from watcher.sources.source import SourceSettings


def recheck(service: Service, *, everything: bool = False) -> int:
    """Look again at a few documents that are known; returns how many Ofsted replaced."""
    with service.store.sole("looking again") as ours:
        return rechecks.recheck(service.tools, everything=everything) if ours else 0


def read_again(service: Service) -> int:
    """Read a few documents again that an earlier version of the reader read; returns how many."""
    with service.store.sole("reading again") as ours:
        return rechecks.read_again(service.tools) if ours else 0


def reconcile(service: Service) -> None:
    """Compare, once a day, what was seen with Ofsted's search and with its annual file of outcomes."""
    with service.store.sole("comparing") as ours:
        teams = [(each.store, each.config) for each in service.teams.in_force.values()]
        for job, do in upkeep.comparisons(service.tools, service.config, teams) if ours else ():
            service.guard.attempt(job, do)


def watch_for_drift(service: Service, settings: SourceSettings) -> None:
    """Hold a source, once a night, against what is assumed of it."""
    with service.store.sole(f"drift of {settings.name}") as ours:
        if ours:
            service.guard.attempt(*upkeep.drift_of(settings, service.tools, service.config))
