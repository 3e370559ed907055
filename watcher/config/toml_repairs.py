"""What people write when they don't know TOML, and what they mean by it: one line in, the right line out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator

from msgspec import Struct

from watcher.config.toml_values import NO_DASH, NO_SEMICOLON, VALUES, brackets, words

_STRAIGHT = str.maketrans("“”„‟″«»‘’‚‛′", '"""""""\'\'\'\'\'')
# Of East Asian and Arabic keyboards, which only look like the signs that are meant.
_WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | str.maketrans("\u3000\u3001\u060c", " ,,")
# Wider than TOML's: a key of two words or behind a shell's `export`, `:`, `==` or `=>` for `=`, or no sign at all
# before a value, all of which people write.
_KEY = re.compile(
    r"^(\s*)(?:(?:export|set)\s+|\$)?(\"?)([a-z_][\w-]*(?:[ \t](?!is\b)[a-z_][\w-]*)?)"
    r"\2\s*([=:+]+>?|-{1,2}>?(?=\s)|is\b|(?=[\"'\[{0-9]))\s*(.*)$",
    re.DOTALL | re.IGNORECASE,
)
_LISTED = re.compile(r'"[^"\n]*"(?=\s*(?:[,\n#\]]|$))|(?P<half>"[^",\n\]]+|[^\s",\[\]=][^",\n\[\]=]*")')
"""A text in a list with both of its quotes, or one that has only its first or its last."""
_BEHIND_A_TEXT = re.compile(r"(\s*+[,\]]|)\s*+(//|--|;|\()\s*([^)]*)\)?([,\]]?)")
_SEMICOLON_AT_END = re.compile(r"(?<=[\"'])[ \t]*+;(?=[ \t]*(?:#[^\n]*)?\n)")
_NOTE_OR_TEXT = re.compile(r"(\"[^\"\n]*\"|'[^'\n]*')|#[^\n]*")


class Repair(Struct, frozen=True):
    """A corrected statement: the text to go on with, what was wrong, what to write.

    `above` moves the place by so many lines; `below` counts from the statement's first line. `guess`: a word was taken
    for a text, which it may not be meant as.
    """

    text: str
    wrong: str
    write: str
    above: int = 0
    below: int = 0
    guess: bool = False


def mend(raw: str) -> Repair | None:
    """Guess what a statement that isn't TOML was meant to say; None when it can't be guessed."""
    for each in _REPAIRS:
        mended = each(raw)
        if mended and mended.text != raw and is_toml(mended.text):
            return mended
    return None


def is_toml(text: str) -> bool:
    """Return whether a text has TOML's form."""
    try:
        tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):  # the latter of brackets within brackets
        return False
    return True


def _mended_on(text: str) -> str:
    """Mend what else is wrong with a statement, where one mistake was not its only one."""
    further = None if is_toml(text) else mend(text)
    return further.text if further else text


def _marks(raw: str) -> Repair | None:
    if re.fullmatch(r"\s*(`{3,}|~{3,})[\w .-]*", raw):
        return Repair("", "this line is a mark around what a page or a chat shows as code.", "Take the line out.")
    if not re.match(r"(<{7}|={7}|>{7}|\|{7})(\s|$)", raw):
        return None
    write = "Keep one of the two versions, and take git's marks out."
    return Repair("", "git left its mark here: two versions were not merged.", write)


def _wide(raw: str) -> Repair | None:
    plain = raw.translate(_WIDE)
    odd = next((each for each in raw if ord(each) in _WIDE), "")
    return Repair(plain, f"{odd} in it only looks like the sign that is meant.", _write(plain)) if odd else None


def _yaml_list(raw: str) -> Repair | None:
    found = re.fullmatch(r"\s*([\w-]+)\s*[:=]\s*((?:\n\s*-\s+[^\n]+)+)\s*", raw)
    if not found:
        return None
    words = [each.strip().lstrip("-").strip().strip("\"',") for each in found[2].strip().split("\n")]
    listed = ", ".join(f'"{each}"' for each in words)
    text = f"{found[1]} = [{listed}]"
    return Repair(text, "a list is written in brackets, with commas between its texts.", _write(text))


def _note(raw: str) -> Repair | None:
    marked = re.match(r"\s*(//|;|--|/\*)\s*(.*?)(?:\s*\*/)?$", raw)
    if marked:
        return Repair(f"# {marked[2]}", f"a note begins with #, not with {marked[1]}.", _write(f"# {marked[2]}"))
    if re.fullmatch(r"\s*[A-Za-z][^=:\[\]{}\"]*", raw) and len(raw.split()) > 2:
        return Repair(f"# {raw.strip()}", "this looks like a note, but it doesn't begin with #.", "Put # before it.")
    return None


def _semicolons_over_lines(raw: str) -> Repair | None:
    """Put commas where a list that has a line for each of its texts has semicolons."""
    first = _SEMICOLON_AT_END.search(raw)
    if not first:
        return None
    below = raw.count("\n", 0, first.start())
    return Repair(_SEMICOLON_AT_END.sub(",", raw), NO_SEMICOLON, "Put a comma in its place.", below=below)


def _notes_over_lines(raw: str) -> Repair | None:
    """Put # before what stands behind the texts of a list that has a line for each of them."""
    lines, first = raw.split("\n"), None
    for number, line in enumerate(lines if len(lines) > 1 else ()):
        behind = line.rfind('"') + 1
        found = _BEHIND_A_TEXT.match(line, behind) if behind else None
        if found:
            lines[number] = f"{line[: found.end(1)]}{found[4]} # {found[3].strip()}"
            first = first or (number, found[2])
    if first is None:
        return None
    below, mark = first
    wrong, write = f"a note begins with #, not with {mark}.", f"Write {lines[below].strip()}."
    return Repair(_mended_on("\n".join(lines)), wrong, write, below=below)


def _note_in_list(raw: str) -> Repair | None:
    """End a list before the # that takes its bracket for a note."""
    found = re.fullmatch(r"(\s*[\w.-]+\s*=\s*\[[^\]#\n]*)#([^\n]*)\]\s*", raw)
    if not found:
        return None
    text = f"{found[1].rstrip(', ')}]  # {found[2].strip()}"
    return Repair(text, "what stands behind # is a note, and so is the bracket that ends this list.", _write(text))


def _quotes(raw: str) -> Repair | None:
    straight = raw.translate(_STRAIGHT)
    if straight == raw:
        return None
    straight = _mended_on(straight)
    return Repair(straight, "these curly quotes are not the quotes that are meant here.", _write(straight))


def _doubled_quotes(raw: str) -> Repair | None:
    """Take one of two quotes away on each side of a text, as spreadsheets write them and hands type an inch mark."""
    single = re.sub(r"(?<![\"'])([\"'])\1(?!\1)(?=\S)([^\"'\n]*)\1\1(?!\1)", r'"\2"', raw)
    single = _mended_on(single) if single != raw else raw
    return Repair(single, "a text has two quotes on each side, where one is meant.", _write(single))


def _key(raw: str) -> Repair | None:
    found = _KEY.match(raw)
    if not found:
        return None
    indent, _quote, key, sign, value = found.groups()
    parted = re.sub(r"[ \t]", "_", key)
    right = f"{indent}{parted} = {value}"
    shell = re.match(r"\s*(export|set|\$)\s*\w", raw)
    if sign == "=" and parted == key and not shell:
        return None
    right = _mended_on(right)
    if shell:
        return Repair(right, f"{shell[1]} belongs to a shell, not to this file.", _write(right))
    if parted != key:
        return Repair(right, f'"{" ".join(key.split())}" has a space in it; names have none.', _write(right))
    return Repair(right, f"between a name and its value stands =, not {sign or 'nothing'}.", _write(right))


def _quotes_in_list(raw: str) -> Repair | None:
    """Give each text of a list its two quotes; the place is the line of the first that had only one."""
    if raw.count('"') % 2 == 0 or not re.match(r"\s*[\w.-]+\s*=\s*\[", raw) or re.search(r"[{}']", raw):
        return None
    halves = [found for found in _LISTED.finditer(raw) if found["half"]]
    if not halves:
        return None
    text = _LISTED.sub(lambda found: f'"{_bare(found["half"])}"' if found["half"] else found[0], raw)
    wrong = "a text in this list has only one of its two quotes."
    if not is_toml(text):  # the list itself is not ended, either
        ended = _of_value(brackets)(text)
        text = ended.text if ended else text
    write = f'Write "{_bare(halves[0]["half"])}".' if "\n" in raw.strip() else _write(text)
    return Repair(text, wrong, write, below=raw[: halves[0].start()].count("\n"))


def _bare(half: str) -> str:
    return half.strip('" ')


def _comma_between_lines(raw: str) -> Repair | None:
    with_commas = re.sub(r"([\"'\]}])(\s*(?:#[^\n]*)?\n\s*)(?=[\"'\[{])", r"\1,\2", raw)
    if with_commas == raw:
        return None
    return Repair(with_commas, "a comma is missing at the end of this line.", "Put a comma after it.", above=-1)


def _of_value(mending: Callable[[str], Iterator[tuple[str, str, str]]]) -> Callable[[str], Repair | None]:
    """Turn a repair of the value into one of the whole statement."""

    def mended(raw: str) -> Repair | None:
        parts = _parted(raw)
        if not parts:
            return None
        name, given, note = parts
        for value, wrong, write in mending(given):
            text = f"{name}{value}{note}"
            if not is_toml(text):
                continue
            if wrong == NO_DASH:
                dashed = (n for n, each in enumerate(raw.split("\n")) if each.lstrip().startswith("-"))
                below = next(dashed, 0)
                return Repair(text, wrong, "Take the - out.", below=below)
            if mending is brackets and "\n" in raw.strip() and text.startswith(raw.rstrip().rstrip(",")):
                return Repair(text, wrong, "Put ] after it.", below=raw.rstrip().count("\n"))
            return Repair(text, wrong, write or _write(text), guess=mending is words)
        return None

    return mended


def _parted(raw: str) -> tuple[str, str, str] | None:
    """Split a statement into its name with the =, its value, and the blanks and comment behind it."""
    named = re.match(r"\s*[\w.\"'-]+\s*=\s*", raw)
    if not named:
        return None
    within = max(raw.rfind(mark) for mark in "\n\"'")
    marks = (at for at in range(max(within + 1, named.end()), len(raw)) if raw[at] == "#" and raw[at - 1].isspace())
    value = raw[named.end() : next(marks, len(raw))].rstrip()
    end = named.end() + len(value)
    return named[0], value, raw[end:]


def _write(text: str) -> str:
    if "\n" in text.strip():  # on one line a note would take what follows with it
        text = _NOTE_OR_TEXT.sub(r"\1", text)
    line = " ".join(text.split()).replace("[ ", "[")
    return f"Write {line}" + ("" if line.endswith(".") else ".")


def _instead(pattern: str, right: str, wrong: str, *, count: int = 0) -> Callable[[str], Repair | None]:
    """Put something else in the place of what a pattern finds."""

    def mended(raw: str) -> Repair:
        text = re.sub(pattern, right, raw, count=count)
        return Repair(text, wrong, _write(text))

    return mended


_REPAIRS: tuple[Callable[[str], Repair | None], ...] = (
    _marks,
    _note,
    _semicolons_over_lines,
    _notes_over_lines,
    _note_in_list,
    _instead("\u00a0", " ", "there is a space from a web page in it that only looks like a space."),
    _wide,
    _instead(r"\\([_\[\]#*-])", r"\1", "there are backslashes in it that a chat or a web page put there."),
    _instead(r"\A\s*\"([a-z_]+)\s*=\s*([^\s\"][^\"\n]*)\"\s*\Z", r'\1 = "\2"', "the quotes are around the whole line."),
    _instead(r"=[ \t]*\n\s*", "= ", "the value is on the line after its name.", count=1),
    _instead(r"=\s*(#[\w-]+)\s*$", r'= "\1"', "# begins a note where it is not in quotes, so that no value is left."),
    _quotes,
    _doubled_quotes,
    _instead("[\u2010-\u2015\u2212]", "-", "there is a word processor's dash in it."),
    _yaml_list,
    _key,
    _quotes_in_list,
    _comma_between_lines,
    *map(_of_value, VALUES),
)
"""What is tried, in this order."""
