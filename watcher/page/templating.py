"""The page's templates, and how words and values are written in them."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from watcher.model.ofsted import ADVERSE
from watcher.page.judgements import css
from watcher.timing.words import as_written, day, moment

MOST_LETTERS = 500
"""Characters of a text from outside that a page shows: a few sentences say what it is, and the document has all."""
_ADVERSE = re.compile(rf"\b({'|'.join(map(re.escape, sorted(ADVERSE)))})\b", re.IGNORECASE)


def templates() -> Environment:
    """Open the templates. Whatever comes from outside is escaped."""
    found = Environment(
        loader=PackageLoader("watcher.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters |= {
        "day": day,
        "moment": moment,
        "written": as_written,
        "short": short,
        "web": web,
        "css": css,
        "weighed": weighed,
        "pair": lambda word: (word, word),
    }
    return found


@cache
def style() -> bytes:
    """Read the style sheet."""
    return (files("watcher.page") / "style.css").read_bytes()


def short(text: str) -> str:
    """Bound a text from outside; what is not shown is in the document itself."""
    return text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS]}…"


def web(url: str) -> str:
    """Let only addresses of the web be clicked: a script's address leads nowhere."""
    return url if url.startswith(("https://", "http://")) else "#not-a-web-address"


def weighed(text: str) -> list[tuple[str, bool]]:
    """Part a text into words at the bottom of a scale, which are written heavily wherever they stand, and the rest."""
    return [(part, at % 2 == 1) for at, part in enumerate(_ADVERSE.split(text)) if part]
