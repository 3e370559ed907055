from __future__ import annotations

import json

from watcher.model.news import ItemKind
from watcher.reading.news.sandboxed import ITEM


def answer(title, kind, text=""):
    return json.loads(
        ITEM.answer(json.dumps(["1", title, "", "https://x.example/", "2026-08-03", "", text]).encode(), kind)
    )


def test_an_item_is_read_with_its_text():
    said = answer("A report", ItemKind.NEWS, "Ofsted today rated Bolton's children's services inadequate.")

    assert (said["should_alert"], said["alert_authorities"]) == (True, ["Bolton"])


def test_a_notice_is_read_as_one():
    assert not answer("Improvement notice issued to Bolton Council", ItemKind.NOTICE)["should_alert"]
