"""Reports and letters as web pages: Ofsted's accessible versions, and pages that somebody saved."""

from __future__ import annotations

import pytest
from documents import ILACS_TITLES, PRINTED

from watcher.reading.document import read

GRADES = {
    "leadership": "requires improvement",
    "help_and_protection": "inadequate",
    "children_in_care": "good",
    "care_leavers": "outstanding",
}
FOOT = "<footer>Ofsted, Piccadilly Gate, Store Street, Manchester M1 2WD</footer>"
INSPECTED = "Inspectors spoke with children, parents, carers and staff, and read what was written on them."


def page(title, text, above=""):
    return (
        f"<!doctype html><html><body>{above}<main>{title}{text}<p>{INSPECTED}</p></main>{FOOT}</body></html>".encode()
    )


def report(cells="<tr><th>{}</th><td>{}</td></tr>", title="<h1>{}</h1>"):
    rows = "".join(cells.format(ILACS_TITLES[area], PRINTED[grade]) for area, grade in GRADES.items())
    sections = "".join(f"<h2>{ILACS_TITLES[area]}: {grade}</h2><p>1. Words.</p>" for area, grade in GRADES.items())
    return page(
        title.format("Inspection of Wirral local authority children's services"),
        "<p>Inspection dates: 8 to 19 June 2026</p><p>Lead inspector: Pat Example, His Majesty's Inspector</p>"
        f"<table><tr><th>Judgement</th><th>Grade</th></tr>{rows}</table><h2>What needs to improve?</h2>"
        f"<ul>\n<li>Visits.</li>\n<li><p>Plans.</p></li></ul>{sections}",
    )


@pytest.mark.parametrize(
    "cells",
    [
        "<tr><th>{}</th><td>{}</td></tr>",
        "<tr><th>{}<sup>1</sup></th><td><strong>{}</strong></td></tr>",
        "<tr>\n<td>{}</td>\n<td><del>Good</del> <ins>{}</ins></td>\n</tr>",
        "<div><span>{}</span><span>{}</span></div>",
    ],
)
def test_a_report_is_read_with_each_item_of_its_lists(cells):
    reading = read(report(cells))

    assert {each.area: each.grade.word for each in reading.judgements} == GRADES
    assert (reading.improvements, reading.problems) == (("Visits.", "Plans."), ())


def test_a_title_in_a_header_of_its_own_is_its_title():
    reading = read(report(title="<header><h1>{}</h1></header>"))

    assert ([each.name for each in reading.authorities], reading.problems) == (["Wirral"], ())


@pytest.mark.parametrize("heading", ["Areas for priority action", "Areas for <em>priority</em> <b>action</b>"])
def test_each_area_for_priority_action_is_one(heading):
    reading = read(
        page(
            "<h1>Focused visit to Wirral children's services</h1>",
            "<p>18 October 2024</p><p>This letter summarises the findings of the focused visit to Wirral on 17 and 18 "
            f"September 2024.</p><h2>{heading}</h2><ul><li>The response to children at risk.</li>"
            "<li>How managers oversee practice.</li></ul><h2>Main findings</h2>",
            above="<header><h1>Ofsted</h1></header>",
        )
    )

    assert reading.priority_actions == ("The response to children at risk.", "How managers oversee practice.")


def as_text(*, head="Judgement   Grade", table="", title="Inspection of Wirral children's services"):
    graded = {**GRADES, "overall_effectiveness": "inadequate"}
    rows = [f"{ILACS_TITLES[area]}   {PRINTED[grade]}" for area, grade in graded.items()]
    body = [f"{ILACS_TITLES[area]}: {grade}\n\n1. {INSPECTED}" for area, grade in GRADES.items()]
    cover = (
        title,
        "Inspection dates: 10 to 14 June 2024",
        "Lead inspector: Pat Example, His Majesty's Inspector",
        head,
    )
    return "\n\n".join((*cover, *rows, table, "What needs to improve?", "Plans for children.", *body)).encode()


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"head": "Grade\nJudgement"},
        {"head": "Judgement"},
        {"title": "Wirral Council\nRe-inspection of services for children in need of help and protection"},
    ],
)
def test_in_a_text_without_pages_the_headings_bear_out_the_overall_grade(said):
    reading = read(as_text(**said))

    assert {each.area: each.grade.word for each in reading.judgements} == {
        **GRADES,
        "overall_effectiveness": "inadequate",
    }
    assert (str(reading.framework.name), reading.problems) == ("ILACS-2023", ())


def test_rows_of_a_second_table_behind_the_first_bear_nothing_out():
    earlier = "\n".join(f"{ILACS_TITLES[area]}   Good" for area in GRADES)

    reading = read(as_text(table=f"These were the grades of 2021:\n{earlier}"))

    assert "overall_effectiveness" not in {each.area for each in reading.judgements}
