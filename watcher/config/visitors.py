"""Who may visit the page: a file with a line `name:password` for each; empty lines and those with # are notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from msgspec import field

from watcher.model.values import Discreet

if TYPE_CHECKING:
    from pathlib import Path

WRITE = "Write a line for each visitor: name:password"


class Visitors(Discreet, frozen=True):
    """Passwords by name, and a sentence for each line that lets nobody in. No sentence has a password in it."""

    unsaid: ClassVar = ("passwords",)
    passwords: dict[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def read_visitors(file: Path) -> Visitors:
    """Read the file. One that can't be read, or names nobody, lets nobody in, and says so."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return Visitors(problems=(f"{file.name} can't be read, so nobody can visit the page. {WRITE}",))
    passwords: dict[str, str] = {}
    problems = []
    for number, line in enumerate(map(str.strip, text.splitlines()), start=1):
        if not line or line.startswith("#"):
            continue
        name, colon, password = line.partition(":")
        if not (name and colon and password):
            missing = "no name" if colon and not name else "no password" if colon else "no colon"
            problems.append(f"{file.name}, line {number} has {missing}, so it lets nobody in. {WRITE}")
        elif name in passwords:
            problems.append(f"{file.name}, line {number} names a visitor a second time; the first line counts.")
        else:
            passwords[name] = password
    if not passwords:
        problems.append(f"{file.name} names nobody, so nobody can visit the page. {WRITE}")
    return Visitors(passwords, tuple(problems))
