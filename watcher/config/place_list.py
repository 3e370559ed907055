"""Reads `places.csv`: which providers a user has children with. What is wrong is told by its line, never by its words.

The list says where children live, and what is said of it reaches logs: no sentence here repeats a cell.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.config.blocks import Block, PlacesTable
from watcher.config.nearest import did_you_mean, nearest
from watcher.config.places import secret_file
from watcher.config.problems import Found
from watcher.model.ofsted import Urn
from watcher.model.places import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

COLUMNS = ("urn", "label", "note")
# Room for tens of thousands of places with label and note; a wrong file is refused before it is held in memory.
MOST_BYTES = 5_000_000
MOST_LABEL = 100
"""Labels appear in the first line of messages."""
# Children's homes have SC and six digits, childcare that registered long ago EY, VC or CA, all others six to eight.
URN = re.compile(r"(?:SC|EY|VC|CA)[0-9]{6}|[0-9]{6,8}")
# How a spreadsheet is kept from taking it for a number, or writes it once it did, and what people copy along.
_AROUND_A_URN = re.compile(r"^(?:HTTPS?://\S*/PROVIDER/[0-9]+/|URN\W*|[=#'\"]+)|(?:\.0|[\"/]+)$")
# What web pages and old programs leave in a cell and nobody sees: a URN with one of them looks right and is not.
_UNSEEN = re.compile("[\x1a\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
# Some programs tell a spreadsheet so by what the cells are parted.
_SEPARATED_BY = re.compile(r"sep=([,;\t])(?=[\r\n]|$)", re.IGNORECASE)
SEPARATORS = ",;\t"
HEADER = "Write as its first line: urn,label,note"


class UnreadableError(Exception):
    """A list could not be read. `wrong` and `write` are sentences."""

    def __init__(self, wrong: str, write: str) -> None:
        super().__init__(f"{wrong} {write}")
        self.wrong, self.write = wrong, write


def read_text(file: Path) -> str:
    """Read the file's text as spreadsheets save it: UTF-8, or the Windows alphabet; UnreadableError says what to do."""
    try:
        with file.open("rb") as opened:
            body = opened.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableError("there is no such file beside the config.", "Write its name, or put it there.") from None
    except OSError as error:
        sentence = f"it can't be read ({error.strerror})."
        raise UnreadableError(sentence, "Let the user that runs ofsted-watch read it.") from None
    if len(body) > MOST_BYTES:
        sentence = f"it is larger than {MOST_BYTES // 1_000_000} MB."
        raise UnreadableError(sentence, "A list has one short line for each place.")
    if b"\0" in body:  # UTF-16, which Excel calls "Unicode text"; or a workbook
        raise UnreadableError("it is not a CSV file.", 'Save it from your spreadsheet as "CSV UTF-8".')
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252", errors="replace")


class PlaceList(Struct, frozen=True):
    """What a list has: its places, and what is wrong or odd about its lines."""

    places: tuple[Place, ...]
    found: tuple[Found, ...]


def read_places(text: str, file: str) -> PlaceList:
    """Read a list's text, all of its mistakes at once."""
    found: list[Found] = []
    rows = iter(_rows(text, file, found))
    line, header = next(rows, (1, []))
    columns = [each.strip().casefold() for each in header]
    if not {"urn", "label"} & set(columns):
        # It may be a place and not a header, so nothing of it is repeated.
        found.append(_wrong(file, line, "it does not name the columns.", HEADER))
        return PlaceList((), tuple(found))
    found += _wrong_columns(columns, file, line)
    if found:
        return PlaceList((), tuple(found))
    places: dict[Urn, Place] = {}
    for number, cells in rows:
        place, wrong = _place(dict(zip(columns, cells, strict=False)), file, number)
        if len(cells) > len(columns) and any(each.strip() for each in cells[len(columns) :]):
            write = "Put a label with a comma or a semicolon in it in quotes."
            wrong = [_wrong(file, number, f"it has {len(cells)} cells, and there are {len(columns)} columns.", write)]
        elif place and place.urn in places:
            first = f"it has the same URN as line {places[place.urn].line}."
            wrong = [_wrong(file, number, first, "Take one of the two lines out.")]
        elif place:
            places[place.urn] = place
        found += wrong
    if not places and not found:
        found.append(Found((), file, "it lists no place.", "Add a line for each: URN, label, note.", "warning"))
    return PlaceList(tuple(places.values()), (*found, *_same_labels(places.values())))


class Lists(Struct, frozen=True):
    """All lists of a config together, with their texts by the names of their files."""

    places: Mapping[Urn, Place]
    texts: dict[str, str]
    found: tuple[Found, ...]


def read_lists(named: Iterable[tuple[Block, str]], config: Path, given: Mapping[str, str] | None) -> Lists:
    """Read the lists that blocks name; from the texts `given` where there are any, else from the files.

    A URN that two lists have counts once, by the first.
    """
    places: dict[Urn, Place] = {}
    texts: dict[str, str] = {}
    found: list[Found] = []
    for block, file in named:
        here = (*block.path, "file")
        if file in texts:
            found.append(Found(here, block.where, f'"{file}" is named twice.', "Take one of the two blocks out."))
            continue
        try:
            texts[file] = given[file] if given and file in given else read_text(secret_file(file, config))
        except UnreadableError as error:
            found.append(Found(here, block.where, f'file = "{file}": {error.wrong}', error.write))
            continue
        read = read_places(texts[file], file)
        found += read.found
        for each in read.places:
            first = places.setdefault(each.urn, each)
            if first is not each:
                wrong = f"it has the same URN as {first.where}, which counts."
                found.append(Found((), each.where, wrong, "Take one of the two lines out.", "warning"))
    return Lists(places, texts, tuple(found))


def files_named(config: Path) -> tuple[Path, ...]:
    """List the files that a config names, of lists and of secrets, whatever else is wrong; none where it is no TOML."""
    try:
        plain = tomllib.loads(config.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):
        return ()
    found = ((name, each) for name, some in plain.items() for each in (some if isinstance(some, list) else [some]))
    blocks = [(name, each) for name, each in found if isinstance(each, dict)]
    lists = [each.get("file", PlacesTable().file) for name, each in blocks if name == "places"]
    secrets = [named for _, each in blocks for key, named in each.items() if key.endswith("_file")]
    return tuple(secret_file(each, config) for each in (*lists, *secrets) if isinstance(each, str))


def _rows(text: str, file: str, found: list[Found]) -> Iterator[tuple[int, list[str]]]:
    """Give each row with the number of its first line; empty ones, which spreadsheets leave behind, are left out."""
    text = _UNSEEN.sub("", text)
    said = _SEPARATED_BY.match(text)
    text = text[said.end() :] if said else text
    first = text.split("\n", 1)[0]
    separator = said[1] if said else max(SEPARATORS, key=first.count)
    # Lines end as files' do, and not at every sign that Python calls an end.
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=separator, skipinitialspace=True, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            write = 'A quotation mark within a label is written twice: "The ""Old"" House".'
            found.append(_wrong(file, line, "a quotation mark stands alone.", write))
            return
        if any(each.strip() for each in row):
            yield line, row


def _wrong_columns(columns: list[str], file: str, line: int) -> Iterator[Found]:
    for each in columns:
        if each and each not in COLUMNS:
            yield _wrong(file, line, f'there is no column "{each[:30]}".', did_you_mean(each, COLUMNS))
    for each in COLUMNS:
        if columns.count(each) > 1:
            yield _wrong(file, line, f'the column "{each}" appears twice.', "Take one of them out.")
    meant = {nearest(each, COLUMNS) for each in columns if each not in COLUMNS}
    for each in ("urn", "label"):
        if each not in columns and each not in meant:
            yield _wrong(file, line, f'the column "{each}" is missing.', HEADER)


def _place(cells: dict[str, str], file: str, line: int) -> tuple[Place | None, list[Found]]:
    """Make a place of a row's cells; None where the row is wrong."""
    words = {column: " ".join(each.split()) for column, each in cells.items()}
    urn, label = _AROUND_A_URN.sub("", words.get("urn", "").upper().replace(" ", "")), words.get("label", "")
    found = []
    if not urn:
        found.append(_wrong(file, line, "the URN is missing.", _WRITE_URN))
    elif re.fullmatch(r"\d{5}", urn):
        write = "Five digits are a council's: name it under [watch]. " + _WRITE_URN
        found.append(_wrong(file, line, "the URN is not a provider's.", write))
    elif not URN.fullmatch(urn):
        found.append(_wrong(file, line, "the URN is not in Ofsted's form.", _WRITE_URN))
    if not label:
        found.append(_wrong(file, line, "the label is empty.", "Write what people are to read in messages."))
    elif len(label) > MOST_LABEL or not label.isprintable():
        write = f"Write at most {MOST_LABEL} ordinary characters."
        found.append(_wrong(file, line, "the label is too long, or has signs that can't be shown.", write))
    return (None if found else Place(file, line, Urn(urn), label, words.get("note", "")), found)


_WRITE_URN = "Write SC or EY and six digits, or six to eight digits, as on Ofsted's page of the provider."


def _same_labels(places: Iterable[Place]) -> Iterator[Found]:
    seen: dict[str, Place] = {}
    for each in places:
        earlier = seen.setdefault(each.label.casefold(), each)
        if earlier is not each:
            wrong = f"it has the same label as line {earlier.line}, so that messages don't tell the two apart."
            yield Found((), each.where, wrong, "Give each a label of its own.", "warning")


def _wrong(file: str, line: int, wrong: str, write: str) -> Found:
    return Found((), f"{file}, line {line}", wrong, write)
