from __future__ import annotations

import pytest
from news_parts import apart


def grades(sentence):
    return [each.sort for each in apart(sentence).frames]


@pytest.mark.parametrize(
    "sentence",
    [
        "Bolton's social workers strike over 'inadequate' pay offer",
        "Judge critical of Bolton council's 'inadequate' care plan",
        "Judge critical of Bolton council's 'inadequate' search for relatives",
        "A report on Bolton's trust for children calls controls 'inadequate'",
        "Bolton Council's youth club was described as inadequate by a councillor",
        "Social workers at Bolton Council reject what their union called inadequate",
        "A coroner spoke of wholly inadequate records at Bolton's children's services",
        "A ruling published on Wednesday calls Bolton council's conduct woefully inadequate for Ofsted",
        "Ministers' response to Ofsted's report on children in Bolton is inadequate, directors say",
        "Response to Ofsted report 'inadequate', says Bolton",
        "The government's response today to Ofsted's warnings on Bolton is inadequate",
        "A councillor told the meeting that children's services in Bolton are inadequate",
        "Ofsted says that regulation is inadequate, with children in Bolton placed far away",
        "The supply of places for children in care in Bolton is inadequate",
        "IT system at Bolton's children's services 'inadequate' for social workers",
        "Lift at Bolton Council's children's museum inadequate again",
        "The union said Bolton council's offer, published today, was inadequate and would drive out social workers",
        "Bolton's second half 'inadequate', says coach of children's team",
        "Shortage leaves Bolton with 'inadequate' supply of children's homes, Ofsted says",
        "Allowances that kinship carers get from Bolton Council are inadequate",
        "Bolton Council's handling of the strike in social care inadequate, says union",
        "A judge criticised Bolton Council's social work, calling its assessment inadequate and late",
        "Ombudsman's report is out and Bolton Council's handling of it has been called inadequate",
        "Tribunal finds Bolton Council's response to a social worker inadequate",
        "A peer team says that joint work at Bolton's children's services is inadequate",
        "Completely inadequate signage at Bolton's children's department",
        "The care leavers' choir of Bolton Council sang of inadequate flats",
        "On Ofsted's scale 1 is outstanding and 4 inadequate",
        "Ofsted won't say whether Bolton is outstanding, good, requires improvement or inadequate overall",
    ],
)
def test_what_others_call_inadequate_or_what_is_no_service_is_no_judgement(sentence):
    assert "inadequate" not in grades(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Bolton's children's services are wholly inadequate, says Ofsted",
        "Bolton's children's services inadequate: plan due, says Ofsted",
        "Judge critical as Bolton's children's services are rated inadequate by Ofsted",
        "Ofsted calls Bolton's children's services woefully inadequate",
        "Parents told children's services in Bolton are inadequate",
        "Bolton's response to children at risk is inadequate, says Ofsted",
        "In response to a report on children Bolton is inadequate, says Ofsted",
        "Bolton's response to the report in which Ofsted rated it inadequate",
        "Children's services described as inadequate by Ofsted, parents in Bolton learn",
        "Children's services at Bolton inadequate",
        "For a second time in four years Bolton's children's services are inadequate",
        "Four out of five areas of children's services in Bolton inadequate",
        "Children's social care in Bolton, long praised, is inadequate",
        "INADEQUATE",
        "Ofsted finds inadequate services for children in Bolton",
        "Children's services in Bolton were inadequate weeks before a trust took over",
        "Bolton's children's services 'inadequate', say inspectors",
        "On Ofsted's scale Bolton was outstanding in 2021 and is inadequate now",
        "There are four grades an inspector can give and Bolton has just got the fourth",
        "Ofsted gives Bolton the worst of its four ratings",
        "Ofsted's ladder has four rungs and Bolton is handed the bottom one",
        "Bolton is rated good for its work with families by Ofsted",
        "Bolton: inadequate.",
        "Ofsted's June 2026 inspection of Bolton's children's services: inadequate",
    ],
)
def test_what_inspectors_say_of_services_is_a_judgement(sentence):
    assert grades(sentence)


def test_excellent_is_a_grade_only_where_something_is_rated_so():
    assert grades("Ofsted says the work of Bolton's teams is excellent") == []
    assert "outstanding" in grades("Ofsted rates Bolton excellent for keeping children safe")


@pytest.mark.parametrize(
    "sentence",
    [
        "A charity in Bolton says that support for children is inadequate",
        "Parents call Bolton Council's support for children 'inadequate'",
        "Funding for children's social care in Bolton is inadequate",
    ],
)
def test_what_is_said_with_no_inspector_in_the_sentence_is_no_judgement(sentence):
    assert "inadequate" not in grades(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Charity dismayed as Ofsted says that support for children in Bolton is inadequate",
        "Help for families in Bolton inadequate",
        "The money follows Bolton's inadequate verdict",
    ],
)
def test_a_judgement_stays_one_beside_a_charity_or_money(sentence):
    assert "inadequate" in grades(sentence)


def test_grades_of_several_things_are_no_list_of_the_scale():
    told = (
        "Bolton's services are inadequate, those for care leavers require improvement and none is good or outstanding"
    )

    assert "inadequate" in grades(told)


def test_a_grade_that_moved_to_another_is_no_list_of_all_grades():
    assert grades("In Bolton three judgements moved from good to inadequate, says Ofsted") == ["good", "inadequate"]
    assert grades("There are four judgements from outstanding to inadequate, says Ofsted") == []


@pytest.mark.parametrize("sentence", ["Overall, inadequate", "Overall: inadequate", "Inadequate overall"])
def test_what_is_said_of_the_whole_is_a_judgement(sentence):
    assert grades(sentence) == ["inadequate"]


def test_a_hotel_that_is_inadequate_is_no_service():
    assert "inadequate" not in grades("'Inadequate' asylum hotels leave children in Bolton at risk, Ofsted told")


def test_what_is_found_good_is_a_grade_and_good_work_that_is_found_is_none():
    assert grades("Inspectors found Bolton's services good") == ["good"]
    assert grades("Ofsted found services to be good in Bolton") == ["good"]
    assert grades("The review found good joint work in Bolton's services") == []
    assert grades("Inspectors saw outstanding leaders in Bolton's services") == []


def test_a_sentence_that_is_only_a_grade_gives_it():
    assert grades("Inadequate across the board.") == ["inadequate"]
    assert not apart("Where were we in 2015?", "Inadequate!").frames
    assert grades("The mark was inadequate.") == ["inadequate"]
    assert not grades("The weather was inadequate.")
