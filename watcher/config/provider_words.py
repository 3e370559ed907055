"""The words of an [[area]]: kinds of providers, and what of them makes an alert."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.scales import What
from watcher.config.names import GRADES, Vocabulary, advising, in_any_case, quoted
from watcher.config.nearest import nearest
from watcher.data import names
from watcher.model.places import ACTIONS_TAKEN, MONITORING_VISIT, Area
from watcher.model.provider_kinds import GROUPS, KINDS, kind_named, kinds_meant

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from watcher.config.blocks import AreaTable
    from watcher.config.lines import Path


def _kind_of_provider(word: str) -> str | None:
    plain = kind_named(word)
    singular = plain.removesuffix("s")
    known = (*KINDS, *GROUPS)
    return next((each for each in (plain, singular) if each in known), None)


_OF_PROVIDERS = {
    **dict.fromkeys(("academy", "academies"), 'Write "school".'),
    **dict.fromkeys(("college", "colleges", "sixth form"), 'Write "further education college", or "16 to 19 academy".'),
    **dict.fromkeys(("all", "any", "everything"), "Without this line every kind is meant."),
}


def _advice_on_outcomes(word: str) -> str:
    # A grade of councils is not meant as one of theirs that has a word of it: "urgent improvement".
    near = names.folded(word) not in GRADES and nearest(word, COUNTED)
    return "" if near else f"There are {quoted(COUNTED)}."


COUNTED = (*What, ACTIONS_TAKEN, MONITORING_VISIT)
AREA_WORDS: Mapping[Path, Vocabulary] = {
    ("kinds",): Vocabulary(
        "kind of provider", tuple(dict.fromkeys((*GROUPS, *KINDS))), _kind_of_provider, advising(_OF_PROVIDERS)
    ),
    ("only",): Vocabulary("outcome", COUNTED, in_any_case(COUNTED), _advice_on_outcomes),
}
"""Which vocabulary holds where under [[area]]."""


def area_of(settings: AreaTable) -> Iterator[Area]:
    """Make the areas of an [[area]]; none where its authority is unknown, which is reported separately."""
    for found in names.find(settings.authority)[:1]:
        kind, outcome = AREA_WORDS["kinds",].read, AREA_WORDS["only",].read
        meant = (kinds_meant(word) for each in settings.kinds if (word := kind(each)))
        only = tuple(word for each in settings.only if (word := outcome(each)))
        yield Area(found.urn, frozenset[str]().union(*meant), only)
