"""Reads Ofsted's pages of other providers: the lists by publication date, and a provider's page (docs/sources.md 8)."""

from __future__ import annotations

import re

from watcher.model.errors import SourceError
from watcher.model.ofsted import Urn
from watcher.model.provider_pages import ListedProvider, ProviderList, ProviderPage
from watcher.sources.markup import Part, every, first, of_class, parsed, texts_of, words_of
from watcher.sources.ofsted_pages import (
    MOST_LINES,
    RESULTS,
    count_of,
    entries_of,
    last_day,
    lists_reports,
    path_of,
    title_of,
    titled,
    urn_named,
)
from watcher.sources.ofsted_pages import PROVIDER as PROVIDER_LINK
from watcher.sources.parsing import Parse
from watcher.sources.report_card import card_in

MOST_NAME = 200
"""Characters of a name, a kind or another label of a page: a longer one is a text that was taken for it, and is cut."""
# Assumptions O1 and O6: TYPE belongs to the address, because a school and a childminder may share a URN.
_PAGE = re.compile(r"/(provider/\d{1,3}/(\w{1,12}))/?")
_HEADING = f"descendant::*[{of_class('title-block__heading')}]"
_LABELS = f"descendant::*[self::li or self::p or self::dt or {of_class('info-block__item')}]"
_NOT_FOUND = ("Page not found", "Report not found")


def read_provider_list(body: bytes, _place: str) -> ProviderList:
    """Read one page of the list of providers; what a line says is found by its words, never by its position."""
    page = parsed(body)
    results = every(page, RESULTS)[:MOST_LINES]
    listed = [each for result in results if (each := _listed(result))]
    return ProviderList(tuple(listed), count_of(page), title_of(page), odd=len(results) - len(listed))


def read_provider(body: bytes, place: str, url: str, urn: str) -> ProviderPage:
    """Read one provider's page; SourceError when it is another page, or another provider's.

    `place` is how errors name it: its address says where children live.
    """
    page = parsed(body)
    if titled(page).startswith(_NOT_FOUND):
        raise SourceError(NOT_FOUND)
    if not lists_reports(page):
        raise SourceError(f"{place} is not a provider's page: it has no list of reports.")
    if (urn_named(page) or urn) != urn:
        raise SourceError(f"{place} is another provider's.")
    return ProviderPage(
        entries=entries_of(page, url, urn)[0],
        name=_name(page, urn),
        authority=_labelled(page, "Local authority"),
        kind=_labelled(page, "Type"),
        card=card_in(body),
    )


NOT_FOUND = "the site has no such page"
PROVIDER_LIST = Parse("watcher.sources.provider_pages:PROVIDER_LIST", read_provider_list, ProviderList)
PROVIDER = Parse("watcher.sources.provider_pages:PROVIDER", read_provider, ProviderPage)


def _listed(result: Part) -> ListedProvider | None:
    link = first(result, PROVIDER_LINK)
    found = _PAGE.fullmatch(path_of(link.get("href"))) if link is not None else None
    if not found:
        return None
    latest = _labelled(result, "Latest report")
    return ListedProvider(
        urn=Urn(found[2]),
        path=found[1],
        kind=(_labelled(result, "Category") or "")[:MOST_NAME],
        latest=last_day(latest or ""),
        authority=_labelled(result, "Local authority"),
    )


def _name(page: Part, urn: str) -> str | None:
    """Take the provider's name; None for a home, which has no public one and is called by its URN."""
    name = words_of(first(page, _HEADING))[:MOST_NAME]
    return None if not name or urn.casefold() in name.casefold() else name


def _labelled(part: Part, label: str) -> str | None:
    """Find what a page says after a label: "Local authority: Lancashire", however the two are marked up."""
    for each in every(part, _LABELS):
        words = words_of(each)
        if words.casefold().startswith(label.casefold()):
            said = words[len(label) :].strip(" :")
            if said:
                return said[:MOST_NAME]
            following = first(each, "following-sibling::dd")
            return " ".join(" ".join(texts_of(following)).split())[:MOST_NAME] if following is not None else None
    return None
