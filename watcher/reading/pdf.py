"""PDFs to pages of text, with pdfium. Scripts, attachments and links in them are never followed: only text is taken."""

from __future__ import annotations

import ctypes
import re
import struct
from contextlib import closing, contextmanager
from functools import cached_property, partial
from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct, field

from watcher.reading import structure_tree
from watcher.reading.pages import Page
from watcher.reading.quick_calls import address, quick

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfBitmap
    from pypdfium2.raw import FPDF_DOCUMENT, FPDF_FORMHANDLE, FPDF_TEXTPAGE

    from watcher.reading.structure_tree import TaggedPage

MOST_PAGES = 200
"""The longest of 604 reports has 58."""
MOST_LETTERS = 400_000
"""Letters a page; Ofsted's have 5,000."""
# Letters whose places are looked up, more than a full page has.
MOST_PLACED = 6_000
WHITE = (255, 255, 255, 255)
MOST_FIELDS = 500
"""Annotations of a page that are looked at; none of 601 of Ofsted's PDFs has a form."""
MOST_DRAWN = 2_000
"""Things drawn on a page that are looked at."""
MOST_OF_A_PAGE = 0.5
"""The share of a page that pictures take where it was scanned; a logo takes less than a tenth."""
KEPT_OPEN = 4
"""The first pages, which are looked at in several ways: to open a page takes longer than anything else does with it."""


class NotReadableError(Exception):
    """A PDF can't be read. Its text is a sentence that says why."""


class PlacedWord(NamedTuple):
    """A word and where it stands, in points from the page's left and bottom edge."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


_WORD = re.compile(r"\S+")
_SIDE = ctypes.sizeof(ctypes.c_double)
_BOXES = struct.Struct("8d")
"""How pdfium writes two letters' boxes, each left, right, bottom, top: taken twice as quickly as from ctypes' array."""
_placed_word = partial(tuple.__new__, PlacedWord)
"""Makes one of its five values: a page has hundreds, and to call the class takes three times as long."""


@contextmanager
def opened(body: bytes) -> Iterator[Pdf]:
    """Open a PDF; NotReadableError when it is encrypted, broken, or has too many pages."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        encrypted = "password" in str(error).lower()
        sentence = (
            "The PDF is locked with a password." if encrypted else "The PDF is broken: it can't be opened as one."
        )
        raise NotReadableError(sentence) from error
    try:
        if len(pdf) > MOST_PAGES:
            sentence = f"The PDF has {len(pdf)} pages; more than {MOST_PAGES} are not read."
            raise NotReadableError(sentence)
        with closing(Pdf(pdf)) as paper:
            yield paper
    except pypdfium2.PdfiumError as error:
        sentence = f"The PDF is broken: {error}"
        raise NotReadableError(sentence) from error
    finally:
        pdf.close()


class Pdf(Struct, frozen=True):
    """An open PDF."""

    _pdf: Any
    """pypdfium2 has no types."""
    _kept: dict[int, _OpenPage] = field(default_factory=dict)

    @property
    def length(self) -> int:
        """How many pages it has."""
        return len(self._pdf)

    def pages(self) -> tuple[Page, ...]:
        """Take the text of every page."""
        found = []
        for number in range(1, self.length + 1):
            with self._page(number) as page:
                if page.count > MOST_LETTERS:
                    sentence = f"Page {number} of the PDF has more than {MOST_LETTERS} letters, more than any report."
                    raise NotReadableError(sentence)
                found.append(Page(number, page.words))
        return tuple(found)

    def filled_in(self) -> tuple[int, ...]:
        """Find the pages (from 1) with words in form fields: they are drawn, and are in no text that pdfium takes."""
        import pypdfium2.raw as raw

        if raw.FPDF_GetFormType(self._pdf.raw) == raw.FORMTYPE_NONE:
            return ()
        self._pdf.init_forms()
        found = []
        for number in range(1, self.length + 1):
            with self._page(number) as page:
                if page.is_filled_in(self._pdf.formenv.raw):
                    found.append(number)
        return tuple(found)

    def placed_words(self, number: int) -> tuple[PlacedWord, ...]:
        """Take the words of one page (from 1) with their places."""
        with self._page(number) as page:
            return page.placed_words

    def tagged(self, number: int) -> TaggedPage:
        """Take what the structure tree holds together on one page (from 1)."""
        with self._page(number) as page:
            return structure_tree.take(page.page, page.text, page.letters)

    def is_picture(self, number: int) -> bool:
        """Return whether pictures take up most of a page (from 1), as on a scanned one."""
        with self._page(number) as page:
            return page.is_picture()

    def drawn(self, number: int, box: tuple[float, float, float, float], scale: float) -> PdfBitmap:
        """Draw a part of a page (left, bottom, right, top in points) in grey; returns pypdfium2's bitmap."""
        with self._page(number) as page:
            return page.drawn(box, scale)

    def close(self) -> None:
        """Close the pages that were kept open."""
        while self._kept:
            self._kept.popitem()[1].close()

    @contextmanager
    def _page(self, number: int) -> Iterator[_OpenPage]:
        found = self._kept.get(number) or _OpenPage(self._pdf.raw, number - 1)
        if number <= KEPT_OPEN:
            self._kept[number] = found
        try:
            yield found
        finally:
            if number not in self._kept:
                found.close()


class _OpenPage:
    """A page that pdfium has open, and what was taken from it.

    It speaks with pdfium itself: pypdfium2's pages with all that watches over them take a tenth longer.
    """

    def __init__(self, document: FPDF_DOCUMENT, at: int) -> None:
        import pypdfium2
        import pypdfium2.raw as raw

        self.page = raw.FPDF_LoadPage(document, at)
        self.text = raw.FPDFText_LoadPage(self.page) if self.page else None
        self.count = raw.FPDFText_CountChars(self.text) if self.text else -1
        if self.count < 0:
            self.close()
            sentence = "Failed to load page."
            raise pypdfium2.PdfiumError(sentence)

    @cached_property
    def words(self) -> str:
        """The text of the whole page."""
        return _taken(self.text, self.count)

    @cached_property
    def letters(self) -> str:
        """The text so that a letter's number in it is the one that pdfium's places go by."""
        import pypdfium2.raw as raw

        length = min(self.count, MOST_PLACED)
        letters = self.words if length == self.count else _taken(self.text, length)
        if len(letters) != length:
            # pdfium's text skips some letters, such as halves of one, which no text may have.
            codes = (raw.FPDFText_GetUnicode(self.text, at) for at in range(length))
            letters = "".join(chr(code) if code < 0xD800 or 0xDFFF < code < 0x110000 else " " for code in codes)
        return letters

    @cached_property
    def placed_words(self) -> tuple[PlacedWord, ...]:
        return tuple(_placed(self.letters, self.text))

    def is_filled_in(self, forms: FPDF_FORMHANDLE) -> bool:
        import pypdfium2.raw as raw

        for at in range(min(raw.FPDFPage_GetAnnotCount(self.page), MOST_FIELDS)):
            found = raw.FPDFPage_GetAnnot(self.page, at)
            try:
                # Bytes of the value, and two for its end; a signature has no words.
                if raw.FPDFAnnot_GetFormFieldValue(forms, found, None, 0) > 2:
                    return True
            finally:
                raw.FPDFPage_CloseAnnot(found)
        return False

    def is_picture(self) -> bool:
        import pypdfium2.raw as raw

        whole = raw.FPDF_GetPageWidthF(self.page) * raw.FPDF_GetPageHeightF(self.page)
        covered = 0.0
        sides = [ctypes.c_float() for _ in range(4)]
        into = [ctypes.byref(each) for each in sides]
        for at in range(min(raw.FPDFPage_CountObjects(self.page), MOST_DRAWN)):
            drawn = raw.FPDFPage_GetObject(self.page, at)
            if raw.FPDFPageObj_GetType(drawn) != raw.FPDF_PAGEOBJ_IMAGE or not raw.FPDFPageObj_GetBounds(drawn, *into):
                continue
            left, bottom, right, top = (each.value for each in sides)
            covered += (right - left) * (top - bottom)
        return bool(covered > MOST_OF_A_PAGE * whole)

    def drawn(self, box: tuple[float, float, float, float], scale: float) -> PdfBitmap:
        """Draw a part of the page as it is open, as pypdfium2's `render` would after opening it once more."""
        import pypdfium2
        import pypdfium2.raw as raw

        left, bottom, right, top = box
        width, height = raw.FPDF_GetPageWidthF(self.page), raw.FPDF_GetPageHeightF(self.page)
        across, down = ceil(width * scale), ceil(height * scale)
        off_left, off_top = ceil(max(left, 0) * scale), ceil(max(height - top, 0) * scale)
        off_right, off_bottom = ceil(max(width - right, 0) * scale), ceil(max(bottom, 0) * scale)
        size = across - off_left - off_right, down - off_top - off_bottom
        bitmap = pypdfium2.PdfBitmap.new_native(*size, raw.FPDFBitmap_Gray)
        bitmap.fill_rect(WHITE, 0, 0, *size)
        flags = raw.FPDF_GRAYSCALE | raw.FPDF_ANNOT
        raw.FPDF_RenderPageBitmap(bitmap, self.page, -off_left, -off_top, across, down, 0, flags)
        return bitmap

    def close(self) -> None:
        import pypdfium2.raw as raw

        if self.text:
            raw.FPDFText_ClosePage(self.text)
        if self.page:
            raw.FPDF_ClosePage(self.page)


def _taken(shown: FPDF_TEXTPAGE, count: int) -> str:
    """Take the text of so many letters from a page's first.

    pdfium counts letters that its text doesn't have, and where one stands at an end it takes more than it was asked.
    """
    import pypdfium2.raw as raw

    first, last = 0, count - 1
    while first <= last and raw.FPDFText_GetTextIndexFromCharIndex(shown, first) < 0:
        first += 1
    while first <= last and raw.FPDFText_GetTextIndexFromCharIndex(shown, last) < 0:
        last -= 1
    if first > last:
        return ""
    begins, ends = (raw.FPDFText_GetTextIndexFromCharIndex(shown, at) for at in (first, last))
    room = bytearray(2 * (ends + 2 - begins))
    written = raw.FPDFText_GetText(shown, first, last + 1 - first, ctypes.byref(ctypes.c_ushort.from_buffer(room)))
    return room[: 2 * max(written - 1, 0)].decode("utf-16-le", "ignore")


def _placed(letters: str, shown: FPDF_TEXTPAGE) -> Iterator[PlacedWord]:
    """Part letters into words at spaces, which pdfium puts wherever letters stand apart; their ends say where."""
    place, here = quick("FPDFText_GetCharBox"), ctypes.c_void_p(address(shown))
    boxes = bytearray(_BOXES.size)
    sides = (ctypes.c_double * 8).from_buffer(boxes)
    of_first, of_last = ([ctypes.byref(sides, at * _SIDE) for at in some] for some in (range(4), range(4, 8)))
    for word in _WORD.finditer(letters):
        first, end = word.span()
        starts, ends = place(here, first, *of_first), place(here, end - 1, *of_last)
        # One of them may have no place.
        if not starts and not place(here, end - 1, *of_first):
            continue
        if not ends:
            place(here, first, *of_last)
        left, right, bottom, top, left_2, right_2, bottom_2, top_2 = _BOXES.unpack(boxes)
        # Not `min` and `max`, which take a third of what all of this takes without them.
        left, bottom = left if left < left_2 else left_2, bottom if bottom < bottom_2 else bottom_2
        right, top = right if right > right_2 else right_2, top if top > top_2 else top_2
        yield _placed_word((word[0], left, bottom, right, top))
