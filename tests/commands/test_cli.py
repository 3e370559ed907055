from __future__ import annotations

import contextlib
import json
import os
import pty
import re
import subprocess
import sys
import tomllib
from datetime import date

import pytest
from commands_run import ROOT, run
from documents import ilacs
from provider_sheets import SOCIAL_CARE, row, social_care
from town import TWO_INADEQUATE

from watcher.cli import program
from watcher.commands.read_ahead import begun_for


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(ilacs("Trafford Council", tuple(TWO_INADEQUATE.items()), date(2026, 6, 8), date(2026, 6, 19)))
    return path


def test_read_prints_the_contracts_fields(report):
    done = run("read", "--json", report)

    said = json.loads(done.stdout)
    assert done.returncode == 0
    assert said["file"] == str(report)
    assert said["kind"] == "inspection"
    assert said["framework"] == "ILACS-2026"
    assert said["authority"] == {"urn": "80573", "name": "Trafford"}
    assert said["inspection_start"] == "2026-06-08"
    assert said["judgements"]["children_in_care"] == "good"
    assert said["judgements"]["care_leavers"] == "requires_improvement"
    assert "overall_effectiveness" not in said["judgements"]
    assert {"about", "page", "quote"} == set(said["evidence"][0])
    assert said["problems"] == []


@pytest.mark.parametrize(
    ("words", "started"),
    [
        ("report.pdf", True),
        ("--json report.pdf", True),
        ("--json", False),
        ("--help report.pdf", False),
        ("--items news.jsonl", False),
    ],
)
def test_what_reads_documents_is_started_before_the_options_are_looked_at(words, started):
    parent = begun_for(words.split())

    assert bool(parent and parent._asking) is started
    if parent:
        parent.end()


def test_read_says_the_same_in_words(report):
    done = run("read", report)

    assert "Trafford" in done.stdout
    assert "help and protection: inadequate" in done.stdout


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("page.pdf", b"<!doctype html><title>Report not found</title><h1>Report not found</h1>", "not found"),
        ("empty.pdf", b"", "empty"),
        ("cut.pdf", b"%PDF-1.7\n%\n1 0 obj\n", "cut off"),
    ],
)
def test_read_says_what_is_no_report(tmp_path, name, body, words):
    path = tmp_path / name
    path.write_bytes(body)

    done = run("read", "--json", path)

    said = json.loads(done.stdout)
    assert done.returncode == 1
    assert said["kind"] == "not_a_report"
    assert words in said["problems"][0]


def test_read_of_a_config_says_how_that_is_checked(tmp_path):
    (tmp_path / "config.toml").write_text("[watch]\n")

    done = run("read", tmp_path / "config.toml")

    assert done.returncode == 2
    assert "ofsted-watch check --config" in " ".join(done.stderr.split())


def test_read_of_a_file_that_is_not_there_is_wrong_usage():
    done = run("read", "nowhere.pdf")

    assert done.returncode == 2
    assert "there is no such file" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("as_json", [[], ["--json"]])
def test_read_of_files_of_which_one_is_not_there_reads_the_others_and_names_it(report, tmp_path, as_json):
    done = run("read", *as_json, "nowhere.pdf", report, tmp_path)

    assert done.returncode == 2
    assert str(report) in done.stdout
    assert "nowhere.pdf" not in done.stdout
    assert "nowhere.pdf: there is no such file" in done.stderr
    assert f"{tmp_path}: this is a folder, not a document" in done.stderr


def test_read_of_many_files_answers_in_their_order(report, tmp_path):
    files = [report, tmp_path / "empty.pdf"] * 3
    (tmp_path / "empty.pdf").write_bytes(b"")

    done = run("read", "--json", *files)

    assert [json.loads(line)["file"] for line in done.stdout.splitlines()] == [str(each) for each in files]


def test_check_ends_with_2_and_lists_what_to_mend(tmp_path):
    text = (ROOT / "config.toml").read_text().replace('"Wirral"', '"Wiral"').replace("severity =", "severty =")
    (tmp_path / "config.toml").write_text(text)

    done = run("check", folder=tmp_path)
    as_json = [json.loads(line) for line in run("check", "--json", folder=tmp_path).stdout.splitlines()]

    assert done.returncode == 2
    assert 'Did you mean "Wirral"?' in done.stdout
    assert 'Did you mean "severity"?' in done.stdout
    assert all(each["line"] for each in as_json)
    assert all(each["write"].startswith("Did you mean") for each in as_json)


def test_check_of_a_config_that_a_word_processor_has_written_fits_on_a_screen(tmp_path):
    text = re.sub(r'"([^"\n]*)"', "“\\1”", (ROOT / "config.toml").read_text())
    (tmp_path / "config.toml").write_text(text, encoding="utf-8")

    said = run("check", folder=tmp_path).stdout

    assert said.count("curly quotes") == 3
    assert re.search(r"\d+ more lines have the same mistake: \d+, \d+, ", said)
    assert len(said.splitlines()) < 24


def test_a_config_with_mistakes_starts_nothing(tmp_path):
    (tmp_path / "config.toml").write_text('[watch]\nauthorities = ["Wiral"]\n')

    done = run("run", folder=tmp_path)

    assert done.returncode == 2
    assert 'Did you mean "Wirral"?' in done.stderr
    assert not (tmp_path / "ofsted-watch.db").exists()


def test_a_worker_without_jobs_says_what_to_write_or_to_start(tmp_path):
    (tmp_path / "config.toml").write_text((ROOT / "config.toml").read_text())

    done = run("worker", folder=tmp_path)

    assert done.returncode == 1
    assert 'Write kind = "procrastinate" in [engine], or start: ofsted-watch run' in done.stderr
    assert not (tmp_path / "ofsted-watch.db").exists()


def test_history_shows_what_changed_since_when(tmp_path):
    (tmp_path / "config.toml").write_text((ROOT / "config.toml").read_text())

    done = run("history", "Trafford", folder=tmp_path)
    first = json.loads(run("history", "Trafford", "--json", folder=tmp_path).stdout.splitlines()[0])

    assert "worse: was requires improvement" in done.stdout
    assert first["published"] == "2026-08-03"
    assert first["judgements"]["leadership"] == "inadequate"


def test_authorities_lists_all_153_and_who_is_watched(tmp_path):
    (tmp_path / "config.toml").write_text((ROOT / "config.toml").read_text())

    listed = [json.loads(line) for line in run("authorities", "--json", folder=tmp_path).stdout.splitlines()]

    assert len(listed) == 153
    assert [each["name"] for each in listed if each["watched"]] == ["Liverpool", "Wirral"]


def on_a_terminal(*arguments, columns):
    """Run a command whose stdout is a terminal, and give what it printed without colours."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": str(columns), "TERM": "dumb"}
    command = [sys.executable, "-m", "watcher", *map(str, arguments)]
    with subprocess.Popen(command, stdout=theirs, stderr=subprocess.PIPE, cwd=ROOT, env=environment):
        os.close(theirs)
        printed = b""
        with contextlib.suppress(OSError):  # the other end is closed: that is all
            while part := os.read(ours, 65536):
                printed += part
    os.close(ours)
    return printed.decode()


def test_the_table_of_authorities_fits_a_narrow_terminal_with_whole_words(tmp_path):
    (tmp_path / "config.toml").write_text((ROOT / "config.toml").read_text())

    shown = on_a_terminal("authorities", "--config", tmp_path / "config.toml", columns=80)

    assert max(map(len, shown.splitlines())) <= 80
    assert {"improvement", "Northumberland", "Middlesbrough", "Gloucestershire"} <= set(shown.split())


@pytest.mark.parametrize("day", ["1/1/2024", "2024-13-01", "yesterday"])
def test_a_day_that_is_none_is_answered_with_how_to_write_one(day):
    done = run("preview", "--since", day)

    said = " ".join(done.stderr.replace("│", " ").split())
    assert done.returncode == 2
    assert f'"{day}" is not a date. Write it as year, month, day: 2024-01-31' in said


def test_a_calendar_on_the_terminal_says_how_to_keep_it(tmp_path):
    watched = (ROOT / "config.toml").read_text().replace('["Wirral", "Liverpool"]', '["Trafford"]')
    (tmp_path / "config.toml").write_text(watched)

    done = run("calendar", "--config", tmp_path / "config.toml")

    assert done.stdout.startswith("BEGIN:VCALENDAR")
    assert "--file deadlines.ics" in done.stderr


def test_status_of_a_new_installation_is_that_nothing_was_polled(tmp_path):
    (tmp_path / "config.toml").write_text((ROOT / "config.toml").read_text())

    done = run("status", folder=tmp_path)

    assert done.returncode == 0
    assert "not polled yet" in done.stdout


def test_once_tells_what_it_did(town):
    town.config.write_text(
        town.config.read_text().replace('"1 second"', '"10 minutes"')
    )  # a busy machine takes seconds
    run("once", "--config", town.config)
    nothing_due = run("once", "--config", town.config)
    town.publish(**TWO_INADEQUATE)

    done = run("once", "--all", "--json", "--config", town.config)

    events = [json.loads(line) for line in done.stdout.splitlines()]
    (decided,) = [each for each in events if each["event"] == "decided"]
    assert nothing_due.stdout.startswith("No source was due: ")
    assert done.returncode == 0
    assert decided["authority"] == "Trafford"
    assert decided["severity"] == "critical"
    assert {each["state"] for each in events if each["event"] == "delivery"} == {"sent"}


def test_what_fails_for_one_reason_is_said_once_with_how_often(tmp_path):
    site = 'name = "Ofsted reports"\nkind = "ofsted_reports"\nbase_url = "http://127.0.0.1:9"'
    config = (
        (ROOT / "config.toml").read_text().replace('authorities = ["Wirral", "Liverpool"]', 'authorities = ["all"]')
    )
    config = re.sub(r'name  = "Ofsted reports"\nkind  = "ofsted_reports"', site, config)
    config = config.replace("[fetch]", "[fetch]\nallow_private_addresses = true")
    (tmp_path / "config.toml").write_text(config)

    done = run("once", folder=tmp_path)

    said = [each for each in done.stdout.splitlines() if "refused" in each or "more" in each]
    assert done.returncode == 1
    assert len(said) == 2, said
    assert said[1] == "  and 153 more for the same reason"


def test_the_demo_ends_well():
    done = run("demo")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 messages repeated" in done.stdout
    assert done.stderr == ""


README = (ROOT / "README.md").read_text()


@pytest.mark.parametrize("command", sorted(set(re.findall(r"^\s*ofsted-watch (\w+)", README, re.MULTILINE))))
def test_every_command_of_the_readme_is_there(command):
    assert run(command, "--help").returncode == 0


@pytest.mark.parametrize("row", re.findall(r"^\| `ofsted-watch ([\w-]+)", README, re.MULTILINE))
def test_every_command_in_the_readmes_table_is_there(row):
    assert run(row, "--help").returncode == 0


BLOCKS = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
(LIST,) = re.findall(r"```\n(urn,label,note\n.*?)```", README, re.DOTALL)
FIRST = next(each for each in BLOCKS if "[watch]" in each)


@pytest.mark.parametrize("block", BLOCKS)
def test_every_toml_block_of_the_readme_is_good_as_it_stands_or_added_to_the_first(tmp_path, block):
    tomllib.loads(block)
    text = block if "[watch]" in block else FIRST + block
    (tmp_path / "config.toml").write_text(text)
    for secret in re.findall(r'_file *= "([^"]+)"', text):
        (tmp_path / secret).write_text("a secret")
    (tmp_path / "places.csv").write_text(LIST)

    done = run("check", folder=tmp_path)

    assert done.returncode == 0, done.stdout


def test_import_says_what_it_took_and_refuses_what_is_no_sheet_of_ofsteds(tmp_path):
    config = tmp_path / "config.toml"
    config.write_text((ROOT / "config.toml").read_text())
    homes = tmp_path / "homes.ods"
    homes.write_bytes(
        social_care(row(SOCIAL_CARE, urn="SC900001", provision_type="Children's home", local_authority="Wirral"))
    )
    other = tmp_path / "other.csv"
    other.write_text("Name,Colour\na,b\n")

    taken = run("import", str(homes), "--config", str(config), "--json")
    refused = run("import", str(other), "--config", str(config))

    assert json.loads(taken.stdout)["rows"] == 1
    assert refused.returncode == 1
    assert "other.csv: This is none of the sheets that we know." in refused.stderr


def test_an_error_in_tidying_up_after_ctrl_c_is_a_stop(monkeypatch, capsys):
    """SQLAlchemy 2.0 raises an AssertionError where Ctrl-C comes in the middle of a commit."""

    def interrupted_in_a_commit(**_begun):
        try:
            raise KeyboardInterrupt
        finally:
            raise AssertionError

    monkeypatch.setattr(program, "only_asked_for", lambda _words: interrupted_in_a_commit)

    with pytest.raises(SystemExit) as end:
        program.run(None)

    assert (end.value.code, capsys.readouterr().err) == (130, "Stopped.\n")


def test_preview_of_days_without_alerts_is_a_sentence_without_empty_tables(tmp_path):
    (tmp_path / "config.toml").write_text((ROOT / "config.toml").read_text())

    done = run("preview", "--since", "2026-01-01", folder=tmp_path)

    assert done.stdout == "0 alerts since 1 January 2026, for 2 authorities.\n"


@pytest.mark.parametrize("command", ["certificate", "briefing"])
def test_a_time_that_is_yet_to_come_is_refused(command):
    done = run(command, "--since", "2999-01-01")

    assert done.returncode == 2
    assert "is yet to come" in done.stderr


def test_where_no_config_is_the_one_of_this_folder_is_missed(tmp_path):
    done = run("status", folder=tmp_path)

    assert done.returncode == 2
    assert f"{tmp_path}/config.toml has 1 problem" in done.stderr


def test_a_sheet_that_is_not_there_is_wrong_usage(tmp_path):
    (tmp_path / "config.toml").write_text((ROOT / "config.toml").read_text())

    done = run("import", "nowhere.ods", folder=tmp_path)

    assert done.returncode == 2
    assert "nowhere.ods: there is no such file." in done.stderr
