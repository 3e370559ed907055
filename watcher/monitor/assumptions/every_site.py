"""W1 to W7, and U1: what is assumed of every site, whatever it publishes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from watcher.monitor.assumptions.finding import Finding, judged, learned, unseen
from watcher.monitor.assumptions.seen import AGAIN, FILES_ROBOTS, ROBOTS, Look, Seen

NAME = "ofsted-watch"
"""Our name in the User-Agent and in robots.txt."""
GONE = "document that is gone"
SEVERAL_WAYS = frozenset({"moderngov"})
"""Kinds of source that are read in the first of several ways that answers."""
VALIDATORS = ("etag", "last-modified")
# Assumption W7; beyond that a wait that the server asks for in its own time would be too short or too long.
CLOCKS_DIFFER = timedelta(minutes=5)
MANY_BYTES = {"html": 1_000_000, "pdf": 25_000_000, "xml": 1_000_000, "json": 1_000_000}
"""Half of what is parsed here, or of what a document may have at most."""
BEGINS = {"pdf": (b"%PDF-",), "json": (b"{", b"["), "xml": (b"<",), "html": (b"<",)}


def findings(look: Look) -> Iterator[Finding]:
    """Compare what came with what is assumed of every site."""
    robots = [each for each in look.pages if each.asked in (ROBOTS, FILES_ROBOTS)]
    pages = [each for each in look.pages if each not in robots]
    wanted = [each for each in pages if each.asked != GONE]
    yield from _robots(robots, wanted)
    yield _answered(look, wanted)
    whole = [each for each in wanted if each.ok]
    if not whole:
        yield from (unseen(number, "nothing came") for number in ("W3", "W4", "W5", "W6", "W7"))
        return
    yield _together(
        "W3",
        [_of_another_kind(each) for each in whole if each.asked != AGAIN],
        "HTML, PDF, JSON and XML where they were expected",
    )
    yield _unchanged(pages)
    yield _together("W5", [_moved(each) for each in whole], "every address answers itself")
    yield _together(
        "W6", [_too_large(each) for each in whole], f"at most {max(len(each.body) for each in whole):,} bytes"
    )
    yield _clock(look, whole)


def _together(number: str, troubles: Iterable[str], else_seen: str) -> Finding:
    said = [each for each in troubles if each]
    return judged(number, holds=not said, seen="; ".join(said) or else_seen)


def _robots(robots: list[Seen], wanted: list[Seen]) -> Iterator[Finding]:
    from protego import Protego

    forbidden, said = [], []
    for each in robots:
        host = urlsplit(each.asked_url).netloc
        rules = each.body[:500_000].decode("utf-8", "replace") if each.ok and not _is_html(each.body) else ""
        said.append(f"{host}: {' / '.join(rules.split(chr(10)))[:300]}" if rules else f"{host}: none ({each.status})")
        parsed = Protego.parse(rules)
        # Protego asks for the address first, urllib.robotparser for the name: exchanged, everything is allowed.
        forbidden += [
            f"{host} forbids {one.path}"
            for one in wanted
            if urlsplit(one.asked_url).netloc == host and not parsed.can_fetch(one.asked_url, NAME)
        ]
    if not any(each.status for each in robots):
        yield unseen("W1", "robots.txt did not come")
        return
    yield _together("W1", dict.fromkeys(forbidden), "all that we ask for is allowed")
    yield learned("U1", "; ".join(said))


def _answered(look: Look, wanted: list[Seen]) -> Finding:
    refused = [said for each in wanted if (said := _refused(each))]
    enough = look.kind in SEVERAL_WAYS and len(refused) < len(wanted)
    seen = " ".join(dict.fromkeys(refused)) or f"all {len(wanted)} requests were answered"
    return judged("W2", holds=not refused or enough, seen=seen)


def _refused(page: Seen) -> str:
    if page.status in (200, 304) and not page.trouble:
        return ""
    return page.trouble or f"{page.path} answers {page.status}."


def _kind_asked(page: Seen) -> str:
    path = page.path.lower()
    if "/v1/file/" in path:
        return "pdf"
    if path.endswith("search.json") or "/api/content" in path:
        return "json"
    feed = path.endswith((".atom", ".xml", ".rss", "mgrss.aspx", "/getmeetings")) or page.asked == "feed"
    return "xml" if feed else "html"


def _of_another_kind(page: Seen) -> str:
    kind, body = _kind_asked(page), page.body.lstrip(b"\xef\xbb\xbf \t\r\n")
    begins = body.startswith(BEGINS[kind]) and not (kind == "xml" and _is_html(body))
    named = page.header("content-type").split(";")[0].strip() or "no Content-Type"
    agrees = kind in named or (kind == "xml" and named in ("application/rss+xml", "text/xml"))
    return "" if begins and agrees else f"{page.path}: {kind.upper()} was expected, {named} came, {_start(body)}"


def _start(body: bytes) -> str:
    return f"beginning {body[:40].decode('ascii', 'replace')!r}" if body else "empty"


def _is_html(body: bytes) -> bool:
    return body.lstrip()[:200].lower().startswith((b"<!doctype html", b"<html"))


def _unchanged(pages: list[Seen]) -> Finding:
    again = next((each for each in pages if each.asked == AGAIN), None)
    if again:
        first = next(each for each in pages if each.asked_url == again.asked_url)
        given = " and ".join(name for name in VALIDATORS if first.header(name))
        return judged("W4", holds=again.status == 304, seen=f"it gives {given}; asked again with it: {again.status}")
    if any(each.header(name) for each in pages for name in VALIDATORS):
        return unseen("W4", "the page that is asked for again did not come")
    return judged("W4", holds=False, seen="neither ETag nor Last-Modified came with anything")


def _moved(page: Seen) -> str:
    before, after = urlsplit(page.asked_url).hostname, urlsplit(page.url).hostname
    return "" if before == after else f"{page.path} leads from {before} to {after}"


def _too_large(page: Seen) -> str:
    kind = _kind_asked(page)
    if len(page.body) > MANY_BYTES[kind] or (kind != "pdf" and not page.fits):
        return f"{page.path}: {len(page.body):,} bytes, {page.body.count(b'<'):,} tags"
    return ""


def _clock(look: Look, whole: list[Seen]) -> Finding:
    for each in whole:
        try:
            theirs = parsedate_to_datetime(each.header("date"))
            apart = abs(theirs - look.moment)
        except (ValueError, TypeError):  # no date, no sense, or one without a zone
            continue
        return judged("W7", holds=apart <= CLOCKS_DIFFER, seen=f"{int(apart.total_seconds())} seconds apart")
    return unseen("W7", "no answer has a Date that can be read")
