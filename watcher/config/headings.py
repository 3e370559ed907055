"""Reads the lines that begin a block, as people write them: misspelt, in other brackets, or with more on the line."""

from __future__ import annotations

import re
from collections.abc import Collection

from msgspec import Struct

from watcher.config.nearest import did_you_mean, nearest
from watcher.config.problems import Problem

HEADER = re.compile(r"^\s*(?:\*\*)?(\[+|(?=[\w.-]+\s*\]))\s*([\w-]+)((?:\.[\w-]+)*)\s*(\]*)(?:\*\*|[:;.])?\s*(#.*)?$")
"""Also what was meant as a heading: a bracket too many, too few, or none at its beginning."""
# A block's name in other brackets or none ({{receiver}}, <receiver>, receiver:, --- receiver 2 ---), or with something
# more on its line ([[route: a]], [[route]] to us).
_LOOSE = re.compile(r"^(?:([\[{<(][\[{<( ]*)|[*=~-]+ ?)?([A-Za-z_]+)(?(1)\b([^=\n]*)|(?: \d+)?[:.]?(?: [*=~-]+)?)$")
"""For a line whose blanks are single ones."""
_IN_A_NOTE = re.compile(r"\s*#\s*((\[\[?[\w.]+\]\]?)\s*(?:#.*)?)")
_A_SETTING = re.compile(r"\s*[A-Za-z_][\w-]*\s*[=:]\s*\S")


class Headings(Struct, frozen=True):
    """The blocks there are: those that stand once, as [name], and those that may stand several times, as [[name]]."""

    once: Collection[str]
    several: Collection[str]

    @property
    def all(self) -> tuple[str, ...]:
        """List the names of both."""
        return (*self.once, *self.several)

    def heading(self, name: str) -> str:
        """Write the heading of a block."""
        return f"[[{name}]]" if name in self.several else f"[{name}]"


def mend_headings(lines: list[str], headings: Headings, *, is_sound: bool) -> list[Problem]:
    """Correct the lines that begin a block, so that each mistake is said once and the rest is read.

    `is_sound`: they are TOML. A line that has only a heading's name is part of a text over several lines then.
    """
    problems = []
    for number, line in enumerate(lines):
        mended = _strict(line, headings) or (None if is_sound else _loose(lines, number, headings))
        if mended:
            lines[number], wrong, write = mended
            if wrong:
                problems.append(Problem(number + 1, "config", wrong, write))
    return problems


def heading_in_a_note(lines: list[str], number: int) -> tuple[int, str, Problem] | None:
    """Find a heading with # before it above the line `number` of a block: its line, itself, and what is wrong."""
    for at in range(number - 1, -1, -1):
        if found := _IN_A_NOTE.fullmatch(lines[at]):
            wrong = "the heading of this block is a note still, so its lines count for the block above."
            return at, found[1], Problem(at + 1, "config", wrong, f"Take the # from it: {found[2]}.")
        if HEADER.match(lines[at]):
            return None
    return None


def _strict(line: str, headings: Headings) -> tuple[str, str, str] | None:
    """Give a heading's line as it should be, what was wrong with it (nothing, maybe), and what to write."""
    header = HEADER.match(line)
    if not header:
        return None
    opened, name, below, closed, note = header.groups()
    # Only the nearest name, and only where it is near: a wrong guess would hide all keys below it.
    meant = name if name in headings.all else nearest(name, headings.all)
    if meant is None:
        return None
    # A group within a block ([rule.when]) stands once, however many blocks of the name there may be.
    brackets = 2 if meant in headings.several and not below else 1
    right = f"{'[' * brackets}{meant}{below}{']' * brackets}"
    wrong, write = "", f"Write {right}."
    if below and meant in headings.several and below not in (".when", ".only"):
        if below[1:] in headings.all:
            right = headings.heading(below[1:])
            wrong, write = f'"{below[1:]}" is a block of its own, not a part of "{meant}".', f"Write {right}."
        else:
            right = f"[[{meant}]]"
            wrong = "a block's kind is not part of its heading."
            write = f'Write {right}, and below it kind = "{below[1:]}".'
    elif name != meant:
        wrong, write = f'there is no block called "{name}".', did_you_mean(name, headings.all)
    elif (len(opened), len(closed)) != (brackets, brackets):
        often = "may stand several times" if brackets == 2 else "stands once"
        wrong = f'"{name}" {often}: its line has {brackets} bracket{"s" if brackets > 1 else ""} on each side.'
    elif re.search(r"\*\*|\][:;.]", line.partition("#")[0]):
        wrong = f"the heading {right} has something more around it than its brackets."
    return (f"{right} {note}" if note else right), wrong, write


def _loose(lines: list[str], number: int, headings: Headings) -> tuple[str, str, str] | None:
    """Read a line as a heading that is one only by its name."""
    line = " ".join(lines[number].partition("#")[0].split())
    found = _LOOSE.match(line)
    name = found[2].lower() if found else ""
    meant = next((each for each in (name, name.removesuffix("s")) if each in headings.all), None)
    if not found or not meant or not (found[1] or _settings_follow(lines[number + 1 :])):
        return None
    right = headings.heading(meant)
    more = " What else the line says belongs below it, as settings." if (found[3] or "").strip(" ]}>)") else ""
    return right, f"{line} is not how the heading of a block is written.", f"Write {right}.{more}"


def _settings_follow(lines: list[str]) -> bool:
    return bool(_A_SETTING.match(next((each for each in lines if each.strip()), "")))
