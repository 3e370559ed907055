from __future__ import annotations

import json
import os
import select
import signal
import socket
import sys
from contextlib import ExitStack, closing, contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path
from threading import Event, Thread
from time import monotonic

import documents
import hostile
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from watcher import data
from watcher.demo.server import Reply, Server
from watcher.model.errors import StoppedError, in_a_sentence
from watcher.model.ofsted import Authority, Urn
from watcher.reading import reader_process, sandbox
from watcher.reading.sandbox import Readers

FOUR = tuple((area, "good") for area in ("leadership", "help_and_protection", "children_in_care", "care_leavers"))
REPORT = documents.ilacs("Trafford Council", FOUR, date(2026, 6, 8), date(2026, 6, 19))
NEWCOMER = Authority(Urn("2790001"), "Northmoor", "", "unitary")
OF_NEWCOMER = documents.ilacs("Northmoor Council", FOUR, date(2026, 6, 8), date(2026, 6, 19))


def misbehaving(folder: Path, what: str, at_first: str = "") -> tuple[str, ...]:
    """Make a parent of readers that answer properly, but do something else when they see the word BOMB."""
    program = folder / "parent.py"
    program.write_text(
        f"""
import os, time
from watcher.reading import reader_parent, reader_process
properly = reader_process.answer_to
def answer_to(asked, body):
    if b"BOMB" in body:
        {what}
    return properly(asked, body)
reader_process.answer_to = answer_to
{at_first}
reader_parent.main()
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
        ("os.write(reader_process.ANSWERS, b'x' * 4); os._exit(0)", "gave too long an answer"),
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


def test_a_reader_that_hangs_as_the_readers_are_closed_is_not_waited_for_and_says_nothing_of_its_document(tmp_path):
    begun, got = tmp_path / "begun", []
    readers = Readers(workers=1, command=misbehaving(tmp_path, f"open({str(begun)!r}, 'w'); time.sleep(3600)"))

    def read():
        try:
            got.append(readers.read(REPORT + b"BOMB %%EOF"))
        except StoppedError as error:
            got.append(error)

    threads = [Thread(target=read) for _ in range(2)]  # one waits for the other's reader
    for each in threads:
        each.start()
    while not begun.exists():
        threads[0].join(0.01)
    closed_at = monotonic()
    readers.close()
    for each in threads:
        each.join(60)

    assert monotonic() - closed_at < 3
    assert [type(each) for each in got] == [StoppedError, StoppedError]


def test_a_reader_that_hangs_over_a_picture_costs_the_picture_only(tmp_path):
    with Readers(
        workers=1, command=misbehaving(tmp_path, "asked == b'D' and time.sleep(3600)"), seconds=5.0
    ) as readers:
        reading = readers.read(REPORT + b"BOMB %%EOF")
        picture = readers.draw(REPORT + b"BOMB %%EOF", reading, 2.0)
        other = readers.draw(REPORT, reading, 20.0)

    assert picture is None
    assert other is not None
    assert len(reading.judgements) == 4


@pytest.fixture(scope="module")
def readers():
    with Readers(workers=1) as opened:
        yield opened


@pytest.mark.parametrize("bomb", hostile.BOMBS)
def test_a_bomb_is_answered_with_a_problem_within_the_bounds(readers, bomb):
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
            picture = readers.draw(with_all.read_bytes(), reading, 20.0)

    assert server.requests == []
    assert {each.grade.key for each in reading.judgements} == {"good"}
    assert picture is not None


def test_a_reader_that_nobody_needs_is_ended_and_started_again_for_the_next_document():
    with Readers(workers=2) as readers:
        readers.read(REPORT)
        (process,) = [each._process for each in readers._idle.queue if each._process]
        readers.let_rest()
        kept = not select.select([process.handle], [], [], 0)[0]
        readers.let_rest()

        assert kept
        assert readers._parent._process is None
        assert len(readers.read(REPORT).judgements) == 4


def test_what_was_begun_ahead_is_what_the_first_document_is_read_with(tmp_path):
    started = tmp_path / "started"
    command = misbehaving(tmp_path, "pass", f"open({str(started)!r}, 'a').write('once ')")

    with Readers(workers=1, command=command) as readers:
        readers.start_ahead()
        readers.start_ahead()
        (said,) = readers.read_many([lambda: REPORT])

    assert said.kind == "inspection"
    assert started.read_text() == "once "


def test_what_could_not_be_begun_ahead_is_said_with_the_first_document(tmp_path):
    with Readers(workers=1, command=(str(tmp_path / "nothing"),)) as readers:
        readers.start_ahead()

        with pytest.raises(OSError, match="could not be started") as raised:
            readers.read(REPORT)

    assert in_a_sentence(raised.value).startswith("A process to read documents could not be started")


def test_a_parent_that_is_killed_costs_no_document():
    with Readers(workers=2) as readers:
        first, second = readers._idle.get(), readers._idle.get()
        first._running()
        parent = readers._parent._process
        parent.kill()
        parent.wait()
        read = [json.loads(each.ask(b"R", REPORT, 20.0)) for each in (first, second)]
        for each in (first, second):
            readers._idle.put(each)

        assert readers._parent._process is not parent
        assert [len(each["judgements"]) for each in read] == [4, 4]


def test_after_a_reader_was_lost_the_next_has_another_parent(tmp_path):
    with Readers(workers=1, command=misbehaving(tmp_path, "os.abort()"), seconds=5.0) as readers:
        readers.read(REPORT)
        parent = readers._parent._process
        readers.read(REPORT + b"BOMB %%EOF")
        assert len(readers.read(REPORT).judgements) == 4

    assert parent.poll() == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_all_processes_of_a_service_costs_no_document(tmp_path, number):
    """As Ctrl-C sends it, a terminal that is closed, and systemd at a stop: a reader is ended by who asked it alone."""
    to_all = f"[os.kill(each, {int(number)}) for each in (os.getppid(), os.getpid())]"
    with Readers(workers=1, command=misbehaving(tmp_path, to_all)) as readers:
        plain, signalled = readers.read(REPORT), readers.read(REPORT + b"BOMB %%EOF")
        (reader,) = readers._idle.queue

        assert signalled == plain
        assert not select.select([reader._process.handle], [], [], 0)[0]
        assert readers._parent._process.poll() is None


def test_a_reader_in_the_place_of_one_that_died_knows_the_councils_that_were_found_since():
    with Readers(workers=1) as readers:
        data.learn({NEWCOMER.urn: NEWCOMER})
        try:
            before = readers.read(OF_NEWCOMER)
            (reader,) = readers._idle.queue
            signal.pidfd_send_signal(reader._process.handle, signal.SIGKILL)
            select.select((reader._process.handle,), (), (), 20)

            assert readers.read(OF_NEWCOMER) == before
            assert [each.name for each in before.authorities] == ["Northmoor"]
        finally:
            data.unlearn()


@contextmanager
def sharing(readers, count):
    """So many readers as processes have them that were forked from one that has prepared them."""
    with ExitStack() as held:
        others = [held.enter_context(Readers(workers=1)) for _ in range(count)]
        for each in others:
            each.go_on_over(readers.line())
        yield others


def test_readers_that_can_not_be_ended_are_there_for_the_next_document_all_the_same():
    with Readers(workers=1) as readers:
        readers.read(REPORT)
        (handle,) = [each._process.handle for each in readers._idle.queue]
        kept = os.dup(handle)
        os.close(handle)
        readers.let_rest()
        with pytest.raises(OSError, match="Bad file descriptor"):
            readers.let_rest()
        os.dup2(kept, handle)
        os.close(kept)

        assert len(readers.read(REPORT).judgements) == 4


def test_processes_share_the_parent_that_was_started_before_they_were_forked():
    with Readers(workers=1) as readers, sharing(readers, 2) as (one, other):
        parent = readers._parent._process
        one.read(REPORT)
        one.close()  # as when it is killed
        other.let_rest()

        assert len(other.read(REPORT).judgements) == 4
        assert other._parent._is_shared
    assert parent.poll() == 0


def test_a_process_that_ends_without_taking_its_reader_costs_the_others_no_parent():
    with Readers(workers=1) as readers, sharing(readers, 1) as (other,):
        line = readers.line()
        pipes = *os.pipe(), *os.pipe()
        socket.send_fds(line, (b".",), [pipes[0], pipes[3]])
        for each in pipes:
            os.close(each)
        assert select.select((line,), (), (), 20)[0]
        line.close()

        assert len(other.read(REPORT).judgements) == 4
        assert other._parent._is_shared


def test_after_a_reader_was_lost_no_process_has_another_of_the_same_parent():
    with Readers(workers=1) as readers, sharing(readers, 2) as (one, other):
        parent = readers._parent._process
        one._parent.renew()
        said = [each.read(REPORT) for each in (one, other)]
        with closing(readers.line()):
            assert readers._parent._process is not parent

        assert [len(each.judgements) for each in said] == [4, 4]
        assert len({each._parent._process.pid for each in (one, other)} | {parent.pid}) == 3


def test_a_reader_has_bounds_and_neither_files_nor_secrets_of_the_service(tmp_path, monkeypatch):
    monkeypatch.setenv("SLACK_TOKEN", "a-secret")
    told = (
        "import json, resource; fds = [each for each in range(64) if os.path.exists(f'/proc/self/fd/{each}')];"
        "bounds = [resource.getrlimit(getattr(resource, f'RLIMIT_{each}'))[1] for each in ('AS', 'CORE', 'FSIZE')];"
        "return json.dumps([fds, bounds, 'a-secret' in open('/proc/self/environ').read()]).encode()"
    )
    with (
        (tmp_path / "a file of the service's").open("wb"),
        socket.create_server(("127.0.0.1", 0)),
        Readers(workers=2, command=misbehaving(tmp_path, told)) as readers,
    ):
        workers = [readers._idle.get(), readers._idle.get()]
        answers = [json.loads(each.ask(b"T", b"BOMB", 20.0)) for each in workers]
        for each in workers:
            readers._idle.put(each)

    assert answers == [[[0, 1, 2, 3], [reader_process.MEMORY_BYTES, 0, 0], False]] * 2


def test_what_waits_for_a_slow_site_holds_up_nothing_that_another_asked_for():
    over = Event()
    with Readers(workers=1) as readers:
        waits = readers.side_by_side([over.wait] * 5)
        waiting = Thread(target=list, args=(waits,))
        waiting.start()

        others = list(readers.side_by_side([lambda: 1, lambda: 2, lambda: 3]))

        over.set()
        waiting.join()
    assert others == [1, 2, 3]
