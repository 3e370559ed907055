"""What elements of HTML say of the text in them, whoever reads it."""

from __future__ import annotations

import re

STRUCK = ("del", "s", "strike")
"""The elements whose text is struck through: a page that was corrected no longer says it."""
# An article's large first letter, before the rest of its word, and a place where a long word may be broken.
_FIRST_LETTER = re.compile(r"(?<=>)([\"'\u2018\u201c]?[A-Z])(?:</(?:span|strong|b|big|font)>){1,3}(?=[a-z])", re.ASCII)
_MAY_BREAK = re.compile(r"<wbr ?/?>", re.IGNORECASE)


def without_tags_in_words(html: str) -> str:
    """Take away the tags that part no words on the screen, before all others are taken for spaces."""
    return _FIRST_LETTER.sub(r"\1", _MAY_BREAK.sub("", html)) if "<" in html else html
