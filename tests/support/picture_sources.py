"""What the README's pictures are made from: when one of these changes, its picture is older than what it shows."""

from __future__ import annotations

import ast
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
        picture: hashlib.sha256(b"".join(_what_matters(ROOT / each) for each in sources)).hexdigest()[:16]
        for picture, sources in SHOWN.items()
    }


def _what_matters(file: Path) -> bytes:
    """Read a file; of code neither comments nor docstrings, which no picture shows."""
    if file.suffix != ".py":
        return file.read_bytes()
    tree = ast.parse(file.read_text())
    for each in ast.walk(tree):
        if isinstance(each, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(each) is not None:
            each.body = each.body[1:] or [ast.Pass()]
    return ast.unparse(tree).encode()
