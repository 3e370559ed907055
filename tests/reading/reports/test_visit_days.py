from __future__ import annotations

from datetime import date

import pytest

from watcher.reading.reports.visit_days import NOT_FOUND, read, visited


def said(days):
    return (
        f"summarises the findings of the visit to Example on {days}. Pat Example led it. It was last seen in May 2019."
    )


@pytest.mark.parametrize(
    ("days", "dated", "span"),
    [
        ("30 and 31 January", "28 February 2024", (date(2024, 1, 30), date(2024, 1, 31))),
        ("12 and 13 December", "15 January 2024", (date(2023, 12, 12), date(2023, 12, 13))),
        ("the 15 and 16 of May 2018", "12 June 2018", (date(2018, 5, 15), date(2018, 5, 16))),
        (
            "30 and 31 January 2024",
            "Corrected on 9 April 2026 28 February 2024",
            (date(2024, 1, 30), date(2024, 1, 31)),
        ),
        ("30 and 31 January", "Corrected on 9 April 2024 28 February 2024", (date(2024, 1, 30), date(2024, 1, 31))),
        ("18 and 19 December 2019", "", (date(2019, 12, 18), date(2019, 12, 19))),
    ],
)
def test_days_are_held_against_the_letters_own_date(days, dated, span):
    assert read(said(days), f"{dated} Dear Sam Sample") == (span, ())


def test_days_in_brackets_after_a_visit_are_its_days():
    body = "summarises the findings of the visit to Example ({}). It was last inspected on 4 March 2024."
    span = (date(2024, 9, 17), date(2024, 9, 18))

    assert read(body.format("17 and 18 September 2024"), "18 October 2024") == (span, ())
    assert read(body.format("17 and 18 September"), "18 October 2024") == (span, ())
    assert read("the visit on 17 and 18 September 2024, the first one (4 March 2024).", "18 October 2024") == (span, ())


def test_a_letter_of_january_with_last_years_number_keeps_the_days_and_asks_for_a_look():
    span, problems = read(said("18 and 19 December 2019"), "21 January 2019")

    assert span == (date(2019, 12, 18), date(2019, 12, 19))
    assert ["one of them is misprinted. Please check." in each for each in problems] == [True]


def test_days_of_a_year_beside_which_the_letter_names_another_one_are_not_stated():
    body = f"{said('28 and 29 November 2024')} At the end of November 2023, when inspectors came, plans were made."

    span, problems = read(body, "11 January 2024")

    assert (span, len(problems)) == (None, 1)


def test_days_without_a_year_are_not_found_where_two_days_above_give_them_different_ones():
    assert read(said("30 and 31 January"), "Corrected on 9 April 2026 28 February 2024 Dear Sam") == (
        None,
        (NOT_FOUND,),
    )


def test_a_week_is_no_day():
    assert read(said("the days that were asked for in the week of 5 February 2024"), "") == (None, (NOT_FOUND,))


def test_days_between_come_before_a_later_sentence_with_a_year():
    body = "summarises findings. Between 20 and 24 June, inspectors went to Example. On 4 May 2021 it was inspected."

    assert read(body, "22 July 2024")[0] == (date(2024, 6, 20), date(2024, 6, 24))


@pytest.mark.parametrize(
    ("days", "dated", "words"),
    [
        ("24 October 2022 to 25 October 2023", "20 November 2023", "24 October to 25 October 2023 is likely"),
        ("24 October 2022 to 25 October 2023", "", "can't be right"),
        ("29 February 2020 to 1 March 2021", "20 March 2021", "can't be right"),
        ("18 and 17 September 2024", "18 October 2024", "can't be right"),
        ("17 and 18 September 2004", "18 October 2024", "one of them is misprinted"),
        ("17 and 18 December 2024", "18 October 2024", "one of them is misprinted"),
        ("the week commencing 16 September 2024", "18 October 2024", NOT_FOUND),
        ("the days that were asked for in the weeks of 9 and 16 September 2024", "18 October 2024", NOT_FOUND),
        ("a few days", "18 October 2024", NOT_FOUND),
        ("30 and 31 January", "", NOT_FOUND),
    ],
)
def test_days_that_cant_be_right_are_never_stated(days, dated, words):
    span, problems = read(said(days), dated)

    assert span is None
    assert len(problems) == 1
    assert words in problems[0]


def test_days_with_their_year_need_no_letters_date():
    assert visited(said("17 and 18 September 2024")) == (date(2024, 9, 17), date(2024, 9, 18))
    assert visited(said("17 and 18 September")) is None


@pytest.mark.parametrize(
    ("days", "last"),
    [
        ("6 and 7 November 2018, with a further day on 20 November 2018", date(2018, 11, 20)),
        ("6 and 7 November 2018, with a further day on 20 November", date(2018, 11, 20)),
        ("6 and 7 November 2018 and a third day on 20 November 2018", date(2018, 11, 20)),
        ("6 and 7 November 2018, with a further day on 20 November 2019", date(2018, 11, 7)),
        (
            "6 and 7 November 2018 and, once it was allowed, met children in Example on 20 November 2018",
            date(2018, 11, 20),
        ),
        ("6 and 7 November 2018 and returned to see the new team on 20 November 2018", date(2018, 11, 20)),
        (
            "6 and 7 November 2018; the visit was broken off by illness and completed on 12 and 13 December 2018",
            date(2018, 12, 13),
        ),
        ("6 and 7 November 2018; the plan was broken off and completed on 12 December 2018", date(2018, 11, 7)),
        ("6 and 7 November 2018 and met leaders to give feedback on 20 November 2018", date(2018, 11, 7)),
        ("6 and 7 November 2018 and saw carers of children who were moved on 20 November 2018", date(2018, 11, 7)),
        ("6 and 7 November 2018, with a further visit planned for 20 November 2018", date(2018, 11, 7)),
    ],
)
def test_a_day_on_which_an_inspector_came_back_is_the_last_one(days, last):
    span, _ = read(said(days), "18 December 2018")

    assert span == (date(2018, 11, 6), last)


@pytest.mark.parametrize(
    ("sentence", "span"),
    [
        (
            "Fieldwork occupied the week beginning Monday 3 November 2025 and ended on Friday 7 November.",
            (date(2025, 11, 3), date(2025, 11, 7)),
        ),
        (
            "It was made in the week commencing 3 November 2025, ending on 7 November 2025.",
            (date(2025, 11, 3), date(2025, 11, 7)),
        ),
        ("Fieldwork occupied the week beginning 3 November 2025, and leaders heard at its end.", None),
        (
            "The sixth visit took place over two days, 22nd and 23rd November 2025; two inspectors came.",
            (date(2025, 11, 22), date(2025, 11, 23)),
        ),
        ("They came in the week beginning 3 November 2025 and once in the week beginning 17 November 2025.", None),
    ],
)
def test_a_weeks_first_day_is_read_only_with_its_last(sentence, span):
    assert read(sentence, "13 January 2026 Dear Sam Sample")[0] == span


def test_inspectors_who_were_on_site_visited():
    before = "13 January 2026 Dear Sam Inspectors were on site from 3 November to 7 November 2025, and this letter"

    assert read("summarises what they found.", before) == ((date(2025, 11, 3), date(2025, 11, 7)), ())


@pytest.mark.parametrize(
    ("sentence", "span"),
    [
        ("visit carried out 4-5 October 2022 (with a day of preparation off site on 3 October).", (4, 5)),
        ("visit, carried out with a day of preparation on 3 October 2022.", None),
        ("visit that followed the inspection of 12 to 23 May 2022 and was made on 4 and 5 October 2022.", None),
        ("visit, of which leaders were told on 26 September 2022 and which was on 4 and 5 October 2022.", None),
        (
            "visit, before which leaders were told on 26 September 2022 and were on site on 4 and 5 October 2022.",
            (4, 5),
        ),
        ("visit, which was planned for June and was carried out on 4 and 5 October 2022.", (4, 5)),
        ("visit, which looked at children who came into care between 1 and 30 June 2022.", None),
        ("visit on 4 October 2022 (remotely) and 6 October 2022 (on site).", (4, 6)),
    ],
)
def test_days_of_something_else_are_not_those_on_site(sentence, span):
    found = read(f"summarises the findings of the {sentence}", "14 November 2022 Dear Sam Sample")[0]

    assert found == (span and (date(2022, 10, span[0]), date(2022, 10, span[1])))


def test_a_visit_that_is_told_before_the_letter_sums_up_took_place_then():
    before = "14 November 2022 Dear Sam The visit, planned for June, took place on 4 and 5 October 2022. This letter"

    assert read("summarises it.", before) == ((date(2022, 10, 4), date(2022, 10, 5)), ())


SPAN = (date(2025, 6, 12), date(2025, 6, 13))


@pytest.mark.parametrize(
    "told",
    [
        "This visit took place over two days, ending on 13 June 2025; it began on Thursday 12 June.",
        "The visit ended on 13 June 2025, having begun on 12 June.",
        "The visit started on 12 June 2025 and the last day on site was 13 June 2025.",
        "The visit took place over two days, the last of them 13 June 2025, the first 12 June 2025.",
        "Inspectors arrived on 12 June 2025 and left on 13 June.",
        "The visit ended on Friday 13 June 2025. It had begun on Thursday 12 June 2025.",
        "The visit began on 12 June and was completed on 13 June 2025. A new plan started on 2 June 2025.",
    ],
)
def test_the_first_and_the_last_day_may_be_told_apart_and_in_either_order(told):
    assert read(f"summarises the findings of the visit to Example. {told}", "31 July 2025 Dear Sam") == (SPAN, ())


@pytest.mark.parametrize(
    "told",
    [
        "The visit began on 12 June 2025 and lasted two days.",
        "The visit took place over two days from 12 June 2025.",
        "The two-day visit took place on 13 June 2025, and began the day before.",
        "The visit took place on 12 June 2025 and on the following day.",
        "The visit took place on Thursday 12 June 2025 and Friday.",
        "Inspectors completed the visit on 13 June 2025.",
        "The visit closed on 13 June 2025.",
    ],
)
def test_one_day_of_several_is_not_taken_for_all_of_them(told):
    span, problems = read(f"summarises the findings of the visit to Example. {told}", "31 July 2025 Dear Sam")

    assert (span, len(problems)) == (None, 1)


@pytest.mark.parametrize("of", ["the five days that children waited", "records of the last three days"])
def test_days_of_something_else_make_no_day_one_of_several(of):
    told = f"summarises the findings of a visit on 12 June 2025, to look at {of}."

    assert read(told, "31 July 2025 Dear Sam") == ((SPAN[0], SPAN[0]), ())


def test_a_day_on_its_own_is_the_whole_visit():
    assert read(said("12 June 2025 (one day)"), "31 July 2025 Dear Sam") == ((SPAN[0], SPAN[0]), ())


@pytest.mark.parametrize(
    ("days", "span"),
    [
        ("2 July (remotely) and 3 July 2024 (on site)", (date(2024, 7, 2), date(2024, 7, 3))),
        ("2 July 2024, and again on 3 July 2024", (date(2024, 7, 2), date(2024, 7, 3))),
        ("Tuesday 2 July 2024 (day one) and Wednesday 3 July 2024 (day two)", None),
        ("2 July 2024, with records that were read elsewhere on 1 July 2024, and 3 July 2024", None),
        ("2 July 2024 and told leaders of them", (date(2024, 7, 2), date(2024, 7, 2))),
    ],
)
def test_a_day_behind_which_another_one_follows_is_not_alone(days, span):
    assert read(said(days), "18 August 2024 Dear Sam")[0] == span
