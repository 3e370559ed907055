"""A message in Slack's blocks, within Slack's limits, with everything from outside inert."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from notifiers.messages.alerts import as_plain_text, cut, quoted
from notifiers.messages.digests import Room
from notifiers.slack import limits
from watcher.model.values import replace

if TYPE_CHECKING:
    from watcher.model.alerts import Link, Message, Section, Table

MOST_HEADER = limits.HEADER.most
MOST_TEXT = 3_500
"""Far within Slack's limit: the whole message for a screen reader, not a book."""
# What goes out after Slack refused the blocks: far below every limit of limits.py, for a second refusal would be the
# last.
MOST_BRIEF = 900
# A little below Slack's limit: bullets and line ends come on top of what is counted.
MOST_SECTION = limits.SECTION.most - 100
# A line of a list that is longer is a document's own running on; its link has the whole.
MOST_LINE = 600
MOST_CELL = 300
"""Characters of a table's cell: a sentence or two, so that one cell can't use up `MOST_IN_ALL`."""
# Its head counts as a row.
MOST_ROWS = limits.TABLE_ROWS.most - 1
# Two are kept free: for the line that says how much was left out, and for the buttons.
MOST_BLOCKS = limits.BLOCKS.most - 2
MOST_IN_ALL = limits.TABLE_CHARACTERS.most
DIGEST_ROOM = Room(characters=9_000, messages=40)
"""How much fits into one message with each authority named, and a part for each alert."""

UNSEEN = ("Cc", "Cf", "Co", "Cs")
"""Unicode's categories of what controls how text is shown, and has no letter of its own."""

Block = dict[str, Any]


def text(message: Message) -> str:
    """Write what notifications show and screen readers say: the whole message, as plain text."""
    shown = cut(_clean(as_plain_text(message)), MOST_TEXT)
    while (size := len(escaped(shown).encode())) > limits.TEXT_BYTES.most:
        shown = cut(shown, len(shown) * limits.TEXT_BYTES.most // size - 1)
    return shown


def brief(message: Message) -> str:
    """Write the little that any limit lets through: the summary, and where the whole stands."""
    links = [f"{each.text}: {each.url}" for section in message.sections for each in section.links]
    return cut(_clean("\n".join((message.summary, "The message was too long for Slack.", *links[:3]))), MOST_BRIEF)


def escaped(plain: str) -> str:
    """Make foreign text inert in Slack's own markup: no mention, no channel call, no link."""
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def has_table(message: Message) -> bool:
    """Return whether a message has something that can be shown as a table."""
    return any(each.table for each in message.sections)


def blocks(message: Message, *, tables: bool = True) -> list[Block]:
    """Write a message as blocks: a header, then rich text, whose elements are never read as markup.

    Without `tables` what could be one is written as a list, for a Slack that refuses them.
    """
    header = cut(_clean(message.summary), MOST_HEADER)
    made: list[Block] = [{"type": "header", "text": {"type": "plain_text", "text": header, "emoji": False}}]
    room = MOST_IN_ALL - len(header)
    left_out = 0
    for section in message.sections:
        fits = room if len(made) < MOST_BLOCKS - 2 else 0
        table = _table(section.table) if tables and section.table and fits else None
        if table and sum(map(len, _cells(table))) <= fits:
            room -= sum(map(len, _cells(table)))
            made += [{"type": "rich_text", "elements": [_paragraph(_clean(section.heading), bold=True)]}, table]
            section = replace(section, heading="", lines=(), listed=False)
            fits = min(fits, room)
        elements, used, missing = _section(section, min(fits, MOST_SECTION))
        if elements and fits:
            made.append({"type": "rich_text", "elements": elements})
        room -= used
        left_out += missing
    if left_out:
        lines = "1 more line" if left_out == 1 else f"{left_out} more lines"
        said = f"{lines} had no room on Slack. The e-mail, the page and `ofsted-watch explain` have them all."
        made.append({"type": "rich_text", "elements": [_paragraph(said)]})
    return made


def _table(table: Table) -> Block:
    """Write a table as Slack's data_table block, which wants a caption and refuses empty cells."""
    rows = [table.head, *table.rows[:MOST_ROWS]]
    cells = [
        [{"type": "raw_text", "text": cut(_clean(cell), MOST_CELL).strip() or "–"} for cell in row] for row in rows
    ]
    caption = cut(_clean(table.caption), MOST_HEADER)
    return {"type": "data_table", "caption": caption, "rows": cells, "page_size": max(1, len(rows) - 1)}


def _cells(table: Block) -> list[str]:
    return [cell["text"] for row in table["rows"] for cell in row]


def _section(section: Section, room: int) -> tuple[list[Block], int, int]:
    """Write a section into so much room; returns how much it took, and how many lines found none."""
    elements: list[Block] = []
    used = missing = 0

    def take(plain: str) -> str:
        nonlocal used, missing
        words = cut(_clean(plain), MOST_LINE)
        if len(words) > room - used:
            missing += 1
            return ""
        used += len(words)
        return words

    if section.heading:
        elements.append(_paragraph(take(section.heading), bold=True))
    if section.listed:
        items = [_paragraph(words) for line in section.lines if (words := take(line))]
        if items:
            elements.append({"type": "rich_text_list", "style": "bullet", "elements": items})
    else:
        elements += [_paragraph(words) for line in section.lines if (words := take(line))]
    if section.by and re.fullmatch(r"[UW][A-Z0-9]{1,20}", section.by):
        elements.append({"type": "rich_text_section", "elements": [{"type": "user", "user_id": section.by}]})
    for quote in section.quotes:
        words = take(quoted(quote.quote, quote.page))
        if words:
            elements.append({"type": "rich_text_quote", "elements": [{"type": "text", "text": words}]})
    elements += [_link(each, words) for each in section.links if (words := take(_clean(each.text).strip() or "Link"))]
    return [each for each in elements if each], used, missing


def _paragraph(words: str, *, bold: bool = False) -> Block:
    element: Block = {"type": "text", "text": words}
    if bold:
        element["style"] = {"bold": True}
    return {"type": "rich_text_section", "elements": [element]} if words else {}


def _link(link: Link, words: str) -> Block:
    if not re.fullmatch(r"https?://[^\s<>|]{1,2000}", link.url):
        return _paragraph(words)
    return {"type": "rich_text_section", "elements": [{"type": "link", "url": link.url, "text": words}]}


def _clean(words: str) -> str:
    """Take away control characters and those that turn the direction of text or hide in it."""
    # A message has thousands of letters and some sixty different ones.
    unseen = {ord(each): None for each in set(words) - {"\n"} if unicodedata.category(each) in UNSEEN}
    return words.translate(unseen) if unseen else words
