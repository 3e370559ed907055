from __future__ import annotations

from datetime import date

import pytest

from watcher.reading.lines import lines
from watcher.reading.pages import Page
from watcher.reading.reports import letters


def on_lines(*texts):
    return lines((Page(1, "\n".join(texts)),))


def test_a_letter_begins_where_it_says_what_it_sums_up():
    text = "18 October 2024 Dear Sam This letter summarises the visit on 17 and 18 September 2024."

    assert letters.body(text).startswith("summarises")
    assert letters.days_on_site(text) == ((date(2024, 9, 17), date(2024, 9, 18)), ())


@pytest.mark.parametrize(
    "words",
    [
        "Her Majesty's Inspectors were Pat Example and Kim Other.",
        "The visit was led by Pat Example, HMI.",
    ],
)
def test_the_inspector_who_is_named_first_leads(words):
    assert letters.first_inspector(f"This letter summarises what was seen. {words}") == "Pat Example"


def test_the_inspector_who_signs_led_whoever_is_named_first():
    signed = ("I am copying this letter.", "Yours sincerely", "Kim Other", "His Majesty's Inspector")

    assert letters.signer(on_lines("It was carried out by Pat Example and Kim Other.", *signed)) == "Kim Other"
    assert letters.signer(on_lines("Yours sincerely", "The council")) is None


def test_bullets_and_headings_end_sentences_though_no_stop_does():
    said = letters.said(on_lines("Main findings", "- Plans are late", "- Visits are not", "Leaders know", "this well."))

    assert [words for _, words in said][1:] == ["- Plans are late", "- Visits are not Leaders know this well."]


def test_improvements_are_the_items_of_their_list():
    found = letters.improvements(on_lines("What needs to improve?", "- Plans.", "- Visits.", "Main findings", "- A."))

    assert found == ("Plans.", "Visits.")


def test_a_date_below_the_letter_gives_its_days_their_year():
    words = (
        "This letter summarises the visit on 17 and 18 September.",
        "Yours sincerely",
        "Kim Other",
        "18 October 2024",
    )
    opened = letters.opened((Page(1, "\n".join(words)),))

    assert opened.span == (date(2024, 9, 17), date(2024, 9, 18))


@pytest.mark.parametrize(
    ("prose", "items"),
    [
        ("Supervision of social workers.", ("Supervision of social workers.",)),
        ("The areas continue to be those that were identified in 2018.", ()),
        ("Supervision is not yet regular enough in some of the teams. " * 12, ()),
    ],
)
def test_a_short_paragraph_in_place_of_a_list_is_one_item(prose, items):
    assert letters.improvements(on_lines("Areas for improvement", prose)) == items


def test_a_first_sentence_begins_behind_the_addresses_and_the_title():
    said = letters.said(
        on_lines(
            "Pat Example",
            "Corporate Director",
            "Dear Ms Example",
            "Focused visit to Wirral children's services",
            "Wirral was last inspected in 2019.",
        )
    )

    assert [each for _, each in said] == [
        "Pat Example Corporate Director Dear Ms Example",
        "Focused visit to Wirral children's services",
        "Wirral was last inspected in 2019.",
    ]


def test_a_title_that_goes_on_in_the_next_line_is_not_parted():
    said = letters.said(on_lines("Dear Ms Example", "Focused visit to children's services in", "Wirral. It is good."))

    assert [each for _, each in said] == [
        "Dear Ms Example",
        "Focused visit to children's services in Wirral.",
        "It is good.",
    ]
