"""PDFs to pages of text, with pdfium. Scripts, attachments and links in them are never followed: only text is taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from watcher.reading.pages import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PAGES = 200
MOST_PLACED = 6_000


class NotReadableError(Exception):
    """A PDF can't be read. Its text is a sentence that says why."""


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word and where it stands, in points from the page's left and bottom edge."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def pages(body: bytes) -> tuple[Page, ...]:
    """Take the text of every page; NotReadableError when it is encrypted, broken, or has too many pages."""
    with _opened(body) as pdf:
        if len(pdf) > MOST_PAGES:
            sentence = f"The PDF has {len(pdf)} pages; more than {MOST_PAGES} are not read."
            raise NotReadableError(sentence)
        found = []
        for number, page in enumerate(pdf, start=1):
            shown = page.get_textpage()
            found.append(Page(number, shown.get_text_range()))
            shown.close()
            page.close()
        return tuple(found)


def placed_words(body: bytes, number: int) -> tuple[PlacedWord, ...]:
    """Take the words of one page (from 1) with their places."""
    import ctypes

    import pypdfium2.raw as raw

    with _opened(body) as pdf:
        page = pdf[number - 1]
        shown = page.get_textpage()
        box = [ctypes.c_double() for _ in range(4)]
        letters = []
        for at in range(min(shown.count_chars(), MOST_PLACED)):
            code = raw.FPDFText_GetUnicode(shown, at)
            if raw.FPDFText_GetCharBox(shown, at, *box):
                left, right, bottom, top = (each.value for each in box)
                letters.append((chr(code) if code < 0x110000 else " ", left, right, bottom, top))
        shown.close()
        page.close()
        return tuple(_words(letters))


def _words(letters: list[tuple[str, float, float, float, float]]) -> Iterator[PlacedWord]:
    word: list[tuple[str, float, float, float, float]] = []
    for letter in letters:
        breaks = letter[0].isspace() or bool(word and _apart(word[-1], letter))
        if breaks and word:
            yield _joined(word)
            word = []
        if not letter[0].isspace():
            word.append(letter)
    if word:
        yield _joined(word)


def _apart(one: tuple[str, float, float, float, float], other: tuple[str, float, float, float, float]) -> bool:
    """Tell whether a letter begins a new word by its place: another line, or a gap wider than a third of its height."""
    height = max(one[4] - one[3], other[4] - other[3], 1.0)
    return abs(one[3] - other[3]) > height or other[1] - one[2] > height / 3 or other[1] < one[1] - height


def _joined(word: list[tuple[str, float, float, float, float]]) -> PlacedWord:
    return PlacedWord(
        text="".join(each[0] for each in word),
        left=min(each[1] for each in word),
        bottom=min(each[3] for each in word),
        right=max(each[2] for each in word),
        top=max(each[4] for each in word),
    )


def cover_again(body: bytes, number: int) -> str | None:
    """Read one page (from 1) with the second, independent library; None when it can't."""
    import io
    import logging

    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        return PdfReader(io.BytesIO(body)).pages[number - 1].extract_text()
    except Exception:  # whatever a hostile file does to it, the first reading stands alone then
        return None


def _opened(body: bytes) -> Any:  # noqa: ANN401 - pypdfium2 has no types
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        encrypted = "password" in str(error).lower()
        sentence = (
            "The PDF is locked with a password." if encrypted else "The PDF is broken: it can't be opened as one."
        )
        raise NotReadableError(sentence) from error
