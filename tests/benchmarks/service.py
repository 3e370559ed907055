"""What the running service costs, and whether a busy page delays it: 153 authorities, 50 feeds, against the replica.

python tests/benchmarks/service.py [--cycles 1000] [--page-seconds 30] [--page-rate 1000]

Prints the resident memory of the service and of its child processes as the cycles go by, its CPU time while nothing is
due, and the time of a cycle with and without that many requests a second on the page.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[2]))

from paged import free_port

from watcher.config.checking import load
from watcher.demo import ofsted, slack
from watcher.demo.mailbox import Mailbox
from watcher.demo.server import Reply, Server
from watcher.store import counting
from watcher.store.database import Store

FEEDS = 50
ITEM = (
    "<item><title>Council opens library {n}</title><link>http://127.0.0.1/{n}</link>"
    "<pubDate>Mon, 03 Aug 2026 09:00:00 GMT</pubDate></item>"
)
RSS = '<?xml version="1.0"?><rss version="2.0"><channel><title>Echo</title>{items}</channel></rss>'
CONFIG = """
[watch]
authorities = ["all"]
[store]
url = "sqlite:///service.db"
[fetch]
allow_private_addresses  = true
seconds_between_requests = 0
[[source]]
name     = "Ofsted reports"
kind     = "ofsted_reports"
every    = "{every}"
base_url = "{reports}"
{feeds}
[[rule]]
name     = "Inadequate"
kind     = "judged"
grades   = ["inadequate"]
severity = "critical"
[[receiver]]
name = "Terminal"
kind = "console"
[[route]]
send_to = ["Terminal"]
[operators]
send_to = ["Terminal"]
[page]
listen = "127.0.0.1:{port}"
"""
FEED = '[[source]]\nname = "Feed {n}"\nkind = "feed"\nevery = "{every}"\nurl = "{url}/{n}"\n'


def memory(process: int) -> dict[str, float]:
    """Measure the resident memory of a process, and of its children together, in MB."""
    listed = subprocess.run(["ps", "-eo", "pid,ppid,rss"], capture_output=True, text=True, check=True).stdout
    rows = [tuple(map(int, line.split())) for line in listed.splitlines()[1:]]
    own = sum(rss for pid, _, rss in rows if pid == process)
    children = sum(rss for _, parent, rss in rows if parent == process)
    return {"service": own / 1024, "children": children / 1024}


def cpu_seconds(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / 100


def ask_constantly(port: int, rate: int, seconds: float) -> tuple[int, int]:
    """Ask the page at a rate, over kept connections; the answer counts requests and failures."""
    import http.client

    done, failed = [0], [0]

    def one(share: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        start = time.perf_counter()
        for number in range(int(share * seconds)):
            wait = start + number / share - time.perf_counter()
            if wait > 0:
                time.sleep(wait)
            elif time.perf_counter() - start > seconds:
                return
            try:
                connection.request("GET", "/")
                failed[0] += connection.getresponse().read()[:9].lower() != b"<!doctype"
            except OSError:
                failed[0] += 1
                connection.close()
            done[0] += 1

    threads = [threading.Thread(target=one, args=(rate // 8,)) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return done[0], failed[0]


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--cycles", type=int, default=1000)
    asked.add_argument("--page-seconds", type=float, default=30)
    asked.add_argument("--page-rate", type=int, default=1000)
    asked = asked.parse_args()
    feed = RSS.format(items="".join(ITEM.format(n=n) for n in range(25))).encode()
    site, workspace = ofsted.OfstedSite(), slack.Workspace()
    with (
        tempfile.TemporaryDirectory() as folder,
        ofsted.serve(site) as reports,
        slack.serve(workspace),
        Mailbox(),
        Server(lambda _request: Reply(200, feed, "application/rss+xml")) as papers,
    ):
        port = free_port()
        config = Path(folder) / "config.toml"

        def write(every: str) -> None:
            feeds = "".join(FEED.format(n=n, every=every, url=papers.base_url) for n in range(FEEDS))
            config.write_text(CONFIG.format(every=every, reports=reports.base_url, feeds=feeds, port=port))

        write("1 second")
        command = [sys.executable, "-m", "watcher", "run", "--config", str(config)]
        service = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            polls = watch_memory(service.pid, reports, papers, asked.cycles)
            print(f"{polls} polls of sources in all")
            quiet = cycle_seconds(config, 20)
            counted = [0, 0]
            asking = threading.Thread(
                target=lambda: counted.__setitem__(
                    slice(None), ask_constantly(port, asked.page_rate, asked.page_seconds)
                )
            )
            asking.start()
            busy = cycle_seconds(config, asked.page_seconds)
            asking.join()
            print(f"page: {counted[0]} requests in {asked.page_seconds:.0f} s, {counted[1]} failed")
            print(f"one poll of Ofsted's site: median {quiet:.3f} s; with the page busy {busy:.3f} s")
            write("6 hours")
            time.sleep(30)
            before = cpu_seconds(service.pid)
            time.sleep(60)
            print(f"idle: {(cpu_seconds(service.pid) - before) / 60:.2%} of a core")
        finally:
            service.terminate()
            service.wait(20)


def watch_memory(process: int, reports: Server, papers: Server, cycles: int) -> int:
    """Print memory at each tenth of the cycles; a cycle is a poll of every source."""
    wanted = 0
    while len(papers.requests) < cycles * FEEDS:
        time.sleep(0.5)
        if len(papers.requests) >= wanted:
            taken = memory(process)
            cycle = len(papers.requests) // FEEDS
            print(f"cycle {cycle:5}: service {taken['service']:.0f} MB, its children {taken['children']:.0f} MB")
            wanted += cycles * FEEDS // 10
    return len(papers.requests) + sum(each.path == "/search" for each in reports.requests) // 2


def cycle_seconds(config: Path, seconds: float) -> float:
    """Find the median time of a poll of Ofsted's site while `seconds` go by."""
    store = Store(load(config).store_url)
    taken = []
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with store.look() as tx:
            found = counting.poll_seconds(tx, "Ofsted reports")
        if found and (not taken or found != taken[-1]):
            taken.append(found)
        time.sleep(0.2)
    store.close()
    return statistics.median(taken)


if __name__ == "__main__":
    main()
