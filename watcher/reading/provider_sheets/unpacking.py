"""The XML inside workbooks, element by element: never a whole sheet in memory, and no more of it than is reasonable."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from lxml import etree

MOST_XML_BYTES = 2_000_000_000
"""Of one part of a workbook, unpacked: England's 95,000 providers take 300 MB as ODS."""

Element = Any
"""An element of lxml, which has no types of its own."""


class NotRowsError(ValueError):
    """The file has no rows that can be read. Its text is a sentence."""


@contextmanager
def unpacked(file: IO[bytes]) -> Iterator[zipfile.ZipFile]:
    """Open a workbook; NotRowsError when it is none, a part is missing, or unpacked it would be unreasonably large.

    No more of a part is unpacked than the file says that it has.
    """
    with _said_plainly(), zipfile.ZipFile(file) as book:
        if max((each.file_size for each in book.infolist()), default=0) > MOST_XML_BYTES:
            sentence = f"The workbook swells to more than {MOST_XML_BYTES // 1_000_000} MB, which is not read."
            raise NotRowsError(sentence)
        yield book


def number(element: Element, name: str, usual: int) -> int:
    """Read an attribute that is a whole number; NotRowsError when it is none."""
    found = element.get(name, "")
    if found and not (found.isascii() and found.isdigit()):
        sentence = f"The workbook can't be read: {found[:50]!r} is not a number."
        raise NotRowsError(sentence)
    return int(found[:18]) if found else usual


@contextmanager
def _said_plainly() -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, OSError, EOFError, KeyError, RuntimeError) as error:
        # RuntimeError: it asks for a password; NotImplementedError, which is one: packed in a way that nobody uses.
        sentence = f"The workbook can't be read: {error}."
        raise NotRowsError(sentence) from error


def elements(book: zipfile.ZipFile, part: str, *tags: str, begins: str = "{*}none") -> Iterator[tuple[str, Element]]:
    """Give each element with one of these tags when it ends, and each called `begins` when it begins ("start").

    What was given is forgotten before the next is: an element is whole, and its earlier siblings are gone.
    """
    with _said_plainly(), book.open(part) as stream:
        found = etree.iterparse(
            stream,
            events=("start", "end"),
            tag=(*tags, begins),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
        for event, element in found:
            is_beginning = etree.QName(element).localname == begins.rpartition("}")[2]
            if (event == "start") is not is_beginning:
                continue
            yield event, element
            if event == "end":
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
