from __future__ import annotations

import pytest
import tagged
from documents import Paper
from tagged import paragraph

from watcher.reading.document import read

TITLES = {
    "help_and_protection": "1. Children who need help and protection",
    "looked_after_and_permanence": "2. Children looked after and achieving permanence",
    "adoption": "2.1 Adoption performance",
    "care_leavers": "2.2 Experiences and progress of care leavers",
    "leadership": "3. Leadership, management and governance",
}
SAID = {
    "help_and_protection": "good",
    "looked_after_and_permanence": "requires improvement",
    "adoption": "good",
    "care_leavers": "requires improvement",
    "leadership": "good",
}
OVERALL = "The overall judgement is that children's services require improvement."


def sections(said):
    """Write what a report's sections say, each in a sentence of its own."""
    labels = {
        area: title.split(" ", 1)[1].lower().removeprefix("experiences and progress of ")
        for area, title in TITLES.items()
    }
    return [paragraph(f"The graded judgement for {labels[area]} is {grade}.") for area, grade in said.items()]


def a_report(*, rows_on_cover=5, overall=(OVERALL,), behind=(), said=SAID, before=()):
    rows = [(TITLES[area], grade.capitalize()) for area, grade in SAID.items()]
    cover = (
        paragraph("Wirral Borough Council"),
        paragraph(
            "Inspection of services for children in need of help and protection, children looked after and care leavers"
        ),
        paragraph("Inspection date: 24 February 2015 - 20 March 2015"),
        *map(paragraph, overall),
        *before,
        tagged.table(*rows[:rows_on_cover]),
        paragraph("Ofsted produces this report under its power to look at services."),
    )
    second = (*((tagged.table(*rows[rows_on_cover:]),) if rows_on_cover < len(rows) else ()), paragraph("Contents"))
    return tagged.pdf(cover, second, (paragraph("Much was seen."), *sections(said), *map(paragraph, behind)))


def grades(reading):
    return {each.area: each.grade.word for each in reading.judgements}


def test_the_sections_confirm_the_table_and_its_tags_the_one_sentence_on_overall_effectiveness():
    reading = read(a_report())

    assert grades(reading) == {"overall_effectiveness": "requires improvement", **SAID}
    assert reading.problems == ()


@pytest.mark.parametrize("rows", [3, 4])
def test_a_table_that_runs_over_onto_the_next_page_is_read_whole(rows):
    assert grades(read(a_report(rows_on_cover=rows))) == {"overall_effectiveness": "requires improvement", **SAID}


@pytest.mark.parametrize(
    "torn",
    [
        ("The overall judgement is that", "children's services require improvement."),
        ("At the last inspection the report said:", "The overall judgement is that services for all are good."),
    ],
)
def test_a_sentence_that_no_tag_holds_together_is_not_confirmed(torn):
    reading = read(a_report(overall=torn))

    assert "overall_effectiveness" not in grades(reading)
    assert any("overall effectiveness" in each for each in reading.problems)


def test_a_second_sentence_that_says_otherwise_makes_it_contradictory():
    reading = read(a_report(behind=("Children's services in Wirral are good.",)))

    assert "overall_effectiveness" not in grades(reading)
    assert any("contradictory" in each for each in reading.problems)


def test_the_table_of_an_earlier_inspection_is_not_confirmed_by_its_own_tags():
    earlier = tagged.table(*((title, "Inadequate") for title in TITLES.values()))

    reading = read(a_report(before=(paragraph("Earlier judgements"), earlier), said={}))

    assert grades(reading).keys() <= {"overall_effectiveness"}
    assert reading.problems


def test_headings_on_the_page_behind_the_table_confirm_it_and_the_boards_chapter_its_sentence():
    reading = read(
        tagged.pdf(
            (
                paragraph("Wirral Borough Council"),
                paragraph("Inspection of services for children in need of help and protection, children looked after"),
                paragraph("Review of the effectiveness of the Local Safeguarding Children Board"),
                paragraph("Inspection date: 24 February 2015 - 20 March 2015"),
                paragraph(OVERALL),
                tagged.table(*[(TITLES[area], grade.capitalize()) for area, grade in SAID.items()]),
            ),
            (
                paragraph("The experiences and progress of children who need help and protection"),
                paragraph("Good"),
                paragraph("The effectiveness of the Local Safeguarding Children Board"),
                paragraph("The board requires improvement"),
            ),
        )
    )

    assert {"help_and_protection": "good", "lscb": "requires improvement"}.items() <= grades(reading).items()


def untagged(*pages):
    """Write pages line by line; a pair is a row of a table, or a heading with its grade beside it."""
    paper = Paper()
    for number, texts in enumerate(pages):
        if number:
            paper.add_page()
        for each in texts:
            paper.row(*each) if isinstance(each, tuple) else paper.text_line(each)
    return read(paper.made())


HEADED = (
    "Wirral Borough Council",
    "Inspection of services for children in need of help and protection, children looked after and care leavers",
    "Inspection date: 24 February 2015 - 20 March 2015",
    "Children's services in Wirral require improvement to be good",
)


def plain_rows(*areas):
    return [(TITLES[area].split(" ", 1)[1], SAID[area].capitalize()) for area in areas]


def test_a_table_in_another_order_is_confirmed_by_headings_with_their_grades_beside_them():
    areas = ("leadership", "help_and_protection", "looked_after_and_permanence", "care_leavers", "adoption")
    sections = [
        words
        for row in (*plain_rows(*areas[:3]), ("Care leavers", "Requires improvement"), *plain_rows("adoption"))
        for words in (row, "1. Much of what was seen is as it should be.")
    ]

    reading = untagged((*HEADED, *plain_rows(*areas)), ("Executive summary", "Much was seen."), sections)

    assert {area: grades(reading)[area] for area in areas} == {area: SAID[area] for area in areas}
    assert not [each for each in reading.problems if "overall" not in each]


def test_a_list_of_an_earlier_inspections_grades_is_not_the_table():
    earlier = [f"- {title.split(' ', 1)[1]}: inadequate" for title in TITLES.values()]
    listed = (
        "The last inspection of the authority's services was published in May 2013. The judgements were:",
        *earlier,
    )

    reading = untagged(
        (*HEADED, *plain_rows("help_and_protection", "looked_after_and_permanence")),
        (*plain_rows("adoption", "care_leavers", "leadership"), "Executive summary", *listed),
        [words for row in plain_rows(*SAID) for words in (row, "1. Much of what was seen is as it should be.")],
    )

    assert {area: grades(reading)[area] for area in SAID} == SAID


def as_text(*behind):
    rows = [f"{TITLES[area]}   {grade.capitalize()}" for area, grade in SAID.items()]
    headed = (
        "Inspection of services for children in need of help and protection",
        "Inspection date: 2 to 26 June 2014",
    )
    cover = ("Wirral Borough Council", *headed, "Report published: 1 August 2014", OVERALL, *rows)
    return "\n\n".join((*cover, *behind, "Ofsted says what it saw.")).encode()


def test_in_a_text_without_pages_the_summary_and_the_numbered_headings_confirm_the_cover():
    numbered = (
        f"{title.replace('Children', 'The experiences and progress of children')} {SAID[area]}"
        for area, title in TITLES.items()
    )

    reading = read(as_text("Summary of findings", OVERALL, *numbered))

    assert grades(reading) == {
        "overall_effectiveness": "requires improvement",
        **{area: SAID[area] for area in ("help_and_protection", "looked_after_and_permanence", "leadership")},
    }


def test_a_text_without_pages_that_says_it_on_its_cover_alone_confirms_nothing():
    assert grades(read(as_text("Summary of findings"))) == {}
