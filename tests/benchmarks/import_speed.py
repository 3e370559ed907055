"""Imports sheets in the size of England's: 60,000 nurseries, 25,000 schools, 10,000 homes; time and memory.

    .venv/bin/python tests/benchmarks/import_speed.py [ROWS [FORM]]

With a FORM (csv, ods or xlsx) all rows are in one file of that form. Prints for each file and for all what
`ofsted-watch import` took: seconds by the clock and of processor time, and the largest memory of the command and of the
process that reads for it, together. ROWS: how many in all (95,000).
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import xlsxwriter

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
from config_blocks import OFSTED, TERMINAL, judged, watching
from provider_sheets import CHILDCARE, SCHOOLS, SOCIAL_CARE, as_csv, row, social_care

ROWS = 95_000
IN_YEAR = "Provider_level_in_year_2025-26"
PLACES = ("Wirral", "Kent", "Lancashire", "Leeds", "Croydon")
CONFIG = watching("Wirral") + OFSTED + judged() + TERMINAL


def childcare(count: int) -> bytes:
    """Make the childcare CSV: a report card, a graded inspection or both in each row."""
    rows = [
        row(
            CHILDCARE,
            provider_urn=f"EY{at:06}",
            provider_type="Childcare on non-domestic premises" if at % 2 else "Childminder",
            provider_status="Active",
            provider_name=f"Nursery {at}",
            local_authority=PLACES[at % len(PLACES)],
            eyr_reif_most_recent_inspection_date="02/03/2026" if at % 3 == 0 else "",
            eyr_reif_most_recent_safeguarding="Met" if at % 3 == 0 else "",
            eyr_reif_most_recent_inclusion="Strong standard" if at % 3 == 0 else "",
            eyr_oeif_most_recent_full_inspection_date="10/10/2022",
            eyr_oeif_cif=str(1 + at % 4),
            eyr_oeif_most_recent_quality=str(1 + at % 4),
            eyr_oeif_most_recent_safeguarding="Yes",
        )
        for at in range(count)
    ]
    return as_csv(
        CHILDCARE, rows, above=("Registered providers as at 30 June 2026", "One table."), encoding="utf-8-sig"
    )


def schools(count: int) -> bytes:
    """Make the schools' CSV."""
    rows = [
        row(
            SCHOOLS,
            urn=str(100_000 + at),
            school_name=f"School {at}",
            ofsted_phase="Primary",
            type_of_education="Community School",
            local_authority=PLACES[at % len(PLACES)],
            inspection_start_date_of_latest_oeif="12/10/2021",
            latest_oeif_overall_effectiveness=str(1 + at % 4),
            latest_oeif_quality_of_education=str(1 + at % 4),
            latest_oeif_safeguarding="Yes",
        )
        for at in range(count)
    ]
    return as_csv(SCHOOLS, rows)


def homes(count: int) -> list[tuple[str, ...]]:
    """Make the rows of the annual workbook."""
    return [
        row(
            SOCIAL_CARE,
            urn=f"SC{at:06}",
            provision_type="Children's home",
            registration_status="Active",
            local_authority=PLACES[at % len(PLACES)],
            organisation=f"Owner {at % 700}",
            event_type="Full",
            inspection_date="2025-07-13",
            publication_date="2025-08-19",
            inspection_event_number=str(10_000_000 + at),
            overall="Good",
            how_well="Good",
            the_effectiveness="Requires improvement to be good",
        )
        for at in range(count)
    ]


def as_ods(count: int) -> bytes:
    """Write the annual workbook as Ofsted publishes it."""
    return social_care(*homes(count), sheet=IN_YEAR)


def as_xlsx(count: int) -> bytes:
    """Write it as Excel does, with days that are days and numbers that are numbers."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet, day = book.add_worksheet(IN_YEAR), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write("A1", "Some note")
        for at, each in enumerate((SOCIAL_CARE, *homes(count)), start=3):
            for column, said in enumerate(each):
                if said.count("-") == 2:
                    sheet.write_datetime(at, column, date.fromisoformat(said), day)
                elif said.isdigit():
                    sheet.write_number(at, column, int(said))
                elif said:
                    sheet.write_string(at, column, said)
    return file.getvalue()


FORMS = {"csv": ("childcare.csv", childcare), "ods": ("social care.ods", as_ods), "xlsx": ("homes.xlsx", as_xlsx)}


def main(count: int, form: str | None = None) -> None:
    """Import the sheets, one after the other, and print what each took."""
    sheets = [
        ("childcare.csv", 12, childcare),
        ("schools as at 31 May 2026.csv", 5, schools),
        ("social care.ods", 2, as_ods),
    ]
    if form:
        name, make = FORMS[form]
        sheets = [(name, 19, make)]
    seconds = worked = rows = 0.0
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "config.toml"
        config.write_text(CONFIG)
        for name, share, make in sheets:
            file = Path(folder) / name
            many = count * share // 19
            file.write_bytes(make(many))
            took, cpu, memory = _imported(file, config)
            seconds, worked, rows = seconds + took, worked + cpu, rows + many
            print(f"{name:30} {many:7,} rows {took:6.1f} s ({cpu:5.1f} s of processor) {memory:5.0f} MB of memory")
    print(f"{'together':30} {rows:7,.0f} rows {seconds:6.1f} s ({worked:5.1f} s of processor)")


def _imported(file: Path, config: Path) -> tuple[float, float, float]:
    """Run the command; returns seconds, processor's seconds, and the most MB that it and its reader had at one time."""
    start, before = time.monotonic(), os.times()
    with subprocess.Popen((sys.executable, "-m", "watcher", "import", str(file), "--config", str(config))) as process:
        most = 0
        while process.poll() is None:
            most = max(most, sum(_resident(each) for each in (process.pid, *_children(process.pid))))
            time.sleep(0.02)
        if process.returncode:
            sys.exit(process.returncode)
    after = os.times()
    worked = after.children_user + after.children_system - before.children_user - before.children_system
    return time.monotonic() - start, worked, most / 1e6


def _children(pid: int) -> list[int]:
    try:
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS, sys.argv[2] if len(sys.argv) > 2 else None)
