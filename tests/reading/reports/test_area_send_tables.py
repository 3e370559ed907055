from __future__ import annotations

from watcher.reading.lines import lines
from watcher.reading.pages import Page
from watcher.reading.reports import area_send_tables


def read(*texts):
    actions, improvements = area_send_tables.read(lines((Page(4, "\n".join(texts)),)))
    return [words for _, words in actions], [words for _, words in improvements]


def test_each_area_begins_behind_the_bodies_that_are_responsible():
    actions, improvements = read(
        "Areas for priority action",
        "Responsible body Areas for priority action",
        "Wirral Council and NHS Board",
        "Leaders must urgently make sure that children are",
        "assessed in time.",
        "Wirral Council",
        "Leaders must find a place for every child.",
        "Areas for improvement",
        "Leaders should write better plans.",
        "Leaders should listen to families.",
        "Local area partnership details",
        "Leaders of the council are named here.",
    )

    assert actions == [
        "Leaders must urgently make sure that children are assessed in time.",
        "Leaders must find a place for every child.",
    ]
    assert improvements == ["Leaders should write better plans.", "Leaders should listen to families."]


def test_a_sentence_that_takes_up_the_one_before_begins_no_row():
    _, improvements = read("Areas for improvement", "Leaders should write better plans.", "They should share them.")

    assert improvements == ["Leaders should write better plans. They should share them."]


def test_without_the_heading_there_are_none():
    assert read("Leaders speak of areas for improvement in their own plan.") == ([], [])


def test_the_bodies_may_stand_in_the_second_column():
    actions, _ = read(
        "Areas for priority action Responsible body",
        "Leaders must cut the time that children wait.",
        "Council and NHS together",
        "Leaders must find a place for every child.",
        "Council",
        "Areas for improvement",
        "Leaders should write better plans.",
    )

    assert actions == ["Leaders must cut the time that children wait.", "Leaders must find a place for every child."]
