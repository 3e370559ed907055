from __future__ import annotations

from watcher.model.ofsted import CARE_LEAVERS, LEADERSHIP
from watcher.reading.pdf import PlacedWord
from watcher.reading.reports import placed_tables

LABELS = {("impact", "of", "leaders"): LEADERSHIP, ("care", "leavers"): CARE_LEAVERS}


def line(top, *cells):
    """Set cells on a line, each at its distance from the left."""
    return [
        PlacedWord(word, left + 40 * at, top - 10, left + 40 * at + 35, top)
        for left, words in cells
        for at, word in enumerate(words.split())
    ]


HEAD = line(700, (70, "Judgement"), (300, "Grade"))


def grades(*pages):
    table = placed_tables.read(pages, LABELS)
    return {each.area: each.grade and each.grade.word for each in table.rows}, table.unknown


def test_a_label_has_the_grade_that_stands_beside_it_over_several_lines():
    page = [
        *HEAD,
        *line(680, (70, "Impact of"), (300, "Requires improvement")),
        *line(668, (70, "leaders"), (300, "to be good")),
        *line(640, (70, "Care leavers"), (300, "Good")),
    ]

    assert grades(page) == ({LEADERSHIP: "requires improvement", CARE_LEAVERS: "good"}, ())


def test_a_watermark_and_a_third_column_change_nothing():
    page = [
        *line(700, (70, "Judgement"), (300, "Grade"), (420, "Previous")),
        *line(680, (70, "Care leavers"), (300, "Good"), (420, "Inadequate")),
        PlacedWord("DRAFT", 100, 600, 500, 690),
    ]

    assert grades(page) == ({CARE_LEAVERS: "good"}, ())


def test_the_grades_before_are_not_taken_where_their_column_comes_first():
    page = [
        *line(700, (70, "Judgement"), (260, "Previous grade"), (420, "Grade")),
        *line(680, (70, "Care leavers"), (300, "Good"), (420, "Inadequate")),
    ]

    assert grades(page) == ({}, ())


def test_a_heading_in_small_letters_may_stand_a_little_higher_on_one_side():
    page = [
        PlacedWord("Judgement", 70, 701, 105, 705),
        PlacedWord("Grade", 300, 706, 335, 710),
        *line(680, (70, "Care leavers"), (300, "Good")),
    ]

    assert grades(page) == ({CARE_LEAVERS: "good"}, ())


def test_a_grade_without_a_known_label_and_one_of_another_scale_are_told():
    page = [
        *HEAD,
        *line(680, (70, "Care leavers"), (300, "Urgent improvement")),
        *line(640, (300, "Inadequate")),
    ]

    assert grades(page) == ({}, ("Urgent improvement", "Inadequate"))


def test_without_its_heading_there_is_no_table():
    assert grades(line(680, (70, "Care leavers"), (300, "Good"))) == ({}, ())
