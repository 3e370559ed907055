from __future__ import annotations

from datetime import date

from builders import judgements
from sqlalchemy import update
from stored import TRAFFORD, WIRRAL, a_reading, read

from watcher.data.publications import file_id, shipped
from watcher.model.ofsted import ILACS_2026
from watcher.store.published import inspections
from watcher.store.tables.publications import publication


def inspected(end=date(2026, 6, 19), **grades):
    return {
        "framework": ILACS_2026,
        "inspection_end": end,
        "judgements": judgements(**(grades or {"leadership": "good"})),
    }


def read_as(tx, url, said):
    """Let a publication have the address of a shipped one, and be read to say this."""
    number = read(tx, file_id(url), said=said, published=said.published)
    tx.execute(update(publication).where(publication.c.id == number).values(url=url))


def test_what_was_read_comes_after_what_was_shipped_in_order_of_publication(tx):
    read(tx, "second", said=a_reading(**inspected()), published=date(2026, 8, 3))
    read(tx, "first", said=a_reading(**inspected(date(2026, 3, 1))), published=date(2026, 4, 1))

    alone = inspections.everything(tx, WIRRAL, bundled=False)
    together = inspections.everything(tx, WIRRAL, bundled=True)

    assert [each.published for each in alone] == [date(2026, 4, 1), date(2026, 8, 3)]
    assert together == (*shipped(WIRRAL), *alone)


def test_a_shipped_inspection_counts_until_its_own_document_was_read(tx):
    last = shipped(WIRRAL)[-1]
    read_as(tx, last.url, a_reading(problems=("No grade was found.",), published=last.published))
    unread = inspections.known(tx, WIRRAL, bundled=True)[0]
    read_as(tx, shipped(WIRRAL)[0].url, a_reading(**inspected(), published=shipped(WIRRAL)[0].published))

    assert unread.judgements == last.reading.judgements
    assert inspections.everything(tx, WIRRAL, bundled=True)[0].reading.judgements == judgements(leadership="good")
    assert len(inspections.everything(tx, WIRRAL, bundled=True)) == len(shipped(WIRRAL))


def test_a_report_that_was_issued_anew_under_another_number_is_the_same_inspection(tx):
    last = shipped(WIRRAL)[-1]
    said = a_reading(**inspected(last.reading.inspection_end), published=last.published)
    read(tx, "anew", said=said, published=last.published)

    found = inspections.known(tx, WIRRAL, bundled=True)

    assert [each.published for each in found].count(last.published) == 1
    assert found[0].judgements == judgements(leadership="good")
    assert len(found) == len(shipped(WIRRAL))


def test_a_document_that_names_another_authority_is_nobodys_history(tx):
    read(tx, "misplaced", said=a_reading(TRAFFORD, **inspected()))

    assert inspections.everything(tx, WIRRAL, bundled=False) == ()
    assert inspections.everything(tx, TRAFFORD, bundled=False) == ()


def test_of_two_of_one_day_the_one_that_ended_later_is_the_newer_and_earlier_means_before_that_day(tx):
    read(tx, "later", said=a_reading(**inspected(date(2026, 7, 1), leadership="inadequate")))
    read(tx, "earlier", said=a_reading(**inspected(date(2026, 6, 1))))

    newest, older = inspections.known(tx, WIRRAL, bundled=False)

    assert (newest.end, older.end) == (date(2026, 7, 1), date(2026, 6, 1))
    assert inspections.before(tx, WIRRAL, date(2026, 8, 3), bundled=False).inspections == ()
    assert len(inspections.before(tx, WIRRAL, date(2026, 8, 4), bundled=False).inspections) == 2
