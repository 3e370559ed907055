"""`config.toml`: who is watched, by which rules, and who is told. All its mistakes at once, each with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from msgspec import field

from watcher.config.blocks import headings
from watcher.config.config import Config
from watcher.config.examples import broken_examples
from watcher.config.headings import heading_in_a_note
from watcher.config.lines import lines_of
from watcher.config.nearest import nearest
from watcher.config.not_an_authority import not_one_authority
from watcher.config.problems import Found, Problem
from watcher.config.reach import reaching_nobody
from watcher.config.read_blocks import homes
from watcher.config.secrets import missing_folder
from watcher.config.syntax import ParsedToml, read_toml
from watcher.config.validate import ReadingConfig
from watcher.config.warnings import oddities
from watcher.data import names, newer_list
from watcher.model.errors import PlainError
from watcher.model.values import Discreet, replace
from watcher.timing.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from watcher.model.ofsted import Authority

__all__ = ["CheckResult", "Config", "ConfigError", "check", "check_text", "find_authority", "load"]


class ConfigError(PlainError):
    """The config can't be used. Its text lists every problem."""

    exit_code = 2

    def __init__(self, path: Path, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        lines = "\n".join(f"   {each}" for each in problems)
        super().__init__(f"{path} has {counted(len(problems), 'problem')}. Nothing was changed.\n\n{lines}")


class CheckResult(Discreet, frozen=True):
    """What checking a config found: the config, when it can be used, and everything to mend or to know.

    `store_url` is where its database is, as far as that can be told in spite of mistakes.
    """

    unsaid: ClassVar = ("lists",)
    path: Path
    config: Config | None
    problems: tuple[Problem, ...]
    store_url: str
    text: str = ""
    lists: Mapping[str, str] = field(default_factory=dict)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """List what keeps it from being used."""
        return tuple(each for each in self.problems if each.severity == "error")


def load(path: Path, *, looking: bool = False) -> Config:
    """Read a config; ConfigError lists every problem.

    For one who is only `looking`, secrets may be missing and examples may fail: what is known helps to mend them.
    """
    checked = check(path, looking=looking, warn=False)
    if checked.config is None:
        raise ConfigError(path, checked.errors)
    return checked.config


_ZIP = b"PK\x03\x04"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_PLAIN = 'Save it as plain text with the encoding "UTF-8".'


def check(path: Path, today: date | None = None, *, looking: bool = False, warn: bool = True) -> CheckResult:
    """Read a config and list everything that is wrong or odd with it, in the order of its lines.

    Without `warn` nothing is said about one that can be used.
    """
    try:
        raw = path.read_bytes()
        if raw.startswith(_ZIP):
            return _unusable(path, "it is a document of Word or Excel, or another kind of zip.", _PLAIN)
        text = raw.decode("utf-8-sig")
    except FileNotFoundError:
        return _unusable(path, "there is no such file.", _another_file(path))
    except UnicodeDecodeError as error:
        line = None if raw.startswith(_UTF_16) else raw.count(b"\n", 0, error.start) + 1
        return _unusable(path, "it isn't written in UTF-8.", _PLAIN, line)
    except OSError as error:
        if path.is_dir():
            return _unusable(path, "it is a folder.", f"Name the file in it: {path / 'config.toml'}")
        return _unusable(path, f"it can't be read: {error.strerror}.", "Look at its owner and permissions.")
    if "\0" in text:
        wrong = "it isn't plain text, or was damaged when the machine went down: it has characters of value 0 in it."
        return _unusable(path, wrong, 'Put a copy back, or save it as plain text with the encoding "UTF-8".')
    unusable = newer_list.use(path)
    found = checked(*_read(path, text, None, was_good=looking), today, warn=warn)
    folder = missing_folder(path)
    told = (
        *([Problem(None, "secrets", *folder, "warning")] if folder else []),
        *([Problem(None, newer_list.FILE, unusable, _LIST_STAYS, "warning")] if unusable else []),
    )
    return replace(found, problems=(*told, *found.problems)) if told else found


_LIST_STAYS = "The list that was in force stays."


def check_text(
    path: Path,
    text: str,
    today: date | None = None,
    *,
    was_good: bool = False,
    lists: Mapping[str, str] | None = None,
) -> CheckResult:
    """Check the text of a config as if it stood at `path`. Without `today` silences that are over pass unnoticed.

    One that `was_good` before is held to neither its secrets nor its examples: better that one than none. `lists` are
    the texts of its lists of places, by the names of their files; those not given are read.
    """
    return checked(*_read(path, text, lists, was_good=was_good), today)


def _read(
    path: Path, text: str, lists: Mapping[str, str] | None, *, was_good: bool
) -> tuple[ReadingConfig, ParsedToml]:
    read = read_toml(text, headings())
    return ReadingConfig(path, read.plain or {}, text, frozenset(read.damaged), not was_good, lists), read


def checked(reading: ReadingConfig, read: ParsedToml, today: date | None, *, warn: bool = True) -> CheckResult:
    """Check what was read of a config's text. Without `warn` nothing is said about one that can be used."""
    path, text, was_good = reading.path, reading.text, not reading.look_for_secrets
    if read.plain is None:
        return CheckResult(path, None, _in_order(read.problems), reading.store_url, text)
    config = reading.config()
    whole = reading.parts if reading.parts and reading.parts.whole else None
    reachless = tuple(reaching_nobody(whole)) if whole else ()
    untrue = tuple(broken_examples(reading.parts.examples, config)) if reading.parts and config and not was_good else ()
    usable = not (read.errors or untrue or reachless)
    if config and usable and not warn:
        return CheckResult(path, config, (), reading.store_url, text, config.lists)
    odd = oddities(whole, today) if whole else ()
    lines = lines_of(read.text)
    said = (*reading.found, *reading.odd, *reachless, *odd, *untrue)
    told = [Problem(lines.find(each.path), each.where, each.wrong, each.write, each.severity) for each in said]
    told = list(dict.fromkeys(_of_its_heading(each, found, read.text) for each, found in zip(told, said, strict=True)))
    # What stood in for a line that can't be read is nothing to warn of.
    unread = {each.line for each in read.problems if each.severity == "error"}
    told = [each for each in told if each.severity == "error" or each.line not in unread]
    better = read.guessed & {each.line for each in told}
    form = (each for each in read.problems if each.line not in better)
    problems = _in_order((*form, *told))
    return CheckResult(
        path, config if usable else None, problems, reading.store_url, text, config.lists if config else {}
    )


def _of_its_heading(problem: Problem, found: Found, text: str) -> Problem:
    """Say of a misplaced setting that its own heading, above it, is still commented out."""
    if not problem.line or not problem.wrong.startswith("there is no setting called"):
        return problem
    note = heading_in_a_note(text.split("\n"), problem.line - 1)
    return note[2] if note and f"{note[1]} ".partition(" ")[0] in homes().get(str(found.path[-1]), "") else problem


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda each: each.line or 0))


def _unusable(path: Path, wrong: str, write: str, line: int | None = None) -> CheckResult:
    return CheckResult(path, None, (Problem(line, path.name, wrong, write),), ReadingConfig(path, {}).store_url)


def _another_file(path: Path) -> str:
    """Say which file may have been meant instead of one that is not there: one whose name is nearly the same."""
    try:
        near = nearest(path.name, (each.name for each in path.parent.glob("*.toml")))
    except OSError:
        near = None
    return f'Did you mean "{near}"?' if near else "Name one with --config, or copy the shipped config.toml."


def find_authority(name: str) -> Authority:
    """Find the one authority that goes by a name; PlainError names the candidates or the nearest."""
    found = names.find(name)
    if len(found) == 1:
        return found[0]
    wrong = not_one_authority(name)
    error = PlainError(f"{wrong[0].upper()}{wrong[1:]}")
    error.exit_code = 2
    raise error
