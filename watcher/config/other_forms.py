"""A config that an editor, a mail program or a spreadsheet has turned into something else: one sentence says so."""

from __future__ import annotations

import re
from collections.abc import Iterable

_AS_TEXT = 'Save it as plain text with the encoding "UTF-8".'
_AS_TOML = "Begin with a copy of the shipped config.toml, and write your values there."
_FORMS = (
    (r"\{\\rtf", "it is a document with formatting (RTF), as WordPad and TextEdit save it.", _AS_TEXT),
    (r"<(?:!doctype\s|html|head|body|\?xml)", "it is a web page (HTML), not plain text.", _AS_TEXT),
    (r'[{\[]\s*(?:"[^"\n]*"\s*[:,]|\{)', "it is written in JSON; this file is TOML.", _AS_TOML),
)
"""How a file of another form begins, whatever blanks are before it."""
_EACH_LINE = (
    (r"\s*\d+\s*[:.|)]?(?:\s|$)", "each line begins with its number, as editors and web pages show it."),
    (r"\s*[>+-](?!-)", "each line begins with the mark that a mail or a comparison puts before it."),
    (r'"(?:[^"]|"")*"\s*,*\s*$', "each line is in quotes, as spreadsheets save text."),
)
"""What was put around every line and is not TOML."""
_FEWEST_LINES = 5
_YAML = r"\s*(?:---|#|-\s|[A-Za-z_][\w -]*:(?:\s|$))"


def other_form(text: str) -> tuple[str, str] | None:
    """Say what a text is that isn't TOML at all, and what to do; None for any other, whatever is wrong in it."""
    for form, wrong, write in _FORMS:
        if re.match(rf"\s*{form}", text, re.IGNORECASE):
            return wrong, write
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) >= _FEWEST_LINES and _all_match(_YAML, lines) and not _all_match(r"\s*#", lines):
        return "it is written in YAML; this file is TOML.", _AS_TOML
    for mark, wrong in _EACH_LINE:
        if len(lines) >= _FEWEST_LINES and _all_match(mark, lines):
            return wrong, "Take that from every line, or copy the text of the file itself."
    return None


def _all_match(pattern: str, lines: Iterable[str]) -> bool:
    return all(re.match(pattern, line) for line in lines)
