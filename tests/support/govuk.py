"""A replica of what GOV.UK says of Ofsted and the Department: two dialects of Atom, the search (docs/sources.md 2)."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from watcher.demo.server import Reply, Request

if TYPE_CHECKING:
    from datetime import datetime

ASKED = ("q", "count", "start", "order", "fields", "fields[]", "c", "filter_public_timestamp")
USUAL_COUNT = 10


@dataclass(frozen=True, slots=True)
class Page:
    """One page of GOV.UK. `at` is its last public update; without one, no feed lists it.

    `attachments` are the addresses of its files, `documents` the paths of the pages that a collection gathers.
    """

    path: str
    title: str
    at: datetime | None
    description: str = "One sentence."
    organisation: str = "department-for-education"
    type: str = "decision"
    display_type: str = "Decision"
    popularity: int = 0
    attachments: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(slots=True)
class GovukSite:
    """What GOV.UK shows. Change `pages` while it serves; a feed in `retired` has ended."""

    pages: list[Page] = field(default_factory=list)
    retired: tuple[str, ...] = ()
    offset: str = "Z"
    files: dict[str, bytes] = field(default_factory=dict)

    def answer(self, request: Request) -> Reply:
        """Answer as www.gov.uk would."""
        if request.path == "/api/search.json":
            return self._search(request)
        if request.path.startswith("/api/content/"):
            return self._content(request.path.removeprefix("/api/content"))
        if request.path in self.files:
            return Reply(200, self.files[request.path], "application/vnd.oasis.opendocument.spreadsheet")
        if request.path in self.retired:
            return _atom("<entry><id>tag:www.gov.uk,2005:/feed-ended</id><title>This feed has ended</title></entry>")
        if request.path.startswith("/government/organisations/") and request.path.endswith(".atom"):
            organisation = request.path.rsplit("/", 1)[-1].removesuffix(".atom")
            return _atom("".join(self._of_organisation(each) for each in self._newest(organisation)[:20]))
        if request.path.startswith("/search/") and request.path.endswith(".atom"):
            found = self._newest(request.first("organisations[]"))
            return _atom("".join(self._of_finder(each) for each in found[:20]))
        return Reply(404, b"<title>Page not found - GOV.UK</title>")

    def _content(self, path: str) -> Reply:
        by_path = {each.path: each for each in self.pages}
        page = by_path.get(path)
        if page is None:
            return _json({}, 404)
        gathered = [by_path[each] for each in page.documents]
        attached = [{"title": each.rsplit("/", 1)[-1], "url": each} for each in page.attachments]
        return _json(
            {
                "base_path": page.path,
                "title": page.title,
                "document_type": page.type,
                "public_updated_at": self._stamp(page),
                "details": {"attachments": attached},
                "links": {
                    "documents": [
                        {"base_path": each.path, "title": each.title, "public_updated_at": self._stamp(each)}
                        for each in gathered
                    ]
                },
            },
            200,
        )

    def _newest(self, organisation: str) -> list[Page]:
        theirs = [each for each in self.pages if each.at and organisation in ("", each.organisation)]
        return sorted(theirs, key=lambda each: str(each.at), reverse=True)

    def _of_organisation(self, page: Page) -> str:
        url = f"https://www.gov.uk{page.path}"
        return (
            f"<entry><id>{url}#{self._stamp(page)}</id><updated>{self._stamp(page)}</updated>"
            f'<link rel="alternate" type="text/html" href="{url}"/>'
            f"<title>{escape(page.display_type)}: {escape(page.title)}</title>"
            f'<category label="{page.display_type}" term="{page.display_type}"/>'
            f"<summary>{escape(page.description)}</summary></entry>"
        )

    def _of_finder(self, page: Page) -> str:
        return (
            f"<entry><id>tag:www.gov.uk,2005:{page.path}</id><updated>{self._stamp(page)}</updated>"
            f'<link rel="alternate" type="text/html" href="https://www.gov.uk{page.path}"/>'
            f'<title>{escape(page.title)}</title><summary type="html">{escape(page.description)}</summary></entry>'
        )

    def _stamp(self, page: Page) -> str:
        return f"{page.at:%Y-%m-%dT%H:%M:%S}{self.offset}" if page.at else ""

    def _search(self, request: Request) -> Reply:
        unknown = [each for each in request.query if each not in ASKED and not each.startswith(("filter_", "reject_"))]
        if unknown:
            return _json({"error": f"Unexpected parameters: {', '.join(unknown)}"}, 422)
        wanted = request.query.get("filter_organisations", [])
        types = request.query.get("filter_content_store_document_type", [])
        found = [
            each
            for each in self.pages
            if (not wanted or each.organisation in wanted) and (not types or each.type in types)
        ]
        by_date = request.first("order") == "-public_timestamp"
        found.sort(key=lambda each: str(each.at or "") if by_date else f"{each.popularity:09}", reverse=True)
        count = min(int(request.first("count") or USUAL_COUNT), 1500)
        return _json({"results": [self._result(each) for each in found[:count]], "total": len(found), "start": 0}, 200)

    def _result(self, page: Page) -> dict[str, object]:
        stamp = {"public_timestamp": self._stamp(page)} if page.at else {}
        return {
            "title": page.title,
            "link": page.path,
            "description": page.description,
            **stamp,
            "content_store_document_type": page.type,
            "display_type": page.display_type,
            "index": "government",
            "es_score": None,
            "_id": page.path,
            "elasticsearch_type": "edition",
            "document_type": "edition",
        }


def _json(answer: object, status: int) -> Reply:
    return Reply(status, json.dumps(answer).encode(), "application/json")


def _atom(entries: str) -> Reply:
    return Reply(
        200,
        (
            '<?xml version="1.0" encoding="UTF-8"?><feed xml:lang="en-GB" xmlns="http://www.w3.org/2005/Atom">'
            "<id>tag:www.gov.uk,2005:/government/organisations/ofsted</id><title>Ofsted - Activity on GOV.UK</title>"
            f"<author><name>HM Government</name></author>{entries}</feed>"
        ).encode(),
        "application/atom+xml; charset=utf-8",
    )
