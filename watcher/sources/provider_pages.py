"""Reads Ofsted's pages of other providers: the lists by publication date, and a provider's page (docs/sources.md 8)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.model.errors import SourceError
from watcher.model.ofsted import Urn
from watcher.model.provider_pages import ListedProvider, ProviderList, ProviderPage
from watcher.sources.ofsted_pages import (
    MOST_LINES,
    count_of,
    entries_of,
    last_day,
    path_of,
    soup_of,
    title_of,
    words_of,
)
from watcher.sources.parsing import Parse
from watcher.sources.report_card import read_card

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

MOST_NAME = 200
"""Characters of a name, a kind or another label of a page: a longer one is a text that was taken for it, and is cut."""
# Assumptions O1 and O6: TYPE belongs to the address, because a school and a childminder may share a URN.
_PAGE = re.compile(r"/(provider/\d{1,3}/(\w{1,12}))/?")
_NOT_FOUND = ("Page not found", "Report not found")


def read_provider_list(body: bytes, place: str) -> ProviderList:  # noqa: ARG001 - a Parse is given its place
    """Read one page of the list of providers; what a line says is found by its words, never by its position."""
    soup = soup_of(body)
    results = soup.select("li.search-result")[:MOST_LINES]
    listed = [each for result in results if (each := _listed(result))]
    return ProviderList(tuple(listed), count_of(soup), title_of(soup), odd=len(results) - len(listed))


def read_provider(body: bytes, place: str, url: str, urn: str) -> ProviderPage:
    """Read one provider's page; SourceError when it is another page, or another provider's.

    `place` is how errors name it: its address says where children live.
    """
    soup = soup_of(body)
    title = soup.title.get_text(" ", strip=True) if soup.title else ""
    if title.startswith(_NOT_FOUND):
        raise SourceError(NOT_FOUND)
    heading = soup.select_one(".title-block__subheading")
    named = re.search(r"URN:\s*(\w+)", heading.get_text(" ") if heading else "")
    lists_reports = soup.select_one("ol.timeline") or soup.select('a[href*="/v1/file/"]')
    if not lists_reports and soup.select_one(".panel--no-report") is None:
        sentence = f"{place} is not a provider's page: it has no list of reports."
        raise SourceError(sentence)
    if named and named[1] != urn:
        sentence = f"{place} is another provider's."
        raise SourceError(sentence)
    return ProviderPage(
        entries=entries_of(soup, url, urn)[0],
        name=_name(soup, urn),
        authority=_labelled(soup, "Local authority"),
        kind=_labelled(soup, "Type"),
        card=read_card(str(soup)),
    )


NOT_FOUND = "the site has no such page"
PROVIDER_LIST = Parse("watcher.sources.provider_pages:PROVIDER_LIST", read_provider_list, ProviderList)
PROVIDER = Parse("watcher.sources.provider_pages:PROVIDER", read_provider, ProviderPage)


def _listed(result: Tag) -> ListedProvider | None:
    link = result.select_one('a[href*="/provider/"]')
    found = _PAGE.fullmatch(path_of(str(link["href"]))) if link else None
    if not link or not found:
        return None
    latest = _labelled(result, "Latest report")
    return ListedProvider(
        urn=Urn(found[2]),
        path=found[1],
        name=words_of(link)[:MOST_NAME],
        kind=(_labelled(result, "Category") or "")[:MOST_NAME],
        latest=last_day(latest or ""),
        authority=_labelled(result, "Local authority"),
    )


def _name(soup: BeautifulSoup, urn: str) -> str | None:
    """Take the provider's name; None for a home, which has no public one and is called by its URN."""
    heading = soup.select_one(".title-block__heading")
    name = words_of(heading)[:MOST_NAME] if heading else ""
    return None if not name or urn.casefold() in name.casefold() else name


def _labelled(tag: Tag | BeautifulSoup, label: str) -> str | None:
    """Find what a page says after a label: "Local authority: Lancashire", however the two are marked up."""
    for each in tag.select("li, p, dt, .info-block__item"):
        words = words_of(each)
        if words.casefold().startswith(label.casefold()):
            said = words[len(label) :].strip(" :")
            if said:
                return said[:MOST_NAME]
            following = each.find_next_sibling("dd")
            return " ".join(following.get_text(" ").split())[:MOST_NAME] if following else None
    return None
