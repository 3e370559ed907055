"""A replica of newspapers' feeds: the BBC's, Google News's, Bing's, and plain ones (docs/sources.md 4)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

from watcher.demo.server import Reply, Request

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of news. `date` stands in the feed instead of `at`, when it is an odd one; "" leaves it out."""

    url: str
    title: str
    at: datetime | None = None
    summary: str = ""
    outlet: str = "Example Echo"
    date: str | None = None


@dataclass(slots=True)
class Newspaper:
    """Feeds of the same pieces in each outlet's own form: /bbc, /google, /bing, /plain. Change it while it serves.

    `copies` is what the BBC appends to its guids: several put the same piece into the feed several times.
    """

    pieces: list[Piece] = field(default_factory=list)
    copies: tuple[int, ...] = (0,)
    faults: dict[str, Reply] = field(default_factory=dict)

    def answer(self, request: Request) -> Reply:
        """Answer as the outlets would, 304 to who has it already."""
        if request.path in self.faults:
            return self.faults[request.path]
        item = {"/bbc": self._bbc, "/google": self._google, "/bing": self._bing, "/plain": self._plain}.get(
            request.path
        )
        if item is None:
            return Reply(404, b"<title>Not found</title>")
        body = (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:News="https://www.bing.com/news/search">'
            f"<channel><title>News of the county</title>{''.join(map(item, self.pieces))}</channel></rss>"
        ).encode()
        etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if request.headers.get("if-none-match") == etag:
            return Reply(304, headers={"ETag": etag})
        return Reply(200, body, "application/rss+xml; charset=utf-8", headers={"ETag": etag})

    def _bbc(self, piece: Piece) -> str:
        return "".join(
            f"<item><title><![CDATA[{piece.title}]]></title><description><![CDATA[{piece.summary}]]></description>"
            f"<link>{piece.url}?at_medium=RSS&amp;at_campaign=rss</link>"
            f'<guid isPermaLink="false">{piece.url}#{copy}</guid>{_date(piece)}</item>'
            for copy in self.copies
        )

    def _google(self, piece: Piece) -> str:
        number = f"CBMi{hashlib.sha256(piece.url.encode()).hexdigest()[:12]}"
        link = f"https://news.google.com/rss/articles/{number}?oc=5"
        return (
            f"<item><title>{_escaped(piece.title)} - {piece.outlet}</title><link>{link}</link>"
            f'<guid isPermaLink="false">{number}</guid>{_date(piece)}'
            f'<description>&lt;a href="{link}" target="_blank"&gt;{_escaped(_escaped(piece.title))}&lt;/a&gt;&amp;nbsp;'
            f'&amp;nbsp;&lt;font color="#6f6f6f"&gt;{piece.outlet}&lt;/font&gt;</description>'
            f'<source url="https://www.example-echo.co.uk">{piece.outlet}</source></item>'
        )

    def _bing(self, piece: Piece) -> str:
        link = f"http://www.bing.com/news/apiclick.aspx?ref=FexRss&amp;aid=&amp;url={quote(piece.url, safe='')}&amp;c=1"
        return (
            f"<item><title>{_escaped(piece.title)}</title><link>{link}</link>"
            f"<description>{_escaped(piece.summary)}</description>"
            f"{_date(piece)}<News:Source>{piece.outlet}</News:Source></item>"
        )

    def _plain(self, piece: Piece) -> str:
        return (
            f"<item><title>{_escaped(piece.title)}</title><link>{piece.url}</link>"
            f"<description>{_escaped(piece.summary)}</description>{_date(piece)}</item>"
        )


def _date(piece: Piece) -> str:
    date = piece.date if piece.date is not None else f"{piece.at:%a, %d %b %Y %H:%M:%S} GMT" if piece.at else ""
    return f"<pubDate>{date}</pubDate>" if date else ""


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
