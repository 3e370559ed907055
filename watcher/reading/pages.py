"""A document as its readers see it: pages of text."""

from __future__ import annotations

from msgspec import Struct


class Page(Struct, frozen=True):
    """One page: its number from 1 (None where the text has no pages) and its text in reading order, with its lines."""

    number: int | None
    text: str
