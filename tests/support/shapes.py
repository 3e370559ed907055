"""Makes documents in shapes that Ofsted's don't have today: pictures, columns, other orders, another framework."""

from __future__ import annotations

import io
import struct
import zlib
from datetime import date

from documents import ILACS_TITLES, PRINTED, Paper, span

JUDGEMENTS = (
    ("overall_effectiveness", "inadequate"),
    ("leadership", "inadequate"),
    ("help_and_protection", "requires improvement"),
    ("children_in_care", "good"),
    ("care_leavers", "good"),
)
DAYS = (date(2024, 6, 3), date(2024, 6, 14))
FILLER = "This paragraph says in a few plain words what might have been seen, so that a page is filled as pages are."
ADDRESS = "Ofsted, Piccadilly Gate, Store Street, Manchester M1 2WD"


def picture() -> io.BytesIO:
    """Make a grey picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 40, 24, 8, 0, 0, 0, 0)
    dots = zlib.compress(b"".join(b"\0" + bytes([200]) * 40 for _ in range(24)))
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", dots) + chunk(b"IEND", b""))


def add_title(paper: Paper) -> None:
    """Add what stands above the table of a cover."""
    paper.text_line("Inspection of Wirral local authority children's services", size=20, bold=True, gap=6)
    paper.text_line(f"Inspection dates: {span(*DAYS)}")
    paper.text_line("Lead inspector: Pat Example, His Majesty's Inspector", gap=6)


def add_cover(paper: Paper, *, table: bool = True, printed: dict[str, str] = PRINTED) -> None:
    """Add a report's cover; without its table, a picture stands in its place."""
    add_title(paper)
    if table:
        paper.row("Judgement", "Grade")
        for area, grade in JUDGEMENTS:
            paper.row(ILACS_TITLES[area], printed[grade])
    else:
        paper.image(picture(), w=120)
    paper.ln(6)
    paper.text_line(FILLER)


def add_body(paper: Paper, *, grades: bool = True) -> None:
    """Add the body with a heading for each judgement, with or without its grade."""
    paper.add_page()
    for area, grade in JUDGEMENTS[1:]:
        paper.text_line(ILACS_TITLES[area] + (f": {PRINTED[grade].lower()}" if grades else ""), size=13, bold=True)
        paper.text_line(FILLER)
    paper.text_line(ADDRESS)


def add_scanned(paper: Paper, *, fresh: bool = True) -> None:
    """Add a page that is a picture, or fill the one that there is."""
    if fresh:
        paper.add_page()
    paper.image(picture(), x=5, y=5, w=200, h=280)


class BoldByHand(Paper):
    """Paper whose words are drawn twice, a third of a point apart, as where a font has no bold."""

    def multi_cell(self, w: float, h: float, text: str, **kept: object) -> None:
        x, y = self.get_xy()
        super().multi_cell(w, h, text, **kept)
        after = self.get_xy()
        self.set_xy(x + 0.12, y)
        super().multi_cell(w, h, text, **kept)
        self.set_xy(*after)

    def get_xy(self) -> tuple[float, float]:
        return self.get_x(), self.get_y()


def in_bold_by_hand() -> bytes:
    """Make a report that is drawn twice, a little to the right the second time."""
    paper = BoldByHand()
    add_cover(paper)
    add_body(paper)
    return paper.made()


def report(*, turned: int = 0, printed: dict[str, str] = PRINTED) -> bytes:
    """Make a report; `turned` turns its cover by so many degrees."""
    paper = Paper()
    with paper.rotation(turned, x=105, y=148):
        add_cover(paper, printed=printed)
    add_body(paper)
    return paper.made()


def table_by_columns() -> bytes:
    """Make a report whose table is written column by column."""
    paper = Paper()
    add_title(paper)
    top = paper.get_y()
    for column, width, cells in (
        (25, 85, ("Judgement", *(ILACS_TITLES[area] for area, _ in JUDGEMENTS))),
        (120, 65, ("Grade", *(PRINTED[grade] for _, grade in JUDGEMENTS))),
    ):
        for at, cell in enumerate(cells):
            paper.set_xy(column, top + 14 * at)
            paper.multi_cell(width, 5.5, cell, align="L", new_x="LMARGIN", new_y="NEXT")
    paper.ln(12)
    paper.text_line(FILLER)
    add_body(paper)
    return paper.made()


def in_columns() -> bytes:
    """Make a report whose body is in two columns, with headings that wrap."""
    paper = Paper()
    add_cover(paper)
    paper.add_page()
    with paper.text_columns(ncols=2, gutter=8, text_align="L") as columns:
        for area, grade in JUDGEMENTS[1:]:
            columns.write(f"{ILACS_TITLES[area]}: {PRINTED[grade].lower()}\n\n{FILLER}\n\n{FILLER}\n\n")
    paper.text_line(ADDRESS)
    return paper.made()


def of_2027(rows: tuple[tuple[str, str], ...], heads: tuple[str, str] = ("Judgement", "Grade")) -> bytes:
    """Make a report of a framework that isn't known, with these rows."""
    paper = Paper()
    paper.text_line("Inspection of Wirral local authority children's services", size=20, bold=True, gap=6)
    paper.text_line("Inspection dates: 7 June 2027 to 18 June 2027")
    paper.text_line("Lead inspector: Pat Example, His Majesty's Inspector", gap=6)
    for label, grade in (heads, *rows):
        paper.row(label, grade)
    paper.add_page()
    paper.text_line(FILLER)
    paper.text_line(ADDRESS)
    return paper.made()


LETTER = (
    "18 October 2024",
    "Focused visit to Wirral children's services",
    "This letter summarises the findings of the focused visit to Wirral children's services on 17 September 2024.",
    "Headline findings",
    FILLER,
    "Areas for priority action",
    "- The response to children at risk.",
    "Main findings",
    FILLER,
    "Yours sincerely",
    "Pat Example",
    "His Majesty's Inspector",
    ADDRESS,
)


def letter(lines: tuple[str, ...] = LETTER) -> bytes:
    """Make a letter of these paragraphs."""
    paper = Paper()
    for each in lines:
        paper.text_line(each)
    return paper.made()


def letter_written_backwards() -> bytes:
    """Make the letter so that its boxes stand in their places and come in the file in the opposite order."""
    paper = Paper()
    for at, each in reversed(list(enumerate(LETTER))):
        paper.set_xy(25, 25 + 16 * at)
        paper.multi_cell(160, 5.5, each)
    return paper.made()


def letter_in_columns() -> bytes:
    """Make the letter in two columns."""
    paper = Paper()
    for each in LETTER[:3]:
        paper.text_line(each)
    with paper.text_columns(ncols=2, gutter=8, text_align="L") as columns:
        columns.write("\n\n".join(LETTER[3:9]))
    for each in LETTER[9:]:
        paper.text_line(each)
    return paper.made()
