from __future__ import annotations

import json
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
from commands_run import run
from newspaper import Newspaper, Piece

from watcher.demo.server import Reply, Server

CONFIG = """
[watch]
authorities = ["Wirral"]

[store]
url = "sqlite:///none.db"

[fetch]
allow_private_addresses  = true
seconds_between_requests = 0

[[source]]
name = "Globe"
kind = "feed"
url  = "{url}/plain?key=s3cr3t-key"

[[rule]]
name     = "Inadequate"
kind     = "judged"
grades   = ["inadequate"]
severity = "critical"

[[receiver]]
name       = "Channel"
kind       = "slack"
channel    = "C0123456789"
token_file = "no-such-file"

[[route]]
send_to = ["Channel"]
"""


@pytest.fixture
def paper(tmp_path):
    yesterday = datetime.now(UTC) - timedelta(days=1)
    paper = Newspaper([Piece("https://e.org/1", "Piece 1", yesterday)])
    with Server(paper.answer) as server:
        (tmp_path / "config.toml").write_text(CONFIG.format(url=server.base_url))
        yield paper


def test_a_source_as_it_is_described_ends_well_and_needs_no_secret_and_no_database(paper, tmp_path):
    ended = run("doctor", folder=tmp_path)

    assert ended.returncode == 0, ended.stderr
    assert "Globe: 12 as assumed, 0 otherwise" in ended.stdout
    assert "U1 learned" in ended.stdout
    assert not (tmp_path / "none.db").exists()


def test_what_differs_is_said_with_what_it_means_and_bundled_without_secrets(paper, tmp_path):
    paper.faults["/plain"] = Reply(200, b"<!doctype html><title>Moved</title>", headers={"Set-Cookie": "id=abc"})

    ended = run("doctor", "--json", "--bundle", tmp_path / "seen.zip", folder=tmp_path)
    found = {each["assumption"]: each for each in map(json.loads, ended.stdout.splitlines())}

    assert ended.returncode == 1
    assert found["F1"]["verdict"] == "differs"
    assert found["F1"]["needs_attention"]
    assert "address has changed" in found["F1"]["means"]
    with zipfile.ZipFile(tmp_path / "seen.zip") as bundle:
        everything = b"".join(bundle.read(name) for name in bundle.namelist())
    assert b"<title>Moved</title>" in everything
    assert b"s3cr3t" not in everything
    assert b"id=abc" not in everything
    assert "s3cr3t" not in ended.stdout + ended.stderr


def test_a_bundle_is_not_written_over_a_file_and_a_config_that_is_wrong_is_said(paper, tmp_path):
    (tmp_path / "seen.zip").write_text("mine")

    refused = run("doctor", "--bundle", tmp_path / "seen.zip", folder=tmp_path)
    (tmp_path / "config.toml").write_text("[watch]\nauthorites = 1\n")
    wrong = run("doctor", folder=tmp_path)

    assert (refused.returncode, wrong.returncode) == (2, 2)
    assert (tmp_path / "seen.zip").read_text() == "mine"
