from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import event, select, update
from stored import NOW, STORY, TRAFFORD, WIRRAL, an_entry, list_page, listed

from watcher.store.polled import sources
from watcher.store.published import listings
from watcher.store.published.publications import State
from watcher.store.tables.publications import publication

ONE, TWO = an_entry("1", "One"), an_entry("2", "Two")


def row(tx, key="1"):
    return tx.execute(select(publication).where(publication.c.key == key)).one()


def polled(tx, *entries, times=1, **options):
    """Poll the page some more times; returns the keys of what is gone by then."""
    for number in range(times):
        list_page(tx, *entries, at=NOW + timedelta(minutes=10 * (number + 1)), **options)
    sources.watch(tx, [WIRRAL], NOW)
    return [each.title for each in listings.gone_untold(tx)]


def test_a_publication_is_new_once_for_its_authority_and_not_for_another(tx):
    assert list_page(tx, ONE, TWO) == 2
    assert list_page(tx, TWO, ONE) == 0
    assert list_page(tx, ONE, urn=TRAFFORD) == 1


def test_what_a_page_still_lists_is_noted_in_one_statement_however_much_that_is(tx):
    old = [an_entry(str(number), f"Report {number}") for number in range(20)]
    list_page(tx, *old)
    statements = []
    event.listen(tx, "before_cursor_execute", lambda *given: statements.append(given[2]))

    assert list_page(tx, *old, an_entry("new", "New"), at=NOW + timedelta(minutes=10)) == 1

    assert sum(each.startswith("UPDATE publication") for each in statements) == 1
    assert {row(tx, each.key).last_seen for each in old} == {NOW + timedelta(minutes=10)}


def test_at_first_contact_only_what_was_published_lately_is_news(tx):
    listed(tx, "new", first_contact=True, published=date(2026, 7, 27))
    listed(tx, "old", first_contact=True, published=date(2026, 7, 26))
    listed(tx, "undated", first_contact=True, published=None)
    listed(tx, "later", published=date(2020, 1, 1))

    assert [row(tx, key).history for key in ("new", "old", "undated", "later")] == [False, True, True, False]


def test_nobodys_documents_are_listed_and_not_fetched(tx):
    listed(tx, "watched")
    listed(tx, "unwatched", watched=False)

    assert [row(tx, key).state for key in ("watched", "unwatched")] == [State.WAITING, State.LISTED]


def test_a_link_is_gone_when_it_was_missing_three_times_in_a_row(tx):
    list_page(tx, ONE, TWO)
    twice = polled(tx, TWO, times=2)
    back = polled(tx, ONE, TWO)
    twice_more = polled(tx, TWO, times=2)
    thrice = polled(tx, TWO)

    assert (twice, back, twice_more, thrice) == ([], [], [], ["One"])
    assert [each.key for each in listings.shown(listings.known(tx, WIRRAL))] == ["2"]
    assert [each.key for each in listings.dated(tx)] == ["2"]


def test_a_page_that_has_not_changed_still_lacks_what_it_lacked(tx):
    list_page(tx, ONE, TWO)
    polled(tx, TWO)

    assert polled(tx, times=2) == ["One"]
    assert row(tx, "2").missing_polls == 0


def test_somebody_hears_once_that_it_is_gone_and_once_that_it_is_back(tx):
    list_page(tx, ONE, TWO)
    polled(tx, TWO, gone_after=1)
    listings.told_gone(tx, row(tx).id)
    told = polled(tx, TWO)

    assert told == []
    assert listings.back_untold(tx) == []
    assert list_page(tx, ONE, TWO) == 0
    assert row(tx).gone_at is None
    assert [each.title for each in listings.back_untold(tx)] == ["One"]
    listings.told_gone(tx, row(tx).id, gone=False)
    assert listings.back_untold(tx) == []
    assert polled(tx, TWO, gone_after=1) == ["One"]


def test_what_was_gone_and_not_told_so_is_not_told_to_be_back(tx):
    list_page(tx, ONE, TWO)
    polled(tx, TWO, gone_after=1)
    list_page(tx, ONE, TWO)

    assert listings.back_untold(tx) == []


@pytest.mark.parametrize(("story", "untold"), [(None, []), (STORY, ["One"])])
def test_what_was_gone_before_the_watching_began_is_news_to_whoever_was_told_of_it_alone(tx, story, untold):
    list_page(tx, ONE)
    tx.execute(update(publication).values(gone_at=NOW - timedelta(days=1), story=story))

    assert polled(tx) == untold


def test_one_of_the_same_title_and_dates_takes_the_place_of_another_at_once(tx):
    list_page(tx, ONE, TWO)
    moved = an_entry("3", "One")

    assert polled(tx, moved, TWO) == []
    assert row(tx, "3").replaces == row(tx).id
    assert row(tx).gone_at is not None


def test_what_is_known_is_not_unlearned_when_a_later_page_lacks_it(tx):
    list_page(tx, an_entry("1", "One", date(2026, 8, 3), event_date=date(2026, 6, 19)))
    list_page(tx, an_entry("1", "One", None))
    lacking = row(tx)
    list_page(tx, an_entry("1", "One", date(2026, 8, 4)))

    assert (lacking.published, lacking.event_date) == (date(2026, 8, 3), date(2026, 6, 19))
    assert row(tx).published == date(2026, 8, 4)


def test_an_address_that_can_be_opened_is_not_forgotten_for_one_that_can_not(tx):
    list_page(tx, ONE)
    list_page(tx, ONE.__class__("1", "One", f"https://reports.example/{WIRRAL}", ONE.published))

    assert row(tx).url == ONE.url


@pytest.mark.parametrize("days", [(), (date(2026, 8, 3), date(2026, 8, 1), date(2026, 8, 3))])
def test_the_days_on_which_something_was_published_are_known(tx, days):
    for number, day in enumerate(days):
        listed(tx, f"{number}", title=f"{number}", published=day)

    assert sorted(listings.published_days(tx)) == sorted(set(days))
    assert listings.latest_day(tx) == max(days, default=None)
