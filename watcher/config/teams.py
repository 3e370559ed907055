"""`teams/NAME.toml`: what one team watches, by which rules, and who is told. All else is in the operator's config.

A team's file is whatever somebody of the team wrote: it is bounded in size, and names no file but the team's own.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from watcher.config.blocks import PlacesTable, headings
from watcher.config.check import CheckResult, ConfigError, checked
from watcher.config.place_list import COLUMNS
from watcher.config.problems import Found, Problem
from watcher.config.syntax import read_toml
from watcher.config.validate import ReadingConfig
from watcher.model.errors import PlainError
from watcher.model.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from watcher.config.config import Config

SUFFIX = ".toml"
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
"""What a team may be called. No "_": systemd joins the folder of a secret and its name with it."""
# Teams write these files, not the operator: a long one must not cost the service its memory.
MOST_BYTES = 100_000
# Each rule and route is asked of each publication: this bounds what one team can cost all others.
MOST_BLOCKS = 1_000
KEPT_BY_OPERATOR = ("source", "store", "fetch")
"""The operator's blocks that hold for every team."""
OPERATORS_ONLY = (*KEPT_BY_OPERATOR, "heartbeat", "teams")
# Each listed place's page is looked at once a day, 1.5 s apart: these are two hours of the night that all teams share.
MOST_PLACES = 5_000
WHO_MAY_COME = "password_file"
# Every key that names a file: such a file is read with the service's rights, not with the team's.
_SECRET = re.compile(r"\w+_file")


def files(config: Config) -> dict[str, Path]:
    """Map the teams that have a file to it, in the order of their names; nothing without [teams]."""
    here = folder(config)
    found = sorted(here.glob(f"*{SUFFIX}")) if here else ()
    return {each.stem: each for each in found if not each.name.startswith(".")}


def folder(config: Config) -> Path | None:
    """Say where the teams' files are; None without [teams]."""
    return config.path.parent / config.teams.folder if config.teams else None


class NoTeamError(PlainError):
    """There is no team of that name."""

    exit_code = 2


def load_team(operator: Config, team: str, *, looking: bool = False) -> Config:
    """Read the config of a team; ConfigError lists every problem. For one who is `looking`, secrets may be missing."""
    known = files(operator)
    if team not in known:
        there = f"There are {', '.join(known)}." if known else "There are none."
        raise NoTeamError(f'{operator.path} has no team "{team}". {there}')
    checked = check_team(operator, known[team])
    if checked.config is None and looking and checked.text:
        checked = check_team_text(operator, team, checked.text, kept_lists={})
    if checked.config is None:
        raise ConfigError(known[team], checked.errors)
    return checked.config


def check_team(operator: Config, file: Path, today: date | None = None) -> CheckResult:
    """Read a team's file, and list everything that is wrong or odd with it."""
    if not NAME.fullmatch(file.stem):
        write = "Use small letters, digits and hyphens, at most 40: wirral.toml."
        return _refused(operator, file, f'"{file.stem}" can\'t be the name of a team.', write)
    try:
        if file.exists() and not (file.is_file() or file.is_dir()):  # who opens a pipe waits for its other end
            return _refused(operator, file, "it is a pipe or a device.", "Save the team's config as plain text there.")
        with file.open("rb") as opened:
            body = opened.read(MOST_BYTES + 1)
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _refused(operator, file, "it isn't written in UTF-8.", "Save it as plain text in UTF-8.")
    except OSError as error:
        return _refused(operator, file, f"it can't be read: {error.strerror}.", "Look at its owner and permissions.")
    if len(body) > MOST_BYTES:
        wrong = f"it is larger than {MOST_BYTES // 1000} kB."
        return _refused(operator, file, wrong, "A team's file has a few dozen lines.")
    return check_team_text(operator, file.stem, text, today)


def check_team_text(
    operator: Config, team: str, text: str, today: date | None = None, kept_lists: Mapping[str, str] | None = None
) -> CheckResult:
    """Check the text of a team's config; one that was kept as good is held to neither its secrets nor its examples.

    It comes with the texts of its lists of places, by the names of their files; those not given are read.
    """
    file = operator.path.parent / (operator.teams.folder if operator.teams else "") / f"{team}{SUFFIX}"
    try:
        read = read_toml(text, headings())
    except RecursionError:
        return _refused(operator, file, "its brackets are nested too deeply.", "No setting needs more than two.")
    plain = read.plain
    if plain is None:
        return CheckResult(file, None, tuple(read.problems), operator.store_url, text)
    if sum(len(each) for each in plain.values() if isinstance(each, list)) > MOST_BLOCKS:
        write = "Take the blocks out that nobody needs any more."
        return _refused(operator, file, f"it has more than {MOST_BLOCKS:,} blocks.", write)
    foreign = tuple(_not_its_own(plain, team))
    theirs = {name: each for name, each in plain.items() if name not in OPERATORS_ONLY}
    operators = tomllib.loads(operator.text)
    whole = {name: operators[name] for name in KEPT_BY_OPERATOR if name in operators} | _in_its_folder(theirs, team)
    whole |= _retention(operators, theirs)
    look_for_secrets = kept_lists is None and not foreign
    # A file that isn't the team's is not looked at: nothing of it may show in a sentence.
    lists = dict.fromkeys(_lists_named(whole), ",".join(COLUMNS)) if foreign else kept_lists
    reading = ReadingConfig(operator.path, whole, text, frozenset(read.damaged), look_for_secrets, lists)
    reading.found += (*_not_a_teams(plain), *_of_its_page(plain), *foreign)
    made = checked(reading, read, today)
    listed = len(made.config.places.listed) if made.config else 0
    if listed > MOST_PLACES and kept_lists is None:
        wrong = f"its lists have {listed:,} places, and a team has at most {MOST_PLACES:,}."
        return _refused(operator, file, wrong, "Watch whole areas with [[area]] in place of single ones.")
    config = replace(made.config, team=team, teams=None) if made.config else None
    # What is odd about the operator's own blocks is said of those, and not once more for each team.
    theirs_to_mend = (
        each for each in made.problems if each.severity == "error" or each.where.split()[0] not in KEPT_BY_OPERATOR
    )
    return replace(made, path=file, config=config, problems=tuple(theirs_to_mend))


def _not_a_teams(plain: Mapping[str, Any]) -> Iterator[Found]:
    for name in OPERATORS_ONLY:
        if name in plain:
            brackets = f"[[{name}]]" if name in headings().several else f"[{name}]"
            write = "Take it out: one holds for all teams. It is in the operator's config.toml."
            yield Found((name,), name, f"{brackets} is not for a team to set.", write)
    retention = plain.get("retention")
    if isinstance(retention, dict) and "news" in retention:
        write = 'Take it out: news is kept once for all teams. people = "2 years" is for a team to set.'
        yield Found(("retention", "news"), "retention", "news is not for a team to set.", write)


def _retention(operators: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, Any]:
    """Take what a team says of how long people are known, and the operator's where it says nothing."""
    both = [each.get("retention", {}) for each in (operators, theirs)]
    return {"retention": both[0] | both[1]} if all(isinstance(each, dict) for each in both) else {}


def _of_its_page(plain: Mapping[str, Any]) -> Iterator[Found]:
    """Find what is the operator's: the page is one, and of a team's part of it only who may come in is the team's."""
    page = plain.get("page")
    if not isinstance(page, dict):
        return
    for key in page.keys() - {WHO_MAY_COME}:
        write = "Take it out: where the page is and how it is called stands in the operator's config.toml."
        yield Found(("page", key), "page", f"{key} is not for a team to set.", write)
    if WHO_MAY_COME not in page:
        write = f'Add a line {WHO_MAY_COME} = "page-password": a team\'s page shows itself to nobody else.'
        yield Found(("page",), "page", f'"{WHO_MAY_COME}" is missing.', write)


def _not_its_own(plain: Mapping[str, Any], team: str) -> Iterator[Found]:
    """Find secrets that aren't the team's own: another's folder, any other file, the service's environment."""
    for path, where, block in _with_secrets(plain):
        for key, name in block.items():
            if key == "token_env":
                write = f'Put the token into a file in secrets/{team}, and name it: token_file = "slack-token".'
                yield Found((*path, key), where, "a team can't use the service's environment.", write)
            elif _names_a_secret(key, name) and not _is_a_name(name):
                wrong = f'{key} = "{name[:100]}" is not the name of a file in secrets/{team}.'
                write = f"Put the file into secrets/{team}, and write its name alone: a team uses no other's secrets."
                yield Found((*path, key), where, wrong, write)
    for at, block in _blocks(plain, "places"):
        name = block.get("file")
        if isinstance(name, str) and not _is_a_name(name):
            wrong = f'file = "{name[:100]}" is not the name of a file in secrets/{team}.'
            write = f"Put the list into secrets/{team}, and write its name alone: it says where children live."
            yield Found(("places", at, "file"), f"places {at + 1}", wrong, write)


def _in_its_folder(plain: dict[str, Any], team: str) -> dict[str, Any]:
    """Look for each secret in the team's folder, whatever path was written."""
    changed = dict(plain)
    if isinstance(plain.get("receiver"), list):
        changed["receiver"] = [
            _with_paths(each, team) if isinstance(each, dict) else each for each in plain["receiver"]
        ]
    if isinstance(plain.get("page"), dict):
        changed["page"] = _with_paths(plain["page"], team)
    if isinstance(plain.get("places"), list):
        changed["places"] = [_list_in(each, team) if isinstance(each, dict) else each for each in plain["places"]]
    return changed


def _list_in(block: Mapping[str, Any], team: str) -> dict[str, Any]:
    name = block.get("file", PlacesTable().file)
    return {**block, "file": f"secrets/{team}/{name}" if isinstance(name, str) else name}


def _lists_named(plain: Mapping[str, Any]) -> Iterator[str]:
    yield from (each["file"] for _, each in _blocks(plain, "places") if isinstance(each["file"], str))


def _with_paths(block: Mapping[str, Any], team: str) -> dict[str, Any]:
    return {key: f"secrets/{team}/{value}" if _names_a_secret(key, value) else value for key, value in block.items()}


def _names_a_secret(key: str, value: object) -> bool:
    return isinstance(value, str) and _SECRET.fullmatch(key) is not None


def _with_secrets(plain: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str, Mapping[str, Any]]]:
    """List the blocks that may name a secret, each with its place and what it is called."""
    for at, block in _blocks(plain, "receiver"):
        yield ("receiver", at), f'receiver "{block.get("name", at + 1)}"', block
    if isinstance(page := plain.get("page"), dict):
        yield ("page",), "page", page


def _blocks(plain: Mapping[str, Any], name: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """List the blocks of one name with their numbers, counted from 0; what is no block is left out."""
    found = plain.get(name)
    yield from (
        (at, each) for at, each in enumerate(found if isinstance(found, list) else ()) if isinstance(each, dict)
    )


def _is_a_name(name: str) -> bool:
    return bool(re.fullmatch(r"[\w-][\w.-]{0,99}", name))


def _refused(operator: Config, file: Path, wrong: str, write: str) -> CheckResult:
    return CheckResult(file, None, (Problem(None, file.name, wrong, write),), operator.store_url)
