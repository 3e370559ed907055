"""Reads an item where nothing that it does can hurt: how the process that reads documents answers for one."""

from __future__ import annotations

import json

from watcher.model import news
from watcher.model.news import NewsItem
from watcher.reading.news.piece import read_item


class ItemAnswer:
    """Answers with what an item says, as JSON."""

    def answer(self, body: bytes) -> bytes:
        """Read an item that is written as a list: its id, title, summary, address, date, outlet, and its text."""
        *parts, text = json.loads(body)
        return json.dumps(news.as_json(read_item(NewsItem(*parts), text))).encode()


ITEM = ItemAnswer()
