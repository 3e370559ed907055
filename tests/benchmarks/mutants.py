"""Breaks the code on purpose, one small change at a time, and lists the changes that no test notices.

    python tests/benchmarks/mutants.py [--sample DIGITS] [PLACE ...]     by default all of NEAREST, one after the other

mutmut makes the mutants in `build/mutants`, on a copy of what git knows, and has each run the tests that reach it, of
those that are nearest to its module, until one fails. `--sample 159` takes the mutants whose numbers end in these
digits, for a quick look at a large module. mutants_left.md, beside this, has the last figures, and says why some stay.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
WORK = ROOT / "build" / "mutants"
RESULT = re.compile(r"^\s*(\S+): (survived|no tests|timeout|suspicious|killed|segfault)$", re.MULTILINE)
UNNOTICED = ("survived", "no tests")
SETTINGS = """
[tool.mutmut]
source_paths = ["{source}"]
also_copy = ["watcher", "rules", "notifiers", "tests", "pyproject.toml", "config.toml", "README.md", "docs"]
pytest_add_cli_args = ["-m", "not postgresql and not browser and not shared"]
pytest_add_cli_args_test_selection = {tests}
"""

NEAREST = {
    "notifiers.slack.channel": (
        "tests/notifiers/test_slack.py",
        "tests/notifiers/test_slack_channel.py",
        "tests/notifiers/test_slack_forms.py",
        "tests/notifiers/test_slack_wire.py",
    ),
    "rules": ("tests/rules", "tests/decide/test_plan_news.py", "tests/decide/test_rehearsal.py"),
    "watcher.decide": ("tests/decide",),
    "watcher.deliver.send": (
        "tests/deliver/test_attempts.py",
        "tests/deliver/test_pictures.py",
        "tests/deliver/test_send.py",
    ),
    "watcher.monitor.quiet": ("tests/monitor/test_quiet.py",),
    "watcher.reading.reports.agreement": ("tests/reading/reports/test_agreement.py",),
    "watcher.sources.doubts": ("tests/sources/test_doubts.py",),
    "watcher.store.told.abandoned": ("tests/store/told/test_outbox.py", "tests/store/test_outbox_outcomes.py"),
    "watcher.store.told.outbox": ("tests/store/told/test_outbox.py", "tests/store/test_outbox_outcomes.py"),
    "watcher.timing.schedule": ("tests/timing",),
}
"""Each module or folder that is mutated, and the tests that are to notice."""


def main() -> None:
    words = argparse.ArgumentParser()
    words.add_argument("places", nargs="*", choices=[*NEAREST, []], metavar="PLACE")
    words.add_argument("--sample", default="", metavar="DIGITS")
    given = words.parse_args()
    for place in given.places or NEAREST:
        folder = WORK / place
        _copy(folder)
        source = place.replace(".", "/")
        source = source if (ROOT / source).is_dir() else f"{source}.py"
        with (folder / "pyproject.toml").open("a") as settings:
            settings.write(SETTINGS.format(source=source, tests=list(NEAREST[place])))
        _print(place, _mutate(folder, f"*[{given.sample}]" if given.sample else "*"))


def _copy(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    for each in filter(None, listed.decode().split("\0")):
        if (ROOT / each).is_file():
            (folder / each).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / each, folder / each)


def _mutate(folder: Path, which: str) -> list[tuple[str, str]]:
    """Run mutmut there, and return each mutant's name with what became of it."""
    mutmut = [sys.executable, "-m", "mutmut"]
    with (folder / "mutmut.txt").open("w") as log:
        subprocess.run([*mutmut, "run", which], cwd=folder, check=False, stdout=log, stderr=log)
    told = subprocess.run([*mutmut, "results", "--all", "true"], cwd=folder, capture_output=True, text=True, check=True)
    return RESULT.findall(told.stdout)


def _print(place: str, found: list[tuple[str, str]]) -> None:
    by_module: dict[str, list[tuple[str, str]]] = {}
    for name, result in found:
        by_module.setdefault(name.rpartition(".")[0], []).append((name, result))
    if not found:
        print(f"{place}: no mutants, see {(WORK / place / 'mutmut.txt').relative_to(ROOT)}", flush=True)
    for module, of_module in sorted(by_module.items()):
        unnoticed = [name for name, result in of_module if result in UNNOTICED]
        share = f"{100 * len(unnoticed) / len(of_module):.0f} %"
        print(f"{module}: {len(of_module)} mutants, {len(unnoticed)} unnoticed ({share})", flush=True)
        for name in unnoticed:
            print(f"    {name}")
    if any(result in UNNOTICED for _, result in found):
        print(f"  See one: cd {(WORK / place).relative_to(ROOT)} && python -m mutmut show NAME", flush=True)


if __name__ == "__main__":
    main()
