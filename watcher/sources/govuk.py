"""GOV.UK's search: improvement notices and directions, and Ofsted's statistics of councils (docs/sources.md 2.3)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any, Literal
from urllib.parse import urlencode, urlsplit

from msgspec import Struct

from watcher.model.errors import SourceError
from watcher.model.listings import Entry, Failure, Listing, Memory
from watcher.model.news import ItemKind
from watcher.sources.links import absolute, key_of
from watcher.sources.plain_text import plain, what_came
from watcher.sources.source import PollContext, SourceSettings, WebAddress
from watcher.timing.durations import Duration
from watcher.timing.written_dates import day_written
from watcher.web.client import Answer, FetchError, Web

COUNT = 50
"""Results asked for, and kept, of one search; more of them would make each answer larger."""
FIELDS = "title,link,description,public_timestamp,content_store_document_type,display_type"
# Below assumption W6: fifty results, or a collection's links.
MOST_BYTES = 2_000_000
# Far more notices and directions than there have been since 2013.
MOST_DOCUMENTS = 1_000
COLLECTION = "collection of notices and directions"
# Assumption C1: found by its title, because its address is not known (docs/sources.md U5).
COLLECTION_TITLE = re.compile(r"\bimprovement notices and directions\b", re.IGNORECASE)


class Search(Struct, frozen=True):
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


class Govuk(Struct, frozen=True):
    """Three searches at each poll, always the newest first, and the collection that the notices are gathered in."""

    settings: Settings

    def poll(self, asked: PollContext) -> Iterator[Listing | Failure]:
        """List what the searches find; a search that fails doesn't keep the others from being made."""
        web, memory = asked.web, asked.memory
        last: FetchError | SourceError | None = None
        read = 0
        for search in SEARCHES:
            url = self._url(search)
            try:
                answer = web.get(url, validators=memory.validators(url), most_bytes=MOST_BYTES)
                found = None if answer.not_modified else self._results(answer, search)
            except (FetchError, SourceError) as error:
                last = _explained(error)
                yield Failure(search.place, str(last))
                continue
            read += 1
            yield _listing(search.place, url, found, answer, {})
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
            url = content_url(self.settings.base_url, path)
            found = None if answer.not_modified else self._documents(answer)
            marks = {} if path == memory.mark(COLLECTION) else {COLLECTION: path}
            yield _listing(COLLECTION, url, found, answer, marks)

    def _find_collection(self, web: Web) -> str | None:
        only = {"filter_content_store_document_type": "document_collection"}
        words = "improvement notices and directions"
        answer = web.get(search_url(self.settings.base_url, words, only, fields="title,link"))
        try:
            found = json.loads(answer.body)["results"]
            named = (each for each in found if COLLECTION_TITLE.search(str(each.get("title"))) and each.get("link"))
            return next((str(each["link"]) for each in named), None)
        except _ODD as error:
            raise SourceError(_another_form(COLLECTION, answer)) from error

    def _content(self, path: str, web: Web, memory: Memory) -> Answer | None:
        url = content_url(self.settings.base_url, path)
        try:
            return web.get(url, validators=memory.validators(url), most_bytes=MOST_BYTES)
        except FetchError as error:
            if error.status in (404, 410):
                return None
            raise

    def _documents(self, answer: Answer) -> Found:
        try:
            found = json.loads(answer.body)["links"].get("documents", ())
            results = [
                {"link": each["base_path"], "title": each["title"], "public_timestamp": each.get("public_updated_at")}
                if isinstance(each, dict) and {"base_path", "title"} <= each.keys()
                else each
                for each in found[:MOST_DOCUMENTS]
            ]
        except _ODD as error:
            raise SourceError(_another_form(COLLECTION, answer)) from error
        return self._found(results, COLLECTION, "Department for Education")

    def _url(self, search: Search) -> str:
        return search_url(self.settings.base_url, search.words, {"filter_organisations": search.organisation})

    def _results(self, answer: Answer, search: Search) -> Found:
        try:
            results = list(json.loads(answer.body)["results"])
        except _ODD as error:
            raise SourceError(_another_form(search.place, answer)) from error
        if results and not any(isinstance(each, dict) and {"title", "link"} <= each.keys() for each in results):
            raise SourceError(_another_form(search.place, answer))
        meant = [each for each in results if not isinstance(each, dict) or _is_meant(each, search)]
        return self._found(meant[:COUNT], search.place, search.outlet)

    def _found(self, results: Sequence[Any], place: str, outlet: str) -> Found:
        """Read the entries; an odd one is told, and hides no other."""
        entries, problems = [], []
        for each in results:
            try:
                entries.append(self._entry(each, outlet))
            except _ODD:
                link = each.get("link") if isinstance(each, dict) else None
                problems.append(f"GOV.UK ({place}) lists something that could not be read: {str(link)[:200]}.")
        return Found(tuple(entries), tuple(problems))

    def _entry(self, result: Mapping[str, Any], outlet: str) -> Entry:
        url = absolute(str(result["link"]), f"{self.settings.base_url.rstrip('/')}/")
        title = result["title"]
        if url is None or not isinstance(title, str) or not title.strip():
            raise ValueError
        stamp = str(result.get("public_timestamp") or "")
        return Entry(
            key=key_of(url),
            title=plain(title, 300),
            url=url,
            published=day_written(stamp),
            summary=plain(result.get("description") or "", 1_000),
            outlet=outlet,
            revision=stamp[:60],
        )


class Found(Struct, frozen=True):
    """What one question found, and sentences about what could not be read of it."""

    entries: tuple[Entry, ...]
    problems: tuple[str, ...]


def _listing(place: str, url: str, found: Found | None, answer: Answer, marks: Mapping[str, str]) -> Listing:
    return Listing(
        place,
        url,
        found.entries if found else None,
        items=ItemKind.NOTICE,
        validators=answer.validators,
        marks=marks,
        problems=found.problems if found else (),
    )


def _is_meant(result: Mapping[str, object], search: Search) -> bool:
    """Return whether a title is what the search was for; one that can't be read is looked at more closely."""
    title = result.get("title")
    collection = result.get("content_store_document_type") == "document_collection"
    return not collection and (not isinstance(title, str) or bool(search.title.search(title)))


def search_url(base_url: str, words: str, only: Mapping[str, str], *, count: int = COUNT, fields: str = FIELDS) -> str:
    """Write the address of a question to GOV.UK's search: so many results at most, the newest first."""
    asked = {"q": words, **only, "order": "-public_timestamp", "count": count, "fields": fields}
    return f"{base_url.rstrip('/')}/api/search.json?{urlencode(asked)}"


def content_url(base_url: str, path: str) -> str:
    """Write the address at which GOV.UK tells all of one of its pages."""
    return f"{base_url.rstrip('/')}/api/content{urlsplit(path).path}"


_ODD = (ValueError, TypeError, KeyError, AttributeError, RecursionError)


def _another_form(place: str, answer: Answer) -> str:
    came = f": {what_came(answer.body, answer.content_type)}" if answer.body.lstrip().startswith(b"<") else ""
    return f"GOV.UK ({place}) answered in another form than it used to{came}."


def _explained(error: FetchError | SourceError) -> FetchError | SourceError:
    if isinstance(error, FetchError) and error.status == 422:
        return SourceError("GOV.UK's search no longer takes our question (422): ofsted-watch needs a newer version.")
    return error


KIND = Settings, Govuk
