"""How commands end when the machine, and not the program, is in the way."""

from __future__ import annotations

import pytest
from commands_run import run
from good_config import GOOD

from watcher.commands import loading
from watcher.config import places


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
    (tmp_path / "config.toml").write_text(GOOD)
    monkeypatch.chdir(tmp_path)

    assert loading.load(None).store_url == loading.load(tmp_path / "config.toml").store_url
    assert loading.config_path(None).is_absolute()


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A machine on which the service is installed, and a config of somebody's own in another folder."""
    for name in ("settings", "state", "own"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(places, "SETTINGS", tmp_path / "settings")
    monkeypatch.setattr(places, "STATE", tmp_path / "state")
    for name in ("settings", "own"):
        (tmp_path / name / "config.toml").write_text(GOOD)
    return tmp_path


def test_beside_an_installed_service_no_second_database_is_begun(installed):
    with pytest.raises(loading.SecondDatabaseError, match="If you mean the service, add `--config") as refused:
        loading.load(installed / "own" / "config.toml", looking=True)

    assert refused.value.exit_code == 2
    assert not list((installed / "own").glob("*.db"))


@pytest.mark.parametrize("way", ["settings/../settings/config.toml", "own/link.toml"])
def test_the_services_config_is_known_by_any_way_to_it(installed, way):
    (installed / "own" / "link.toml").symlink_to(installed / "settings" / "config.toml")

    assert loading.config_path(installed / way) == installed / "settings" / "config.toml"


def test_the_services_own_config_and_one_with_a_database_or_a_whole_path_are_taken(installed):
    own = installed / "own" / "config.toml"

    assert loading.load(installed / "settings" / "config.toml", looking=True).store_url.startswith(
        f"sqlite:///{installed / 'state'}"
    )
    assert loading.load(own, looking=True, begins=False)
    whole = f'[store]\nurl = "sqlite:///{installed / "own" / "mine.db"}"\n'
    own.write_text(f"{whole}{GOOD}")
    assert loading.load(own, looking=True)
