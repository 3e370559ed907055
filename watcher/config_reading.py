"""Reads the blocks of a config into settings, and collects on the way what is wrong with them."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

import notifiers
import rules
from rules.matching import Only, When
from rules.routing import Route
from rules.silencing import Silence
from watcher import data, sources
from watcher.config_problems import Found, did_you_mean, from_pydantic
from watcher.data import names
from watcher.durations import Duration
from watcher.fetch import FetchSettings
from watcher.model.documents import Kind
from watcher.model.ofsted import FRAMEWORKS, SCALES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from notifiers.notifier import ReceiverSettings
    from rules.rule import Rule, RuleSettings
    from watcher.model.ofsted import Urn
    from watcher.sources.source import SourceSettings

T = TypeVar("T", bound=BaseModel)


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Watch(_Table):
    """Who is watched, and what counts as news on first contact."""

    authorities: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    alert_window: Duration = timedelta(days=7)
    baseline: Literal["bundled", "none"] = "bundled"


class StoreTable(_Table):
    """Where the database is."""

    url: str = "sqlite:///ofsted-watch.db"


class Operators(_Table):
    """Who hears of broken sources and unreadable reports."""

    send_to: tuple[str, ...] = ()


class FetchTable(_Table):
    """How pages are fetched."""

    allow_private_addresses: bool = False
    seconds_between_requests: float = Field(default=1.5, ge=0, le=60)
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Config:
    """A config without mistakes."""

    path: Path
    watched: frozenset[Urn]
    alert_window: timedelta
    baseline: Literal["bundled", "none"]
    store_url: str
    sources: tuple[SourceSettings, ...]
    rules: tuple[Rule, ...]
    receivers: Mapping[str, ReceiverSettings]
    routes: tuple[Route, ...]
    silences: tuple[Silence, ...]
    operators: tuple[str, ...]
    fetch: FetchSettings

    def secret(self, name: str) -> Path:
        """Find a file with a secret: systemd's credentials first, else beside the config."""
        return secret_file(name, self.path)


def not_one_authority(name: str) -> str:
    """Say why a name is no authority: several share it, it is gone, or nobody has it."""
    found = names.find(name)
    if found:
        several = ", ".join(f'"{each.name}"' for each in found)
        return f'"{name}" is a name of several authorities: {several}. Write the one you mean, or all of them.'
    gone = names.successors(name)
    if gone:
        return f'"{name}" is not one of today\'s authorities. See: {gone}.'
    nearest = did_you_mean(name, names.all_names())
    return f'no authority is called "{name}". {nearest} `ofsted-watch authorities` lists all 153.'.replace("  ", " ")


def secret_file(name: str, config: Path) -> Path:
    """Find a file with a secret: among systemd's credentials, else beside the config."""
    credentials = os.environ.get("CREDENTIALS_DIRECTORY")
    if credentials and (Path(credentials) / name).exists():
        return Path(credentials) / name
    return config.parent / name


KNOWN_TABLES = (
    "watch",
    "store",
    "source",
    "rule",
    "receiver",
    "route",
    "silence",
    "operators",
    "fetch",
)


@dataclass(slots=True)
class ReadingConfig:
    """Reads one file's tables, and collects what is wrong on the way."""

    path: Path
    plain: dict[str, Any]
    found: list[Found] = field(default_factory=list)

    def config(self) -> Config | None:
        """Read everything; None when something is too wrong to make a config of."""
        for name in self.plain:
            if name not in KNOWN_TABLES:
                self.say((name,), "config", f'there is no block called "{name}".', did_you_mean(name, KNOWN_TABLES))
        watch = self.table("watch", Watch) or Watch()
        store = self.table("store", StoreTable) or StoreTable()
        fetch = self.table("fetch", FetchTable) or FetchTable()
        operators = self.table("operators", Operators) or Operators()
        source_settings = self.kinds("source", {kind: each[0] for kind, each in sources.KINDS.items()})
        rule_settings = self.kinds("rule", {kind: each[0] for kind, each in rules.KINDS.items()})
        receivers = self.kinds("receiver", {kind: each.settings for kind, each in notifiers.KINDS.items()})
        routes = self.many("route", Route)
        silences = self.many("silence", Silence)
        known = {each.name for each in receivers}
        listed = {str(each.get("name")) for each in self.tables("receiver")}
        self.receivers_exist(("operators", "send_to"), "operators", operators.send_to, listed)
        for number, route in enumerate(routes):
            self.receivers_exist(("route", number, "send_to"), f"route {number + 1}", route.send_to, listed)
        self.unused_receivers(known, routes, operators)
        watched = self.watched(watch)
        rule_settings = [self.canonical_rule(each, number) for number, each in enumerate(rule_settings)]
        routes = [
            each.model_copy(
                update={"when": self.canonical_when(each.when, ("route", number, "when"), f"route {number + 1}")}
            )
            for number, each in enumerate(routes)
        ]
        silences = [
            each.model_copy(
                update={"when": self.canonical_when(each.when, ("silence", number, "when"), f"silence {number + 1}")}
            )
            for number, each in enumerate(silences)
        ]
        self.secrets(receivers)
        if any(each.severity == "error" for each in self.found):
            return None
        return Config(
            path=self.path,
            watched=watched,
            alert_window=watch.alert_window,
            baseline=watch.baseline,
            store_url=store_url(store.url, self.path),
            sources=tuple(source_settings),
            rules=tuple(rules.make(each) for each in rule_settings),
            receivers={each.name: each for each in receivers},
            routes=tuple(routes),
            silences=tuple(silences),
            operators=operators.send_to,
            fetch=FetchSettings(
                contact=fetch.contact,
                spacing=timedelta(seconds=fetch.seconds_between_requests),
                allow_private_addresses=fetch.allow_private_addresses,
            ),
        )

    def say(
        self, path: tuple[str | int, ...], where: str, wrong: str, write: str = "", *, warning: bool = False
    ) -> None:
        """Note something that is wrong, or odd."""
        self.found.append(Found(path, where, wrong, write, "warning" if warning else "error"))

    def table(self, name: str, model: type[T]) -> T | None:
        """Read the block [name], which stands once."""
        return self.read(self.plain.get(name, {}), model, (name,), name)

    def read(self, plain: object, model: type[T], path: tuple[str | int, ...], where: str) -> T | None:
        """Read one block; what is wrong with it is noted, and it is left out."""
        if not isinstance(plain, dict):
            self.say(path, where, f'"{path[0]}" is not a block.', f"Begin it with a line [{path[0]}].")
            return None
        try:
            return model.model_validate(plain)
        except ValidationError as error:
            self.found += from_pydantic(error.errors(), model, path, where)
            return None

    def tables(self, name: str) -> list[dict[str, Any]]:
        """List the blocks [[name]] that are blocks."""
        found = self.plain.get(name, [])
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
            self.say((name,), "config", f'"{name}" may stand several times.', f"Begin each with a line [[{name}]].")
            return []
        return found

    def many(self, name: str, model: type[T]) -> list[T]:
        """Read the blocks [[name]], all of one form."""
        read = [self.read(each, model, (name, at), f"{name} {at + 1}") for at, each in enumerate(self.tables(name))]
        return [each for each in read if each is not None]

    def kinds(self, name: str, kinds: Mapping[str, type[T]]) -> list[T]:
        """Read the blocks [[name]], whose form is given by their kind; each has a name of its own."""
        read: list[T] = []
        seen: dict[str, int] = {}
        for at, each in enumerate(self.tables(name)):
            called = each.get("name")
            where = f'{name} "{called}"' if isinstance(called, str) else f"{name} {at + 1}"
            if isinstance(called, str) and seen.setdefault(called, at) != at:
                self.say((name, at, "name"), where, "there are two of this name.", "Give each a name of its own.")
            kind = each.get("kind")
            if kind is None:
                self.say((name, at), where, '"kind" is missing.', f"It is one of {', '.join(sorted(kinds))}.")
            elif not isinstance(kind, str) or kind not in kinds:
                advice = did_you_mean(str(kind), kinds)
                self.say((name, at, "kind"), where, f'there is no kind of {name} called "{kind}".', advice)
            else:
                settings = self.read(each, kinds[kind], (name, at), where)
                read += [settings] if settings is not None else []
        return read

    def watched(self, watch: Watch) -> frozenset[Urn]:
        """Find who is watched."""
        urns: set[Urn] = set()
        for at, name in enumerate(watch.authorities):
            if name.casefold() == "all":
                urns |= {each.urn for each in data.authorities()}
                continue
            found = names.find(name)
            if len(found) == 1:
                urns.add(found[0].urn)
            else:
                self.say(("watch", "authorities", at), "watch.authorities", not_one_authority(name))
        for region in self.regions(watch.regions, ("watch", "regions"), "watch.regions"):
            urns |= {each.urn for each in data.authorities() if each.region == region}
        if not watch.authorities and not watch.regions:
            write = 'Write authorities = ["Wirral"] under [watch].'
            self.say(("watch",), "watch", "nobody is watched.", write, warning=True)
        return frozenset(urns)

    def regions(self, given: Sequence[str], path: tuple[str | int, ...], where: str) -> tuple[str, ...]:
        """Find regions by name, whatever their case."""
        known = {names.folded(each): each for each in names.regions()}
        for at, each in enumerate(given):
            if names.folded(each) not in known:
                advice = did_you_mean(each, known.values())
                self.say((*path, at), where, f'no region is called "{each}".', advice)
        return tuple(known[names.folded(each)] for each in given if names.folded(each) in known)

    def authorities(self, given: Sequence[str], path: tuple[str | int, ...], where: str) -> tuple[str, ...]:
        """Find authorities by any of their names."""
        canonical = []
        for at, each in enumerate(given):
            found = names.find(each)
            if len(found) == 1:
                canonical.append(found[0].name)
            else:
                self.say((*path, at), where, not_one_authority(each))
        return tuple(canonical)

    def one_of(
        self, given: Sequence[str], known: Iterable[str], path: tuple[str | int, ...], where: str, what: str
    ) -> tuple[str, ...]:
        """Check words against those that are known."""
        choices = list(known)
        for at, each in enumerate(given):
            if each not in choices:
                self.say((*path, at), where, f'there is no {what} "{each}".', did_you_mean(each, choices))
        return tuple(given)

    def canonical_rule(self, settings: RuleSettings, at: int) -> RuleSettings:
        """Check the words in a rule, and put the authorities' own names for the ones that were used."""
        where, path = f'rule "{settings.name}"', ("rule", at, "only")
        only = settings.only
        change: dict[str, object] = {
            "only": Only(
                authority=self.authorities(only.authority, (*path, "authority"), where),
                region=self.regions(only.region, (*path, "region"), where),
                framework=self.one_of(only.framework, FRAMEWORKS, (*path, "framework"), where, "framework"),
                kind=self.one_of(only.kind, list(Kind), (*path, "kind"), where, "kind of publication"),
            )
        }
        grades = getattr(settings, "grades", None)
        if grades is not None:
            words = [word for scale in SCALES for word in scale.words]
            plain = [each.lower().replace("_", " ") for each in grades]
            change["grades"] = self.one_of(plain, words, ("rule", at, "grades"), where, "grade")
        return settings.model_copy(update=change)

    def canonical_when(self, when: When, path: tuple[str | int, ...], where: str) -> When:
        """Check the words in a condition, and put the authorities' own names for the ones that were used."""
        rule_names = [str(each.get("name")) for each in self.tables("rule")]
        return When(
            authority=self.authorities(when.authority, (*path, "authority"), where),
            region=self.regions(when.region, (*path, "region"), where),
            severity=self.one_of(
                when.severity, ("critical", "warning", "note"), (*path, "severity"), where, "severity"
            ),
            kind=self.one_of(when.kind, list(Kind), (*path, "kind"), where, "kind of publication"),
            rule=self.one_of(when.rule, rule_names, (*path, "rule"), where, "rule"),
        )

    def receivers_exist(
        self, path: tuple[str | int, ...], where: str, send_to: Sequence[str], known: Iterable[str]
    ) -> None:
        """Check that those who are sent to are there."""
        choices = list(known)
        for at, each in enumerate(send_to):
            if each not in choices:
                advice = did_you_mean(each, choices) if choices else "Add a [[receiver]] block of that name."
                self.say((*path, at), where, f'there is no receiver called "{each}".', advice)

    def unused_receivers(self, known: Iterable[str], routes: Sequence[Route], operators: Operators) -> None:
        """Warn of receivers that nobody sends to, of alerts that reach nobody, and of operators who aren't there."""
        used = {*operators.send_to, *(name for each in routes for name in each.send_to)}
        for at, each in enumerate(self.tables("receiver")):
            name = each.get("name")
            if isinstance(name, str) and name in known and name not in used:
                write = "Name it in a [[route]] or under [operators], or take it out."
                self.say(("receiver", at), f'receiver "{name}"', "nothing is sent to it.", write, warning=True)
        for at, route in enumerate(routes):
            if not route.send_to:
                self.say(("route", at), f"route {at + 1}", "it sends to nobody.", "Name a receiver.", warning=True)
        if not any(each.when == When() for each in routes):
            wrong = "what no other route matches reaches nobody."
            write = "Add a last [[route]] without `when`."
            self.say(("route",), "routes", wrong, write, warning=True)
        if not operators.send_to:
            wrong = "nobody hears when a source breaks or a report can't be read."
            write = 'Add [operators] with send_to = ["…"].'
            self.say(("operators",), "operators", wrong, write, warning=True)

    def secrets(self, receivers: Iterable[ReceiverSettings]) -> None:
        """Check that the files with secrets are there; their content is looked at only when something is sent."""
        places = {each.get("name"): at for at, each in enumerate(self.tables("receiver"))}
        for each in receivers:
            for key in ("token_file", "password_file", "url_file"):
                name = getattr(each, key, None)
                if name and not secret_file(name, self.path).is_file():
                    path = ("receiver", places[each.name], key)
                    wrong = f'{key} = "{name}": there is no such file beside {self.path.name}.'
                    write = "Put the secret, and nothing else, into a file of that name."
                    self.say(path, f'receiver "{each.name}"', wrong, write)


def store_url(url: str, config: Path) -> str:
    """Resolve where the database is: a relative path is relative to the config, under systemd to its state folder."""
    prefix = "sqlite:///"
    if not url.startswith(prefix) or url.startswith((f"{prefix}/", f"{prefix}:memory:")):
        return url
    folder = Path(os.environ.get("STATE_DIRECTORY", "").split(":")[0] or config.parent)
    return f"{prefix}{(folder / url.removeprefix(prefix)).resolve()}"
