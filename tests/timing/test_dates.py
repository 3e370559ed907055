from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.timing.dates import RUN_OF_DAYS, RUN_WITHOUT_YEAR, days_in, parted, span_in

LETTER = date(2024, 10, 18)


def on(*days):
    return tuple(date.fromisoformat(each) for each in days)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("8 June 2026 to 19 June 2026", on("2026-06-08", "2026-06-19")),
        ("11 to 22 May 2026", on("2026-05-11", "2026-05-22")),
        ("30 September to 4 October 2024", on("2024-09-30", "2024-10-04")),
        ("15, 16 and 21 July 2025", on("2025-07-15", "2025-07-16", "2025-07-21")),
        ("the 15 and 16 of May 2018", on("2018-05-15", "2018-05-16")),
        ("17th and 18th September 2024", on("2024-09-17", "2024-09-18")),
        ("Tuesday 17 and Wednesday 18 September 2024", on("2024-09-17", "2024-09-18")),
        ("September 17 and 18, 2024", on("2024-09-17", "2024-09-18")),
        ("17/09/2024 and 18/09/2024", on("2024-09-17", "2024-09-18")),
        ("17.9.24 to 18.9.24", on("2024-09-17", "2024-09-18")),
        ("2024-09-17 and 2024-09-18", on("2024-09-17", "2024-09-18")),
        ("17-09-2024 to 18-09-2024", on("2024-09-17", "2024-09-18")),
        ("Tue 17 Sept. to Thurs 19 Sept. 2024", on("2024-09-17", "2024-09-19")),
        (
            "17 and 18 September 2024 and 1 and 2 October 2024",
            on("2024-09-17", "2024-09-18", "2024-10-01", "2024-10-02"),
        ),
        (
            "19 November-11 December 2013 and 28 - 30 January 2014",
            on("2013-11-19", "2013-12-11", "2014-01-28", "2014-01-30"),
        ),
        ("30 December to 2 January 2024", on("2023-12-30", "2024-01-02")),
        ("12 December and 9 January 2024", on("2023-12-12", "2024-01-09")),
        ("25 June 20192 July 2019", on("2019-06-25", "2019-07-02")),
        ("Monday, 4 August, 2025", on("2025-08-04")),
        ("12 May 2026 5.00 pm", on("2026-05-12")),
        ("week beginning 8 June 2026 and week beginning 15 June 2026", ()),
        ("w/c 8 June 2026", ()),
        ("17 September to 2024", ()),
        ("31 September 2024", ()),
        ("17 and 18 September", ()),
        ("in 2024", ()),
        ("", ()),
    ],
)
def test_days_are_read_as_people_write_them(text, days):
    assert days_in(text) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("17 and 18 September", on("2024-09-17", "2024-09-18")),
        ("30 and 31 October", on("2023-10-30", "2023-10-31")),
        ("30 December and 2 January", on("2023-12-30", "2024-01-02")),
        ("29 February", on("2024-02-29")),
        ("17 and 18 September 2022", on("2022-09-17", "2022-09-18")),
    ],
)
def test_days_without_a_year_are_the_last_before_the_letter(text, days):
    assert days_in(text, latest=LETTER) == days


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("18 September 2024", on("2024-09-18", "2024-09-18")),
        ("5 to 9 December 2022 and 14 to 15 February 2023", on("2022-12-05", "2023-02-15")),
        ("18 and 17 September 2024", None),
        ("24 October 2022 to 25 October 2023", None),
        ("17 January and 18 September 2024", None),
        ("5 to 9 December 2022 and 14 to 15 December 2023", None),
        ("19 to 28 May 2024 and 1 to 2 March 2024", None),
    ],
)
def test_a_span_is_one_visit_or_two_that_are_not_far_apart(text, span):
    assert span_in(text) == span


@given(st.dates(date(2010, 1, 1), date(2035, 12, 1)), st.integers(1, 20), st.sampled_from(["to", "and", "-"]))
def test_whatever_range_of_days_is_printed_is_read_back(start, length, between):
    end = start + timedelta(days=length)

    assert span_in(f"{start:%-d %B %Y} {between} {end:%-d %B %Y}") == (start, end)
    assert span_in(f"{start:%-d %B} {between} {end:%-d %B %Y}") == (start, end)
    assert span_in(f"{start:%-d/%-m/%Y} {between} {end:%d/%m/%Y}") == (start, end)


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("17 and 18 September 2024. On 5 May 2023 much changed.", "17 and 18 September 2024"),
        (
            "17 and 18 September 2024 and 1 and 2 October 2024 by two",
            "17 and 18 September 2024 and 1 and 2 October 2024",
        ),
        ("17 to 18 September 2024 and again on 1 October 2024.", "17 to 18 September 2024 and again on 1 October 2024"),
        ("17 and then on 24 September 2024 by two", "17 and then on 24 September 2024"),
        ("17.9.24 to 18.9.24 by two", "17.9.24 to 18.9.24"),
        ("17-9-2024 to 18-9-2024 by two", "17-9-2024 to 18-9-2024"),
        (
            "Tuesday, 17 September 2024 to Thursday, 19 September 2024 by",
            "Tuesday, 17 September 2024 to Thursday, 19 September 2024",
        ),
        ("Tue 17 and Wed 18 September 2024 by two", "Tue 17 and Wed 18 September 2024"),
        ("September 17, 2024 to September 18, 2024 by two", "September 17, 2024 to September 18, 2024"),
    ],
)
def test_a_run_of_days_ends_with_its_last_year(text, run):
    assert re.match(RUN_OF_DAYS, text, re.IGNORECASE)[0] == run


@pytest.mark.parametrize(
    ("lost", "put_back"),
    [
        ("8June2026 to 19June 2026.", "8 June 2026 to 19 June 2026."),
        ("8thJune and 19thJUNE2026", "8th June and 19th JUNE 2026"),
        ("dismay2026, 3marches, 2May", "dismay2026, 3marches, 2 May"),
        ("on the first and second of October 2025", "on the 1 and 2 of October 2025"),
        ("from the twenty-eighth to the thirtieth of October 2025", "from the 28 to the 30 of October 2025"),
        ("the third and fourth November 2025", "the 3 and 4 November 2025"),
        ("its second March visit", "its second March visit"),
        ("3 November 2025 to Friday 7 November", "3 November to Friday 7 November 2025"),
        ("28 December 2025 to 3 January", "28 December 2025 to 3 January"),
        ("3 June 2025 and 10 June 2026", "3 June 2025 and 10 June 2026"),
    ],
)
def test_days_are_written_in_one_form_with_the_blanks_that_a_pdf_lost(lost, put_back):
    assert parted(lost) == put_back


def test_a_run_without_a_year_ends_with_its_last_month():
    found = re.match(RUN_WITHOUT_YEAR, "30 September and 1 October by two inspectors", re.IGNORECASE)

    assert found[0] == "30 September and 1 October"
    assert re.match(RUN_WITHOUT_YEAR, "30 September and 1 October 2024", re.IGNORECASE) is None


@pytest.mark.parametrize(
    "misread",
    [
        "3 to l4 June 2024",
        "3 to I4 June 2024",
        "S to 14 June 2024",
        "3O to 31 July 2024",
        "3 and 1S June 2024",
        "25 and 26 June 2 and 3 July 2024",
    ],
)
def test_a_figure_that_was_scanned_as_a_letter_or_two_runs_in_one_are_no_days(misread):
    assert span_in(misread) is None
