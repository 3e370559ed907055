from __future__ import annotations

import ast
import builtins
import re
import subprocess
import sys
from pathlib import Path

import pytest

from watcher.commands.kept_code import at_hand

ROOT = Path(__file__).parents[2]
NAMED = """
from collections import namedtuple
from dataclasses import dataclass
from typing import ForwardRef

@dataclass(order=True)
class Visit:
    urn: str
    year: int = 2026

Place = namedtuple("Place", "urn name")
first, second = ForwardRef("Visit"), ForwardRef("Visit")
"""
LATER = "from __future__ import annotations\n"


def loaded(source=NAMED):
    """Load a module from its bytecode, as Python does."""
    names = {"__name__": "visits"}
    exec(compile(source.encode(), "visits.py", "exec", dont_inherit=True), names)
    return names


@pytest.fixture
def kept(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    place = tmp_path / "kept.code"
    with at_hand(place):
        loaded()
    with at_hand(place):  # msgspec compiles, too, what it first reads
        return place


@pytest.fixture
def compiled(monkeypatch):
    """List the texts that Python compiles."""
    texts = []
    usual = builtins.compile
    monkeypatch.setattr(builtins, "compile", lambda text, *how, **more: texts.append(text) or usual(text, *how, **more))
    return texts


def test_what_was_compiled_at_one_start_is_the_same_at_the_next_and_not_compiled_again(kept, compiled):
    with at_hand(kept):
        found = loaded()

    assert [each for each in compiled if isinstance(each, str)] == []
    visit, place = found["Visit"]("80581"), found["Place"](urn="80581", name="Wirral")
    assert (repr(visit), visit < found["Visit"]("80582"), place.name) == (
        "Visit(urn='80581', year=2026)",
        True,
        "Wirral",
    )
    assert found["first"]._evaluate(found, found, frozenset()) is found["Visit"]


def test_a_text_that_was_changed_is_compiled_and_kept(kept, compiled):
    changed = NAMED.replace("2026", "2027").replace("urn name", "urn title")
    for _ in range(2):
        with at_hand(kept):
            found = loaded(changed)

    (anew,) = [each for each in compiled if isinstance(each, str)]
    assert anew.startswith("lambda _cls, urn, title:")
    assert (found["Visit"]("80581").year, found["Place"]._fields) == (2027, ("urn", "title"))


def test_a_text_means_what_its_module_has_of_the_future(kept):
    asking = "names = {}\nexec('def asked(day: today): ...', names)"
    for _ in range(2):
        with at_hand(kept):
            later = loaded(LATER + asking)
            with pytest.raises(NameError, match="today"):
                loaded(asking)

        assert later["names"]["asked"].__annotations__ == {"day": "today"}


def test_what_names_no_place_works_where_it_stands(kept):
    day = 3
    with at_hand(kept):
        exec("day_after = day + 1", {"day": day})
        found = eval(" day + 1"), eval(compile("day + 2", "a day", "eval")), compile("day", filename="", mode="eval")
        read = ast.parse("day + 3")
        with pytest.raises(SyntaxError, match="a day"):
            compile("day +", "a day", "eval")

    assert (found[0], found[1], eval(found[2])) == (4, 5, 3)
    assert ast.unparse(read) == "day + 3"


def test_nothing_is_kept_where_no_bytecode_is_or_may_be_written(tmp_path, monkeypatch):
    with at_hand(tmp_path / "no folder" / "kept"):
        loaded()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    with at_hand(tmp_path / "kept"):
        loaded()

    assert list(tmp_path.iterdir()) == []


def test_afterwards_texts_are_compiled_as_always(kept, compiled):
    usual = builtins.compile, builtins.exec, builtins.eval
    with pytest.raises(ZeroDivisionError), at_hand(kept):
        eval("1 / 0")

    assert (builtins.compile, builtins.exec, builtins.eval) == usual


def test_what_is_kept_of_a_command_is_beside_the_bytecode_and_used_by_its_next_start(tmp_path):
    environment = {"PYTHONPYCACHEPREFIX": str(tmp_path), "PATH": ""}
    for _ in range(2):
        subprocess.run(
            [sys.executable, "-c", "from watcher.commands import kept_code; kept_code.keep('check')"],
            cwd=ROOT,
            env=environment,
            check=True,
        )
        kept = {each.name.split(".", 2)[2]: each.stat() for each in tmp_path.rglob("kept_code.*.check.*")}
    asked = [sys.executable, "-m", "watcher", "check", "--config", "config.toml"]
    subprocess.run(asked, cwd=ROOT, env=environment, check=True, capture_output=True)

    assert set(kept) == {"check.code", "check.expressions"}
    for each in tmp_path.rglob("kept_code.*.check.*"):
        assert each.stat().st_mtime_ns == kept[each.name.split(".", 2)[2]].st_mtime_ns


@pytest.mark.parametrize("command", ["check", "once", "read", "run", "status"])
def test_what_is_kept_of_commands_is_written_as_they_are_installed(command):
    (written,) = re.findall(r"for each in (.*); do\n.*kept_code\.keep", (ROOT / "deploy/install.sh").read_text())

    assert command in written.split()
    assert f'while_loading("{command}")' in "".join(each.read_text() for each in (ROOT / "watcher/cli").glob("*.py"))
    assert (ROOT / "watcher/commands" / f"{command}.py").is_file()
