"""All that is assumed of a source, held against one look at it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from watcher.model.errors import SourceError
from watcher.monitor import bundle
from watcher.monitor.assumptions import (
    every_site,
    feeds,
    govuk,
    moderngov,
    ofsted_files,
    ofsted_list,
    ofsted_page,
    ofsted_places,
)
from watcher.monitor.assumptions.finding import ASSUMED, Finding, Verdict, judged
from watcher.sources.parsing import Parse

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from watcher.monitor.assumptions.seen import Look
    from watcher.sources.source import Sandbox

KINDS: dict[str, tuple[Callable[[Look], Iterator[Finding]], ...]] = {
    "ofsted_reports": (ofsted_page.findings, ofsted_files.findings),
    "ofsted_publications": (ofsted_places.findings,),
    "govuk": (govuk.findings,),
    "feed": (feeds.findings,),
    "moderngov": (moderngov.findings,),
}
ORDER = {number: at for at, number in enumerate(ASSUMED)}


def compare(look: Look, known: Collection[str]) -> tuple[Finding, ...]:
    """Compare a look with docs/sources.md, in its order. `known` are the URNs of the councils that we know."""
    found = [*_guarded(every_site.findings, look)]
    if look.kind == "ofsted_reports":
        found += _guarded(lambda look: ofsted_list.findings(look, known), look)
    for findings in KINDS.get(look.kind, ()):
        found += _guarded(findings, look)
    return tuple(sorted(found, key=lambda each: ORDER[each.number]))


def compare_apart(look: Look, known: Collection[str], sandbox: Sandbox) -> tuple[Finding, ...]:
    """Compare in a process of its own: what a site sends may crash, hang or swell whatever parses it."""
    try:
        return COMPARE.run(sandbox, bundle.pack([look]), str(urlsplit(look.base_url).hostname), *known)
    except SourceError as error:
        return (judged("W3", holds=False, seen=str(error)),)


def _compare_packed(body: bytes, _place: str, *known: str) -> tuple[Finding, ...]:
    (look,) = bundle.unpack(body)
    return compare(look, known)


COMPARE = Parse("watcher.monitor.assumptions.compare:COMPARE", _compare_packed, tuple[Finding, ...])


def _guarded(findings: Callable[[Look], Iterator[Finding]], look: Look) -> Iterator[Finding]:
    """Treat what can't be compared as a difference: whatever a site sends must not end the comparison."""
    try:
        yield from findings(look)
    except Exception as error:
        seen = f"it could not be compared ({type(error).__name__}): the form is one that nobody thought of"
        yield Finding("W3", Verdict.DIFFERS, seen)
