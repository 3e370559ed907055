from __future__ import annotations

from datetime import date

from documents import ilacs
from tagged import Tag, paragraph, pdf, table

from watcher.reading import structure_tree
from watcher.reading.pdf import opened


def tagged(body, number=1):
    with opened(body) as paper:
        return paper.tagged(number)


def test_rows_are_those_that_were_tagged_in_whatever_order_their_words_stand():
    rows = (("Judgement", "Grade"), ("Care of lambs", "Good"), ("Care of ewes", "Inadequate"))

    forwards, backwards = pdf((table(*rows),)), pdf((table(*rows),), backwards=True)

    assert tagged(forwards).tables == (rows,)
    assert tagged(backwards).tables == (rows,)


def test_paragraphs_come_in_the_order_of_the_tree_and_each_once():
    body = pdf((Tag("Document", parts=(Tag("H1", "A heading"), paragraph("First words."), table(("Left", "Right")))),))

    assert tagged(body).paragraphs == ("A heading", "First words.", "Left", "Right")


def test_a_page_has_only_its_own_words():
    body = pdf((table(("Care of lambs", "Good")),), (table(("Care of ewes", "Inadequate")),))

    assert tagged(body, 1).tables == ((("Care of lambs", "Good"),),)
    assert tagged(body, 2).tables == ((("Care of ewes", "Inadequate"),),)


def test_a_table_within_a_cell_is_a_table_of_its_own():
    inner = table(("Care of lambs", "Good"))
    body = pdf((Tag("Table", parts=(Tag("TR", parts=(Tag("TD", parts=(paragraph("Outside"), inner)),)),)),))

    assert tagged(body).tables == ((("Outside Care of lambs Good",),), (("Care of lambs", "Good"),))


def test_a_pdf_without_tags_has_none():
    body = ilacs("Trafford Council", (("leadership", "good"),), date(2026, 6, 8), date(2026, 6, 19))

    assert tagged(body) == structure_tree.NO_TAGS


def test_a_tree_that_is_deeper_than_any_reports_is_none():
    deep = paragraph("Words")
    for _ in range(structure_tree.DEEPEST + 5):
        deep = Tag("Div", parts=(deep,))

    assert tagged(pdf((deep,))) == structure_tree.NO_TAGS


def test_a_tree_with_more_elements_than_any_reports_is_none(monkeypatch):
    monkeypatch.setattr(structure_tree, "MOST_ELEMENTS", 5)

    assert tagged(pdf((table(("Care of lambs", "Good"), ("Care of ewes", "Good")),))) == structure_tree.NO_TAGS
