"""Makes a config of its blocks, and checks what each says of the others and of files beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

import rules
from notifiers.notifier import ReceiverSettings
from rules.examples import Expect
from rules.routes import Route
from rules.silences import Silence
from watcher import data
from watcher.config import secrets
from watcher.config.blocks import (
    AreaTable,
    Block,
    Briefing,
    Certificate,
    Drill,
    EngineTable,
    Escalation,
    FetchTable,
    HeartbeatTable,
    Operators,
    Page,
    PlacesTable,
    Retention,
    StoreTable,
    TeamsTable,
    Watch,
    headings,
)
from watcher.config.config import Config, Parts, PlacedSettings
from watcher.config.names import canonical, is_all, spelt, spelt_rule
from watcher.config.nearest import did_you_mean
from watcher.config.place_list import read_lists
from watcher.config.places import has_password, may_list, secret_file, store_url
from watcher.config.problems import Found, printable
from watcher.config.provider_words import area_of
from watcher.config.read_blocks import ReadingBlocks
from watcher.config.unknown_names import unknown_names
from watcher.config.visitors import read_visitors
from watcher.model.errors import installing
from watcher.model.places import Places
from watcher.web.client import FetchSettings

if TYPE_CHECKING:
    from pathlib import Path

    from watcher.config.lines import Path as Way
    from watcher.model.ofsted import Urn


class ReadingConfig(Struct):
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
    def _blocks(self) -> ReadingBlocks:
        return ReadingBlocks(self.plain, self.damaged, self.found)

    @property
    def store_url(self) -> str:
        """Find where the database is, as far as the file says it in spite of its mistakes."""
        table = self.plain.get("store")
        given = {name: each for name, each in table.items() if isinstance(each, str)} if isinstance(table, dict) else {}
        return store_url(given.get("url", StoreTable().url), self.path, given.get("password_file"))

    def config(self) -> Config | None:
        """Read everything; None when something is too wrong to make a config of."""
        read = self._blocks
        read.note_unknown()
        blocks = {name: read.several(name) for name in headings().several}
        store, engine = self._store(), read.or_default("engine", EngineTable)
        self._engine(engine, store)
        page, heartbeat = read.if_there("page", Page), read.if_there("heartbeat", HeartbeatTable)
        drill, escalation = read.if_there("drill", Drill), read.if_there("escalation", Escalation)
        retention, teams = read.or_default("retention", Retention), self._teams()
        self.found += unknown_names(self.plain, blocks)
        watch = read.or_default("watch", Watch)
        places, lists = self._places(blocks)
        parts = self.parts = self._parts(blocks, watch, places)
        # Not where a text is checked alone, as a last good config from the database is: its files may be elsewhere by
        # now.
        if self.look_for_secrets:
            once = (("page", page), ("heartbeat", heartbeat), ("store", store))
            alone = (PlacedSettings(Block(name, 0, None, {}, stands_once=True), each) for name, each in once if each)
            self._secrets((*parts.receivers, *alone))
            self._visitors(page)
            for each in parts.receivers:
                for key, *said in each.settings.impossible():
                    self._blocks.say((*each.block.path, key), each.block.where, *said)
        self._fallbacks(parts.receivers)
        if escalation:
            self._escalation(parts.receivers)
        # Everything was looked at first: people get all mistakes at once, and never half a config.
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
            engine=engine.kind,
            teams=teams,
            everybody=any(is_all(each) for each in watch.authorities),
            regions=canonical("region", watch.regions),
            places=places,
            lists=lists,
        )

    def _parts(self, blocks: Mapping[str, tuple[Block, ...]], watch: Watch, places: Places) -> Parts:
        """Read what is held against other blocks. It is `whole` if nothing was wrong until then."""
        read = self._blocks
        fetch = read.or_default("fetch", FetchTable)
        return Parts(
            watch=watch,
            watched=self._watched(watch),
            operators=read.or_default("operators", Operators),
            certificate=read.or_default("certificate", Certificate),
            briefing=read.or_default("briefing", Briefing),
            sources=tuple(read.by_kind("source", blocks)),
            rules=tuple(PlacedSettings(each.block, spelt_rule(each.settings)) for each in read.by_kind("rule", blocks)),
            receivers=tuple(read.by_kind("receiver", blocks)),
            routes=tuple(
                PlacedSettings(each.block, spelt(each.settings)) for each in read.many(blocks["route"], Route)
            ),
            silences=tuple(
                PlacedSettings(each.block, spelt(each.settings)) for each in read.many(blocks["silence"], Silence)
            ),
            examples=tuple(read.many(blocks["expect"], Expect)),
            places=places,
            fetch=FetchSettings(
                contact=fetch.contact,
                spacing=timedelta(seconds=fetch.seconds_between_requests),
                allow_private_addresses=fetch.allow_private_addresses,
            ),
            whole=not self.found and not self.damaged,
        )

    def _store(self) -> StoreTable:
        store = self._blocks.or_default("store", StoreTable)
        if has_password(store.url):
            write = 'Write it as name@server, and name a file with it: password_file = "database-password".'
            self._blocks.say(("store", "url"), "store", "url would put a password into this file.", write)
        return store

    def _teams(self) -> TeamsTable | None:
        teams = self._blocks.if_there("teams", TeamsTable)
        folder = self.path.parent / teams.folder if teams else None
        if teams and folder and not folder.is_dir():
            self._odd_folder(teams, "there is no such folder", "Make it, or write its name.")
        elif teams and folder and not may_list(folder):
            self._odd_folder(teams, "this user may not read the folder", "Look at its owner and permissions.")
        return teams

    def _odd_folder(self, teams: TeamsTable, what: str, write: str) -> None:
        wrong = f'folder = "{teams.folder}": {what} beside {self.path.name}.'
        self.odd.append(Found(("teams", "folder"), "teams", wrong, write, "warning"))

    def _engine(self, engine: EngineTable, store: StoreTable) -> None:
        """Check that an engine of jobs has the server and the packages that it needs."""
        if engine.kind == "inline":
            return
        place, where, kind = ("engine", "kind"), "engine", f'kind = "{engine.kind}"'
        if not store.url.startswith("postgresql"):
            write = 'Write url = "postgresql://name@server/database" in [store], or kind = "inline".'
            self._blocks.say(
                place, where, f"{kind} needs a PostgreSQL server, which several machines can share.", write
            )
        if find_spec("procrastinate") is None or find_spec("psycopg") is None:
            write = f"Install it: {installing('workers')}"
            self._blocks.say(place, where, f"{kind} needs a package more.", write)

    def _watched(self, watch: Watch) -> frozenset[Urn]:
        everybody = any(is_all(each) for each in watch.authorities)
        authorities = canonical("authority", watch.authorities)
        regions = canonical("region", watch.regions)
        return frozenset(
            each.urn for each in data.authorities() if everybody or each.name in authorities or each.region in regions
        )

    def _places(self, blocks: Mapping[str, tuple[Block, ...]]) -> tuple[Places, dict[str, str]]:
        """Read the lists of places and the areas; the lists' texts go with them."""
        files = [(each.block, each.settings.file) for each in self._blocks.many(blocks["places"], PlacesTable)]
        lists = read_lists(files, self.path, self.lists)
        self.found += (each for each in lists.found if each.severity == "error")
        self.odd += (each for each in lists.found if each.severity != "error")
        areas = tuple(each.settings for each in self._blocks.many(blocks["area"], AreaTable))
        return Places(lists.places, tuple(area for each in areas for area in area_of(each))), lists.texts

    def _secrets(self, placed: Iterable[PlacedSettings[Any]]) -> None:
        """Check that the service can read the files with secrets, and that they hold something that may be one."""
        for each in placed:
            for key in ("token_file", "app_token_file", "password_file", "url_file"):
                name = getattr(each.settings, key, None)
                if name is None:
                    continue
                place, where = (*each.block.path, key), each.block.where
                if unreadable := secrets.why_unreadable(name, self.path):
                    self._blocks.say(place, where, f'{key} = "{printable(name)}": {unreadable[0]}', unreadable[1])
                    continue
                if each.block.name == "page":  # not one secret but a line for each visitor
                    continue
                for wrong, write in _odd_secret(name, self.path, each.settings, key):
                    self.odd.append(Found(place, where, f'{key} = "{name}": {wrong}', write, "warning"))

    def _visitors(self, page: Page | None) -> None:
        """Check that somebody can visit the page; single lines that are wrong are said when it runs."""
        name = page.password_file if page else None
        if not name or secrets.why_unreadable(name, self.path):
            return
        visitors = read_visitors(secret_file(name, self.path))
        if not visitors.passwords:
            self._blocks.say(("page", "password_file"), "page", visitors.problems[-1])

    def _escalation(self, receivers: tuple[PlacedSettings[ReceiverSettings], ...]) -> None:
        if not any(getattr(each.settings, "app_token_file", None) for each in receivers):
            wrong = "nobody can say that they take an alert up, so each critical one would be escalated."
            self._blocks.say(("escalation",), "escalation", wrong, "Give a receiver of kind slack its app_token_file.")

    def _fallbacks(self, receivers: tuple[PlacedSettings[ReceiverSettings], ...]) -> None:
        known = [each.settings.name for each in receivers]
        for each in receivers:
            other = each.settings.fallback
            others = [name for name in known if name != each.settings.name]
            if other is not None and other not in others:
                wrong = f'fallback = "{other}": there is no other receiver of that name.'
                self._blocks.say((*each.block.path, "fallback"), each.block.where, wrong, did_you_mean(other, others))


def _odd_secret(name: str, config: Path, settings: object, key: str) -> Iterator[tuple[str, str]]:
    """Say what is odd about a secret's file, also by what the receiver that names it knows of such secrets."""
    if isinstance(settings, ReceiverSettings):
        begins = settings.secrets_begin.get(key, "")
        return secrets.oddities_of(name, config, begins, partial(settings.odd_secret, key))
    return secrets.oddities_of(name, config)
