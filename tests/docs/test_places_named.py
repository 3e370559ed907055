"""What the documents for developers name is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import notifiers
import rules
from watcher.sources import kinds as sources

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


@pytest.mark.parametrize("file", DOCS, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_heading_that_a_document_links_to_is_there(file):
    for page, anchor in re.findall(r"\]\(([^)#:]*)#([^)]+)\)", file.read_text(encoding="utf-8")):
        text = (file.parent / page if page else file).read_text(encoding="utf-8")
        headings = [re.sub(r"[^\w\- ]", "", each.lower()) for each in re.findall(r"^#+ (.+)$", text, re.MULTILINE)]

        assert anchor in [each.replace(" ", "-") for each in headings], f"{page}#{anchor} is linked and not there"


def test_every_test_that_reliability_names_is_there():
    text = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    named = re.findall(r"`([a-z]\w+_\w+_\w+)…?`", text)
    tests = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))

    assert len(named) > 10
    assert [each for each in named if f"def test_{each}" not in tests] == []


def test_what_contributing_sends_a_newcomer_to_is_in_that_file():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    sent = re.findall(r"`(\w+)` in `([\w/]+\.py)`", text)

    assert len(sent) > 4
    for name, file in sent:
        held = (ROOT / file).read_text(encoding="utf-8")
        assert re.search(rf"^ *(?:def |class )?{name}\b", held, re.MULTILINE), f"{name} is not in {file}"


@pytest.mark.parametrize(
    "file", [ROOT / "CONTRIBUTING.md", ROOT / "docs" / "architecture.md"], ids=lambda each: each.name
)
def test_a_module_that_is_named_without_its_folder_is_somewhere(file):
    there = {each.name for room in ("watcher", "rules", "notifiers", "tests") for each in (ROOT / room).rglob("*.py")}
    named = re.findall(r"`(?:reports/)?(\w+\.py)`", file.read_text(encoding="utf-8"))

    assert [
        each for each in named if each not in there and "your_" not in each and not each.startswith("test_your")
    ] == []


@pytest.mark.parametrize("kind", [*rules.KINDS, *sources.KINDS, *notifiers.KINDS])
def test_readme_or_example_have_every_kind_of_rule_source_and_receiver(kind):
    written = (ROOT / "README.md").read_text(encoding="utf-8") + (ROOT / "config.toml").read_text(encoding="utf-8")

    assert re.search(rf'`{kind}`|\bkind *= "{kind}"', written)
