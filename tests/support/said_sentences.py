"""Sentences of our own with what they say, from the files in `said/`: one a line, its parts between bars."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "said"


def rows(name: str, parts: int) -> list[tuple[str, ...]]:
    """List the rows of a file; lines that begin with # are notes."""
    lines = (FOLDER / f"{name}.txt").read_text().splitlines()
    return [
        tuple(part.strip() for part in line.split("|", parts - 1))
        for line in lines
        if line and not line.startswith("#")
    ]
