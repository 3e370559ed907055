from __future__ import annotations

from datetime import date

import pytest
from documents import ilacs, sif
from said_sentences import rows

from watcher.reading.document import read
from watcher.reading.reports import previous_grades


@pytest.mark.parametrize(
    ("sentence", "grade", "when"),
    [
        (
            "The authority was judged inadequate in 2017 and to require improvement to be good in February 2022.",
            "requires improvement",
            "February 2022",
        ),
        ("Services were good in 2014, inadequate in 2018 and outstanding in 2022.", "outstanding", "2022"),
        ("Services were judged inadequate in 2016 and then, in 2019, to be good.", "good", "2019"),
        ("The council has moved from inadequate in 2016 to good.", "inadequate", "2016"),
        ("Since the last inspection in May 2022, when services were judged good, much changed.", "good", "May 2022"),
        ("Services improved since the inspection in 2018, when they were judged inadequate.", "inadequate", "2018"),
        (
            "At the last inspection, in March 2020, overall effectiveness was judged to be outstanding.",
            "outstanding",
            "March 2020",
        ),
        (
            "Since 2019, when the authority was judged as requires improvement to be good, all acted.",
            "requires improvement",
            "2019",
        ),
        ("Ofsted last inspected the council in 2017, giving an overall judgement of good.", "good", "2017"),
        ("Children's services are no longer inadequate, but have further to go.", "inadequate", None),
        (
            "Since the last inspection in 2022, when they required improvement, all acted.",
            "requires improvement",
            "2022",
        ),
        (
            "In November 2019 an inspection awarded the council good for its overall effectiveness.",
            "good",
            "November 2019",
        ),
        ("Services were good when they were last looked at in full, in May 2019.", "good", "May 2019"),
        (
            "Services for children in Wirral were inadequate when the single inspection took place in 2016.",
            "inadequate",
            "2016",
        ),
        (
            "Overall effectiveness had been inadequate in 2016; by the time of the inspection in 2019 it was good.",
            "good",
            "2019",
        ),
    ],
)
def test_one_grade_for_the_whole_earlier_inspection_is_read(sentence, grade, when):
    stated, evidence = previous_grades.overall([(1, sentence)])

    assert [(each.area, each.grade.word) for each in stated.judgements] == [("overall_effectiveness", grade)]
    assert stated.when == when
    assert evidence.quote == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "The council's children's home was judged to be good at its last inspection.",
        "Since the last inspection, help and protection, when it was judged inadequate, has improved.",
        "Services for children in this area are judged to be good.",
        "At the last inspection in 2019, the experiences and progress of children in care was judged outstanding.",
        "Most schools were judged good in 2021.",
        "The youth justice service, itself rated 'Good' by HM Inspectorate of Probation last year, gave two posts.",
        "Fostering services were inadequate when they were last looked at in 2016.",
        "The council was judged inadequate in 2017 and good at the inspection after that.",
        "When Ofsted last inspected, in 2015, services for care leavers were good.",
    ],
)
def test_grades_of_parts_of_other_providers_or_of_today_are_no_earlier_grade(sentence):
    assert previous_grades.overall([(1, sentence)]) is None


def test_in_sentences_of_our_own_only_overall_grades_of_these_services_are_found():
    wrong = []
    for grade, words in rows("previous_grades", 2):
        found = previous_grades.overall([(1, words)])
        seen = found[0].judgements[0].grade.word if found else "none"
        if seen != grade:
            wrong.append((grade, seen, words))

    assert wrong == []


def test_a_sif_reports_earlier_grades_survive_beside_its_own():
    grades = ("inadequate",) * 7
    areas = ("overall_effectiveness", "help_and_protection", "looked_after_and_permanence", "adoption", "care_leavers")
    said = tuple(zip((*areas, "leadership", "lscb"), grades, strict=True))
    opening = (
        "The last inspection of the local authority's safeguarding arrangements was in March 2011. "
        "The local authority was judged to be good."
    )

    reading = read(sif("Wirral", said, date(2016, 7, 4), date(2016, 7, 28), date(2016, 9, 20), opening=opening))

    assert [(each.area, each.grade.word) for each in reading.previous_stated.judgements] == [("safeguarding", "good")]
    assert {each.grade.word for each in reading.judgements} == {"inadequate"}


@pytest.mark.parametrize(("when", "stated"), [("November 2013", True), ("June 2013", False)])
def test_a_grade_of_2013_is_of_the_single_framework_only_from_its_first_month_on(when, stated):
    areas = ("overall_effectiveness", "help_and_protection", "looked_after_and_permanence", "adoption", "care_leavers")
    said = tuple((each, "inadequate") for each in (*areas, "leadership", "lscb"))
    opening = f"At the last inspection in {when}, services were judged inadequate overall."

    reading = read(sif("Wirral", said, date(2016, 7, 4), date(2016, 7, 28), date(2016, 9, 20), opening=opening))

    assert bool(reading.previous_stated) is stated


def test_an_ilacs_report_names_the_earlier_grade_with_its_date():
    areas = ("leadership", "help_and_protection", "children_in_care", "care_leavers")
    opening = "Since the previous inspection in 2022, when services were judged to be good, practice has declined."

    reading = read(
        ilacs("Trafford", tuple((each, "inadequate") for each in areas), date(2026, 6, 8), date(2026, 6, 19), opening)
    )

    assert reading.previous_stated.when == "2022"
    assert reading.says_deteriorated


@pytest.mark.parametrize(
    ("sentence", "grade", "when"),
    [
        ("Wirral's previous overall effectiveness grade was good (May 2019).", "good", "May 2019"),
        (
            "The overall judgement has moved from requires improvement to good since the inspection of 2019.",
            "requires improvement",
            "2019",
        ),
        ("The judgement has moved from inadequate to good since the 2019 inspection.", "inadequate", "2019"),
        (
            "Ofsted's previous inspection, in March 2018, graded Wirral as inadequate overall.",
            "inadequate",
            "March 2018",
        ),
        (
            "At the last inspection the council's services required improvement to be good.",
            "requires improvement",
            None,
        ),
        ("At the last inspection, in 2019, services required improvement in several respects.", None, None),
        ("At the last inspection, in 2019, its buildings required improvement.", None, None),
    ],
)
def test_the_grade_before_is_read_in_further_forms(sentence, grade, when):
    found = previous_grades.overall([(1, sentence)])
    said = (found[0].judgements[0].grade.word, found[0].when) if found else (None, None)

    assert said == (grade, when)
