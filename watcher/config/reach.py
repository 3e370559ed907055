"""Whether a config watches anybody and reaches anybody: what an emptied file, or one that was cut short, does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher import data
from watcher.config.problems import Found
from watcher.model.kinds import Kind
from watcher.model.places import IN_AREA, PLACE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rules.conditions import Only, When
    from rules.routes import Route
    from rules.rule import RuleSettings
    from watcher.config.config import Parts
    from watcher.model.ofsted import Authority


SPEAKS_OF = {
    "judged": (Kind.INSPECTION, Kind.AREA_SEND),
    "remains": (Kind.INSPECTION,),
    "improved": (Kind.INSPECTION,),
    "outcome": (Kind.AREA_SEND,),
    "progress": (Kind.MONITORING_VISIT, Kind.FOCUSED_VISIT),
    "reported": (Kind.NEWS, Kind.COUNCIL_MINUTES),
}
"""By the kind of a rule: the publications that can give it a reason; the other kinds of rule speak of any."""


def reaching_nobody(parts: Parts) -> Iterator[Found]:
    """List as errors why nobody would hear of anything: with such a file the service would stay silent."""
    watched = tuple(each for each in data.authorities() if each.urn in parts.watched)
    if not watched and not parts.places:
        yield Found(("watch",), "watch", "no authority is watched.", 'Write authorities = ["Wirral"] under [watch].')
    if not parts.sources:
        wrong = "there is no [[source]], so nothing is ever seen."
        yield Found((), "config", wrong, 'Add a [[source]] with kind = "ofsted_reports".')
    if not parts.rules and (watched or not parts.places):
        write = 'Add a [[rule]], for example with kind = "deteriorated".'
        yield Found((), "config", "there is no [[rule]], so no report would ever be an alert.", write)
    if not parts.receivers:
        write = 'Add a [[receiver]], for example with kind = "email".'
        yield Found((), "config", "there is no [[receiver]], so nobody can be told.", write)
    if not parts.routes:
        yield Found((), "config", "there is no [[route]], so no alert is sent to anybody.", _ADD_A_ROUTE)
    elif watched and parts.rules and not _any_reaches(parts, watched) and not _tells_of_places(parts):
        first = parts.routes[0].block
        wrong = "no alert that the rules can make is sent to anybody."
        yield Found(first.path, "routes", wrong, _ADD_A_ROUTE)


_ADD_A_ROUTE = 'Add a last [[route]] with only send_to = ["…"] in it.'


def _any_reaches(parts: Parts, watched: tuple[Authority, ...]) -> bool:
    routes = [each.settings for each in parts.routes]
    rules = [each.settings for each in parts.rules]
    return any(_takes(route, rule, watched) for route in routes for rule in rules)


def _tells_of_places(parts: Parts) -> bool:
    """Return whether a route tells of what is watched besides authorities: what these lack is then a warning."""
    kinds = {kind for each in parts.routes if each.settings.send_to for kind in each.settings.when.kind}
    return bool(parts.places) and not kinds.isdisjoint({PLACE, IN_AREA})


def _takes(route: Route, rule: RuleSettings, watched: tuple[Authority, ...]) -> bool:
    """Return whether a route sends on something that a rule says of some of these authorities."""
    when = route.when
    return (
        bool(route.send_to)
        and (not when.kind or not {*SPEAKS_OF.get(rule.kind, Kind)}.isdisjoint(when.kind))
        and (not when.severity or rule.severity in when.severity)
        and (not when.rule or rule.name in when.rule)
        and names_any(when, watched)
    )


def left_out(parts: Parts, watched: tuple[Authority, ...]) -> list[str]:
    """Name the authorities for which some rule would apply and no route would send its alert on."""
    return [
        each.name
        for each in watched
        if any(
            names_any(rule.settings.only, (each,))
            and not any(_takes(route.settings, rule.settings, (each,)) for route in parts.routes)
            for rule in parts.rules
        )
    ]


def names_any(limits: Only | When, watched: tuple[Authority, ...]) -> bool:
    """Return whether a condition lets any of these authorities through."""
    return any(
        (not limits.authority or each.name in limits.authority) and (not limits.region or each.region in limits.region)
        for each in watched
    )
