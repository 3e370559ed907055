"""What elements of HTML say of the text in them, whoever reads it."""

from __future__ import annotations

STRUCK = ("del", "s", "strike")
"""The elements whose text is struck through: a page that was corrected no longer says it."""
