"""Why a name is no authority, and what to write instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.config.problems import did_you_mean, printable
from watcher.data import names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watcher.model.ofsted import Authority

_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?(?: ?[0-9][A-Z]{2})?", re.IGNORECASE)
NEAR = 75
"""How alike a name must be, of 100: less is a slip no more, and "Southport" is not meant as Southampton."""
TAKING_AWAY = ("-", "\u2010", "\u2011", "\u2013", "\u2014", "\u2212", "!", "~")
"""Signs before a name by which people mean all but that one; a name without them would mean the opposite."""
ONE_OR_ALL = "Write the one you mean, or all of them."


def not_one_authority(name: str) -> str:
    """Say in sentences why a name is no authority, and what to write instead."""
    return " ".join(why_no_authority(name))


def why_no_authority(name: str) -> tuple[str, str]:
    """Say why a name is no authority (several share it, it is gone or elsewhere, nobody has it), and what to write."""
    if name.strip().startswith(TAKING_AWAY):
        bare = name.strip(" " + "".join(TAKING_AWAY))
        write = f'Write "{bare}" to have it in, or leave the name out: none is taken away.'
        return f'"{name}" begins with a sign.', write
    found = names.find(name)
    namesake = names.namesakes(name)
    if namesake:
        return f'"{name}" may be "{found[0].name}", or {namesake}.', "Write the full name of the one you mean."
    if found:
        return f'"{name}" is a name of several authorities: {_listed(found)}.', ONE_OR_ALL
    return _of_another_time(name) or _of_an_area(name) or _of_a_place(name) or _elsewhere(name) or _like_others(name)


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
    region = next((each for each in names.regions() if names.folded(each) == names.folded(name)), None)
    write = f'Under [watch] write regions = ["{region}"] for everything in it.'
    return (f'"{name}" is a region.', write) if region else None


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
    inside = several or names.contained(name)
    near = f'Did you mean "{inside[0]}"?' if len(inside) == 1 else did_you_mean(name, names.all_names(), least=NEAR)
    return f'no authority is called "{printable(name)}".', f"{near} `ofsted-watch authorities` lists them all.".lstrip()


def _listed(found: Iterable[Authority]) -> str:
    return ", ".join(f'"{each.name}"' for each in found)
