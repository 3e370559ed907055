"""How the commands print: tables for people, one JSON object a line for programs."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from rich.console import Console

LONGEST_WHOLE = 15
"""Words up to this length are never broken in a table, however narrow the terminal."""
EDGES = 2
BETWEEN = 3
"""How many letters a column takes besides its words."""


def lines(objects: Iterable[Mapping[str, Any]]) -> None:
    """Print objects as JSON, one a line."""
    for each in objects:
        sys.stdout.write(json.dumps(each, ensure_ascii=False, default=str) + "\n")


def console() -> Console:
    """Open a terminal to print to: wide enough for its tables where stdout is a file."""
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else 160, highlight=False)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table; its cells are plain text, whatever brackets they hold. Without rows it prints nothing."""
    rows = tuple(rows)
    if not rows:
        return
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    columns = [(heading, *(row[at] for row in rows)) for at, heading in enumerate(headings)]
    screen = console()
    widths = _widths(columns, screen.width - EDGES - BETWEEN * len(columns))
    if widths is None:
        _print_one_by_one(screen, headings, rows)
        return
    drawn = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading, width in zip(headings, widths, strict=True):
        drawn.add_column(heading, overflow="fold", width=width)
    for row in rows:
        drawn.add_row(*(Text(cell) for cell in row))
    screen.print(drawn)


def _widths(columns: Sequence[Sequence[str]], room: int) -> list[int] | None:
    """Share the room out: each column its longest word, the rest by what it would like; None when that has no room."""
    liked = [max((len(line) for cell in column for line in cell.split("\n")), default=1) for column in columns]
    words = [max((len(word) for cell in column for word in cell.split()), default=1) for column in columns]
    least = [min(word, LONGEST_WHOLE) for word in words]
    spare, wished = room - sum(least), sum(liked) - sum(least)
    if spare < 0:
        return None
    if wished <= spare:
        return liked
    return [low + spare * (high - low) // wished for low, high in zip(least, liked, strict=True)]


def _print_one_by_one(screen: Console, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table that is too wide for the screen: each row as a paragraph, with a line for each of its cells."""
    from rich.padding import Padding
    from rich.text import Text

    for row in rows:
        screen.print()
        for at, (heading, cell) in enumerate(zip(headings, row, strict=True)):
            if cell.strip():
                screen.print(Padding(Text(f"{heading}: {cell}", overflow="fold"), (0, 0, 0, 2 if at else 0)))


def say(text: str = "") -> None:
    """Print a line of plain text."""
    sys.stdout.write(text + "\n")


def note(text: str) -> None:
    """Print a line for people only, where it doesn't mix with what a command answers."""
    sys.stderr.write(text + "\n")


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """Show a bar on a terminal's stderr while something long is done; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)

        def update(done: int, everything: int) -> None:
            bar.update(task, completed=done, total=everything)

        yield update


def csv_rows(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table as comma-separated values."""
    import csv

    writer = csv.writer(sys.stdout)
    writer.writerow(headings)
    writer.writerows(rows)
