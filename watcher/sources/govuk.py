"""GOV.UK's search: improvement notices and directions, and Ofsted's statistics of councils (SOURCES 2.3)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlencode, urljoin

from watcher.clock import LONDON
from watcher.durations import Duration
from watcher.fetch import FetchError
from watcher.model.news import ItemKind
from watcher.sources.links import is_web, key_of
from watcher.sources.source import Entry, Failure, Listing, SourceError, SourceSettings, WebAddress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.fetch import Answer, Web
    from watcher.model.ofsted import Urn
    from watcher.sources.source import Memory

COUNT = 50
FIELDS = "title,link,description,public_timestamp,content_store_document_type,display_type"
MOST_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class Search:
    """One question to the search, and which titles among its loose answers are meant."""

    place: str
    organisation: str
    words: str
    title: re.Pattern[str]
    outlet: str


# What type GOV.UK gives to the single notices is not known (SOURCES 2.5), so none is asked for; the title decides.
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
    """Three searches at each poll, always the newest first."""

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
        if last and not read:
            raise last

    def _url(self, search: Search) -> str:
        asked = {
            "q": search.words,
            "filter_organisations": search.organisation,
            "order": "-public_timestamp",
            "count": COUNT,
            "fields": FIELDS,
        }
        return f"{self.settings.base_url.rstrip('/')}/api/search.json?{urlencode(asked)}"

    def _entries(self, answer: Answer, search: Search) -> tuple[Entry, ...]:
        try:
            results = json.loads(answer.body)["results"]
            found = [each for each in results if search.title.search(each["title"])]
            return tuple(self._entry(each, search) for each in found[:COUNT])
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            sentence = f"GOV.UK's search ({search.place}) answered in another form than it used to."
            raise SourceError(sentence) from error

    def _entry(self, result: dict[str, object], search: Search) -> Entry:
        url = urljoin(f"{self.settings.base_url.rstrip('/')}/", str(result["link"]))
        if not is_web(url):
            sentence = f"GOV.UK's search ({search.place}) gave a link that is no web address."
            raise SourceError(sentence)
        stamp = str(result.get("public_timestamp") or "")
        return Entry(
            key=key_of(url),
            title=" ".join(str(result["title"]).split())[:300],
            url=url,
            published=datetime.fromisoformat(stamp).astimezone(LONDON).date() if stamp else None,
            summary=" ".join(str(result.get("description") or "").split())[:1_000],
            outlet=search.outlet,
            revision=stamp[:60],
        )


def _explained(error: FetchError | SourceError) -> FetchError | SourceError:
    if isinstance(error, FetchError) and error.status == 422:
        return SourceError("GOV.UK's search no longer takes our question (422): ofsted-watch needs a newer version.")
    return error
