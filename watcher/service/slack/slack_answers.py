"""What `/ofsted …` and the app's Home tab answer: read from the database for the one who asks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from notifiers.messages.alerts import JUDGEMENTS_HEAD
from notifiers.messages.on_request import (
    MOST_NAMED,
    Happening,
    help_message,
    home_message,
    list_message,
    record_message,
    refusal_message,
)
from watcher import data
from watcher.data.names import containing, find
from watcher.history import dossier, standings
from watcher.model.alerts import Message, Severity, Table
from watcher.model.ofsted import AREA_NAMES, Authority, written
from watcher.model.people import PersonalWatch
from watcher.monitor import status
from watcher.store.told import people
from watcher.timing import words
from watcher.timing.clock import day_in_london

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from notifiers.slack.commands import Command
    from watcher.config.check import Config
    from watcher.history.standings import Standing
    from watcher.store.database import Store

MOST_HAPPENINGS = 12
"""Lines of an authority's history in one answer: the newest. An answer is read at a glance; the page has more."""
# Every authority of England may be named, none twice.
MOST_ON_A_LIST = 153
HELP_WORDS = ("", "help")


def answer(store: Store, config: Config, receiver: str, command: Command, now: datetime) -> Message:
    """Answer a command; `receiver` is the Slack receiver whose app was asked."""
    if command.words.casefold() in HELP_WORDS:
        return help_message()
    asked = re.fullmatch(r"(?i)mine(?: (add|remove|clear)\b)?(.*)", command.words)
    if asked and (asked[1] or not asked[2].strip()):
        with store.begin() as tx:
            mine = _Mine(tx, config, receiver, command.user, now)
            return mine.change((asked[1] or "").casefold(), asked[2].strip())
    authorities, unknown = _named(command.words)
    if unknown or not authorities:
        return _unknown(unknown or [command.words])
    with store.look() as tx:
        return _record(tx, authorities[0], config, now)


def home(store: Store, config: Config, receiver: str, user: str, now: datetime) -> Message:
    """Make the Home tab of one person."""
    watched = sorted((each for each in data.authorities() if each.urn in config.watched), key=lambda each: each.name)
    with store.look() as tx:
        found = standings.look(tx, watched, day_in_london(now), bundled=config.bundled)
        working = status.look(tx, config, now)
        mine = [f"{name}: {each.severity}" for name, each in _list(tx, receiver, user)]
    worst_first = sorted((each for each in found if each.concerns), key=lambda each: each.gravity)
    attention = [f"{each.authority.name}: {'; '.join(_concerns(each)[:2])}" for each in worst_first[:MOST_NAMED]]
    return home_message(attention, [each.name for each in watched], mine, working.troubles, words.moment(now))


def _record(tx: Connection, authority: Authority, config: Config, now: datetime) -> Message:
    bundled = config.bundled
    (standing,) = standings.look(tx, [authority], day_in_london(now), bundled=bundled)
    lines = dossier.lines_of(tx, authority, bundled=bundled)[:MOST_HAPPENINGS]
    return record_message(
        authority.name,
        _concerns(standing),
        _judgements(standing),
        [Happening(words.as_written(each.day), each.what, each.says, each.url) for each in lines],
        watched=authority.urn in config.watched,
    )


def _concerns(standing: Standing) -> list[str]:
    return [f"{each.says}, since {words.day(each.since)}" for each in standing.concerns]


def _judgements(standing: Standing) -> Table | None:
    if standing.latest is None or not standing.comparisons:
        return None
    rows = [
        (
            AREA_NAMES[each.area],
            written(each.now.word),
            each.earlier.grade.word if each.earlier else each.note or "none known",
            words.day(each.earlier.inspection.published) if each.earlier else "–",
        )
        for each in sorted(standing.comparisons, key=lambda each: -each.now.rank)
    ]
    caption = f"Latest judgements, published {words.day(standing.latest.published)}"
    return Table(caption, JUDGEMENTS_HEAD, tuple(rows))


class _Mine(NamedTuple):
    """One person's own list."""

    tx: Connection
    config: Config
    receiver: str
    user: str
    now: datetime

    def change(self, what: str, named: str) -> Message:
        """Do "add", "remove" or "clear" to it, or nothing, and show it."""
        if not what:
            return list_message(_list(self.tx, self.receiver, self.user))
        if what == "clear":
            gone = people.stop_watching(self.tx, self.receiver, self.user)
            return list_message([], f"Your list is empty now; it had {gone}.")
        named, severity = _severity(named)
        authorities, unknown = _named(named)
        if unknown or not authorities:
            return _unknown(unknown or ["…"])
        if what == "remove":
            people.stop_watching(self.tx, self.receiver, self.user, [each.urn for each in authorities])
            changed = f"Taken off your list: {_names(authorities)}."
            return list_message(_list(self.tx, self.receiver, self.user), changed)
        return self._add(authorities, severity)

    def _add(self, authorities: list[Authority], severity: Severity) -> Message:
        unwatched = [each for each in authorities if each.urn not in self.config.watched]
        if unwatched:
            line = "Ask whoever runs the service to watch it first. Nothing was changed."
            return refusal_message(f"{_names(unwatched)}: not watched here, so there would be no alerts", line)
        for each in authorities:
            people.watch(self.tx, PersonalWatch(self.receiver, self.user, each.urn, severity), self.now)
        return list_message(_list(self.tx, self.receiver, self.user), f"On your list now: {_names(authorities)}.")


def _severity(named: str) -> tuple[str, Severity]:
    """Take the severity off the end of what was typed; warnings and what is graver, without one."""
    found = re.fullmatch(rf"(?i)(.*?),? ({'|'.join(Severity)})s?", named)
    return (found[1], Severity(found[2].casefold())) if found else (named, Severity.WARNING)


def _named(text: str) -> tuple[list[Authority], list[str]]:
    """Find the authorities in a list of names, and the names that mean none or several."""
    whole = find(text)
    names = [text] if len(whole) == 1 else [each.strip() for each in text.split(",") if each.strip()]
    found = [(name, find(name)) for name in names[:MOST_ON_A_LIST]]
    return [each[0] for _, each in found if len(each) == 1], [name for name, each in found if len(each) != 1]


def _unknown(names: list[str]) -> Message:
    nearest = [each for name in names for each in containing(name)][:5]
    hint = f"Did you mean {' or '.join(nearest)}?" if nearest else "Write the council's name, like: Trafford"
    return refusal_message(f"“{names[0][:60]}” is not the name of an authority that we know", hint)


def _list(tx: Connection, receiver: str, user: str) -> list[tuple[str, PersonalWatch]]:
    known = data.by_urn()
    found = [(known[each.urn].name, each) for each in people.list_of(tx, receiver, user) if each.urn in known]
    return sorted(found, key=lambda each: each[0])


def _names(authorities: list[Authority]) -> str:
    return ", ".join(each.name for each in authorities)
