"""Where each key of a TOML file stands, so that an error can name its line. tomllib itself doesn't tell."""

from __future__ import annotations

import re

from msgspec import Struct, field

Path = tuple[str | int, ...]
"""A way down the file: ("rule", 1, "severity") is the severity of the second [[rule]]."""

# tomllib gives no positions, so lines are found by their look: `[table]` or `[[table]]` alone on a line.
_TABLE = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(#.*)?$")
# A bare or quoted key, or several joined by points, up to its equals sign.
_KEY = re.compile(r"""^\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*=""")
# Strings and comments first, so that a bracket inside them is none: the brackets that are left are counted.
_QUOTES = "\"'"
_STRING = re.compile(r'"""|\'\'\'|"(?:[^"\\]|\\.)*"|\'[^\']*\'|#.*|[\[\]{}]')


class Lines(Struct):
    """The line (from 1) of every table and key."""

    at: dict[Path, int] = field(default_factory=dict)

    def find(self, path: Path) -> int | None:
        """Find the line of a key, or of the nearest thing around it; None for the file as a whole."""
        while path:
            if path in self.at:
                return self.at[path]
            path = path[:-1]
        return None


def lines_of(text: str) -> Lines:
    """Walk through a TOML text and note where its tables and keys are. The text need not be valid."""
    lines = Lines()
    table: Path = ()
    counts: dict[Path, int] = {}
    depth = 0
    inside: str | None = None
    listed: Path = ()
    texts = 0
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        if inside is None and depth == 0:
            header, key = _TABLE.match(line), _KEY.match(line)
            if header:
                names = _names(header[2])
                table = _absolute(names, counts, is_array=header[1] == "[[")
                for length in range(1, len(table) + 1):
                    lines.at.setdefault(table[:length], number)
                continue
            if key:
                path = (*table, *_names(key[1]))
                for length in range(len(table) + 1, len(path) + 1):
                    lines.at.setdefault(path[:length], number)
                _note_inline(line[key.end() :], path, number, lines)
                listed, texts = path, 0
        if inside is None and listed:
            for _ in (each for each in _STRING.findall(line) if each[0] in _QUOTES):
                lines.at.setdefault((*listed, texts), number)
                texts += 1
        depth, inside = _scan(line, depth, inside)
    return lines


def _absolute(names: list[str], counts: dict[Path, int], *, is_array: bool) -> Path:
    path: Path = ()
    for position, name in enumerate(names):
        path = (*path, name)
        last = position == len(names) - 1
        if last and is_array:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _names(dotted: str) -> list[str]:
    parts = re.findall(r"""[A-Za-z0-9_-]+|"[^"]*"|'[^']*'""", dotted)
    return [part.strip("\"'") for part in parts]


def _note_inline(rest: str, path: Path, number: int, lines: Lines) -> None:
    """Note the keys of an inline table: they stand on the line of their table."""
    if rest.lstrip().startswith("{"):
        for name in re.findall(r"[{,]\s*([A-Za-z0-9_-]+)\s*=", rest):
            lines.at.setdefault((*path, name), number)


def _scan(line: str, depth: int, inside: str | None) -> tuple[int, str | None]:
    """Follow brackets and long strings over a line, so that a key in them isn't taken for one."""
    position = 0
    while position < len(line):
        if inside:
            end = line.find(inside, position)
            if end < 0:
                return depth, inside
            position, inside = end + 3, None
            continue
        found = _STRING.search(line, position)
        if not found:
            break
        mark = found[0]
        position = found.end()
        if mark in ('"""', "'''"):
            inside = mark
        elif mark in "[{":
            depth += 1
        elif mark in "]}":
            depth = max(0, depth - 1)
    return depth, inside
