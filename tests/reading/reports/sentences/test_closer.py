from __future__ import annotations

from watcher.reading.reports.sentences.closer import NOT_CLOSER, Closer


def test_a_text_without_pages_has_neither_places_nor_tags():
    assert NOT_CLOSER.placed(1) == ()
    assert NOT_CLOSER.tagged(1).elements == ()


def test_a_page_is_looked_at_by_its_number_and_without_tags_has_none():
    closer = Closer(lambda number: (number,))

    assert closer.placed(2) == (2,)
    assert closer.tagged(2).elements == ()
