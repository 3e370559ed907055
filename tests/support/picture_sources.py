"""What the README's pictures are made from: when one of these changes, its picture is older than what it shows."""

from __future__ import annotations

import hashlib
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGE = ("watcher/page/style.css", "watcher/page/templates/base.html", "watcher/page/templates/parts.html")
SHOWN = {
    "page.png": (*PAGE, "watcher/page/templates/overview.html"),
    "england.png": (*PAGE, "watcher/page/templates/england.html"),
    "history.png": ("watcher/history/plot.py",),
    "email.png": ("notifiers/templates/alert.html",),
    "slack.png": ("notifiers/slack/blocks.py",),
}


def made_from() -> dict[str, str]:
    """Map each picture to a hash of what it shows now."""
    return {
        picture: hashlib.sha256(b"".join((ROOT / each).read_bytes() for each in sources)).hexdigest()[:16]
        for picture, sources in SHOWN.items()
    }
