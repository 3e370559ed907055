"""Reads an item where nothing that it does can hurt: how the process that reads documents answers for one."""

from __future__ import annotations

import json

from watcher.model import news
from watcher.model.news import ItemKind, NewsItem
from watcher.reading.news.notices import read_notice
from watcher.reading.news.piece import read_item


class ItemAnswer:
    """Answers with what an item says, as JSON."""

    def answer(self, body: bytes, kind: str) -> bytes:
        """Read an item that is written as a list: its id, title, summary, address, date, outlet, and its text."""
        *parts, text = json.loads(body)
        item = NewsItem(*parts)
        notice = read_notice(item) if kind == ItemKind.NOTICE else None
        return json.dumps(news.as_json(notice or read_item(item, text))).encode()


ITEM = ItemAnswer()
