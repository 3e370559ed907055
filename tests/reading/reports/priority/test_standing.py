from __future__ import annotations

import time

import pytest

from watcher.reading.reports.priority.standing import Standing, standing_of


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
        ("Inspectors identified an area for priority action about assessments in 2021.", Standing.UNSURE),
        (
            "In addition to what should improve, there are two areas for priority action for the partnership.",
            Standing.SET,
        ),
        (
            "What we saw of babies, some of whom had been left unseen, has led us to set an area for priority action.",
            Standing.SET,
        ),
        ("Please send your plan for the areas for priority action identified in this letter.", Standing.SET),
        ("We will follow up any areas for priority action identified in this letter.", Standing.SPOKEN_OF),
        ("Children wait in danger, and this has been recorded as an area for priority action.", Standing.SET),
        ("Leaders were told that visiting would be the subject of an area for priority action.", Standing.SET),
        ("Leaders were told that this would be an area for priority action if it went on.", Standing.SPOKEN_OF),
        ("Inspectors have not identified a further area for priority action.", Standing.NONE),
        ("A further area for priority action has not been identified at this visit.", Standing.NONE),
        ("In 2023 inspectors identified an additional area for priority action.", Standing.SPOKEN_OF),
        ("Inspectors had identified a second area for priority action.", Standing.UNSURE),
        ("At the last visit inspectors set two further areas for priority action, which have been met.", Standing.NONE),
        ("The area for priority action has been met; inspectors found a new area for development.", Standing.NONE),
        ("In addition to the area for priority action set in 2023, inspectors identified a further one.", Standing.SET),
        ("Area for priority action – the partnership has met this in full.", Standing.NONE),
        ("Area for priority action – cases have been closed too early.", Standing.SET),
        ("• Area for priority action: children who live in caravans.", Standing.SET),
        ("Supervision and visits to children are both areas for priority action.", Standing.SET),
        ("Areas for priority action: not applicable", Standing.NONE),
        ("Inspectors decided to lift the area for priority action about visits.", Standing.NONE),
        ("Inspectors decided not to lift the area for priority action about visits.", Standing.STANDS),
        (
            "Inspectors found that they have taken effective action to address all of the areas for priority action.",
            Standing.NONE,
        ),
        ("They have not taken effective action to address the areas for priority action.", Standing.STANDS),
        ("No effective action to address the areas for priority action has been taken.", Standing.STANDS),
        ("They must take effective action to address the areas for priority action.", Standing.UNSURE),
        ("The area for priority action about visits continues, since some are late.", Standing.STANDS),
        (
            "The framework provides for areas for improvement or, at worst, for areas for priority action.",
            Standing.SPOKEN_OF,
        ),
        ("A visit may lead to advice or, where it is needed, to areas for priority action.", Standing.SPOKEN_OF),
        ("An area for priority action was identified at this visit in May 2026.", Standing.SET),
        ("Two areas for priority action were identified during this inspection in June 2026.", Standing.SET),
        ("One area for priority action was raised with leaders in May 2026 during this visit.", Standing.SET),
        ("An area for priority action was made at the last visit and looked at again.", Standing.SPOKEN_OF),
        (
            "Since none of last year's areas for priority action has been resolved, all remain in force.",
            Standing.STANDS,
        ),
        (
            f"Because babies {'and toddlers ' * 12} were left unseen, this has become an area for priority action.",
            Standing.SET,
        ),
    ],
)
def test_a_sentence_says_how_an_area_stands(sentence, standing):
    assert standing_of(sentence) is standing


def test_what_children_need_is_not_how_the_area_stands():
    sentence = "There is an area for priority action about children whose needs are not met."

    assert standing_of(sentence) is Standing.SET


def test_a_hostile_sentence_that_names_hundreds_costs_no_more_than_one_that_names_a_few():
    sentence = "An area for priority action that has been met and " * 400
    begins = time.process_time()

    assert standing_of(sentence) is Standing.NONE
    assert time.process_time() - begins < 5  # half a minute when each of them is asked for
