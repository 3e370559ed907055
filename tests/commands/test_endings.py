"""How commands end when the machine, and not the program, is in the way."""

from __future__ import annotations

from commands_run import run
from good_config import GOOD


def test_the_version_is_said():
    done = run("--version")

    assert (done.returncode, done.stdout.startswith("ofsted-watch ")) == (0, True)


def test_a_picture_that_can_not_be_written_ends_in_a_sentence(tmp_path):
    (tmp_path / "config.toml").write_text(GOOD)

    done = run("history", "Wirral", "--plot", tmp_path / "nowhere" / "wirral.svg", folder=tmp_path)

    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert "wirral.svg" in done.stderr


def test_typed_in_the_configs_own_folder_a_command_means_the_same_database(tmp_path, monkeypatch):
    from watcher.commands import loading

    (tmp_path / "config.toml").write_text(GOOD)
    monkeypatch.chdir(tmp_path)

    assert loading.load(None).store_url == loading.load(tmp_path / "config.toml").store_url
    assert loading.config_path(None).is_absolute()
