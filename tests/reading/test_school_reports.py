"""Schools' reports of 2012 to 2025: grades where the table's places and its text agree, else a sentence."""

from __future__ import annotations

import pytest
from documents import plain_letter, school

from watcher.reading.school_reports import NoSchoolReportError, read

OLD = (
    ("Overall effectiveness", "Inadequate"),
    ("Effectiveness of leadership and management", "Inadequate"),
    ("Quality of teaching, learning and assessment", "Requires improvement"),
    ("Personal development, behaviour and welfare", "Good"),
    ("Outcomes for pupils", "Inadequate"),
    ("Early years provision", "Outstanding"),
)
NEW = (
    ("The quality of education", "Good"),
    ("Behaviour and attitudes", "Outstanding"),
    ("Personal development", "Good"),
    ("Leadership and management", "Requires improvement"),
    ("Early years provision", "Good"),
)


def grades(body):
    return {each.area: each.grade.word for each in read(body)}


def test_each_row_of_the_table_is_a_judgement_and_the_grade_before_is_none():
    assert grades(school("Sample School", OLD)) == {
        "overall_effectiveness": "inadequate",
        "leadership_and_management": "inadequate",
        "teaching_learning_assessment": "requires improvement",
        "personal_development_behaviour_welfare": "good",
        "outcomes": "inadequate",
        "early_years": "outstanding",
    }


def test_a_report_without_an_overall_grade_has_its_areas_alone():
    found = grades(school("Sample School", NEW, previous="Inadequate"))

    assert found["leadership_and_management"] == "requires improvement"
    assert "overall_effectiveness" not in found
    assert len(found) == len(NEW)


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (school("Sample School", (*OLD, ("Overall effectiveness", "Good"))), "do not agree"),
        (school("Sample School", OLD, summary="This is a good school, its pupils say."), "different grades"),
        (school("Sample School", ()), "do not agree"),
        (plain_letter("A letter about nothing in particular."), "unique reference number"),
        (b"%PDF-1.4 broken", "broken"),
    ],
    ids=["two grades", "another summary", "no table", "a letter", "broken"],
)
def test_what_can_be_read_in_two_ways_is_a_sentence_and_never_a_grade(body, sentence):
    with pytest.raises(NoSchoolReportError, match=sentence):
        read(body)
