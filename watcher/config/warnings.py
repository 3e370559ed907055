"""What is odd about a config that can be used: what reaches nobody, what can never match, what is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.conditions import Only, When
from watcher import data
from watcher.config.odd_settings import odd, odd_settings
from watcher.config.problems import Found
from watcher.config.reach import SPEAKS_OF, left_out, names_any
from watcher.data import names
from watcher.model.alerts import Severity
from watcher.model.kinds import Kind
from watcher.model.ofsted import AREA_NAMES, AREA_SEND, FOUR_POINT, FRAMEWORKS, ILACS_2026, Authority

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from rules.rule import RuleSettings
    from watcher.config.config import Parts, PlacedSettings

ONLY_NEWS = frozenset({"feed", "moderngov"})
NEWS_SOURCES = ONLY_NEWS | {"govuk"}
"""GOV.UK's notices are also noted beside the report that they are about."""
PUBLICATIONS = "ofsted_publications"
"""The kind of source that sees what is published about other providers."""
INADEQUATE = FOUR_POINT.words[-1]
MOST_STEPS = 3
"""The scale has four grades: no change is greater."""


def oddities(parts: Parts, today: date | None) -> Iterator[Found]:
    """List what is odd. Without `today` nothing is said about silences that are over."""
    # Of those that are watched: a rule for a region may be right, and still never apply here.
    watched = tuple(each for each in data.authorities() if each.urn in parts.watched)
    yield from _nothing_to_do(parts, watched)
    yield from _nobody_hears(parts, watched)
    yield from odd_settings(parts, today)
    yield from _places(parts)
    for rule in parts.rules:
        yield from _never_matches(rule, watched)
    yield from _unheard_news(parts)
    conditions = [(each.block, each.settings.when) for each in parts.routes]
    conditions += [(each.block, each.settings.when) for each in parts.silences]
    for block, when in conditions:
        if watched and not parts.places and not names_any(when, watched):
            yield odd(block, "when", "it names no authority that is watched, so it never matches.", _WATCH_IT)
    for silence in parts.silences:
        if today and silence.settings.until < today:
            wrong = f"it ended on {silence.settings.until:%-d %B %Y}."
            yield odd(silence.block, "until", wrong, "Take it out, or give it a later day.")
        # A silence holds no critical alert back unless it says so: here it would hold nothing.
        elif not silence.settings.critical and _matches_only_critical(silence.settings.when, parts):
            wrong = "every alert that it could match is critical, and it holds no critical alerts back."
            yield odd(silence.block, "when", wrong, "Add critical = true, or take it out.")
        elif told := _told_anyway(silence.settings.when, parts):
            wrong = f'rule "{told}" speaks of all that Ofsted publishes, so each such alert is told all the same.'
            yield odd(silence.block, "when", wrong, f'Name "{told}" in it too, or take it out.')
    yield from _all_silenced(parts, watched, today)
    yield from _copies(parts)


def _matches_only_critical(when: When, parts: Parts) -> bool:
    if set(when.severity) == {Severity.CRITICAL}:
        return True
    rules = [each.settings for each in parts.rules if not when.rule or each.settings.name in when.rule]
    return bool(rules) and not parts.places and all(map(_is_critical, rules))


def _told_anyway(when: When, parts: Parts) -> str | None:
    """Find a rule that speaks wherever those speak that a silence names, and is not silenced with them."""
    silenced = {name for each in parts.silences for name in each.settings.when.rule}
    of_news = any(each.settings.kind == "reported" and each.settings.name in when.rule for each in parts.rules)
    rules = (each.settings for each in parts.rules if each.settings.kind == "published" and when.rule and not of_news)
    return next((each.name for each in rules if each.only == Only() and each.name not in silenced), None)


def _is_critical(settings: RuleSettings) -> bool:
    others = getattr(settings, "letters_severity", None) or Severity.CRITICAL
    return settings.severity is others is Severity.CRITICAL


def _copies(parts: Parts) -> Iterator[Found]:
    for at, rule in enumerate(parts.rules):
        said = rule.settings.model_dump(exclude={"name"})
        first = next((each for each in parts.rules[:at] if each.settings.model_dump(exclude={"name"}) == said), None)
        if first:
            wrong = f'it says what rule "{first.settings.name}" says.'
            yield odd(rule.block, "name", wrong, "Take one of the two out, or change what it asks for.")


_WATCH = "Add it to authorities under [watch], or take this source out."
_WATCH_IT = "Watch the authority, or change the condition."


def _all_silenced(parts: Parts, watched: tuple[Authority, ...], today: date | None) -> Iterator[Found]:
    """Find silences under which nobody would hear of anything that is watched, however critical."""
    rules = {each.settings.name for each in parts.rules}
    total = [
        each
        for each in parts.silences
        if each.settings.critical
        and each.settings.when != When()
        and not (today and each.settings.until < today)
        and not each.settings.when.kind
        and (not each.settings.when.severity or Severity.CRITICAL in each.settings.when.severity)
    ]

    def is_silenced(one: Authority) -> bool:
        over = [each.settings.when for each in total if names_any(each.settings.when, (one,))]
        return any(not each.rule for each in over) or rules <= {name for each in over for name in each.rule}

    if total and watched and all(map(is_silenced, watched)):
        until = min(each.settings.until for each in total)
        wrong = (
            f"critical alerts about all that is watched are kept back until {until:%-d %B %Y}: nobody hears of them."
        )
        yield odd(total[0].block, "critical", wrong, "Take critical = true out, or name in `when` what is meant.")


def _nothing_to_do(parts: Parts, watched: tuple[Authority, ...]) -> Iterator[Found]:
    if parts.sources and not any(_kind(each.settings) == "ofsted_reports" for each in parts.sources):
        wrong = "no source asks for the councils' reports on Ofsted's site, so none is ever seen."
        yield Found((), "config", wrong, 'Add a [[source]] with kind = "ofsted_reports".', "warning")
    if watched and parts.rules and not any(_hears_of_inadequate(each.settings) for each in parts.rules):
        wrong = "no rule speaks when an area is judged inadequate, so such a report is no alert."
        write = 'Add a [[rule]] with kind = "judged" and grades = ["inadequate"].'
        yield Found((), "config", wrong, write, "warning")


def _hears_of_inadequate(settings: RuleSettings) -> bool:
    if settings.kind == "judged":
        return INADEQUATE in getattr(settings, "grades", ())
    if settings.kind == "deteriorated":
        return INADEQUATE in (getattr(settings, "to", ()) or (INADEQUATE,))
    return settings.kind == "published"


def _unheard_news(parts: Parts) -> Iterator[Found]:
    rules = [each for each in parts.rules if _kind(each.settings) == "reported"]
    if not any(_kind(each.settings) in NEWS_SOURCES for each in parts.sources):
        for rule in rules:
            wrong = "no source gives news or minutes, so it never speaks."
            yield odd(rule.block, "kind", wrong, 'Add a [[source]] with kind = "feed", or take it out.')
    for source in parts.sources:
        authority = getattr(source.settings, "authority", None)
        if authority and not any(each.urn in parts.watched for each in names.find(authority)):
            yield odd(
                source.block, "authority", "it is not watched, so what its committees say is told to nobody.", _WATCH
            )
        if _kind(source.settings) in ONLY_NEWS and not rules:
            wrong = "no rule asks for news, so what it gives is told to nobody."
            yield odd(source.block, "kind", wrong, 'Add a [[rule]] with kind = "reported", or take it out.')


def _kind(settings: object) -> str:
    return str(getattr(settings, "kind", ""))


def _places(parts: Parts) -> Iterator[Found]:
    """Find a list that nothing is asked for, and a source that nothing is watched with."""
    sources = [each for each in parts.sources if _kind(each.settings) == PUBLICATIONS]
    if parts.places and not sources:
        wrong = "no source looks for other providers' reports, so nothing of them is ever seen."
        yield Found(("places",), "places", wrong, f'Add a [[source]] with kind = "{PUBLICATIONS}".', "warning")
    for receiver in parts.receivers if parts.places else ():
        if getattr(receiver.settings, "kind", "") == "console":
            wrong = "alerts about places are printed there with their labels: under systemd, into the journal."
            yield odd(receiver.block, "kind", wrong, "Leave it out of the routes, or give it a route by kind.")
    for each in sources if not parts.places else ():
        yield odd(each.block, "kind", "no place and no area is watched, so it asks nothing.", _ADD_PLACES)


_ADD_PLACES = 'Add [[places]] with file = "places.csv", or an [[area]].'


def _nobody_hears(parts: Parts, watched: tuple[Authority, ...]) -> Iterator[Found]:
    used = {
        *parts.operators.send_to,
        *parts.certificate.send_to,
        *parts.briefing.send_to,
        *(name for each in parts.routes for name in each.settings.send_to),
    }
    # A fallback gets messages though no route names it.
    used |= {each.settings.fallback for each in parts.receivers if each.settings.fallback}
    for receiver in parts.receivers:
        if receiver.settings.name not in used:
            write = "Name it in a [[route]] or under [operators], or take it out."
            yield Found(receiver.block.path, receiver.block.where, "nothing is sent to it.", write, "warning")
    for route in parts.routes:
        if not route.settings.send_to:
            yield odd(route.block, "send_to", "it sends to nobody.", 'Name a receiver: send_to = ["…"].')
    if parts.routes and not any(each.settings.when == When() for each in parts.routes):
        missed = left_out(parts, watched)
        # More than these are not all named: what to write is the same for them.
        whose = ", ".join(missed[:_NAMED]) + (" and others" if len(missed) > _NAMED else "")
        wrong = f"some alerts about {whose} reach nobody." if missed else "what no other route matches reaches nobody."
        yield Found(("route",), "routes", wrong, "Add a last [[route]] without `when`.", "warning")
    for name, sent in (("certificate", parts.certificate), ("briefing", parts.briefing)):
        if sent.model_fields_set and not sent.send_to:
            yield Found((name,), name, "it is sent to nobody.", 'Name a receiver: send_to = ["…"].', "warning")
    if not parts.operators.send_to:
        wrong = "nobody hears when a source breaks or a report can't be read."
        yield Found(("operators",), "operators", wrong, 'Add [operators] with send_to = ["…"].', "warning")
    yield from _only_printed(parts)


_NAMED = 5


def _only_printed(parts: Parts) -> Iterator[Found]:
    """Find what only a terminal gets. It is a good receiver where it is the only one, as in a first trial."""
    consoles = {each.settings.name for each in parts.receivers if _kind(each.settings) == "console"}
    if len(consoles) == len(parts.receivers):
        return
    write = 'Add a receiver of kind = "email" or "slack" to send_to.'
    routed = {name for each in parts.routes for name in each.settings.send_to}
    if routed and consoles.issuperset(routed):
        wrong = "alerts are only printed on the console, where nobody may be looking."
        yield Found(parts.routes[0].block.path, "routes", wrong, write, "warning")
    if parts.operators.send_to and consoles.issuperset(parts.operators.send_to):
        wrong = "they hear only on the console, where nobody may be looking."
        yield Found(("operators", "send_to"), "operators", wrong, write, "warning")


def _never_matches(rule: PlacedSettings[RuleSettings], watched: tuple[Authority, ...]) -> Iterator[Found]:
    settings, block = rule.settings, rule.block
    if watched and not names_any(settings.only, watched):
        yield odd(block, "only", "none of the watched authorities is meant, so it never speaks.", _WATCH_IT)
    frameworks = [FRAMEWORKS[name] for name in settings.only.framework]
    grades = getattr(settings, "grades", ())
    given = {word for each in frameworks or FRAMEWORKS.values() for word in each.scale.words}
    # Area SEND's outcomes are of no framework of councils' inspections, so a rule that names one never sees them.
    given |= set(AREA_SEND.words) if not frameworks else set()
    if grades and not given & set(grades):
        whose = f"by {' or '.join(each.name for each in frameworks)}" if frameworks else "in what is watched"
        wrong = f"{_any_of(grades)} is a grade that is never given {whose}, so it never speaks."
        yield odd(block, "grades", wrong, "Write for example inadequate.")
    areas = getattr(settings, "areas", ())
    judged = {area for each in frameworks or FRAMEWORKS.values() for area in each.areas}
    if areas and not judged & set(areas):
        whose = " or ".join(each.name for each in frameworks) or "any framework"
        yield odd(block, "areas", f"{_any_of(areas)} is not judged by {whose}, so it never speaks.", _OTHER_AREA)
    elif areas and not set(ILACS_2026.areas) & set(areas):
        wrong = f"{_any_of(tuple(AREA_NAMES[each] for each in areas))} has not been judged since April 2026."
        yield odd(block, "areas", wrong, _OTHER_AREA)
    if frameworks and ILACS_2026 not in frameworks:
        wrong = f"since April 2026 Ofsted inspects by {ILACS_2026.name}, so it has nothing to say of new reports."
        yield odd(block, "only", wrong, f'Add "{ILACS_2026.name}", or leave framework out.')
    if getattr(settings, "by", 0) > MOST_STEPS:
        more = ": it speaks only when the report does" if settings.kind == "deteriorated" else ""
        wrong = f"there are four grades, so none changes by more than {MOST_STEPS}{more}."
        yield odd(block, "by", wrong, "Write by = 1.")
    kind: str = getattr(settings, "kind", "")
    about = SPEAKS_OF.get(kind, tuple(Kind))
    if settings.only.kind and not set(about) & set(settings.only.kind):
        wrong = f"`only` leaves out all that a rule of the kind {kind} speaks of, so it never speaks."
        yield odd(block, "only", wrong, f"Name {_any_of(about)} there, or leave the kinds out.")
    if settings.only.framework and Kind.INSPECTION not in about:
        wrong = "only inspections are of a framework, and this kind of rule doesn't speak of them, so it never speaks."
        yield odd(block, "only", wrong, "Leave framework out.")


_OTHER_AREA = "Name another area, or leave the line out."


def _any_of(words: tuple[str, ...]) -> str:
    return " or ".join(f'"{each}"' for each in words)
