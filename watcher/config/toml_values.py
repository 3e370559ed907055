"""What people write behind a setting's = that isn't TOML: for each, the values that it may mean.

Each function yields a value to write instead, what was wrong, and what to write where that isn't the value itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from watcher.timing import dates

# A day as people write it, "31/12/2026" or "31st Dec 2026", which is then shown the way that TOML wants it.
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s*[./ -]\s*(\d{1,2}|[A-Za-z]{3,9})\s*[./ -]\s*(\d{4})")
# TOML's own form: where it was refused the day itself does not exist, like 31 November.
_NO_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_WORDS = re.compile(r"[A-Za-z0-9_][\w .,@:/'&+-]*")
# Takes the place of the wrong day, so that the rest of the file is still checked in the same run.
_STANDS_FOR_A_DAY = "9999-12-31"


def _at_its_end(value: str) -> Iterator[tuple[str, str, str]]:
    if value.endswith((",", ";")):
        yield value[:-1].rstrip(), f"there is a {value[-1]} too many at its end.", ""


NO_DASH = "no text of a list begins with -."


def _other_marks(value: str) -> Iterator[tuple[str, str, str]]:
    """Read backticks as quotes, other brackets and dashes as a list, and quotes in quotes."""
    if "`" in value:
        yield value.replace("`", '"'), "texts are written in straight quotes, not in backticks.", ""
    for opening, closing in ("()", "{}"):
        if value.startswith(opening) and value.endswith(closing):
            yield f"[{value[1:-1]}]", f"a list is written in [ ], not in {opening} {closing}.", ""
    yield re.sub(r"(?m)^(\s*)-\s+", r"\1", value), NO_DASH, ""
    quote, other = ("'", '"') if value.startswith("'") else ('"', "'")
    inside, several = value[1:-1], re.search(rf"{quote}[\s,]+{quote}", value)
    if value[:1] == value[-1:] == quote and quote in inside and other not in inside and not several:
        yield f"{other}{inside}{other}", f"a text in {quote} ends at the first {quote} in it.", ""


_TEXT = re.compile(r"\"[^\"\n]*\"")
_JOINED_TEXTS = re.compile(r"\"[^\"\n]*\"(?:\s*(?:\+|/|&|\b(?:and|or)\b)\s*\"[^\"\n]*\")+")


def _joined_texts(value: str) -> Iterator[tuple[str, str, str]]:
    """Read texts with a word or a sign between them, as in "Wirral" and "Liverpool"."""
    listed = _JOINED_TEXTS.sub(lambda found: f"[{', '.join(_TEXT.findall(found[0]))}]", value)
    if listed != value and not value.startswith("["):
        yield listed, "several texts are written as a list, with commas between them.", ""


def _ungrouped(value: str) -> Iterator[tuple[str, str, str]]:
    """Read conditions without the braces around them, in round ones, or with another sign for =."""
    if re.match(r"[a-z_]+\s*=\s*[\[\"']", value):
        yield f"{{ {value} }}", "the settings of a group are written in { }.", ""
    if re.match(r"\(\s*[a-z_]+\s*=", value) and value.endswith(")"):
        yield f"{{ {value[1:-1].strip()} }}", "settings are written in { }, not in ( ).", ""
    if value.startswith("{"):
        equal = re.sub(r"(?<=\w)\s*(?:==|\bis\b)\s*(?=[\[\"'])", " = ", value)
        yield equal, "between a name and its value stands =, and only one.", ""


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
        return dates.written(f"{day} {month[:3]} {year}", form)
    except ValueError:
        return None


def _number(value: str) -> Iterator[tuple[str, str, str]]:
    if re.fullmatch(r"0\d+", value):
        yield str(int(value)), f"the number {value} begins with a 0.", ""
    if re.fullmatch(r"\d+,\d+", value):
        yield value.replace(",", "."), f"{value} has a comma; numbers have a point.", ""


def words(value: str) -> Iterator[tuple[str, str, str]]:
    """Read words without quotes as texts."""
    if re.fullmatch(r"[A-Za-z]:\\[^\"'\n]*", value):
        yield f"'{value}'", "a path is a text, and texts are written in quotes.", ""
    if _WORDS.fullmatch(value) and "\n" not in value:
        yield f'"{value}"', f"{value} is a text, and texts are written in quotes.", ""
    # Possessive, or every blank behind a word would be tried as the end of the text.
    unquoted = r"(?<=[\[,=])\s*+([A-Za-z][\w '&.-]*+)\s*+(?=[,\]}])"
    inside = re.sub(unquoted, lambda found: f' "{found[1].rstrip()}"', value).replace('[ "', '["')
    if value.startswith(("{", "[")) and inside != value:
        yield inside, "each text in a list or a group is written in quotes.", ""


def _end_of_text(value: str) -> Iterator[tuple[str, str, str]]:
    for quote in "\"'":
        if value.count(quote) % 2:
            wrong = "a text is not ended with a quote."
            body = value.rstrip()
            for closing in ("", "]", "}", " }", "] }"):
                if closing == "]" and body[-2:-1] in "\"'":  # the quote of the other kind is meant for this one
                    yield f"{body[:-2]}{quote}]", wrong, ""
                if body.endswith(closing):
                    yield f"{body.removesuffix(closing)}{quote}{closing}", wrong, ""
            yield f"{quote}{body}", "a text doesn't begin with a quote.", ""


def brackets(value: str) -> Iterator[tuple[str, str, str]]:
    """Read brackets that lack their other half, or have one too many."""
    if "[" not in value and value.endswith("]"):
        yield f"[{value}", "a list ends with ] but doesn't begin with [.", ""
    # Blanked out and not taken out: places in what is left must be places in the value.
    outside = re.sub(r"\"[^\"\n]*\"|'[^'\n]*'|#[^\n]*", _blanked, value)
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
        end = len(outside.rstrip())  # what is missing is missing before the notes behind the last of it
        yield f"{value[:end].rstrip(',')}{closers}{value[end:]}", what, ""


def _blanked(text_or_note: re.Match[str]) -> str:
    return (" " if text_or_note[0].startswith("#") else "_") * len(text_or_note[0])


def _group(value: str) -> Iterator[tuple[str, str, str]]:
    """Read a group of settings that stands on several lines, or in a list's brackets."""
    if value.startswith("{") and "\n" in value:
        joined = " ".join(re.sub(r"\s+#[^\n\"']*(?=\n|$)", "", value).split())
        yield re.sub(r",?\s*}$", " }", joined), "what is in { } must be on one line.", ""
    if re.match(r"\[\s*[\w.-]+\s*=", value) and value.endswith("]"):
        yield f"{{ {value[1:-1].strip()} }}", "settings are written in { }, not in [ ].", ""


NO_SEMICOLON = "between two texts of a list stands a comma, not ;."


def _commas(value: str) -> Iterator[tuple[str, str, str]]:
    for_semicolons = re.sub(r"([\"'])\s*;\s*(?=[\"'])", r"\1, ", value)
    if for_semicolons != value:
        yield for_semicolons, NO_SEMICOLON, ""
    with_commas = re.sub(r"([\"'])(\s+)(?=[\"'])", r"\1, ", value)
    if with_commas != value:
        yield with_commas, "a comma is missing between two texts of a list.", ""
        yield f"[{with_commas}]", "several texts are written as a list, with commas between them.", ""
    without = re.sub(r",\s*}$", " }", value)
    if without != value:
        yield without, "there is a comma too many before }.", ""
    if re.search(r"\{.*\w+\s*:", value):
        yield re.sub(r"(\w)\s*:", r"\1 =", value), "between a name and its value stands =, not :.", ""
    if "," in value and not value.startswith("["):
        yield f"[{value}]", "several texts are written as a list, in brackets.", ""


def _backslash(value: str) -> Iterator[tuple[str, str, str]]:
    if "\\" in value and "'" not in value:
        wrong = "a backslash in a text in double quotes has a meaning of its own."
        yield value.replace('"', "'"), wrong, ""


def _over_lines(value: str) -> Iterator[tuple[str, str, str]]:
    if "\n" in value and value.count('"') % 2 == 0:
        joined = " ".join(value.split())
        yield joined, "a text goes over the end of its line.", ""


def _other_note(value: str) -> Iterator[tuple[str, str, str]]:
    found = re.search(r"\s(//|--|;)\s", value)
    if found:
        before, after = value[: found.start()].strip(), value[found.end() :].strip()
        yield f"{before} # {after}", f"a note begins with #, not with {found[1]}.", ""


def _joined_settings(value: str) -> Iterator[tuple[str, str, str]]:
    found = re.search(r"(?<=[\]\"'\w])\s*(;|&&?|\band\b)\s*(?=[A-Za-z_]+\s*=)", value)
    if value.startswith("{") and found:
        commas = re.sub(rf"\s*{re.escape(found[1])}\s*(?=[A-Za-z_]+\s*=)", ", ", value)
        yield commas, f"settings in {{ }} are separated by a comma, not by {found[1]}.", ""


# What stands before the texts of a list that was copied from a document, and dots for "and so on".
_BULLET = re.compile(r"(?:[•·▪‣◦*–-]|\d+[.)])[ \t]*(?=\S)")
_DOTS = re.compile(r"(?:,\s*)?(?:\.{3}|…)\s*,?")


def _copied_list(value: str) -> Iterator[tuple[str, str, str]]:
    """Read a list as it is copied from a spreadsheet or a document: by lines or tabs, with bullets or numbers."""
    if not value.startswith("[") and "\t" not in value:
        return
    undotted = _DOTS.sub("", value)
    if undotted != value:
        yield undotted, "dots stand for nothing here: every text of a list is written out.", ""
    inside = undotted.strip("[] \t\n")
    # Where each has a line of its own, a comma within it belongs to its name.
    parts = [
        _BULLET.sub("", each.strip(), count=1) for each in re.split(r"[\n\t]" if "\n" in inside else r"[\t,]", inside)
    ]
    texts = [each.strip("\"' ,") for each in parts if each.strip("\"' ,")]
    if texts and all(_WORDS.fullmatch(each) for each in texts):
        listed = ", ".join(f'"{each}"' for each in texts)
        yield (
            f"[{listed}]",
            "each text of a list is written in quotes, with a comma after it and nothing before it.",
            "",
        )


def _after_value(value: str) -> Iterator[tuple[str, str, str]]:
    found = re.match(r"(\"[^\"]*\"|'[^']*'|\[[^\]]*\]|\d[\d.-]*|true|false)\s*(\S.*)$", value)
    if found and "\n" not in value:
        wrong = f"after the value stands something more: {found[2]}."
        yield f"{found[1]} # {found[2]}", wrong, "Take it out, or make it a note: put # before it."


VALUES = (
    _joined_texts,
    _ungrouped,
    _at_its_end,
    _other_marks,
    _truth,
    _day,
    _number,
    _group,
    _end_of_text,
    brackets,
    _commas,
    _over_lines,
    _backslash,
    _joined_settings,
    _other_note,
    words,
    _copied_list,
    _after_value,
)
