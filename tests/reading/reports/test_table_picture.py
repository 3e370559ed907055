from __future__ import annotations

import struct
import zlib
from datetime import date

import documents
import pytest

from watcher.reading import document

FOUR = (
    ("leadership", "inadequate"),
    ("help_and_protection", "inadequate"),
    ("children_in_care", "good"),
    ("care_leavers", "requires improvement"),
)
SIX = (
    ("help_and_protection", "inadequate"),
    ("looked_after_and_permanence", "good"),
    ("adoption", "good"),
    ("care_leavers", "requires improvement"),
    ("leadership", "inadequate"),
    ("overall_effectiveness", "inadequate"),
)
ILACS = documents.ilacs("Trafford Council", FOUR, date(2026, 6, 8), date(2026, 6, 19))
SIF = documents.sif("Wirral", SIX, date(2016, 7, 4), date(2016, 7, 28), date(2016, 9, 20))


def drawn(body):
    return document.draw(body, document.read(body))


def dots(png):
    """Take a picture apart: its width, its height, and its rows of grey dots."""
    width, height = struct.unpack(">II", png[16:24])
    length = struct.unpack(">I", png[33:37])[0]
    rows = zlib.decompress(png[41 : 41 + length])
    return width, height, [rows[at + 1 : at + 1 + width] for at in range(0, len(rows), width + 1)]


@pytest.mark.parametrize("body", [ILACS, SIF], ids=["ILACS", "SIF"])
def test_the_table_of_judgements_is_drawn_small(body):
    picture = drawn(body)

    width, height, rows = dots(picture.png)
    assert picture.png.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(picture.png) <= 60_000
    assert picture.page == 1
    assert 400 < width < 1400
    assert 100 < height < 900
    assert len(rows) == height


def test_it_has_the_table_and_no_more_of_the_page():
    _, height, rows = dots(drawn(ILACS).png)

    written = [any(dot < 128 for dot in row) for row in rows]
    lines = sum(now and not before for before, now in zip([False, *written], written, strict=False))
    assert lines == 8  # the heading, three rows of two lines and one of one
    assert height < 2 * 250


def test_it_says_in_words_what_it_shows():
    assert drawn(SIF).alt == (
        "The table of judgements on page 1 of the report. help and protection: inadequate; children looked after and "
        "achieving permanence: good; adoption: good; care leavers: requires improvement; impact of leaders: inadequate."
    )


@pytest.mark.parametrize(
    "line", ["Children are helped well.", "The experiences and progress of children in care: good"]
)
def test_a_document_without_a_table_has_no_picture(line):
    letter = documents.plain_letter("Focused visit to Trafford children's services", line)

    assert document.draw(letter, document.read(ILACS)) is None


def test_a_document_without_judgements_has_no_picture_of_its_tables():
    letter = documents.plain_letter("Focused visit to Trafford children's services", "Children are helped well.")

    assert document.draw(ILACS, document.read(letter)) is None
