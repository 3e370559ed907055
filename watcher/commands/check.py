"""`check`: what is wrong with a config, what to write instead, and the schema that lets editors say it too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.commands import printing
from watcher.config.check import check

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from watcher.config.problems import Problem


def show_check(path: Path, today: date, *, as_json: bool) -> bool:
    """Print every problem and warning of a config; True when it can be used."""
    checked = check(path, today)
    if as_json:
        printing.lines(map(_as_json, checked.problems))
        return checked.config is not None
    errors = [each for each in checked.problems if each.severity == "error"]
    warnings = [each for each in checked.problems if each.severity == "warning"]
    for heading, found in (("problem", errors), ("warning", warnings)):
        if found:
            printing.say(f"{path} has {len(found)} {heading}{'s' if len(found) != 1 else ''}.\n")
            for each in found:
                printing.say(f"   {each}")
            printing.say()
    if checked.config is not None:
        watched = len(checked.config.watched)
        authorities = "1 authority" if watched == 1 else f"{watched} authorities"
        printing.say(f"{path} can be used: {authorities} watched, {len(checked.config.rules)} rules.")
    return checked.config is not None


def show_schema() -> None:
    """Print the JSON Schema of a config."""
    import json

    from watcher.config.schema import schema

    printing.say(json.dumps(schema(), indent=1, ensure_ascii=False))


def _as_json(problem: Problem) -> dict[str, object]:
    return {
        "severity": problem.severity,
        "line": problem.line,
        "where": problem.where,
        "wrong": problem.wrong,
        "write": problem.write,
    }
