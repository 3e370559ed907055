from __future__ import annotations

from datetime import date

import pytest
import tagged
from documents import ilacs
from tagged import paragraph

from watcher.reading.document import read
from watcher.reading.pages import Page
from watcher.reading.pdf import opened
from watcher.reading.reports import ilacs as ilacs_reader
from watcher.reading.reports.sentences.closer import NOT_CLOSER, Closer
from watcher.reading.structure_tree import Element, TaggedPage

AREAS = {
    "leadership": "The impact of leaders on social work practice with children and families",
    "help_and_protection": "The experiences and progress of children who need help and protection",
    "children_in_care": "The experiences and progress of children in care",
    "care_leavers": "The experiences and progress of care leavers",
    "overall_effectiveness": "Overall effectiveness",
}
SAID = {
    "leadership": "requires improvement",
    "help_and_protection": "inadequate",
    "children_in_care": "good",
    "care_leavers": "good",
    "overall_effectiveness": "inadequate",
}
HEADING = ("Judgement", "Grade")


def printed(grade):
    return "Requires improvement to be good" if grade == "requires improvement" else grade.capitalize()


def rows(said):
    return [(AREAS[area], printed(grade)) for area, grade in said.items()]


TABLE = (HEADING, *rows(SAID))


def a_report(
    table=TABLE,
    *,
    dates="10 to 14 June 2024",
    before=(),
    behind=(),
    next_page=(),
    headings=SAID,
):
    """Make a tagged report; `before` and `behind` are what stands around the table on its cover."""
    cover = (
        tagged.Tag("H1", "Inspection of Wirral local authority children's services"),
        paragraph(f"Inspection dates: {dates}"),
        paragraph("Lead inspector: Pat Example, His Majesty's Inspector"),
        *before,
        tagged.table(*table),
        *behind,
        *(() if next_page else (paragraph("Services have changed little."),)),
    )
    following = (tagged.table(*next_page), paragraph("Services have changed little.")) if next_page else ()
    body = [
        paragraph(f"{AREAS[area]}: {printed(grade).lower()}")
        for area, grade in headings.items()
        if area != "overall_effectiveness"
    ]
    return tagged.pdf(cover, (*following, paragraph("Ofsted says what it saw.")), tuple(body))


def grades(reading):
    return {each.area: each.grade.word for each in reading.judgements}


def test_the_table_its_tags_and_the_headings_agree():
    reading = read(a_report())

    assert grades(reading) == SAID
    assert reading.problems == ()


def test_tags_alone_can_contradict_everything_else():
    with opened(a_report()) as paper:
        pages = paper.pages()
    said = [Element("TR", "", (Element("TD", AREAS["leadership"]), Element("TD", "Good")))]
    otherwise = TaggedPage((Element("Table", "", tuple(said)),))

    _, agreed = ilacs_reader.judgements(pages, Closer(lambda _: (), lambda _: otherwise), date(2024, 6, 10))

    assert "leadership" not in {each.area for each in agreed.judgements}
    sentence = next(each for each in agreed.problems if "impact of leaders" in each)
    assert "the table says good" in sentence
    assert "the heading says requires improvement" in sentence


def test_a_table_that_runs_over_onto_the_next_page_is_read_whole():
    reading = read(a_report((HEADING, *rows(SAID)[:3]), next_page=rows(SAID)[3:]))

    assert grades(reading) == SAID
    assert reading.problems == ()


def test_a_table_whose_heading_is_repeated_on_the_next_page_is_one_table():
    reading = read(a_report((HEADING, *rows(SAID)[:3]), next_page=(HEADING, *rows(SAID)[3:])))

    assert grades(reading) == SAID
    assert reading.problems == ()


OF_2026 = dict(list(SAID.items())[:4])


def test_a_whole_table_of_2026_has_no_places_looked_up_on_the_next_page():
    looked_at = []
    with opened(a_report((HEADING, *rows(OF_2026)), dates="8 to 12 June 2026")) as paper:
        closer = Closer(lambda page: looked_at.append(page) or paper.placed_words(page), paper.tagged)

        _, agreed = ilacs_reader.judgements(paper.pages(), closer, date(2026, 6, 8))

    assert grades(agreed) == OF_2026
    assert set(looked_at) == {1}


def test_an_overall_grade_on_the_page_behind_a_whole_table_of_2026_is_a_doubt():
    overall = rows({"overall_effectiveness": "good"})

    reading = read(a_report((HEADING, *rows(OF_2026)), dates="8 to 12 June 2026", next_page=overall))

    assert any("There seems to be a judgement on overall effectiveness" in each for each in reading.problems)


def test_a_table_of_2026_with_a_row_less_is_looked_for_on_the_next_page():
    reading = read(a_report((HEADING, *rows(OF_2026)[:3]), dates="8 to 12 June 2026", next_page=rows(OF_2026)[3:]))

    assert grades(reading) == OF_2026
    assert reading.problems == ()


def test_rows_on_the_next_page_are_no_headings_of_the_body():
    reading = read(a_report((HEADING, *rows(SAID)[:3]), next_page=rows(SAID)[3:], headings={}, before=STRANGE))

    assert grades(reading) == {}


STRANGE = (
    paragraph("Family help Expected standard"),
    paragraph("Protection Urgent improvement"),
    paragraph("The grades that were given by an inspection of the year 2022 were these and no others"),
)


def test_a_fifth_judgement_is_told_and_the_others_are_read():
    reading = read(a_report((HEADING, *rows(SAID), ("Unaccompanied children", "Inadequate"))))

    assert grades(reading) == SAID
    assert ["Unaccompanied children" in each for each in reading.problems] == [True]


def test_a_word_of_an_unknown_scale_is_told_and_makes_the_table_one_way_alone():
    body = a_report((HEADING, *rows(SAID)[:3], (AREAS["care_leavers"], "Strong standard"), *rows(SAID)[4:]))

    reading = read(body)

    assert grades(reading) == {area: SAID[area] for area in ("leadership", "help_and_protection", "children_in_care")}
    assert any("Strong standard" in each for each in reading.problems)


@pytest.mark.parametrize(
    "caption",
    [
        "Grades at the inspection in November 2022",
        "Judgements at the previous inspection",
        "For reference: how these services were graded under the framework that was in force until March 2026",
    ],
)
def test_an_old_table_under_a_new_scale_is_never_stated_as_todays(caption):
    new = [
        ("Leadership", "Needs attention"),
        ("Family help", "Expected standard"),
        ("Protection", "Urgent improvement"),
        ("Children in care", "Strong standard"),
    ]
    body = a_report(
        (HEADING, *rows(SAID)[:4]),
        dates="7 to 11 June 2027",
        before=(tagged.table(*new), paragraph(caption)),
        headings={},
    )

    reading = read(body)

    assert grades(reading) == {}
    assert any("Urgent improvement" in each for each in reading.problems)


def test_an_abstention_names_the_grade_that_was_found_and_where():
    reading = read(a_report(headings={}, before=STRANGE))

    sentence = "The judgement on overall effectiveness: the table says inadequate; no second place confirms it."
    assert sentence in reading.problems


@pytest.mark.parametrize(
    "opening",
    [
        "Since the last inspection of looked after children services in 2012 much has changed.",
        "The inspection of services for children in need of help and protection in 2014 found much to do.",
    ],
)
def test_an_opening_that_names_an_older_kind_changes_nothing(opening):
    said = tuple((area, grade) for area, grade in SAID.items())

    reading = read(ilacs("Wirral", said, date(2024, 6, 10), date(2024, 6, 14), opening=opening))

    assert grades(reading) == SAID
    assert reading.framework.name == "ILACS-2023"


def test_an_older_kind_of_inspection_is_told_and_not_read():
    title = "Wirral. Inspection of looked after children services"

    reading = read(
        tagged.pdf((paragraph(title), paragraph("Ofsted. " * 40), paragraph("Inspection dates: 4 to 8 June 2012")))
    )

    assert reading.judgements == ()
    assert reading.problems


def untagged(headings, before=()):
    """Read the judgements of a report whose tags are not looked at."""
    with opened(a_report(headings=headings, before=before)) as paper:
        agreed = ilacs_reader.judgements(paper.pages(), Closer(paper.placed_words), date(2024, 6, 10))[1]
    return {each.area for each in agreed.judgements}, " ".join(agreed.problems)


def test_the_order_and_the_places_of_one_tables_words_are_one_way():
    found, problems = untagged({})

    assert found == set()
    assert "overall effectiveness: the table says inadequate; no second place confirms it" in problems


def test_two_headings_that_agree_with_a_table_bear_out_its_other_rows():
    two = {area: SAID[area] for area in ("leadership", "care_leavers")}

    assert untagged(two) == (set(SAID), "")
    assert untagged({"leadership": SAID["leadership"]})[0] == {"leadership"}


def test_a_note_before_the_table_leaves_the_overall_grade_to_headings_that_bear_out_all_other_rows():
    note = (
        paragraph(
            "This report was amended because the title of one officer was wrong in the version that was published in "
            "December; every judgement in it stays as it was."
        ),
    )

    assert untagged(SAID, note) == (set(SAID), "")

    found, problems = untagged({area: grade for area, grade in SAID.items() if area != "care_leavers"}, note)

    assert not found & {"overall_effectiveness", "care_leavers"}
    assert "overall effectiveness: the table says inadequate; no second place confirms it" in problems


def test_a_heading_that_contradicts_a_table_bears_nothing_out():
    found, problems = untagged({**SAID, "care_leavers": "inadequate"})

    assert "overall_effectiveness" not in found
    assert "contradictory" in problems


def test_a_heading_below_the_table_that_says_something_else_is_a_contradiction():
    words = f"{AREAS['help_and_protection']}: requires improvement to be good"

    reading = read(a_report(behind=(paragraph(words),)))

    assert "help_and_protection" not in grades(reading)
    assert any(each.startswith("The judgement on help and protection is contradictory") for each in reading.problems)


@pytest.mark.parametrize(
    ("words", "contradicts"),
    [
        ("Overall, children's services in Wirral are good.", True),
        ("Children's services in Wirral are inadequate.", False),
        ("Children's services in Wirral are good at listening.", False),
        ("Since 2019, children's services in Wirral are good.", False),
    ],
)
def test_an_opening_that_grades_all_services_otherwise_than_the_table_is_a_contradiction(words, contradicts):
    reading = read(a_report(behind=(paragraph(words),)))

    assert ("overall_effectiveness" not in grades(reading)) is contradicts
    assert bool(reading.problems) is contradicts


def test_rows_of_a_second_table_on_the_cover_are_no_headings_of_the_body():
    earlier = "\n".join(" ".join(row) for row in (HEADING, *rows(SAID)[:4]))
    labels = [
        AREAS["leadership"],
        *(each.replace("s and", "sand") for each in [*AREAS.values()][1:3]),
        AREAS["care_leavers"],
    ]
    by_column = "\n".join((*HEADING, *labels, "Good", "Requires improvement to be good", "Good", "Outstanding"))
    cover = f"Inspection dates: 8 to 12 June 2026\nJudgements at the previous inspection\n{earlier}\n{by_column}\nText."
    pages = (Page(1, cover), Page(2, f"{labels[0]}: good\nOfsted says what it saw."))

    _, agreed = ilacs_reader.judgements(pages, NOT_CLOSER, date(2026, 6, 8))

    assert agreed.judgements == ()
