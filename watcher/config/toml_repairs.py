"""What people write when they don't know TOML, and what they mean by it: one line in, the right line out."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_STRAIGHT = str.maketrans("“”„‟″‘’‚‛′", "\"\"\"\"\"'''''")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s*[./ -]\s*(\d{1,2}|[A-Za-z]{3,9})\s*[./ -]\s*(\d{4})")
_NO_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_WORDS = re.compile(r"[A-Za-z0-9_][\w .,@:/'&+-]*")
_KEY = re.compile(r"^(\s*)([A-Za-z_][\w-]*(?: [A-Za-z_][\w-]*)?)(\s*)([=:]+|(?=[\"'\[{0-9]))\s*(.*)$", re.DOTALL)
_LISTED = re.compile(r'"[^"\n]*"(?=\s*(?:[,\n#\]]|$))|(?P<half>"[^",\n\]]+|[^\s",\[\]=][^",\n\[\]=]*")')
"""A text in a list with both of its quotes, or one that has only its first or its last."""
_STANDS_FOR_A_DAY = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Mended:
    """A statement put right: the text to go on with, what was wrong, what to write.

    `above` moves the place by so many lines; `below` counts from the statement's first line. `guess`: a word was taken
    for a text, which it may not be meant as.
    """

    text: str
    wrong: str
    write: str
    above: int = 0
    below: int = 0
    guess: bool = False


def mend(raw: str) -> Mended | None:
    """Guess what a statement that isn't TOML was to say; None when it can't be guessed."""
    for each in (
        _git,
        _note,
        _spaces,
        _quotes,
        _yaml_list,
        _key,
        _quotes_in_list,
        _comma_between_lines,
        *map(_of_value, _VALUES),
    ):
        mended = each(raw)
        if mended and mended.text != raw and _is_toml(mended.text):
            return mended
    return None


def _is_toml(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _git(raw: str) -> Mended | None:
    if not re.match(r"(<{7}|={7}|>{7})(\s|$)", raw):
        return None
    write = "Keep one of the two versions, and take git's marks out."
    return Mended("", "git left its mark here: two versions were not merged.", write)


def _spaces(raw: str) -> Mended | None:
    if "\u00a0" not in raw:
        return None
    plain = raw.replace("\u00a0", " ")
    return Mended(plain, "there is a space from a web page in it that only looks like a space.", _write(plain))


def _yaml_list(raw: str) -> Mended | None:
    found = re.fullmatch(r"\s*([\w-]+)\s*[:=]\s*((?:\n\s*-\s+[^\n]+)+)\s*", raw)
    if not found:
        return None
    words = [each.strip().lstrip("-").strip().strip("\"',") for each in found[2].strip().split("\n")]
    listed = ", ".join(f'"{each}"' for each in words)
    text = f"{found[1]} = [{listed}]"
    return Mended(text, "a list stands in brackets, with commas between its texts.", _write(text))


def _note(raw: str) -> Mended | None:
    marked = re.match(r"\s*(//|;|--)\s*(.*)", raw)
    if marked:
        return Mended(f"# {marked[2]}", f"a note begins with #, not with {marked[1]}.", _write(f"# {marked[2]}"))
    if re.fullmatch(r"\s*[A-Za-z][^=:\[\]{}\"]*", raw) and len(raw.split()) > 2:
        return Mended(f"# {raw.strip()}", "this looks like a note, but it doesn't begin with #.", "Put # before it.")
    return None


def _quotes(raw: str) -> Mended | None:
    straight = raw.translate(_STRAIGHT)
    if straight == raw:
        return None
    if not _is_toml(straight):
        further = mend(straight)
        straight = further.text if further else straight
    return Mended(straight, "these curly quotes are not the quotes that are meant here.", _write(straight))


def _key(raw: str) -> Mended | None:
    found = _KEY.match(raw)
    if not found:
        return None
    indent, key, _space, sign, value = found.groups()
    right = f"{indent}{key.replace(' ', '_')} = {value}"
    if sign == "=" and " " not in key:
        return None
    if not _is_toml(right):
        further = mend(right)
        right = further.text if further else right
    if " " in key:
        return Mended(right, f'"{key}" has a space in it; names have none.', _write(right))
    return Mended(right, f"between a name and its value stands =, not {sign or 'nothing'}.", _write(right))


def _quotes_in_list(raw: str) -> Mended | None:
    """Give each text of a list its two quotes; the place is the line of the first that had but one."""
    if raw.count('"') % 2 == 0 or not re.match(r"\s*[\w.-]+\s*=\s*\[", raw) or re.search(r"[{}']", raw):
        return None
    halves = [found for found in _LISTED.finditer(raw) if found["half"]]
    if not halves:
        return None
    text = _LISTED.sub(lambda found: f'"{_bare(found["half"])}"' if found["half"] else found[0], raw)
    wrong = "a text in this list has only one of its two quotes."
    if not _is_toml(text):  # the list itself is not ended, either
        ended = _of_value(_brackets)(text)
        text = ended.text if ended else text
    write = f'Write "{_bare(halves[0]["half"])}".' if "\n" in raw.strip() else _write(text)
    return Mended(text, wrong, write, below=raw[: halves[0].start()].count("\n"))


def _bare(half: str) -> str:
    return half.strip('" ')


def _comma_between_lines(raw: str) -> Mended | None:
    with_commas = re.sub(r"([\"'\]}])(\s*(?:#[^\n]*)?\n\s*)(?=[\"'\[{])", r"\1,\2", raw)
    if with_commas == raw:
        return None
    return Mended(with_commas, "a comma is missing at the end of this line.", "Put a comma after it.", above=-1)


def _of_value(mending: Callable[[str], Iterator[tuple[str, str, str]]]) -> Callable[[str], Mended | None]:
    """Turn a mending of the value into one of the whole statement."""

    def mended(raw: str) -> Mended | None:
        found = re.match(r"^(\s*[\w.\"'-]+\s*=\s*)(.*?)(\s*(?:\s#[^\n\"']*)?)$", raw, re.DOTALL)
        if not found:
            return None
        for value, wrong, write in mending(found[2]):
            text = f"{found[1]}{value}{found[3]}"
            if not _is_toml(text):
                continue
            if wrong == _NO_DASH:
                dashed = (n for n, each in enumerate(raw.split("\n")) if each.lstrip().startswith("-"))
                below = next(dashed, 0)
                return Mended(text, wrong, "Take the - out.", below=below)
            if mending is _brackets and "\n" in raw.strip() and text.startswith(raw.rstrip().rstrip(",")):
                return Mended(text, wrong, "Put ] after it.", below=raw.rstrip().count("\n"))
            return Mended(text, wrong, write or _write(text), guess=mending is _words)
        return None

    return mended


def _at_its_end(value: str) -> Iterator[tuple[str, str, str]]:
    if value.endswith((",", ";")):
        yield value[:-1].rstrip(), f"there is a {value[-1]} too many at its end.", ""


_NO_DASH = "no text of a list begins with -."


def _other_marks(value: str) -> Iterator[tuple[str, str, str]]:
    """Read backticks as quotes, other brackets and dashes as a list, and quotes in quotes."""
    if "`" in value:
        yield value.replace("`", '"'), "texts stand in straight quotes, not in backticks.", ""
    for opening, closing in ("()", "{}"):
        if value.startswith(opening) and value.endswith(closing):
            yield f"[{value[1:-1]}]", f"a list stands in [ ], not in {opening} {closing}.", ""
    yield re.sub(r"(?m)^(\s*)-\s+", r"\1", value), _NO_DASH, ""
    quote, other = ("'", '"') if value.startswith("'") else ('"', "'")
    inside, several = value[1:-1], re.search(rf"{quote}[\s,]+{quote}", value)
    if value[:1] == value[-1:] == quote and quote in inside and other not in inside and not several:
        yield f"{other}{inside}{other}", f"a text in {quote} ends at the first {quote} in it.", ""


def _truth(value: str) -> Iterator[tuple[str, str, str]]:
    said = {"true": "true", "yes": "true", "on": "true", "false": "false", "no": "false", "off": "false"}
    if value.lower() in said:
        yield said[value.lower()], f"{value} is written true or false here, in small letters.", ""


def _day(value: str) -> Iterator[tuple[str, str, str]]:
    found = _DAY.fullmatch(value)
    if found:
        day = _as_day(*found.groups())
        if day:
            yield day.isoformat(), f"{value} is not how a day is written here.", ""
    if _NO_DAY.fullmatch(value):
        wrong = f"{value} is not a valid date, or it isn't written with two digits for month and day."
        yield _STANDS_FOR_A_DAY, wrong, "Write it like 2026-12-31."


def _as_day(day: str, month: str, year: str) -> date | None:
    form = "%d %m %Y" if month.isdigit() else "%d %b %Y"
    try:
        return datetime.strptime(f"{day} {month[:3]} {year}", form).date()  # noqa: DTZ007 - a day, no moment
    except ValueError:
        return None


def _number(value: str) -> Iterator[tuple[str, str, str]]:
    if re.fullmatch(r"0\d+", value):
        yield str(int(value)), f"the number {value} begins with a 0.", ""
    if re.fullmatch(r"\d+,\d+", value):
        yield value.replace(",", "."), f"{value} has a comma; numbers have a point.", ""


def _words(value: str) -> Iterator[tuple[str, str, str]]:
    if _WORDS.fullmatch(value) and "\n" not in value:
        yield f'"{value}"', f"{value} is a text, and texts stand in quotes.", ""
    inside = re.sub(r"(?<=[\[,=])\s*([A-Za-z][\w '&.-]*?)\s*(?=[,\]}])", r' "\1"', value).replace('[ "', '["')
    if value.startswith(("{", "[")) and inside != value:
        yield inside, "each text in a list or a group stands in quotes.", ""


def _end_of_text(value: str) -> Iterator[tuple[str, str, str]]:
    for quote in "\"'":
        if value.count(quote) % 2:
            wrong = "a text is not ended with a quote."
            body = value.rstrip()
            for closing in ("", "]", "}", " }", "] }"):
                if body.endswith(closing):
                    yield f"{body.removesuffix(closing)}{quote}{closing}", wrong, ""
            yield f"{quote}{body}", "a text doesn't begin with a quote.", ""


def _brackets(value: str) -> Iterator[tuple[str, str, str]]:
    if "[" not in value and value.endswith("]"):
        yield f"[{value}", "a list ends with ] but doesn't begin with [.", ""
    outside = re.sub(r"\"[^\"\n]*\"|'[^'\n]*'|#[^\n]*", lambda found: "_" * len(found[0]), value)
    opened = []
    for at, each in enumerate(outside):
        if each in "[{":
            opened.append(each)
        elif each in "]}" and opened and opened[-1] == "[{"["]}".index(each)]:
            opened.pop()
        elif each == "}" and opened and opened[-1] == "[":
            opened.pop()
            missing = f"{value[:at].rstrip()}]{value[at:]}"
            yield missing, "a list begins with [ and is not ended with ].", ""
        elif each in "]}":
            yield f"{value[:at]}{value[at + 1 :]}", f"there is one {each} too many.", ""
            return
    if opened:
        closers = "".join("]" if each == "[" else " }" for each in reversed(opened))
        what = "a list begins with [ and is not ended with ]."
        if opened[-1] == "{":
            what = "a group begins with { and is not ended with } on the same line."
        yield f"{value.rstrip().rstrip(',')}{closers}", what, ""


def _commas(value: str) -> Iterator[tuple[str, str, str]]:
    with_commas = re.sub(r"([\"'])(\s+)(?=[\"'])", r"\1, ", value)
    if with_commas != value:
        yield with_commas, "a comma is missing between two texts of a list.", ""
        yield f"[{with_commas}]", "several texts stand in a list, with commas between them.", ""
    without = re.sub(r",\s*}$", " }", value)
    if without != value:
        yield without, "there is a comma too many before }.", ""
    if re.search(r"\{.*\w+\s*:", value):
        yield re.sub(r"(\w)\s*:", r"\1 =", value), "between a name and its value stands =, not :.", ""
    if "," in value and not value.startswith("["):
        yield f"[{value}]", "several texts stand in a list, in brackets.", ""


def _backslash(value: str) -> Iterator[tuple[str, str, str]]:
    if "\\" in value and "'" not in value:
        wrong = "a backslash in a text in double quotes has a meaning of its own."
        yield value.replace('"', "'"), wrong, ""


def _after_value(value: str) -> Iterator[tuple[str, str, str]]:
    found = re.match(r"(\"[^\"]*\"|'[^']*'|\[[^\]]*\]|\d[\d.-]*|true|false)\s*(\S.*)$", value)
    if found and "\n" not in value:
        wrong = f"after the value stands something more: {found[2]}."
        yield f"{found[1]} # {found[2]}", wrong, "Take it out, or make it a note: put # before it."


_VALUES = (
    _at_its_end,
    _other_marks,
    _truth,
    _day,
    _number,
    _end_of_text,
    _brackets,
    _commas,
    _backslash,
    _words,
    _after_value,
)


def _write(text: str) -> str:
    line = " ".join(text.split()).replace("[ ", "[")
    return f"Write {line}" + ("" if line.endswith(".") else ".")
