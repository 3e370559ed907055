"""What bytes are, before anything is read in them: a name that ends in .pdf proves nothing."""

from __future__ import annotations

import re
from enum import Enum

MOST_BYTES = 50_000_000
_TITLE = re.compile(rb"<title[^>]*>(.{0,200}?)</title>", re.IGNORECASE | re.DOTALL)
_MISSING = re.compile(rb"report not found|no longer exists|page not found|can.t be found", re.IGNORECASE)
_LOGIN = re.compile(rb"<input[^>]{0,200}type=[\"']?password|sign in to continue|log in to continue", re.IGNORECASE)
_MAINTENANCE = re.compile(
    rb"maintenance|temporarily unavailable|be back (?:soon|shortly)|service unavailable", re.IGNORECASE
)


class Form(Enum):
    """The form of a document."""

    PDF = "PDF"
    HTML = "HTML"
    TEXT = "text"


def look(body: bytes) -> tuple[Form, str | None]:
    """Say what form bytes have; and, when they are no document, why not, in a sentence."""
    if not body.strip():
        return Form.TEXT, "The file is empty."
    if len(body) > MOST_BYTES:
        return Form.PDF, f"The file has more than {MOST_BYTES // 1_000_000} MB, which is not read."
    if b"%PDF-" in body[:1024]:
        return Form.PDF, None if b"%%EOF" in body[-2048:] else "The PDF is cut off: its end is missing."
    if re.search(rb"<(?:!doctype html|html|head|body)\b", body[:4096], re.IGNORECASE):
        return Form.HTML, _not_a_document(body)
    if b"\0" in body[:4096]:
        return Form.TEXT, "The file is neither a PDF nor a page nor a text."
    return Form.TEXT, None


def _not_a_document(body: bytes) -> str | None:
    title = _TITLE.search(body[:20_000])
    said = (title[1] if title else b"") + b" " + body[:200_000]
    if _MISSING.search(said):
        return "It is a web page that says the report was not found, not a report."
    if _LOGIN.search(said):
        return "It is a web page that asks for a login, not a report."
    if title and _MAINTENANCE.search(title[1]):
        return "It is a web page about maintenance, not a report."
    return None


def text_of(body: bytes, form: Form) -> str:
    """Take the text of a saved page or a text file; what isn't UTF-8 is taken for Windows' own encoding."""
    if form is Form.HTML:
        from bs4 import BeautifulSoup

        soup = BeautifulSoup(body, "lxml")
        for each in soup(["script", "style", "nav", "header", "footer", "noscript"]):
            each.decompose()
        return soup.get_text("\n")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252", "replace")
