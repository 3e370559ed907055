from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import event, select
from stored import NOW, TRAFFORD, WIRRAL, a_reading, an_entry, decided, list_page, listed, read

from watcher.model.corrections import Cause, Correction
from watcher.model.values import replace
from watcher.store.published import corrections, fetch_queue, publications
from watcher.store.tables.publications import publication

OURS = frozenset({WIRRAL})
HOUR = timedelta(hours=1)
SHIPPED_UNTIL = date(2026, 7, 1)
HISTORY = {"first_contact": True, "published": date(2026, 7, 15)}


def undecided(tx, now=NOW):
    return [each.key for each in publications.undecided(tx, now, SHIPPED_UNTIL)]


def test_news_waits_an_hour_at_most_for_the_history_that_it_is_to_be_compared_with(tx):
    read(tx, "news")
    history = listed(tx, "history", **HISTORY)
    at_once, an_hour_later = undecided(tx), undecided(tx, NOW + HOUR + timedelta(seconds=1))
    fetch_queue.could_not_be_read(tx, history, "404", NOW, HOUR)

    assert (at_once, an_hour_later) == ([], ["news"])
    assert undecided(tx) == ["news"]


def test_history_that_is_shipped_or_another_authoritys_keeps_nobody_waiting(tx):
    read(tx, "news")
    listed(tx, "shipped", first_contact=True, published=SHIPPED_UNTIL)
    listed(tx, "elsewhere", urn=TRAFFORD, **HISTORY)

    assert undecided(tx) == ["news"]


def test_what_is_undecided_comes_in_order_of_publication_with_what_was_corrected(tx):
    later = read(tx, "later", published=date(2026, 8, 3))
    read(tx, "earlier", published=date(2026, 8, 1))
    correction = Correction(Cause.NEW_BYTES, a_reading())
    publications.decided(tx, NOW, (later, "Told.", "story"))  # what nobody was told is no correction
    corrections.corrected(tx, later, "later-hash", correction)

    first, second = publications.undecided(tx, NOW, SHIPPED_UNTIL)
    publications.decided(tx, NOW, (later, "Told.", "story"))

    assert (first.key, first.correction) == ("earlier", None)
    assert (second.key, second.correction) == ("later", correction)
    assert undecided(tx) == ["earlier"]
    assert publications.still_undecided(tx, [second, first]) == [first]


def test_of_a_corrected_document_only_the_correction_counts(tx):
    read(tx, "old")
    new = read(tx, "new")
    before = [each.sha256 for each in publications.collected(tx, WIRRAL)]
    corrections.corrected(tx, new, "new-hash", Correction(Cause.NEW_LINK, a_reading()))

    assert before == ["new-hash", "old-hash"]
    assert [each.sha256 for each in publications.collected(tx, WIRRAL)] == ["new-hash"]
    assert publications.collected(tx, TRAFFORD) == []
    both = publications.collected_of_all(tx, (WIRRAL, TRAFFORD))
    assert {urn: [each.sha256 for each in found] for urn, found in both.items()} == {WIRRAL: ["new-hash"]}


def test_what_was_corrected_is_looked_for_once_and_not_for_each_publication(tx):
    asked = []
    event.listen(tx, "before_cursor_execute", lambda *said: asked.append(said[2:4]))
    publications.collected_of_all(tx, (WIRRAL,))
    publications.collected_of_all(tx, (WIRRAL, TRAFFORD))

    assert len(asked) == 2
    for statement, given in tuple(asked):
        plan = [row.detail for row in tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)]
        assert not [each for each in plan if "CORRELATED" in each]


def test_the_day_on_the_page_and_the_day_in_the_document_fill_in_for_each_other(tx):
    read(tx, "undated page", published=None, said=a_reading(published=date(2026, 8, 2)))
    read(tx, "undated document", published=date(2026, 8, 1), said=a_reading())

    found = {each.sha256: each for each in publications.collected(tx, WIRRAL)}

    assert found["undated page-hash"].published == date(2026, 8, 2)
    assert found["undated document-hash"].reading.published == date(2026, 8, 1)


def test_the_story_of_a_document_that_names_another_authority_is_not_this_ones(tx):
    decided(tx, "right", story="a")
    decided(tx, "misplaced", story="b", said=a_reading(TRAFFORD))
    read(tx, "undecided")

    assert [key for key, _ in publications.decided_of(tx, WIRRAL)] == ["a"]


def test_what_was_decided_of_an_authority_is_asked_for_once_with_what_it_says(tx):
    for key in ("one", "two", "three"):
        decided(tx, key, story=key)
    asked = []
    event.listen(tx, "before_cursor_execute", lambda *given: asked.append(given[2]))

    assert [key for key, _ in publications.decided_of(tx, WIRRAL)] == ["one", "two", "three"]
    assert len(asked) == 1


def test_what_stands_on_a_page_is_listed_with_what_became_of_it(tx):
    decided(tx, "told", decision="Told.", published=date(2026, 8, 3))
    unread = listed(tx, "unread", title="Unread", published=date(2026, 8, 2))
    fetch_queue.could_not_be_read(tx, unread, "404", NOW, HOUR)
    listed(tx, "new", title="New", published=date(2026, 8, 1))

    assert [each.became for each in publications.listed(tx, WIRRAL, 9)] == ["Told.", "404", ""]
    assert len(publications.listed(tx, WIRRAL, 2)) == 2


def test_what_was_new_in_a_time_and_could_not_be_read_is_listed(tx):
    listed(tx, "before", title="before", at=NOW - HOUR)
    listed(tx, "in it", title="in it")
    listed(tx, "read later", title="read later")
    listed(tx, "too late", title="too late", at=NOW + HOUR)
    listed(tx, "history", title="history", **HISTORY)
    read(tx, "read later", title="read later")

    found = publications.unread_between(tx, OURS, NOW, NOW + HOUR)

    assert [replace(each, url="") for each in found] == [
        publications.UnreadPublication(WIRRAL, "in it", "", date(2026, 8, 3), None)
    ]


def test_of_a_document_on_two_authorities_pages_each_has_its_own_story(tx):
    for urn, story in ((WIRRAL, "Wirral's"), (TRAFFORD, "Trafford's")):
        list_page(tx, an_entry("both"), urn=urn)
        number = tx.execute(select(publication.c.id).where(publication.c.urn == urn)).scalar_one()
        publications.decided(tx, NOW, (number, "Told.", story))
    url = an_entry("both").url

    assert publications.stories_of(tx, [url]) == {(WIRRAL, url): "Wirral's", (TRAFFORD, url): "Trafford's"}
