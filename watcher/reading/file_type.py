"""What bytes are, before anything is read in them: a name that ends in .pdf proves nothing."""

from __future__ import annotations

import codecs
import re
from enum import Enum

from watcher.model.markup import STRUCK

MOST_BYTES = 50_000_000
MOST_PAGE_BYTES = 8_000_000
"""No web page or text is longer; taking one apart needs many times its size."""
SHORT_PAGE = 1_500
"""A page with fewer letters than this may be a notice; an article that speaks of logins or missing things is longer."""
# Of a page that came in a document's place only title and heading are read: the rest is menu and banner, which vary.
_HEADINGS = re.compile(rb"<(title|h1)\b[^>]*>(.{0,300}?)</\1", re.IGNORECASE | re.DOTALL)
_NOT_HERE = (
    r"\b(?:page|file|document|report) (?:that )?you (?:asked for|requested|want(?:ed)?|(?:are|were) looking for)"
    r"[^.]{0,30} (?:is|was|could|can|has) ?(?:not|n.t|no longer|gone)\b"
)
_IS_NOT_HERE = re.compile(_NOT_HERE, re.IGNORECASE)
_MISSING = re.compile(
    r"report (?:is |was )?not (?:found|available)|no longer exists"
    r"|(?:page|file|document|report) (?:was |could )?(?:not (?:be )?found|has moved)"
    rf"|can.?t be found|{_NOT_HERE}"
    r"|\b(?:error )?40[34]\b|access denied|forbidden|unexpected error",
    re.IGNORECASE,
)
# Asked of the bytes, because the field is no text.
_PASSWORD = re.compile(rb"<input[^>]{0,200}type=[\"']?password", re.IGNORECASE)
_LOGIN = re.compile(
    r"\b(?:sign|log) ?in\b.{0,40}\b(?:continue|account|password)|\bplease (?:sign|log) ?in\b", re.IGNORECASE
)
_MAINTENANCE = re.compile(
    r"maintenance|temporarily unavailable|be back (?:soon|shortly)|service (?:is )?unavailable|too many requests",
    re.IGNORECASE,
)
# Assumption W2: a page that asks for a browser is "we are kept out", and not "it is gone".
_CHALLENGE = re.compile(
    r"enable javascript|checking your browser|are you (?:a )?(?:human|robot)|captcha|just a moment", re.IGNORECASE
)


class Form(Enum):
    """The form of a document."""

    PDF = "PDF"
    HTML = "HTML"
    TEXT = "text"


def look(body: bytes) -> tuple[Form, str | None]:
    """Say what form bytes have; and, when they are no document, why not, in a sentence."""
    if not body or body.isspace():
        return Form.TEXT, "The file is empty."
    if len(body) > MOST_BYTES:
        return Form.PDF, f"The file has more than {MOST_BYTES // 1_000_000} MB, which is not read."
    if b"%PDF-" in body[:1024]:
        return Form.PDF, None if _has_end(body) else "The PDF is cut off: its end is missing."
    form = Form.HTML if re.search(rb"<(?:!doctype html|html|head|body)\b", body[:4096], re.IGNORECASE) else Form.TEXT
    if len(body) > MOST_PAGE_BYTES:
        return (
            form,
            f"The page has {len(body) // 1_000_000} MB; more than {MOST_PAGE_BYTES // 1_000_000} MB is not read.",
        )
    if form is Form.TEXT and b"\0" in body[:4096]:
        return form, _other_kind(body)
    return form, None


_ZIP = b"PK\x03\x04"
_BEGINNINGS = {
    b"\xd0\xcf\x11\xe0": "a document of an old Word or Excel",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"II*\0": "a picture",
    b"MM\0*": "a picture",
}
_ZIPPED = {
    b"word/": "a Word document",
    b"xl/": "a spreadsheet",
    b"ppt/": "a presentation",
    b"application/vnd.oasis.opendocument": "an OpenDocument file",
}
"""What has these names of its files among its bytes."""


def _other_kind(body: bytes) -> str:
    """Say what a file is that is not read, as far as its bytes tell: people know what to do with a Word document."""
    if body.startswith(_ZIP):
        what = next((each for inside, each in _ZIPPED.items() if inside in body), "a zip archive")
    else:
        what = next((each for begins, each in _BEGINNINGS.items() if body.startswith(begins)), "")
    return f"The file is {what}, not a PDF." if what else "The file is neither a PDF nor a page nor a text."


_END = b"%%EOF"
# A PDF is a list of these: a file that begins as one and has none was cut off at once.
_OBJECT = re.compile(rb"\b\d{1,10} \d{1,5} obj\b")


def _has_end(body: bytes) -> bool:
    """Return whether a PDF is whole: some servers send more behind its end, but never more of the PDF."""
    end = _end(body)
    return bool(end) and not _OBJECT.search(body[end:])


def _end(body: bytes) -> int:
    """Say where a PDF's last mark of its end is over; 0 where it has none."""
    at = body.rfind(_END)
    return at + len(_END) if at >= 0 else 0


def tidied(body: bytes) -> bytes:
    """Take off what follows a PDF's end, and write a text in UTF-16 as UTF-8; anything else is left as it is."""
    if b"%PDF-" in body[:1024]:
        end = _end(body)
        return body[:end] if end and len(body) - end > MOST_BEHIND and not _OBJECT.search(body[end:]) else body
    encoding = _wide_encoding(body)
    return body.decode(encoding, "replace").encode() if encoding else body


MOST_BEHIND = 1_000
"""So far behind its end a PDF's readers look for it."""


def _wide_encoding(body: bytes) -> str | None:
    """Name the encoding of a text whose letters have two bytes each, by its mark or by where its zeros are."""
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    start = body[:4096]
    for encoding, zeros in (("utf-16-le", start[1::2]), ("utf-16-be", start[::2])):
        if len(zeros) > MOST_EVEN and zeros.count(0) > 0.7 * len(zeros) and start.count(0) == zeros.count(0):
            return encoding
    return None


MOST_EVEN = 20
"""With fewer letters their zeros prove nothing."""


_FOUND_NOTHING = "It is a web page that says the report was not found, not a report."
BEGINNING = 400
"""Letters within which a web page that was saved as text says so; further on it may be told of another page."""


def notice(body: bytes, form: Form, text: str) -> str | None:
    """Say, in a sentence, that a web page is a notice; None when it may be a document. `text` is the page's own."""
    if len(text.split()) < FEWEST_WORDS:
        return _what_notice(body, text) or "There is hardly any text in it, so it is not a report."
    if form is Form.HTML:
        return _what_notice(body, text)
    return _FOUND_NOTHING if _IS_NOT_HERE.search(text[:BEGINNING]) else None


# A page with less is an empty frame, or a picture of a page: nothing to read with certainty.
FEWEST_WORDS = 20


def _what_notice(body: bytes, text: str) -> str | None:
    headings = " ".join(each[1].decode("utf-8", "replace") for each in _HEADINGS.findall(body[:200_000]))
    short = text if len(text) < SHORT_PAGE else ""
    said = f"{headings} {short}"
    if _MISSING.search(said):
        return _FOUND_NOTHING
    if _LOGIN.search(said) or (len(text) < SHORT_PAGE and _PASSWORD.search(body[:200_000])):
        return "It is a web page that asks for a login, not a report."
    if _MAINTENANCE.search(said):
        return "It is a web page about maintenance, not a report."
    if _CHALLENGE.search(said):
        return "It is a web page that wants to know who asks, not a report."
    return None


_NOT_ITS_TEXT = ("script", "style", "nav", "header", "footer", "noscript", *STRUCK)
_WITHIN_A_LINE = ("b", "i", "em", "strong", "u")
"""Any other element begins a line of its own, as cells of tables and items of lists do."""


def text_of(body: bytes, form: Form) -> str:
    """Take the text of a saved page or a text file; what isn't UTF-8 is taken for Windows' own encoding."""
    if form is Form.HTML:
        from bs4 import BeautifulSoup

        soup = BeautifulSoup(body, "lxml")
        for each in soup(_NOT_ITS_TEXT):
            # The only title may stand in a header of the text's own.
            if each.name != "header" or not each.h1 or len(soup("h1")) > len(each("h1")):
                each.decompose()
        for each in soup(_WITHIN_A_LINE):
            each.unwrap()
        for each in soup("li"):
            each.insert(0, "\u2022 ")
        soup.smooth()
        return re.sub(r"(?<=\u2022)\s+", " ", soup.get_text("\n"))
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252", "replace")
