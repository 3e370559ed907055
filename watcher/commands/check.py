"""`check`: what is wrong with a config, what to write instead, and the schema that lets editors say it too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.commands import printing
from watcher.config.check import check
from watcher.config.teams import check_team, files
from watcher.timing import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from watcher.config.config import Config
    from watcher.config.problems import Problem

MOST_ALIKE, SHOWN_ALIKE = 6, 3
"""Up to so many times the same mistake is listed line by line; of more the first ones, and where the others are."""


def show_check(path: Path, today: date, *, as_json: bool) -> bool:
    """Print every problem and warning of a config; True when it can be used."""
    checked = check(path, today)
    if as_json:
        teams = files(checked.config).values() if checked.config else ()
        all_ = [checked, *(check_team(checked.config, each, today) for each in teams if checked.config)]
        printing.lines(_as_json(each.path, problem) for each in all_ for problem in each.problems)
        return all(each.config is not None for each in all_)
    errors = [each for each in checked.problems if each.severity == "error"]
    warnings = [each for each in checked.problems if each.severity == "warning"]
    for heading, found in (("problem", errors), ("warning", warnings)):
        if found:
            printing.say(f"{path} has {words.counted(len(found), heading)}.\n")
            for line in _in_short(found):
                printing.say(f"   {line}")
            printing.say()
    good = True
    if checked.config is not None:
        for file in files(checked.config).values():
            good = _check_team(checked.config, file, today) and good
        watched = words.counted(len(checked.config.watched), "authority", "authorities")
        printing.say(f"{path} can be used: {watched} watched, {words.counted(len(checked.config.rules), 'rule')}.")
    return checked.config is not None and good


def _in_short(found: list[Problem]) -> Iterator[str]:
    """Write problems a line each; of a mistake that is everywhere, as a word processor's quotes are, the first ones."""
    alike: dict[str, list[Problem]] = {}
    for each in found:
        alike.setdefault(each.wrong, []).append(each)
    for each in found:
        same = alike[each.wrong]
        if len(same) <= MOST_ALIKE or each in same[:SHOWN_ALIKE]:
            yield str(each)
        elif each is same[-1]:
            lines = ", ".join(str(one.line) for one in same[SHOWN_ALIKE:])
            yield f"{len(same) - SHOWN_ALIKE} more lines have the same mistake: {lines}."


def _check_team(config: Config, file: Path, today: date) -> bool:
    checked = check_team(config, file, today)
    for each in checked.problems:
        printing.say(f"{file}: {each}")
    if checked.config is not None:
        printing.say(f"{file} can be used: ofsted-watch apply")
    return checked.config is not None


def show_schema() -> None:
    """Print the JSON Schema of a config."""
    import json

    from watcher.config.schema import schema

    printing.say(json.dumps(schema(), indent=1, ensure_ascii=False))


def _as_json(path: Path, problem: Problem) -> dict[str, object]:
    return {
        "file": str(path),
        "severity": problem.severity,
        "line": problem.line,
        "where": problem.where,
        "wrong": problem.wrong,
        "write": problem.write,
    }
