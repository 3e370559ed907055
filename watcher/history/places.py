"""What is known of other providers that are watched: what was published, what it means, and what was sent about it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rules.place_alerts import name_of
from rules.places import judge_place
from watcher.history.briefing import BriefingLine, BriefingSection
from watcher.model.values import replace
from watcher.store.published import provider_publications
from watcher.store.published.place_subjects import subject_of
from watcher.timing.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from rules.places import PlaceVerdict
    from watcher.config.config import Config
    from watcher.history.briefing import Briefing
    from watcher.model.places import Place
    from watcher.model.provider_pages import ProviderPublication

HEADING = "Homes, schools and nurseries"
NONE = "Ofsted published nothing about a place on your list, or in an area that you watch."
BEHIND_A_LOGIN = "Which they are is shown only where the page asks visitors who they are."


def verdicts(
    tx: Connection, config: Config, items: Iterable[ProviderPublication], today: date
) -> tuple[PlaceVerdict, ...]:
    """Say what a config makes of publications as if they were published today; those of nobody's are left out."""
    subjects = (subject_of(tx, each, config.places) for each in items)
    judged = (judge_place(each, config.rulebook, today) for each in subjects)
    return tuple(each for each in judged if each)


def between(tx: Connection, config: Config, span: tuple[date, date], today: date) -> tuple[PlaceVerdict, ...]:
    """Say what a config makes of what was published from one day to the day before another."""
    if not config.places:
        return ()
    return verdicts(tx, config, provider_publications.published_between(tx, *span), today)


def of_place(tx: Connection, config: Config, place: Place, today: date) -> tuple[PlaceVerdict, ...]:
    """Say what a config makes of all that is known of one place, the newest first."""
    return verdicts(tx, config, provider_publications.of_urns(tx, (place.urn,)), today)[::-1]


def place_called(config: Config, label: str) -> Place | None:
    """Find a place by its label, or by its URN, in any spelling of either."""
    wanted = label.casefold().strip()
    found = (each for each in config.places.listed.values() if wanted in (each.label.casefold(), each.urn.casefold()))
    return next(found, None)


def with_places(made: Briefing, found: tuple[PlaceVerdict, ...], config: Config, *, named: bool = True) -> Briefing:
    """Add to a briefing what was published about other providers; without names where readers are not known."""
    if not config.places:
        return made
    lines = tuple(
        BriefingLine(name_of(each), each.subject.item.published, each.subject.item.title, _says(each), _url(each))
        for each in found
    )
    none = NONE if named or not lines else f"{counted(len(lines), 'publication')}. {BEHIND_A_LOGIN}"
    section = BriefingSection(HEADING, lines if named else (), none)
    return replace(made, sections=(*made.sections, section))


def _says(verdict: PlaceVerdict) -> str:
    return "; ".join(each.text for each in verdict.finding.reasons)


def _url(verdict: PlaceVerdict) -> str:
    return verdict.subject.item.url
