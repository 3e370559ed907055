from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis.strategies import from_regex

from watcher.reading.lines import ADDRESS, lines
from watcher.reading.pages import Page
from watcher.reading.text import flat


def read(*pages):
    return [each.text for each in lines(tuple(Page(at, text) for at, text in enumerate(pages, start=1)))]


@pytest.mark.parametrize(
    "furniture", ["3", "Page 3 of 9", "page 12", "Piccadilly Gate, Store Street, Manchester M1 2WD"]
)
def test_page_numbers_and_ofsteds_address_are_no_text(furniture):
    assert read(f"Leaders know their area.\n{furniture}") == ["Leaders know their area."]


def test_what_stands_at_the_edge_of_several_pages_is_a_running_head_whatever_its_number():
    first, second = "Inspection of Anytown, page 1\nOne.", "Inspection of Anytown, page 2\nTwo."

    assert read(first, second) == ["One.", "Two."]


def test_a_line_that_comes_twice_within_the_text_stays():
    body = "\n".join(["Head", "a", "b", "Said twice.", "c", "d", "Foot"])

    assert read(body, body.replace("Head", "Top").replace("Foot", "End")).count("Said twice.") == 2


def test_each_line_knows_its_page():
    found = lines((Page(1, "One."), Page(2, "Two.")))

    assert [(each.page, each.text) for each in found] == [(1, "One."), (2, "Two.")]


@settings(max_examples=30, deadline=None, database=None)
@given(from_regex(ADDRESS, fullmatch=True).map(flat))
def test_every_form_of_the_address_is_found_though_most_lines_are_not_tried(address):
    assume(ADDRESS.fullmatch(address))

    assert read(f"Leaders know their area.\n{address}") == ["Leaders know their area."]


def test_a_long_line_of_figures_that_is_no_address_is_read_as_any_other():
    figures = "1" * 60 + "a1"

    assert read(f"Leaders know their area.\n{figures}") == ["Leaders know their area.", figures]


def test_a_chapters_heading_at_the_edge_of_two_pages_far_apart_is_no_running_head():
    pages = tuple(
        Page(at, "Recommendations\nDo this." if at in (7, 30) else f"Page {at}\nText.") for at in range(1, 31)
    )

    assert [line.page for line in lines(pages) if line.text == "Recommendations"] == [7, 30]


def test_a_heading_that_is_printed_again_on_the_next_page_is_no_running_head():
    pages = tuple(Page(at, f"Areas for priority action\nLeaders must do this: {at}.") for at in (1, 2))

    assert [line.page for line in lines(pages) if line.text == "Areas for priority action"] == [1, 2]


def test_left_and_right_pages_may_have_running_heads_of_their_own():
    heads = ("Inspection of services", "Wirral")
    pages = tuple(Page(at, f"{heads[at % 2]} {at}\nText of {at}.") for at in range(1, 5))

    assert not {line.text for line in lines(pages)} & {f"{heads[at % 2]} {at}" for at in range(1, 5)}


RUNNING = "Inspection report: Anytown Local Area Partnership, 16 to 20 October 2023 5"


def test_a_line_that_runs_through_a_report_is_no_text_on_a_single_page_either():
    assert read(f"Leaders know\n{RUNNING}\ntheir area.") == ["Leaders know", "their area."]


def test_a_bullet_within_a_line_begins_one():
    assert read("What needs to improve? • Plans. • Visits.") == ["What needs to improve?", "• Plans.", "• Visits."]


def test_of_a_text_with_a_blank_line_behind_every_line_one_is_taken_out():
    paragraph = ["The help that children get", "is good and came in", "time this year."]

    assert read("\n\n\n\n".join(["\n\n".join(paragraph)] * 4)) == [
        *paragraph,
        "",
        "",
        *paragraph,
        "",
        "",
        *paragraph,
        "",
        "",
        *paragraph,
    ]


def test_paragraphs_of_one_line_each_stay_apart():
    printed = "\n\n".join(["Leaders know their area.", "Help is good."] * 9)

    assert read(printed) == printed.split("\n")
