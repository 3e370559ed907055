"""Other providers that teams watch: each hears of its own list and areas, under its own labels, and nobody else."""

from __future__ import annotations

from datetime import date

import pytest
from config_blocks import PLACES, publications
from provider_sheets import SOCIAL_CARE, row, social_care
from town_of_teams import TownOfTeams

from watcher.commands.import_sheets import import_sheet
from watcher.config.check import load
from watcher.config.teams import load_team
from watcher.demo.providers import HOME, SCHOOL, OtherProvider
from watcher.monitor import certificate
from watcher.page.look import Look
from watcher.page.places import counted
from watcher.service.teams import team_files
from watcher.store.tables.alerts import alert
from watcher.store.tables.providers import provider_page

AREA = """
[[area]]
authority = "Wirral"
kinds     = ["children's home", "school"]
only      = ["inadequate"]
"""
WILLOW, HILL = "SC123456", "144225"


@pytest.fixture
def town(tmp_path):
    with TownOfTeams(tmp_path, authorities='["Wirral"]', more="[teams]") as opened:
        opened.more += publications(opened.reports.base_url)
        opened.configure()
        opened.site.others.add(
            OtherProvider(WILLOW, HOME, authority="Wirral"),
            OtherProvider(HILL, SCHOOL, "Hill Primary School", authority="Wirral"),
        )
        opened.site.others.publish(WILLOW, "Full inspection", date(2025, 6, 2), date(2025, 5, 1))
        yield opened


def add(town, name, label="Willow House", more=PLACES):
    town.add(name, authorities='["Leeds"]', more=more)
    (town.folder / "secrets" / name / "places.csv").write_text(f"urn,label\n{WILLOW},{label}\n")


def begin(town):
    assert [each.revision for each in town.apply()]
    town.once(everything=True)
    town.clock.pass_(minutes=10)


def publish(town, urn=WILLOW, title="Monitoring visit"):
    town.site.others.publish(urn, title, date(2026, 8, 3), date(2026, 7, 1))
    town.once(everything=True)


def heads(town, name):
    return [each.splitlines()[0] for each in town.heard(name)]


def test_each_team_hears_of_its_place_under_its_own_label_and_nobody_else_does(town):
    add(town, "north")
    add(town, "south", label="The Lodge")
    town.add("east", authorities='["Leeds"]')
    begin(town)

    publish(town)
    town.once(everything=True)

    assert [len(town.heard(each)) for each in ("north", "south", "east")] == [1, 1, 0]
    assert heads(town, "north")[0].startswith("Willow House: ")
    assert heads(town, "south")[0].startswith("The Lodge: ")
    assert town.posts == []
    assert town.rows("east", provider_page, "urn") == []


def test_in_an_area_a_team_hears_of_what_it_asked_for_and_the_rest_goes_nowhere(town):
    add(town, "north", more=AREA)
    add(town, "south")
    begin(town)

    publish(town)
    publish(town, HILL, "School inspection: Inadequate")

    assert [each[:21] for each in heads(town, "north")] == ["Wirral: Hill Primary "]
    assert [each[:13] for each in heads(town, "south")] == ["Willow House:"]
    assert len(town.rows("south", alert, "key")) == 1


def test_a_list_that_was_changed_is_a_new_revision_and_another_label_at_once(town):
    add(town, "north")
    begin(town)
    assert [(each.revision, each.new) for each in town.apply()] == [(1, False)]
    add(town, "north", label="Oak View")

    assert [(each.revision, each.new) for each in town.apply()] == [(2, True)]
    publish(town)

    assert heads(town, "north")[0].startswith("Oak View: ")


def test_a_team_that_has_ended_watches_no_place(town):
    add(town, "north")
    begin(town)
    with town.opened("") as store:
        team_files.end(store, "north", town.clock.now())

    publish(town)

    assert town.heard("north") == []


def test_a_urn_that_ofsted_does_not_know_is_told_to_the_teams_operators_by_its_line(town):
    add(town, "north")
    add(town, "south")
    (town.folder / "secrets" / "north" / "places.csv").write_text(f"urn,label\n{WILLOW},A\nSC999999,B\n")
    begin(town)
    town.once(everything=True)

    (mail,) = [each for each in town.mailbox.messages if each["To"] == "north@example.org"]
    assert "secrets/north/places.csv, line 3: " in mail.get_body(("plain",)).get_content()
    assert not [each for each in town.mailbox.messages if each["To"] == "south@example.org"]


def test_the_certificate_and_the_page_count_what_is_the_teams_own(town):
    add(town, "north", more=PLACES + AREA)
    add(town, "south")
    begin(town)
    publish(town)
    publish(town, HILL, "School inspection: Good")
    operator = load(town.config)

    for name, published in (("north", 2), ("south", 1), ("", 0)):
        config = load_team(operator, name) if name else operator
        with town.opened(name) as store, store.look() as tx:
            made = certificate.certify(tx, config, date(2026, 8, 3), date(2026, 8, 4))
            assert (made.places.published if made.places else 0) == published
            assert counted(Look(tx, config, (), town.clock.now(), None, "ann")).published == published


def test_a_sheets_news_of_an_owner_is_told_to_the_team_that_has_places_with_it(town, tmp_path):
    ours = {"urn": WILLOW, "provision_type": "Children's home", "registration_status": "Active"}
    ours |= {"local_authority": "Wirral", "organisation": "Elm Care Ltd"}
    theirs = ours | {"urn": "SC900002", "local_authority": "Kent"}
    add(town, "north")
    add(town, "south", more="")
    begin(town)
    for day, each in (("31_Mar_2025", theirs), ("31_Mar_2026", theirs | {"registration_status": "Suspended"})):
        file = tmp_path / f"providers_{day}.ods"
        rows = (row(SOCIAL_CARE, **ours), row(SOCIAL_CARE, **each))
        file.write_bytes(social_care(*rows, sheet=f"Provider_level_at_{day}"))
        import_sheet(file, load(town.config), as_at=None, as_json=True)

    town.once(everything=True)

    assert ["its registration is suspended" in each for each in town.heard("north")] == [True]
    assert (town.heard("south"), town.posts) == ([], [])
