"""Breaks the code on purpose, one small change at a time, and lists the changes that no test notices.

python tests/benchmarks/mutants.py [MODULE …]     e.g. rules.comparison; default: all that [tool.mutmut] names

mutmut makes the mutants and runs the tests that reach each (see `[tool.mutmut]`), in `build/mutants`, on a copy of what
git knows; about ten minutes on two cores. mutants_left.md, beside this, says why some stay.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
WORK = ROOT / "build" / "mutants"
RESULT = re.compile(r"^\s*(\S+)\.x\S*: (survived|no tests|timeout|suspicious|killed|segfault)$")


def main() -> None:
    names = [f"{each}*" for each in sys.argv[1:]]
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    for each in listed.decode().split("\0"):
        if each and (ROOT / each).is_file():
            (WORK / each).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / each, WORK / each)
    mutmut = [sys.executable, "-m", "mutmut"]
    subprocess.run([*mutmut, "run", *names], cwd=WORK, check=False, stdout=subprocess.DEVNULL)
    results = subprocess.run(
        [*mutmut, "results", "--all", "true"], cwd=WORK, capture_output=True, text=True, check=True
    )
    found = [(each[1], each[2], each[0].strip()) for each in map(RESULT.match, results.stdout.splitlines()) if each]
    count = Counter((module, result) for module, result, _ in found)
    for module in sorted({each[0] for each in found}):
        made = sum(number for (of, _), number in count.items() if of == module)
        survived = count[module, "survived"] + count[module, "no tests"]
        print(f"{module}: {made} mutants, {survived} unnoticed ({100 * survived / made:.0f} %)")
    for _, result, name in found:
        if result in ("survived", "no tests"):
            print(name)
    print(f"See one: cd {WORK.relative_to(ROOT)} && python -m mutmut show NAME")


if __name__ == "__main__":
    main()
