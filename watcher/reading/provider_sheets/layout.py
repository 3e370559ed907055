"""How a sheet's columns are described: by the letters and digits of their headings (docs/sources.md 7).

A heading that ends in "*" is met by any that begins so, one that also begins with it by any that has it within and is
not about a previous inspection. Of several, the first that the sheet has is taken.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from watcher.model.ofsted import Area
from watcher.model.providers import EventKind, Remit

Headings = tuple[str, ...]


class Block(Struct, frozen=True):
    """The columns of one event in a row: when it was, and what it found.

    `needs` are headings without which these columns mean something else. `graded_on` are days on which a later visit
    changed a grade. `urn` says whose event it was, where a school has followed another.
    """

    kind: EventKind
    inspected: Headings
    judgements: Mapping[Area, Headings] = field(default_factory=dict)
    needs: Headings = ()
    unless: Headings = ()
    published: Headings = ()
    number: Headings = ()
    event: Headings = ()
    safeguarding: Headings = ()
    category: Headings = ()
    outcome: Headings = ()
    standards: Headings = ()
    graded_on: Mapping[Area, Headings] = field(default_factory=dict)
    safeguarding_on: Headings = ()
    urn: Headings = ()
    report_card: bool = False


class Layout(Struct, frozen=True):
    """One of Ofsted's sheets. `needed` are columns that it can't be without, each by any of its headings."""

    title: str
    remit: Remit
    needed: Mapping[str, Headings]
    blocks: tuple[Block, ...]
    name: Headings = ()
    authority: Headings = ("localauthority", "localauthorityname", "la")
    owner: Headings = ()
    sector: Headings = ()
    status: Headings = ()
    closed: Headings = ()
    type: Headings = ()
    """What tells an independent school from a state school, or kinds of premises apart."""
