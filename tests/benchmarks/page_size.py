"""How large the page is and how long it takes: all of England, an overview of 20, one authority, alerts, outbox.

The page's process is asked over HTTP; each answer is made anew, for the database changes before it. On a machine that
does other things the processor's time says more than the clock's: it is what the page's own process used.

python tests/benchmarks/page_size.py
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import httpx2

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
sys.path.insert(0, str(Path(__file__).parents[2]))

from paged import free_port, settled, until_it_serves
from town import TWO_INADEQUATE, Town

from watcher import data
from watcher.config.check import load
from watcher.service.page_process import PageProcess
from watcher.store.database import opened
from watcher.store.polled import sources
from watcher.timing.clock import SystemClock

RUNS = 10
MOST = {"/england": 120_000, "/": 30_000}
"""Bytes; each has 100 ms of the processor."""
ADDRESSES = (*MOST, "/authority/80573", "/alerts", "/outbox", "/briefing", "/authorities.csv")


def used(process: int) -> float:
    """Read how many milliseconds of the processor a process has used so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return 1000 * sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    names = [each.name for each in data.authorities()]
    watched = sorted({"Trafford", "Wirral", *names[::8]})[:20]
    with tempfile.TemporaryDirectory() as folder, Town(Path(folder)) as town:
        town.clock = SystemClock()
        town.authorities = str(watched).replace("'", '"')
        town.more = f'[page]\nlisten = "127.0.0.1:{free_port()}"'
        town.configure()
        town.once(everything=True)
        town.publish(**TWO_INADEQUATE)
        settled(town)
        config, process = load(town.config), PageProcess()
        with httpx2.Client(base_url=f"http://127.0.0.1:{config.page.port}", timeout=20) as page:
            until_it_serves(process, config, page)
            with opened(config.store_url) as store:
                for address in ADDRESSES:
                    measure(page, process._process.pid, store, address)
        process.stop()
    print(f"authorities: {len(names)}; watched: {len(watched)}")


def measure(page: httpx2.Client, process: int, store, address: str) -> None:
    taken, size = [], 0
    page.get(address)  # what is made once for all is made now
    before = used(process)
    for _ in range(RUNS):
        time.sleep(1.05)  # what was made within a second is good for a second
        with store.begin() as tx:
            sources.note_alive(tx, SystemClock().now())
        started = time.perf_counter()
        answer = page.get(address, headers={"Accept-Encoding": "identity"})
        taken.append(1000 * (time.perf_counter() - started))
        assert answer.status_code == 200, address
        size = len(answer.content)
    most = f"at most {MOST[address] / 1000:.0f} kB" if address in MOST else ""
    clock, cpu = statistics.median(taken), (used(process) - before) / RUNS
    print(f"{address:18} {size / 1000:6.1f} kB, {cpu:4.0f} ms of the processor, {clock:4.0f} ms by the clock  {most}")


if __name__ == "__main__":
    main()
