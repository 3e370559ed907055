from __future__ import annotations

import pytest
from news_parts import apart, standings


def months(title):
    return [(each.sort, each.months) for each in apart(title).frames]


def test_a_date_before_or_after_a_grade_dates_it():
    assert months("Ofsted rated services good in 2021") == [("good", 60)]
    assert months("In 2021 Ofsted rated services good") == [("good", 60)]


def test_the_good_in_requires_improvement_to_be_good_is_no_other_grade():
    assert months("Ofsted: services were rated 'requires improvement to be good' in 2019") == [
        ("requires improvement", 84)
    ]


def test_each_grade_takes_its_own_date():
    found = dict(months("Services judged good in 2021 are now judged inadequate by Ofsted"))

    assert (found["good"], found["inadequate"]) == (60, None)


def test_a_grade_of_years_ago_is_earlier_whoever_is_looked_after_between():
    assert standings("Ofsted found Bolton inadequate at looking after children in care in 2012", day="2014-02-14") == [
        ("inadequate", "earlier")
    ]


def test_what_inspectors_judged_months_ago_is_no_result_of_now():
    assert standings("In March inspectors judged Bolton's children's services inadequate", day="2026-08-03") == [
        ("inadequate", "earlier")
    ]
    assert standings(
        "Inspectors who came in March judged Bolton's children's services inadequate", day="2026-08-03"
    ) == [("inadequate", "now")]


def test_a_year_in_brackets_dates_the_grade_behind_its_colon():
    found = dict(months("Ofsted: Bolton requires improvement (2021: good)"))

    assert found == {"requires improvement": None, "good": 60}


def test_a_long_past_day_that_opens_a_sentence_dates_all_of_it():
    said = "Three years ago Ofsted said that many were failed, and gave the whole of Bolton council an inadequate grade"

    assert ("inadequate", "earlier") in standings(said)
    assert ("inadequate", "earlier") in standings(
        "Bolton town hall Two years ago this week Ofsted published a report on the borough that rated it inadequate"
    )
    assert ("requires improvement", "now") in standings("Three years after that grade, Bolton requires improvement")
    assert ("inadequate", "earlier") in standings(
        "Profile. Nine years ago advisers ran Bolton after inspectors condemned services as inadequate"
    )


def test_since_when_there_was_no_inspection_dates_nothing_that_the_first_one_found():
    assert ("decline", "now") in standings("Bolton's first inspection since 2015 found that services had deteriorated")
    assert ("inadequate", "earlier") in standings("The first Ofsted inspection in 2021 found services inadequate")
    assert ("good", "earlier") in standings(
        "Bolton's first inspection since 2015, when it was good, is out, says Ofsted"
    )


def test_a_long_grade_keeps_no_date_from_the_fall_to_it():
    said = "Ofsted downgraded Bolton's children's services to requires improvement to be good in 2019"

    assert ("down", "earlier") in standings(said)


def test_what_inspectors_ruled_in_a_month_long_past_is_earlier():
    assert standings("In March inspectors ruled Bolton's children's services inadequate", day="2026-08-03") == [
        ("inadequate", "earlier")
    ]


def test_a_day_that_services_are_compared_with_dates_no_decline():
    assert ("decline", "now") in standings("Practice in Bolton is weaker than it was two years ago, says Ofsted")


def test_a_relative_clause_s_date_dates_nothing_in_the_main_clause():
    said = "Ofsted, which came to Bolton in the spring, concludes that services require improvement"

    assert ("requires improvement", "now") in standings(said, day="2026-10-03")


def test_one_date_is_of_both_grades_before_it():
    assert months("Ofsted rated Bolton good with outstanding leaders in 2021") == [("good", 60), ("outstanding", 60)]


def test_the_day_of_a_report_dates_what_it_says():
    said = "The report, published in May, says that Bolton's services require improvement"

    assert standings(said) == [("requires improvement", "earlier")]


def test_a_date_behind_an_earlier_grade_is_not_the_newer_ones():
    said = "Bolton's services, good in 2016, require improvement, says Ofsted"

    assert standings(said) == [("good", "earlier"), ("requires improvement", "now")]


def test_years_after_something_do_not_date_a_grade_back():
    assert standings("Ofsted rates Bolton's services good four years after the takeover") == [("good", "now")]


def test_a_visit_by_inspectors_who_were_there_months_ago_is_told_now():
    said = "Ofsted inspectors who were in Bolton in May set an area for priority action"

    assert standings(said) == [("priority", "now")]


def test_the_date_of_a_grade_that_labels_a_council_dates_no_progress():
    said = "Ofsted said change was too slow at the council rated inadequate last year"

    assert standings(said) == [("slow", "now"), ("inadequate", "earlier")]


@pytest.mark.parametrize(
    ("sentence", "standing"),
    [
        ("Bolton's Ofsted rating: inadequate (November 2023)", "earlier"),
        ("Bolton's Ofsted rating: inadequate (July 2026)", "now"),
        ("Bolton's Ofsted rating: inadequate (2024: good)", "now"),
    ],
)
def test_a_date_in_brackets_is_the_grade_s_before_it_unless_a_grade_of_its_own_follows(sentence, standing):
    assert ("inadequate", standing) in standings(sentence)


@pytest.mark.parametrize("who", ["Ofsted", "The watchdog", "The inspectorate"])
def test_when_those_came_who_judge_is_a_visit_s_month_and_no_result_s(who):
    assert ("inadequate", "now") in standings(f"{who}, which came to Bolton in May, called services inadequate")
    assert ("inadequate", "earlier") in standings(
        f"{who}, which came to Bolton in May 2024, called services inadequate"
    )


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ofsted said in March that services require improvement and that leadership is inadequate", "earlier"),
        ("Ofsted said on Monday that services require improvement and that leadership is inadequate", "now"),
        ("Ofsted said in March that services require improvement and now leadership is inadequate", "now"),
    ],
)
def test_when_it_was_said_dates_all_that_was_said(sentence, expected):
    assert ("inadequate", expected) in standings(sentence, day="2026-05-20")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Two years ago inspectors told us what Bolton's children's services were: inadequate", "earlier"),
        ("Two years ago inspectors told us that the help that children in Bolton got was inadequate", "earlier"),
        ("Inspectors told us two years ago to act and now say what Bolton's services are: inadequate", "now"),
        ("Ofsted says that help in Bolton has declined to inadequate since 2022", "now"),
        ("Ofsted says that Bolton has been inadequate since 2022", "earlier"),
    ],
)
def test_what_dates_a_grade_from_further_off(sentence, expected):
    assert ("inadequate", expected) in standings(sentence)


def test_a_visit_last_month_is_when_inspectors_were_there():
    told = "In a letter sent after a visit last month, inspectors list areas for priority action in Bolton"
    assert ("priority", "now") in standings(told)
    assert ("priority", "earlier") in standings("Last month inspectors set areas for priority action in Bolton")
