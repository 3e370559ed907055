"""`config.toml`: who is watched, by which rules, and who is told. All its mistakes at once, each with its line."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from watcher.config_lines import lines_of
from watcher.config_problems import Problem
from watcher.config_reading import Config, ReadingConfig, not_one_authority
from watcher.data import names
from watcher.model.errors import PlainError

if TYPE_CHECKING:
    from pathlib import Path

    from watcher.model.ofsted import Authority

__all__ = ["Checked", "Config", "ConfigError", "check", "find_authority", "load"]


class ConfigError(PlainError):
    """The config can't be used. Its text lists every problem."""

    exit_code = 2

    def __init__(self, path: Path, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        count = f"{len(problems)} problem{'s' if len(problems) != 1 else ''}"
        lines = "\n".join(f"   {each}" for each in problems)
        super().__init__(f"{path} has {count}. Nothing was changed.\n\n{lines}")


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking a config found: the config, when it can be used, and everything to mend or to know."""

    path: Path
    config: Config | None
    problems: tuple[Problem, ...]


def load(path: Path) -> Config:
    """Read a config; ConfigError lists every problem."""
    checked = check(path)
    if checked.config is None:
        raise ConfigError(path, tuple(each for each in checked.problems if each.severity == "error"))
    return checked.config


def check(path: Path) -> Checked:
    """Read a config and list everything that is wrong or odd with it, in the order of its lines."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        plain = tomllib.loads(text)
    except FileNotFoundError:
        return _unusable(
            path, None, "there is no such file.", "Name one with --config, or copy the shipped config.toml."
        )
    except (OSError, UnicodeDecodeError) as error:
        return _unusable(path, None, f"it can't be read: {error}.", "")
    except tomllib.TOMLDecodeError as error:
        return _unusable(path, *_syntax(error, text))
    reading = ReadingConfig(path, plain)
    config = reading.config()
    lines = lines_of(text)
    problems = sorted(
        (Problem(lines.find(each.path), each.where, each.wrong, each.write, each.severity) for each in reading.found),
        key=lambda each: each.line or 0,
    )
    broken = any(each.severity == "error" for each in problems)
    return Checked(path, None if broken else config, tuple(problems))


def _unusable(path: Path, line: int | None, wrong: str, write: str) -> Checked:
    return Checked(path, None, (Problem(line, path.name, wrong, write),))


def _syntax(error: tomllib.TOMLDecodeError, text: str) -> tuple[int | None, str, str]:
    words, _, place = str(error).partition(" (at ")
    line = re.search(r"line (\d+)", place)
    advice = {
        "Invalid value": "Texts are written in quotes, lists in brackets, days like 2026-12-31.",
        "Unclosed array": "A list began with [ and is not ended with ].",
        "Expected '=' after a key in a key/value pair": "Write name = value.",
        "Cannot overwrite a value": "This name stands twice in the same block: remove one.",
        "Illegal character '\\n'": "A text is not ended: put a quote at its end.",
    }
    wrong = f"this is not TOML: {words[:1].lower()}{words[1:]}."
    number = int(line[1]) if line else len(text.splitlines())
    return number, wrong, next((say for what, say in advice.items() if what in words), "")


def find_authority(name: str) -> Authority:
    """Find the one authority that goes by a name; PlainError names the candidates or the nearest."""
    found = names.find(name)
    if len(found) == 1:
        return found[0]
    error = PlainError(not_one_authority(name))
    error.exit_code = 2
    raise error
