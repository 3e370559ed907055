"""What the commands know of places: preview, history, explain, the briefing and the certificate, by their labels."""

from __future__ import annotations

import json
from datetime import date

import pytest
from config_blocks import PLACES, publications
from town import Town

from watcher.commands import explain, history, preview
from watcher.config.check import load
from watcher.demo.providers import HOME, OtherProvider
from watcher.history import briefing, places
from watcher.monitor import certificate
from watcher.store.database import Store

TODAY = date(2026, 8, 3)


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """A town in which a listed home had an old report, and has a new monitoring visit."""
    with Town(tmp_path_factory.mktemp("places")) as town:
        town.site.others.add(OtherProvider("SC123456", HOME))
        town.site.others.publish("SC123456", "Full inspection", date(2025, 6, 2), date(2025, 5, 1))
        (town.folder / "places.csv").write_text("urn,label,note\nSC123456,Willow House,\n")
        town.more = PLACES + publications(town.reports.base_url)
        town.configure()
        town.once(everything=True)
        town.site.others.publish("SC123456", "Monitoring visit", TODAY, date(2026, 6, 24))
        town.clock.pass_(minutes=10)
        town.once(everything=True)
        yield town


@pytest.fixture
def config(town):
    return load(town.config)


def test_preview_shows_what_would_be_told_of_them(config, capsys):
    preview.show_preview(config, (date(2025, 1, 1), None), as_json=True, as_csv=False)

    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    theirs = [each for each in rows if each["authority"] == "Willow House"]
    assert [each["severity"] for each in theirs] == ["note", "warning"]
    assert not any("SC123456" in str(each) for each in theirs)


def against(config, capsys, **changed) -> list[dict]:
    """Compare with a config that differs in one text; returns what is said of places."""
    (old, new) = changed["text"]
    other = config.path.with_name("other.toml")
    other.write_text(config.path.read_text().replace(old, new))
    try:
        preview.show_difference(config, load(other), (date(2025, 1, 1), None), as_json=True, as_csv=False)
    finally:
        other.unlink()
    return [each for each in map(json.loads, capsys.readouterr().out.splitlines()) if not each["urn"]]


def test_preview_against_another_config_shows_what_becomes_of_places(config, capsys):
    silence = '[[silence]]\nwhen = { kind = ["place"] }\nuntil = 2099-12-31\nbecause = "Known"\n\n[[source]]'

    same = against(config, capsys, text=("", ""))
    none = against(config, capsys, text=('[[places]]\nfile = "places.csv"\n', ""))
    silenced = against(config, capsys, text=("[[source]]", silence))

    assert same == []
    assert [(each["authority"], each["difference"]) for each in none] == [("Willow House", "only_here")] * 2
    assert {each["difference"] for each in silenced} == {"changed"}
    assert {each["there"]["silenced_until"] for each in silenced} == {"2099-12-31"}


def test_preview_against_another_config_says_places_in_words(config, capsys):
    preview.show_difference(config, config, (date(2025, 1, 1), None), as_json=False, as_csv=False)

    assert "0 publications about places of which the two make something different." in capsys.readouterr().out


def test_history_and_explain_take_a_label(config, capsys):
    assert history.show_places_history("willow house", config, as_json=False)
    explain.show_explanation("Willow House", config, TODAY, as_json=False)

    said = capsys.readouterr().out
    assert "Full inspection" in said
    assert "Willow House: Monitoring visit, published 3 August 2026" in said
    assert not history.show_places_history("Wirral", config, as_json=False)


def test_the_briefing_lists_them_and_counts_where_readers_are_not_known(config, town):
    store = Store(config.store_url)
    span = (TODAY, date(2026, 8, 10))
    with store.look() as tx:
        made = briefing.brief(tx, config.watched, span, TODAY, bundled=True)
        found = places.between(tx, config, span, TODAY)
    named = places.with_places(made, found, config).sections[-1]
    unnamed = places.with_places(made, found, config, named=False).sections[-1]
    store.close()

    assert [each.authority for each in named.lines] == ["Willow House"]
    assert (unnamed.lines, unnamed.none[:14]) == ((), "1 publication.")


def test_the_certificate_counts_them_without_names(config):
    store = Store(config.store_url)
    with store.look() as tx:
        made = certificate.certify(tx, config, TODAY, date(2026, 8, 4))
    store.close()

    lines = certificate.sections(made)[0][1]
    assert any(each.startswith("About places: 1 published = 1 with an alert + 0 silenced") for each in lines)
    assert "Willow" not in str(lines)
