from __future__ import annotations

import pytest
from news_parts import apart

from watcher.model.news import Direction
from watcher.reading.news.inspection_kind import inspection_type
from watcher.reading.news.outcome import adverse_in, change_in, direction_of


@pytest.mark.parametrize(
    ("title", "body", "way"),
    [
        ("Bolton children's services fall from good to inadequate", "", Direction.DETERIORATED),
        ("Bolton children's services rise from inadequate to good", "", Direction.IMPROVED),
        ("Bolton children's services rated good again by Ofsted", "", Direction.UNCHANGED),
        ("Bolton children's services rated inadequate by Ofsted", "", Direction.UNKNOWN),
        ("Ofsted's monitoring visit to Bolton", "Inspectors see progress at children's services.", Direction.IMPROVED),
        ("Bolton children's services kept their good grade, says Ofsted", "", Direction.UNCHANGED),
        (
            "Bolton pays to improve 'inadequate' children's services",
            "An Ofsted report of 2016 had rated the services good.",
            Direction.DETERIORATED,
        ),
        (
            "Bolton down from good, says Ofsted: it requires improvement",
            "Wigan is outstanding.",
            Direction.DETERIORATED,
        ),
        (
            "Bolton's director resigns",
            "Last month's Ofsted letter said that services had declined.",
            Direction.DETERIORATED,
        ),
        ("A quarter of councils inadequate nationally", "Bolton, Bury and Leeds declined.", Direction.UNKNOWN),
        ("Ofsted's monitoring visit to Bolton", "Children's services made too little progress.", Direction.UNCHANGED),
        ("Ofsted's monitoring visit to Bolton", "Progress is slow at children's services.", Direction.UNKNOWN),
        ("Ofsted's monitoring visit to Bolton", "Progress since May is limited.", Direction.UNKNOWN),
        (
            "Bolton children's services graded lowest possible",
            "It had been told by Ofsted that it required improvement at the previous inspection.",
            Direction.DETERIORATED,
        ),
        (
            "Ofsted's report on Bolton children's services",
            "Overall effectiveness: requires improvement. Previous inspection (May 2023): outstanding.",
            Direction.DETERIORATED,
        ),
        ("Ofsted no longer considers Bolton's children's services outstanding", "", Direction.DETERIORATED),
        ("Bolton children's services: outstanding run comes to an end, says Ofsted", "", Direction.DETERIORATED),
        ("Bolton children's services' Ofsted rating goes down to inadequate", "", Direction.DETERIORATED),
        (
            "Bolton children's services given inadequate rating again",
            "It comes two years after escaping the rating, says Ofsted.",
            Direction.DETERIORATED,
        ),
        ("Bolton keeps services as Ofsted drops overall ratings", "", Direction.UNKNOWN),
        ("Ofsted drops Bolton children's services' overall rating", "", Direction.DETERIORATED),
        ("Bolton children's services, first below good since 2014, Ofsted says", "", Direction.DETERIORATED),
        (
            "Plan for Bolton's children's services agreed",
            "It follows Ofsted's visit. Progress will be reported every month.",
            Direction.UNKNOWN,
        ),
        ("Cash for Bolton's children's services", "They are recovering from a poor report.", Direction.UNKNOWN),
        ("Urgent improvement needed at Bolton's children's services, says Ofsted", "", Direction.UNKNOWN),
        ("Bolton's children's services need significant improvement, says Ofsted", "", Direction.UNKNOWN),
        ("Ofsted explains to Bolton's social workers its grades from outstanding to inadequate", "", Direction.UNKNOWN),
        ("Bolton children's services lost outstanding, Ofsted says", "", Direction.DETERIORATED),
        ("Bolton children's services: outstanding run is over, says Ofsted", "", Direction.DETERIORATED),
        ("Good Ofsted record is maintained by Bolton children's services", "", Direction.UNKNOWN),
        ("Bolton children's services lose outstanding social worker, Ofsted says", "", Direction.UNKNOWN),
        ("Fewer children in care in Bolton", "Numbers have dropped since Ofsted's inspection.", Direction.UNKNOWN),
        ("Ofsted raises priority action after focused visit to Bolton", "", Direction.UNKNOWN),
        ("Bolton children's services back at rock bottom", "Ofsted rates them inadequate.", Direction.DETERIORATED),
        (
            "Talks go on in Bolton",
            "Months after Ofsted moved children's services from good to inadequate, parents met leaders.",
            Direction.DETERIORATED,
        ),
    ],
)
def test_which_way_services_went(title, body, way):
    told = apart(title, body)

    assert direction_of(told, inspection_type(told)) is way


def test_a_grade_is_compared_with_no_other_authority_s():
    told = apart("Bolton children's services rated good by Ofsted", "A year ago Wigan's were judged inadequate.")

    assert change_in(told) is None


def test_grades_of_different_judgements_are_not_compared():
    told = apart("Bolton rated good overall by Ofsted", "In 2022 its care leavers' services were judged outstanding.")

    assert change_in(told) is None


@pytest.mark.parametrize(
    ("title", "adverse"),
    [
        ("Bolton's children's services rated inadequate", "An inadequate judgement is reported"),
        ("Bolton's children's services no longer inadequate", None),
        ("Progress has not been lost in Bolton's children's services, Ofsted says", None),
        ("Ofsted's lowest grade cost Bolton's children's services staff", None),
        ("Being rated inadequate adds to costs of Bolton's children's services", None),
        (
            "Ofsted names area for priority action at Bolton's children's services",
            "Areas for priority action are reported",
        ),
    ],
)
def test_what_is_adverse_is_said_as_the_beginning_of_a_sentence(title, adverse):
    told = apart(title)

    assert adverse_in(told, inspection_type(told)) == adverse


def test_what_is_hoped_of_an_inspection_to_come_is_no_improvement():
    told = apart("Ofsted returns next week to Bolton's children's services", "Leaders say that progress is real.")

    assert direction_of(told, "ILACS") is Direction.UNKNOWN


def test_what_fell_after_it_was_left_got_worse():
    body = "Ofsted judged them inadequate on Monday. The council came out of the bottom category only three years ago."
    telling = apart("Bolton's children's services fail", body)

    assert direction_of(telling, "ILACS") is Direction.DETERIORATED


def test_what_stays_as_it_was_has_not_fallen():
    body = "The company set up when the county failed has taken Bolton to good. Care still requires improvement."

    assert adverse_in(apart("Ofsted praises Bolton's children's services", body), "ILACS") is None


def test_good_again_after_a_fall_is_an_improvement():
    telling = apart(
        "Bolton's services are good", "Three years after it was marked down, Bolton is good again, says Ofsted."
    )

    assert direction_of(telling, "ILACS") is Direction.IMPROVED


def test_gains_of_a_visit_that_have_not_been_sustained_are_a_decline():
    letter = (
        "Ofsted's letter on its second monitoring visit says that improvements noted in May haven't been sustained."
    )
    telling = apart("Ofsted on Bolton's children's services", letter)

    assert adverse_in(telling, "monitoring visit") == "A visit's letter tells of decline"


@pytest.mark.parametrize(
    ("said", "adverse"),
    [
        ("Bolton's leader said sorry for what the report found.", "A damning report is spoken of"),
        ("Bolton's leader said sorry for a data breach, as the report came out.", None),
        ("Bolton said sorry for failings that led to the report.", "A damning report is spoken of"),
        ("Bolton said sorry for the harm, delays and failings that the report found.", "A damning report is spoken of"),
    ],
)
def test_who_is_sorry_for_something_else_is_not_sorry_for_a_report_of_today(said, adverse):
    told = apart("Bolton's children's services", f"{said} Ofsted published it today.")

    assert adverse_in(told, "ILACS") == adverse


@pytest.mark.parametrize(
    ("progress", "adverse"),
    [
        ("Progress is too slow", None),
        ("There is no progress", "A visit's letter tells of too little progress"),
        ("There is a lack of progress", "A visit's letter tells of too little progress"),
    ],
)
def test_slow_progress_is_progress(progress, adverse):
    told = apart("Ofsted's monitoring visit to Bolton's children's services", f"{progress}, its letter says.")

    assert adverse_in(told, "monitoring visit") == adverse


@pytest.mark.parametrize(
    ("title", "adverse"),
    [
        ("Bolton's children's services spent more, says study", None),
        ("Bolton's children's services spent more", "An inadequate judgement is reported"),
    ],
)
def test_what_a_study_of_today_tells_as_known_is_not_adverse_of_today(title, adverse):
    told = apart(title, "That followed Ofsted's report, which rated it inadequate. The paper came out today.")

    assert adverse_in(told, "ILACS") == adverse
