"""Alerting's words: reasons, alerts, and the messages that carry them to people."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from watcher.model.documents import Evidence, Picture
from watcher.model.ofsted import Area, Urn


class Severity(StrEnum):
    """How much it should interrupt: critical now, warning the same day, note when there is time."""

    CRITICAL = "critical"
    WARNING = "warning"
    NOTE = "note"

    rank: int
    """0 is the gravest."""

    def __init__(self, _word: str) -> None:
        self.rank = len(type(self).__members__)


PLACES = "place/"
"""The keys and stories of alerts about other providers begin with this: they are shown only behind a login."""
PLEASE_CHECK = "please check the document"
"""The name under which an alert stands that no rule asked for: something was published that couldn't be read."""
OLDER = "older than what is known"
"""The name under which an alert says that a newer inspection of the authority was known before it was seen."""
CORRECTED = "corrected by Ofsted"
"""The name under which an alert stands that no rule asked for: a grade that was told before is another one now."""
AT_ODDS = "at odds with another document"
"""The name under which an alert says that two documents of one day on one visit differ: nobody knows which stands."""
TWO_DIFFER = "please check, two documents differ"
"""What a headline says of that."""


class Reason(Struct, frozen=True):
    """Why a rule speaks: one sentence about one area (or about none), with the words it rests on."""

    area: Area | None
    text: str
    evidence: tuple[Evidence, ...] = ()


class Finding(Struct, frozen=True):
    """One rule's reasons about one document. It has at least one."""

    rule: str
    kind: str
    severity: Severity
    reasons: tuple[Reason, ...]


class Change(Struct, frozen=True):
    """One judgement in an alert, as words: the grade now, the one before and when, or why there is none before.

    `page` is where the document gives it.
    """

    area: str
    now: str
    before: str | None = None
    before_when: str | None = None
    note: str | None = None
    adverse: bool = False
    worse: bool = False
    page: int | None = None


class Link(Struct, frozen=True):
    """An address and the words people click on."""

    text: str
    url: str


class Awaited(StrEnum):
    """What is expected of a council, or of Ofsted, after an adverse publication."""

    ACTION_PLAN = "action_plan"
    MONITORING_VISIT = "monitoring_visit"

    @property
    def words(self) -> str:
        """What people call it."""
        return self.replace("_", " ")


class Deadline(Struct, frozen=True):
    """By about when something is expected after a publication, at the latest: an estimate, never a promise."""

    urn: Urn
    authority: str
    awaited: Awaited
    by: date
    published: date
    url: str

    @property
    def uid(self) -> str:
        """Name it for good: calendars find it again by this."""
        return f"{self.urn}-{self.published:%Y%m%d}-{self.awaited}"


class Alert(Struct, frozen=True):
    """What one document gave reason to tell about one authority. Everything a message says is in it.

    `key` is stable for the document, `story` for the inspection; neither has wording in it.
    `what` is what was published ("Children's services inspection"); `source` who says so ("Ofsted" or an outlet).
    """

    key: str
    story: str
    urn: Urn
    authority: str
    severity: Severity
    what: str
    headline: str
    source: str
    confirmed: bool
    published: date | None
    inspection_start: date | None
    inspection_end: date | None
    findings: tuple[Finding, ...]
    changes: tuple[Change, ...] = ()
    quotes: tuple[Evidence, ...] = ()
    links: tuple[Link, ...] = ()
    notes: tuple[str, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    stands_in: Urn | None = None
    """The authority in whose area another provider stands: then `urn` is the provider's, and `authority` its label."""

    @property
    def about_place(self) -> bool:
        """Return whether it is about another provider: then it is shown only behind a login."""
        return self.key.startswith(PLACES)


class Table(Struct, frozen=True):
    """Rows of words under a head, each as long as it; the first cell of a row names it, and no cell is empty."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Section(Struct, frozen=True):
    """A part of a message: a heading (may be empty), sentences or list lines, and quotes from the document.

    `table` says the same as the lines, for channels that can show one: they leave the lines out.
    `by` is the id of somebody in a workspace whose doing it tells of: a channel that knows them shows their name.
    """

    heading: str
    lines: tuple[str, ...] = ()
    listed: bool = False
    quotes: tuple[Evidence, ...] = ()
    links: tuple[Link, ...] = ()
    by: str | None = None
    table: Table | None = None


class Message(Struct, frozen=True):
    """What a notifier sends, in words that are the same in every channel. Text in it is plain, never markup.

    `key` identifies the delivery (alert and receiver) for good: Slack's metadata and the e-mail's Message-ID carry it.
    `summary` begins with the authority's name and says it all in one line: the subject, and what a screen reader says.
    `thread` is where the story already stands at this receiver, as an earlier Receipt named it; None opens a thread.
    `broadcast` asks that a reply be shown in the channel too. `deadlines` go with it as a calendar file where it can.
    `picture` shows what the words say already; it is put in when the message is sent, like its thread.
    `edits` asks that the message which opened the thread be changed into this one, where that can be done.
    `asks` is true when it waits for somebody to take it up: a channel that can be answered in offers how.
    `since` is when it was queued: an attempt whose outcome isn't known can't be older.
    """

    key: str
    severity: Severity
    summary: str
    sections: tuple[Section, ...]
    thread: str | None = None
    broadcast: bool = False
    deadlines: tuple[Deadline, ...] = ()
    picture: Picture | None = None
    edits: bool = False
    asks: bool = False
    since: datetime | None = None


class Receipt(Struct, frozen=True):
    """Where a message arrived: Slack's channel and timestamp, or a Message-ID. A reply names it as its thread."""

    reference: str
