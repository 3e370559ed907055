"""Many reports in one cycle, beside bare text extraction of the same documents over both cores.

    python tests/benchmarks/many_reports.py 10 153 1000              # reports that appear at once, until all are told
    python tests/benchmarks/many_reports.py 10 --receivers 1000      # each told to so many on Slack, and one mailbox
    python tests/benchmarks/many_reports.py --first-contact 1500     # old reports that a new user's first cycle reads
    … --real-size [--shared ../shared]                               # of as many pages and letters as real ones have
    … --stages                                                       # what each stage of the cycle takes, and of whom

The tests' reports have two pages of few words. Of real size, they get behind these as many as the median of Ofsted's
has: pages of a real report where the folder of real ones is there, invented sentences otherwise.

The program runs in a process of its own, the replica of Ofsted's site, Slack and the mail server in this one. Of both
sides wall seconds and CPU seconds are printed, readers included, and the program's peak memory. What the replicas take
meanwhile is printed by itself and counts on neither side, though it is in the program's wall time.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

if TYPE_CHECKING:
    from fpdf import FPDF
    from town import Town

HERE = Path(__file__).resolve()
# The folder of the checkout first: `tests/rules` must not hide `rules`.
sys.path[:0] = [str(HERE.parents[2]), str(HERE.parents[1] / "support")]

BARE = """
import sys, pypdfium2
for path in sys.stdin.read().split():
    pdf = pypdfium2.PdfDocument(path)
    for page in pdf:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    pdf.close()
"""

PAGES, LETTERS = 12, 2_700
"""Of the median of 195 inspection reports of Ofsted's since 2018, which has 225 kB."""
SENTENCE = "Social workers visit children often enough and write down what they have seen and what they will do next. "
DATES = "Inspection dates: "
JUDGES = re.compile(r"judge?ment|inspection dates|impact of leaders|experiences? and progress", re.IGNORECASE)


def filling(shared: Path | None) -> bytes:
    """Make the pages behind a report's cover: a real report's that judge nothing, or invented ones."""
    import pypdfium2
    from fpdf import FPDF

    for label in (shared / "corpus" / "inspections.jsonl").read_text(encoding="utf-8").splitlines() if shared else ():
        if json.loads(label)["kind"] != "inspection":
            continue
        real = pypdfium2.PdfDocument(shared / "corpus" / json.loads(label)["file"])
        body = [at for at in range(1, len(real)) if not JUDGES.search(real[at].get_textpage().get_text_range())]
        if len(body) >= PAGES - 2:
            chosen, saved = pypdfium2.PdfDocument.new(), io.BytesIO()
            chosen.import_pages(real, body[: PAGES - 2])
            chosen.save(saved)
            return saved.getvalue()
    paper = FPDF(format="A4")
    paper.set_font("Helvetica", size=11)
    for _ in range(PAGES - 2):
        paper.add_page()
        paper.multi_cell(0, 5.5, SENTENCE * (LETTERS // len(SENTENCE)))
    return bytes(paper.output())


LONGEST_DAYS = date(2025, 12, 31), date(2026, 1, 11)
"""Of an inspection: no others take more letters on a cover."""


@cache
def template(authority: str) -> bytes:
    """Draw an authority's report as plain bytes, in which other days can stand."""
    import documents
    from town import TWO_INADEQUATE

    with patch.object(documents.Paper, "made", _uncompressed):
        drawn: bytes = documents.ilacs.__wrapped__(f"{authority} Council", tuple(TWO_INADEQUATE.items()), *LONGEST_DAYS)
    return drawn


def _uncompressed(paper: FPDF) -> bytes:
    paper.set_compression(False)
    return bytes(paper.output())


def report_of(authority: str, end: date, filled: bytes | None) -> bytes:
    """Make a report of other days out of its authority's template: to draw each of ten thousand takes half an hour."""
    from documents import span

    before = f"({DATES}{span(*LONGEST_DAYS)})".encode()
    now = f"({DATES}{span(end - timedelta(days=11), end)})".encode()
    drawn = template(authority)
    assert drawn.count(before) == 1, "the cover's line of days is one text"
    assert len(now) <= len(before), "spaces behind it keep everything else in its place"
    report = drawn.replace(before, now.ljust(len(before)))
    return of_real_size(report, filled) if filled else report


def of_real_size(report: bytes, filled: bytes) -> bytes:
    """Put the pages of `filled` behind a report's own."""
    import pypdfium2

    document, saved = pypdfium2.PdfDocument(report), io.BytesIO()
    document.import_pages(pypdfium2.PdfDocument(filled))
    document.save(saved)
    return saved.getvalue()


def cpu_seconds() -> float:
    """Take the CPU seconds of this process and of the children that it waited for."""
    return sum(os.times()[:4])


def readers_seconds() -> float:
    """Take the CPU seconds of this process's readers and of their parent, ended or not."""
    ticks, parents = {}, {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # ended meanwhile
            parts = stat.read_text().rpartition(")")[2].split()
            number = int(stat.parent.name)
            parents[number], ticks[number] = int(parts[1]), sum(map(int, parts[11:15]))
    ours = {each for each, parent in parents.items() if os.getpid() in (parent, parents.get(parent))}
    return sum(ticks[each] for each in ours) / os.sysconf("SC_CLK_TCK") + sum(os.times()[2:4])


def inside(config: str, moment: str, *, by_stage: bool) -> None:
    """Run one cycle, and print what it came to as a line of JSON."""
    from town import HandClock

    from watcher import garbage
    from watcher.config.check import load
    from watcher.service.cycle import JOBS, STAGES, Cycle
    from watcher.service.service import Service

    garbage.at_work()  # as `once` does: what has been loaded is no part of the work
    stages = []
    started, worked = time.perf_counter(), cpu_seconds()
    with Service(load(Path(config)), HandClock(datetime.fromisoformat(moment))) as service:
        happened = Cycle(service)  # as `once` does, stage by stage
        service.begin()
        for stage in STAGES:
            if not by_stage:  # to look at the readers takes time of its own
                happened.run((stage,))
                continue
            before = time.perf_counter(), time.process_time(), readers_seconds()
            happened.run((stage,))
            after = time.perf_counter(), time.process_time(), readers_seconds()
            stages.append((JOBS[stage], *(now - then for now, then in zip(after, before, strict=True))))
        seconds = time.perf_counter() - started
    said = {
        "alerts": sum(each.alert is not None for each in happened.decisions),
        "read": sum(each.read for each in happened.fetched),
        "seconds": seconds,
        "cpu": cpu_seconds() - worked,
        "stages": stages,
        "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(said))


def bare(documents: list[Path]) -> tuple[float, float]:
    """Extract the text in as many processes as there are cores; returns wall and CPU seconds."""
    cores = os.cpu_count() or 1
    started, worked = time.perf_counter(), cpu_seconds()
    programs = [subprocess.Popen([sys.executable, "-c", BARE], stdin=subprocess.PIPE, text=True) for _ in range(cores)]
    for at, each in enumerate(programs):
        each.stdin.write("\n".join(map(str, documents[at::cores])))
        each.stdin.close()
    for each in programs:
        each.wait()
    return time.perf_counter() - started, cpu_seconds() - worked


RECEIVER = """
[[receiver]]
name       = "Person {n}"
kind       = "slack"
channel    = "U{n:010}"
token_file = "slack-token"
api_url    = "{slack}/api/"
"""


def with_receivers(town: Town, count: int) -> None:
    """Add people on Slack to a town's config, and send everything to them, too."""
    numbers = range(1, count)  # it has one already
    names = ", ".join(f'"Person {n}"' for n in numbers)
    blocks = "".join(RECEIVER.format(n=n, slack=town.slack.base_url) for n in numbers)
    town.more = f"{blocks}[[route]]\nsend_to = [{names}]\n" if names else ""
    town.configure()


def run(reports: int, filled: bytes | None, *, receivers: int, first_contact: bool, stages: bool) -> None:
    """Publish so many reports, let the program meet them, and print both sides."""
    from town import Town, urn

    from watcher import data
    from watcher.demo.ofsted import Line

    documents = []
    with tempfile.TemporaryDirectory() as folder, Town(Path(folder), authorities='["all"]') as town:
        with_receivers(town, receivers)
        if not first_contact:
            town.once()
        names = [each.name for each in data.authorities()]
        newest = date(2026, 6, 30) if first_contact else date(2026, 8, 3)
        for at in range(reports):
            day = newest - timedelta(days=at // len(names))
            inspected, name = day - timedelta(days=45), names[at % len(names)]
            body = report_of(name, inspected, filled)
            town.site.publish(urn(name), body, Line(day, inspected=inspected))
            documents.append(Path(folder) / f"{at}.pdf")
            documents[-1].write_bytes(body)
        town.clock.pass_(minutes=10)
        command = [
            sys.executable,
            str(HERE),
            "--inside",
            str(town.config),
            town.clock.now().astimezone(UTC).isoformat(),
            *(["--stages"] if stages else []),
        ]
        served = time.process_time()
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        served = time.process_time() - served
        if ran.returncode:
            sys.exit(ran.stderr[-3000:])
        said = json.loads(ran.stdout.strip().splitlines()[-1])
        posts = len(town.workspace.messages) + sum(map(len, town.workspace.direct.values()))
        wall, cpu = bare(documents)
        print(
            f"{len(documents)} documents: {said['read']} read, {said['alerts']} alerts, {posts} posts, "
            f"{len(town.mails())} mails; {said['seconds']:.1f} s, {said['cpu']:.1f} CPU s, {said['mb']:.0f} MB; "
            f"replicas {served:.1f} CPU s; bare {wall:.1f} s, {cpu:.1f} CPU s; "
            f"{said['seconds'] / wall:.2f} times the wall time, {said['cpu'] / cpu:.2f} times the CPU",
            flush=True,
        )
        for name, seconds, own, readers in said["stages"] if stages else ():
            print(f"  {name:24} {seconds:6.2f} s, {own:6.2f} CPU s of the program's own, {readers:6.2f} of its readers")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("reports", type=int, nargs="*", default=[10, 153])
    asked.add_argument("--first-contact", action="store_true")
    asked.add_argument("--receivers", type=int, default=1)
    asked.add_argument("--real-size", action="store_true")
    asked.add_argument("--stages", action="store_true")
    asked.add_argument("--shared", type=Path)
    asked.add_argument("--inside", nargs=2, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.inside:
        inside(*given.inside, by_stage=given.stages)
    else:
        filled = filling(given.shared) if given.real_size else None
        for each in given.reports:
            run(each, filled, receivers=given.receivers, first_contact=given.first_contact, stages=given.stages)


if __name__ == "__main__":
    main()
