"""Documents whose fixed words are others: labels of days, heads of tables, headings, titles, numbers of visits."""

from __future__ import annotations

from datetime import date

import pytest
from documents import ILACS_TITLES, PRINTED

from watcher.model.kinds import Kind
from watcher.reading.document import read_pages
from watcher.reading.pages import Page
from watcher.reading.reports.sentences.closer import NOT_CLOSER

GRADES = {
    "leadership": "requires improvement",
    "help_and_protection": "inadequate",
    "children_in_care": "good",
    "care_leavers": "outstanding",
}
ROWS = "\n".join(f"{ILACS_TITLES[area]} {PRINTED[grade]}" for area, grade in GRADES.items())
SECTIONS = "\n".join(
    f"{ILACS_TITLES[area]}: {PRINTED[grade].lower()}\n1. Some words." for area, grade in GRADES.items()
)
FOOT = "Ofsted, Piccadilly Gate, Store Street, Manchester M1 2WD"
DAYS = date(2026, 6, 8), date(2026, 6, 19)


def read(*pages):
    return read_pages(tuple(Page(number, f"{text}\n{FOOT}") for number, text in enumerate(pages, start=1)), NOT_CLOSER)


def report(days="Inspection dates: 8 to 19 June 2026", head="Judgement Grade", rows=ROWS, sections=SECTIONS):
    title = "Inspection of Wirral local authority children's services"
    lead = "Lead inspector: Pat Example, His Majesty's Inspector"
    opening = "Services in this area have changed little since the inspection of 2022."
    return read(f"{title}\n{days}\n{lead}\n{head}\n{rows}\n{opening}", sections)


def said(reading):
    found = {each.area: each.grade.word for each in reading.judgements}
    return (reading.inspection_start, reading.inspection_end), found, reading.problems


@pytest.mark.parametrize(
    "days",
    [
        "Inspection took place: 8 to 19 June 2026",
        "This inspection took place between 8 and 19 June 2026",
        "This inspection was carried out from 8 to 19 June 2026",
        "Date(s) of inspection: 8 \u2013 19 June 2026",
        "Inspection start date: 8 June 2026\nInspection end date: 19 June 2026",
        "Start date: 8 June 2026 End date: 19 June 2026",
        "Fieldwork dates: 8 to 19 June 2026",
        "On-site dates: 8 to 19 June 2026",
        "Inspection period: 8 to 19 June 2026",
        "Inspected on: 8 to 19 June 2026",
        "Inspection dates: 8 to 19 June \u201926",
        "Inspection dates: 8 June to19 June 2026",
        "Inspection dates: 8 to 19 June 2026\nInspection dates: 8 to 19 June 2026",
        "Previous inspection dates: 7 to 18 March 2022\nInspection dates: 8 to 19 June 2026",
        "Previous inspection start date: 7 March 2022\nInspection dates: 8 to 19 June 2026",
        "Last inspection start: 7 March 2022\nInspection dates: 8 to 19 June 2026",
        "Last inspection date: 7 March 2022\nDates of inspection: 8 to 19 June 2026",
    ],
)
def test_the_days_on_a_cover_are_known_by_any_label(days):
    assert said(report(days)) == (DAYS, GRADES, ())


def test_days_that_were_not_spent_on_site_are_none_of_the_inspections():
    assert said(report("Inspection dates: 8 to 19 June 2026 (off site: 1 to 5 June 2026)")) == (DAYS, GRADES, ())
    assert report("Inspection dates: off site 1 to 5 June 2026; on site 8 to 19 June 2026").inspection_start is None


@pytest.mark.parametrize(
    "days", ["Previous inspection dates: 7 to 18 March 2022", "Inspection dates: 1 9 to 23 June 2026"]
)
def test_the_days_of_another_inspection_and_figures_typed_apart_are_no_days(days):
    (start, _), _, problems = said(report(days))

    assert (start, bool(problems)) == (None, True)


@pytest.mark.parametrize(
    "head",
    [
        "Area Judgement",
        "Judgement area Grade",
        "Judgement: Grade:",
        "Evaluation area Grade",
        "Judgement Rating",
        "Judgement Outcome",
        "Judgement Current grade",
    ],
)
def test_a_table_of_judgements_is_known_by_any_head(head):
    assert said(report(head=head)) == (DAYS, GRADES, ())


def test_the_grade_before_behind_the_current_one_is_not_taken():
    rows = "\n".join(f"{row} Outstanding" for row in ROWS.split("\n"))

    assert said(report(head="Judgement Current grade Previous grade", rows=rows)) == (DAYS, GRADES, ())


@pytest.mark.parametrize(
    "name", ["care-experienced young people", "care experienced young people", "care-experienced young adults"]
)
def test_care_leavers_are_known_by_their_other_name(name):
    rows, sections = (each.replace("care leavers", name) for each in (ROWS, SECTIONS))

    assert said(report(rows=rows, sections=sections)) == (DAYS, GRADES, ())


@pytest.mark.parametrize("verb", ["is judged to be", "are judged", "is judged as"])
def test_a_heading_may_say_that_it_is_judged(verb):
    assert said(report(sections=SECTIONS.replace(": ", f" {verb} "))) == (DAYS, GRADES, ())


LETTER = """18 October 2024
Sam Sample, Director of Children's Services
{title}
{summary}
Headline findings
{finding}
{improve}
- The quality of plans.
- The timeliness of visits.
Main findings
Inspectors spoke with children, parents and staff.
Yours sincerely
Pat Example
His Majesty's Inspector"""


def letter(
    title="Focused visit to Wirral children's services",
    summary="This letter summarises the findings of the focused visit to Wirral on 17 and 18 September 2024.",
    finding="Leaders know their services well.",
    improve="What needs to improve in this area of social work practice?",
):
    return read(LETTER.format(title=title, summary=summary, finding=finding, improve=improve))


@pytest.mark.parametrize(
    "summary",
    [
        "This letter summarises the findings of the focused visit to Wirral on 17 and18 September 2024.",
        "This letter summarises the findings of the visit to Wirral (dates of visit: 17 and 18 September 2024).",
        "Two inspectors visited Wirral on 17 and 18 September 2024. This letter summarises what they found.",
        "This letter tells of the visit to Wirral that began on 17 September 2024 and ended on 18 September 2024.",
        "Date of visit: 17 and 18 September 2024. This letter summarises the findings of the focused visit to Wirral.",
        "This letter summarises the findings of the focused visit to Wirral on 17 and 18 September \u201924.",
    ],
)
def test_the_days_of_a_visit_are_found_wherever_a_letter_gives_them(summary):
    reading = letter(summary=summary)

    assert (reading.inspection_start, reading.inspection_end) == (date(2024, 9, 17), date(2024, 9, 18))
    assert reading.problems == ()


@pytest.mark.parametrize(
    "other",
    [
        "I visited Wirral on 3 October 2024.",
        "Previous visit dates: 3 and 4 June 2024.",
        "Inspectors last visited Wirral on 3 and 4 June 2024.",
    ],
)
def test_a_day_of_another_visit_is_none_of_this_one(other):
    reading = letter(summary=f"{other} This letter summarises the findings of the visit.")

    assert (reading.inspection_start, reading.problems) == (None, ("The days on site were not found in the letter.",))


def test_figures_typed_apart_are_no_days_of_a_visit():
    reading = letter(summary="This letter summarises the findings of the visit to Wirral on 1 7 and 18 September 2024.")

    assert reading.inspection_start is None
    assert "which can't be right" in reading.problems[0]


@pytest.mark.parametrize(
    "heading",
    [
        "Areas of practice that need to improve",
        "The areas that need to improve:",
        "Areas of social work practice which require improvement",
    ],
)
def test_what_should_improve_is_found_under_other_headings(heading):
    assert letter(improve=heading).improvements == ("The quality of plans.", "The timeliness of visits.")


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("This was the thirteenth monitoring visit since Wirral was judged inadequate in May 2023.", 13),
        ("This was the twentieth monitoring visit since Wirral was judged inadequate in May 2023.", 20),
        ("This is visit number two since the inspection of May 2023, when the authority was judged inadequate.", 2),
        ("This was the third monitoring visit. The local authority was judged inadequate in May 2023.", 3),
    ],
)
def test_which_monitoring_visit_it_is_and_since_when(words, number):
    reading = letter("Monitoring visit to Wirral children's services", words)

    assert (reading.kind, reading.visit_number) == (Kind.MONITORING_VISIT, number)
    assert reading.previous_stated is not None
    assert reading.previous_stated.when == "May 2023"


def test_a_visit_that_is_spoken_of_as_a_time_is_not_the_one_that_the_letter_is_about():
    reading = letter("Monitoring visit to Wirral", "Since monitoring visit number two, leaders have improved audits.")

    assert reading.visit_number is None


def test_the_end_of_a_number_is_not_taken_for_the_number():
    reading = letter("Monitoring visit to Wirral", "This was the twenty-first monitoring visit since May 2018.")

    assert reading.visit_number is None


@pytest.mark.parametrize(
    ("title", "days"),
    [
        ("Inspection of Somerset Local Area Partnership's arrangements for SEND", "Inspection dates"),
        ("Area SEND inspection of Somerset Local Area Partnership", "Dates of inspection"),
        (
            "Area SEND inspection of Somerset Local Area Partnership",
            "Previous inspection dates: 5 March 2018\nInspection dates",
        ),
    ],
)
def test_an_area_send_report_is_known_by_other_words(title, days):
    reading = read(
        f"{title}\n{days}: 17 to 21 June 2024\nInspection outcome\nThe local area partnership's arrangements lead to "
        "inconsistent experiences and outcomes for children with SEND. The local area partnership must work jointly to "
        "make improvements.\nThe next full area SEND inspection will be within approximately three years.\n"
        "Information about the local area partnership\nSomerset Council and the NHS plan services together."
    )

    assert (reading.kind, reading.problems) == (Kind.AREA_SEND, ())
    assert (reading.inspection_start, reading.inspection_end) == (date(2024, 6, 17), date(2024, 6, 21))
    assert [each.grade.word for each in reading.judgements] == ["inconsistent"]


@pytest.mark.parametrize(
    ("grade", "misread"),
    [
        ("Inadequate", "lnadequate"),
        ("Inadequate", "1nadequate"),
        ("Outstanding", "0utstanding"),
        ("Outstanding", "Qutstanding"),
        ("Good", "G00d"),
    ],
)
def test_grades_that_text_recognition_misread_are_read(grade, misread):
    rows, sections = (each.replace(grade, misread) for each in (ROWS, SECTIONS.title()))

    assert said(report(rows=rows, sections=sections)) == (DAYS, GRADES, ())


@pytest.mark.parametrize(
    "heading",
    [
        "Priority actions required",
        "What needs to improve urgently? Priority action",
        "Key areas for priority action",
        "There are two areas for priority action:",
        "Inspectors identified the following areas for priority action:",
    ],
)
def test_areas_for_priority_action_are_found_under_other_headings(heading):
    found = letter(finding=f"{heading}\n- The response to children at risk.\n- How managers oversee practice.")

    assert found.priority_actions == ("The response to children at risk.", "How managers oversee practice.")


@pytest.mark.parametrize("heading", ["There are no areas for priority action:", "No priority actions required"])
def test_a_heading_that_denies_them_sets_none(heading):
    assert letter(finding=heading).priority_actions == ()
