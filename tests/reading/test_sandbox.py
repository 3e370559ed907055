from __future__ import annotations

import sys
from datetime import date
from io import BytesIO
from pathlib import Path

import documents
import hostile
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from watcher.demo.server import Reply, Server
from watcher.reading import sandbox
from watcher.reading.sandbox import Readers

FOUR = tuple((area, "good") for area in ("leadership", "help_and_protection", "children_in_care", "care_leavers"))
REPORT = documents.ilacs("Trafford Council", FOUR, date(2026, 6, 8), date(2026, 6, 19))


def misbehaving(folder: Path, what: str) -> tuple[str, ...]:
    """Make a reading process that answers properly, but does something else when it sees the word BOMB."""
    program = folder / "reader.py"
    program.write_text(
        f"""
import os, sys, time
from watcher.reading import frames, reader_process
reader_process.bound()
while head := sys.stdin.buffer.read(4):
    asked = sys.stdin.buffer.read(*frames.LENGTH.unpack(head))
    if b"BOMB" in asked:
        {what}
    answer = reader_process.answer_to(asked[:1], asked[1:])
    sys.stdout.buffer.write(frames.LENGTH.pack(len(answer)) + answer)
    sys.stdout.buffer.flush()
"""
    )
    return sys.executable, str(program)


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ("os.abort()", "broke off"),
        ("os._exit(0)", "broke off"),
        ("time.sleep(3600)", "took more than 5 seconds"),
        ("bytearray(600_000_000)", "broke off"),
        ("sys.stdout.buffer.write(b'x' * 4); sys.stdout.flush(); os._exit(0)", "gave too long an answer"),
    ],
)
def test_a_reader_that_is_lost_costs_one_document_and_no_other(tmp_path, what, sentence):
    with Readers(workers=1, command=misbehaving(tmp_path, what), seconds=5.0) as readers:
        before, lost, after = readers.read_many([lambda: REPORT, lambda: REPORT + b"BOMB %%EOF", lambda: REPORT])

    assert sentence in lost.problems[0]
    assert lost.kind == "unknown_report"
    assert lost.judgements == ()
    assert before == after
    assert len(after.judgements) == 4


def test_a_reader_that_hangs_over_a_picture_costs_the_picture_only(tmp_path):
    with Readers(
        workers=1, command=misbehaving(tmp_path, "asked[:1] == b'D' and time.sleep(3600)"), seconds=5.0
    ) as readers:
        reading, picture = readers.read_and_draw(REPORT + b"BOMB %%EOF")

    assert picture is None
    assert len(reading.judgements) == 4


@pytest.mark.parametrize("bomb", hostile.BOMBS)
def test_a_bomb_is_answered_with_a_problem_within_the_bounds(bomb):
    with Readers(workers=1) as readers:
        reading = readers.read(hostile.BOMBS[bomb]())
        after = readers.read(REPORT)

    assert reading.kind in ("not_a_report", "unknown_report")
    assert reading.problems
    assert reading.judgements == ()
    assert len(after.judgements) == 4


def test_a_file_of_300_mb_is_not_even_loaded(tmp_path):
    from watcher.commands.read import _load

    large = tmp_path / "large.pdf"
    with large.open("wb") as file:
        file.write(REPORT)
        file.truncate(300_000_000)

    with Readers(workers=1) as readers:
        reading = readers.read(_load(large))

    assert len(_load(large)) == sandbox.MOST_BYTES + 1
    assert reading.problems == ("The file has more than 50 MB, which is not read.",)


def test_scripts_attachments_and_links_are_never_followed(tmp_path):
    with Server(lambda _: Reply(200, b"here")) as server:
        writer = PdfWriter(clone_from=PdfReader(BytesIO(REPORT)))
        script = f"app.launchURL('{server.base_url}/script'); this.submitForm('{server.base_url}/form');"
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
            {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject(script)}
        )
        writer.add_attachment("judgements.txt", b"Overall effectiveness: inadequate")
        writer.add_uri(0, f"{server.base_url}/link", [0, 0, 600, 800])
        with_all = tmp_path / "with-all.pdf"
        writer.write(with_all)
        with Readers(workers=1) as readers:
            reading = readers.read(with_all.read_bytes())
            picture = readers.read_and_draw(with_all.read_bytes())[1]

    assert server.requests == []
    assert {each.grade.key for each in reading.judgements} == {"good"}
    assert picture is not None


def test_a_reader_that_nobody_needs_is_ended_and_started_again_for_the_next_document():
    with Readers(workers=2) as readers:
        readers.read(REPORT)
        (process,) = [each._process for each in readers._idle.queue if each._process]
        readers.let_rest()
        kept = process.poll()
        readers.let_rest()

        assert kept is None
        assert process.poll() is not None
        assert len(readers.read(REPORT).judgements) == 4
