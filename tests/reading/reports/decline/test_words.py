from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis.strategies import from_regex

from watcher.reading.reports.decline import words as decline_words


@pytest.mark.parametrize(
    ("words", "letters"),
    [
        ("DECLINED", "OF_DECLINE"),
        ("DECLINED_THEN", "OF_DECLINE"),
        ("DECLINE", "OF_DECLINE"),
        ("DECLINING", "OF_DECLINE"),
        ("WORSE_NOW", "OF_WORSE_NOW"),
    ],
)
def test_the_letters_by_which_words_are_looked_for_are_in_all_of_them(words, letters):
    @settings(max_examples=60, deadline=None, database=None)
    @given(from_regex(rf"\A{getattr(decline_words, words)}\Z"))
    def has_some(text):
        said = " ".join(text.lower().split())  # sentences are on one line, with single blanks
        assert any(each in f"{said} " for each in getattr(decline_words, letters).split("|"))

    has_some()
