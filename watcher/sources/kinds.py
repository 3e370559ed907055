"""The kinds of source that a config can have, one line for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.sources import feed, govuk, moderngov, ofsted_publications, ofsted_reports

if TYPE_CHECKING:
    from collections.abc import Callable

    from watcher.sources.source import Source, SourceSettings

KINDS: dict[str, tuple[type[SourceSettings], Callable[..., Source]]] = {
    "ofsted_reports": (ofsted_reports.Settings, ofsted_reports.OfstedReports),
    "ofsted_publications": (ofsted_publications.Settings, ofsted_publications.OfstedPublications),
    "feed": (feed.Settings, feed.Feed),
    "govuk": (govuk.Settings, govuk.Govuk),
    "moderngov": (moderngov.Settings, moderngov.ModernGov),
}


def make(settings: SourceSettings) -> Source:
    """Make the source that these settings describe."""
    return next(make for kind, make in KINDS.values() if isinstance(settings, kind))(settings)
