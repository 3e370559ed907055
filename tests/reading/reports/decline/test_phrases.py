from __future__ import annotations

import pytest

from watcher.reading.reports.decline.phrases import FORMS
from watcher.reading.reports.decline.words import Shape


def shapes_in(sentence):
    return {form.shape for form in FORMS if form.words.search(sentence)}


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
