"""Slack's limits, each with the page of its documentation that states it and the day on which that was read."""

from __future__ import annotations

from typing import NamedTuple

# The day on which the limits below were read in Slack's documentation, whose addresses stand beside them.
READ = "2026-11-28"
BLOCK = "https://docs.slack.dev/reference/block-kit/blocks"


class Limit(NamedTuple):
    """The most of something, and where Slack says so."""

    most: int
    of: str
    source: str
    read: str = READ


BLOCKS = Limit(50, "blocks of a message", BLOCK)
HOME_BLOCKS = Limit(100, "blocks of a Home tab", "https://docs.slack.dev/reference/views/home-tab-views")
VIEW_BYTES = Limit(250_000, "bytes of a view", "https://docs.slack.dev/reference/methods/views.publish")
TEXT = Limit(40_000, "characters of a message's text", "https://docs.slack.dev/reference/methods/chat.postMessage")
TEXT_BYTES = Limit(
    4_000,
    "bytes of the text of a message that is changed (msg_too_long), as others found; one that is posted with more than "
    "so many characters comes twice, with all its blocks each time",
    "https://github.com/slackapi/bolt-python/issues/764",
    read="2026-12-01",
)
ALL_BLOCKS = Limit(
    12_000,
    "characters in all blocks; the error is named (msg_blocks_too_long), the number was found by others at 13,200",
    "https://github.com/slackapi/bolt-js/issues/2509",
)
HEADER = Limit(150, "characters of a header", f"{BLOCK}/header-block")
SECTION = Limit(3_000, "characters of a section's text", f"{BLOCK}/section-block")
CONTEXT_ELEMENTS = Limit(10, "elements of a context block", f"{BLOCK}/context-block")
ACTIONS_ELEMENTS = Limit(25, "elements of an actions block", f"{BLOCK}/actions-block")
BLOCK_ID = Limit(255, "characters of a block_id", f"{BLOCK}/actions-block")
LABEL = Limit(75, "characters on a button or an option", "https://docs.slack.dev/reference/block-kit/block-elements")
OPTIONS = Limit(
    100, "options of a menu", "https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element"
)
TABLE_ROWS = Limit(101, "rows of a data table, with its head", f"{BLOCK}/data-table-block")
TABLE_COLUMNS = Limit(20, "columns of a data table", f"{BLOCK}/data-table-block")
TABLE_CHARACTERS = Limit(10_000, "characters in all cells of a message", f"{BLOCK}/data-table-block")
PAGE_SIZE = Limit(100, "rows on a page of a data table", f"{BLOCK}/data-table-block")

TABLES_A_MESSAGE = 1
"""Of the older `table` block (only_one_table_allowed). We keep to it for `data_table`, too."""
IN_MESSAGES = frozenset(
    {"actions", "context", "context_actions", "data_table", "divider", "file", "header", "image", "input", "markdown"}
    | {"plan", "rich_text", "section", "table", "task_card", "video"}
)
"""The blocks that a message may have. `alert` is for modals only."""
ALL = tuple(each for each in dict(globals()).values() if isinstance(each, Limit))
