"""Reads the blocks of a config one by one; what is wrong within one is noted, and the others are read all the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct
from pydantic import BaseModel, ValidationError

from watcher.config.blocks import KINDS, ONCE, SEVERAL, Block, headings, settings_of
from watcher.config.config import PlacedSettings
from watcher.config.nearest import did_you_mean, nearest
from watcher.config.other_words import SYNONYMS
from watcher.config.problems import Found, as_shown, from_pydantic, keys_of
from watcher.timing.words import listed

if TYPE_CHECKING:
    from watcher.config.lines import Path as Way

T = TypeVar("T", bound=BaseModel)
_MOST_HOMES = 6
_ANOTHER_NAME = "Give each a name of its own."
OTHER_KINDS = {
    **dict.fromkeys(("teams", "microsoft teams", "msteams", "discord", "webex", "webhook", "sms", "ntfy"), "apprise"),
    **dict.fromkeys(("gotify", "pushover", "telegram", "whatsapp", "signal", "mattermost", "pagerduty"), "apprise"),
    **dict.fromkeys(("smtp", "outlook"), "email"),
    **dict.fromkeys(("terminal", "stdout", "print"), "console"),
    **dict.fromkeys(("worse", "fallen", "declined"), "deteriorated"),
    **dict.fromkeys(("better", "risen"), "improved"),
    **dict.fromkeys(("grade", "inadequate"), "judged"),
    **dict.fromkeys(("send", "area_send", "area send"), "outcome"),
    **dict.fromkeys(("rss", "atom", "newspaper"), "feed"),
    **dict.fromkeys(("news", "press"), "reported"),
    **dict.fromkeys(("everything", "any", "all"), "published"),
    **dict.fromkeys(("monitoring", "monitoring_visit", "monitoring visit"), "progress"),
}
"""The names of kinds by what people call them instead."""


_IN_A_LINE = {
    each: f'It has no heading: write it on one line, in the block it is for: {each} = {{ authority = ["…"] }}.'
    for each in ("when", "only")
}
"""Groups of settings that people take for blocks."""


class ReadingBlocks(Struct, frozen=True):
    """Reads blocks out of one file's tables, and adds what is wrong to `found`.

    `damaged` are the blocks that a line was left out of: what is missing there is no mistake of its own.
    """

    plain: dict[str, Any]
    damaged: frozenset[Way]
    found: list[Found]

    def say(self, path: Way, where: str, wrong: str, write: str = "") -> None:
        """Note what is wrong at a place, and what to write there."""
        self.found.append(Found(path, where, wrong, write))

    def note_unknown(self) -> None:
        """Note unknown blocks, and settings outside any block."""
        known = (*headings().once, *headings().several)
        for name, value in self.plain.items():
            if name in known:
                continue
            if isinstance(value, (dict, list)) and not _is_list_of_words(value):
                write = self._as_kind(name) or _IN_A_LINE.get(name) or did_you_mean(name, known)
                self.say((name,), "config", f'there is no block called "{name}".', write)
                continue
            home = next((block for block, model in ONCE.items() if name in model.model_fields), None)
            write = f"It belongs under [{home}]." if home else "Each setting stands under the block it belongs to."
            self.say((name,), "config", f'"{name}" stands before every block.', write)

    @staticmethod
    def _as_kind(name: str) -> str:
        several = next((several for several, each in KINDS.items() if name in each), None)
        return f'Write it as a [[{several}]] with kind = "{name}".' if several else ""

    def or_default(self, name: str, model: type[T]) -> T:
        """Read the block [name]; one that is wrong counts as its defaults, so that other mistakes are found, too."""
        return self._once(name, model) or model()

    def if_there(self, name: str, model: type[T]) -> T | None:
        """Read the block [name]; None where there is none, or it is wrong."""
        return self._once(name, model) if name in self.plain else None

    def _once(self, name: str, model: type[T]) -> T | None:
        """Read a block that appears once, or its defaults where it is missing; None when it is wrong."""
        plain = self.plain.get(name, {})
        if not isinstance(plain, dict):
            self.say((name,), "config", f'"{name}" is not a block.', f"Begin it with a line [{name}].")
            return None
        return self._read(plain, model, (name,), name)

    def several(self, name: str) -> tuple[Block, ...]:
        """List the blocks [[name]] as they are written."""
        found = self.plain.get(name, [])
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
            self.say((name,), "config", f'"{name}" may stand several times.', f"Begin each with a line [[{name}]].")
            return ()
        called = (each.get("name") for each in found)
        return tuple(
            Block(name, at, word if isinstance(word, str) else None, each)
            for at, (word, each) in enumerate(zip(called, found, strict=True))
        )

    def many(self, blocks: Iterable[Block], model: type[T]) -> list[PlacedSettings[T]]:
        """Read blocks of one form; those that are wrong are noted, and left out."""
        read = ((each, self._read(each.plain, model, each.path, each.where)) for each in blocks)
        return [PlacedSettings(block, settings) for block, settings in read if settings is not None]

    def by_kind(self, name: str, blocks: Mapping[str, tuple[Block, ...]]) -> list[PlacedSettings[Any]]:
        """Read the blocks [[name]], whose form is given by their kind; each has a name of its own."""
        known = KINDS[name]
        read: list[PlacedSettings[Any]] = []
        seen: set[str] = set()
        for block in blocks[name]:
            if block.called is not None and block.called in seen:
                self.say((*block.path, "name"), block.where, "there are two of this name.", _ANOTHER_NAME)
            if block.called is not None and not block.called.strip():
                self.say((*block.path, "name"), block.where, "its name is empty.", _ANOTHER_NAME)
            if block.called is not None and not all(each >= " " for each in block.called):
                wrong = "its name has a tab or a line's end in it."
                self.say((*block.path, "name"), block.where, wrong, "Write it on one line.")
            seen.add(block.called or "")
            kind = block.plain.get("kind")
            if not isinstance(kind, str):
                self._no_kind(block, kind, known)
                continue
            several = [each.strip() for each in kind.split(",") if each.strip()]
            if len(several) > 1 and all(each in known for each in several):
                wrong = f'kind = "{kind}" names {len(several)} kinds.'
                self.say((*block.path, "kind"), block.where, wrong, f"Give each a [[{name}]] of its own.")
                continue
            other = OTHER_KINDS.get(kind.lower(), kind)
            meant = other if other in known else nearest(kind, known)
            if meant != kind:
                # What looks like an address is not repeated: a webhook's is a secret.
                no_kind = f'there is no kind of {name} called "{kind}".'
                wrong = f"an address is no kind of {name}." if "/" in kind else no_kind
                self.say((*block.path, "kind"), block.where, wrong, did_you_mean(meant or kind, known))
            # Its other settings are looked at all the same, where they can be those of a kind called otherwise.
            if meant and (meant == kind or meant == nearest(kind, known) or _fits(block, settings_of(name, meant))):
                settings = self._read({**block.plain, "kind": meant}, settings_of(name, meant), block.path, block.where)
                read += [PlacedSettings(block, settings)] if settings is not None else []
        return read

    def _no_kind(self, block: Block, kind: object, kinds: Iterable[str]) -> None:
        meant = (each for each in block.plain if "kind" in (SYNONYMS.get(each), nearest(each, ("kind", "name"))))
        misspelt = next(meant, None)
        if kind is not None:
            write = f"It is one of {', '.join(sorted(kinds))}, in quotes."
            self.say((*block.path, "kind"), block.where, f"kind = {as_shown(kind)} is not a text.", write)
        elif misspelt is not None:
            wrong = f'there is no setting called "{misspelt}" here.'
            self.say((*block.path, misspelt), block.where, wrong, 'Did you mean "kind"?')
        elif block.path not in self.damaged:
            write = f"Add a line kind = … with one of {', '.join(sorted(kinds))}, in quotes."
            self.say(block.path, block.where, '"kind" is missing.', write)

    def _read(self, plain: Mapping[str, object], model: type[T], path: Way, where: str) -> T | None:
        """Read one block; what is wrong with it is noted, and it is left out."""
        for key, field in model.model_fields.items():
            if isinstance(plain.get(key), bool) and field.annotation in (int, float):  # which pydantic takes for 1
                wrong = f"{key} = {as_shown(plain[key])} is not a number."
                self.say((*path, key), where, wrong, f"Write it like {key} = {field.default or 1}.")
        try:
            return model.model_validate(plain)
        except ValidationError as error:
            told = [each for each in error.errors() if not (each["type"] == "missing" and path in self.damaged)]
            said = {(each.path, each.wrong) for each in self.found}
            found = from_pydantic(told, model, path, where, homes())
            self.found.extend(each for each in found if (each.path, each.wrong) not in said)
            return None


@cache
def homes() -> dict[str, str]:
    """Map each setting to the headings of the blocks that have it, and the kinds where only some kinds do."""
    homes: dict[str, list[str]] = {}
    for heading, models in (
        *((f"[{name}]", {"": model}) for name, model in ONCE.items()),
        *((f"[[{name}]]", {"": model}) for name, model in SEVERAL.items()),
        *((f"[[{name}]]", {kind: settings_of(name, kind) for kind in kinds}) for name, kinds in KINDS.items()),
    ):
        for key in {each for model in models.values() for each in keys_of(model)}:
            kinds = [kind for kind, model in models.items() if key in keys_of(model)]
            of_kinds = f" of kind {' or '.join(kinds)}" if len(kinds) < len(models) else ""
            homes.setdefault(key, []).append(heading + of_kinds)
    return {key: listed(found, "or") for key, found in homes.items() if len(found) <= _MOST_HOMES}


def _fits(block: Block, model: type[BaseModel]) -> bool:
    return set(block.plain) <= set(keys_of(model))


def _is_list_of_words(value: object) -> bool:
    return isinstance(value, list) and not any(isinstance(each, dict) for each in value)
