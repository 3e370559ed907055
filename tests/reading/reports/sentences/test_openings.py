from __future__ import annotations

import pytest

from watcher.reading.reports.sentences.openings import without_contrast, without_openings


@pytest.mark.parametrize(
    ("sentence", "plain"),
    [
        ("However, plans are late.", "Plans are late."),
        ("It is also the case that plans are late.", "Plans are late."),
        ("At this visit, plans are also late.", "Plans are late."),
        ("At the inspection, plans are late.", "Plans are late."),
        ("At the inspection, plans were late.", "At the inspection, plans were late."),
        ("Inspectors also found that plans have not been kept.", "Plans have not been kept."),
        ("Inspectors found that plans had declined.", "Inspectors found that plans had declined."),
        ("In the north of the county, while staff stay, plans are late.", "While staff stay, plans are late."),
        (
            "At the last visit, while staff stayed, plans were late.",
            "At the last visit, while staff stayed, plans were late.",
        ),
        ("In the north of the county, plans are late.", "In the north of the county, plans are late."),
    ],
)
def test_what_any_sentence_may_open_with_is_left_out_and_what_tells_the_time_stays(sentence, plain):
    assert without_openings(sentence) == plain


def test_this_visit_stays_where_it_matters_that_it_is_this_one():
    assert without_openings("At this visit, plans are late.", of_visit=False) == "At this visit, plans are late."


def test_what_sets_this_visit_against_an_earlier_one_is_left_out_alone():
    assert without_contrast("In contrast to the last visit, plans are late.") == "Plans are late."
    assert without_contrast("In contrast to others, plans are late.") == "In contrast to others, plans are late."
