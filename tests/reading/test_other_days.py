"""Days that stand beside those on site, and days that are misprinted: neither is the inspection's."""

from __future__ import annotations

from datetime import date

import pytest
from documents import ILACS_TITLES, PRINTED, SIF_TITLES

from watcher.reading.document import read_pages
from watcher.reading.pages import Page
from watcher.reading.reports.sentences.closer import NOT_CLOSER

GRADES = {"leadership": "good", "help_and_protection": "good", "children_in_care": "good", "care_leavers": "good"}
ROWS = "\n".join(f"{ILACS_TITLES[area]} {PRINTED[grade]}" for area, grade in GRADES.items())
SECTIONS = "\n".join(f"{ILACS_TITLES[area]}: {grade}\n1. Some words." for area, grade in GRADES.items())
FOOT = "Ofsted, Piccadilly Gate, Store Street, Manchester M1 2WD"
DAYS = date(2026, 6, 8), date(2026, 6, 19)


def read(*pages):
    return read_pages(tuple(Page(number, f"{text}\n{FOOT}") for number, text in enumerate(pages, start=1)), NOT_CLOSER)


def days_of(reading):
    return reading.inspection_start, reading.inspection_end


def report(days):
    title = "Inspection of Wirral local authority children's services"
    lead = "Lead inspector: Pat Example, His Majesty's Inspector"
    return read(f"{title}\n{days}\n{lead}\nJudgement Grade\n{ROWS}\nServices have changed little.", SECTIONS)


def area_send(printed):
    return read(
        f"Local area partnership report\nArea SEND inspection of Wirral Local Area Partnership\n{printed}\n"
        "Dates of previous inspection: 5 to 9 March 2018\nInspection outcome\nThe local area partnership's "
        "arrangements lead to inconsistent experiences for children with SEND. The partnership must work jointly to "
        "make improvements."
    )


@pytest.mark.parametrize(
    "more",
    [
        "Publication date: 3 August 2026",
        "Report publication date 3 August 2026",
        "Date published: 3 August 2026",
        "Report date: 3 August 2026",
        "Date of report: 3 August 2026",
        "Issued: 3 August 2026",
        "Version 2, 3 August 2026",
        "Feedback given on 22 June 2026",
        "Date of last inspection: 4 July 2022",
        "Previous inspection: 4 to 15 July 2022",
        "Previous report published: 4 July 2022",
    ],
)
def test_a_day_behind_those_on_site_is_not_the_last_of_them(more):
    reading = report(f"Inspection dates: 8 to 19 June 2026\n{more}")

    assert (days_of(reading), reading.problems) == (DAYS, ())


@pytest.mark.parametrize(
    "printed",
    [
        "8 June 2026 to 19 June 2062",
        "8 June 2026 to 19 July",
        "8 June 2026 to 19",
        "8 June 2026 – 19th",
        "8 to 12 June 2026. Inspectors returned on 19 June 2026",
    ],
)
def test_half_a_day_and_days_on_which_inspectors_may_have_come_leave_none(printed):
    reading = report(f"Inspection dates: {printed}")

    assert (days_of(reading), bool(reading.problems)) == ((None, None), True)


@pytest.mark.parametrize(
    "printed",
    [
        "Inspection dates: First visit 8 to 12 June 2026, second visit 15 to 19 June 2026",
        "Inspection dates: week one: 8 to 12 June 2026; week two: 15 to 19 June 2026",
        "Inspection dates: 8 to 12 June 2026 (first week); 15 to 19 June 2026 (second week)",
        "Dates: 8 to 19 June 2026",
        "Dates: 8 June 2026 to 19 June 2026",
        "Dates: 8 June 2026 to 19 June",
        "Inspection dates: 2026-06-08 to 2026-06-19",
        "Inspection dates: 08-06-2026 to 19-06-2026",
    ],
)
def test_two_visits_are_one_inspection_and_a_label_may_be_bare(printed):
    reading = report(printed)

    assert (days_of(reading), reading.problems) == (DAYS, ())


@pytest.mark.parametrize(
    "printed",
    [
        "Inspection start: 8 June 2026\nInspection end: 19 June 2026",
        "Start of inspection: 8 June 2026 End of inspection: 19 June 2026",
        "Inspection start date: 8 June 2026, inspection end date: 19 June 2026",
        "Dates: 8 to 19 June 2026",
        "Fieldwork dates: 8 to 19 June 2026",
    ],
)
def test_days_of_an_area_send_report_are_known_by_the_same_labels(printed):
    reading = area_send(printed)

    assert (days_of(reading), reading.problems) == (DAYS, ())


def test_half_a_day_of_an_area_send_report_leaves_none():
    reading = area_send("Inspection dates: 8 June 2026 to 19")

    assert (days_of(reading), bool(reading.problems)) == ((None, None), True)


def test_an_ampersand_is_part_of_a_council_s_name_in_the_sentence_that_grades_it():
    table = "\n".join(f"{title} Good" for title in SIF_TITLES.values())
    says = "Children's services in Telford & Wrekin are good"
    reading = read(
        "Borough of Telford and Wrekin\nInspection of services for children in need of help and protection, children "
        f"looked after and care leavers\nInspection date: 4 July 2016 to 28 July 2016\n{says}\n{table}",
        f"Executive summary\n{says}. Much is done well.",
        *(
            f"Key judgement Judgement grade\n{title.split(' ', 1)[1]} Good\nSummary"
            for title in (
                SIF_TITLES[area] for area in ("help_and_protection", "looked_after_and_permanence", "leadership")
            )
        ),
    )

    assert reading.authorities[0].name == "Telford and Wrekin"
    assert [each.grade.word for each in reading.judgements if each.area == "overall_effectiveness"] == ["good"]
