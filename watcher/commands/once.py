"""`once`: what one cycle did, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher import logs
from watcher.commands import printing
from watcher.service.cycle import once
from watcher.service.service import Service
from watcher.timing.clock import SystemClock
from watcher.timing.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.config.check import Config
    from watcher.service.cycle import Cycle


def run_once(config: Config, *, everything: bool, as_json: bool) -> bool:
    """Run one cycle and print it; True when something needs attention."""
    logs.set_up_unless_done()
    with Service(config, SystemClock()) as service, printing.progress("Reading old reports") as progress:
        happened = once(service, everything=everything, progress=progress)
    show_happened(happened, as_json=as_json)
    return happened.needs_attention


def show_happened(happened: Cycle, *, as_json: bool) -> None:
    """Print what a cycle did: what was polled, read, decided and sent."""
    if as_json:
        printing.lines(_as_json(happened))
        return
    if not (happened.polled or happened.failed):
        printing.say("No source was due: `ofsted-watch status` says when each is, and `once --all` doesn't wait.")
    for polled in happened.polled:
        state = polled.error or f"{counted(polled.pages, 'page')} read, {polled.new} new"
        printing.say(f"{polled.source}: {state}")
        for problem in polled.problems:
            printing.say(f"  {problem}")
    for fetched in happened.fetched:
        if fetched.read or fetched.problems:
            printing.say(f"documents: {fetched.read} read")
        for problem in fetched.problems:
            printing.say(f"  {problem}")
    _show_told(happened)
    for job, sentence in happened.failed.items():
        printing.note(f"{job} failed: {sentence}")


def _show_told(happened: Cycle) -> None:
    for decision in happened.decisions:
        if decision.alert:
            printing.say(f"{decision.alert.severity}: {decision.alert.headline}")
            printing.say(f"  {decision.outcome} {', '.join(decision.receivers)}")
    for attempt in happened.attempts:
        printing.say(f"{attempt.delivery.receiver}, {attempt.delivery.address}: {attempt.answer}")


def _as_json(happened: Cycle) -> Iterator[dict[str, object]]:
    for polled in happened.polled:
        yield {
            "event": "polled",
            "source": polled.source,
            "pages": polled.pages,
            "new": polled.new,
            "problems": list(polled.problems),
            "error": polled.error,
        }
    for fetched in happened.fetched:
        yield {"event": "documents", "read": fetched.read, "problems": list(fetched.problems)}
    for decision in happened.decisions:
        alert = decision.alert
        yield {
            "event": "decided",
            "url": decision.url,
            "outcome": decision.outcome,
            "alert": alert.key if alert else None,
            "authority": alert.authority if alert else None,
            "severity": alert.severity if alert else None,
            "story": alert.story if alert else None,
            "reasons": [reason.text for finding in alert.findings for reason in finding.reasons] if alert else [],
            "receivers": list(decision.receivers),
        }
    for job, sentence in happened.failed.items():
        yield {"event": "failed", "job": job, "error": sentence}
    for attempt in happened.attempts:
        yield {
            "event": "delivery",
            "receiver": attempt.delivery.receiver,
            "address": attempt.delivery.address,
            "state": attempt.state,
            "answer": attempt.answer,
        }
