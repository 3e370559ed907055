from __future__ import annotations

import pytest

from watcher.model.ofsted import CARE_LEAVERS, HELP_AND_PROTECTION, IN_CARE, LEADERSHIP, OVERALL
from watcher.reading.reports.ilacs_headings import LABELS
from watcher.reading.reports.tables import grade_of, read_in_order, read_on, unknown_rows, words_of

LEADERS = "The impact of leaders on social work practice with children and families"
HELP = "The experiences and progress of children who need help and protection"
CARE = "The experiences and progress of children in care"
LEAVERS = "The experiences and progress of care leavers"
ROWS = f"{LEADERS} Good {HELP} Requires improvement to be good {CARE} Outstanding {LEAVERS} Inadequate"
OPENING = " Good practice has grown since the last visit."


def read(text, start=0):
    table = read_in_order(text, LABELS, start)
    return {each.area: each.grade and each.grade.word for each in table.rows}


FOUR = {
    LEADERSHIP: "good",
    HELP_AND_PROTECTION: "requires improvement",
    IN_CARE: "outstanding",
    CARE_LEAVERS: "inadequate",
}


def test_the_number_of_a_note_may_stand_between_a_label_and_its_grade():
    noted = ROWS.replace(f"{CARE} Out", f"{CARE}1 Out").replace(f"{LEAVERS} Inad", f"{LEAVERS} 2 Inad")

    assert read(f"{noted} 1 This was judged for the first time.") == FOUR


def test_rows_are_read_until_the_text_goes_on():
    text = f"{ROWS} Services for children have changed."

    table = read_in_order(text, LABELS)

    assert read(text) == FOUR
    assert text[table.end :] == " Services for children have changed."


@pytest.mark.parametrize(
    "text",
    [
        ROWS.replace("improvement to", "improve-ment to"),
        ROWS.replace("improvement to", "improve- ment to"),
        ROWS.replace("protection", "protec tion"),
        ROWS.replace("Outstanding", "Outstanding1"),
        ROWS.replace("Outstanding", "Outstanding [2]").replace("care leavers", "care leavers*"),
        ROWS.replace(f"{CARE} Outstanding", "The experiences and Outstanding progress of children in care"),
        ROWS.replace("children in care", "children DRAFT in care"),
        "Judgement grade " + ROWS,
    ],
)
def test_accidents_of_typesetting_change_no_grade(text):
    assert read(text) == FOUR
    assert read_in_order(text, LABELS).unknown == ()


def test_a_column_with_the_grades_of_the_inspection_before_is_left_out():
    text = (
        f"Previous grade {LEADERS} Good Inadequate {HELP} Requires improvement to be good Good "
        f"{CARE} Outstanding Outstanding {LEAVERS} Inadequate Requires improvement"
    )

    assert read(text) == FOUR


def test_two_grades_without_such_a_column_are_none():
    table = read_in_order(f"{LEADERS} Good Inadequate {CARE} Good", LABELS)

    assert [each.area for each in table.rows] == [IN_CARE]
    assert table.garbled == (LEADERSHIP,)


@pytest.mark.parametrize(
    "row", ["Safeguarding Inadequate", "The experiences of unaccompanied children Needs attention"]
)
@pytest.mark.parametrize("behind", ["", " Services for children have changed."])
def test_a_row_with_a_label_that_is_not_known_is_told_and_the_others_are_read(row, behind):
    last, middle = f"{ROWS} {row}{behind}", ROWS.replace(CARE, f"{row} {CARE}") + behind

    for text in (last, middle):
        assert read(text) == FOUR
        assert read_in_order(text, LABELS).unknown == (row,)


def test_a_row_with_a_grade_of_another_scale_is_told_and_is_no_judgement():
    table = read_in_order(ROWS.replace("Outstanding", "Strong standard"), LABELS)

    assert {each.area for each in table.rows} == set(FOUR) - {IN_CARE}
    assert table.garbled == (IN_CARE,)
    assert [CARE.removeprefix("The ") in each for each in unknown_rows(table)] == [True]


@pytest.mark.parametrize(
    "opening",
    [
        "Since the last inspection Good has been reached. More is to do.",
        "Services were judged Good in 2019. Much has changed.",
        "Strong leadership has made a difference.",
        "Children in Example are safe. Good practice is shared.",
    ],
)
def test_the_opening_behind_a_table_is_no_row_of_it(opening):
    table = read_in_order(f"{ROWS} {opening}", LABELS)

    assert {each.area for each in table.rows} == set(FOUR)
    assert table.unknown == ()


def test_rows_at_the_head_of_the_next_page_belong_to_a_table_that_lacks_them():
    first = read_in_order(f"{LEADERS} Good {HELP} Good", LABELS)

    more = read_on(first, f"Inspection of Example 2 {CARE} Good {LEAVERS} Inadequate Services have changed.", LABELS)

    assert [(each.area, each.grade.word) for each in more.rows] == [(IN_CARE, "good"), (CARE_LEAVERS, "inadequate")]


@pytest.mark.parametrize(
    "following",
    [
        f"{HELP} Good {CARE} Good",
        "A page of other things. " * 12 + f"{CARE} Good",
        "Contents. The next page speaks of other things.",
    ],
)
def test_another_table_or_a_later_one_is_no_part_of_it(following):
    first = read_in_order(f"{LEADERS} Good {HELP} Good", LABELS)

    assert read_on(first, following, LABELS).rows == ()


@pytest.mark.parametrize(
    ("cell", "grade"),
    [
        ("Good", "good"),
        ("GOOD 1", "good"),
        ("Requires improvement", "requires improvement"),
        ("Requires improve-\nment to be good", "requires improvement"),
        ("Require improvement", "requires improvement"),
        ("Inadequate", "inadequate"),
        ("Good enough", None),
        ("not good", None),
        ("Requires", None),
        ("", None),
    ],
)
def test_a_cell_is_a_grade_when_all_its_words_are(cell, grade):
    found = grade_of(words_of(cell))

    assert (found.word if found else None) == grade


def test_overall_effectiveness_is_a_row_like_the_others():
    assert read(f"{ROWS} Overall effectiveness Inadequate Much is to do.")[OVERALL] == "inadequate"
