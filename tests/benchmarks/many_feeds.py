"""How fast 1,000 unchanged feeds are asked, beside two other programs that watch feeds: `reader` and urlwatch.

    python tests/benchmarks/many_feeds.py                                  # this program
    python tests/benchmarks/many_feeds.py --beside /tmp/others/bin/python  # and those that are installed there
    python tests/benchmarks/many_feeds.py --whole --beside …               # whole processes, start included

Every feed has an address of its own (127.0.x.y), so that the rest between two requests to one host holds nobody up.
All answer 304 to who has asked before. Each program runs in a process of its own: first contact, then the measured
cycle, of which wall seconds, CPU seconds (user and system, all threads) and the process's peak memory are printed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).resolve()
sys.path[:0] = [str(HERE.parents[2]), str(HERE.parents[1] / "support")]

from config_blocks import TERMINAL, judged, watching

MOST = 1_000
CONFIG = watching("Trafford", "many.db") + "[fetch]\nallow_private_addresses = true\n" + judged() + TERMINAL


def address(number: int, port: int) -> str:
    return f"http://127.0.{1 + number // 200}.{1 + number % 200}:{port}/rss"


def feed(number: int) -> bytes:
    items = "".join(
        f"<item><title>Piece {at} of {number}</title><link>https://example.org/{number}/{at}</link>"
        f"<pubDate>Mon, 03 Aug 2026 09:00:00 GMT</pubDate><description>Words.</description></item>"
        for at in range(20)
    )
    return f'<rss version="2.0"><channel><title>Feed {number}</title>{items}</channel></rss>'.encode()


def serve() -> None:
    """Answer on every address of loopback, as little code as it takes: the server must not be what is measured."""
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("0.0.0.0", 0))
    listening.listen(1024)
    print(listening.getsockname()[1], flush=True)
    while True:
        connection, _ = listening.accept()
        threading.Thread(target=_serve_one, args=(connection,), daemon=True).start()


def _serve_one(connection: socket.socket) -> None:
    connection.settimeout(30)
    host = connection.getsockname()[0].split(".")
    body = feed((int(host[2]) - 1) * 200 + int(host[3]) - 1)
    etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'.encode()
    waiting = b""
    try:
        while True:
            while b"\r\n\r\n" not in waiting:
                piece = connection.recv(65536)
                if not piece:
                    return
                waiting += piece
            head, _, waiting = waiting.partition(b"\r\n\r\n")
            if etag in head:
                connection.sendall(b"HTTP/1.1 304 Not Modified\r\nETag: " + etag + b"\r\n\r\n")
            else:
                start = b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nETag: " + etag
                connection.sendall(start + b"\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
    except OSError:
        return
    finally:
        connection.close()


class Measured:
    """Wall, CPU and the growth of memory of a `with` block; prints them as one line of JSON."""

    def __enter__(self):
        self.wall, self.cpu = time.perf_counter(), time.process_time()
        return self

    def __exit__(self, *_):
        seconds, cpu = time.perf_counter() - self.wall, time.process_time() - self.cpu
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"seconds": seconds, "cpu": cpu, "mb": peak}), flush=True)


def blocks(port: int, feeds: int) -> str:
    """Write the sources of a config."""
    block = '[[source]]\nname = "Feed {at}"\nkind = "feed"\nurl = "{url}"\n'
    return "".join(block.format(at=at, url=address(at, port)) for at in range(feeds))


READER_FIRST = """
import sys
from reader import make_reader
reader = make_reader(sys.argv[1])
for url in sys.stdin.read().split():
    reader.add_feed(url)
reader.update_feeds(workers=32)
"""
READER_AGAIN = """
import sys
from reader import make_reader
make_reader(sys.argv[1]).update_feeds(scheduled=False, workers=32)
"""


def whole(asked: argparse.Namespace, port: int) -> None:
    """Measure unchanged cycles as whole processes, by turns."""
    with tempfile.TemporaryDirectory() as folder:
        config, database = Path(folder) / "config.toml", Path(folder) / "reader.db"
        config.write_text(CONFIG + blocks(port, asked.feeds))
        program = str(Path(sys.executable).parent / "ofsted-watch")
        commands = {"ofsted-watch": [program, "once", "--all", "--config", str(config)]}
        # Said at once: of ten thousand feeds it has 200,000 items to read, which takes minutes.
        _print("first contact", _whole_process(commands["ofsted-watch"]))
        if asked.beside:
            urls = "\n".join(address(at, port) for at in range(asked.feeds))
            subprocess.run([asked.beside, "-c", READER_FIRST, str(database)], input=urls, text=True, check=True)
            commands["reader"] = [asked.beside, "-c", READER_AGAIN, str(database)]
        runs = {name: [] for name in commands}
        for _ in range(asked.times):
            for name, command in commands.items():
                runs[name].append(_whole_process(command))
    for name, measured in runs.items():
        _print(name, [statistics.median(each) for each in zip(*measured, strict=True)])


def _print(name: str, measured: Sequence[float]) -> None:
    wall, cpu, mb = measured
    print(f"{name:13} {wall:5.2f} s  {cpu:5.2f} CPU s  {mb:5.1f} MB at most", flush=True)


def _whole_process(command: list[str]) -> tuple[float, float, float]:
    """Run a program; returns wall seconds, CPU seconds and megabytes at its peak."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command[0]} failed")
    return time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def ours(folder: Path, port: int, feeds: int) -> None:
    from watcher.config.check import load
    from watcher.service.cycle import once
    from watcher.service.service import Service
    from watcher.timing.clock import SystemClock

    (folder / "config.toml").write_text(CONFIG + blocks(port, feeds))
    with Service(load(folder / "config.toml"), SystemClock()) as service:
        first = once(service, everything=True)
        assert sum(each.new for each in first.polled) == 20 * feeds, first.polled[:3]
        with Measured():
            second = once(service, everything=True)
        assert all(each.error is None and each.pages == 1 and each.new == 0 for each in second.polled)


def lemon24s_reader(folder: Path, port: int, feeds: int) -> None:
    from reader import make_reader

    reader = make_reader(str(folder / "reader.db"))
    for at in range(feeds):
        reader.add_feed(address(at, port))
    reader.update_feeds(workers=10)
    reader._now = lambda: datetime.now(UTC) + timedelta(hours=2)  # it asks each feed once an hour at most
    with Measured():
        asked = list(reader.update_feeds_iter(workers=10))
    assert len(asked) == feeds
    assert reader.get_feed_counts().broken == 0


def urlwatch(folder: Path, port: int, feeds: int) -> None:
    from urlwatch.config import CommandConfig
    from urlwatch.main import Urlwatch
    from urlwatch.storage import CacheMiniDBStorage, UrlsYaml, YamlConfigStorage

    jobs = "\n---\n".join(f"name: Feed {at}\nurl: {address(at, port)}" for at in range(feeds))
    (folder / "urls.yaml").write_text(jobs)
    (folder / "urlwatch.yaml").write_text("report: {stdout: {enabled: false}, text: {}, html: {}, markdown: {}}\n")
    files = [str(folder / name) for name in ("urlwatch.yaml", "urls.yaml", "hooks.py", "cache.db")]

    def cycle() -> None:
        config = CommandConfig([], "urlwatch", str(folder), str(folder), *files, False)
        storages = YamlConfigStorage(config.config), CacheMiniDBStorage(config.cache), UrlsYaml(config.urls)
        program = Urlwatch(config, *storages)
        program.run_jobs()
        wrong = [each for each in program.report.job_states if each.verb == "error"]
        assert not wrong, wrong[0].job_state.traceback
        program.close()

    cycle()
    with Measured():
        cycle()


PROGRAMS = {"ofsted-watch": ours, "reader": lemon24s_reader, "urlwatch": urlwatch}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--feeds", type=int, default=MOST)
    parser.add_argument("--beside", help="a Python that has reader and urlwatch")
    parser.add_argument("--whole", action="store_true", help="measure whole processes, start included")
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--inside", nargs=3, help=argparse.SUPPRESS)
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.serve:
        serve()
    elif asked.inside:
        program, folder, port = asked.inside
        PROGRAMS[program](Path(folder), int(port), asked.feeds)
    else:
        _compare(asked)


def _compare(asked: argparse.Namespace) -> None:
    with subprocess.Popen([sys.executable, HERE, "--serve"], stdout=subprocess.PIPE, text=True) as server:
        try:
            port = server.stdout.readline().strip()
            if asked.whole:
                whole(asked, int(port))
                return
            for _ in range(asked.times):
                for program in PROGRAMS:
                    python = sys.executable if program == "ofsted-watch" else asked.beside
                    if python:
                        _run(program, python, port, asked.feeds)
        finally:
            server.kill()


def _run(program: str, python: str, port: str, feeds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = [python, str(HERE), "--feeds", str(feeds), "--inside", program, folder, port]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        if ran.returncode:
            sys.exit(f"{program} failed:\n{ran.stderr[-3000:]}")
        said = json.loads(ran.stdout.strip().splitlines()[-1])
    rate = feeds / said["seconds"]
    print(f"{program:13} {rate:7.0f} feeds/s  {said['cpu']:6.2f} CPU s  {said['mb']:6.1f} MB at most", flush=True)


if __name__ == "__main__":
    main()
