from __future__ import annotations

import sys
from datetime import date

import documents as samples
import pytest
from sqlalchemy import func, select
from stored import a_reading, alerted, decided
from structlog.testing import capture_logs

from watcher.collect.pictures import Pictures
from watcher.reading import document
from watcher.reading.sandbox import Readers
from watcher.store.tables.publications import picture

REPORT = samples.ilacs(
    "Wirral Council",
    (("leadership", "inadequate"), ("help_and_protection", "inadequate"), ("children_in_care", "good")),
    date(2026, 6, 8),
    date(2026, 6, 19),
)


@pytest.fixture(scope="module")
def readers():
    with Readers(workers=1) as opened:
        yield opened


def told(store, body=REPORT, said=None):
    """Put an alert there that is about a document."""
    with store.begin() as tx:
        alerted(tx, of=decided(tx, body=body, said=said or document.read(REPORT)))


def kept(store):
    with store.look() as tx:
        return tx.execute(select(func.count()).select_from(picture)).scalar_one()


def test_a_table_is_drawn_when_it_is_first_asked_for_and_kept(store, readers):
    told(store)
    before = kept(store)

    drawn = Pictures(readers).of_alert(store, "alert-1")
    with Readers(workers=1, command=(sys.executable, "-c", "")) as dead:
        again = Pictures(dead).of_alert(store, "alert-1")

    assert before == 0
    assert drawn.png.startswith(b"\x89PNG")
    assert "Help and protection: inadequate".lower() in drawn.alt.lower()
    assert again == drawn
    assert kept(store) == 1


def test_where_nothing_can_be_drawn_there_is_none_and_it_is_not_tried_again(store, readers):
    told(store, body=b"%PDF-1.7 broken")
    pictures = Pictures(readers)

    found = [pictures.of_alert(store, "alert-1") for _ in range(2)]

    assert found == [None, None]
    assert pictures._without == {"50300001-hash"}
    assert kept(store) == 0


def test_of_what_judges_nothing_and_of_what_is_about_no_document_no_picture_is_tried(store):
    told(store, said=a_reading())
    with store.begin() as tx:
        alerted(tx, "of news")

    with Readers(workers=1, command=("/nowhere/python",)) as dead, capture_logs() as logs:
        pictures = Pictures(dead)
        found = [pictures.of_alert(store, each) for each in ("alert-1", "of news")]

    assert found == [None, None]
    assert logs == []


def test_whatever_goes_wrong_over_a_picture_is_logged_and_raises_nothing(store):
    told(store)

    with Readers(workers=1, command=("/nowhere/python",)) as dead, capture_logs() as logs:
        found = Pictures(dead).of_alert(store, "alert-1")

    assert found is None
    assert [each["event"] for each in logs] == ["a picture could not be made"]
