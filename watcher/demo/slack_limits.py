"""What Slack refuses in a message or a Home tab, as its documentation has it: where (a JSON pointer), and why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from notifiers.slack import limits

MOST_SAID = {
    "header": limits.HEADER.most,
    **dict.fromkeys(("section", "context", "rich_text"), limits.SECTION.most),
}
MOST_ELEMENTS = {"actions": limits.ACTIONS_ELEMENTS.most, "context": limits.CONTEXT_ELEMENTS.most}


class Fault(NamedTuple):
    """One thing that blocks.validate would name."""

    pointer: str
    message: str


def refusal(message: dict[str, Any]) -> str | None:
    """Say by which error Slack would refuse a message; None when it is within the limits."""
    blocks = message.get("blocks") or []
    if not message.get("text") and not blocks:
        return "no_text"
    if len(message.get("text") or "") > limits.TEXT.most:
        return "msg_too_long"
    if faults(blocks):
        return "invalid_blocks"
    return "msg_blocks_too_long" if sum(map(len, _said(blocks))) > limits.ALL_BLOCKS.most else None


def faults(blocks: list[dict[str, Any]], *, most: int = limits.BLOCKS.most) -> list[Fault]:
    """Name everything that is wrong with blocks."""
    found = [Fault("", f"more than {most} blocks")] if len(blocks) > most else []
    for at, block in enumerate(blocks):
        found += [Fault(f"/{at}{where}", what) for where, what in _faults(block)]
    tables = [at for at, block in enumerate(blocks) if block.get("type") in ("table", "data_table")]
    found += [Fault(f"/{at}", "only one table is allowed") for at in tables[limits.TABLES_A_MESSAGE :]]
    return found


def faults_of_view(view: dict[str, Any]) -> list[Fault]:
    """Name everything that is wrong with a Home tab."""
    found = [] if view.get("type") == "home" else [Fault("/type", "must be home")]
    if len(json.dumps(view)) > limits.VIEW_BYTES.most:
        found.append(Fault("", f"more than {limits.VIEW_BYTES.most} bytes"))
    of_blocks = faults(view.get("blocks") or [], most=limits.HOME_BLOCKS.most)
    return found + [Fault(f"/blocks{each.pointer}", each.message) for each in of_blocks]


def _faults(block: dict[str, Any]) -> Iterator[tuple[str, str]]:
    kind = block.get("type")
    if kind not in limits.IN_MESSAGES:
        yield "/type", f"{kind!r} is not allowed here"
        return
    if len(block.get("block_id", "")) > limits.BLOCK_ID.most:
        yield "/block_id", "too long"
    if kind in ("table", "data_table"):
        yield from _faults_of_table(block, kind)
        return
    if sum(map(len, _said(block))) > MOST_SAID.get(kind, limits.ALL_BLOCKS.most):
        yield "/text", "too long"
    if kind == "header" and (not block["text"]["text"].strip() or block["text"].get("type") != "plain_text"):
        yield "/text", "must be plain text with at least 1 character"
    yield from _faults_of_elements(kind, block.get("elements", []))


def _faults_of_elements(kind: str, elements: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    if len(elements) > MOST_ELEMENTS.get(kind, limits.BLOCKS.most):
        yield "/elements", "too many"
    if kind in MOST_ELEMENTS | {"rich_text": 0} and not elements:
        yield "/elements", "must have at least 1 item"
    for at, element in enumerate(elements):
        options = element.get("options", ())
        labels = [each["text"]["text"] for each in options]
        if element.get("type") == "button":
            labels.append(element["text"]["text"])
        if len(options) > limits.OPTIONS.most or any(not 0 < len(each) <= limits.LABEL.most for each in labels):
            yield f"/elements/{at}", "a label or a list of options is empty or too long"
    if not all(_said(elements)):
        yield "/elements", "a text must have at least 1 character"


def _faults_of_table(block: dict[str, Any], kind: str) -> Iterator[tuple[str, str]]:
    rows = block.get("rows") or []
    if kind == "data_table" and not block.get("caption"):
        yield "/caption", "is required"
    if not 2 <= len(rows) <= limits.TABLE_ROWS.most:
        yield "/rows", f"must have 2 to {limits.TABLE_ROWS.most} items"
    if len({len(row) for row in rows}) > 1 or any(not 1 <= len(row) <= limits.TABLE_COLUMNS.most for row in rows):
        yield "/rows", "must all have the same number of values"
    if not 1 <= block.get("page_size", 5) <= limits.PAGE_SIZE.most:
        yield "/page_size", f"must be 1 to {limits.PAGE_SIZE.most}"
    for at, row in enumerate(rows):
        for place, cell in enumerate(row):
            if cell.get("type") == "raw_text" and not cell.get("text"):
                yield f"/rows/{at}/{place}/text", "must have at least 1 character"
            if at == 0 and cell.get("type") == "rich_text":
                yield f"/rows/{at}/{place}", "a head can't be rich text"
    if sum(map(len, _said(rows))) > limits.TABLE_CHARACTERS.most:
        yield "/rows", f"more than {limits.TABLE_CHARACTERS.most} characters"


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
