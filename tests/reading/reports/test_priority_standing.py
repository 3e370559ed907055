from __future__ import annotations

import pytest

from watcher.reading.reports.priority_standing import Standing, standing_of


@pytest.mark.parametrize(
    ("sentence", "standing"),
    [
        ("Inspectors identified an area for priority action.", Standing.SET),
        ("The area for priority action from the last visit remains in place.", Standing.STANDS),
        ("There is no area for priority action.", Standing.NONE),
        ("The area for priority action has been met.", Standing.NONE),
        ("Leaders have made this an area for priority action.", Standing.SPOKEN_OF),
        ("In 2020 inspectors set an area for priority action.", Standing.SPOKEN_OF),
        ("The area for priority action concerns visits.", Standing.UNSURE),
        ("Leaders know their services.", Standing.SPOKEN_OF),
    ],
)
def test_a_sentence_says_how_an_area_stands(sentence, standing):
    assert standing_of(sentence) is standing


def test_what_children_need_is_not_how_the_area_stands():
    sentence = "There is an area for priority action about children whose needs are not met."

    assert standing_of(sentence) is Standing.SET
