from __future__ import annotations

import pytest

from watcher.reading import document
from watcher.reading.reports.decline import all_forms
from watcher.reading.reports.decline.words import Shape, Time, form
from watcher.reading.reports.progress import words
from watcher.reading.reports.progress.directions import _FORMS as OF_PROGRESS
from watcher.reading.reports.sentences.whole_words import whole_words


@pytest.mark.parametrize("made", [form(Shape.VERB, Time.NOW, "has(", "has"), words.form(words.Says.BAD, "has(")])
def test_a_form_is_compiled_when_its_words_are_first_needed(made):
    with pytest.raises(Exception, match="unterminated subpattern"):
        _ = made.words


def test_every_form_is_compiled_before_the_first_document():
    document.prepare()
    compiled = whole_words.cache_info().misses
    forms = (*all_forms.FORMS, *OF_PROGRESS)
    assert all(each.words.search("nothing of the kind") is None for each in forms)
    assert whole_words.cache_info().misses == compiled
