from __future__ import annotations

from datetime import date

import pytest
from builders import WIRRAL, a_publication, an_inspection, as_publication, judgements

import rules
from rules.conditions import When
from rules.preview import MOST_EARLIER, Span, differences, rehearse, subjects
from rules.routes import Route
from rules.silences import Silence
from rules.verdict import Rulebook

EVERYBODY = Route(send_to=("Duty inbox",))

TODAY = date(2026, 11, 28)


def inadequate(**more):
    settings, _make = rules.KINDS["judged"]
    given = {"name": "Inadequate", "kind": "judged", "grades": ("inadequate",), "severity": "critical", **more}
    return rules.make(settings.model_validate(given))


def book(rule=None, routes=(EVERYBODY,), silences=()):
    return Rulebook((rule or inadequate(),), tuple(routes), tuple(silences))


def test_each_publication_gets_the_history_that_it_had():
    years = [as_publication(an_inspection(year, leadership="good")) for year in (2019, 2022, 2024)]

    given = [[one.published.year for one in each.history.inspections] for each in subjects(WIRRAL, years)]

    assert given == [[], [2019], [2022, 2019]]


def test_two_reports_of_one_day_are_no_history_of_each_other():
    first = an_inspection(2022, leadership="good")
    one, other = (an_inspection(2024, end=date(2024, 3, day), leadership="good") for day in (1, 2))
    last = an_inspection(2026, leadership="good")

    given = list(subjects(WIRRAL, map(as_publication, (first, one, other, last))))

    assert [each.history.inspections for each in given] == [(), (first,), (first,), (other, one, first)]


def test_letters_are_rehearsed_too_and_are_no_history():
    letter = a_publication("focused_visit", date(2023, 1, 1))

    given = list(subjects(WIRRAL, [letter, as_publication(an_inspection(2024, leadership="good"))]))

    assert [each.history.inspections for each in given] == [(), ()]


def test_what_has_no_date_is_left_out():
    assert list(subjects(WIRRAL, [a_publication(published=None, judgements=judgements(leadership="good"))])) == []


def test_the_history_of_one_authority_is_bounded():
    many = (as_publication(an_inspection(date(1900 + year, 1, 1), leadership="good")) for year in range(100))

    assert max(len(each.history.inspections) for each in subjects(WIRRAL, many)) == MOST_EARLIER


@pytest.mark.parametrize(
    ("since", "until", "years"),
    [
        (None, None, [2019, 2022, 2024]),
        (date(2022, 5, 20), None, [2022, 2024]),
        (None, date(2022, 5, 20), [2019, 2022]),
        (date(2022, 5, 21), date(2024, 5, 19), []),
    ],
)
def test_both_ends_of_the_span_belong_to_it(since, until, years):
    published = [as_publication(an_inspection(year, leadership="inadequate")) for year in (2019, 2022, 2024)]

    told = rehearse(subjects(WIRRAL, published), book(), TODAY, Span(since, until))

    assert [each.published.year for each in told] == years


def test_what_would_be_told_has_its_severity_headline_and_receivers():
    routes = [Route(when=When(severity=("note",)), send_to=("Digest",)), EVERYBODY]
    publication = as_publication(an_inspection(2024, leadership="inadequate"))

    (told,) = rehearse(subjects(WIRRAL, [publication]), book(routes=routes), TODAY)

    assert (told.severity, told.headline, told.receivers) == (
        "critical",
        "INADEQUATE leaders",
        ("Duty inbox",),
    )


def test_only_what_two_configs_make_different_is_a_difference():
    years = {2019: "inadequate", 2022: "requires improvement", 2024: "inadequate"}
    published = [as_publication(an_inspection(year, leadership=grade)) for year, grade in years.items()]
    wider = inadequate(grades=("inadequate", "requires improvement"))

    here = rehearse(subjects(WIRRAL, published), book(), TODAY)
    there = rehearse(subjects(WIRRAL, published), book(wider), TODAY, Span(since=date(2020, 1, 1)))
    found = {each.either.published.year: each for each in differences(here, there)}

    assert sorted(found) == [2019, 2022]
    assert found[2019].there is None
    assert found[2022].here is None


def test_other_receivers_are_a_difference():
    published = [as_publication(an_inspection(2024, leadership="inadequate"))]

    here = rehearse(subjects(WIRRAL, published), book(), TODAY)
    there = rehearse(subjects(WIRRAL, published), book(routes=[Route(send_to=("Digest",))]), TODAY)
    (difference,) = differences(here, there)

    assert (difference.here.receivers, difference.there.receivers) == (("Duty inbox",), ("Digest",))


def test_a_silence_of_today_is_part_of_what_would_be_told():
    published = [as_publication(an_inspection(2024, leadership="inadequate"))]
    silence = Silence(when=When(authority=("Wirral",)), until=TODAY, because="known", critical=True)

    (today,) = rehearse(subjects(WIRRAL, published), book(silences=[silence]), TODAY)
    (tomorrow,) = rehearse(subjects(WIRRAL, published), book(silences=[silence]), date(2026, 11, 29))

    assert (today.silence, tomorrow.silence) == (silence, None)


def test_two_configs_differ_by_what_they_silence():
    published = [as_publication(an_inspection(2024, leadership="inadequate"))]
    silence = Silence(when=When(authority=("Wirral",)), until=TODAY, because="known", critical=True)
    here = rehearse(subjects(WIRRAL, published), book(silences=[silence]), TODAY)
    there = rehearse(subjects(WIRRAL, published), book(), TODAY)

    assert len(list(differences(here, there))) == 1
