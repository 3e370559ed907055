from __future__ import annotations

from news_parts import apart

from watcher.reading.news.clauses import clause


def words(sentence, at, *, soft=False):
    texts = sentence.texts
    low, high = clause(sentence, texts.index(at), texts.index(at) + 1, soft=soft)
    return " ".join(texts[low:high])


def test_but_and_a_semicolon_part_clauses():
    (title,) = apart("Bolton is good but Bury is inadequate; Wigan waits").sentences

    assert words(title, "inadequate") == "bury is inadequate"


def test_a_comma_parts_softly_only():
    (title,) = apart("Bolton, rated good before, is inadequate").sentences

    assert words(title, "good", soft=True) == "rated good before"
    assert "inadequate" in words(title, "good")


def test_looked_after_parts_nothing():
    (title,) = apart("Services for looked after children are good").sentences

    assert words(title, "good", soft=True).startswith("services for looked after")
