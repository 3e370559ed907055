"""What a decision is planned from, and what is to be written because of it. Values only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.model.alerts import CORRECTED
from watcher.model.decisions import NewMessage
from watcher.model.stories import SoFar

if TYPE_CHECKING:
    from datetime import date

    from rules.rule import Subject
    from rules.silences import Silence
    from rules.verdict import Verdict
    from watcher.model.alerts import Alert, Finding, Message, Severity
    from watcher.model.corrections import Correction
    from watcher.model.decisions import Edit
    from watcher.model.documents import Publication
    from watcher.model.news import Mention
    from watcher.model.ofsted import Authority
    from watcher.model.stories import Standing, Story


class KnownFacts(Struct, frozen=True):
    """What was known when a publication came up for decision; nothing else goes into its plan.

    `key` names the publication for good. `story` is the one in which it was told before, `heard` are the receivers
    that heard of that story or of `reported`, the story that news opened and that this publication settles.
    `so_far`: what was told in the story until now.
    """

    subject: Subject
    publication: Publication
    key: str
    story: str | None = None
    correction: Correction | None = None
    reported: Story | None = None
    heard: tuple[str, ...] = ()
    so_far: SoFar = SoFar()


class Ruling(Struct, frozen=True):
    """That a publication makes an alert, before it is put into words.

    `receivers` are those that the routes name, then those that heard of its story before; a `silence` may keep it from
    them. `corrected` says so where it says something different from what was told of it, by the news, by Ofsted's own
    earlier document or by ourselves.
    """

    verdict: Verdict
    receivers: tuple[str, ...]
    silence: Silence | None = None
    corrected: str | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules found, in the order of the config."""
        return self.verdict.findings

    @property
    def severity(self) -> Severity:
        """The gravest of its findings'."""
        return self.verdict.severity

    @property
    def headline(self) -> str:
        """What its message begins with, after the authority's name."""
        said = self.verdict.headline
        # Once is enough, whichever of Ofsted's documents says so.
        by_ofsted = said.removeprefix(f"{CORRECTED}: ").removesuffix(f"; {CORRECTED}")
        return f"{self.corrected}: {by_ofsted}" if self.corrected else said


class Plan(Struct, frozen=True):
    """What is to be written about a publication or a news item.

    `receivers` are those that the alert goes to, also when a `silence` keeps it back. `settles`: what becomes of the
    story that the news opened; `begins`: the story that a news item opens; `regrades`: the worse grade that the news
    gives now.
    """

    outcome: str
    story: str | None
    alert: Alert | None = None
    receivers: tuple[str, ...] = ()
    silence: Silence | None = None
    settles: Standing | None = None
    begins: Story | None = None
    regrades: str | None = None
    edits: tuple[Edit, ...] = ()
    messages: tuple[NewMessage, ...] = ()


def of_alert(outcome: str, alert: Alert, message: Message, to: tuple[str, ...], silence: Silence | None) -> Plan:
    """Plan an alert: its message, which a silence keeps back."""
    sent = NewMessage(message, to, alert.story, alert=alert.key, silenced=silence is not None)
    return Plan(outcome, alert.story, alert, to, silence, messages=(sent,))


def of_note(outcome: str, story: str, message: Message, to: tuple[str, ...], silence: Silence | None) -> Plan:
    """Plan a note in a story, which a silence keeps back."""
    sent = NewMessage(message, to, story, silenced=silence is not None)
    return Plan(outcome, story, None, to, silence, messages=(sent,))


class KnownNews(Struct, frozen=True):
    """What was known when a news item about an authority came up for decision; nothing else goes into its plan.

    `mention` is the item and what it says, `day` its day. `story` is the one that it belongs to, `told` the newest
    alert in it, `heard` the receivers that heard of it. `stories` are all that are known of the authority.
    `changed_before`: they heard that the item says something else, and now it says again what it said first.
    `used_again`: something was told under its name that is none of its story's.
    """

    authority: Authority
    mention: Mention
    day: date
    story: Story | None = None
    told: Alert | None = None
    heard: tuple[str, ...] = ()
    stories: tuple[Story, ...] = ()
    changed_before: bool = False
    used_again: bool = False
