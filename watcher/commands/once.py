"""`once`: what one cycle did, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher import logs
from watcher.commands import printing
from watcher.service.cycle import Cycle, once
from watcher.service.service import Service
from watcher.timing.clock import SystemClock
from watcher.timing.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from watcher.config.check import Config


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
        _show_problems(polled.problems, polled.error or "")
    for fetched in happened.fetched:
        if fetched.read or fetched.problems:
            printing.say(f"documents: {fetched.read} read")
        _show_problems(fetched.problems)
    _show_told(happened)
    for sentence in dict.fromkeys(happened.failed.values()):
        jobs = [job for job, each in happened.failed.items() if each == sentence]
        printing.note(f"{listed(jobs)} failed: {sentence}")


def _show_problems(problems: Iterable[str], error: str = "") -> None:
    """Print what went wrong, and of what went wrong as before, as where a network is gone, only how often."""
    before, same = [error], 0
    for problem in problems:
        why = problem.rpartition(" could not be fetched: ")[2]
        if any(each.endswith(why) for each in before):
            same += 1
        else:
            printing.say(f"  {problem}")
        before.append(problem)
    if same:
        printing.say(f"  and {same} more for the same reason")


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
