from __future__ import annotations

import json

import pytest
from sqlalchemy.exc import NoResultFound
from stored import NOW, a_reading, alerted, decided

from watcher.model.documents import Picture, as_json, from_text
from watcher.store.published import documents


def test_the_same_bytes_are_kept_once_and_come_back_as_they_were(tx):
    documents.add(tx, "hash", b"%PDF \x00\xff", NOW)
    documents.add(tx, "hash", b"never written", NOW)

    assert documents.body(tx, "hash") == b"%PDF \x00\xff"
    with pytest.raises(NoResultFound):
        documents.body(tx, "another")


def test_a_later_reading_takes_the_place_of_an_earlier_one(tx):
    documents.add(tx, "hash", b"", NOW)
    unread = documents.said(tx, "hash")
    documents.add_reading(tx, "hash", a_reading(problems=("No date was found.",)), "1", NOW)
    documents.add_reading(tx, "hash", a_reading(), "2", NOW)

    assert unread is None
    assert documents.said(tx, "hash") == a_reading()


def test_the_picture_of_what_an_alert_is_about_is_the_one_drawn_last(tx):
    alerted(tx, of=decided(tx))
    alerted(tx, "of news")
    documents.add_picture(tx, "50300001-hash", Picture(1, "before", b"one"))
    documents.add_picture(tx, "50300001-hash", Picture(2, "now", b"two"))

    assert documents.of_alert(tx, "alert-1") == "50300001-hash"
    assert documents.picture_of(tx, "50300001-hash") == Picture(2, "now", b"two")
    assert documents.of_alert(tx, "of news") is None
    assert documents.picture_of(tx, "another-hash") is None


def test_of_the_readings_that_are_kept_parsed_the_one_that_was_asked_for_first_goes_first(monkeypatch):
    took = []
    monkeypatch.setattr(documents, "_PARSED", {})
    monkeypatch.setattr(documents, "MOST_PARSED", 2)
    monkeypatch.setattr(documents, "from_text", lambda text: took.append(text) or from_text(text))
    one, two, three = (json.dumps(as_json(a_reading(theme=theme))) for theme in ("one", "two", "three"))

    read = [documents.parsed(each) for each in (one, two, one, three, one, two)]

    assert took == [one, two, three, two]
    assert [each.theme for each in read] == ["one", "two", "one", "three", "one", "two"]
    assert read[0] is read[4]


def test_a_reading_that_was_kept_with_half_a_letter_is_taken_back():
    odd = a_reading(theme="half \ud83d a letter")

    assert from_text(json.dumps(as_json(odd))) == odd
    with pytest.raises(ValueError, match="Expecting"):
        from_text("{")
