"""Days as they are typed on the command line."""

from __future__ import annotations

from datetime import date

import typer


def day(text: str) -> date:
    """Read a day such as 2024-01-31; who writes it otherwise is told how."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        sentence = f'"{text}" is no day that can be read here. Write it like 2024-01-31: year, month, day.'
        raise typer.BadParameter(sentence) from None
