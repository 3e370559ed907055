"""A page's HTML as lxml parses it: parts found by their path, and the words in them.

With bs4, which has the same parser behind it, a page takes seven times as long and a process a fifth of a second more
to load. The words are those that bs4 gives; pages whose bytes can't be decoded may differ.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from watcher.sources.plain_text import once_encoded

Part = Any
"""An element of lxml, which has no types of its own."""
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
"""What a text may begin with, to say how its letters are written."""
DECLARED_IN = 2_000
"""Bytes at a page's beginning in which it says how its letters are written; browsers look at half as many."""
# What these say is no text of the page's: instructions, and how to speak a word of another script.
_NO_TEXT = " or ".join(f"ancestor::{each}" for each in ("script", "style", "rt", "rp"))
_TEXTS = f"descendant::text()[not({_NO_TEXT})]"


def parsed(body: bytes) -> Part:
    """Parse a page as browsers do, whatever is wrong with it; its root, which is empty where there is nothing in it.

    What a `<template>` holds is no part of it: the site's own program would fill and show it, or never.
    """
    from lxml import etree

    try:
        # Else it ends without a word at 256 elements within each other; how long a page may be is bounded elsewhere.
        reader = etree.HTMLParser(encoding="utf-8", huge_tree=True)
        root = etree.fromstring(_decoded(body).encode("utf-8", "replace"), reader)
    except etree.XMLSyntaxError:  # of nothing at all
        root = None
    if root is None:
        return etree.Element("html")
    # But for those that browsers show at once, as a part with a style of its own (declarative shadow DOM).
    for template in every(root, "descendant::template[not(@shadowrootmode)]"):
        emptied(template)
    return root


def _decoded(body: bytes) -> str:
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    try:
        return body.decode()
    except UnicodeDecodeError:
        # One bad byte of a page in UTF-8 makes none of its other letters wrong.
        declared = b"utf-8" in body[:DECLARED_IN].lower()
        return body.decode("utf-8" if declared else "windows-1252", "replace")


def of_class(name: str) -> str:
    """Write the condition that an element has a class, for a path."""
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


def every(part: Part, path: str) -> list[Part]:
    """Find all that an XPath leads to, in the page's order."""
    found: list[Part] = _finder(path)(part)
    return found


def first(part: Part, path: str) -> Part | None:
    """Find the first that an XPath leads to; None when there is none."""
    return next(iter(every(part, path)), None)


def texts_of(part: Part) -> list[str]:
    """List the pieces of text in a part of a page: markup and comments part them."""
    return every(part, _TEXTS)


def words_of(part: Part | None) -> str:
    """Take the text of a part of a page, in one line; empty where there is no such part."""
    return "" if part is None else once_encoded(" ".join(" ".join(texts_of(part)).split()))


def emptied(part: Part) -> None:
    """Take out of the page what is in a part of it."""
    part.clear(keep_tail=True)


@cache
def _finder(path: str) -> Callable[[Part], list[Part]]:
    from lxml import etree

    finder: Callable[[Part], list[Part]] = etree.XPath(path, smart_strings=False)
    return finder
