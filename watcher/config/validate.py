"""Reads the blocks of a config into settings, and collects on the way what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

import rules
from notifiers.notifier import ReceiverSettings
from rules.conditions import Only, When
from rules.examples import Expect
from rules.routes import Route
from rules.silences import Silence
from watcher import data
from watcher.config import secrets
from watcher.config.blocks import (
    ONCE,
    AreaTable,
    Block,
    Briefing,
    Certificate,
    Drill,
    Escalation,
    FetchTable,
    HeartbeatTable,
    Operators,
    Page,
    PlacesTable,
    Retention,
    StoreTable,
    Watch,
    headings,
    kinds,
)
from watcher.config.config import Config, Parts, Placed
from watcher.config.names import (
    AREA_WORDS,
    VOCABULARIES,
    WATCH,
    advice_on_receivers,
    area_of,
    canonical,
    is_all,
    named,
    spelt,
    spelt_rule,
    wrong_single_words,
    wrong_words,
)
from watcher.config.place_list import read_lists
from watcher.config.places import has_password, secret_file, store_url
from watcher.config.problems import Found, did_you_mean, from_pydantic, nearest
from watcher.config.visitors import read_visitors
from watcher.model.places import Places
from watcher.web.client import FetchSettings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from watcher.config.lines import Path as Way
    from watcher.config.names import Vocabulary
    from watcher.model.ofsted import Urn

T = TypeVar("T", bound=BaseModel)


@dataclass(slots=True)
class ReadingConfig:
    """Reads one file's tables, and collects what is wrong on the way.

    `damaged` are the blocks that a line was left out of: what is missing there is no mistake of its own.
    `found` keeps the config from use; `odd` is only said. `lists` are texts of lists of places, by their files' names;
    those that are not given are read from the files.
    """

    path: Path
    plain: dict[str, Any]
    text: str = ""
    damaged: frozenset[Way] = frozenset()
    look_for_secrets: bool = True
    lists: Mapping[str, str] | None = None
    found: list[Found] = field(default_factory=list)
    odd: list[Found] = field(default_factory=list)
    parts: Parts | None = None

    @property
    def store_url(self) -> str:
        """Find where the database is, as far as the file says it in spite of its mistakes."""
        table = self.plain.get("store")
        given = {name: each for name, each in table.items() if isinstance(each, str)} if isinstance(table, dict) else {}
        return store_url(given.get("url", StoreTable().url), self.path, given.get("password_file"))

    def config(self) -> Config | None:
        """Read everything; None when something is too wrong to make a config of."""
        self._unknown_blocks()
        blocks = {name: self._blocks(name) for name in headings().several}
        store = self._once("store", StoreTable) or StoreTable()
        if has_password(store.url):
            write = 'Write it as name@server, and name a file with it: password_file = "database-password".'
            self._say(("store", "url"), "store", "url would put a password into this file.", write)
        fetch = self._once("fetch", FetchTable) or FetchTable()
        page = self._once("page", Page) if "page" in self.plain else None
        heartbeat = self._once("heartbeat", HeartbeatTable) if "heartbeat" in self.plain else None
        drill = self._once("drill", Drill) if "drill" in self.plain else None
        escalation = self._once("escalation", Escalation) if "escalation" in self.plain else None
        retention = self._once("retention", Retention) or Retention()
        self._words(blocks)
        watch = self._once("watch", Watch) or Watch()
        places, lists = self._places(blocks)
        parts = self.parts = Parts(
            watch=watch,
            watched=self._watched(watch),
            operators=self._once("operators", Operators) or Operators(),
            certificate=self._once("certificate", Certificate) or Certificate(),
            briefing=self._once("briefing", Briefing) or Briefing(),
            sources=tuple(self._kinds("source", blocks)),
            rules=tuple(Placed(each.block, spelt_rule(each.settings)) for each in self._kinds("rule", blocks)),
            receivers=tuple(self._kinds("receiver", blocks)),
            routes=tuple(Placed(each.block, spelt(each.settings)) for each in self._many(blocks["route"], Route)),
            silences=tuple(Placed(each.block, spelt(each.settings)) for each in self._many(blocks["silence"], Silence)),
            examples=tuple(self._many(blocks["expect"], Expect)),
            places=places,
            fetch=FetchSettings(
                contact=fetch.contact,
                spacing=timedelta(seconds=fetch.seconds_between_requests),
                allow_private_addresses=fetch.allow_private_addresses,
            ),
            whole=not self.found and not self.damaged,
        )
        if self.look_for_secrets:
            once = (("page", page), ("heartbeat", heartbeat), ("store", store))
            alone = (Placed(Block(name, 0, None, {}, stands_once=True), each) for name, each in once if each)
            self._secrets((*parts.receivers, *alone))
            self._visitors(page)
        self._fallbacks(parts.receivers)
        if escalation and not any(getattr(each.settings, "app_token_file", None) for each in parts.receivers):
            wrong = "nobody can say that they take an alert up, so each critical one would be escalated."
            self._say(("escalation",), "escalation", wrong, "Give a receiver of kind slack its app_token_file.")
        if self.found:
            return None
        return Config(
            path=self.path,
            text=self.text,
            watched=parts.watched,
            alert_window=watch.alert_window,
            withdraw_after=watch.withdraw_after,
            baseline=watch.baseline,
            store_url=self.store_url,
            sources=tuple(each.settings for each in parts.sources),
            rules=tuple(rules.make(each.settings) for each in parts.rules),
            receivers={each.settings.name: each.settings for each in parts.receivers},
            routes=tuple(each.settings for each in parts.routes),
            silences=tuple(each.settings for each in parts.silences),
            operators=parts.operators.send_to,
            drill=drill,
            escalation=escalation,
            retention=retention,
            tell_leads_after=parts.operators.tell_leads_after,
            certificate=parts.certificate,
            briefing=parts.briefing,
            fetch=parts.fetch,
            page=page,
            heartbeat=heartbeat,
            everybody=any(is_all(each) for each in watch.authorities),
            regions=canonical("region", watch.regions),
            places=places,
            lists=lists,
        )

    def _say(self, path: Way, where: str, wrong: str, write: str = "") -> None:
        self.found.append(Found(path, where, wrong, write))

    def _unknown_blocks(self) -> None:
        known = (*headings().once, *headings().several)
        for name, value in self.plain.items():
            if name in known:
                continue
            if isinstance(value, (dict, list)) and not _is_list_of_words(value):
                write = self._as_kind(name) or did_you_mean(name, known)
                self._say((name,), "config", f'there is no block called "{name}".', write)
                continue
            home = next((block for block, model in ONCE.items() if name in model.model_fields), None)
            write = f"It belongs under [{home}]." if home else "Each setting stands under the block it belongs to."
            self._say((name,), "config", f'"{name}" stands before every block.', write)

    @staticmethod
    def _as_kind(name: str) -> str:
        several = next((several for several, each in kinds().items() if name in each), None)
        return f'Write it as a [[{several}]] with kind = "{name}".' if several else ""

    def _once(self, name: str, model: type[T]) -> T | None:
        plain = self.plain.get(name, {})
        if not isinstance(plain, dict):
            self._say((name,), "config", f'"{name}" is not a block.', f"Begin it with a line [{name}].")
            return None
        return self._read(plain, model, (name,), name)

    def _blocks(self, name: str) -> tuple[Block, ...]:
        found = self.plain.get(name, [])
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
            self._say((name,), "config", f'"{name}" may stand several times.', f"Begin each with a line [[{name}]].")
            return ()
        called = (each.get("name") for each in found)
        return tuple(
            Block(name, at, word if isinstance(word, str) else None, each)
            for at, (word, each) in enumerate(zip(called, found, strict=True))
        )

    def _read(self, plain: Mapping[str, object], model: type[T], path: Way, where: str) -> T | None:
        """Read one block; what is wrong with it is noted, and it is left out."""
        try:
            return model.model_validate(plain)
        except ValidationError as error:
            told = [each for each in error.errors() if not (each["type"] == "missing" and path in self.damaged)]
            self.found += from_pydantic(told, model, path, where)
            return None

    def _many(self, blocks: Iterable[Block], model: type[T]) -> list[Placed[T]]:
        read = ((each, self._read(each.plain, model, each.path, each.where)) for each in blocks)
        return [Placed(block, settings) for block, settings in read if settings is not None]

    def _kinds(self, name: str, blocks: Mapping[str, tuple[Block, ...]]) -> list[Placed[Any]]:
        """Read the blocks [[name]], whose form is given by their kind; each has a name of its own."""
        known = kinds()[name]
        read: list[Placed[Any]] = []
        seen: set[str] = set()
        for block in blocks[name]:
            if block.called is not None and block.called in seen:
                self._say((*block.path, "name"), block.where, "there are two of this name.", _ANOTHER_NAME)
            if block.called is not None and not block.called.strip():
                self._say((*block.path, "name"), block.where, "its name is empty.", _ANOTHER_NAME)
            seen.add(block.called or "")
            kind = block.plain.get("kind")
            if not isinstance(kind, str):
                self._no_kind(block, kind, known)
                continue
            meant = kind if kind in known else nearest(kind, known)
            if meant != kind:
                wrong = f'there is no kind of {name} called "{kind}".'
                self._say((*block.path, "kind"), block.where, wrong, did_you_mean(kind, known))
            if meant is not None:  # its other settings are looked at all the same
                settings = self._read({**block.plain, "kind": meant}, known[meant], block.path, block.where)
                read += [Placed(block, settings)] if settings is not None else []
        return read

    def _no_kind(self, block: Block, kind: object, kinds: Iterable[str]) -> None:
        misspelt = next((each for each in block.plain if nearest(each, ("kind", "name")) == "kind"), None)
        if kind is not None:
            write = f"It is one of {', '.join(sorted(kinds))}, in quotes."
            self._say((*block.path, "kind"), block.where, f"kind = {kind} is not a text.", write)
        elif misspelt is not None:
            wrong = f'there is no setting called "{misspelt}" here.'
            self._say((*block.path, misspelt), block.where, wrong, 'Did you mean "kind"?')
        elif block.path not in self.damaged:
            write = f"Add a line kind = … with one of {', '.join(sorted(kinds))}, in quotes."
            self._say(block.path, block.where, '"kind" is missing.', write)

    def _words(self, blocks: Mapping[str, tuple[Block, ...]]) -> None:
        """Look for names that nothing has: of authorities, regions, grades, receivers, rules."""
        rule_names = named("rule", (each.called for each in blocks["rule"] if each.called))
        receiver_names = named(
            "receiver", (each.called for each in blocks["receiver"] if each.called), advice_on_receivers
        )
        when: dict[Way, Vocabulary] = {
            ("when", key): VOCABULARIES[key] for key in When.model_fields if key in VOCABULARIES
        }
        when |= self._if_all_known({("when", "rule"): rule_names}, blocks["rule"])
        only: dict[Way, Vocabulary] = {("only", key): VOCABULARIES[key] for key in Only.model_fields}
        send_to = self._if_all_known({("send_to",): receiver_names}, blocks["receiver"])
        for each in blocks["area"]:
            self.found += wrong_single_words(each, {("authority",): VOCABULARIES["authority"]})
            self.found += wrong_words(each, AREA_WORDS)
        for each in blocks["source"]:
            self.found += wrong_words(each, {("authority",): VOCABULARIES["authority"]})
        for each in blocks["rule"]:
            self.found += wrong_words(each, only | {(key,): VOCABULARIES[key] for key in ("grades", "to", "areas")})
        for each in blocks["route"]:
            self.found += wrong_words(each, when | send_to)
        for each in blocks["silence"]:
            self.found += wrong_words(each, when)
        one: dict[Way, Vocabulary] = {("authority",): VOCABULARIES["authority"]}
        one |= self._if_all_known({("rule",): rule_names}, blocks["rule"])
        one |= self._if_all_known({("receiver",): receiver_names}, blocks["receiver"])
        for each in blocks["expect"]:
            self.found += wrong_single_words(each, one)
        for name in ("operators", "certificate", "briefing", "drill", "escalation"):
            told = self.plain.get(name)
            if isinstance(told, dict):
                self.found += wrong_words(Block(name, 0, None, told, stands_once=True), send_to)
        watch = self.plain.get("watch")
        if isinstance(watch, dict):
            self.found += wrong_words(Block("watch", 0, None, watch, stands_once=True), WATCH)

    @staticmethod
    def _if_all_known(keys: dict[Way, Vocabulary], blocks: Iterable[Block]) -> dict[Way, Vocabulary]:
        """Leave names unchecked when one of those blocks lacks its own, or shares it: that is the mistake to mend."""
        called = [each.called for each in blocks]
        return keys if None not in called and len(set(called)) == len(called) else {}

    def _watched(self, watch: Watch) -> frozenset[Urn]:
        everybody = any(is_all(each) for each in watch.authorities)
        authorities = canonical("authority", watch.authorities)
        regions = canonical("region", watch.regions)
        return frozenset(
            each.urn for each in data.authorities() if everybody or each.name in authorities or each.region in regions
        )

    def _places(self, blocks: Mapping[str, tuple[Block, ...]]) -> tuple[Places, dict[str, str]]:
        """Read the lists of places and the areas; the lists' texts go with them."""
        files = [(each.block, each.settings.file) for each in self._many(blocks["places"], PlacesTable)]
        lists = read_lists(files, self.path, self.lists)
        self.found += (each for each in lists.found if each.severity == "error")
        self.odd += (each for each in lists.found if each.severity != "error")
        areas = tuple(each.settings for each in self._many(blocks["area"], AreaTable))
        return Places(lists.places, tuple(area for each in areas for area in area_of(each))), lists.texts

    def _secrets(self, placed: Iterable[Placed[Any]]) -> None:
        """Check that the service can read the files with secrets, and that they hold something that may be one."""
        for each in placed:
            for key in ("token_file", "app_token_file", "password_file", "url_file"):
                name = getattr(each.settings, key, None)
                if not name:
                    continue
                place, where = (*each.block.path, key), each.block.where
                if unreadable := secrets.why_unreadable(name, self.path):
                    self._say(place, where, f'{key} = "{name}": {unreadable[0]}', unreadable[1])
                    continue
                if each.block.name == "page":  # not one secret but a line for each visitor
                    continue
                for wrong, write in secrets.oddities_of(name, self.path, _begins(each.settings, key)):
                    self.odd.append(Found(place, where, f'{key} = "{name}": {wrong}', write, "warning"))

    def _visitors(self, page: Page | None) -> None:
        """Check that somebody can visit the page; single lines that are wrong are said when it runs."""
        name = page.password_file if page else None
        if not name or secrets.why_unreadable(name, self.path):
            return
        visitors = read_visitors(secret_file(name, self.path))
        if not visitors.passwords:
            self._say(("page", "password_file"), "page", " ".join(visitors.problems))

    def _fallbacks(self, receivers: tuple[Placed[ReceiverSettings], ...]) -> None:
        known = [each.settings.name for each in receivers]
        for each in receivers:
            other = each.settings.fallback
            others = [name for name in known if name != each.settings.name]
            if other is not None and other not in others:
                wrong = f'fallback = "{other}": there is no other receiver of that name.'
                self._say((*each.block.path, "fallback"), each.block.where, wrong, did_you_mean(other, others))


_ANOTHER_NAME = "Give each a name of its own."


def _begins(settings: object, key: str) -> str:
    """Say how a secret begins that a receiver names; nothing where that isn't known."""
    return settings.secrets_begin.get(key, "") if isinstance(settings, ReceiverSettings) else ""


def _is_list_of_words(value: object) -> bool:
    return isinstance(value, list) and not any(isinstance(each, dict) for each in value)
