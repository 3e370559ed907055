from __future__ import annotations

from datetime import date

import pytest

from watcher import data
from watcher.data.publications import shipped
from watcher.history.standings import standing
from watcher.model.ofsted import FOUR_POINT
from watcher.page.selection import EVERYTHING, selection_in

ALL = tuple(standing(each, shipped(each.urn), date(2026, 11, 28)) for each in data.authorities())


def names(query):
    return [each.authority.name for each in selection_in(query).of(ALL)]


def test_without_a_choice_all_are_there_the_worst_first():
    ranks = [each.worst.now.rank for each in EVERYTHING.of(ALL)]

    assert len(ranks) == 153
    assert set(ranks[:5]) == {3}
    assert ranks[-1] == 0


@pytest.mark.parametrize("written", ["hull", "HULL", "  Kingston  upon ", "Hull City Council"])
def test_a_name_is_found_by_any_part_of_what_it_is_called(written):
    assert "Kingston upon Hull" in names({"q": written})


def test_region_grade_and_attention_narrow_it():
    chosen = selection_in({"region": "North West", "grade": "inadequate", "show": "attention"}).of(ALL)

    assert chosen
    assert {each.authority.region for each in chosen} == {"North West"}
    assert {each.worst.now for each in chosen} == {FOUR_POINT.grade("inadequate")}


def test_it_is_sorted_as_asked():
    by_name = names({"sort": "name"})
    newest = [each.latest.published for each in selection_in({"sort": "newest"}).of(ALL)]

    assert by_name == sorted(by_name)
    assert newest == sorted(newest, reverse=True)


@pytest.mark.parametrize("query", [{"region": "Atlantis"}, {"sort": "'; drop"}, {"grade": "awful"}, {"page": "2"}])
def test_what_is_not_known_counts_as_not_chosen(query):
    assert selection_in(query) == EVERYTHING


def test_the_same_choice_has_one_address():
    one = selection_in({"sort": "worst", "q": " wirral ", "show": "all"})

    assert one.query() == "q=wirral"
    assert selection_in({"q": "x" * 500}).query() == "q=" + "x" * 60
