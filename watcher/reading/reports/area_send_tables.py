"""The two tables of an area SEND report: areas for priority action, by responsible body, and for improvement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.reading.text import quote

if TYPE_CHECKING:
    from watcher.reading.lines import Line

_PRIORITY = re.compile(
    r"(?:responsible bod(?:y|ies) )?areas? for priority actions?(?: responsible bod(?:y|ies))?", re.IGNORECASE
)
_IMPROVEMENT = re.compile(
    r"(?:responsible bod(?:y|ies) )?(?:areas? for improvement|recommendations)(?: responsible bod(?:y|ies))?",
    re.IGNORECASE,
)
_HEADER = re.compile(r"responsible bod(?:y|ies)|\(?continued\)?", re.IGNORECASE)
_ENDS = re.compile(
    r"local area partnership details|local authority integrated care board|information about this inspection",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:council|NHS|ICB|integrated care|board|authority|trust|partnership|body|bodies|LA|borough)\b", re.IGNORECASE
)
# An item is a duty ("leaders should ..."): by that it is told from the names of bodies beside it.
_DUTY = re.compile(r"\b(?:should|must|needs? to|will|requires?)\b", re.IGNORECASE)
_BULLET = re.compile(r"(?:•|[-*]|o(?=\s))\s*")
# A number, and a capital behind it: "2.5 years" begins no item.
_NUMBERED = re.compile(r"\d{1,2}[.)]\s+(?=[A-Z])")
# A sentence that takes up the one before belongs to its row.
_TAKES_UP = re.compile(r"(?:This|These|Those|They|It)\b")
NARROW = 44
"""A line of the left column, with the responsible body's name, is no longer than this."""
# More is a text taken for a list.
MOST_ITEMS = 40
MOST_LETTERS = 600
"""Characters quoted of one item: a long sentence or two; the letter has the rest."""

Item = tuple[int | None, str]


def read(lines: tuple[Line, ...]) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """List the areas for priority action and those for improvement, each with its page."""
    parts: dict[str, list[Line]] = {"priority": [], "improvement": []}
    part = None
    for at, line in enumerate(lines):
        if _is_heading(_PRIORITY, lines, at):
            part = "priority"
        elif _is_heading(_IMPROVEMENT, lines, at):
            part = "improvement"
        elif _ENDS.match(line.text):
            part = None
        elif part and line.text and not _HEADER.fullmatch(line.text):
            parts[part].append(line)
    return _rows(parts["priority"], bodies=True), _rows(parts["improvement"], bodies=False)


def _is_heading(form: re.Pattern[str], lines: tuple[Line, ...], at: int) -> bool:
    text = lines[at].text.rstrip(" :.")
    return bool(form.fullmatch(text)) and text[:1].isupper()


def _rows(lines: list[Line], *, bodies: bool) -> tuple[Item, ...]:
    """Put lines together to rows: one begins after a full stop, the responsible bodies' names, or with a number."""
    items: list[Item] = []
    fresh = True
    in_body = False
    for at, line in enumerate(lines):
        text = line.text
        if bodies and (fresh or in_body) and _is_body(lines, at):
            in_body = fresh = True
            continue
        in_body = False
        bullet = _BULLET.match(text)
        number = _NUMBERED.match(text)
        if bullet and not text[bullet.end() :]:
            continue
        anew = fresh and not (bullet or _TAKES_UP.match(text)) and (not bodies or _new_row(lines, at))
        starts = bool(number) or not items or anew
        words = text[number.end() :] if number else text[bullet.end() :] if bullet else text
        if starts and len(items) < MOST_ITEMS:
            items.append((line.page, words))
        else:
            page, so_far = items[-1]
            items[-1] = (page, f"{so_far} {words}")
        fresh = text.endswith((".", "!", "?"))
    return tuple((page, quote(text, MOST_LETTERS)) for page, text in items)


def _new_row(lines: list[Line], at: int) -> bool:
    """In the table with bodies a row begins where a body's name stood before it."""
    return at > 0 and _is_body(lines, at - 1)


def _is_body(lines: list[Line], at: int) -> bool:
    text = lines[at].text
    narrow = (
        len(text) <= NARROW
        and not text.endswith((".", ";", ":"))
        and not _BULLET.match(text)
        and not _DUTY.search(text)
    )
    return narrow and any(_BODY.search(line.text) for line in lines[max(0, at - 2) : at + 3])
