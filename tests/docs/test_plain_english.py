"""The words that people read: CONTRIBUTING's list of what not to say, looked for in every text of the program."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOT_SAID = re.compile(
    r"\b(?:is told of|put right|look yourselves|given up|is well again|stands? twice|by when (?:what|action)|fares?|"
    r"(?<!there )is no (?:day|address|report|feed|bundle|authority|meeting|database|copy))\b",
    re.IGNORECASE,
)
NOT_WRITTEN = re.compile(
    r"""\bis\stold\sof\b|\bput\sright\b|\bgiven\sup\b|\bwell\sagain\b|\bbreeds?\snotices\b|\bSo\s(?:many|long|often|much|few)\s
    |\b(?:stands?)\sin\s(?!line\b|for\b)|\bBy\swhen\b|\bTell\swhether\b|\bthe\sanswer\scounts\b""",
    re.VERBOSE,
)
NOT_IN_PAGES = re.compile(r"\b(?:mend(?:s|ed|ing)?|papers|pieces? of news)\b", re.IGNORECASE)
ROOMS = ("watcher", "rules", "notifiers")


def modules():
    return [each for room in ROOMS for each in sorted((ROOT / room).rglob("*.py")) if "migrations" not in each.parts]


@cache
def all_texts(file: Path) -> list[tuple[int, str, bool]]:
    """List a module's texts with their lines, and whether each is a docstring."""
    nodes = [*ast.walk(ast.parse(file.read_text()))]
    alone = {id(each.value) for each in nodes if isinstance(each, ast.Expr)}
    constants = (each for each in nodes if isinstance(each, ast.Constant) and isinstance(each.value, str))
    return [(each.lineno, each.value, id(each) in alone) for each in constants]


def texts(file: Path, *, docstrings: bool = False):
    """List a module's texts with their lines: its messages, or its docstrings."""
    return [(line, text) for line, text, is_docstring in all_texts(file) if is_docstring == docstrings]


def test_no_message_has_words_that_are_not_said():
    read_news_by = ROOT / "watcher" / "reading" / "news"  # the words that newspapers use, and no messages
    found = [
        f"{file.relative_to(ROOT)}:{line}: {text}"
        for file in modules()
        if read_news_by not in file.parents
        for line, text in texts(file)
        if NOT_SAID.search(text)
    ]

    assert found == []


def test_no_docstring_has_words_that_are_not_written():
    found = [
        f"{file.relative_to(ROOT)}:{line}: {text}"
        for file in modules()
        for line, text in texts(file, docstrings=True)
        if NOT_WRITTEN.search(text)
    ]

    assert found == []


def test_no_page_has_words_that_are_not_said():
    pages = [ROOT / "README.md", ROOT / "config.toml", *sorted((ROOT / "docs").rglob("*.md"))]
    found = [
        f"{page.relative_to(ROOT)}:{number}: {line}"
        for page in pages
        for number, line in enumerate(page.read_text().splitlines(), 1)
        if NOT_IN_PAGES.search(line)
    ]

    assert found == []
