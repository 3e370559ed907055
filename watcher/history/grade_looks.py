"""How each grade looks in a drawing: its colour, its hatch, and the colour of words on it."""

from __future__ import annotations

from typing import NamedTuple


class Look(NamedTuple):
    """How a grade looks: the worse, the darker, and each with a hatch of its own."""

    fill: str
    hatch: str
    words: str


LOOKS = {
    "outstanding": Look("#e3f1fa", "", "#111111"),
    "good": Look("#a9d3ec", "", "#111111"),
    "adequate": Look("#e9d79b", "..", "#111111"),
    "requires improvement": Look("#f0a53a", "//", "#111111"),
    "inadequate": Look("#8c1c13", "xx", "#ffffff"),
}
# A grade that is on no scale of ours is drawn grey and dashed: shown, and taken for no grade.
OTHERWISE = Look("#d9d9d9", "--", "#111111")
# Grades must be told apart without colour, also printed (docs/domain.md 6); half transparent, so that the words stay
# readable.
HATCH = {"#111111": "#00000038", "#ffffff": "#ffffff59"}
