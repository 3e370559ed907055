"""What leads read when Ofsted's site, or the page of one of theirs, can't be read for long, and when it can again."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from notifiers.messages.operators import notice_message
from watcher import data
from watcher.model.alerts import Link, Message
from watcher.sources.ofsted_reports import Settings
from watcher.store.polled.outages import WHOLE, Trouble
from watcher.timing import words
from watcher.timing.clock import LONDON

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from watcher.config.check import Config

MOST_NAMED = 8
"""How many troubles or pages a message names; the rest are counted. The status page has all of them."""


def not_read(theirs: list[Trouble], config: Config, now: datetime) -> Message:
    """Say what can't be read, since when, and where to look until it can."""
    summary = f"We have not been able to read {_whose(theirs, config)} since {_when(theirs, now)}; alerts may be late"
    lines = (
        f"{summary}.",
        "We keep trying, and will tell you when it works again. Please check there yourself until then.",
    )
    return notice_message(f"blind/{theirs[0].id}", summary, lines, tuple(_where(theirs, config)))


def read_again(theirs: list[Trouble], config: Config) -> Message:
    """Say what can be read again, and for how long it could not be."""
    ended = max(each.ended_at for each in theirs if each.ended_at)
    until = f"{ended.astimezone(LONDON):%H:%M on %-d %B %Y}"
    whose = _whose(theirs, config)
    summary = f"We can read {whose} again"
    them = "them" if whose.startswith(("Ofsted's pages", "Ofsted's lists")) else "it"
    lines = (
        f"{summary}. We could not read {them} from {_when(theirs, ended)} until {until}.",
        "What was published in the meantime is on its way.",
    )
    return notice_message(f"blind/{theirs[0].id}/over", summary, lines)


def of_others(config: Config) -> tuple[str, ...]:
    """Name the sources that tell of other providers, where any is watched."""
    found = (each.name for each in config.sources if each.kind == "ofsted_publications")
    return tuple(found) if config.places else ()


def _when(theirs: list[Trouble], now: datetime) -> str:
    since = min(each.since for each in theirs).astimezone(LONDON)
    return f"{since:%H:%M}" if since.date() == now.astimezone(LONDON).date() else f"{since:%H:%M on %-d %B %Y}"


def _whose(theirs: list[Trouble], config: Config) -> str:
    if all(each.source in of_others(config) for each in theirs):
        return "Ofsted's lists of homes, schools and nurseries"
    # The site as a whole says more than any page of it.
    if any(each.place == WHOLE for each in theirs):
        return "Ofsted's site"
    names = [data.by_urn()[each.urn].name for each in theirs if each.urn]
    if len(names) == 1:
        return f"Ofsted's page of {names[0]}"
    return f"Ofsted's pages of {words.listed(words.at_most(MOST_NAMED, names))}"


def _where(theirs: list[Trouble], config: Config) -> Iterator[Link]:
    """Link to the site, or to each page that is named, so that somebody can look there."""
    sites = {each.name: each.base_url for each in config.sources if isinstance(each, Settings)}
    if any(each.place == WHOLE for each in theirs):
        named = dict.fromkeys(each.source for each in theirs if each.source in sites)
        yield from (Link("Ofsted's site", sites[each]) for each in named)
        return
    for each in theirs[:MOST_NAMED]:
        if each.urn and each.source in sites:
            yield Link(f"{data.by_urn()[each.urn].name} on Ofsted's site", urljoin(sites[each.source], each.place))
