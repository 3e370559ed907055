"""One cycle, and the order of its stages. `once`, the demo and the running service all take their stages from here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

import structlog
from msgspec import Struct, field

from watcher.service import second_looks
from watcher.store.told import outbox

if TYPE_CHECKING:
    from watcher.collect.documents import FetchResult
    from watcher.collect.polls import PollResult
    from watcher.deliver.attempts import Attempted
    from watcher.model.decisions import Decision
    from watcher.service.service import Service
    from watcher.sources.source import Source

HISTORY_SLICE = timedelta(minutes=2)
"""How long old documents are read between two polls of a source: the poll must not wait for them."""


class Cycle(Struct):
    """One cycle of a service: over one source, or every source that is due. What happened is kept, in order.

    `everything` ignores due times and waits. `sliced`: long work ends after its slice, and messages are not waited for,
    because it comes round again. `at_news` is done about what a poll found while pages are left that hardly bring any;
    None goes through `NEWS`.
    """

    service: Service
    source: Source | None = None
    everything: bool = False
    sliced: bool = False
    progress: Callable[[int, int], None] = lambda _done, _all: None
    at_news: Callable[[], None] | None = None
    polled: list[PollResult] = field(default_factory=list)
    fetched: list[FetchResult] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    attempts: list[Attempted] = field(default_factory=list)

    def run(self, stages: Iterable[Callable[[Cycle], None]]) -> None:
        """Go through some stages. One that fails is noted, and those after it are gone through all the same.

        Only the poll of a single source may raise: the rota notes that, and has the source polled again.
        """
        for stage in stages:
            if self.source and stage is Cycle.poll:
                stage(self)
            else:
                self.service.guard.attempt(JOBS[stage], partial(stage, self))

    @property
    def failed(self) -> Mapping[str, str]:
        """The jobs that failed last, with a sentence each."""
        return self.service.guard.failed

    @property
    def needs_attention(self) -> bool:
        """Return whether something went wrong that somebody should look at."""
        return (
            bool(self.failed)
            or any(each.error or each.problems for each in self.polled)
            or any(each.problems for each in self.fetched)
            or any(each.state is not outbox.State.SENT for each in self.attempts)
        )

    @property
    def _has_documents(self) -> bool:
        return self.source is None or self.source.settings.lists_documents

    @property
    def _has_news(self) -> bool:
        return self._has_documents or any(each.new for each in self.polled)

    def _until(self, slice_: timedelta) -> datetime | None:
        return self.service.clock.now() + slice_ if self.sliced else None

    def poll(self) -> None:
        """Ask what is listed now."""
        if self.source:
            self.polled += self.service.poll(self.source, deal_with_news=self.at_news or partial(self.run, NEWS))
        else:
            self.polled += self.service.poll_all(everything=self.everything)
        log = structlog.get_logger().bind()  # once: unbound it is made anew for each line, also for one left out
        for each in self.polled:
            say = log.info if each.new or each.error or each.problems else log.debug
            say("polled", source=each.source, pages=each.pages, new=each.new, error=each.error, problems=each.problems)

    def fetch_new(self) -> None:
        """Fetch and read what was published."""
        if self._has_documents:
            self.fetched.append(self.service.fetch(history=False, ignore_waits=self.everything))

    def fetch_history(self) -> None:
        """Fetch and read old documents; they may be many, so that what is new never waits for them."""
        if self._has_documents:
            until = self._until(HISTORY_SLICE)
            self.fetched.append(
                self.service.fetch(history=True, ignore_waits=self.everything, until=until, progress=self.progress)
            )

    def look_again(self) -> None:
        """Look for replaced documents, read some anew with a better reader, compare with Ofsted's other lists."""
        attempt = self.service.guard.attempt
        if self._has_documents:
            attempt(
                "looking again at known documents",
                lambda: second_looks.recheck(self.service, everything=self.everything),
            )
            attempt("reading again", lambda: second_looks.read_again(self.service))
            second_looks.reconcile(self.service)
        if self.sliced and self.source:
            second_looks.watch_for_drift(self.service, self.source.settings)

    def decide(self) -> None:
        """Decide what is undecided."""
        if self._has_news:
            self.decisions += self.service.decide()

    def deliver(self) -> None:
        """Send what is due."""
        if self._has_news:
            self.attempts += self.service.deliver(ignore_waits=self.everything, wait=not self.sliced)

    def look_after(self) -> None:
        """See what is broken, late or overdue, and queue notices of it."""
        self.service.look_after()


NEWS = (Cycle.fetch_new, Cycle.decide, Cycle.deliver)
COLLECT = (Cycle.poll, *NEWS, Cycle.fetch_history, Cycle.look_again)
TEND = (Cycle.decide, Cycle.deliver, Cycle.look_after, Cycle.deliver)
JOBS: dict[Callable[[Cycle], None], str] = {
    Cycle.poll: "polling",
    Cycle.fetch_new: "fetching new documents",
    Cycle.decide: "deciding",
    Cycle.deliver: "delivering",
    Cycle.fetch_history: "fetching old documents",
    Cycle.look_again: "looking again",
    Cycle.look_after: "looking after",
}
"""What each stage is called, when it fails."""
STAGES = (*COLLECT, *TEND)
"""A whole cycle. In the running service COLLECT is each source's job, and TEND a job of its own."""


def once(
    service: Service, *, everything: bool, progress: Callable[[int, int], None] = lambda _done, _all: None
) -> Cycle:
    """Run one whole cycle over every due source (or every one), and return what happened."""
    cycle = Cycle(service, everything=everything, progress=progress)
    service.store.be_at_work()  # where its locks would be lost, nothing is begun
    service.begin()
    cycle.run(STAGES)
    return cycle
