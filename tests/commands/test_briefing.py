from __future__ import annotations

import csv
import io
import zipfile
from datetime import UTC, date, datetime

import pytest
from commands_run import run
from python_calamine import CalamineWorkbook
from town import TWO_INADEQUATE, Town

from watcher.config.check import check
from watcher.demo.ofsted import Line
from watcher.page import briefing as files
from watcher.page.templating import style

HOSTILE = '=HYPERLINK("https://evil.example")'


@pytest.fixture(scope="module")
def briefed(tmp_path_factory):
    """A town where a report came in the first week of August, beside one that is shipped, and one can't be read."""
    with Town(tmp_path_factory.mktemp("town")) as town:
        town.once()
        town.publish(**TWO_INADEQUATE)
        town.site.publish("80581", b"%PDF-1.4 nothing %%EOF", Line(date(2026, 8, 3), title=HOSTILE))
        town.once(everything=True)
        yield town


def asked(town, *more):
    return run("briefing", "--since", "2026-08-01", *more, "--config", str(town.config))


def test_it_is_printed_section_by_section(briefed):
    said = asked(briefed).stdout

    assert (
        "Published: 1\n- Trafford: Children's services inspection, 3 August 2026: Inadequate: impact of leaders" in said
    )
    assert "not read. Expected and overdue are as things stand now.\n" in said
    assert "Not read: 1\n- Wirral: =HYPERLINK" in said
    assert "- inadequate: 1 of 2 watched (50%)" in said


def test_as_csv_and_as_a_spreadsheet_its_days_are_british_and_nothing_is_a_formula(briefed, tmp_path):
    asked(briefed, "--file", str(tmp_path / "b.csv"))
    asked(briefed, "--file", str(tmp_path / "b.xlsx"))

    rows = list(csv.reader(io.StringIO((tmp_path / "b.csv").read_text("utf-8-sig"))))
    book = CalamineWorkbook.from_path(str(tmp_path / "b.xlsx"))
    sheet = book.get_sheet_by_name("Published").to_python()

    assert rows[1][:4] == ["Published", "Trafford", "03/08/2026", "Children's services inspection"]
    assert [each[3] for each in rows if each[0] == "Not read"] == [f"'{HOSTILE}"]
    assert sheet[1][:3] == ["Trafford", date(2026, 8, 3), "Children's services inspection"]
    assert book.get_sheet_by_name("Not read").to_python()[1][2] == HOSTILE
    with zipfile.ZipFile(tmp_path / "b.xlsx") as parts:
        assert b'formatCode="dd/mm/yyyy"' in parts.read("xl/styles.xml")
        assert b'wrapText="1"' in parts.read("xl/styles.xml")
        assert b'customHeight="1"' in parts.read("xl/worksheets/sheet1.xml")  # a program may not work it out
        assert b"&amp;L&amp;B&amp;A&amp;R" in parts.read("xl/worksheets/sheet1.xml")  # printed: which sheet, of when
    assert all(len(book.get_sheet_by_name(name).to_python()) > 1 for name in book.sheet_names)  # “No judgement is …”
    assert book.sheet_names[-1] == "Against England"


def test_as_a_page_to_print_it_stands_alone(briefed, tmp_path):
    asked(briefed, "--file", str(tmp_path / "b.html"))
    page = (tmp_path / "b.html").read_text()

    assert "<link" not in page
    assert f"<style>{style().decode()}</style>" in page
    assert "Expected and overdue are as things stand now.</p>" in page
    assert '<b class="worst">Inadequate</b>: impact of leaders' in page


@pytest.mark.parametrize("file", ["b.docx", "b", "no/such/folder/b.csv"])
def test_a_file_that_can_not_be_written_ends_in_a_sentence(briefed, tmp_path, file):
    ended = asked(briefed, "--file", str(tmp_path / file))

    assert ended.returncode == 2
    assert "Write for example --file briefing.html" in ended.stderr or "can't be written" in ended.stderr


def test_json_has_a_line_for_each(briefed):
    assert '"section": "Published", "authority": "Trafford", "day": "2026-08-03"' in asked(briefed, "--json").stdout


def test_it_is_sent_on_monday_at_seven_once_to_whoever_asked_for_it(tmp_path):
    with Town(tmp_path) as town:
        town.more = '[briefing]\nsend_to = ["Duty inbox", "Safeguarding channel"]'
        town.configure()
        town.once()
        town.publish(**TWO_INADEQUATE)
        town.once(everything=True)
        sent = []
        for moment in (datetime(2026, 8, 10, 5, 59, tzinfo=UTC), datetime(2026, 8, 10, 6, 1, tzinfo=UTC)):
            town.clock.moment = moment
            with town.service() as service:
                service.look_after()
                service.look_after()
                service.deliver()
            sent.append([str(each["Subject"]) for each in town.mails() if "Briefing" in str(each["Subject"])])

    of_the_week_before, of_the_week = (each.partition(": ")[::2] for each in sent[1])
    assert [each.partition(": ")[0] for each in sent[0]] == [of_the_week_before[0]]
    assert of_the_week[0] == "Briefing for 3 to 9 August 2026"
    assert of_the_week[1].startswith("1 published, 1 worse")
    assert any(each.startswith("Briefing for 3 to 9 August 2026") for each in town.posts)


def test_a_receiver_that_is_not_there_is_named(town):
    town.more = '[briefing]\nevery = "week"\nsend_to = ["Dutty inbox"]'
    town.configure()

    (problem,) = check(town.config).problems

    assert 'there is no receiver "Dutty inbox"' in str(problem)
    assert "Duty inbox" in str(problem)


def test_a_cell_is_never_longer_than_a_spreadsheet_takes():
    assert files.MOST_LETTERS_IN_A_CELL < 32_767
