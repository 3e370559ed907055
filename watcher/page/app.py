"""The page as a web application: it answers GET, asks who is there where it must, and lets nothing in it run."""

from __future__ import annotations

import base64
import binascii
import hmac
from importlib.resources import files
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from watcher.model.errors import PlainError
from watcher.page.site import NothingToShowError

if TYPE_CHECKING:
    from starlette.requests import Request

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

Visitors = dict[str, str]
"""Names and passwords; empty where nobody is asked."""


def application(site: Site, visitors: Visitors, user_header: str | None) -> Starlette:
    """Make the application. Who visits must know a password, or be named by the reverse proxy's header, if set."""
    style = Response((files("watcher.page") / "style.css").read_bytes(), media_type="text/css", headers=HEADERS)

    async def styled(request: Request) -> Response:  # noqa: ARG001 - the framework's form
        return style

    async def answered(request: Request) -> Response:
        if not _may_visit(request, visitors, user_header):
            return _who_is_there()
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

    return Starlette(routes=[Route("/style.css", styled), Route("/{anything:path}", answered)])


def _may_visit(request: Request, visitors: Visitors, user_header: str | None) -> bool:
    if user_header is not None:
        return bool(request.headers.get(user_header, "").strip())
    if not visitors:
        return True
    scheme, _, sealed = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return False
    try:
        name, _, password = base64.b64decode(sealed, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return False
    # Compared in the same time whether the name is known or not.
    known = visitors.get(name, "")
    return hmac.compare_digest(password.encode(), known.encode()) and name in visitors


def _who_is_there() -> Response:
    headers = {**HEADERS, "WWW-Authenticate": 'Basic realm="ofsted-watch", charset="UTF-8"'}
    return PlainTextResponse("Who is there? This page asks for a name and a password.", 401, headers=headers)
