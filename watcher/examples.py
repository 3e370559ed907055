"""The examples of a config, looked up in what is known: those that don't hold keep the config from being used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.expecting import broken
from rules.rehearsing import subjects
from watcher import known
from watcher.config_problems import Found
from watcher.data import names
from watcher.data.publications import shipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rules.expecting import Expect
    from rules.rule import Subject
    from watcher.config_reading import Config, Placed
    from watcher.model.documents import Publication
    from watcher.model.ofsted import Authority

MEND = "Mend the rules, or the example."


def broken_examples(examples: Iterable[Placed[Expect]], config: Config) -> Iterator[Found]:
    """Run each example; for those that fail, say what would have happened instead."""
    for each in examples:
        expect = each.settings
        (authority,) = names.find(expect.authority)
        wrong = broken(expect, _subjects(authority, expect, config), config.rules, config.routes)
        if wrong:
            where = f'expect "{expect.authority}, {expect.published:%-d %B %Y}"'
            yield Found(each.block.path, where, wrong, MEND)


def _subjects(authority: Authority, expect: Expect, config: Config) -> list[Subject]:
    """Find the publications of that day: among the shipped inspections, else in the database, if there is one."""
    found = _of_the_day(authority, shipped(authority.urn), expect)
    if found:
        return found
    with known.looking(config.store_url) as tx:
        return _of_the_day(authority, known.publications(tx, authority.urn, bundled=True), expect)


def _of_the_day(authority: Authority, publications: Iterable[Publication], expect: Expect) -> list[Subject]:
    return [
        each
        for each in subjects(authority, publications)
        if each.publication and each.publication.published == expect.published
    ]
