from __future__ import annotations

import subprocess
import sys
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = (
    "sqlalchemy",
    "alembic",
    "bs4",
    "lxml",
    "httpx2",
    "slack_sdk",
    "pypdfium2",
    "apscheduler",
    "rapidfuzz",
)


@pytest.mark.parametrize("name", ["watcher", "rules", "notifiers"])
def test_our_packages_are_nobody_elses(name):
    assert set(packages_distributions()[name]) == {"ofsted-watch"}


def test_the_wheel_carries_the_three_packages_and_all_that_they_read(tmp_path):
    source = tmp_path / "source"
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False).stdout.decode()
    for each in filter(None, tracked.split("\0")):
        if (ROOT / each).is_file():
            (source / each).parent.mkdir(parents=True, exist_ok=True)
            (source / each).write_bytes((ROOT / each).read_bytes())
    if not source.exists():
        pytest.skip("not a git checkout: there is no list of the files that belong to it")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", tmp_path, "."]
    subprocess.run(build, cwd=source, check=True, capture_output=True)

    (wheel,) = tmp_path.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    read = {
        each
        for each in tracked.split("\0")
        if each.startswith(("watcher/", "rules/", "notifiers/")) and not each.endswith("README.md")
    }
    assert read <= held


@pytest.mark.parametrize(
    ("says", "reloads", "expected"),
    [
        ("systemd 249 (249.11)", True, "this machine has 249"),
        ("", True, "this machine has none"),
        (
            "systemd 252 (252.39)",
            False,
            "systemd does not run here (process 1 is another program): nothing was installed",
        ),
    ],
)
def test_a_systemd_that_could_not_start_the_service_is_said_before_anything_is_installed(
    tmp_path, says, reloads, expected
):
    reloaded = "" if reloads else "[ $1 != daemon-reload ]"  # as where it did not start the machine
    for name, answer in (("id", "0"), ("systemctl", says)):
        (tmp_path / name).write_text(f"#!/bin/sh\necho '{answer}'\n{reloaded if name == 'systemctl' else ''}\n")
        (tmp_path / name).chmod(0o755)

    done = subprocess.run(
        ["/bin/sh", ROOT / "deploy/install.sh", "install"],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin", "PYTHON": "false"},  # which would end it, too, before it installs
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert expected in done.stdout


@pytest.mark.parametrize("command", [["--help"], ["check", "--config", str(ROOT / "config.toml")]])
def test_a_command_imports_only_what_it_uses(command):
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "watcher", *command],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )

    imported = {line.rsplit("|", 1)[1].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}
    assert not imported & set(HEAVY)
