"""The examples of a config, looked up in what is known: those that don't hold keep the config from being used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.examples import Expect, broken
from rules.preview import subjects
from watcher.config.problems import Found
from watcher.data import names
from watcher.data.publications import shipped
from watcher.store.published import known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from rules.rule import Subject
    from watcher.config.config import Config, PlacedSettings
    from watcher.model.documents import Publication
    from watcher.model.ofsted import Authority

MEND = "Correct the rules, or the example."
MOST_DAYS = 10
"""Days that a failed example offers for a wrong one: enough to find the slip, and still one sentence to read."""


def broken_examples(examples: Iterable[PlacedSettings[Expect]], config: Config) -> Iterator[Found]:
    """Run each example; for those that fail, say what would have happened instead."""
    for each in examples:
        expect = each.settings
        (authority,) = names.find(expect.authority)
        where = f'expect "{expect.authority}, {expect.published:%-d %B %Y}"'
        of = _of_the_day(authority, shipped(authority.urn), expect.published)
        if not of:
            with known.looking(config.store_url) as tx:
                everything = tuple(known.publications(tx, authority.urn, bundled=True))
            of = _of_the_day(authority, everything, expect.published)
            if not of:
                unknown = _unknown(authority, expect, everything)
                yield Found((*each.block.path, "published"), where, unknown, "Correct the example's day.")
                continue
        wrong = broken(expect, of, config.rulebook)
        if wrong:
            yield Found(each.block.path, where, wrong, MEND)


def _of_the_day(authority: Authority, publications: Sequence[Publication], day: date) -> list[Subject]:
    found = subjects(authority, publications)
    return [each for each in found if each.publication and each.publication.published == day]


def _unknown(authority: Authority, expect: Expect, publications: Iterable[Publication]) -> str:
    days = sorted({f"{each.published:%Y-%m-%d}" for each in publications if each.published}, reverse=True)
    there_are = f" There are those of {', '.join(days[:MOST_DAYS])}." if days else ""
    return f"no publication of {authority.name} of {expect.published:%-d %B %Y} is known.{there_are}"
