from __future__ import annotations

import pytest
import tagged

from watcher.model.ofsted import CARE_LEAVERS, HELP_AND_PROTECTION, LEADERSHIP
from watcher.reading.pdf import opened
from watcher.reading.reports import ilacs_headings, tagged_tables

HEADING = ("Judgement", "Grade")
LEADERS = "The impact of leaders on social work practice with children and families"
HELP = "The experiences and progress of children who need help and protection"
LEAVERS = "The experiences and progress of care leavers"
INSPECTOR = ("Lead inspector", "Pat Example, His Majesty's Inspector")


def read(*tables):
    with opened(tagged.pdf(tuple(tagged.table(*rows) for rows in tables), backwards=True)) as paper:
        return tagged_tables.read([paper.tagged(1)], ilacs_headings.LABELS)


def grades(table):
    return {each.area: each.grade and each.grade.word for each in table.rows}


def test_a_row_is_what_is_tagged_as_one():
    table = read([INSPECTOR], [HEADING, (LEADERS, "Requires improvement to be good"), (HELP, "Inadequate")])

    assert grades(table) == {LEADERSHIP: "requires improvement", HELP_AND_PROTECTION: "inadequate"}
    assert table.unknown == ()


@pytest.mark.parametrize("cell", ["Good1", " G ood", "Good *", "good"])
def test_a_cell_is_read_by_its_letters(cell):
    assert grades(read([(LEADERS.replace("leaders", "lead ers"), cell)])) == {LEADERSHIP: "good"}


def test_not_judged_is_a_row_without_a_grade():
    assert grades(read([(LEADERS, "Not judged")])) == {LEADERSHIP: None}


def test_rows_that_are_tagged_as_tables_of_their_own_are_one_table():
    assert set(grades(read([(LEADERS, "Good")], [(LEAVERS, "Good")]))) == {LEADERSHIP, CARE_LEAVERS}


def test_a_second_table_on_the_same_areas_is_another_inspections():
    table = read([HEADING, (LEADERS, "Good")], [HEADING, (LEADERS, "Inadequate"), (LEAVERS, "Inadequate")])

    assert grades(table) == {LEADERSHIP: "good"}


@pytest.mark.parametrize(
    ("heading", "row"),
    [
        (("Judgement", "Grade", "Previous grade"), (LEADERS, "Inadequate", "Good")),
        (("Judgement", "Last inspection", "This inspection"), (LEADERS, "Good", "Inadequate")),
    ],
)
def test_a_column_with_the_grades_of_the_inspection_before_is_left_out(heading, row):
    assert grades(read([heading, row])) == {LEADERSHIP: "inadequate"}


@pytest.mark.parametrize("heading", [("Judgement", "Grade in 2021", "Grade in 2024"), ("Judgement", "Then", "Now")])
def test_of_two_columns_of_grades_without_a_word_which_is_earlier_none_is_believed(heading):
    table = read([heading, (LEADERS, "Good", "Inadequate"), (LEAVERS, "Good", "Good")])

    assert (grades(table), table.garbled) == ({CARE_LEAVERS: "good"}, (LEADERSHIP,))


@pytest.mark.parametrize(
    ("row", "garbled"),
    [
        (("Safeguarding", "Inadequate"), ()),
        (("Safeguarding", "Weak"), ()),
        ((LEAVERS, "Weak"), (CARE_LEAVERS,)),
        ((LEAVERS, "Not yet good"), (CARE_LEAVERS,)),
    ],
)
def test_a_row_whose_label_or_grade_is_not_known_is_told(row, garbled):
    table = read([HEADING, (LEADERS, "Good"), row])

    assert grades(table) == {LEADERSHIP: "good"}
    assert table.unknown == (": ".join(row),)
    assert table.garbled == garbled


def test_a_table_without_any_known_label_is_another_matter():
    assert read([("Number of children", "412"), ("Number of homes", "3")]).unknown == ()
