from __future__ import annotations

import pytest

from watcher.reading.reports.decline_phrases import PHRASES
from watcher.reading.reports.decline_words import Shape


def shapes_in(sentence):
    return {form.shape for form in PHRASES if any(form.places(sentence))}


@pytest.mark.parametrize(
    ("sentence", "shape"),
    [
        ("Families wait longer than they did.", Shape.WHOLE),
        ("Fewer children are seen alone than before.", Shape.WHOLE),
        ("Drift has crept back.", Shape.WHOLE),
        ("It is now irregular.", Shape.NO_LONGER),
    ],
)
def test_a_phrase_is_found_from_a_sentences_first_word_on(sentence, shape):
    assert shapes_in(sentence) == {shape}


def test_the_letters_that_a_phrase_needs_are_looked_for_before_it_is():
    needed = [form for form in PHRASES if form.needs != ("",)]

    assert len(needed) > 20
    assert all(list(form.places("Nothing of the kind.")) == [] for form in needed)
