from __future__ import annotations

from datetime import date

import letters
import pytest

from watcher.reading.document import read


def test_a_jtai_letter_is_about_the_area_in_its_title_not_about_those_it_is_sent_to():
    reading = read(letters.jtai())

    assert reading.kind == "jtai"
    assert [each.name for each in reading.authorities] == ["Rochdale"]
    assert (reading.inspection_start, reading.inspection_end) == (date(2024, 4, 22), date(2024, 4, 26))
    assert reading.theme == "serious youth violence"
    assert reading.improvements == ("How partners share what they know.", "How fast decisions are made.")
    assert reading.judgements == ()
    assert reading.problems == ()


def test_the_older_form_gives_theme_and_days_in_one_sentence():
    when = (
        "Between 3 December 2018 and 7 December 2018, Ofsted and others undertook a joint inspection of the "
        "multi-agency response to abuse and neglect in Rochdale. It had a 'deep dive' focus on children living "
        "with domestic abuse."
    )
    title = "Joint targeted area inspection of the multi-agency response to abuse and neglect in Rochdale"
    reading = read(letters.jtai(title=title, when=when, dated="29 January 2019"))

    assert (reading.inspection_start, reading.inspection_end) == (date(2018, 12, 3), date(2018, 12, 7))
    assert [each.name for each in reading.authorities] == ["Rochdale"]
    assert reading.theme == "children living with domestic abuse"


@pytest.mark.parametrize("what", ["response", "identification and response"])
def test_a_theme_ends_where_the_sentence_goes_on(what):
    when = f"The inspection of the multi-agency {what} to children who go missing took place from 3 to 7 July 2023."
    reading = read(letters.jtai(when=when, dated="12 September 2023"))

    assert (reading.theme, reading.inspection_end) == ("children who go missing", date(2023, 7, 7))


def test_a_singular_heading_sets_one_area_whose_sub_points_are_parts_of_it():
    priority = (
        "Area for priority action",
        "- The trust must see every child in time:",
        "o at home",
        "o and in hospital.",
    )
    reading = read(letters.jtai(priority=priority))

    assert len(reading.priority_actions) == 1
    assert "hospital" in reading.priority_actions[0]


@pytest.mark.parametrize(
    "finding",
    [
        "The partnership's own priority actions remain its focus for the year.",
        "An inspection of a neighbour in 2022 set areas for priority action, from which the partnership has learned.",
    ],
)
def test_priority_actions_of_the_partnership_or_of_another_inspection_are_not_set(finding):
    reading = read(letters.jtai(finding=finding))

    assert reading.priority_actions == ()
    assert reading.priority_actions_carried == ()


@pytest.mark.parametrize(
    ("finding", "doubted"),
    [
        ("The police response to children at risk has deteriorated since the last inspection.", True),
        ("The number of police officers has fallen since the last inspection.", False),
        ("The police response to children at risk is stronger than at the last inspection.", False),
    ],
)
def test_a_partners_services_that_got_worse_are_a_doubt(finding, doubted):
    reading = read(letters.jtai(finding=finding))

    assert not reading.says_deteriorated
    assert [finding in each for each in reading.problems] == ([True] if doubted else [])


@pytest.mark.parametrize(
    ("finding", "doubted"),
    [
        ("Overall, inspectors judge the partnership's response to be inadequate.", True),
        ("The partnership's response is judged to require improvement, and its leadership is judged good.", True),
        ("We have not judged the response to be inadequate.", False),
        ("The council's children's homes are judged good.", False),
        ("Most work is graded good by auditors.", False),
        ("Children's social care services were judged to be good in 2022.", False),
        ("The response is good.", False),
    ],
)
def test_a_grade_that_a_joint_letter_seems_to_give_is_a_doubt(finding, doubted):
    reading = read(letters.jtai(finding=finding))

    assert reading.judgements == ()
    assert [finding in each for each in reading.problems] == ([True] if doubted else [])


@pytest.mark.parametrize(
    ("printed", "days"),
    [
        (("Inspection dates: 22 to 26 April 2024",), (date(2024, 4, 22), date(2024, 4, 26))),
        (("Inspection dates: 22 to 26 April 2024", "12 July 2024"), (date(2024, 4, 22), date(2024, 4, 26))),
        (("Previous inspection dates: 22 to 26 April 2019",), (None, None)),
    ],
)
def test_days_that_stand_on_a_line_of_their_own_are_the_visits(printed, days):
    title = "\n\n".join(("Joint targeted area inspection of Rochdale", *printed))
    reading = read(letters.jtai(title=title, when="This letter outlines our findings.", dated="12 July 2024"))

    assert (reading.inspection_start, reading.inspection_end) == days
