"""A later sheet, and the owner of a listed place: an inadequate judgement or a suspension elsewhere."""

from __future__ import annotations

from datetime import date

import pytest
from commands_run import run
from config_blocks import PLACES, publications
from provider_sheets import SOCIAL_CARE, row, social_care
from town import Town

from watcher.config.check import load
from watcher.deliver import enqueue
from watcher.demo.providers import HOME, OtherProvider
from watcher.monitor.sheet_news import Concerned, NamedFile, take_and_tell
from watcher.store.database import opened

DUTY = "duty@example.org"
OURS = {
    "urn": "SC900001",
    "provision_type": "Children's home",
    "registration_status": "Active",
    "local_authority": "Wirral",
    "organisation": "Elm Care Ltd",
}
THEIRS = OURS | {"urn": "SC900002", "local_authority": "Kent", "organisation": "ELM CARE LIMITED"}
JUDGED = {"event_type": "Full", "inspection_date": "13/01/2026", "overall": "Inadequate", "how_well": "Good"}


@pytest.fixture
def world(tmp_path):
    (tmp_path / "places.csv").write_text("urn,label,note\nSC900001,Birch House,\n")
    (tmp_path / "places.csv").chmod(0o600)
    with Town(tmp_path, more='[[places]]\nfile = "places.csv"\n') as town:
        yield town


def imported(world, day, *rows):
    file = world.folder / f"providers at {day}.ods"
    file.write_bytes(social_care(*(row(SOCIAL_CARE, **each) for each in rows), sheet=f"Provider_level_at_{day}"))
    return run("import", str(file), "--config", str(world.config))


def told(world):
    world.once()
    mails = (each for each in world.mails(DUTY) if "Same owner" in each["Subject"])
    return [" ".join(each.get_body(("plain",)).get_content().split()) for each in mails]


def test_an_inadequate_home_of_the_same_owner_in_a_later_sheet_is_told_once_with_the_connection(world):
    imported(world, "31_Mar_2025", OURS, THEIRS)
    for _ in range(2):
        done = imported(world, "31_Mar_2026", OURS, THEIRS | JUDGED)

    (text,) = told(world)
    assert done.returncode == 0, done.stderr
    assert "Elm Care Ltd" in text or "ELM CARE LIMITED" in text
    assert "also owns Birch House, which you list. At another children's home in Kent, URN SC900002" in text
    assert "overall experiences and progress: inadequate" in text
    assert "as at 31 March 2026" in text
    assert "SC900001" not in text


def test_a_suspension_at_the_same_owner_is_told(world):
    imported(world, "31_Mar_2025", OURS, THEIRS)
    imported(world, "31_Mar_2026", OURS, THEIRS | {"registration_status": "Suspended"})
    imported(world, "30_Sep_2026", OURS, THEIRS | {"registration_status": "Suspended"})

    (text,) = told(world)
    assert "its registration is suspended" in text


def test_a_first_sheet_is_a_baseline_and_another_owner_is_nobodys_business(world):
    imported(world, "31_Mar_2025", OURS, THEIRS | JUDGED | {"inspection_date": "13/01/2025"})
    imported(world, "31_Mar_2026", OURS, THEIRS | JUDGED | {"urn": "SC900003", "organisation": "Oak Care"})

    assert told(world) == []


def test_what_is_old_on_the_sheets_day_is_history(world):
    imported(world, "31_Mar_2025", OURS)
    imported(world, "31_Mar_2026", OURS, THEIRS | JUDGED | {"inspection_date": "13/01/2024"})

    assert told(world) == []


def test_what_a_kill_left_untold_is_told_when_the_sheet_is_taken_again(world, monkeypatch):
    imported(world, "31_Mar_2025", OURS, THEIRS)
    file = world.folder / "providers.ods"
    file.write_bytes(
        social_care(
            *(row(SOCIAL_CARE, **each) for each in (OURS, THEIRS | JUDGED)), sheet="Provider_level_at_31_Mar_2026"
        )
    )
    config = load(world.config)

    with opened(config.store_url) as store, file.open("rb") as body:
        with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
            patched.setattr(enqueue, "post", interrupted)
            take_and_tell([Concerned(store, config)], body, NamedFile(file.name), world.clock.now())
        take_and_tell([Concerned(store, config)], body, NamedFile(file.name), world.clock.now())

    assert len(told(world)) == 1


def interrupted(*_):
    raise KeyboardInterrupt


def test_an_inspection_in_the_sheet_that_the_places_page_lacks_is_told_to_the_operators_by_label(tmp_path):
    (tmp_path / "places.csv").write_text("urn,label,note\nSC900001,Birch House,\n")
    (tmp_path / "places.csv").chmod(0o600)
    with Town(tmp_path) as town:
        town.site.others.add(OtherProvider("SC900001", HOME))
        for published, inspected in ((date(2026, 6, 2), date(2026, 5, 1)), (date(2023, 6, 2), date(2023, 5, 1))):
            town.site.others.publish("SC900001", "Full inspection", published, inspected)
        town.more = PLACES + publications(town.reports.base_url)
        town.configure()
        town.once(everything=True)

        imported(
            town, "31_Mar_2026", OURS | JUDGED | {"inspection_date": "13/01/2025", "publication_date": "20/02/2025"}
        )
        imported(
            town, "31_Mar_2027", OURS | JUDGED | {"inspection_date": "01/05/2026", "publication_date": "02/06/2026"}
        )
        town.once()

        (mail,) = [each for each in town.mails("operators@example.org") if "sheet" in each["Subject"]]
        text = " ".join(mail.get_body(("plain",)).get_content().split())
    assert "Birch House: the sheet has a full inspection of 13 January 2025 that is not on its page" in text
    assert "SC900001" not in text
