from __future__ import annotations

import pytest
from news_parts import apart

from watcher.reading.news.minutes import is_minutes, plan_due_days, recommendations_in
from watcher.reading.news.text import piece


def test_a_council_s_paper_is_known_by_its_words_or_address():
    assert is_minutes(apart("Agenda item: children's services"))
    assert is_minutes(apart("Children's services", url="https://council.example/mgAi.aspx?ID=1"))
    assert not is_minutes(apart("Children's services"))


@pytest.mark.parametrize(
    ("body", "counted"),
    [
        ("Eleven recommendations were made for the council and a further three for the board.", (11, 3)),
        ("Seven recommendations had been made.", (7,)),
        ("It was noted.", ()),
    ],
)
def test_recommendations_are_counted(body, counted):
    assert recommendations_in(piece("Minutes", body)) == counted


def test_the_days_until_a_plan_is_due_are_found():
    assert plan_due_days(piece("Minutes", "The plan must be sent within 70 working days.")) == 70
    assert plan_due_days(piece("Minutes", "The plan was sent.")) is None


def test_a_matter_that_is_resolved_makes_no_paper():
    assert not is_minutes(apart("Bolton's weaknesses not resolved, say inspectors"))
    assert is_minutes(apart("Resolved that the report be noted"))


@pytest.mark.parametrize(
    ("body", "paper"),
    [
        ("The Ofsted report was published this morning and is at appendix A.", False),
        ("Ofsted today published its report on the county.", False),
        ("The Ofsted report was published in March and is at appendix A.", True),
        ("The plan that followed the inspection was published today.", True),
        ("The committee will this morning consider Ofsted's report of March, published in April.", True),
    ],
)
def test_a_paper_on_a_report_of_its_own_day_may_be_the_first_to_tell(body, paper):
    assert is_minutes(apart("Agenda item: children's services", body)) is paper
