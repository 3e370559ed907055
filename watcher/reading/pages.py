"""A document as its readers see it: pages of text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number from 1 (None where the text has no pages) and its text in reading order, with its lines."""

    number: int | None
    text: str
