from __future__ import annotations

import pytest
from news_parts import apart


def is_graded(title, body=""):
    return any(each.sort == "inadequate" for each in apart(title, body).frames)


@pytest.mark.parametrize(
    "title",
    [
        "Ofsted rates Little Acorns inadequate as Bolton Council ends its grant",
        "Ofsted brands Acorn Lodge 'inadequate'; Bolton Council moves four boys",
        "Seagulls judged inadequate by Ofsted as Bolton Council begs for mercy",
        "Acorns has been rated inadequate, Ofsted tells Bolton Council",
        "Acorns 'inadequate', Ofsted tells Bolton Council",
        "Bright Minds is formally judged inadequate, Bolton Council hears from Ofsted",
    ],
)
def test_a_grade_of_a_thing_that_is_called_by_its_name_is_none_of_a_council_named_beside_it(title):
    assert not is_graded(title)


@pytest.mark.parametrize(
    "title",
    [
        "Ofsted rates Bolton inadequate",
        "Ofsted rates town hall 'inadequate' in Bolton",
        "Ofsted brands bosses inadequate at Bolton",
        "Ofsted rates Slough Children First inadequate",
        "Help judged inadequate by Ofsted as Bolton Council says sorry",
        "Row over 'inadequate' Ofsted rating at Bolton",
        "Today judged inadequate by Ofsted: Bolton Council",
        "Bolton Council given inadequate rating by Ofsted",
        "Ofsted has found us inadequate: a note from Bolton Council",
        "'Inadequate': Ofsted's verdict on Bolton",
    ],
)
def test_a_grade_of_what_inspectors_judge_is_a_councils(title):
    assert is_graded(title)


def test_a_name_is_the_services_where_a_piece_begins_with_services_for_children():
    title = "Ofsted rates Brighter Futures inadequate"

    assert is_graded(title, "The company runs children's services in Bolton.")
    assert not is_graded(title, "The company runs gyms in Bolton.")


def test_what_is_said_on_of_a_thing_in_the_title_is_its_own():
    body = "The council has paused referrals to Tutors 4 U, which Ofsted has judged inadequate."

    assert not is_graded("Tutors 4 U judged inadequate by Ofsted in Bolton", body)
    assert is_graded("Referrals paused in Bolton", body)


def test_a_title_that_goes_on_after_a_grade_grades_no_thing():
    assert is_graded("First 'inadequate' leadership verdict of the autumn goes to Bolton")
