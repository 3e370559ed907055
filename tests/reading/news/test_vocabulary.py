from __future__ import annotations

from watcher.reading.news import vocabulary


def test_every_sort_has_phrases():
    assert all(phrases for group in vocabulary.GROUPS.values() for phrases in group.values())


def test_the_four_grades_of_ofsted_are_sorts():
    assert {"outstanding", "good", "requires improvement", "inadequate"} <= set(vocabulary.GRADES)
