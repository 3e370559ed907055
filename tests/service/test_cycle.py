from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import event
from town import TWO_INADEQUATE, Town, urn

from watcher import data
from watcher.service.cycle import COLLECT, Cycle, once


def after_publishing(town, *authorities):
    """Publish reports once the site is known; give the next cycle, and what it asked for in order."""
    with town.service() as service:
        service.begin()
        Cycle(service, service.sources[0]).run(COLLECT)
        for each in authorities:
            town.publish(each, **TWO_INADEQUATE)
        town.clock.pass_(minutes=10)
        before = len(town.reports.requests)

        cycle = Cycle(service, service.sources[0])
        cycle.run(COLLECT)
    return cycle, [each.path for each in town.reports.requests[before:]]


def test_what_the_list_names_is_fetched_and_decided_before_the_pages_that_it_does_not_name_are_asked(town):
    last, first = sorted(("Trafford", "Wirral"), key=urn, reverse=True)

    cycle, asked = after_publishing(town, last)

    document = next(at for at, path in enumerate(asked) if path.startswith("/v1/file/"))
    assert asked.index(f"/provider/44/{urn(last)}") < document < asked.index(f"/provider/44/{urn(first)}")
    assert len(cycle.decisions) == len(town.posts) == len(town.mails()) == 1


def test_many_reports_that_the_list_names_at_once_are_still_one_burst(town):
    cycle, asked = after_publishing(town, "Trafford", "Wirral")

    documents = [at for at, path in enumerate(asked) if path.startswith("/v1/file/")]
    pages = [at for at, path in enumerate(asked) if path.startswith("/provider/")]
    assert max(pages) < min(documents)
    assert len(cycle.decisions) == 2


def test_two_cycles_at_one_moment_both_ask_and_tell_once(town):
    town.once()
    town.publish(**TWO_INADEQUATE)
    town.clock.pass_(minutes=10)

    with ThreadPoolExecutor(2) as at_once:
        both = [at_once.submit(town.once) for _ in range(2)]
        failed = [each.result().failed for each in both]
    town.once()

    assert failed == [{}, {}]
    assert len(town.posts) == len(town.mails()) == 1


def test_a_cycle_that_finds_nothing_new_asks_little_of_the_database_and_writes_only_that_it_looked(town):
    town.once()
    town.clock.pass_(minutes=10)
    began, asked = [], []
    with town.service() as service:
        event.listen(service.store.engine, "begin", lambda _: began.append(1))
        event.listen(service.store.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
        once(service, everything=True)

    changes = [each for each in asked if not each.startswith(("SELECT", "PRAGMA"))]
    written = sorted({each.replace("INSERT INTO ", "").replace("UPDATE ", "").split()[0] for each in changes})
    assert written == ["mark", "place", "source", "tally"]
    assert 20 < len(began) <= 30
    assert 40 < len(asked) <= 58


def test_a_report_of_a_burst_costs_few_statements_from_the_page_that_lists_it_until_it_is_told(tmp_path):
    names = [each.name for each in data.authorities()][:64]  # so many at once are told in digests
    asked, counts = [], []
    with Town(tmp_path, authorities=str(names).replace("'", '"')) as town:
        town.once()
        for some in (names[:24], names[24:]):
            for name in some:
                town.publish(name, **TWO_INADEQUATE)
            town.clock.pass_(minutes=10)
            with town.service() as service:
                event.listen(service.store.engine, "begin", lambda _: asked.extend(("BEGIN", "COMMIT")))
                event.listen(service.store.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
                asked.clear()
                happened = once(service, everything=True)
            assert len(happened.decisions) == len(some)
            counts.append(len(asked))

    few, many = counts
    assert (many - few) / 16 <= 15
