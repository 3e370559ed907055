"""Slack's limits for a message, as its documentation has them: what goes beyond is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_BLOCKS = 50
MOST_IN_ALL = 12_000
MOST_TEXT = 40_000
MOST_SAID = {"header": 150, "section": 3_000, "context": 3_000, "rich_text": 3_000}
MOST_ELEMENTS = {"actions": 25, "context": 10}
MOST_BLOCK_ID = 255
MOST_LABEL = 75
"""Characters of a button, and of an option; a placeholder may have twice as many."""


def refusal(message: dict[str, Any]) -> str | None:
    """Say by which error Slack would refuse a message; None when it is within the limits."""
    blocks = message.get("blocks") or []
    if not message.get("text") and not blocks:
        return "no_text"
    if len(message.get("text") or "") > MOST_TEXT:
        return "msg_too_long"
    if len(blocks) > MOST_BLOCKS or any(_is_wrong(each) for each in blocks):
        return "invalid_blocks"
    return "msg_blocks_too_long" if sum(map(len, _said(blocks))) > MOST_IN_ALL else None


def _is_wrong(block: dict[str, Any]) -> bool:
    kind = block["type"]
    elements = block.get("elements", [])
    labels = [each["text"]["text"] for each in elements if each["type"] == "button"]
    labels += [option["text"]["text"] for each in elements for option in each.get("options", ())]
    return (
        sum(map(len, _said(block))) > MOST_SAID.get(kind, MOST_IN_ALL)
        or len(elements) > MOST_ELEMENTS.get(kind, MOST_BLOCKS)
        or len(block.get("block_id", "")) > MOST_BLOCK_ID
        or any(len(each) > MOST_LABEL for each in labels)
        or (kind == "header" and not block["text"]["text"])
    )


def _said(part: object) -> Iterator[str]:
    """Name every text in a part of a message, however deep."""
    if isinstance(part, dict):
        if isinstance(part.get("text"), str):
            yield part["text"]
        for each in part.values():
            yield from _said(each)
    elif isinstance(part, list):
        for each in part:
            yield from _said(each)
