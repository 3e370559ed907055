"""The kinds of source that a config can have, one line for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model.by_kind import ByKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from watcher.sources.source import Source, SourceSettings

KINDS: ByKind[tuple[type[SourceSettings], Callable[..., Source]]] = ByKind(
    {
        "ofsted_reports": "watcher.sources.ofsted_reports",
        "ofsted_publications": "watcher.sources.ofsted_publications",
        "feed": "watcher.sources.feed",
        "govuk": "watcher.sources.govuk",
        "moderngov": "watcher.sources.moderngov",
    }
)


def make(settings: SourceSettings) -> Source:
    """Make the source that these settings describe."""
    return KINDS[settings.kind][1](settings)
