"""Reads TOML that people wrote: every mistake in its form, with its line and the line to write instead.

tomllib stops at the first mistake. Here the line is mended (or left out) and the reading goes on, so that one look
shows everything; a config with such a mistake is never used all the same.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from msgspec import Struct, field

from watcher.config.headings import HEADER, Headings, heading_in_a_note, mend_headings
from watcher.config.lines import Path, lines_of
from watcher.config.other_forms import other_form
from watcher.config.problems import Problem

# After each mistake the whole file is parsed again: a file that is no TOML at all must come to an end.
MOST_MISTAKES = 60
# Of no width, and line ends that are none in TOML. Not what joins letters (U+200C, U+200D): emoji and names have it.
_UNSEEN = re.compile("[\x0b\x0c\x1a\x85\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
# Where a new setting or block certainly begins: up to there an unclosed string or list may reach.
_BEGINS = re.compile(r"""^\s*(\[+\s*[A-Za-z_]|(?:[A-Za-z_][\w-]*|"[^"]*"|'[^']*')\s*[.=:])""")

_BEHIND_A_VALUE = re.compile(
    r"(\s*\[\[?[\w.-]+\]\]?|\s*[\w.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[\w.-]+|\[[^\[\]]*\]))"
    r"(?:\s*(\[\[?[\w.-]+\]\]?)\s*|(?:\s*[,;]\s*|\s+)([A-Za-z_][\w-]*\s*=.*))"
)
"""A setting with its value, or a heading, and another heading or setting behind it on the same line."""


class ParsedToml(Struct):
    """What a text says as far as it can be read. `text` is the mended one; its lines are still those of the file.

    `damaged` are the blocks that a line was left out of; `plain` is None when nothing could be read. `guessed` are
    the lines where a word was taken for a text.
    """

    text: str
    plain: dict[str, Any] | None = None
    problems: list[Problem] = field(default_factory=list)
    damaged: set[Path] = field(default_factory=set)
    guessed: set[int] = field(default_factory=set)

    @property
    def errors(self) -> list[Problem]:
        """List what keeps it from being used."""
        return [each for each in self.problems if each.severity == "error"]


_ENDLESS = re.compile(r"[\d_]{4000}")
"""A number that Python itself refuses to read, or nearly."""


def read_toml(text: str, headings: Headings) -> ParsedToml:
    """Read a TOML text as far as it goes, and list the mistakes in its form."""
    other = other_form(text)
    if other:
        return ParsedToml(text, problems=[Problem(None, "config", *other)])
    endless = _ENDLESS.search(text)
    if endless:
        line = text.count("\n", 0, endless.start()) + 1
        return ParsedToml(
            text, problems=[Problem(line, "config", "a number has thousands of digits.", "Write it shorter.")]
        )
    # A line may end as on an old Mac, and as where a mail program doubled the ends of Windows.
    lines = [*re.sub(r"\r+\n|\r", "\n", text).split("\n"), ""]
    problems = list(_see(lines))
    written = "\n".join(lines)
    plain = _as_it_is(written)
    problems += mend_headings(lines, headings, is_sound=plain is not None)
    if plain is not None and lines == written.split("\n"):
        return ParsedToml(written, plain, problems)
    read = ParsedToml(text, problems=problems)
    try:
        _read(read, lines)
    except RecursionError:
        wrong = "there are too many brackets within brackets."
        read.problems, read.plain = [Problem(None, "config", wrong, "Take out those that nothing needs.")], None
    return read


def _as_it_is(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):  # which are mended, or said
        return None


def _see(lines: list[str]) -> Iterator[Problem]:
    """Take out what can't be seen; it does no harm in a note."""
    for number, line in enumerate(lines):
        found = _UNSEEN.findall(line.partition("#")[0])
        if found:
            lines[number] = _UNSEEN.sub("", line)
            wrong = f"a character in it can't be seen (U+{ord(found[0]):04X}), as web pages and mails have them."
            yield Problem(number + 1, _where(lines, number), wrong, "It was left out. Type the line anew.", "warning")


def _read(read: ParsedToml, lines: list[str]) -> None:
    for _ in range(MOST_MISTAKES):
        read.text = "\n".join(lines)
        try:
            read.plain = tomllib.loads(read.text)
            break
        except tomllib.TOMLDecodeError as error:
            if str(error).startswith("Unterminated string"):
                read.problems.append(_long_string(lines))
                break
            read.problems.append(_mend(lines, error, read))


def _mend(lines: list[str], error: tomllib.TOMLDecodeError, read: ParsedToml) -> Problem:
    message = str(error)
    place = re.search(r"\(at line (\d+), column (\d+)\)", message)
    at, column = (int(place[1]) - 1, int(place[2])) if place else (len(lines) - 1, 0)
    start, end = _statement(lines, at, unclosed_before=message.startswith("Unclosed") and (column == 1 or not place))
    if message.startswith(("Cannot overwrite", "Cannot declare", "Cannot mutate")):
        return _twice(lines, start, end)
    behind = _BEHIND_A_VALUE.fullmatch(lines[start])
    if behind:
        first, heading, setting = behind.groups()
        lines[start] = first if setting else heading
        read.damaged.add(_block_of(lines, start + 1 if setting else start))
        wrong = f"{'a setting' if setting else 'the heading of a block'} follows something else on this line."
        return Problem(
            start + 1, _where(lines, start), wrong, f"Give {' '.join((setting or heading).split())} a line of its own."
        )
    raw = "\n".join(lines[start:end])
    from watcher.config.toml_repairs import mend

    mended = mend(raw)
    if mended is None:
        read.damaged.add(_block_of(lines, start))
        lines[start:end] = [""] * (end - start)
        wrong = f"this line can't be understood: {_reason(message, raw)}."
        return Problem(at + 1, _where(lines, start), wrong, _example(message, raw))
    lines[start:end] = mended.text.split("\n")
    at = at if mended.above else start + mended.below
    if mended.guess:
        read.guessed.add(at + 1)
    return Problem(at + 1 + mended.above, _where(lines, start), mended.wrong, mended.write)


def _statement(lines: list[str], at: int, *, unclosed_before: bool) -> tuple[int, int]:
    """Find the lines of the statement that a mistake is in: the one that begins at or before it."""
    start = at
    if at > 0 and _BEGINS.match(lines[at]) and (unclosed_before or _mistake_above(lines, at)):
        start = at - 1  # what begins here is well: the one above was never ended
    while start > 0 and not _BEGINS.match(lines[start]) and (above := _mistake_above(lines, start)):
        start -= 1
        # The lines of a list that is open: to parse all above each of them takes the square of their time.
        while above.endswith(_AT_THE_END) and start > 0 and not _BEGINS.match(lines[start]):
            start -= 1
    end = start + 1
    while end < len(lines) and end <= at and not _BEGINS.match(lines[end]):
        end += 1
    end = _to_its_value(lines, start, end)
    if lines[start].count("{") > lines[start].count("}"):  # a group over several lines, whose settings look like others
        closing = next((n for n in range(start, len(lines)) if "}" in lines[n] or HEADER.match(lines[n])), start)
        return start, closing + 1 if "}" in lines[closing] else end
    end = _to_its_quote(lines, end)
    if end - start > 1 or lines[start].count("[") > lines[start].count("]"):
        while end < len(lines) and lines[end].strip() and not _BEGINS.match(lines[end]):
            end += 1
    while end - start > 1 and not lines[end - 1].strip():
        end -= 1
    return start, end


def _to_its_value(lines: list[str], start: int, end: int) -> int:
    """Follow a name whose value is on the next line, or is a list as in YAML."""
    if not re.fullmatch(r"\s*[\w-]+\s*[:=]\s*", lines[start]):
        return end
    if end < len(lines) and re.match(r"\s+[\"'\[]", lines[end]):
        return end + 1
    while end < len(lines) and re.match(r"\s*-\s", lines[end]):
        end += 1
    return end


def _to_its_quote(lines: list[str], end: int) -> int:
    """Follow a text that an editor or a mail broke over lines."""
    while end < len(lines) and lines[end - 1].count('"') % 2 and '"' in lines[end] and not _BEGINS.match(lines[end]):
        end += 1
    return end


_AT_THE_END = "(at end of document)"
"""How tomllib tells of a mistake that more lines might mend."""


def _mistake_above(lines: list[str], number: int) -> str:
    """Say what is wrong with what is above a line; nothing where that is complete, so that this one begins anew."""
    try:
        tomllib.loads("\n".join(lines[:number]))
    except tomllib.TOMLDecodeError as error:
        return str(error)
    return ""


def _twice(lines: list[str], start: int, end: int) -> Problem:
    header = HEADER.match(lines[start])
    before = lines_of("\n".join(lines[:start])).at
    if header:
        path: Path = (header[2], *filter(None, header[3].split(".")))
        wrong = f"[{'.'.join(map(str, path))}] appears twice, first in line {before.get(path, '?')}."
        following = next((n for n in range(start + 1, len(lines)) if HEADER.match(lines[n])), len(lines))
        lines[start:following] = [""] * (following - start)
        return Problem(start + 1, "config", wrong, "Put all its lines under the first.")
    if still_a_note := heading_in_a_note(lines, start):
        note, heading, problem = still_a_note
        lines[note] = heading
        return problem
    block = _block_of(lines, start)
    key = re.split(r"\s*[=.]", lines[start].strip(), maxsplit=1)[0]
    first = before.get((*block, key))
    text = " ".join(lines[start:end])
    lines[start:end] = [""] * (end - start)
    wrong = f'"{key}" appears twice in this block{f", first in line {first}" if first else ""}.'
    write = "Take one of the two out"
    if again := re.search(r"[{,]\s*([\w-]+)\s*=.*,\s*\1\s*=", text):
        wrong, write = f'"{again[1]}" appears twice in {key}.', "Write what both say into one list"
    if key == "name":  # what most blocks begin with
        write += f", or write [[{block[0]}]] above this line, if a block of its own begins here"
    return Problem(start + 1, _where(lines, start), wrong, f"{write}.")


def _long_string(lines: list[str]) -> Problem:
    number = max((n for n, line in enumerate(lines) if '"""' in line or "'''" in line), default=len(lines) - 1)
    wrong = "a text that begins with three quotes is not ended with three quotes."
    return Problem(number + 1, _where(lines, number), wrong, "Put them at its end, or write it on one line with one.")


def _block_of(lines: list[str], number: int) -> Path:
    """Name the block that a line is in, as tomllib would give it."""
    headers = {line: path for path, line in lines_of("\n".join(lines[:number])).at.items()}
    above = [line for line in headers if HEADER.match(lines[line - 1])]
    return headers[max(above)] if above else ()


def _where(lines: list[str], number: int) -> str:
    block = _block_of(lines, number)
    if not block:
        return "config"
    if len(block) > 1 and isinstance(block[1], int):
        return f"{block[0]} {block[1] + 1}"
    return ".".join(map(str, block))


def _compares(raw: str) -> bool:
    return _COMPARES.search(raw.partition("#")[0]) is not None


def _example(message: str, raw: str) -> str:
    if _compares(raw):
        return 'Write name = ["one", "another"] within { }.'
    if message.startswith("Unclosed inline table"):
        return 'Write name = { one = "value", another = "value" }.'
    listed = message.startswith("Unclosed array")
    return 'Write name = ["one", "another"].' if listed else 'Write name = "value"; a note begins with #.'


def _reason(message: str, raw: str) -> str:
    strange = re.match(r"\s*\[*\s*[\w.-]*?([^\W\da-zA-Z_])", raw)
    if strange:  # of another alphabet, where it may look the same
        return f"a letter of its name is none of a to z (U+{ord(strange[1]):04X})"
    if _compares(raw):
        return "a condition lists what it is to match, and knows neither != nor < nor >"
    words = message.partition(" (at ")[0]
    return next(
        (ours for theirs, ours in _REASONS.items() if words.startswith(theirs)), f"{words[:1].lower()}{words[1:]}"
    )


_COMPARES = re.compile(r"[\w\"']\s*(?:!=|[<>]=?)\s*[\[\"']")
_REASONS = {
    "Unclosed inline table": "settings in { } have commas between them, and a } behind the last on the same line",
    "Unclosed array": "the texts of a list have commas between them, and a bracket behind the last",
    "Invalid value": "what stands after = is neither a text in quotes, a number, a day nor a list",
    "Expected '=' after a key": "it has no = between a name and a value",
    "Invalid statement": "it does not begin with a name",
    "Illegal character": "there is a character in it that can't be seen",
}
