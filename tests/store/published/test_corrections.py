from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update
from stored import NOW, TRAFFORD, WIRRAL, a_reading, decided, listed, read

from watcher.model.corrections import Cause, Correction, TextChange
from watcher.model.listings import Validators
from watcher.store.published import corrections, documents
from watcher.store.published.corrections import LookAgain
from watcher.store.tables.publications import publication, publication_note
from watcher.store.tables.teams import everybodys

FRESH = LookAgain(
    date(2026, 7, 20), NOW - timedelta(hours=1), date(2026, 1, 1), NOW - timedelta(days=7), NOW - timedelta(days=30)
)
OURS = frozenset({WIRRAL})


def due(tx, when=FRESH, most=9):
    return [each.sha256 for each in corrections.due(tx, OURS, when, most)]


def test_a_fresh_document_is_looked_at_again_sooner_than_an_old_one(tx):
    fresh = read(tx, "fresh", published=date(2026, 8, 3))
    old = read(tx, "old", published=date(2026, 1, 1))
    read(tx, "elsewhere", urn=TRAFFORD)
    tx.execute(update(publication).values(checked_at=None))  # as where it was read before that was noted
    never_looked_at = due(tx)
    for each in (fresh, old):
        corrections.looked_at(tx, each, None, NOW - timedelta(hours=2))
    two_hours_later = due(tx)
    corrections.looked_at(tx, old, None, NOW - timedelta(days=8))

    assert never_looked_at == ["fresh-hash", "old-hash"]
    assert two_hours_later == ["fresh-hash"]
    assert due(tx) == ["fresh-hash", "old-hash"]
    assert due(tx, most=1) == ["fresh-hash"]


def test_a_document_of_the_last_year_is_looked_at_sooner_than_an_older_one(tx):
    recent = read(tx, "recent", published=date(2026, 1, 1))
    older = read(tx, "older", published=date(2025, 12, 31))
    for each in (recent, older):
        corrections.looked_at(tx, each, None, NOW - timedelta(days=8))
    a_week_later = due(tx)
    corrections.looked_at(tx, older, None, NOW - timedelta(days=31))

    assert a_week_later == ["recent-hash"]
    assert due(tx) == ["recent-hash", "older-hash"]


def test_it_is_asked_for_with_what_the_server_gave_last(tx):
    number = read(tx)
    corrections.looked_at(tx, number, Validators('"tag"', "Mon, 03 Aug 2026"), NOW - timedelta(days=9))

    (known,) = corrections.due(tx, OURS, FRESH, 9)

    assert known.validators == Validators('"tag"', "Mon, 03 Aug 2026")


def test_a_corrected_document_is_decided_anew(tx):
    number = decided(tx)
    corrections.corrected(tx, number, "50300001-hash", Correction(Cause.NEW_BYTES, a_reading()))

    assert tx.execute(select(publication.c.decided_at).where(publication.c.id == number)).scalar() is None


def test_the_document_in_whose_place_another_stands_is_found_where_it_was_read(tx):
    old = read(tx, "old")
    new = listed(tx, "new")
    unread = listed(tx, "unread", title="Another title", published=date(2026, 8, 1))
    of_unread = listed(tx, "of unread", title="Another title", published=date(2026, 8, 1))

    assert corrections.replaced(tx, new).id == old
    assert corrections.replaced(tx, of_unread) is None
    assert corrections.replaced(tx, unread) is None


def test_the_same_bytes_under_another_link_of_the_authority_join_its_story(tx):
    decided(tx, "known", story="the story")
    moved = listed(tx, "moved", title="Another title")
    elsewhere = listed(tx, "elsewhere", urn=TRAFFORD)

    assert corrections.moved_here(tx, moved, "known-hash", a_reading())
    assert not corrections.moved_here(tx, elsewhere, "known-hash", a_reading())
    assert tx.execute(select(publication.c.story).where(publication.c.id == moved)).scalar() == "the story"


@pytest.mark.parametrize(
    ("day", "end", "now", "moved"), [(4, 19, 5, False), (3, 19, 5, True), (4, 18, 5, True), (4, 19, 3, True)]
)
def test_the_same_bytes_are_issued_anew_where_another_document_on_their_visit_came_later(tx, day, end, now, moved):
    said = a_reading(inspection_end=date(2026, 6, 19))
    read(tx, "known", said=said, published=date(2026, 8, 3))
    other = a_reading(inspection_end=date(2026, 6, end))
    read(tx, "another", said=other, published=date(2026, 8, day), title="Another title")
    again = listed(tx, "again", title="Another title", published=date(2026, 8, now))

    assert corrections.moved_here(tx, again, "known-hash", said) is moved


@pytest.mark.parametrize(
    ("of", "by", "listed"), [("1", "1", 0), ("1", "2", 1), ("2", "1", 0), ("9", "10", 1), ("10", "9", 0)]
)
def test_what_an_earlier_version_of_the_reader_read_is_listed_and_what_a_later_one_read_is_not(tx, of, by, listed):
    read(tx)
    documents.keep_reading(tx, "50300001-hash", of, NOW)

    assert corrections.read_by_earlier(tx, by, 9) == ["50300001-hash"] * listed


def test_only_what_was_decided_and_is_no_history_can_have_been_told(tx):
    told = decided(tx, "told")
    read(tx, "undecided")
    decided(tx, "history", first_contact=True, published=date(2020, 1, 1))

    assert corrections.told_of(tx, "told-hash", date.min) == [told]
    assert corrections.told_of(tx, "undecided-hash", date.min) == []
    assert corrections.told_of(tx, "history-hash", date.min) == []


def test_what_was_published_before_a_day_is_not_told_again_but_where_its_day_is_unknown(tx):
    old = decided(tx, "old", published=date(2026, 8, 3))
    undated = decided(tx, "undated", published=None)

    assert corrections.told_of(tx, "old-hash", date(2026, 8, 3)) == [old]
    assert corrections.told_of(tx, "old-hash", date(2026, 8, 4)) == []
    assert corrections.told_of(tx, "undated-hash", date(2026, 8, 4)) == [undated]


def test_what_was_different_in_a_corrected_document_is_known_by_its_address(tx):
    number = decided(tx, "corrected")
    read(tx, "as-it-was")
    correction = Correction(Cause.NEW_BYTES, a_reading())
    corrections.corrected(tx, number, "corrected-hash", correction)

    assert corrections.known(tx, [WIRRAL]) == {"https://files.example/corrected": correction}
    assert corrections.known(tx, [TRAFFORD]) == {}


FIRST = Correction(
    Cause.NEW_BYTES, a_reading(progress="sufficient"), (TextChange("One.", "Two."), TextChange("Gone.", None))
)
NEXT = Correction(
    Cause.NEW_BYTES, a_reading(progress="mixed"), (TextChange("Two.", "Three."), TextChange(None, "New."))
)


@pytest.mark.parametrize("by_team", [False, True])
def test_two_corrections_before_any_decision_are_set_against_what_people_were_told(tx, by_team):
    number = decided(tx)
    corrections.corrected(tx, number, "50300001-hash", FIRST)
    if by_team:
        told = {"publication": number, "team": "a", "decided_at": NOW, "gone_told": False}
        tx.execute(everybodys(publication_note).insert().values(told))
    corrections.corrected(tx, number, "50300001-hash", NEXT)

    (found,) = corrections.known(tx, [WIRRAL]).values()
    together = (TextChange("Gone.", None), TextChange("One.", "Three."), TextChange(None, "New."))
    since = (NEXT.before, NEXT.sentences) if by_team else (FIRST.before, together)
    assert (found.before, found.sentences, found.number) == (*since, 2)


def test_what_was_changed_and_changed_back_before_any_decision_is_as_it_was():
    back = Correction(Cause.NEW_BYTES, a_reading(), (TextChange("Two.", "One."), TextChange(None, "Gone.")))

    assert back.after(FIRST).changes_nothing(FIRST.before)


def test_what_is_replaced_before_anybody_decided_about_it_is_no_correction(tx):
    number = read(tx)
    corrections.corrected(tx, number, "50300001-hash", NEXT)

    assert corrections.known(tx, [WIRRAL]) == {}
