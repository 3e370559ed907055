from __future__ import annotations

import pytest
from news_parts import apart

from watcher.reading.news.clauses import Whose
from watcher.reading.news.piece import read_piece
from watcher.reading.news.text import piece


def frame(title):
    return next(each for each in apart(title).frames if each.sort == "inadequate")


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Ofsted rates Bolton, Bury and Wigan councils inadequate", ("Bolton", "Bury", "Wigan")),
        ("While Wigan is good, Bolton is rated inadequate", ("Bolton",)),
        ("Leeds, which helps Bury, has been rated inadequate", ("Leeds",)),
        ("Inadequate rating for Bolton's children's services", ("Bolton",)),
    ],
)
def test_a_grade_is_said_of_the_names_in_its_list_or_nearest_to_it(title, names):
    assert frame(title).names == names


@pytest.mark.parametrize(
    ("title", "whose"),
    [
        ("Children's services in Bolton rated inadequate", Whose.OWN),
        ("Bolton primary school rated inadequate by Ofsted", Whose.OTHER),
        ("Bolton's safeguarding children board rated inadequate", Whose.BOARD),
    ],
)
def test_of_whose_services_a_grade_is_said(title, whose):
    assert frame(title).whose is whose


def test_what_is_said_of_councils_that_are_not_named_is_no_ones():
    assert frame("Leeds advises councils that Ofsted has found inadequate").names == ()


def test_a_letter_that_names_a_priority_action_is_to_the_authority_whatever_it_is_about():
    told = apart("Inspectors tell Wigan Council of a priority action on checks of children's homes")

    assert told.about is Whose.OWN


def test_the_judgement_is_the_one_named_nearest():
    assert frame("Bolton rated good overall but inadequate for care leavers").area == "leavers"


@pytest.mark.parametrize(
    ("sentence", "whose"),
    [
        ("Bolton stays as it is though others have slipped", Whose.NEIGHBOUR),
        ("In a region where several have slipped Bolton has kept its grade", Whose.NEIGHBOUR),
        ("Several councils near by have been downgraded, but Bolton stays good", Whose.NEIGHBOUR),
        ("Bolton's children's services stay as they are though others have slipped", Whose.NEIGHBOUR),
        ("Of Bolton's judgements several have slipped", Whose.OWN),
        ("Inspectors noted some worse practice in Bolton", Whose.OWN),
        ("Bolton has been downgraded, but several councils stay good", Whose.OWN),
        ("Bolton's recycling service has been downgraded", Whose.OTHER),
        ("With its buses late Bolton has seen children's services downgraded", Whose.OWN),
        ("Bolton's services have slipped", Whose.OWN),
    ],
)
def test_what_others_or_several_that_are_no_judgements_did_is_not_said_of_the_council(sentence, whose):
    told = apart("Ofsted on Bolton's children's services", sentence).frames

    assert {each.whose for each in told if each.sort in ("decline", "down")} == {whose}


@pytest.mark.parametrize(
    ("title", "alerts"),
    [
        ("Ofsted finds Bolton's children's services good again while others have fallen to inadequate", False),
        ("Bolton keeps its good rating from Ofsted as neighbours slip to inadequate for children's services", False),
        ("Children's services in Bolton and several others slip to inadequate, Ofsted reports", True),
        ("Some have fallen to inadequate, and Bolton is one: Ofsted on its children's services", True),
    ],
)
def test_what_others_fell_to_is_an_alert_about_none_whom_it_is_set_against(title, alerts):
    assert read_piece(piece(title, ""), "2026-11-03", "https://example.org/news").should_alert is alerts


@pytest.mark.parametrize(
    ("sentence", "whose"),
    [
        ("Ofsted rates both Bolton's children's services and its safeguarding children board inadequate", Whose.OWN),
        ("Ofsted rates Bolton's children's services and the town's safeguarding children board inadequate", Whose.OWN),
        ("Bolton's children's services are good and its safeguarding children board is inadequate", Whose.BOARD),
        ("Ofsted praised Bolton's children's services and its safeguarding board was inadequate", Whose.BOARD),
        (
            "Ofsted praised Bolton's children's services and said that its safeguarding board was inadequate",
            Whose.BOARD,
        ),
        ("Ofsted rates Bolton's safeguarding children board inadequate", Whose.BOARD),
    ],
)
def test_what_the_services_and_their_board_get_together_is_the_services_too(sentence, whose):
    assert frame(sentence).whose is whose
