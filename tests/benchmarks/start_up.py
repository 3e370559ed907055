"""How long a command takes to start: the median of ten runs, beside an interpreter that does nothing.

python tests/benchmarks/start_up.py
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMANDS = {
    "python, nothing imported": [sys.executable, "-I", "-c", "pass"],
    "ofsted-watch --help": [sys.executable, "-m", "watcher", "--help"],
    "ofsted-watch check": [sys.executable, "-m", "watcher", "check", "--config", "config.toml"],
    "ofsted-watch read --help": [sys.executable, "-m", "watcher", "read", "--help"],
}
RUNS = 10


def seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return time.perf_counter() - started


def main() -> None:
    for name, command in COMMANDS.items():
        taken = [seconds(command) for _ in range(RUNS)]
        print(f"{name:28} median {statistics.median(taken):.2f} s, slowest {max(taken):.2f} s")


if __name__ == "__main__":
    main()
