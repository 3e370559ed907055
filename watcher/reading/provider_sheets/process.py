"""Reading a sheet of Ofsted's in a process of its own, within bounds: a file that crashes or swells costs only itself.

The file is the process's standard input. On its output come lines of JSON: parts, and at the end a line that says so.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections import Counter
from contextlib import closing
from datetime import date
from typing import IO, TYPE_CHECKING, Any

from watcher.model.ofsted import Area, Judgement, Urn
from watcher.model.providers import (
    PROVIDER_SCALES,
    Category,
    EventKind,
    Provider,
    ProviderEvent,
    Remit,
    Safeguarding,
    Sheet,
)
from watcher.reading.provider_sheets.reading import NoSheetError, Part, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.model.ofsted import Grade

COMMAND = (sys.executable, "-I", "-m", "watcher.reading.provider_sheets.process")
# Twice what a document may take: a yearly workbook keeps its texts once for all sheets.
MEMORY_BYTES = 1024 * 1024 * 1024
# Many times what the largest sheet takes; one that was made to hang is ended.
SECONDS = 300.0
# Far above the largest of Ofsted's sheets.
MOST_BYTES = 300_000_000
# What the process hands on is a line for each part of ROWS_AT_ONCE rows; it may lie about its length.
MOST_LINE = 20_000_000
END = "end"


def read_sheets(file: IO[bytes], name: str, as_at: date | None = None, seconds: float = SECONDS) -> Iterator[Part]:
    """Read an open file of Ofsted's, part by part. NoSheetError when it is none of the sheets, or can't be read."""
    if os.fstat(file.fileno()).st_size > MOST_BYTES:
        sentence = f"The file has more than {MOST_BYTES // 1_000_000} MB, which is not read."
        raise NoSheetError(sentence)
    file.seek(0)
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
        (*COMMAND, name, str(as_at or "")),
        stdin=file,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8"},
    )
    assert process.stdout is not None, "it was started with a pipe"
    late = threading.Timer(seconds, process.kill)
    late.start()
    try:
        with closing(process.stdout) as lines:
            while part := _next(lines):
                yield part
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        if isinstance(error, NoSheetError):
            raise
        sentence = "Reading it broke off (too large, or damaged)."
        raise NoSheetError(sentence) from error
    finally:
        late.cancel()
        process.kill()
        process.wait()


def _next(lines: IO[bytes]) -> Part | None:
    said = json.loads(lines.readline(MOST_LINE))
    if said == END:
        return None
    if isinstance(said, dict) and "problem" in said:
        raise NoSheetError(str(said["problem"])[:1_000])
    return _part(said)


def _part(said: dict[str, Any]) -> Part:
    sheet = Sheet(str(said["sheet"]), date.fromisoformat(said["as_at"]))
    return Part(
        sheet,
        str(said["title"]),
        int(said["rows"]),
        int(said["left_out"]),
        tuple(_provider(each, sheet) for each in said["providers"]),
        tuple(_event(each, sheet) for each in said["events"]),
        Counter({str(word): int(count) for word, count in said["unknown"].items()}),
    )


def _provider(said: list[Any], sheet: Sheet) -> Provider:
    urn, remit, kind, name, authority, owner, sector, status = said
    return Provider(Urn(urn), Remit(remit), kind, sheet, name, authority, None, owner, sector, status)


def _event(said: list[Any], sheet: Sheet) -> ProviderEvent:
    urn, remit, kind, start, row, judged, number, published, safeguarding, category, outcome = said
    return ProviderEvent(
        urn=Urn(urn),
        remit=Remit(remit),
        kind=EventKind(kind),
        inspection_start=date.fromisoformat(start),
        sheet=sheet,
        row=int(row),
        judgements=tuple(Judgement(Area(area), _grade(scale, word)) for area, scale, word in judged),
        number=number,
        published=date.fromisoformat(published) if published else None,
        safeguarding=Safeguarding(safeguarding) if safeguarding else None,
        category=Category(category) if category else None,
        outcome=_grade(*outcome) if outcome else None,
    )


def _grade(scale: str, word: str) -> Grade:
    return PROVIDER_SCALES[scale].grade(word)


def _written(part: Part) -> dict[str, object]:
    return {
        "sheet": part.sheet.name,
        "as_at": part.sheet.as_at.isoformat(),
        "title": part.title,
        "rows": part.rows,
        "left_out": part.left_out,
        "unknown": part.unknown,
        "providers": [
            (each.urn, each.remit, each.kind, each.name, each.authority, each.owner, each.sector, each.status)
            for each in part.providers
        ],
        "events": [_written_event(each) for each in part.events],
    }


def _written_event(each: ProviderEvent) -> tuple[object, ...]:
    return (
        each.urn,
        each.remit,
        each.kind,
        each.inspection_start.isoformat(),
        each.row,
        [(judged.area, judged.grade.scale.name, judged.grade.word) for judged in each.judgements],
        each.number,
        each.published.isoformat() if each.published else None,
        each.safeguarding,
        each.category,
        (each.outcome.scale.name, each.outcome.word) if each.outcome else None,
    )


def _serve(name: str, as_at: str) -> None:
    """Read standard input, and say what it holds."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # a library that prints must not break the lines
    said: object = END
    try:
        for part in parts(sys.stdin.buffer, name, date.fromisoformat(as_at) if as_at else None):
            _say(answers, _written(part))
    except NoSheetError as error:
        said = {"problem": str(error)}
    _say(answers, said)


def _say(answers: IO[str], what: object) -> None:
    answers.write(json.dumps(what, separators=(",", ":")) + "\n")
    answers.flush()


if __name__ == "__main__":
    _serve(*sys.argv[1:])
