"""Report cards in their own markup: groups headed by a grade, two ways of reading that agree, or nothing."""

from __future__ import annotations

from datetime import date
from html import escape

import pytest

from watcher.sources.report_card import read_card

GROUPS = """
<h3>Strong standard</h3><div><h4>Achievement</h4><p>Pupils do well.</p></div>
<h3>Needs attention</h3><div><h4>Inclusion</h4></div><div><h4>Leadership and governance</h4></div>
"""
LEGEND = "<h2>Our grades explained</h2><ul><li>Exceptional</li><li>Urgent improvement</li></ul>"


def card(groups=GROUPS, safeguarding="met", *, before=""):
    inside = (
        f"<h2>Inspection report: 13 January 2026</h2>{before}<h3>Safeguarding standards {safeguarding}</h3>"
        f"<p>Met: all is well. Not met: it is not.</p>{groups}{LEGEND}"
    )
    return f"<html><body><p>Inspection report</p><div>{escape(inside)}</div></body></html>"


def test_areas_have_the_grade_that_heads_their_group_and_there_is_no_overall_one():
    read = read_card(card())

    assert read.inspected == date(2026, 1, 13)
    assert {each.area: each.grade for each in read.areas} == {
        "achievement": "strong standard",
        "inclusion": "needs attention",
        "leadership and governance": "needs attention",
    }
    assert (read.safeguarding, read.problems) == ("met", ())


def test_a_card_that_does_not_say_of_which_inspection_it_is_has_no_grades():
    read = read_card(card().replace("13 January 2026", "13 Somemonth 2026"))

    assert (read.areas, read.problems) == ((), ("the report card does not say of which inspection it is",))


def test_not_met_is_read_from_the_heading_and_not_from_the_box_that_explains_it():
    assert [read_card(card(safeguarding=each)).safeguarding for each in ("met", "not met")] == ["met", "not met"]


@pytest.mark.parametrize(
    "groups",
    [
        GROUPS.replace("Strong standard", "A strong standard indeed"),  # a heading that is no grade
        GROUPS.replace("Needs attention", "Some attention"),  # a second group under a grade that nobody knows
        GROUPS + "<h3>Exceptional</h3><h4>Inclusion</h4>",  # an area under two grades
        GROUPS + "<p>Achievement: Urgent improvement</p>",  # a line that contradicts the groups
        '<div><div class="w-48">Strong standard</div><i class="rounded-full"></i><i class="rounded-full"></i></div>'
        + GROUPS,  # two dots for one area
        GROUPS.replace("<h4>Inclusion", "<h4>Something new"),  # an area that nobody knows
        "",
    ],
)
def test_what_can_be_read_in_two_ways_is_a_problem_and_never_a_grade(groups):
    read = read_card(card(groups))

    assert (read.areas, len(read.problems)) == ((), 1)


def test_a_legend_before_the_groups_gives_no_grade():
    bands = "<ul><li>Exceptional</li><li>Strong standard</li><li>Urgent improvement</li></ul>"

    assert read_card(card(before=bands)).areas == read_card(card()).areas


def test_a_page_without_a_card_has_none():
    assert read_card("<html><body><h2>All reports</h2><p>Inspection report: 13 January 2026</p></body></html>") is None
