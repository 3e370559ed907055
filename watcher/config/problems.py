"""What is wrong with a config, in words: where, what, and what to write instead."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Literal, get_args

from msgspec import Struct
from msgspec.structs import force_setattr

from watcher.config.lines import Path
from watcher.config.nearest import CERTAIN, did_you_mean, nearest
from watcher.config.other_words import AWAY, CONDITIONS, ELSEWHERE, NO_SETTING, SYNONYMS, WHO_HEARS, WRONG
from watcher.config.secrets import without_secrets
from watcher.model.alerts import Severity
from watcher.timing.durations import words as length
from watcher.timing.written_dates import day_written

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

OF_A_BLOCK = frozenset({"channel", "url", "host", "authority", "kind"})
"""Settings that take one value, where people list several."""
BEGINNINGS = frozenset({"from", "start", "starts", "since", "begin", "begins"})
ENDS = frozenset({"until", "till", "end", "ends", "expires", "expiry"})
SECRET_KEYS = frozenset({"token", "password", "webhook", "webhook_url", "secret", "bot_token", "app_token", "api_key"})


class Problem(Struct, frozen=True):
    """One thing to mend. `line` is from 1, None for the file as a whole; a warning doesn't keep the config from use."""

    line: int | None
    where: str
    wrong: str
    write: str
    severity: Literal["error", "warning"] = "error"

    def __post_init__(self) -> None:
        """Keep secrets out of what goes to journals, pages and receivers."""
        for name in ("wrong", "write"):
            force_setattr(self, name, without_secrets(getattr(self, name)))

    def __str__(self) -> str:
        place = f"line {self.line}, {self.where}" if self.line else self.where
        return f"{place}: {self.wrong} {self.write}".rstrip()


class Found(Struct, frozen=True):
    """A problem before its line is known: where in the file, and the words."""

    path: Path
    where: str
    wrong: str
    write: str = ""
    severity: Literal["error", "warning"] = "error"


def from_pydantic(
    errors: Iterable[ErrorDetails], model: type[BaseModel], path: Path, where: str, homes: Mapping[str, str]
) -> list[Found]:
    """Say pydantic's errors in our own words; a misspelt key is one mistake, not also a missing one.

    `homes` are the headings of the blocks that have a setting of this name.
    """
    listed = list(errors)
    misspelt = {
        (*each["loc"][:-1], _meant(str(each["loc"][-1]), _keys(model, each["loc"][:-1])))
        for each in listed
        if each["type"] == "extra_forbidden"
    }
    if any(each["type"] == "extra_forbidden" and each["loc"][-1] in CONDITIONS for each in listed):
        misspelt.add(("when",))
    misspelt |= {(*each["loc"][:-2], each["loc"][-1]) for each in listed if each["type"] == "extra_forbidden"}
    around = {each["loc"][:length] for each in listed for length in range(len(each["loc"]))}
    return [
        _found(error, model, path, where, homes)
        for error in listed
        if error["loc"] not in around and not (error["type"] == "missing" and error["loc"] in misspelt)
    ]


def _found(error: ErrorDetails, model: type[BaseModel], path: Path, where: str, homes: Mapping[str, str]) -> Found:
    place = tuple(
        part for part in error["loc"] if part in ("when", "only") or not isinstance(part, str) or "[" not in part
    )
    key = ".".join(str(part) for part in place if isinstance(part, str))
    last = str(next((part for part in reversed(place) if isinstance(part, str)), key))
    here = (*path, *place)
    if error["type"] == "missing":
        return Found(path, where, f'"{key}" is missing.', f"Add a line {last} = {_example(model, last)}.")
    if error["type"] == "extra_forbidden":
        if last.lower() in SECRET_KEYS:
            wrong = f'"{key}" would put a secret into this file.'
            file = _key_of_a_file(last, _keys(model, place[:-1]))
            what = (
                'A webhook can\'t be asked what arrived (as kind = "apprise" a message may come twice): put a bot token'
                if "webhook" in last.lower()
                else "Put the secret"
            )
            return Found(here, where, wrong, f'{what} into a file of its own, and write {file} = "its name".')
        return Found(here, where, f'there is no setting called "{last}" here.', _other_key(model, place, homes))
    if error["type"] == "value_error" and not key:  # of a whole block, with the setting as its first word
        sentence = str(error["ctx"]["error"])
        wrong, _, write = sentence.partition(". ")
        return Found((*path, sentence.split(" ")[0]), where, f"{wrong}.", _ended(write))
    shown = as_shown(error["input"])
    if error["type"] == "value_error":
        wrong, _, write = str(error["ctx"]["error"]).partition(". ")
        return Found(here, where, f"{key} = {shown} {wrong.removesuffix('.')}.", _ended(write))
    write = _write(error, last, model, shown)
    given = error["input"]
    if error["type"] == "string_type" and isinstance(given, list) and len(given) > 1 and last in OF_A_BLOCK:
        write = f"Give each a [[{path[0]}]] of its own: {last} = {as_shown(given[0])} in this one."
    return Found(here, where, f"{key} = {shown} {_wrong(error)}.", write)


def _ended(sentence: str) -> str:
    return sentence if not sentence or sentence.endswith((".", "?")) else f"{sentence}."


def _meant(key: str, known: list[str]) -> str | None:
    return nearest(key, known) or (SYNONYMS.get(key) if SYNONYMS.get(key) in known else None)


def _called_otherwise(key: str, model: type[BaseModel], known: list[str], *, elsewhere: bool) -> str:
    """Say which setting of this block is meant by another name; `elsewhere`: a setting of other blocks has this one."""
    synonym = next((each for each in known if each.endswith(f"_{key}")), SYNONYMS.get(key.lower()))
    near = nearest(key, known, CERTAIN)
    if not near and synonym in known:
        return f"Write {synonym} = {_example(model, synonym)}."
    # A setting of another block was hardly mistyped for one of this: "severity" is not meant as "security".
    near = near or (None if elsewhere else nearest(key, known))
    return f'Did you mean "{near}"?' if near else ""


def _other_key(model: type[BaseModel], place: Path, homes: Mapping[str, str]) -> str:
    """Say what to write for a setting that there is not."""
    key, known = str(place[-1]), _keys(model, place[:-1])
    if other := _called_otherwise(key, model, known, elsewhere=key in homes):
        return other
    around = str(place[-2]) if len(place) > 1 else ""
    if (around, key) in ELSEWHERE:
        return ELSEWHERE[around, key]
    if around and key in _keys(model, place[:-2]):
        return f'It belongs to the block around "{around}": put it above that.'
    condition = next((each for each in ("when", "only") if each in known and key in CONDITIONS), None)
    if condition and _example(model, condition).startswith("{"):
        return f'Write {condition} = {{ {CONDITIONS[key]} = ["…"] }}.'
    if key in CONDITIONS and "fallback" in known:
        return WHO_HEARS.format(CONDITIONS[key])
    if key.lower() in NO_SETTING:
        return NO_SETTING[key.lower()]
    if model.__name__ == "Silence" and key.lower() in BEGINNINGS:
        return "A silence begins at once, when the config is taken over: put # before its lines until then."
    if key.lower() in BEGINNINGS | ENDS and ("send_to" in known or "fallback" in known):
        return AWAY
    if key in homes:
        return f"It belongs under {homes[key]}."
    return did_you_mean(key, known) or f"The settings here are {', '.join(known)}."


def _key_of_a_file(secret: str, known: list[str]) -> str:
    file = f"{secret}_file"
    return file if file in known else next((each for each in known if each.endswith("_file")), file)


def _wrong(error: ErrorDetails) -> str:
    if error["type"] == "date_from_datetime_inexact" and isinstance(error["input"], datetime):
        return "is a moment, not a day"
    return WRONG.get(error["type"], "can't be used")


def _write(error: ErrorDetails, key: str, model: type[BaseModel], shown: str) -> str:
    if error["type"] in ("literal_error", "enum"):
        known = re.findall(r"'([^']*)'", error["ctx"]["expected"])
        return did_you_mean(str(error["input"]), known) or f"Write {error['ctx']['expected']}, without quotes."
    if error["type"] in ("tuple_type", "list_type"):
        given = error["input"]
        several = [each.strip() for each in re.split("[,;]", str(given)) if each.strip()]
        if isinstance(given, str) and len(several) > 1:
            shown = ", ".join(f'"{each}"' for each in several)
            return f"Write each in quotes of its own: {key} = [{shown}]."
        return f"Write it in brackets: {key} = [{'…' if isinstance(given, dict) else shown}]."
    if error["type"].startswith("date"):
        text = str(error["input"])
        day = None if re.fullmatch(r"\d\d-\d\d-\d\d", text) else day_written(text)  # which of them is the year?
        return f"Write {key} = {day}, without quotes." if day else f"Write it like {key} = 2026-12-31, without quotes."
    severe = key == "when" and shown.lower().strip('"') in tuple(Severity)
    example = f"{{ severity = [{shown.lower()}] }}" if severe else _example(model, key)
    if error["type"] == "string_type" and ("…" in example or isinstance(error["input"], list)):
        return _text(key, error["input"], example, listed=isinstance(error["loc"][-1], int))
    if error["type"].startswith("bool"):
        return f"Write {key} = true or {key} = false, without quotes."
    if error["type"].startswith(("int", "float", "finite")):
        return f"Write it without quotes, like {key} = {example}."
    if error["type"].startswith(("greater", "less")):
        return f"Write a number {error['msg'].removeprefix('Input should be ')}."
    if error["type"].startswith(("too_short", "model", "string")):
        return f"Write for example {key} = {example}."
    return ""


def _text(key: str, given: object, example: str, *, listed: bool) -> str:
    if isinstance(given, list) and len(given) == 1 and isinstance(given[0], str):
        shown = as_shown(given[0])
        return f"Take the inner brackets out: {shown}." if listed else f"Write it without brackets: {key} = {shown}."
    if isinstance(given, (list, dict)):
        return f"Write it like {key} = {example}."
    return f'Write it in quotes: {key} = ["{given}"].' if listed else f'Write it in quotes: {key} = "{given}".'


def _keys(model: type[BaseModel], path: tuple[object, ...]) -> list[str]:
    for part in path:
        field = model.model_fields.get(str(part))
        if field is None:
            return []
        inner = field.annotation
        model = (
            inner
            if isinstance(inner, type)
            else next(each for each in get_args(inner) if hasattr(each, "model_fields"))
        )
    return keys_of(model)


def keys_of(model: type[BaseModel]) -> list[str]:
    """List the settings of a block as they are written in the file."""
    return [field.alias or name for name, field in model.model_fields.items()]


def _example(model: type[BaseModel], key: str) -> str:
    field = next((each for name, each in model.model_fields.items() if key in (name, each.alias)), None)
    if field is not None and field.examples:
        return as_shown(field.examples[0])
    annotation = str(field.annotation) if field is not None else "str"
    if field is not None and isinstance(field.default, str) and field.default:
        return as_shown(field.default)
    if "timedelta" in annotation and field is not None and field.default:
        return f'"{length(field.default)}"'
    if "int" in annotation or "float" in annotation:
        return str(field.default) if field is not None and isinstance(field.default, (int, float)) else "1"
    if "When" in annotation or "Only" in annotation:
        return '{ authority = ["…"] }'
    if "date" in annotation:
        return "2026-12-31"
    return '["…"]' if "tuple" in annotation else '"…"'


def as_shown(value: object) -> str:
    """Show a value as the file has it, shortened, and without secrets."""
    if isinstance(value, str):
        return f'"{printable(without_secrets(value)[:60])}"'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join("[…]" if isinstance(each, list) else as_shown(each) for each in value[:5]) + "]"
    if isinstance(value, dict):
        return "{ … }"
    return str(value)[:60]


def printable(text: str) -> str:
    """Write what can't be seen (a tab, a line's end) as TOML writes it."""
    return "".join(each if each.isprintable() else repr(each)[1:-1] for each in text)
