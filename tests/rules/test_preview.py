from __future__ import annotations

from datetime import date

import pytest
from builders import WIRRAL, a_publication, an_inspection, as_publication, judgements

from rules.preview import MOST_EARLIER, Span, subjects


def test_each_publication_gets_the_history_that_it_had():
    years = [as_publication(an_inspection(year, leadership="good")) for year in (2019, 2022, 2024)]

    given = [[one.published.year for one in each.history.inspections] for each in subjects(WIRRAL, years)]

    assert given == [[], [2019], [2022, 2019]]


def test_two_reports_of_one_day_are_no_history_of_each_other():
    first = an_inspection(2022, leadership="good")
    one, other = (an_inspection(2024, end=date(2024, 3, day), leadership="good") for day in (1, 2))
    last = an_inspection(2026, leadership="good")

    given = list(subjects(WIRRAL, [as_publication(each) for each in (first, one, other, last)]))

    assert [each.history.inspections for each in given] == [(), (first,), (first,), (other, one, first)]


def test_letters_are_rehearsed_too_and_are_no_history():
    letter = a_publication("focused_visit", date(2023, 1, 1))

    given = list(subjects(WIRRAL, [letter, as_publication(an_inspection(2024, leadership="good"))]))

    assert [each.history.inspections for each in given] == [(), ()]


def test_what_has_no_date_is_left_out():
    assert list(subjects(WIRRAL, [a_publication(published=None, judgements=judgements(leadership="good"))])) == []


def test_the_history_of_one_authority_is_bounded():
    many = [as_publication(an_inspection(date(1900 + year, 1, 1), leadership="good")) for year in range(100)]

    assert max(len(each.history.inspections) for each in subjects(WIRRAL, many)) == MOST_EARLIER


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        (None, None, ["2019", "2022", "2024"]),
        (date(2022, 5, 20), None, ["2022", "2024"]),
        (None, date(2022, 5, 20), ["2019", "2022"]),
        (date(2022, 5, 21), date(2024, 5, 19), []),
    ],
)
def test_both_ends_of_the_span_belong_to_it(since, until, days):
    span = Span(since, until)

    assert [year for year in ("2019", "2022", "2024") if date(int(year), 5, 20) in span] == days
    assert None not in span
