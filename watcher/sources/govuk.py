"""GOV.UK's search: improvement notices and directions, and Ofsted's statistics of councils (docs/sources.md 2.3)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlencode, urljoin, urlsplit

from watcher.model.listings import Entry, Failure, Listing
from watcher.model.news import ItemKind
from watcher.sources.links import is_web, key_of
from watcher.sources.source import SourceError, SourceSettings, WebAddress
from watcher.timing.clock import LONDON
from watcher.timing.durations import Duration
from watcher.web.client import FetchError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from watcher.model.listings import Memory
    from watcher.model.ofsted import Urn
    from watcher.web.client import Answer, Web

COUNT = 50
FIELDS = "title,link,description,public_timestamp,content_store_document_type,display_type"
MOST_BYTES = 2_000_000
MOST_DOCUMENTS = 1_000
COLLECTION = "collection of notices and directions"
_COLLECTION = re.compile(r"\bimprovement notices and directions\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Search:
    """One question to the search, and which titles among its loose answers are meant."""

    place: str
    organisation: str
    words: str
    title: re.Pattern[str]
    outlet: str


# GOV.UK's type of the single notices is not known (docs/sources.md 2.5), so none is asked for; the title decides.
SEARCHES = (
    Search(
        "improvement notices",
        "department-for-education",
        "improvement notice",
        re.compile(r"\bimprovement notices?\b", re.IGNORECASE),
        "Department for Education",
    ),
    Search(
        "directions",
        "department-for-education",
        "direction issued council children's services",
        re.compile(r"\b(statutory )?directions? (issued )?to\b|\bstatutory directions?\b", re.IGNORECASE),
        "Department for Education",
    ),
    Search(
        "statistics",
        "ofsted",
        "local authority inspection outcomes children's social care",
        re.compile(r"\blocal authority inspection outcomes\b|\bchildren.s social care\b", re.IGNORECASE),
        "Ofsted on GOV.UK",
    ),
)


class Settings(SourceSettings):
    """Watch GOV.UK for improvement notices, directions, and Ofsted's statistics about authorities."""

    kind: Literal["govuk"]
    base_url: WebAddress = "https://www.gov.uk"
    every: Duration = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Govuk:
    """Three searches at each poll, always the newest first, and the collection that the notices are gathered in."""

    settings: Settings

    def poll(self, web: Web, memory: Memory, watched: frozenset[Urn]) -> Iterator[Listing | Failure]:  # noqa: ARG002 - the protocol's
        """List what the searches find; a search that fails doesn't keep the others from being made."""
        last: FetchError | SourceError | None = None
        read = 0
        for search in SEARCHES:
            url = self._url(search)
            try:
                answer = web.get(url, validators=memory.validators(url), most_bytes=MOST_BYTES)
                entries = None if answer.not_modified else self._entries(answer, search)
            except (FetchError, SourceError) as error:
                last = _explained(error)
                yield Failure(search.place, str(last))
                continue
            read += 1
            yield Listing(search.place, url, entries, items=ItemKind.NOTICE, validators=answer.validators)
        try:
            yield from self._collection(web, memory)
        except (FetchError, SourceError) as error:
            yield Failure(COLLECTION, str(_explained(error)))
        if last and not read:
            raise last

    def _collection(self, web: Web, memory: Memory) -> Iterator[Listing]:
        """List the Department's collection of notices and directions: a second way to them, past the search's index.

        Its address is found by the search once, and again when it is gone; without one there is nothing to list.
        """
        path = memory.mark(COLLECTION)
        answer = self._content(path, web, memory) if path else None
        if answer is None:
            path = self._find_collection(web)
            answer = self._content(path, web, memory) if path else None
        if path and answer:
            yield Listing(
                COLLECTION,
                content_url(self.settings.base_url, path),
                None if answer.not_modified else self._documents(answer),
                items=ItemKind.NOTICE,
                validators=answer.validators,
                marks={} if path == memory.mark(COLLECTION) else {COLLECTION: path},
            )

    def _find_collection(self, web: Web) -> str | None:
        asked = {
            "q": "improvement notices and directions",
            "filter_content_store_document_type": "document_collection",
            "order": "-public_timestamp",
            "count": COUNT,
            "fields": "title,link",
        }
        answer = web.get(search_url(self.settings.base_url, asked))
        try:
            found = json.loads(answer.body)["results"]
            return next((str(each["link"]) for each in found if _COLLECTION.search(each["title"])), None)
        except _ODD as error:
            raise SourceError(_another_form(COLLECTION)) from error

    def _content(self, path: str, web: Web, memory: Memory) -> Answer | None:
        url = content_url(self.settings.base_url, path)
        try:
            return web.get(url, validators=memory.validators(url), most_bytes=MOST_BYTES)
        except FetchError as error:
            if error.status in (404, 410):
                return None
            raise

    def _documents(self, answer: Answer) -> tuple[Entry, ...]:
        try:
            found = json.loads(answer.body)["links"].get("documents", ())
            return tuple(
                self._entry(
                    {
                        "link": each["base_path"],
                        "title": each["title"],
                        "public_timestamp": each.get("public_updated_at"),
                    },
                    COLLECTION,
                    "Department for Education",
                )
                for each in found[:MOST_DOCUMENTS]
            )
        except _ODD as error:
            raise SourceError(_another_form(COLLECTION)) from error

    def _url(self, search: Search) -> str:
        asked = {
            "q": search.words,
            "filter_organisations": search.organisation,
            "order": "-public_timestamp",
            "count": COUNT,
            "fields": FIELDS,
        }
        return search_url(self.settings.base_url, asked)

    def _entries(self, answer: Answer, search: Search) -> tuple[Entry, ...]:
        try:
            results = json.loads(answer.body)["results"]
            pages = [each for each in results if each.get("content_store_document_type") != "document_collection"]
            found = [each for each in pages if search.title.search(each["title"])]
            return tuple(self._entry(each, search.place, search.outlet) for each in found[:COUNT])
        except _ODD as error:
            raise SourceError(_another_form(search.place)) from error

    def _entry(self, result: dict[str, object], place: str, outlet: str) -> Entry:
        url = urljoin(f"{self.settings.base_url.rstrip('/')}/", str(result["link"]))
        if not is_web(url):
            sentence = f"GOV.UK ({place}) gave a link that is no web address."
            raise SourceError(sentence)
        stamp = str(result.get("public_timestamp") or "")
        return Entry(
            key=key_of(url),
            title=" ".join(str(result["title"]).split())[:300],
            url=url,
            published=datetime.fromisoformat(stamp).astimezone(LONDON).date() if stamp else None,
            summary=" ".join(str(result.get("description") or "").split())[:1_000],
            outlet=outlet,
            revision=stamp[:60],
        )


def search_url(base_url: str, asked: Mapping[str, object]) -> str:
    """Write the address of a question to GOV.UK's search."""
    return f"{base_url.rstrip('/')}/api/search.json?{urlencode(asked)}"


def content_url(base_url: str, path: str) -> str:
    """Write the address at which GOV.UK tells all of one of its pages."""
    return f"{base_url.rstrip('/')}/api/content{urlsplit(path).path}"


_ODD = (ValueError, TypeError, KeyError, AttributeError, RecursionError)


def _another_form(place: str) -> str:
    return f"GOV.UK ({place}) answered in another form than it used to."


def _explained(error: FetchError | SourceError) -> FetchError | SourceError:
    if isinstance(error, FetchError) and error.status == 422:
        return SourceError("GOV.UK's search no longer takes our question (422): ofsted-watch needs a newer version.")
    return error
