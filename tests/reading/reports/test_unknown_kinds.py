from __future__ import annotations

from datetime import date

import pytest
from documents import Paper, plain_letter
from letters import FILLER

from watcher.model.kinds import Kind
from watcher.reading.document import read


def written(*paragraphs):
    paper = Paper()
    for each in paragraphs:
        paper.text_line(each)
    return paper.made()


TITLE = "Themed visit to Wirral children and families services"


@pytest.mark.parametrize(
    ("words", "doubt"),
    [
        (
            ("Area for priority action", "- Children at risk are not seen."),
            "It may set an area for priority action: “Children at risk are not seen.” Please check.",
        ),
        (("There is no area for priority action.",), None),
        (
            ("Evaluation area Grade Family help Strong standard Child protection Urgent improvement",),
            "It may grade services: “Family help Strong standard; Child protection Urgent improvement”. Please check.",
        ),
    ],
)
def test_what_a_publication_of_a_new_kind_may_say_is_a_doubt(words, doubt):
    reading = read(plain_letter(TITLE, "This letter says what was found.", *words, "Inspectors met staff."))

    assert (reading.kind, reading.priority_actions, reading.judgements) == (Kind.UNKNOWN_REPORT, (), ())
    assert [each.name for each in reading.authorities] == ["Wirral"]
    assert reading.problems == ((doubt,) if doubt else ())


@pytest.mark.parametrize(
    "lines",
    [
        ("Dates of fieldwork 5 to 16 October 2026", "Published 24 November 2026", "Led by Chris Other HMI"),
        ("Inspection dates: 5 to 16 October 2026", "Inspectors: Pat Example HMI and Chris Other HMI"),
        ("Fieldwork: 5 to 16 October 2026", "HM Inspectors Pat Example and Chris Other"),
        (
            "Previous inspection dates: 3 to 7 May 2021",
            "Inspection dates: 5 to 16 October 2026",
            "Senior HMI: Pat Example",
        ),
        ("On site: 5 to 16 October 2026", "The Office for Standards in Education makes such reports"),
    ],
)
def test_a_new_kind_of_report_is_known_as_ofsteds_by_its_inspectors_and_has_its_days(lines):
    reading = read(written("Wirral: children and families report", *lines, *(FILLER,) * 3))

    assert (reading.kind, [each.name for each in reading.authorities]) == (Kind.UNKNOWN_REPORT, ["Wirral"])
    assert (reading.inspection_start, reading.inspection_end) == (date(2026, 10, 5), date(2026, 10, 16))
    assert reading.judgements == ()


def test_the_inspectors_of_others_make_nothing_a_report_of_ofsteds():
    paper = written("Wirral: youth justice report", "HMI Probation came on 5 October 2026.", *(FILLER,) * 3)

    assert read(paper).kind is Kind.NOT_A_REPORT
