from __future__ import annotations

import pytest
from news_parts import apart

from watcher.reading.news.clauses import Whose


def sorts(title):
    return [each.sort for each in apart(title).frames]


def test_a_grade_s_name_is_one_grade_however_many_words_it_has():
    assert sorts("Ofsted: Bolton requires improvement to be good") == ["requires improvement"]


@pytest.mark.parametrize("title", ["A good day in Bolton", "Inadequate drains in Bolton"])
def test_a_grade_s_word_without_a_judgement_is_any_adjective(title):
    assert sorts(title) == []


@pytest.mark.parametrize(
    "title",
    ["Improvement plan for Bolton's children's services", "Bolton must improve, says Ofsted", "Areas for improvement"],
)
def test_an_improvement_that_is_asked_for_is_none(title):
    assert "improved" not in sorts(title)


@pytest.mark.parametrize(
    ("sentence", "declines"),
    [
        ("Ofsted-rated trust in Bolton says its overspend has got worse", False),
        ("Ofsted says that Bolton's children's services have got worse", True),
    ],
)
def test_an_overspend_that_gets_worse_is_no_service(sentence, declines):
    assert ("decline" in sorts(sentence)) is declines


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Ofsted tells Bolton to draw up an action plan as a priority", True),
        ("Bolton draws up an action plan as a priority, Ofsted says", False),
    ],
)
def test_an_action_plan_that_is_asked_for_as_a_priority_is_priority_action(sentence, named):
    assert ("priority" in sorts(sentence)) is named


def test_who_declines_to_comment_has_not_declined():
    assert "decline" not in sorts("Bolton and Wigan councils declined to comment on children's services")
    assert "decline" not in sorts("Half of councils, Bolton's too, require improvement or worse, Ofsted says")
    assert "decline" in sorts("Bolton is no better, or worse than it was, Ofsted says: care has become worse")


@pytest.mark.parametrize(
    "title",
    ["Council tax to rise for children's services", "Paper sets out progress on the plan for children's services"],
)
def test_what_rises_or_is_reported_on_is_no_improvement(title):
    assert "improved" not in sorts(title)


def test_an_authority_that_slips_beside_a_grade_has_fallen():
    assert "down" in sorts("Bolton slips in one area while staying good")


def test_a_list_without_end_says_nothing_more():
    assert len(sorts("inadequate, good, " * 60 + "says Ofsted")) <= 40


def test_an_improvement_that_has_stalled_is_none():
    sorts = {each.sort for each in apart("Improvement at Bolton's children's trust has stalled, says Ofsted").frames}

    assert "no progress" in sorts
    assert "improved" not in sorts


def test_what_is_raised_is_no_improvement_where_it_is_an_alarm():
    assert not apart("Ofsted raises concerns over Bolton's children's services").said("improved")


@pytest.mark.parametrize(
    "said",
    [
        "Help for care leavers in Bolton is less reliable than in 2023, says Ofsted",
        "Ofsted: children in Bolton are not seen as promptly as they were",
        "Practice in Bolton is more fragile than two years ago, says Ofsted",
        "Children in Bolton wait longer for help than when Ofsted last came",
    ],
)
def test_what_compares_badly_with_before_is_a_decline(said):
    assert apart(said).said("decline")


def test_less_of_what_is_bad_is_no_decline():
    assert not apart("Ofsted sees less drift in Bolton than in 2023").said("decline")


def test_what_services_had_been_is_a_grade_beside_that_of_now():
    told = apart(
        "Bolton loses 'good' for children's services", "Ofsted gives requires improvement. They had been good."
    )

    assert told.said("down")


def test_what_a_notice_tells_a_council_to_do_is_no_improvement():
    said = "It says that Bolton council must work with an adviser and improve services for children"

    assert "improved" not in sorts(said)
    assert "improved" in sorts("Ofsted saw early signs of change in Bolton")


def test_concerns_that_are_raised_are_no_improvement():
    assert "improved" not in sorts("Concerns about Bolton's children's services are raised by Ofsted")


def test_clubs_in_the_holidays_are_no_service_of_the_council_s():
    assert [each.whose.value for each in apart("Holiday club in Bolton 'inadequate', says Ofsted").frames] == ["other"]


@pytest.mark.parametrize(
    "title",
    [
        "Bolton children's services waiting lists worse than ever",
        "Waiting lists at Bolton children's services worse than ever",
        "Bolton children's services caseloads get worse",
        "Bolton's waiting list for foster carers has got worse",
        "Bolton's front door rating drops for food hygiene",
    ],
)
def test_what_else_gets_worse_or_has_a_rating_is_no_decline_of_the_services(title):
    assert not {"decline", "down"} & set(sorts(title))


@pytest.mark.parametrize(
    "title",
    [
        "Waits for help in Bolton worse than at the last inspection, Ofsted says",
        "Bolton's front door worse than two years ago",
        "Bolton children's services rating drops",
    ],
)
def test_what_inspectors_find_worse_and_services_that_are_worse_are_a_decline(title):
    assert {"decline", "down"} & set(sorts(title))


def test_what_a_council_plans_is_no_priority_action_of_inspectors():
    plan = "A plan made public on Friday lists priority actions for Bolton's children's services."
    assert not apart("Bolton lists three priority actions", plan).said("priority")
    assert apart("Bolton lists priority actions", "Ofsted's letter sets priority actions for Bolton.").said("priority")
    assert apart("Bolton must send a plan on two areas for priority action").said("priority")


def test_what_a_director_sets_is_no_priority_action_of_inspectors():
    assert not apart("Bolton's new director has set three areas for urgent action").said("priority")
    assert apart("Inspectors told Bolton's director of three areas for urgent action").said("priority")


def test_another_service_that_is_there_for_children_is_not_the_councils_own():
    (found,) = apart("Ofsted's report says dental services for children in care in Bolton are inadequate").frames
    assert found.whose is Whose.OTHER
    (found,) = apart("Ofsted's report says services for children in care in Bolton are inadequate").frames
    assert found.whose is Whose.OWN


def test_worse_that_ends_a_list_is_no_decline():
    assert not apart("Ofsted heard of broken lifts and worse at Bolton's children's services").said("decline")
    assert apart("Ofsted says help in Bolton is slow and worse than in 2022").said("decline")


def test_who_is_stripped_of_a_grade_has_fallen():
    assert apart("Ofsted strips Bolton of outstanding").said("down")
    assert not apart("Bolton strips school of paint").said("down")


def test_a_run_of_good_reports_that_ended_is_a_fall():
    assert apart("Bolton's run of good and outstanding reports has ended").said("down")
    assert not apart("Bolton's run of good and outstanding reports has begun").said("down")
