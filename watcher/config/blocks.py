"""The blocks of a config that are the program's own; those of rules, sources and receivers stand beside their code."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import Annotated, Literal, Self
from urllib.parse import parse_qs

from msgspec import Struct
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

import notifiers
import rules
from rules.examples import Expect
from rules.routes import Route
from rules.silences import Silence
from watcher.config.headings import Headings
from watcher.sources import kinds as source_kinds
from watcher.timing.durations import Duration, Keeping, WorkingHours


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Watch(_Table):
    """Who is watched, what counts as news on first contact, and how long news may stay unconfirmed."""

    authorities: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    alert_window: Duration = timedelta(days=7)
    withdraw_after: Duration = timedelta(days=14)
    baseline: Literal["bundled", "none"] = "bundled"


_NO_FILES = {
    "^:memory:": "keeps nothing, so that a restart would forget what was told",
    "/$": "names a folder, not a file in it",
    "^~": "begins with ~, which is not filled in here",
}


def database_url(url: str) -> str:
    """Return the address of a database if it is one; ValueError says what to write."""
    if re.match(r"postgresql(\+(pg8000|psycopg2?))?://", url):
        return _servers(url)
    if re.match(r"sqlite:///.", url):
        path = url.removeprefix("sqlite:///")
        wrong = next((said for form, said in _NO_FILES.items() if re.search(form, path)), None)
        if not wrong:
            return url
        sentence = f'{wrong}. Write it like "sqlite:///ofsted-watch.db"'
    elif url.startswith("postgres://"):
        sentence = f'is written with postgresql:// here. Write "{url.replace("postgres", "postgresql", 1)}"'
    elif re.match(r"sqlite:/{0,2}[^/]", url):
        sentence = f'has not three slashes. Write "sqlite:///{url.removeprefix("sqlite:").lstrip("/")}"'
    elif "://" not in url and url:
        sentence = f'is a path, not the address of a database. Write "sqlite:///{url}"'
    else:
        sentence = (
            "is not a database that can be used. "
            'Write it like "sqlite:///ofsted-watch.db" or "postgresql://name@server/database"'
        )
    raise ValueError(sentence)


_KNOWN_OF_SERVERS = frozenset(("application_name", "unix_sock"))
"""What may stand behind the question mark of a server's address: what pg8000 takes as text."""


_SERVER = re.compile(r"(\[[^\]]*\]|[^:\[\]]*)(:[0-9]+)?")
"""The name of a server, and its port."""


def _servers(url: str) -> str:
    scheme, _, rest = url.partition("://")
    who, _, where = rest.rpartition("@")  # a password may have any other sign in it
    server = re.split("[/?]", where)[0]
    if "," in server:
        raise ValueError(
            'names more than one server before the database. Write it like "postgresql+psycopg://name@/database?'
            'host=one,two&port=5432,5432&target_session_attrs=read-write", with the extra "workers"'
        )
    if not _SERVER.fullmatch(server):
        sentence = f'has "{server}" for a server and its port. Write it like "postgresql://name@server:5432/database"'
        raise ValueError(sentence)
    if scheme.startswith("postgresql+psycopg"):  # which takes all that PostgreSQL's own programs do
        return url
    if not who.partition(":")[0]:
        raise ValueError('names no user. Write it like "postgresql://name@server/database"')
    if parse_qs(where.partition("?")[2], keep_blank_values=True).keys() - _KNOWN_OF_SERVERS:
        raise ValueError(
            "has something behind its question mark that is not known here. Leave it out, or use the driver that knows "
            'it (such as sslmode): "postgresql+psycopg://name@server/database?…", with the extra "workers"'
        )
    return url


class StoreTable(_Table):
    """Where the database is. The password for a server's is in a file of its own."""

    url: Annotated[str, AfterValidator(database_url)] = "sqlite:///ofsted-watch.db"
    password_file: str | None = None


class EngineTable(_Table):
    """What has the work done: each process by itself, or jobs that any worker takes; those need PostgreSQL."""

    kind: Literal["inline", "procrastinate"] = "inline"


class Operators(_Table):
    """Who hears of broken sources and unreadable reports, and when everyone who receives alerts hears too."""

    send_to: tuple[str, ...] = ()
    tell_leads_after: Duration = timedelta(hours=2)


class Certificate(_Table):
    """How often a certificate of the time that is over is sent, and to whom."""

    every: Literal["day", "week", "month"] = "week"
    send_to: tuple[str, ...] = ()


class Briefing(_Table):
    """How often a briefing of the time that is over is sent, and to whom."""

    every: Literal["week", "month"] = "week"
    send_to: tuple[str, ...] = ()


class FetchTable(_Table):
    """How pages are fetched."""

    allow_private_addresses: bool = False
    seconds_between_requests: float = Field(default=1.5, ge=0, le=60)
    # It goes into a header: with a line's end in it nothing at all could be fetched.
    contact: Annotated[str, Field(pattern=r"^[^\x00-\x1f\x7f]{0,200}$", examples=["you@example.org"])] = ""


class Page(_Table):
    """The page: without this block there is none. Beyond this machine it asks who is there."""

    listen: str = "127.0.0.1:8350"
    password_file: str | None = None
    user_header: str | None = Field(default=None, pattern=r"^[A-Za-z0-9-]{1,60}$", examples=["X-Forwarded-User"])
    hosts: tuple[Annotated[str, Field(pattern=r"^([a-z0-9.-]{1,253}|[0-9a-f:]{2,39})$")], ...] = Field(
        default=(), examples=[["watch.example.org"]]
    )

    @model_validator(mode="after")
    def _not_open_to_everybody(self) -> Self:
        if not re.fullmatch(r"(\[[0-9a-f:]+\]|[^\s:]+):\d{1,5}", self.listen) or not 0 < self.port < 65536:
            raise ValueError(f'listen = "{self.listen}" is not an address and a port. Write it like "127.0.0.1:8350"')
        if self.host not in LOOPBACK and self.password_file is None and self.user_header is None:
            raise ValueError(
                f'listen = "{self.listen}" is open to other machines. Add password_file = "page-password", or '
                'user_header = "X-Forwarded-User" when only a reverse proxy can reach it; or listen on 127.0.0.1'
            )
        return self

    @property
    def host(self) -> str:
        """The address to listen on."""
        return self.listen.rpartition(":")[0].strip("[]")

    @property
    def port(self) -> int:
        """The port to listen on."""
        return int(self.listen.rpartition(":")[2])


class HeartbeatTable(_Table):
    """A dead man's switch: without this block there is none. Its address is a secret, in a file."""

    url_file: str


class Retention(_Table):
    """How long news and people's names are kept; None is for ever. Alerts and what Ofsted published are always kept."""

    news: Keeping = timedelta(days=365)
    people: Keeping = timedelta(days=730)


class TeamsTable(_Table):
    """Teams that share this service, each with a config of its own: without this block there are none."""

    folder: str = Field(default="teams", pattern=r"^[A-Za-z0-9_-]{1,60}$")


LOOPBACK = ("127.0.0.1", "::1", "localhost")


class Drill(_Table):
    """Who gets the drill, how often, and how long it may take."""

    send_to: tuple[str, ...]
    every: Duration | None = None
    within: Duration = timedelta(minutes=10)


class Escalation(_Table):
    """Who hears of a critical alert that nobody took up, and after how many working hours."""

    after: WorkingHours = timedelta(hours=4)
    send_to: Annotated[tuple[str, ...], Field(min_length=1)]


class PlacesTable(_Table):
    """A list of providers that children are placed with: a file beside the config."""

    file: str = Field(default="places.csv", min_length=1)


class AreaTable(_Table):
    """The providers of some kinds in an authority's area, and what there makes an alert."""

    authority: str
    kinds: tuple[str, ...] = ()
    only: tuple[str, ...] = ()


ONCE: dict[str, type[BaseModel]] = {
    "watch": Watch,
    "store": StoreTable,
    "engine": EngineTable,
    "operators": Operators,
    "certificate": Certificate,
    "briefing": Briefing,
    "fetch": FetchTable,
    "page": Page,
    "heartbeat": HeartbeatTable,
    "drill": Drill,
    "escalation": Escalation,
    "retention": Retention,
    "teams": TeamsTable,
}
"""The blocks that stand once, as [name]."""

SEVERAL: dict[str, type[BaseModel]] = {
    "route": Route,
    "silence": Silence,
    "expect": Expect,
    "places": PlacesTable,
    "area": AreaTable,
}
"""The blocks that may stand several times, as [[name]], all of one form."""


KINDS: dict[str, Collection[str]] = {
    "source": source_kinds.KINDS,
    "rule": rules.KINDS,
    "receiver": notifiers.KINDS,
}
"""The blocks [[name]] whose form depends on their kind, and the kinds of each."""


def settings_of(name: str, kind: str) -> type[BaseModel]:
    """Give the form of a block [[name]] of a kind."""
    if name == "receiver":
        return notifiers.KINDS[kind].settings
    return source_kinds.KINDS[kind][0] if name == "source" else rules.KINDS[kind][0]


def headings() -> Headings:
    """List the blocks there are."""
    return Headings(once=tuple(ONCE), several=(*KINDS, *SEVERAL))


class Block(Struct, frozen=True):
    """One block as it is in the file: `at` counts the blocks of its name from 0, `called` is its own name."""

    name: str
    at: int
    called: str | None
    plain: Mapping[str, object]
    stands_once: bool = False

    @property
    def path(self) -> tuple[str | int, ...]:
        """Where it stands."""
        return (self.name,) if self.stands_once else (self.name, self.at)

    @property
    def where(self) -> str:
        """How people find it."""
        if self.stands_once:
            return self.name
        return f'{self.name} "{self.called}"' if self.called else f"{self.name} {self.at + 1}"
