from __future__ import annotations

import pytest
from news_parts import apart

from watcher.reading.news.clauses import Standing
from watcher.reading.news.days import Day


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("It was judged good in March 2024", 29),
        ("It was judged good in 2021", 60),
        ("It was judged good two years ago", 24),
        ("It was judged good fifteen years ago", 180),
        ("It was judged good last year", 12),
    ],
)
def test_a_date_is_so_many_months_before_the_piece(words, months):
    (title,) = apart(words).sentences

    assert [each.months for each in title.dates] == [months]


def test_an_undated_piece_takes_its_last_year_as_a_guess():
    assert apart("From 2016 to 2019: a history", day=None).day == Day(2019, None, guessed=True)


def test_what_names_no_day_has_none():
    assert apart("A history", day=None).day is None


def test_a_piece_without_a_day_dates_what_it_tells_as_so_long_ago():
    (frame,) = apart("Bolton's journey", "Two years ago Ofsted rated its services inadequate.", day=None).frames

    assert frame.standing is Standing.EARLIER
