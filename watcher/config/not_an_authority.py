"""Why a name is no authority, and what to write instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.config.nearest import nearest
from watcher.config.problems import printable
from watcher.data import names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watcher.model.ofsted import Authority

_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?(?: ?[0-9][A-Z]{2})?", re.IGNORECASE)
NEAR = 75
"""How similar (of 100) a name must be: below that it is no slip, and "Southport" is not meant as Southampton."""
TAKING_AWAY = re.compile(
    r"\s*(?:[-\u2010\u2011\u2013\u2014\u2212!~]|(?:all )?(?:but|except|excluding|minus|not|without)(?: for)?\b)\s*",
    re.IGNORECASE,
)
"""What stands before a name where people mean all but that one; the name alone would mean the opposite."""
ONE_OR_ALL = "Write the one you mean, or all of them."
_SHIRES = (
    "beds bedford, bucks buckingham, cambs cambridge, derbs derby, derbys derby, glos gloucester, hants hamp, "
    "berks berk, herts hertford, lancs lanca, leics leicester, lincs lincoln, northants northampton, notts nottingham, "
    "oxon oxford, salop shrop, shrops shrop, staffs stafford, warks warwick, wilts wilt, worcs worcester, yorks york"
)
_PARTS = "n north, s south, e east, w west, ne north east, nw north west, se south east, sw south west, mids midlands"
_IN_FULL = {
    short: full + end
    for several, end in ((_SHIRES, "shire"), (_PARTS, ""))
    for short, _, full in (each.partition(" ") for each in several.split(", "))
}
"""Parts of names that people shorten."""
_BEFORE = re.compile(r"^(?:(?:all|every|the|whole|of|in|greater|inner|outer)(?: |$))+")
_BEHIND = re.compile(r"(?:(?:^| )(?:region|england|local|boroughs|councils?|authorit(?:y|ies)|country))+$")
_ENGLAND = frozenset({"", "*", "england", "everybody", "everyone", "everything", "everywhere", "nationwide", "uk"})


def not_one_authority(name: str) -> str:
    """Say in sentences why a name is no authority, and what to write instead."""
    return " ".join(why_no_authority(name))


def why_no_authority(name: str) -> tuple[str, str]:
    """Say why a name is no authority (several share it, it is gone or elsewhere, nobody has it), and what to write."""
    if before := TAKING_AWAY.match(name):
        write = f'Write "{name[before.end() :].strip()}" to have it in, or leave the name out: none is taken away.'
        return f'"{name}" begins with what is no part of a name.', write
    found = names.find(name)
    namesake = names.namesakes(name)
    if namesake:
        return f'"{name}" may be "{found[0].name}", or {namesake}.', "Write the full name of the one you mean."
    if found:
        return f'"{name}" is a name of several authorities: {_listed(found)}.', ONE_OR_ALL
    return (
        _of_another_time(name)
        or _of_an_area(name)
        or _of_a_place(name)
        or _elsewhere(name)
        or _shortened(name)
        or _like_others(name)
    )


def is_england(name: str) -> bool:
    """Return whether a name means every authority: "England", "all councils"."""
    return any(each in _ENGLAND for each in _bare(name))


def regions_meant(name: str) -> tuple[str, ...]:
    """List the regions that a name may mean: one for "all of London" or "NW", two for "the Midlands"."""
    said = [re.sub(r"^(yorkshire and )(the )?(humber)(side)?$", r"\1the \3", each) for each in _bare(_in_full(name))]
    of_all = {names.folded(each): each for each in names.regions()}
    exact = next((of_all[each] for each in said if each in of_all), None)
    return (
        (exact,) if exact else tuple(own for each, own in of_all.items() if said[-1] and f" {said[-1]} " in f" {each} ")
    )


def _bare(name: str) -> tuple[str, str, str]:
    """Give a name folded; without what stands before a region's name; and without what stands behind it, too."""
    folded = names.folded(name)
    begun = _BEFORE.sub("", folded)
    return folded, begun, _BEHIND.sub("", begun)


def _in_full(name: str) -> str:
    return " ".join(_IN_FULL.get(each, each) for each in names.folded(name).split())


def _shortened(name: str) -> tuple[str, str] | None:
    full = _in_full(name)
    if full == names.folded(name):
        return None
    found = names.find(full)
    if found:
        return f'no authority is called "{printable(name)}".', f'Did you mean "{found[0].name}"?'
    return _of_another_time(full.title()) or _of_an_area(full.title())


def _of_another_time(name: str) -> tuple[str, str] | None:
    former = names.former(name)
    if former and former.until:
        successors = " and ".join(f'"{each}"' for each in former.successors)
        return (
            f'"{name}" was abolished in {former.until:%Y}.',
            f"Write its successor{'s' if len(former.successors) > 1 else ''}: {successors}.",
        )
    if former:
        return f'"{name}" is a council from {former.since:%B %Y} on.', "Write the one that it comes out of."
    return None


def _of_an_area(name: str) -> tuple[str, str] | None:
    inside = names.within(name)
    if inside:
        districts = ", ".join(f'"{each}"' for each in inside)
        return f'"{name}" has no council of its own; its authorities are {districts}.', "Write those you mean."
    meant = regions_meant(name)
    if len(meant) != 1 or (names.containing(name) and names.folded(meant[0]) not in _bare(_in_full(name))):
        return None
    return f'"{name}" is a region.', f'Under [watch] write regions = ["{meant[0]}"] for everything in it.'


def _of_a_place(name: str) -> tuple[str, str] | None:
    if _POSTCODE.fullmatch(name.strip()):
        return f'"{name}" is a postcode.', "Write the name of the council whose children's services are meant."
    around = names.around(name)
    return (f'"{name}" is a town in {around}, whose council has that name.', f'Write "{around}".') if around else None


def _elsewhere(name: str) -> tuple[str, str] | None:
    under = names.under(name)
    if under is None:
        return None
    if county := names.find(under):
        wrong = f'"{name}" is, or was, a district: children\'s services there are run by {county[0].name}.'
        return wrong, f'Write "{county[0].name}".'
    return f'"{name}" is not in England: Ofsted inspects no council of {under}.', "Take it out."


def _like_others(name: str) -> tuple[str, str]:
    several = names.containing(name)
    if len(several) > 1:
        meant = ", ".join(f'"{each}"' for each in several)
        return f'"{name}" is a part of several names: {meant}.', ONE_OR_ALL
    if regions := regions_meant(name):
        listed = ", ".join(f'"{each}"' for each in regions)
        return f'"{name}" is a part of several regions.', f"Under [watch] write those you mean: regions = [{listed}]."
    inside = several or names.contained(name)
    near = inside[0] if len(inside) == 1 else _near(name)
    write = f'Did you mean "{near}"?' if near else "Write the council that runs children's services there."
    return f'no authority is called "{printable(name)}".', f"{write} `ofsted-watch authorities` lists them all."


def _near(name: str) -> str | None:
    """Find a name that is probably meant: not one that only ends alike, as "Tri-borough" and Peterborough."""
    from rapidfuzz.distance import OSA

    near = nearest(name, names.all_names(), NEAR)
    begins = near and near[0].casefold() in [each[0] for each in names.folded(name).split()]
    alike = near and (begins or OSA.distance(near, name) <= 2)
    return near if alike else None


def _listed(found: Iterable[Authority]) -> str:
    return ", ".join(f'"{each.name}"' for each in found)
