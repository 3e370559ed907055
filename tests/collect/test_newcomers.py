"""A council that the list of authorities doesn't have yet: found, told to the operators, watched, its reports told."""

from __future__ import annotations

import json
from datetime import date

import pytest
from documents import ilacs
from kept_town import KeptTown
from town import TWO_INADEQUATE, Town, urn

from watcher import data
from watcher.commands.authorities import show_authorities
from watcher.config.check import load
from watcher.demo.ofsted import Line
from watcher.model.ofsted import Authority, Urn
from watcher.model.values import replace

NEW = Urn("2790001")
EAST_SURREY = Authority(NEW, "East Surrey", "", "unitary")
INADEQUATE = ilacs("East Surrey Council", tuple(TWO_INADEQUATE.items()), date(2026, 6, 8), date(2026, 6, 19))


@pytest.fixture(autouse=True)
def _unlearned():
    yield
    data.unlearn()


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    with Town(tmp_path_factory.mktemp("town"), authorities='["Trafford"]') as town:
        town.config.write_text(town.config.read_text().replace('["Trafford"]', '["all"]'))
        town.once()
        yield KeptTown.of(town)


@pytest.fixture
def everybody(kept):
    """A town in which all authorities are watched, looked at once."""
    return kept.brought_back()


def appears(town):
    town.site.authorities += (EAST_SURREY,)


def publishes(town, **more):
    town.site.publish(NEW, INADEQUATE, Line(date(2026, 8, 3), inspected=date(2026, 6, 19), **more))


def later(town, **length):
    town.clock.pass_(**length)
    return town.once(everything=True)


@pytest.mark.parametrize("unfound", [False, True])
def test_where_everybody_is_watched_the_first_report_of_a_new_council_is_told(everybody, unfound):
    town = everybody
    appears(town)
    if unfound:
        town.site.unfound.add(NEW)  # Ofsted's dated search doesn't know it yet
    later(town, minutes=10)

    publishes(town)
    later(town, minutes=10)
    later(town, days=1)

    assert [each.partition(":")[0] for each in town.posts if "Surrey" in each] == ["East Surrey"]


def test_the_operators_hear_once_of_a_council_that_the_list_lacks(everybody):
    town = everybody
    appears(town)

    for _ in range(3):
        later(town, minutes=10)

    publishes(town)
    later(town, minutes=10)

    told = [mail for mail in town.mails("operators@example.org") if "East Surrey" in mail["Subject"]]
    assert [mail["Subject"] for mail in told] == ["A council new to this program: East Surrey"]
    assert "You watch it from now on" in told[0].get_body(("plain",)).get_content()


def test_a_new_council_of_a_watched_region_is_watched_where_its_region_is_known(tmp_path):
    with Town(tmp_path) as town:
        watch = town.config.read_text().replace("baseline", 'regions = ["South East"]\nbaseline', 1)
        town.config.write_text(watch)
        town.once()
        appears(town)
        later(town, minutes=10)

        publishes(town)
        later(town, minutes=10)

        assert [each.partition(":")[0] for each in town.posts] == ["East Surrey"]


def test_a_new_council_that_nobody_asked_for_is_told_to_the_operators_and_not_watched(tmp_path):
    with Town(tmp_path) as town:
        town.once()
        appears(town)
        publishes(town)

        later(town, minutes=10)

        (mail,) = town.mails("operators@example.org")
        assert "You do not watch it" in mail.get_body(("plain",)).get_content()
        assert town.posts == []


@pytest.mark.parametrize(
    ("both_first", "heard"),
    [
        (False, "Trafford has another URN on Ofsted's site"),
        (True, f"A council new to this program: Trafford (URN {NEW})"),
    ],
)
def test_an_authority_that_has_another_urn_on_ofsteds_site_is_read_and_told_as_before(tmp_path, both_first, heard):
    with Town(tmp_path) as town:
        town.tell_of_trafford()
        before = len(town.posts)
        old = next(each for each in town.site.authorities if each.name == "Trafford")
        if both_first:
            town.site.authorities += (replace(old, urn=NEW),)
            later(town, minutes=10)
            town.site.authorities = town.site.authorities[:-1]
        town.site.move(old.urn, NEW)
        later(town, minutes=10)
        load(town.config)  # its name is still that of one

        report = ilacs("Trafford Council", (("leadership", "inadequate"),), date(2026, 8, 3), date(2026, 8, 7))
        town.site.publish(NEW, report, Line(date(2026, 8, 4), inspected=date(2026, 8, 7)))
        for _ in range(4):
            later(town, hours=20)

    assert [each.partition("\n")[0] for each in town.posts[before:]] == ["Trafford: still INADEQUATE leaders"]
    told = [mail["Subject"] for mail in town.mails("operators@example.org")]
    assert [each for each in told if "URN" in each] == [heard]
    assert not any("two ways" in each for each in told)


def test_looking_up_an_unknown_urn_never_fails():
    assert NEW not in data.by_urn()
    assert data.by_urn()[NEW].name == "a council new to this program (URN 2790001)"


def with_(row):
    from importlib.resources import files

    shipped = (files("watcher.data") / "authorities.csv").read_text(encoding="utf-8")
    columns = len(shipped.partition("\n")[0].split(","))
    cells = [row.get(name, "") for name in shipped.partition("\n")[0].split(",")]
    assert len(cells) == columns
    return shipped.rstrip("\n") + "\n" + ",".join(cells) + "\n"


SURREY = {
    "urn": NEW,
    "name": "East Surrey",
    "region": "South East",
    "type": "unitary",
    "aliases": "East Surrey Council",
}


@pytest.fixture
def updated(tmp_path):
    from watcher.commands.update_authorities import update_authorities

    with Town(tmp_path) as town:
        (tmp_path / "new.csv").write_text(with_(SURREY))
        update_authorities(town.config, tmp_path / "new.csv")
        town.config.write_text(town.config.read_text().replace('"Wirral"', '"East Surrey"'))
        yield town, load(town.config)
    data.take(())


def test_a_newer_list_is_taken_by_every_command_that_reads_the_config(updated):
    _, config = updated

    assert config.watched == {urn("Trafford"), NEW}
    assert data.by_urn()[NEW].region == "South East"


def test_a_council_of_the_newer_list_is_watched_by_its_name(updated):
    town, _ = updated
    appears(town)
    town.once()

    publishes(town)
    later(town, minutes=10)

    assert [each.partition(":")[0] for each in town.posts] == ["East Surrey"]
    assert town.mails("operators@example.org") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,urn\nWirral,80581\n", "no column"),
        ("urn,name,region,type,aliases,ambiguity\n80581,Wirral,North West,metropolitan,,\n", "only 1 authorities"),
        (with_({**SURREY, "urn": "80581"}), "a second time"),
        (with_({**SURREY, "region": ""}), "lacks a URN, a name or a region"),
    ],
)
def test_a_list_that_is_none_is_refused_in_words(tmp_path, text, said):
    from watcher.commands.update_authorities import update_authorities
    from watcher.model.errors import PlainError

    (tmp_path / "new.csv").write_text(text)

    with pytest.raises(PlainError, match=said):
        update_authorities(tmp_path / "config.toml", tmp_path / "new.csv")

    assert not (tmp_path / "authorities.csv").exists()


def test_a_list_that_was_damaged_later_is_a_warning_and_changes_nothing(tmp_path):
    from watcher.config.check import check

    with Town(tmp_path) as town:
        (tmp_path / "authorities.csv").write_bytes(b"\xff\xfe")
        town.config.write_text(town.config.read_text().replace('"1 second"', '"10 minutes"'))  # or that is warned of

        checked = check(town.config)

    assert checked.config
    said = [(each.severity, each.where) for each in checked.problems if "receiver" not in each.where]
    assert said == [("warning", "authorities.csv")]  # the town's receivers have addresses left as in the example


def test_what_was_being_made_of_the_list_as_a_council_was_found_is_made_anew():
    made = []

    @data.kept_until_the_list_changes
    def known():
        found = {each.urn for each in data.authorities()}
        made.append(found)
        if len(made) == 1:
            data.learn({NEW: EAST_SURREY})  # as another thread does
        return found

    assert NEW in known()
    assert [NEW in each for each in made] == [False, True]


def test_the_list_of_authorities_shows_a_council_that_was_found(everybody, capsys):
    town = everybody
    appears(town)
    later(town, minutes=10)
    data.unlearn()  # as in a process of its own

    show_authorities(load(town.config), as_json=True)

    (found,) = (json.loads(line) for line in capsys.readouterr().out.splitlines() if "East Surrey" in line)
    assert (found["urn"], found["region"], found["watched"]) == (NEW, "South East", True)
