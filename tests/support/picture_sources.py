"""What the README's pictures are made from: when one of these changes, its picture is older than what it shows."""

from __future__ import annotations

import ast
import hashlib
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGE = ("watcher/page/style.css", "watcher/page/templates/base.html", "watcher/page/templates/parts.html")
ALERT = "notifiers/messages/alerts.py"
SHOWN = {
    "page.png": (*PAGE, "watcher/page/templates/overview.html"),
    "england.png": (*PAGE, "watcher/page/templates/england.html"),
    "history.png": ("watcher/history/plot.py",),
    "email.png": (ALERT, "notifiers/templates/alert.html"),
    "slack.png": (ALERT, "notifiers/slack/blocks.py"),
}


def made_from() -> dict[str, str]:
    """Map each picture to a hash of what it shows now."""
    return {
        picture: hashlib.sha256(b"".join(_what_matters(ROOT / each) for each in sources)).hexdigest()[:16]
        for picture, sources in SHOWN.items()
    }


def _what_matters(file: Path) -> bytes:
    """Read a file; of code without its docstrings, which no picture shows."""
    text = file.read_text()
    lines = text.splitlines()
    for each in ast.walk(ast.parse(text)) if file.suffix == ".py" else ():
        if isinstance(each, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(each) is not None:
            said = each.body[0]
            lines[said.lineno - 1 : said.end_lineno] = [""] * (said.end_lineno - said.lineno + 1)
    return "\n".join(lines).encode()
