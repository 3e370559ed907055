"""The page as a web application: it answers GET, asks who is there where it must, and lets nothing in it run."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from watcher.model.errors import PlainError
from watcher.page.door import Refusal
from watcher.page.site import NothingToShowError

if TYPE_CHECKING:
    from starlette.requests import Request

    from watcher.page.door import Door
    from watcher.page.site import Site

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
NOT_YET = "The service has not run with this database yet. Start it: ofsted-watch run"


def application(site: Site, door: Door) -> Starlette:
    """Make the application. Whoever the door refuses sees nothing but the reason."""
    style = Response((files("watcher.page") / "style.css").read_bytes(), media_type="text/css", headers=HEADERS)

    async def styled(request: Request) -> Response:
        return _refused(request) or style

    async def answered(request: Request) -> Response:
        refused = _refused(request)
        if refused:
            return refused
        try:
            path = request.url.path
            found = site.kept(path)
            if found is None:
                found = await run_in_threadpool(site.answer, path)
        except NothingToShowError:
            return PlainTextResponse(NOT_YET, 503, headers=HEADERS)
        except PlainError as error:
            return PlainTextResponse(str(error), 503, headers=HEADERS)
        return Response(found.body, found.status, headers={**HEADERS, "Content-Type": found.kind})

    def _refused(request: Request) -> Response | None:
        found = door.admit(request.headers, request.client.host if request.client else "")
        if isinstance(found, Refusal):
            return PlainTextResponse(found.says, found.status, headers={**HEADERS, **found.headers})
        return None

    return Starlette(routes=[Route("/style.css", styled), Route("/{anything:path}", answered)])
