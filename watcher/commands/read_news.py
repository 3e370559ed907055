"""`read --items`: what pieces of news say, a line of JSON each; and how a piece is shown to people."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from watcher.commands import printing
from watcher.model import news
from watcher.model.errors import PlainError
from watcher.model.news import NewsItem, NewsReading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_LINE = 4_000_000
"""A line that is longer is no piece of news."""


class ItemsError(PlainError):
    """A file of items can't be read."""

    exit_code = 2


def read_items(path: Path, *, as_json: bool) -> None:
    """Read a file of items, one JSON object a line, and print what each says as soon as it is read."""
    from watcher.reading.news.piece import read_item  # late: documents are read elsewhere, and it takes a while to load

    for given, item in _items(path):
        said = read_item(item)
        if as_json:
            printing.lines([{"id": given, **news.as_json(said)}])
        else:
            printing.say(f"{item.id}: {item.title[:120]}")
            show(said)
            printing.say()


def show(said: NewsReading) -> None:
    """Print what a piece says, for people."""
    if said.about_inspection:
        grade = said.overall_grade_now.word if said.overall_grade_now else "no grade"
        printing.say(f"  {said.inspection_type or 'an inspection'}: {grade}; direction: {said.direction}")
    if said.recommendations:
        printing.say(f"  recommendations: {' + '.join(map(str, said.recommendations))}")
    if said.plan_due_days:
        printing.say(f"  says that a plan is due within {said.plan_due_days} days; Ofsted counts working days")
    whom = ", ".join(said.alert_authorities)
    notice = (
        f"a first notice about {whom}"
        if said.should_alert
        else "a quiet note"
        if said.should_note
        else "no first notice"
    )
    printing.say(f"  {notice}: {said.why}")
    for each in said.grounds:
        printing.say(f"  {each}")


def _items(path: Path) -> Iterator[tuple[object, NewsItem]]:
    """Read the items, each with its id as it was given, by which whoever asks finds the answer."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as lines:
            number = 0
            while line := lines.readline(MOST_LINE):
                number += 1
                if line.strip():
                    yield _item(path, number, line)
    except OSError as error:
        sentence = f"{path}: it can't be opened ({error.strerror}). Give a file with one JSON object a line."
        raise ItemsError(sentence) from None


def _item(path: Path, number: int, line: str) -> tuple[object, NewsItem]:
    try:
        plain = json.loads(line)
    except (ValueError, RecursionError):
        plain = None
    if not isinstance(plain, dict) or "id" not in plain:
        raise ItemsError(
            f"{path}, line {number}: this is not a JSON object with an id. Write one item a line: id, title, summary."
        )
    return plain["id"], NewsItem(
        id=str(plain["id"]),
        title=_text(plain, "title"),
        summary=_text(plain, "summary"),
        url=_text(plain, "url"),
        published=_text(plain, "published") or None,
        outlet=_text(plain, "outlet"),
    )


def _text(plain: dict[str, Any], name: str) -> str:
    value = plain.get(name)
    return value if isinstance(value, str) else "" if value is None else str(value)
