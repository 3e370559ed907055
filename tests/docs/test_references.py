"""Where code calls on docs/domain.md or docs/sources.md, the section or the assumption is there."""

import re
from pathlib import Path

import pytest

from watcher.monitor.assumptions.finding import ASSUMED

ROOT = Path(__file__).parents[2]
CALLED = re.compile(r"docs/(domain|sources)\.md ((?:[A-Z]?\d+(?:\.\d+)?(?:, | and )?)+)")
CODE = [path for folder in ("watcher", "rules", "notifiers", "tests") for path in (ROOT / folder).rglob("*.py")]


def places(document: str) -> set[str]:
    text = (ROOT / "docs" / f"{document}.md").read_text("utf-8")
    return set(re.findall(r"^##+ (\d+(?:\.\d+)?)\.? ", text, re.M)) | set(
        re.findall(r"^(?:\| |\* )([A-Z]\d+)\b", text, re.M)
    )


def calls() -> list[tuple[str, str, str]]:
    return [
        (path.relative_to(ROOT).as_posix(), document, place)
        for path in CODE
        for document, named in CALLED.findall(path.read_text("utf-8"))
        for place in re.findall(r"[A-Z]?\d+(?:\.\d+)?", named)
    ]


@pytest.mark.parametrize("document", ["domain", "sources"])
def test_code_calls_on_sections_that_exist(document: str) -> None:
    there = places(document)
    called = [(path, place) for path, named, place in calls() if named == document]

    assert called
    assert [each for each in called if each[1] not in there] == []


def test_no_file_is_called_on_that_is_not_in_the_repository() -> None:
    missing = {
        (path.name, named)
        for path in CODE
        for named in re.findall(r"\bdocs/[\w/-]+\.md\b", path.read_text("utf-8"))
        if not (ROOT / named).is_file()
    }

    assert missing == set()


def test_doctor_compares_just_the_assumptions_that_are_written_down() -> None:
    assert {each for each in places("sources") if each[0].isalpha()} == set(ASSUMED)


def is_there(named: str) -> bool:
    """Tell whether a file ("corpus.py", "tests/x.py") or a module's own name ("tables.FORMS") is in the code."""
    module, _, name = named.rpartition("/")[2].rpartition(".")
    if name in ("py", "csv"):
        return any(path.stem == module for path in CODE) or any((ROOT / "tests").rglob(f"{module}.{name}"))
    top = re.compile(rf"^(?:def |class )?{name}\b", re.M)
    return any(top.search(path.read_text("utf-8")) for path in CODE if path.stem == module)


def test_what_rests_on_a_fact_about_the_documents_is_there() -> None:
    page = (ROOT / "docs" / "what-ofsted-publishes.md").read_text("utf-8")
    named = {each for row in page.splitlines() if row.startswith("| ") for each in re.findall(r"`([\w/]+\.\w+)`", row)}

    assert len(named) > 30
    assert [each for each in sorted(named) if not is_there(each)] == []
