from __future__ import annotations

import pytest

from watcher.reading.reports.progress.lacking import LACKING
from watcher.reading.reports.progress.made import MADE
from watcher.reading.reports.progress.words import Says


def says(words):
    return {form.says for form in (*LACKING, *MADE) if form.words.search(words)}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("insufficient progress", Says.BAD),
        ("the pace of change has been too slow", Says.BAD),
        ("children remain at risk", Says.BAD_BESIDE),
        ("progress is uneven", Says.HALF),
        ("strong and sustained progress", Says.GOOD),
        ("practice has improved", Says.GOOD_BESIDE),
    ],
)
def test_each_way_of_saying_it_is_of_one_kind(words, kind):
    assert kind in says(words)


def test_words_without_a_direction_are_of_no_kind():
    assert says("Inspectors looked at children's records.") == set()
