"""The vocabulary of news (vocabulary.txt), by group: grades, signs, what bends them, whose they are, and topics."""

from __future__ import annotations

from importlib.resources import files

_Group = dict[str, tuple[str, ...]]
"""For each sort its phrases."""


def _groups() -> dict[str, _Group]:
    found: dict[str, _Group] = {}
    group: _Group = {}
    sort = ""
    text = files("watcher.reading.news").joinpath("vocabulary.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("== "):
            group = found[line[3:].partition(":")[0]] = {}
        elif line.startswith("["):
            sort = line.strip("[]")
            group[sort] = ()
        elif line and not line.startswith("#"):
            group[sort] += (line,)
    return found


GROUPS = _groups()
GRADES = GROUPS["grades"]
NOT_GRADES = GROUPS["not grades"]
SIGNS = GROUPS["signs"]
BENDING = GROUPS["bending"]
WHOSE = GROUPS["whose"]
TOPICS = GROUPS["topics"]
SHADES = GROUPS["shades"]
