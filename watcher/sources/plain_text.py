"""Plain text out of what feeds and pages write: markup, escapes, and letters that were encoded twice."""

from __future__ import annotations

import re
from html import unescape

from watcher.model.characters import whole
from watcher.model.markup import STRUCK, without_tags_in_words

# Bounded, so that a lone "<" in a text costs no search to its end; "<5 children" begins none.
_TAG = re.compile(r"<[/!?a-zA-Z][^<>]{0,2000}>")
_BREAK = re.compile(
    r"</?(?:p|br|div|li|ul|ol|h[1-6]|figure|figcaption|blockquote|section|article|aside|header|footer|table|tr|td|hr)"
    r"(?=[\s/>])[^<>]{0,2000}>",
    re.IGNORECASE,
)
# Nor does anybody read a page's instructions, which feeds that quote a whole page have in them.
_UNREAD = re.compile(rf"<(/?)({'|'.join((*STRUCK, 'script', 'style'))})(?=[\s>])[^<>]{{0,200}}>", re.IGNORECASE)
# "17<sup>th</sup>" is one word, and "in 2023<sup>[1]</sup>" is one with a footnote's mark behind it.
_RAISED = re.compile(r"<sup\b[^<>]{0,200}>((?:[^<>]|<[^<>]{0,2000}>){0,20}?)</sup>", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)$", re.IGNORECASE)
_MARK = re.compile(r"[\[(]?(?:note )?(?:\d{1,3}|[a-z]|[*\u2020\u2021\u00a7\u00b6]{1,3})[\])]?,?$", re.IGNORECASE)
_TWICE = re.compile(
    "[\u00c2-\u00df][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
    "|[\u00e0-\u00ef][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2}"
    "|\u00f0[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{3}"
)
"""A letter of several bytes in UTF-8 that somebody took for Windows-1252: "â€™" for an apostrophe."""


def plain(html: object, most: int) -> str:
    """Write HTML as one line of text: some feeds escape once, some twice, some not at all."""
    return flat("\n".join(_lines(html, most)))[:most]


def paragraphs(html: object, most: int) -> str:
    """Write HTML as lines, where its paragraphs, headings and captions end: "Read more: ..." is no part of the next.

    With its lines on one it is what `plain` writes.
    """
    return "\n".join(filter(None, map(flat, _lines(html, most))))[:most]


def flat(text: str) -> str:
    """Write text on one line, with one space between words."""
    return " ".join(text.split())


def _lines(html: object, most: int) -> list[str]:
    # Where HTML is written on several lines, that says nothing.
    text = flat(whole(str(html)[: most * 20]))
    text = unescape(_without_tags(unescape(_without_tags(text))))
    return once_encoded(whole(_without_tags(text))).split("\n")


def _without_tags(html: str) -> str:
    return _TAG.sub(" ", _BREAK.sub("\n", as_read(html)))


def as_read(html: str) -> str:
    """Leave out of HTML what a page that was corrected no longer says (struck through), instructions, footnotes' marks.

    What is never closed stays, for else one stray tag would take the rest of a text away.
    """
    html = without_tags_in_words(_RAISED.sub(_lowered, html))
    kept, at, opened = [], 0, None
    for tag in _UNREAD.finditer(html):
        if not tag[1]:
            opened = tag
        elif opened is not None and opened[2].lower() == tag[2].lower():
            kept.append(html[at : opened.start()])
            at, opened = tag.end(), None
    return " ".join((*kept, html[at:]))


def _lowered(raised: re.Match[str]) -> str:
    text = _TAG.sub("", raised[1]).strip()
    if _ORDINAL.match(text):
        return text
    behind = raised.string[raised.end() : raised.end() + 1]
    return " " * behind.isalnum() if _MARK.match(text) else raised[0]


def once_encoded(text: str) -> str:
    """Put the letters back that stand for a text which was encoded twice."""
    return _TWICE.sub(lambda found: _decoded(found[0]), text) if _TWICE.search(text) else text


def _decoded(letters: str) -> str:
    try:
        return b"".join(_byte(each) for each in letters).decode()
    except UnicodeError:
        return letters


def _byte(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")  # the five places that Windows-1252 leaves empty


def what_came(body: bytes, content_type: str) -> str:
    """Say what a body is that is not what was expected: by its look first, for its type may be called anything."""
    title = re.search(rb"<title[^>]{0,200}>([^<]{1,200})", body[:100_000], re.IGNORECASE)
    if title:
        return f'it is a web page with the title "{plain(title[1].decode("utf-8", "replace"), 100)}"'
    if re.match(rb"\s*[{\[]\s*[\"{\[\]}]", body):
        return "what came is JSON"
    root = re.search(rb"<([A-Za-z][\w:.-]{0,40})[\s>/]", body[:2_000])
    if root:
        return f"what came begins with <{root[1].decode()}>"
    return "what came is empty" if not body.strip() else f"what came is {content_type or 'of no kind'}"
