"""XML from outside: in which letters it is written, and whether what it declares can be expanded safely."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

MOST_EXPANDED = 2_000_000
"""What a text's own entities may grow to in all, in bytes."""
# A declared entity is how a small file unfolds into gigabytes: only plain short texts are put in, by ourselves.
_DECLARED = re.compile(rb"<!ENTITY\b([^>]*)>", re.IGNORECASE)
_SIMPLE = re.compile(rb"""^\s+([\w.:-]{1,80})\s+(?:"([^"%<]{0,2000})"|'([^'%<]{0,2000})')\s*$""")
_NUMBERED = re.compile(rb"&#(?:[xX]([0-9a-fA-F]{1,40})|(\d{1,40}));?")
# XML 1.0 allows none of these, and parsers refuse a whole feed for one of them.
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
# Captions stand inside of an item; so items are taken one at a time.
_ITEM = re.compile(rb"<(item|entry)\b[^>]*>.*?</\1>", re.DOTALL)
_CAPTION = re.compile(rb"<media:(description|text|title|credit)\b[^>]*>.*?</media:\1>", re.DOTALL)
_OWN = re.compile(rb"<(?:description|summary|content|content:encoded)\b[^>]*(?<!/)>\s*(?:<!\[CDATA\[\s*)?[^<\s]")
_DOCTYPE = re.compile(rb"<!DOCTYPE\b[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
# What comes behind the end (advertising, a server's notes) makes parsers refuse what came before.
_ROOT_ENDS = re.compile(rb"</(?:[\w-]+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
# More beginnings than ends: the feed was cut off, and what is whole of it can still be read.
_ENTRY_BEGINS = re.compile(rb"<(?:item|entry)\b")
_ENTRY_ENDS = re.compile(rb"</(?:item|entry)\s*>")
_NAMED = re.compile(rb"&([\w.:-]{1,80});")
_REFERENCE = re.compile(rb"&(?!#)")
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16's, which is how this one begins
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The bytes are decoded by then: what the declaration says of them is no longer true.
_ENCODING = re.compile(rb"""(<\?xml[^>]{0,100}?)\s+encoding\s*=\s*["'][^"']{0,40}["']""", re.IGNORECASE)
# In plain letters, which a text in this encoding has none of.
_WIDE = re.compile(rb"""<\?xml[^>]{0,100}?\s+encoding\s*=\s*["'](?:utf-?(?:16|32)|ucs)""", re.IGNORECASE)


def in_utf8(body: bytes, content_type: str = "") -> bytes:
    """Write a text in UTF-8 that is in UTF-16 or UTF-32, as its first bytes tell, or in what its server names.

    The server's word counts only where the text names no encoding that it can be in and is no UTF-8: servers are often
    set to a charset that their pages are not in. Anything else is left as it is.
    """
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return _ENCODING.sub(rb"\1", body.decode(encoding, "replace").encode("utf-8", "replace"), count=1)
    for start, encoding in ((b"<\0?\0", "utf-16-le"), (b"\0<\0?", "utf-16-be")):
        if body.startswith(start):
            return _ENCODING.sub(rb"\1", body.decode(encoding, "replace").encode("utf-8", "replace"), count=1)
    if _WIDE.match(body.lstrip()):
        # .NET writes so of every text that it made in memory, whatever it is sent in.
        body = _ENCODING.sub(rb"\1", body, count=1)
    named = _CHARSET.search(content_type)
    if named and not _ENCODING.match(body.lstrip()):
        try:
            body.decode()
        except UnicodeDecodeError:
            with suppress(LookupError):  # a charset that nobody knows
                return body.decode(named[1], "replace").encode("utf-8", "replace")
    return body


def without_a_cut_off_entry(body: bytes) -> bytes:
    """Leave out the last entry of a feed that breaks off within it: half a title or half a sentence says other things.

    It is read when it comes whole.
    """
    if _ROOT_ENDS.search(body[-200:]):
        return body
    begun = max((found.start() for found in _ENTRY_BEGINS.finditer(body)), default=-1)
    return body if begun < 0 or _ENTRY_ENDS.search(body, begun) else body[:begun]


def legal(body: bytes) -> bytes:
    """Put blanks for the characters that XML doesn't allow, and nothing before its beginning.

    One odd character must not hide all the rest.
    """
    return _CONTROL.sub(b" ", _NUMBERED.sub(_allowed, body.removeprefix(codecs.BOM_UTF8).lstrip()))


def _allowed(found: re.Match[bytes]) -> bytes:
    number = int(found[1], 16) if found[1] else int(found[2])
    half = 0xD800 <= number <= 0xDFFF
    allowed = number in (9, 10, 13) or (0x20 <= number <= 0x10FFFF and not half)
    return found[0] if allowed else b" "


def without_captions(body: bytes) -> bytes:
    """Leave out the words under pictures where an item has words of its own: the parser takes either for the other."""
    if b"<media:" not in body:
        return body
    return _ITEM.sub(lambda found: _CAPTION.sub(b"", found[0]) if _OWN.search(found[0]) else found[0], body)


def expanded(body: bytes) -> bytes | None:
    """Put in the entities that a text declares itself; None where that isn't safe.

    One that is read from elsewhere, that is made of others, or that grows beyond bounds is not. They are put in here,
    because the parser takes a backslash in one for an instruction.
    """
    if b"<!ENTITY" not in body.upper():
        return body
    declared = _DECLARED.findall(body)
    if len(declared) != body.upper().count(b"<!ENTITY"):
        return None
    values: dict[bytes, bytes] = {}
    size = 0
    for each in declared:
        found = _SIMPLE.match(each)
        value = (found[2] or found[3] or b"") if found else b"&"
        if found is None or _REFERENCE.search(value):
            return None
        values.setdefault(found[1], value)
        size += len(value) * body.count(b"&" + found[1] + b";")
    if size > MOST_EXPANDED:
        return None
    plain = _DOCTYPE.sub(b"", body, count=1)
    return _NAMED.sub(lambda found: values.get(found[1], found[0]), plain)


def expands_safely(body: bytes) -> bool:
    """Return whether the entities that a text declares can be put in safely."""
    return expanded(body) is not None
