from __future__ import annotations

import os
import re
import subprocess
import sys
from re import _parser

import pytest

from watcher import garbage
from watcher.reading import kept_expressions, reader_parent
from watcher.reading.kept_expressions import at_hand


class NoFlags(int):
    """What `re.sub` gives from Python 3.13 on, where it was told of no flags."""


EXPRESSIONS = (
    (r"\b(?P<day>\d{1,2})\s+(?P<month>May|June)\b", re.IGNORECASE),
    (r"(?<!last )inspection(?=s?\b)", 0),
    (r"""(a) | # either
         (b)""", re.VERBOSE),
    (r"(?i:é+)|ſ", re.IGNORECASE),
    ("[\ud800-\udfff]", 0),
    (r"^[^.;]{2,40}?\W$", re.MULTILINE | re.ASCII),
    ("an end", NoFlags()),
)  # fmt: skip
TEXT = "3 MAY and 14 june; the last inspection, an inspection.\nÉé ſs ab"


def compiled(expressions=EXPRESSIONS):
    # Python has a few hundred of the latest at hand itself.
    re.purge()
    return [re.compile(text, flags) for text, flags in expressions]


@pytest.fixture
def kept(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    place = tmp_path / "kept.expressions"
    with at_hand(place):
        compiled()
    return place


@pytest.fixture
def parsed(monkeypatch):
    texts = []
    parse = _parser.parse
    monkeypatch.setattr(_parser, "parse", lambda text, *more: texts.append(text) or parse(text, *more))
    return texts


def test_what_was_compiled_at_one_start_is_the_same_at_the_next_and_not_compiled_again(kept, parsed):
    with at_hand(kept):
        found = compiled()

    assert parsed == []
    assert found == compiled()
    for one, other in zip(found, compiled(), strict=True):
        assert [(each.span(), each.groupdict()) for each in one.finditer(TEXT)] == [
            (each.span(), each.groupdict()) for each in other.finditer(TEXT)
        ]


def test_an_expression_that_was_changed_or_is_new_is_compiled_and_kept(kept, parsed):
    changed = ((EXPRESSIONS[0][0], 0), ("new", 0), *EXPRESSIONS[2:])
    for _ in range(2):
        with at_hand(kept):
            found = compiled(changed)

    assert parsed == [EXPRESSIONS[0][0], "new"]
    assert found == compiled(changed)


@pytest.mark.parametrize("odd", ["one bit", "the end", "everything", "all"])
def test_a_file_that_is_damaged_is_made_anew(kept, parsed, odd):
    whole = kept.read_bytes()
    middle = len(whole) // 2
    damaged = whole[:middle] + bytes((whole[middle] ^ 1,)) + whole[middle + 1 :]
    kept.write_bytes({"one bit": damaged, "the end": whole[:-1], "everything": b"", "all": b"x" * 99}[odd])

    with at_hand(kept):
        assert compiled() == compiled()

    assert len(parsed) == 2 * len(EXPRESSIONS)
    assert kept.read_bytes() == whole


def test_what_another_python_compiled_is_not_used(kept, parsed, monkeypatch):
    monkeypatch.setattr(sys, "version", f"{sys.version} of another day")
    with at_hand(kept):
        compiled()

    assert len(parsed) == len(EXPRESSIONS)


def test_nothing_is_kept_where_no_bytecode_is_or_may_be_written(tmp_path, monkeypatch):
    with at_hand(tmp_path / "no folder" / "kept"):
        compiled()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    with at_hand(tmp_path / "kept"):
        compiled()

    assert list(tmp_path.iterdir()) == []


def test_afterwards_expressions_are_compiled_as_always(kept, parsed):
    with pytest.raises(re.error, match="unterminated"), at_hand(kept):
        re.compile("(")
    parsed.clear()
    assert re.compile(b"of bytes").match(b"of bytes")
    compiled()

    assert len(parsed) == 1 + len(EXPRESSIONS)


@pytest.mark.parametrize("gone", ["FIRST", "SECOND"])
def test_a_python_that_does_it_otherwise_compiles_as_always(kept, parsed, monkeypatch, gone):
    monkeypatch.setattr(kept_expressions, gone, "no_such_module")
    with at_hand(kept):
        compiled()

    assert len(parsed) == len(EXPRESSIONS)


def test_the_parent_of_readers_keeps_what_they_load(tmp_path, monkeypatch, parsed):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(kept_expressions, "PLACE", tmp_path / "kept.expressions")
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "what_readers_need.py").write_text("import re\nFORM = re.compile('needed by readers')")
    for _ in range(2):
        monkeypatch.delitem(sys.modules, "what_readers_need", raising=False)
        re.purge()
        reader_parent.load(["what_readers_need"])
    garbage.at_work()

    assert parsed.count("needed by readers") == 1


LOADS = """
import sys
from pathlib import Path
from watcher.reading import kept_expressions, reader_parent
sys.dont_write_bytecode = False
kept_expressions.PLACE = Path(sys.argv[1])
reader_parent.load()
"""


def test_what_readers_need_is_the_same_at_each_start_in_whatever_order_sets_are(tmp_path):
    place = tmp_path / "kept.expressions"
    written = []
    for seed in "12":
        subprocess.run([sys.executable, "-c", LOADS, place], env={**os.environ, "PYTHONHASHSEED": seed}, check=True)
        written.append(place.stat().st_ino)

    assert written[0] == written[1]
