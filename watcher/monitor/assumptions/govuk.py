"""G1 to G4, C1, C2, A1, A2 and U5: GOV.UK's search, its collection of notices, and the annual outcomes."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from watcher.monitor import outcomes_file
from watcher.monitor.assumptions.finding import Finding, judged, learned, unseen
from watcher.sources.govuk import COLLECTION_TITLE, SEARCHES, search_url
from watcher.timing.clock import LONDON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.monitor.assumptions.seen import Look, Seen

SEARCH, FIND, COLLECTION = "search: ", "search for the collection", "collection"
EDITIONS, EDITION = "search for the outcomes", "outcomes"
NOTICES = re.compile(r"improvement notices? issued to|directions? (issued )?to", re.IGNORECASE)
SHEETS = (".ods", ".xlsx", ".csv")
Result = dict[str, Any]


def searches(base_url: str) -> dict[str, str]:
    """Write the addresses of our questions to the search, by what they are for."""
    words = {SEARCH + each.place: (each.words, {"filter_organisations": each.organisation}) for each in SEARCHES}
    words |= {
        FIND: ("improvement notices and directions", {"filter_content_store_document_type": "document_collection"}),
        EDITIONS: ("local authority inspection outcomes", {"filter_organisations": "ofsted"}),
    }
    return {asked: search_url(base_url, *given) for asked, given in words.items()}


def results(page: Seen | None) -> list[Result] | None:
    """Read a search's results; None when it is another form than it was."""
    found = _json(page)
    listed = found.get("results") if isinstance(found, dict) else None
    return [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else None


def collection_path(look: Look) -> str | None:
    """Find the path of the collection of notices and directions."""
    listed = results(look.page(FIND)) or []
    named = (each for each in listed if COLLECTION_TITLE.search(str(each.get("title"))[:500]))
    return next((str(each.get("link")) for each in named), None)


def edition_path(look: Look) -> tuple[str, date] | None:
    """Find the newest edition of the annual outcomes, and the day that it speaks of."""
    titled = [(str(each.get("link")), str(each.get("title"))) for each in results(look.page(EDITIONS)) or []]
    found = [
        (link, day)
        for link, title in titled
        if "inspection outcomes" in title.lower() and (day := outcomes_file.as_at(title))
    ]
    return max(found, key=lambda each: each[1], default=None)


def findings(look: Look) -> Iterator[Finding]:
    """Compare what GOV.UK answered with what is assumed of it."""
    searches = look.all(SEARCH)
    if not searches:
        yield from (unseen(number, "no search was answered") for number in ("G1", "G2", "G3", "G4"))
    else:
        yield from _searches(searches)
    yield from _collection(look)
    yield from _outcomes(look)


def _searches(searches: tuple[Seen, ...]) -> Iterator[Finding]:
    read = [results(each) for each in searches]
    listed = [each for found in read for each in found or ()]
    strange = sum(each is None for each in read)
    yield judged(
        "G1", holds=not strange, seen=f"{len(listed)} results, {strange} of {len(read)} answers of another form"
    )
    if not listed:
        yield from (unseen(number, "no result was found") for number in ("G2", "G3"))
        yield judged("G4", holds=False, seen="nothing was found")
        return
    bare = [each for each in listed if not (each.get("title") and each.get("link"))]
    stamped = [each for each in listed if _moment(each)]
    seen = f"{len(listed)} results, {len(bare)} without title or link, {len(stamped)} with a moment"
    yield judged("G2", holds=not bare and 2 * len(stamped) >= len(listed), seen=seen)
    moments = [[moment for each in found or () if (moment := _moment(each))] for found in read]
    yield judged("G3", holds=all(each == sorted(each, reverse=True) for each in moments), seen="in the order they came")
    yield from _titles(searches, listed)


def _titles(searches: tuple[Seen, ...], listed: list[Result]) -> Iterator[Finding]:
    meant = {each.place: each.title for each in SEARCHES}
    counts = {
        place: sum(_is_meant(each, meant[place]) for each in results(page) or ())
        for page in searches
        if (place := page.asked.removeprefix(SEARCH)) in meant
    }
    seen = ", ".join(f"{place}: {count}" for place, count in counts.items())
    yield judged("G4", holds=all(counts.values()), seen=f"titles that we look for: {seen}")
    notices = [each for each in listed if NOTICES.search(str(each.get("title"))[:500])]
    if notices:
        types = sorted({str(each.get("content_store_document_type")) for each in notices})
        yield learned("U5", f"notices and directions are of type {', '.join(types)}, like {notices[0].get('link')}")


def _is_meant(result: Result, title: re.Pattern[str]) -> bool:
    collection = result.get("content_store_document_type") == "document_collection"
    return not collection and title.search(str(result.get("title"))[:500]) is not None


def _collection(look: Look) -> Iterator[Finding]:
    if look.page(FIND) is None:
        yield from (unseen(number, "the search for it was not answered") for number in ("C1", "C2"))
        return
    path = collection_path(look)
    yield judged("C1", holds=path is not None, seen=path or "not among the results")
    content = _json(look.page(COLLECTION))
    if not isinstance(content, dict):
        yield unseen("C2", "its content did not come")
        return
    links = content.get("links")
    listed = links.get("documents") if isinstance(links, dict) else None
    documents = [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    whole = [each for each in documents if {"base_path", "title", "public_updated_at"} <= each.keys()]
    seen = f"{len(whole)} of {len(documents)} documents with path, title and moment"
    yield judged("C2", holds=bool(documents) and len(whole) == len(documents), seen=seen)


def _outcomes(look: Look) -> Iterator[Finding]:
    if look.page(EDITIONS) is None:
        yield from (unseen(number, "the search for it was not answered") for number in ("A1", "A2"))
        return
    found = edition_path(look)
    year = look.moment.astimezone(LONDON).year
    seen = f"as at {found[1]:%-d %B %Y}" if found else "no edition among the results"
    yield judged("A1", holds=found is not None and found[1].year >= year - 2, seen=seen)
    content = _json(look.page(EDITION))
    if not isinstance(content, dict):
        yield unseen("A2", "its content did not come")
        return
    details = content.get("details")
    attached = details.get("attachments") if isinstance(details, dict) else None
    urls = [str(each.get("url")) for each in attached or () if isinstance(each, dict)] if attached else []
    sheets = [each for each in urls if _is_sheet(each, look.base_url)]
    yield judged("A2", holds=bool(sheets), seen=f"{len(urls)} files, {len(sheets)} of them sheets on GOV.UK's hosts")


def _is_sheet(url: str, base_url: str) -> bool:
    parts = urlsplit(urljoin(base_url, url))
    ours = parts.hostname == urlsplit(base_url).hostname or (parts.hostname or "").endswith(".gov.uk")
    return ours and parts.path.lower().endswith(SHEETS)


def _moment(result: Result) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(result.get("public_timestamp")))
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _json(page: Seen | None) -> object:
    if page is None or not page.fits:
        return None
    try:
        return json.loads(page.body)
    except (ValueError, RecursionError):
        return None
