"""What the documents for developers name is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = [ROOT / "CONTRIBUTING.md", ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
NAMED = re.compile(r"`((?:watcher|rules|notifiers|tests|docs|deploy)/[\w./]*[\w/])(?:::(test_\w+))?(?: [^`]*)?`")


@pytest.mark.parametrize("file", DOCS, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_place_that_a_document_names_is_there(file):
    text = file.read_text(encoding="utf-8")
    for path, test in NAMED.findall(text):
        if "your_" not in path:
            assert (ROOT / path).exists(), f"{path} is named and not there"
        if test:
            assert f"def {test}(" in (ROOT / path).read_text(encoding="utf-8"), f"{test} is not in {path}"
    for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
        assert (file.parent / link).exists(), f"{link} is linked and not there"
