from __future__ import annotations

from datetime import date

import pytest
from provider_sheets import SOCIAL_CARE, row, social_care
from sqlalchemy import select

from watcher.model.ofsted import Urn
from watcher.monitor.provider_sheets import take
from watcher.reading.provider_sheets import process
from watcher.reading.provider_sheets.process import read_sheets
from watcher.reading.provider_sheets.reading import NoSheetError
from watcher.store.published import providers
from watcher.store.tables.providers import provider_event

HOME = {"provision_type": "Children's home", "event_type": "Full", "inspection_date": "13/07/2021", "overall": "Good"}


@pytest.fixture
def sheet(tmp_path):
    def write(body, name="sheet.ods"):
        (tmp_path / name).write_bytes(body)
        return (tmp_path / name).open("rb")

    return write


def homes(*authorities):
    return [row(SOCIAL_CARE, urn=f"SC90000{at}", local_authority=each, **HOME) for at, each in enumerate(authorities)]


def test_a_sheet_becomes_history_with_the_authorities_urns(store, sheet):
    with sheet(social_care(*homes("Wirral", "Kingston upon Hull", "Cumbria"))) as file:
        (taken,) = take(store, file, "sheet.ods")

    assert (taken.rows, taken.providers, taken.events, taken.sheet.as_at) == (3, 3, 3, date(2022, 3, 31))
    assert taken.unplaced == {"Cumbria": 1}
    with store.look() as tx:
        (home,) = providers.with_urn(tx, Urn("SC900001"))
        assert (home.authority, home.authority_urn) == ("Kingston upon Hull", Urn("80477"))
        assert len(providers.events(tx, home.urn)) == 1


def test_taking_a_sheet_again_changes_nothing(store, sheet):
    for _ in range(2):
        with sheet(social_care(*homes("Wirral"))) as file:
            take(store, file, "sheet.ods")

    with store.look() as tx:
        assert tx.execute(select(provider_event.c.urn)).scalars().all() == ["SC900000"]


def test_a_damaged_workbook_is_a_sentence(sheet):
    with sheet(social_care(*homes("Wirral"))[:400]) as file, pytest.raises(NoSheetError, match="can't be read"):
        list(read_sheets(file, "sheet.ods"))


def test_a_reader_that_takes_too_long_is_ended(sheet):
    with sheet(social_care(*homes("Wirral"))) as file, pytest.raises(NoSheetError, match="broke off"):
        list(read_sheets(file, "sheet.ods", seconds=0))


def test_a_file_of_unheard_size_is_not_opened(sheet, monkeypatch):
    monkeypatch.setattr(process, "MOST_BYTES", 10)

    with sheet(b"x" * 11) as file, pytest.raises(NoSheetError, match="not read"):
        list(read_sheets(file, "sheet.ods"))


def test_what_the_reading_process_writes_is_believed_only_in_the_form_of_a_sheet(sheet, monkeypatch):
    monkeypatch.setattr(process, "COMMAND", ("/bin/echo", '{"rows": "many"}'))

    with sheet(b"x") as file, pytest.raises(NoSheetError, match="broke off"):
        list(read_sheets(file, "sheet.ods"))
