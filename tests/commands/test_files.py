from __future__ import annotations

import os

import pytest

from watcher.commands.files import write_whole


def test_a_file_is_written_and_nothing_else_is_left(tmp_path):
    file = tmp_path / "briefing.html"
    file.write_bytes(b"of last week")
    file.chmod(0o640)

    write_whole(file, b"new")

    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new", 0o640)
    assert list(tmp_path.iterdir()) == [file]


def test_where_it_cannot_be_written_what_was_there_stays(tmp_path):
    file = tmp_path / "briefing.html"
    file.write_bytes(b"of last week")
    (tmp_path / f"briefing.html.{os.getpid()}.unfinished").mkdir()  # to write there fails, as on a full disk

    with pytest.raises(OSError, match="directory"):
        write_whole(file, b"new")

    assert file.read_bytes() == b"of last week"


def test_a_link_stays_one_and_a_pipe_gets_it(tmp_path):
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)

    write_whole(tmp_path / "link", b"new")
    write_whole(tmp_path / "pipe", b"new")

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == os.read(reader, 10) == b"new"
    os.close(reader)


def test_a_folder_is_no_file_to_write(tmp_path):
    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path, b"new")


def test_where_it_may_not_be_laid_in_place_it_is_written_there_and_nothing_is_left(tmp_path, monkeypatch):
    file = tmp_path / "briefing.html"
    file.write_bytes(b"of last week")

    def refuse(*_):  # as in a shared folder with the sticky bit, where the file is somebody else's
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    write_whole(file, b"new")

    assert file.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [file]


def test_what_is_said_of_a_folder_that_is_not_there_names_the_file_that_was_typed(tmp_path):
    file = tmp_path / "nowhere" / "deadlines.ics"

    with pytest.raises(FileNotFoundError) as raised:
        write_whole(file, b"new")

    assert raised.value.filename == str(file)
