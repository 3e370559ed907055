from __future__ import annotations

from news_parts import apart


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
