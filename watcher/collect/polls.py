"""The first sentence: collect what is new. Ask the sources, store what they list, and leave it undecided."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime, timedelta
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.collect import mishaps
from watcher.collect.noting import note
from watcher.model.errors import SourceError
from watcher.model.listings import Failure, Listing, Pause
from watcher.model.provider_pages import SeenPage
from watcher.sources.source import PollContext
from watcher.store import metrics
from watcher.store.errors import StoreError
from watcher.store.polled import outages, poll_counts
from watcher.store.polled import sources as source_states
from watcher.store.polled.poll_counts import Poll
from watcher.store.polled.poll_state import recall
from watcher.store.published.pages_memory import PagesMemory
from watcher.timing import schedule
from watcher.web.client import FetchError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from watcher.collect.tools import Tools
    from watcher.sources.source import Source
    from watcher.store.database import Store
    from watcher.store.polled.poll_state import Memory
    from watcher.timing.schedule import Due

MOST_AT_ONCE = 32
"""How many sources are asked at once. Each waits for its own server most of the time."""
NOTED_TOGETHER = 100
"""How many polls are noted in one transaction: most say only that nothing has changed."""


class PollResult(Struct, frozen=True):
    """What one poll of one source came to. `error` says why the source as a whole could not be read."""

    source: str
    pages: int
    new: int
    problems: tuple[str, ...] = ()
    error: str | None = None


class _FinishedPoll(Struct, frozen=True):
    """One poll that is over and not yet noted; `unchanged` are the places that said just that."""

    polled: PollResult
    memory: Memory
    unchanged: tuple[str, ...]
    ended: datetime
    seconds: float
    due: Due

    @property
    def counted(self) -> Poll:
        """What the certificate counts of it."""
        last = self.memory.state.last_attempt
        gap = self.ended - last if last else timedelta()
        return Poll(self.polled.source, self.ended, good=self.polled.error is None, new=self.polled.new, gap=gap)


def poll(sources: Sequence[Source], tools: Tools) -> tuple[PollResult, ...]:
    """Ask sources what they list now, several at once, so that a slow one doesn't delay the others.

    What is new is noted at once, each page in a transaction of its own; that nothing has changed, for many sources
    together: after a kill they are asked once more. An error costs its own source alone.
    """
    with tools.store.look() as tx:
        memories = recall(tx, [each.settings.name for each in sources], tools.clock.now())
    done: dict[str, PollResult] = {}
    unnoted: list[_FinishedPoll] = []
    for over in _several_at_once(lambda each: _ask_alone(each, memories.pop(each.settings.name), tools), sources):
        if over is None:
            continue
        done[over.polled.source] = over.polled
        if tools.store.shared:
            continue  # it was noted before another process could ask
        unnoted.append(over)
        if len(unnoted) == NOTED_TOGETHER:
            _note_polls(tools.store, unnoted)
            unnoted = []
    _note_polls(tools.store, unnoted)
    return tuple(done[each.settings.name] for each in sources if each.settings.name in done)


def _several_at_once(
    ask: Callable[[Source], _FinishedPoll | None], sources: Sequence[Source]
) -> Iterator[_FinishedPoll | None]:
    if len(sources) < 2:
        yield from map(ask, sources)
        return
    waiting: SimpleQueue[Source] = SimpleQueue()
    answers: SimpleQueue[_FinishedPoll | BaseException | None] = SimpleQueue()
    for each in sources:
        waiting.put(each)

    def go_on() -> None:
        with suppress(Empty):
            while True:
                source = waiting.get_nowait()
                try:
                    answers.put(ask(source))
                except BaseException as error:  # whatever it is: somebody waits for an answer
                    answers.put(error)

    # Two plain queues: to hand over a thousand sources one by one as futures takes three times as long.
    at_once = min(len(sources), MOST_AT_ONCE)
    with ThreadPoolExecutor(at_once, thread_name_prefix="polling") as threads:
        for _ in range(at_once):
            threads.submit(go_on)
        # As they finish: one that takes a minute must not keep the others' news from being noted.
        for _ in sources:
            answer = answers.get()
            if isinstance(answer, BaseException):
                raise answer
            yield answer


def _ask_alone(source: Source, memory: Memory, tools: Tools) -> _FinishedPoll | None:
    """Ask one source; None where another process asks it right now, or has done so since `memory` was looked up."""
    if not tools.store.shared:
        return _ask(source, memory, tools)
    name = source.settings.name
    with tools.store.sole(f"source {name}") as ours:
        if not ours:
            return None
        with tools.store.look() as tx:
            if source_states.state(tx, name).last_attempt != memory.state.last_attempt:
                return None
        over = _ask(source, memory, tools)
        _note_polls(tools.store, [over])
        return over


def _note_polls(store: Store, over: Sequence[_FinishedPoll]) -> None:
    """Note polls that are over: when they were, how they went, and when their sources are due next."""
    if not over:
        return
    good = [each for each in over if each.polled.error is None]
    # To lose in a power cut that nothing had changed costs a second look: that needn't wait for the disk.
    with store.begin(lasting=len(good) < len(over)) as tx:
        source_states.saw_no_change(
            tx, ((each.polled.source, at, each.ended) for each in over for at in each.unchanged)
        )
        source_states.succeeded(tx, ((each.polled.source, each.ended, each.due) for each in good))
        poll_counts.polled(tx, (each.counted for each in over))
        metrics.note_poll_seconds(tx, ((each.polled.source, each.seconds) for each in over))
        for each in over:
            name, error = each.polled.source, each.polled.error
            if error is not None:
                outages.bad_poll(tx, name, Failure(outages.WHOLE, error), each.ended)
                source_states.failed(tx, each.memory.state, each.ended, each.due, error)
            elif each.memory.in_trouble(outages.WHOLE):
                outages.good_poll(tx, name, outages.WHOLE, each.ended)


def _ask(source: Source, memory: Memory, tools: Tools) -> _FinishedPoll:
    """Ask one source, and note what its pages show, unless it is that nothing has changed."""
    name = source.settings.name
    began, started = tools.clock.now(), tools.clock.monotonic()
    pages = new = 0
    problems: list[str] = []
    unchanged: list[str] = []
    error: Exception | None = None
    sentence = None
    try:
        places = PagesMemory(tools.store, tools.places, began)
        for seen in source.poll(PollContext(tools.web, tools.readers, memory, tools.watched, places)):
            if isinstance(seen, Pause):
                if new:
                    tools.deal_with_news()
                continue
            pages += not isinstance(seen, Failure)
            if isinstance(seen, Listing) and seen.items and memory.changes_nothing(seen):
                unchanged.append(seen.place)
                continue
            if isinstance(seen, SeenPage):
                from watcher.collect import report_cards  # with all that reads PDFs

                seen = report_cards.completed(seen, tools)
            noted = note(seen, name, memory, tools)
            new += noted.new
            problems += [f"{seen.place}: {each}" for each in noted.problems if not isinstance(seen, SeenPage)]
    except (SourceError, FetchError, StoreError) as trouble:
        error, sentence = trouble, str(trouble)
    except Exception as trouble:  # one odd source must not end the polling of the others
        error, sentence = trouble, mishaps.sentence_of(trouble, name)
    polled = PollResult(name, pages, new, tuple(problems), sentence)
    now = tools.clock.now()
    due = _due(source, memory, (began, now), error, tools)
    return _FinishedPoll(polled, memory, tuple(unchanged), now, tools.clock.monotonic() - started, due)


def _due(source: Source, memory: Memory, span: tuple[datetime, datetime], error: Exception | None, tools: Tools) -> Due:
    """Say when a source is asked next, after a poll that took the time of `span`."""
    began, ended = span
    dice = random.random()  # noqa: S311 - jitter
    pace = source.settings.pace(began, pages=len(tools.watched), spacing=tools.spacing)
    if error is None:
        return schedule.next_poll(began, ended, pace, dice)
    failures = memory.state.failures + 1
    return schedule.after_failure(began, ended, pace, dice, schedule.FailedPolls(failures, _asked_to_wait(error)))


def _asked_to_wait(error: BaseException | None) -> timedelta | None:
    """Find how long the server asked to wait, in the error or in what it came from."""
    # A source says in its own words what a fetch said first: the wish is in the cause.
    while error is not None:
        if isinstance(error, FetchError) and error.retry_after:
            return error.retry_after
        error = error.__cause__
    return None
