"""`read`: what documents say, for people and for programs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from watcher.commands import printing, read_news
from watcher.model import documents
from watcher.model.errors import PlainError
from watcher.model.kinds import Kind
from watcher.model.ofsted import AREA_NAMES, Area
from watcher.reading.file_type import MOST_BYTES
from watcher.reading.sandbox import Readers
from watcher.timing import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from watcher.model.documents import Reading
    from watcher.reading.reader_start import ReaderParent


class UnreadableFileError(PlainError):
    """Files named on the command line can't be opened."""

    exit_code = 2


def read_files(paths: Sequence[Path], begun: ReaderParent | None, *, as_json: bool) -> bool:
    """Read files and print what they say, in their order; True when any of them has a problem.

    `begun` is the parent of readers, where it loads already; it is ended here.

    Those that can't be opened keep none of the others back: UnreadableFileError names them when all else is printed.
    """
    wrong = {path: sentence for path in paths if (sentence := _why_unreadable(path))}
    there = [path for path in paths if path not in wrong]
    troubled = False
    with Readers(parent=begun) as readers, printing.progress("Reading") as progress:
        for done, (path, said) in enumerate(
            zip(there, readers.read_many(partial(_load, path) for path in there), strict=True)
        ):
            progress(done, len(there))
            troubled |= bool(said.problems)
            if as_json:
                printing.lines([{"file": str(path), **documents.as_json(said)}])
            else:
                _show(path, said)
    if wrong:
        raise UnreadableFileError("\n".join(wrong.values()))
    return troubled


def _why_unreadable(path: Path) -> str:
    if path.suffix.lower() == ".toml":
        return f"{path}: this is a config, no document. To check it: ofsted-watch check --config {path}"
    try:
        if path.is_file():
            path.open("rb").close()
            return ""
        wrong = "there is no such file"
        if path.exists():
            wrong = "this is a folder, not a document" if path.is_dir() else "this is no file"
    except OSError as error:
        wrong = f"it can't be opened ({error.strerror})"
    return f"{path}: {wrong}. Give the path of a PDF, a saved page or a text."


def _load(path: Path) -> bytes:
    """Load a file, or as much of it as shows that it is too large."""
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _show(path: Path, said: Reading) -> None:
    names = " or ".join(each.name for each in said.authorities) or "an authority it doesn't name with certainty"
    printing.say(f"{path}")
    printing.say(f"  {str(said.kind).replace('_', ' ')}: {names}")
    if said.framework:
        printing.say(f"  framework: {said.framework.name}, {said.framework.title}")
    if said.inspection_start:
        printing.say(f"  inspected: {words.day(said.inspection_start)} to {words.day(said.inspection_end)}")
    for each in said.judgements:
        printing.say(f"  {AREA_NAMES[each.area]}: {each.grade.word}{_where(said, each.area)}")
    if said.kind is Kind.UNKNOWN_REPORT:
        for found in said.evidence:
            printing.say(f"  {found.quote[:1].lower()}{found.quote[1:]}{f' (page {found.page})' if found.page else ''}")
    for line in _direction(said):
        printing.say(f"  {line}")
    if said.news:
        read_news.show(said.news)
    for problem in said.problems:
        printing.say(f"  could not be read with certainty: {problem}")
    printing.say()


def _direction(said: Reading) -> Iterator[str]:
    """Say what a document without grades says all the same: priority actions, progress, that services got worse."""
    yield from (f"priority action: {each}" for each in said.priority_actions)
    yield from (f"earlier priority action: {each}" for each in said.priority_actions_carried)
    if said.visit_number:
        yield f"monitoring visit {said.visit_number} since the inspection"
    if said.progress:
        yield f"calls progress {said.progress}{_where(said, 'progress')}"
    if said.says_deteriorated:
        yield f"says that services got worse{_where(said, 'deteriorated')}"


def _where(said: Reading, about: Area | str) -> str:
    found = said.evidence_for(about)
    if found is None:
        return ""
    page = f", page {found.page}" if found.page else ""
    return f"  (“{found.quote}”{page})"
