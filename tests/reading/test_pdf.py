from __future__ import annotations

import pypdfium2
import pytest
from documents import plain_letter
from tagged import paragraph
from tagged import pdf as tagged_pdf

from watcher.reading import pdf


def test_pages_are_numbered_from_one_with_their_text():
    with pdf.opened(tagged_pdf((paragraph("The first page."),), (paragraph("The second."),))) as paper:
        pages = paper.pages()

        assert paper.length == 2
        assert [(page.number, page.text.strip()) for page in pages] == [(1, "The first page."), (2, "The second.")]


def test_words_have_their_places_from_the_foot_of_the_page():
    with pdf.opened(plain_letter("Upper words", "Lower words")) as paper:
        places = {word.text: word for word in paper.placed_words(1)}

    assert places["Upper"].bottom > places["Lower"].top
    assert places["Upper"].left < places["Upper"].right < places["words"].left


def test_a_part_of_a_page_is_drawn_as_by_pypdfium2_itself():
    body = plain_letter("Upper words", "Lower words")
    (page,) = pypdfium2.PdfDocument(body)
    width, height = page.get_size()
    expected = page.render(scale=1.7, crop=(20, 500, width - 300, height - 790), grayscale=True)

    with pdf.opened(body) as paper:
        drawn = paper.drawn(1, (20, 500, 300, 790), 1.7)

        assert (drawn.width, drawn.height) == (expected.width, expected.height)
        assert set(expected.buffer) != {255}
        assert bytes(drawn.buffer) == bytes(expected.buffer)


def test_a_page_without_tags_has_no_elements():
    with pdf.opened(plain_letter("Some words")) as paper:
        assert paper.tagged(1).elements == ()


@pytest.mark.parametrize("body", [b"", b"Report not found", plain_letter("Cut off")[:200]])
def test_what_is_no_pdf_is_not_readable(body):
    with pytest.raises(pdf.NotReadableError), pdf.opened(body):
        pass


def test_half_a_letter_is_none_for_it_could_not_be_written_down(monkeypatch):
    monkeypatch.setattr(pdf, "_taken", lambda *_: "pdfium's text skips it")
    monkeypatch.setattr(pypdfium2.raw, "FPDFText_GetUnicode", lambda _, at: 0xD83D if at % 4 == 1 else ord("a"))

    with pdf.opened(plain_letter("Upper words")) as paper:
        words = [each.text for each in paper.placed_words(1)]

    assert set("".join(words)) == {"a"}
