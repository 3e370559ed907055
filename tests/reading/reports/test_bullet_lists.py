from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis.strategies import from_regex

from watcher.reading.lines import Line
from watcher.reading.reports.bullet_lists import IMPROVEMENT, OTHER, PRIORITY, may_begin, under


def text(*lines):
    return tuple(Line(2, each) for each in lines)


@pytest.mark.parametrize("mark", ["•", "-", "*", "1.", "a)", "(b)"])
def test_a_heading_s_list_is_read_item_by_item_whatever_marks_it(mark):
    other = {"1.": "2.", "a)": "b)", "(b)": "(c)"}.get(mark, mark)
    (listed,) = under(
        IMPROVEMENT, text("What needs to improve", f"{mark} Plans for", "children.", f"{other} Supervision.")
    )

    assert (listed.page, listed.items) == (2, ("Plans for children.", "Supervision."))


@pytest.mark.parametrize(
    "heading",
    ["Areas for priority action", "Area for Priority Action:", "What needs priority action", "Priority actions"],
)
def test_priority_actions_stand_under_more_than_one_heading(heading):
    (listed,) = under(PRIORITY, text(heading, "• Supervision of staff."))

    assert listed.items == ("Supervision of staff.",)


@pytest.mark.parametrize("first", ["AREAS FOR PRIORITY", "Areas for priority", "Areas for"])
def test_a_short_heading_goes_on_where_its_first_line_ends_as_none_can(first):
    (listed,) = under(PRIORITY, text(first, "Areas for priority action"[len(first) :].strip(), "• Supervision."))

    assert listed.items == ("Supervision.",)


def test_a_sentence_that_begins_as_a_heading_does_is_none():
    assert under(PRIORITY, text("Areas for priority action set at the last visit have been met", "• Visits.")) == ()


def test_a_list_ends_with_the_next_heading():
    (listed,) = under(PRIORITY, text("Areas for priority action", "• Supervision.", "Findings", "• Something else."))

    assert listed.items == ("Supervision.",)


@pytest.mark.parametrize(
    "heading",
    [
        "Inspection judgement about the LSCB",
        "Inspection findings - the Local Safeguarding Children Board",
        "Key strengths and weaknesses of the LSCB",
        "The local authority has the following strengths:",
        "The local authority's strengths",
    ],
)
def test_a_numbered_list_does_not_run_on_into_the_findings_on_the_board(heading):
    (listed,) = under(IMPROVEMENT, text("Areas for improvement", "41. Supervise.", heading, "42. The board meets."))

    assert listed.items == ("Supervise.",)


def test_a_list_in_parts_goes_on_behind_the_title_of_each():
    parts = ("Leadership and management", "• Supervision.", "Help at the front door", "• Thresholds.")
    (whole,) = under(IMPROVEMENT, text("Areas for improvement", *parts))
    (untitled,) = under(IMPROVEMENT, text("Areas for improvement", *parts[1:]))

    assert whole.items == ("Supervision.", "Thresholds.")
    assert untitled.items == ("Supervision.",)


def test_a_list_ends_where_strengths_begin_but_not_where_a_sentence_is_about_an_impact():
    items = (
        "• Supervision of the social workers in two of the teams is late.",
        "The impact of this is not known.",
        "• Thresholds.",
        "Early help strengths",
        "• Visits.",
    )
    (listed,) = under(IMPROVEMENT, text("What needs to improve?", *items))

    assert listed.items == (
        "Supervision of the social workers in two of the teams is late. The impact of this is not known.",
        "Thresholds.",
    )


def test_without_a_list_the_prose_is_the_point():
    (listed,) = under(PRIORITY, text("Areas for priority action", "Supervision of staff is needed."))

    assert listed.points == ("Supervision of staff is needed.",)


def test_an_entry_in_the_table_of_contents_is_no_heading_but_one_with_a_note_is():
    contents = ("Executive summary 2", "Recommendations 8", "", "Summary for children and young people ... 10")
    items = ("Recommendations", "1. Supervise.", "Summary")

    assert [each.items for each in under(IMPROVEMENT, text(*contents, *items))] == [("Supervise.",)]
    assert [each.items for each in under(IMPROVEMENT, text("Recommendations 1", "• Bring caseloads to 20"))] == [
        ("Bring caseloads to 20",)
    ]


def test_a_sentence_that_begins_alike_is_no_heading():
    assert (
        under(PRIORITY, text("Areas for priority action were considered by leaders in the spring of last year.")) == ()
    )


@pytest.mark.parametrize("heading", [IMPROVEMENT, PRIORITY, OTHER])
def test_every_heading_begins_as_headings_are_looked_for(heading):
    @settings(max_examples=30, deadline=None, database=None)
    @given(from_regex(heading, fullmatch=True))
    def begins(words):
        assert may_begin(words[0].upper() + words[1:])

    begins()


@pytest.mark.parametrize(
    ("before", "heading", "below", "found"),
    [
        ("They give a", "Area for priority action", "Children must be seen.", 1),
        ("They set out the", "Areas for priority action", "Children must be seen.", 0),
        ("They give a", "Area for priority action", "that was set before.", 0),
        ("They speak of an", "area for priority action", "Children must be seen.", 0),
    ],
)
def test_the_words_of_a_box_in_the_midst_of_a_sentence_keep_their_heading(before, heading, below, found):
    assert len(under(PRIORITY, text("Plans are late.", before, heading, below))) == found
