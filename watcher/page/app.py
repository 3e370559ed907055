"""The page as a web application: it shows, asks who is there where it must, and lets nothing in it run.

The one thing that it changes is a message's next attempt, for somebody who has logged in.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from msgspec import Struct
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from watcher.model.errors import PlainError
from watcher.page.answers import ATOM
from watcher.page.door import Door, Refusal, is_from_here, nobody
from watcher.page.feeds import absolute
from watcher.page.site import NothingToShowError, Site, selection_at
from watcher.page.targets import AbsoluteTargets
from watcher.page.team_sites import TeamSites
from watcher.page.templating import style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # without a referrer a form of our own would name no origin
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
NOT_FROM_HERE = "Only this page itself can ask for that, and only for somebody who has logged in."
NOTHING_TO_SEND = "There is no such message, or it has arrived, or it is being sent just now. Look at /outbox again."
NOT_YET = "The service has not run with this database yet. Start it: ofsted-watch run"


def application(site: Site, door: Door) -> Starlette:
    """Make the application. Whoever the door refuses sees nothing but the reason."""
    behind = _BehindTheDoor(site, door)
    teams = _Teams(TeamSites(site, door.hosts))
    return Starlette(
        routes=[
            Route("/team/{team}/outbox/{number:int}/again", teams.send_again, methods=["POST"]),
            Route("/team/{team}", teams.show),
            Route("/team/{team}/{anything:path}", teams.show),
            Route("/outbox/{number:int}/again", behind.send_again, methods=["POST"]),
            Route("/{anything:path}", behind.show),
        ],
        middleware=[Middleware(AbsoluteTargets)],
    )


class _BehindTheDoor(Struct, frozen=True):
    site: Site
    door: Door

    async def show(self, request: Request) -> Response:
        # People type an address with a slash at its end, and programs put one there.
        address = request.url.path.removeprefix(self.site.below).rstrip("/") or "/"
        return self._refused(request) or _unless_known(request, await self._found(address, request))

    async def _found(self, address: str, request: Request) -> Response:
        if address == "/style.css":
            return Response(style(), media_type="text/css", headers=HEADERS)
        chosen = selection_at(address, request.query_params)
        try:
            found = self.site.kept(address, chosen)
            if found is None:
                found = await run_in_threadpool(self.site.answer, address, chosen)
        except NothingToShowError:
            return _sentence(NOT_YET, 503)
        except PlainError as error:
            return _sentence(str(error), 503)
        body = absolute(found.body, request.url.scheme, request.url.netloc) if found.kind == ATOM else found.body
        return Response(body, found.status, headers={**HEADERS, "Content-Type": found.kind})

    async def send_again(self, request: Request) -> Response:
        refused = self._refused(request)
        if refused:
            return refused
        if not self.door.asks or not is_from_here(request.headers):
            return _sentence(NOT_FROM_HERE, 403)
        try:
            done = await run_in_threadpool(self.site.send_again, request.path_params["number"])
        except PlainError as error:
            return _sentence(str(error), 503)
        outbox = f"{self.site.below}/outbox"
        return RedirectResponse(outbox, 303, headers=HEADERS) if done else _sentence(NOTHING_TO_SEND, 409)

    def _refused(self, request: Request) -> Response | None:
        found = self.door.admit(request.headers, request.client.host if request.client else "")
        return _refusal(found) if isinstance(found, Refusal) else None


class _Teams(Struct, frozen=True):
    sites: TeamSites

    async def show(self, request: Request) -> Response:
        behind = await self._behind(request)
        return await behind.show(request) if isinstance(behind, _BehindTheDoor) else behind

    async def send_again(self, request: Request) -> Response:
        behind = await self._behind(request)
        return await behind.send_again(request) if isinstance(behind, _BehindTheDoor) else behind

    async def _behind(self, request: Request) -> _BehindTheDoor | Response:
        try:
            found = await run_in_threadpool(self.sites.find, request.path_params["team"])
        except PlainError as error:
            return _sentence(str(error), 503)
        return _BehindTheDoor(*found) if found else _refusal(nobody(request.headers))


def _unless_known(request: Request, found: Response) -> Response:
    """Mark an answer with an ETag; whoever has it already, as readers of feeds and calendars do, gets no body (304)."""
    if found.status_code != 200:
        return found
    etag = f'"{hashlib.sha256(found.body).hexdigest()[:32]}"'
    found.headers["ETag"] = etag
    # Compared weakly (RFC 9110, 13.1.2): a proxy that compresses an answer makes its ETag a weak one.
    known = [each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")]
    return Response(status_code=304, headers={**HEADERS, "ETag": etag}) if etag in known or "*" in known else found


def _refusal(found: Refusal) -> Response:
    return _sentence(found.says, found.status, found.headers)


def _sentence(says: str, status: int, headers: Mapping[str, str] | None = None) -> Response:
    return PlainTextResponse(says, status, headers={**HEADERS, **(headers or {})})
