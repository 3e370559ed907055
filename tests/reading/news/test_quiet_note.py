from __future__ import annotations

import pytest
from news_parts import apart

from watcher.reading.news.first_reader import read_by_rules
from watcher.reading.news.quiet_note import is_noted
from watcher.reading.news.second_reader import SecondReading

SLIGHTLY, NOT_AT_ALL = SecondReading(0.01, 0.05, 0.5, ()), SecondReading(0.0, 0.001, 0.5, ())
CRITICISED = apart("Ofsted raps Bolton over children in care", "Its letter says that plans drift.")


def noted(telling, second=SLIGHTLY):
    return is_noted(telling, read_by_rules(telling), second)


def test_anything_ill_that_inspectors_say_of_a_named_authority_is_noted():
    assert noted(CRITICISED)


def test_what_is_certainly_another_matter_is_not():
    assert not noted(CRITICISED, NOT_AT_ALL)


def test_a_good_result_is_not_whatever_else_is_said():
    assert not noted(apart("Bolton overcomes problems", "Ofsted rates its children's services good."))


def test_nor_an_improvement():
    assert not noted(apart("Bolton improves", "Ofsted sees progress after failings in Bolton's children's services."))


def test_a_better_grade_beside_a_decline_is_noted():
    assert noted(apart("Bolton is good, but worse than before", "Ofsted: its children's services have declined."))


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ("Inspectors found children's services in Kent were not safe.", True),
        ("Inspectors found children's services in Kent were not, despite promises, safe. They are inadequate.", True),
        ("Ofsted inspectors visited children's services in Kent in October. They are inadequate.", True),
        ("Ofsted inspectors visited children's services in Kent in October. The services are inadequate.", True),
        ("Ofsted inspectors visited children's services in Kent in October. The buses there are inadequate.", False),
        ("Inspectors found children's services in Kent safe.", False),
        ("Inspectors found children's services in Kent were not unsafe.", False),
        ("Residents found roads in Kent were not safe. They are inadequate.", False),
    ],
)
def test_what_inspectors_find_to_fail_children_is_noted_whatever_the_second_reader_thinks(summary, expected):
    assert noted(apart("Council faces questions", summary), NOT_AT_ALL) is expected


def test_a_council_paper_is_not():
    assert not noted(apart("Minutes of the scrutiny committee", "Resolved: Ofsted criticised Bolton's services."))


def test_what_either_view_of_the_second_reader_doubts_is_noted():
    told = apart("Children's services in Bolton", "A report is out.")

    assert noted(told, SecondReading(0.0, 0.3, 0.5, ()))
    assert noted(told, SecondReading(0.3, 0.0, 0.5, ()))
    assert not noted(told, SLIGHTLY)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The minister acts after Ofsted rated its children's services inadequate last week.", True),
        ("Its children's services were found inadequate by Ofsted on 20 July 2026.", True),
        ("Its children's services were found inadequate by Ofsted last autumn.", True),
        ("It follows findings of inadequate performance in its children's services.", True),
        ("Its children's services were rated inadequate by Ofsted in 2023.", False),
        ("It follows a review of its children's services.", True),
    ],
)
def test_that_ministers_act_on_a_grade_of_the_last_year_is_noted(body, expected):
    told = apart("Commissioner appointed to Bolton council's children's services", body)

    assert noted(told, NOT_AT_ALL) is expected


def test_a_fall_that_a_title_tells_by_the_way_and_dates_by_nothing_is_noted():
    assert noted(apart("Bolton's children's services 'not good enough' after Ofsted downgrade"), NOT_AT_ALL)
    assert not noted(apart("Bolton's children's services get a new director after the downgrade of 2019"), NOT_AT_ALL)


def test_that_a_council_is_blamed_for_an_inadequate_rating_is_noted_unless_it_is_dated():
    assert noted(apart("Bolton council criticised over inadequate children's services rating"), NOT_AT_ALL)
    assert not noted(apart("Bolton criticised over inadequate children's services rating of 2023"), NOT_AT_ALL)


@pytest.mark.parametrize(
    "title",
    [
        "Leaked letter suggests Bolton set for 'inadequate' children's services grade",
        "Bolton's councillors told to expect a lower children's services grade",
        "Bolton's Ofsted grade for children's services 'likely to drop'",
        "Bolton to challenge Ofsted's findings on children's services before publication",
        "Ofsted's verdict on Bolton's children's services 'won't be what we hoped for'",
    ],
)
def test_a_bad_result_that_is_to_come_is_noted(title):
    assert noted(apart(title), NOT_AT_ALL)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Ministers consider stripping Bolton of children's services", True),
        ("Government takes children's services off Bolton", True),
        ("Bolton given improvement notice over children's services", True),
        ("Minister 'deeply concerned' at Bolton's children's services", True),
        ("Improvement notice lifted at Bolton's children's services", False),
        ("Five years on: how ministers took over Bolton's children's services", False),
        ("Opinion: ministers were right to strip Bolton of children's services", False),
        ("Commissioner sent back into Bolton's children's services", True),
        ("Commissioner appointed to end failings in Bolton's children's services", True),
        ("Commissioner appointed to Bolton's children's services as director leaves", True),
        ("Commissioner appointed to Bolton's children's services as report is released", True),
        ("Bolton's children's services no longer under improvement notice", False),
        ("Bolton's children's services exit statutory direction", False),
        ("Bolton's children's services released from improvement notice by minister", False),
        ("Government will not appoint commissioner to Bolton's children's services", False),
        ("Minister not concerned about Bolton's children's services", False),
        ("Ministers rule out stripping Bolton of children's services", False),
        ("Ministers end intervention in Bolton's children's services", False),
        ("Bolton's children's services returned to council control", False),
        ("Minister visits Bolton's children's services", False),
        ("DfE issues statutory direction to Bolton council", True),
        ("Direction issued to Bolton Council about children's services", True),
        ("Bolton Council: appointment of a children's services commissioner", True),
        ("Bolton Council: appointment of a children's services manager", False),
        ("Bolton council put under government control by education secretary", True),
        ("Department for Education lifts direction on Bolton council", False),
        ("DfE issues direction to Bolton over special educational needs", False),
        ("Ministers appoint commissioners to Bolton council over its debts", False),
        ("Ministers take libraries off Bolton council", False),
    ],
)
def test_that_ministers_take_services_away_is_noted_without_a_grade(title, expected):
    assert noted(apart(title), NOT_AT_ALL) is expected


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Bolton's SEND services", "Widespread failings, say inspectors of special needs.", True),
        ("Bolton's SEND services must take priority action", "It follows a visit by inspectors.", True),
        ("Bolton's SEND services, years on", "Widespread failings, say inspectors of special needs.", False),
        ("Bolton's SEND services praised", "Hull's have got worse, say inspectors.", False),
        ("Bolton's SEND services", "Widespread failings, say parents of special needs.", False),
        ("SEND services", "Widespread failings, say inspectors of special needs.", False),
        ("SEND services", "They waited. Inspectorates: failings are widespread and/or systemic in Bolton.", True),
        ("Bolton's special school", "Widespread failings, say inspectors of the school.", False),
    ],
)
def test_failings_that_inspectors_find_for_special_needs_are_noted(title, body, expected):
    assert noted(apart(title, body), NOT_AT_ALL) is expected


def test_who_is_in_crisis_after_a_damning_report_is_noted_where_it_is_told_by_the_way():
    body = "The town hall faces intervention after it was found inadequate in every area."

    assert noted(apart("Bolton children's services 'in crisis' after damning Ofsted report", body), NOT_AT_ALL)


def test_a_bad_result_that_the_title_awaits_and_the_next_sentence_fears_is_noted():
    told = apart("Bolton braced for Ofsted report", "Councillors were told to expect a fall in the rating.")

    assert noted(told, NOT_AT_ALL)


def test_what_is_ill_is_noted_however_short_the_sentences_before_it_are():
    answers = "Who came? Ofsted. When was it? In May. What did it find? {}, in all of its children's services."

    assert noted(apart("Bolton: what to know", answers.format("The lowest it could be")))
    assert not noted(apart("Bolton: what to know", answers.format("The best it could be")))


def test_an_inspection_of_children_s_services_need_not_be_said_to_be_ofsted_s():
    found = "The second inspection in twelve months leaves its {} at the foot."

    assert noted(apart("Bolton: we get it", found.format("arrangements for child protection")), SLIGHTLY)
    assert not noted(apart("Bolton: we get it", found.format("arrangements for car parks")), SLIGHTLY)


def test_the_worst_of_three_outcomes_is_noted_though_told_late_in_a_piece():
    begun = "Bolton's local area partnership has today received the outcome. We are proud of what inspectors saw."
    worst = f"{begun} The outcome is number three of three."
    assert noted(apart("Our SEND inspection", worst), NOT_AT_ALL)
    assert not noted(apart("Our SEND inspection", f"{begun} The outcome is number two of three."), NOT_AT_ALL)
