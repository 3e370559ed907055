"""What people get because they asked: the help, an authority's record, their own list, and the app's Home tab."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from watcher.model.alerts import Link, Message, Section, Severity, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.model.people import PersonalWatch

KEY = "on-request"
MOST_NAMED = 20
"""The Home tab names four times this many of the authorities that are watched; beyond them it counts."""
UNWATCHED = "This service does not watch this authority, so it sends no alerts about it. Ask whoever runs it to add it."
ADD_ONE = "It is empty. Add an authority with: /ofsted mine add Trafford"
AT_LEAST = {
    Severity.CRITICAL: "critical alerts only",
    Severity.WARNING: "critical alerts and warnings",
    Severity.NOTE: "everything",
}
HELP = (
    "/ofsted Trafford: what is known of an authority. Only you see the answer.",
    "/ofsted mine: the authorities on your own list.",
    "/ofsted mine add Trafford, Wirral: alerts about these also come to you as direct messages.",
    "/ofsted mine add Trafford critical: only critical alerts; “note” for everything. Without either: warnings too.",
    "/ofsted mine remove Trafford: take it off your list. /ofsted mine clear: empty the list.",
)


class Happening(NamedTuple):
    """One line of an authority's record: the day in words, what it was, what it says, and its address."""

    day: str
    what: str
    says: str
    url: str


def help_message() -> Message:
    """Say what the command takes."""
    return Message(KEY, Severity.NOTE, "What you can ask", (Section("", HELP, listed=True),))


def record_message(
    authority: str, concerns: Sequence[str], judgements: Table | None, happenings: Sequence[Happening], *, watched: bool
) -> Message:
    """Give an authority's record: what needs attention, its latest judgements, and what happened, newest first."""
    sections = []
    if concerns:
        sections.append(Section("Needs attention", tuple(concerns), listed=True))
    if judgements:
        lines = tuple(f"{row[0]}: {row[1]} (before: {row[2]})" for row in judgements.rows)
        sections.append(Section(judgements.caption, lines, listed=True, table=judgements))
    told = tuple(f"{each.day}: {each.what}. {each.says}" for each in happenings)
    if told:
        sections.append(Section("What happened, newest first", told, listed=True))
    links = tuple(Link(f"{each.what}, {each.day}", each.url) for each in happenings[:3] if each.url)
    if links:
        sections.append(Section("", links=links))
    if not watched:
        sections.append(Section("", (UNWATCHED,)))
    verdict = concerns[0] if concerns else "nothing needs attention" if judgements else "no inspection is known"
    return Message(KEY, Severity.NOTE, f"{authority}: {verdict}", tuple(sections))


def list_message(names: Sequence[tuple[str, PersonalWatch]], changed: str = "") -> Message:
    """Show somebody's own list, after what was changed in it."""
    lines = tuple(f"{name}: {AT_LEAST[each.severity]}" for name, each in names)
    sections = (
        *((Section("", (changed,)),) if changed else ()),
        Section("", lines, listed=True) if lines else Section("", (ADD_ONE,)),
        Section("", ("Alerts about these authorities come to you as direct messages, as well as to the channel.",)),
    )
    return Message(
        KEY, Severity.NOTE, f"Your own list: {len(names)} authorit{'y' if len(names) == 1 else 'ies'}", sections
    )


def refusal_message(summary: str, *lines: str) -> Message:
    """Say why a request was not carried out, and what can be asked."""
    return Message(KEY, Severity.NOTE, summary, (Section("", lines), Section("", HELP, listed=True)))


def home_message(
    attention: Sequence[str], watched: Sequence[str], mine: Sequence[str], troubles: Sequence[str], at: str
) -> Message:
    """Make the Home tab: what needs attention, who is watched, the person's own list, and whether the service works."""
    more = len(watched) - MOST_NAMED * 4
    named = ", ".join(watched[: MOST_NAMED * 4]) + (f" and {more} more" if more > 0 else "")
    works = ("Every source is being read, and nothing waits to be sent.",)
    sections = (
        Section("Needs attention", tuple(attention) or ("Nothing.",), listed=bool(attention)),
        Section("Your own list", tuple(mine) or (ADD_ONE,), listed=bool(mine)),
        Section("Is the service working?", tuple(troubles) or works, listed=bool(troubles)),
        Section(f"Watched ({len(watched)})", (named or "Nobody.",)),
        Section("", (f"As of {at}. Open this tab again to see the latest.",)),
    )
    count = len(attention)
    summary = (
        f"{count} authorit{'y needs' if count == 1 else 'ies need'} attention" if count else "Nothing needs attention"
    )
    return Message(KEY, Severity.NOTE, summary, sections)
