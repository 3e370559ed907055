"""The words that people read: CONTRIBUTING's list of what not to say, looked for in every text of the program."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOT_SAID = re.compile(
    r"\b(?:is told of|put right|look yourselves|given up|is well again|stands? twice|by when (?:what|action)|fares?|"
    r"(?<!there )is no (?:day|address|report|feed|bundle|authority|meeting|database|copy))\b",
    re.IGNORECASE,
)


def texts(file: Path):
    """List a module's texts with their lines, without its docstrings."""
    tree = ast.parse(file.read_text())
    alone = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    for each in ast.walk(tree):
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and id(each) not in alone:
            yield each.lineno, each.value


def test_no_message_has_words_that_are_not_said():
    read_news_by = ROOT / "watcher" / "reading" / "news"  # the words that newspapers use, and no messages
    files = [each for room in ("watcher", "rules", "notifiers") for each in sorted((ROOT / room).rglob("*.py"))]
    found = [
        f"{file.relative_to(ROOT)}:{line}: {text}"
        for file in files
        if read_news_by not in file.parents
        for line, text in texts(file)
        if NOT_SAID.search(text)
    ]

    assert found == []
