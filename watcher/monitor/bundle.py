"""Looks as one zip file: pages and headers, to be attached to a report of a problem and turned into a test.

No secret is in it: of the headers only those that say how a page is to be read or kept, of a feed's address neither
password nor query, and of forms no hidden token. Nor does it say who is watched, or what the sources are called.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit, urlunsplit

import msgspec
from msgspec import structs

from watcher.model.values import replace
from watcher.monitor.assumptions.seen import Look, Seen

INDEX = "looks.json"
MOST_LOOKS, MOST_FILE = 1_000, 50_000_000
"""Looks read of a bundle, and bytes of all that it holds, unpacked: a file that is handed in can't fill the memory."""
HEADERS = frozenset(
    (
        *("age", "cache-control", "content-encoding", "content-length", "content-type", "date", "etag", "expires"),
        *("last-modified", "retry-after", "server", "vary", "via", "x-cache"),
    )
)
HIDDEN = "hidden"
# Shorter words stand in every page, and to black them out would leave nothing to look at.
SHORTEST_SECRET = 6
# Pages carry a visitor's session in hidden fields, which is nobody else's business; the field's name tells it.
_TOKEN = re.compile(
    rb"""(<(?:input|meta)\b[^<>]{0,300}?(?:token|csrf|nonce|session|viewstate)[^<>]{0,300}?"""
    rb"""\b(?:value|content)\s*=\s*)("[^"<>]*"|'[^'<>]*')""",
    re.IGNORECASE,
)


def pack(looks: Iterable[Look]) -> bytes:
    """Write looks as a zip file, without secrets."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        index = []
        for at, look in enumerate(map(without_secrets, looks), 1):
            pages = []
            for number, page in enumerate(look.pages, 1):
                name = f"{at:02}-{look.kind}/{number:02}-{re.sub(r'[^a-z0-9]+', '-', page.asked.lower())}"
                packed.writestr(_undated(name), page.body)
                pages.append(_page_as_json(page) | {"file": name})
            index.append(msgspec.to_builtins(replace(look, pages=())) | {"pages": pages})
        packed.writestr(_undated(INDEX), json.dumps(index, indent=1, ensure_ascii=False))
    return file.getvalue()


def _undated(name: str) -> zipfile.ZipInfo:
    """Name a file in a zip without its hour: a zip knows none before 1980, where a clock without a battery begins."""
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def unpack(file: bytes) -> tuple[Look, ...]:
    """Read looks that `pack` wrote; ValueError when it is no such file, or a far too large one."""
    try:
        with zipfile.ZipFile(io.BytesIO(file)) as packed:
            if sum(each.file_size for each in packed.infolist()) > MOST_FILE:
                raise ValueError(f"It holds more than {MOST_FILE // 1_000_000} MB.")
            return looks_in(packed.read(INDEX), packed.read)
    except (zipfile.BadZipFile, msgspec.ValidationError, KeyError, TypeError, AttributeError) as error:
        raise ValueError("This is not a bundle that `ofsted-watch doctor --bundle` wrote.") from error


def looks_in(index: bytes, read: Callable[[str], bytes]) -> tuple[Look, ...]:
    """Read looks by the index of a bundle; `read` gives one of its files."""
    return tuple(_from_json(each, read) for each in json.loads(index)[:MOST_LOOKS])


def without_secrets(look: Look) -> Look:
    """Leave out what its address in the config, its headers and its forms hold that nobody else should have."""
    secrets = tuple(_secrets(look))
    pages = tuple(_page_without_secrets(each, look.kind, secrets) for each in look.pages)
    return replace(look, base_url=_shown(look.base_url, look.kind), pages=pages)


def _secrets(look: Look) -> Iterator[str]:
    parts = urlsplit(look.base_url)
    yield from (each for each in (parts.username, parts.password) if each and len(each) >= SHORTEST_SECRET)
    if look.kind == "feed":
        yield from (value for _, value in parse_qsl(parts.query) if len(value) >= SHORTEST_SECRET)


def _shown(url: str, kind: str) -> str:
    parts = urlsplit(url)
    host = (parts.hostname or "") + (f":{parts.port}" if parts.port else "")
    return urlunsplit((parts.scheme, host, parts.path, "" if kind == "feed" else parts.query, ""))


def _page_without_secrets(page: Seen, kind: str, secrets: tuple[str, ...]) -> Seen:
    body = _TOKEN.sub(rb'\1"hidden"', page.body)
    for each in secrets:
        body = body.replace(each.encode(), HIDDEN.encode())
    trouble = page.trouble
    for each in secrets:
        trouble = trouble.replace(each, HIDDEN)
    headers = tuple((name, value) for name, value in page.headers if name in HEADERS)
    return Seen(page.asked, _shown(page.asked_url, kind), _shown(page.url, kind), page.status, headers, body, trouble)


def _page_as_json(page: Seen) -> dict[str, Any]:
    return {name: value for name, value in structs.asdict(page).items() if name != "body"}


def _from_json(said: dict[str, Any], read: Callable[[str], bytes]) -> Look:
    look = msgspec.convert(said, Look)
    files = (read(each["file"]) for each in said["pages"])
    return replace(look, pages=tuple(replace(page, body=body) for page, body in zip(look.pages, files, strict=True)))
