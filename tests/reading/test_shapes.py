"""Shapes that none of Ofsted's documents has today: read exactly, or told with what is readable, never in silence."""

from __future__ import annotations

import pytest
import shapes
from documents import PRINTED, Paper

from watcher.model.kinds import Kind
from watcher.reading.document import read, read_pages
from watcher.reading.pages import Page
from watcher.reading.reports.sentences.closer import NOT_CLOSER

RIGHT = set(shapes.JUDGEMENTS)
ACTION = ("The response to children at risk.",)


def grades(reading):
    return {(each.area, each.grade.word) for each in reading.judgements}


def test_a_body_in_two_columns_is_read():
    reading = read(shapes.in_columns())

    assert (grades(reading), reading.problems) == (RIGHT, ())


def test_a_cover_that_is_turned_is_read():
    reading = read(shapes.report(turned=90))

    assert (grades(reading), reading.problems) == (RIGHT, ())


def test_a_report_whose_words_are_drawn_twice_for_bold_is_read_once():
    reading = read(shapes.in_bold_by_hand())

    assert (grades(reading), reading.problems) == (RIGHT, ())


def test_a_table_that_is_written_column_by_column_is_read_by_its_places_where_a_heading_confirms_it():
    """None does for the overall grade: the table could be an earlier inspection's."""
    reading = read(shapes.table_by_columns())

    assert grades(reading) == RIGHT - {("overall_effectiveness", "inadequate")}
    assert reading.problems == (
        "The judgement on overall effectiveness: the table says inadequate; no second place confirms it.",
    )


def test_soft_hyphens_within_grades_are_no_letters():
    printed = {
        **PRINTED,
        "requires improvement": "Requires improve\xad\nment to be good",
        "inadequate": "Inade\xadquate",
    }

    reading = read(shapes.report(printed=printed))

    assert (grades(reading), reading.problems) == (RIGHT, ())


def test_a_table_that_is_a_picture_is_told_with_the_grades_of_the_headings():
    paper = Paper()
    shapes.add_cover(paper, table=False)
    shapes.add_body(paper)

    reading = read(paper.made())

    assert reading.judgements == ()
    assert "The judgement on impact of leaders: the heading says inadequate" in " ".join(reading.problems)


def test_a_report_whose_cover_is_scanned_is_known_by_its_headings_and_told_with_them():
    paper = Paper()
    shapes.add_scanned(paper, fresh=False)
    shapes.add_body(paper)

    reading = read(paper.made())

    told = " ".join(reading.problems)
    assert (reading.kind, reading.judgements) == (Kind.INSPECTION, ())
    assert "the heading says inadequate" in told
    assert "a picture in place of text on page 1" in told


def test_one_scanned_page_within_a_report_is_told():
    paper = Paper()
    shapes.add_cover(paper)
    shapes.add_scanned(paper)
    shapes.add_body(paper)

    reading = read(paper.made())

    assert grades(reading) == RIGHT
    assert reading.problems == ("There is a picture in place of text on page 2; please check the document.",)


def test_rows_of_another_framework_are_told_with_their_grades():
    reading = read(shapes.of_2027((("Leadership and governance", "Inadequate"), ("Family help", "Good"))))

    assert reading.judgements == ()
    assert "Leadership and governance Inadequate; Family help Good" in " ".join(reading.problems)


def test_a_letter_in_two_columns_is_read():
    assert read(shapes.letter_in_columns()).priority_actions == ACTION


@pytest.mark.parametrize(
    "heading",
    ["AREAS FOR PRIORITY ACTION", "A r e a s f o r p r i o r i t y a c t i o n", "Areas for prior\xadity action"],
)
def test_a_heading_is_found_in_capitals_with_letters_typed_apart_and_with_soft_hyphens(heading):
    reading = read(shapes.letter((*shapes.LETTER[:5], heading, *shapes.LETTER[6:])))

    assert (reading.priority_actions, reading.problems) == (ACTION, ())


def test_a_letter_whose_words_come_in_another_order_is_told():
    reading = read(shapes.letter_written_backwards())

    assert "another order" in " ".join(reading.problems)
    assert reading.priority_actions == ("Areas for priority action",)
    assert [each.quote for each in reading.evidence if each.about == "priority_action"] == ["Areas for priority action"]


def test_a_heading_of_priority_action_with_nothing_under_it_is_told():
    lines = (*shapes.LETTER[:5], shapes.LETTER[6], shapes.LETTER[5], *shapes.LETTER[7:])

    assert "Nothing was found under the heading" in " ".join(read(shapes.letter(lines)).problems)


@pytest.mark.parametrize(
    "drawn",
    [
        lambda text: text.replace("fi", "ﬁ"),
        lambda text: text.replace("fi", ""),
        lambda text: text.replace("fi", " "),
        lambda text: text.replace("fi", "\0"),
        lambda text: text.replace("fi", "�"),
    ],
    ids=["one letter", "lost", "a blank", "a control character", "a mark"],
)
def test_ligatures_are_read_however_the_font_has_them(drawn):
    finding = (
        "Inspectors identified an area for priority action: visits. There has been a significant decline in practice."
    )
    text = "\n\n".join((*shapes.LETTER[:4], drawn(finding), *shapes.LETTER[7:]))

    reading = read_pages((Page(1, text),), NOT_CLOSER)

    assert (reading.priority_actions, reading.says_deteriorated, reading.problems) == (("visits.",), True, ())
