from __future__ import annotations

import letters
import pytest

from watcher import data
from watcher.reading.document import read
from watcher.reading.reports import authority


@pytest.mark.parametrize("name", [each.name for each in data.authorities()])
def test_each_of_the_authorities_is_known_by_its_name_beside_ofsteds_own_address(name):
    opening = f"Ofsted Piccadilly Gate Store Street Manchester M1 2WD Focused visit to {name} children's services"

    assert [each.name for each in authority.of(opening, "")] == [name]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Slough Children First", "Slough"),
        ("Together for Children", "Sunderland"),
        ("Sandwell Children's Trust", "Sandwell"),
        ("Telford & Wrekin", "Telford and Wrekin"),
        ("Hull City Council", "Kingston upon Hull"),
        ("St Helen's", "St Helens"),
        ("the Royal Borough of Windsor & Maidenhead", "Windsor and Maidenhead"),
        ("Stockton on Tees", "Stockton-on-Tees"),
        ("CITY OF YORK COUNCIL", "York"),
        ("B&NES", "Bath and North East Somerset"),
        ("H & F", "Hammersmith and Fulham"),
        ("RBKC", "Kensington and Chelsea"),
        ("BFfC", "Reading"),
        ("Brighter Futures for Children", "Reading"),
        ("Children First Slough", "Slough"),
        ("CWaC", "Cheshire West and Chester"),
        ("LBRuT", "Richmond upon Thames"),
        ("DCST", "Doncaster"),
    ],
)
def test_aliases_and_trusts_stand_for_their_authority(said, name):
    assert [each.name for each in authority.of(f"Focused visit to {said}", "")] == [name]


def test_a_trust_that_two_authorities_share_gives_both_as_candidates():
    reading = read(letters.focused_visit(authority="Northamptonshire Children's Trust"))

    assert {each.name for each in reading.authorities} == {"North Northamptonshire", "West Northamptonshire"}
    assert "share" in " ".join(reading.problems)


@pytest.mark.parametrize("said", ["Achieving for Children", "AfC"])
def test_the_trust_of_three_councils_stands_for_none_of_them(said):
    assert len(authority.of(f"Focused visit to {said}", "")) == 3


@pytest.mark.parametrize("said", ["AFC", "Together for children in this area", "h&f", "Achieving for children", "bcp"])
def test_what_is_written_otherwise_than_an_abbreviation_is_no_authority(said):
    assert authority.of(f"Focused visit to {said}", "") == ()


def test_the_first_place_that_names_an_authority_decides():
    assert [each.name for each in authority.first_certain("", "", "To Wirral.", "To Leeds.")] == ["Wirral"]


def test_a_shared_trust_is_told_apart_where_the_letter_names_one_of_its_authorities():
    headline = "Leaders of West Northamptonshire work with the trust."

    reading = read(letters.focused_visit(authority="Northamptonshire Children's Trust", headline=headline))

    assert [each.name for each in reading.authorities] == ["West Northamptonshire"]


def test_an_abolished_council_is_named_as_such_and_is_no_authority_of_today():
    reading = read(letters.focused_visit(authority="Cumbria"))

    assert reading.authorities == ()
    assert "Cumbria" in " ".join(reading.problems)


def test_a_title_with_an_abolished_council_is_not_about_a_neighbour_that_the_letter_names():
    assert authority.of("Focused visit to Cumbria", "Leaders work with Lancashire's. Lancashire helped them.") == ()


def test_a_letter_on_two_areas_names_both_and_is_about_neither():
    title = "Joint targeted area inspection of Rochdale and Oldham"

    assert authority.of(title, "") == ()
    assert authority.problem((), title).startswith("The document names Rochdale and Oldham;")


@pytest.mark.parametrize("text", ["Children are reading more.", "Greater Manchester Police", "They bury the past."])
def test_verbs_and_regions_are_no_authorities(text):
    assert authority.of(text, "") == ()
