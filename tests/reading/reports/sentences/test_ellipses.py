from __future__ import annotations

import pytest

from watcher.reading.reports.sentences.ellipses import filled, with_next


@pytest.mark.parametrize(
    ("sentence", "in_full"),
    [
        ("Visiting has fallen, and so has its quality.", "Visiting has fallen; its quality has fallen."),
        ("Morale has dropped, as has the oversight.", "Morale has dropped; the oversight has dropped."),
        ("Demand has fallen, and the quality has, too.", "Demand has fallen, and the quality has fallen."),
        ("Demand has not fallen, but the quality has.", "Demand has not fallen, but the quality has fallen."),
        ("Demand has fallen, but the quality has not.", "Demand has fallen, but the quality has not."),
        ("Demand has risen, and so has the quality.", "Demand has risen, and so has the quality."),
    ],
)
def test_a_verb_that_a_clause_leaves_out_is_said_again(sentence, in_full):
    assert filled(sentence) == in_full


def test_the_next_sentence_goes_on_with_its_verb():
    assert with_next("Demand has fallen.", "So has the quality.") == "Demand has fallen; the quality has fallen."
    assert with_next("Demand has risen.", "So has the quality.") == "Demand has risen."
