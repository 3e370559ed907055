"""places.csv: read as spreadsheets save it; every mistake has its line, and nothing of the list is repeated."""

from __future__ import annotations

from pathlib import Path

import pytest
from good_config import GOOD
from hypothesis import given
from hypothesis import strategies as st

from watcher.config.changes import changes, taken_away
from watcher.config.check import check, check_text
from watcher.config.place_list import MOST_BYTES, MOST_LABEL, read_places

PLACES = """\
urn,label,note
SC123456,Home A,two children
2766766,"Home B, by the sea",
144225,Hill School,
"""
BLOCK = '\n[[places]]\nfile = "places.csv"\n'


@pytest.fixture
def written(tmp_path):
    """Write a config with a list, and check it."""
    (tmp_path / "config.toml").write_text(GOOD + BLOCK)

    def write(body: bytes | str):
        (tmp_path / "places.csv").write_bytes(body.encode() if isinstance(body, str) else body)
        return check(tmp_path / "config.toml", looking=True)

    return write


def labels(checked):
    assert checked.config, [str(each) for each in checked.problems]
    return [each.label for each in checked.config.places.listed.values()]


@pytest.mark.parametrize(
    "body",
    [
        PLACES,
        "\ufeff" + PLACES,
        PLACES.replace("\n", "\r\n") + ",,\r\n,,\r\n",
        'urn;label;note\nsc 123456;Home A;\n2766766;Home B, by the sea;x\n144225;"Hill School";\n',
        "Label\tURN\nHome A\tSC123456\nHome B, by the sea\t2766766\nHill School\t144225\n",
        "sep=;\r\nurn;label\r\nSC123456;Home A\r\n2766766;Home B, by the sea\r\n144225;Hill School\r\n",
        PLACES.replace("SC123456", "SC123456\u200b").replace("Hill", "H\u00adill") + "\x1a",
        PLACES.replace("Home A", "Home\u2028A"),
    ],
    ids=[
        *("plain", "byte order mark", "Windows, with empty rows", "semicolons", "tabs, other order", "a word on them"),
        *("signs that nobody sees", "a sign that is no line's end"),
    ],
)
def test_a_list_is_read_however_a_spreadsheet_saves_it(written, body):
    checked = written(body)

    assert labels(checked) == ["Home A", "Home B, by the sea", "Hill School"]
    assert list(checked.config.places.listed) == ["SC123456", "2766766", "144225"]


@pytest.mark.parametrize(
    ("cell", "urn"),
    [
        ("EY407923", "EY407923"),
        ("vc 371234", "VC371234"),
        ('"=""2766766"""', "2766766"),
        ("'2766766", "2766766"),
        ("2766766.0", "2766766"),
        ("URN: SC123456", "SC123456"),
        ("URN 2766766", "2766766"),
        ("https://reports.ofsted.gov.uk/provider/2/SC123456", "SC123456"),
    ],
)
def test_a_urn_is_read_as_spreadsheets_and_people_write_it(cell, urn):
    read = read_places(f"urn,label\n{cell},Home A\n", "places.csv")

    assert [each.urn for each in read.places] == [urn]


@pytest.mark.parametrize(
    "cell", ["1.23E+06", "SX123456", "2766766/144225", "SC12345O", "URN", "2766766.5", "27667661234"]
)
def test_what_may_be_another_urn_is_refused(cell):
    assert read_places(f"urn,label\n{cell},Home A\n", "places.csv").places == ()


def test_a_urn_in_another_alphabet_s_figures_is_none_of_ofsteds(written):
    checked = written("urn,label\n１２３４５６７,Home A\n")

    assert "not in Ofsted's form" in str(checked.problems[0])


def test_the_windows_alphabet_is_read_too(written):
    assert labels(written("urn,label\n1234567,Zoë’s\n".encode("cp1252"))) == ["Zoë’s"]


MISTAKES = [
    # the file | the line | what to write
    ("SC123456,Home A\n", 1, "Write as its first line: urn,label,note"),
    ("", 1, "Write as its first line: urn,label,note"),
    ("urn,labl\nSC123456,Home A\n", 1, 'Did you mean "label"?'),
    ("urn,label,label\nSC123456,Home A,\n", 1, "Take one of them out."),
    ("urn,label\nSC12345,Home A\n", 2, "Write SC or EY and six digits"),
    ("urn,label\n1.2E+06,Home A\n", 2, "Write SC or EY and six digits"),
    ("urn,label\n,Home A\n", 2, "Write SC or EY and six digits"),
    ("urn,label\n80581,Home A\n", 2, "name it under [watch]"),
    ("urn,label\nSC123456,\n", 2, "Write what people are to read"),
    ("urn,label\nSC123456," + "x" * 101 + "\n", 2, "at most 100"),
    ("urn,label\nSC123456,House, upstairs\n", 2, "in quotes"),
    ('urn,label\n\nSC123456,"Home A\nSC123457,Home B\n', 3, "written twice"),
    ("urn,label\nSC123456,Home A\n\n\nsc123456,Home B\n", 5, "Take one of the two lines out."),
]


@pytest.mark.parametrize(("body", "line", "write"), MISTAKES)
def test_a_mistake_is_told_by_its_line_and_nothing_of_the_list_is_repeated(written, body, line, write):
    checked = written(body)

    assert checked.config is None
    (problem,) = checked.errors
    assert problem.where == f"places.csv, line {line}"
    assert write in problem.write
    assert not any(cell in str(problem) for cell in ("123456", "Home", "12345", "80581", "1.2E"))


def test_all_mistakes_of_a_list_are_told_at_once(written):
    checked = written("urn,label\nX,Home A\n1234567,\nSC123456,Home B\nSC123456,Home C\n")

    assert [each.where for each in checked.errors] == [f"places.csv, line {line}" for line in (2, 3, 5)]


def test_a_list_that_is_not_there_or_no_csv_is_told_where_the_config_names_it(written, tmp_path):
    workbook = written(b"PK\x03\x04\0\0")
    (tmp_path / "places.csv").unlink()
    missing = check(tmp_path / "config.toml", looking=True)

    line = (GOOD + BLOCK).splitlines().index('file = "places.csv"') + 1
    assert [(each.line, "CSV UTF-8" in each.write) for each in workbook.errors] == [(line, True)]
    assert [(each.line, "no such file" in each.wrong) for each in missing.errors] == [(line, True)]


def test_empty_cells_that_a_spreadsheet_leaves_behind_a_line_are_no_mistake(written):
    checked = written("urn,label,note\nSC123456,Home A,,,\n")

    assert labels(checked) == ["Home A"]
    assert not any(each.where.startswith("places.csv") for each in checked.problems)


def test_a_label_may_be_as_long_as_a_line_of_a_message_and_no_longer(written):
    assert labels(written(f"urn,label\n144225,{'x' * MOST_LABEL}\n")) == ["x" * MOST_LABEL]
    assert written(f"urn,label\n144225,{'x' * (MOST_LABEL + 1)}\n").config is None


def test_a_list_without_a_place_is_odd_and_one_that_is_far_too_large_is_refused(written):
    (empty,) = (each for each in written("urn,label,note\n").problems if each.where == "places.csv")
    (large,) = written(PLACES + "\n" * MOST_BYTES).errors

    assert (empty.severity, empty.wrong) == ("warning", "it lists no place.")
    assert large.wrong.endswith("it is larger than 5 MB.")


def test_a_place_that_two_lists_have_counts_once_by_the_first(written, tmp_path):
    (tmp_path / "config.toml").write_text(GOOD + BLOCK + BLOCK.replace("places.csv", "more.csv"))
    (tmp_path / "more.csv").write_text("urn,label\n144225,The same school\n144226,Another\n")

    checked = written(PLACES)

    assert labels(checked) == ["Home A", "Home B, by the sea", "Hill School", "Another"]
    (said,) = (each for each in checked.problems if ".csv" in each.where)
    assert (said.where, said.wrong) == ("more.csv, line 2", "it has the same URN as places.csv, line 4, which counts.")


def test_two_places_with_one_label_are_odd(written):
    checked = written("urn,label\nSC123456,Home A\nSC123457,home a\n")

    assert checked.config
    assert [each.where for each in checked.problems if "same label" in each.wrong] == ["places.csv, line 3"]


@given(st.text("urnlabe,;\"'\t\r\nSC123456789é\0", max_size=80))
def test_whatever_a_list_holds_is_answered_with_sentences_or_places(text):
    read = read_places(f"urn,label\n{text}", "places.csv")

    assert all(each.label and each.urn for each in read.places)
    assert all(each.wrong.endswith(".") for each in read.found)


AREA = """
[[area]]
authority = "Wirral"
kinds = ["children's homes", "School"]
only = ["Inadequate", "safeguarding not met"]
"""


def test_an_area_is_read_in_any_spelling():
    config = check_text(Path("config.toml"), GOOD + AREA).config

    (area,) = config.places.areas
    assert area.authority == "80581"
    assert {"children's home", "secure children's home", "primary school"} <= area.kinds
    assert area.only == ("inadequate", "safeguarding not met")


@pytest.mark.parametrize(
    ("old", "new", "write"),
    [
        ('"Wirral"\nk', '"Wiral"\nk', 'Did you mean "Wirral"?'),
        ('"School"', '"Shcool"', 'Did you mean "school"?'),
        ('"Inadequate"', '"Inadequat"', 'Did you mean "inadequate"?'),
        ("only =", "olny =", 'Did you mean "only"?'),
    ],
)
def test_a_misspelt_word_of_an_area_is_told_with_the_nearest(old, new, write):
    assert old in AREA
    checked = check_text(Path("config.toml"), GOOD + AREA.replace(old, new))

    (problem,) = checked.errors
    assert write in str(problem)


def test_a_changed_list_is_told_in_numbers(written):
    before = written(PLACES).config
    after = written(PLACES.replace("SC123456,Home A", "SC654321,Home Z").replace("Hill School", "High School")).config

    assert changes(before, after) == ("places changed: 1 new, 1 gone, 1 with another label or note",)
    assert taken_away(before, after) == ("No longer watched: 1 of the 3 places on your list.",)
    assert "Home" not in repr(after)
    assert "654321" not in repr(after)
