"""What is known when something about another provider comes up."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from watcher.model.listings import Entry
from watcher.model.ofsted import Urn
from watcher.model.places import Area, Place, Places
from watcher.model.proofs import FEWEST, READER, CheckedDocument, Exactness, LabelledDocument, Proof
from watcher.model.provider_pages import ProviderPage, SeenPage
from watcher.store.database import Store
from watcher.store.published import provider_pages, provider_publications
from watcher.store.published.place_subjects import subject_of
from watcher.store.told import proofs

NOW = datetime(2026, 8, 3, 9, tzinfo=UTC)
SCHOOL, WIRRAL = Urn("144225"), Urn("80581")


@pytest.fixture
def tx(tmp_path):
    """A database that has seen a school's page with an old report and a new one."""
    store = Store(f"sqlite:///{tmp_path}/test.db")
    store.migrate()
    entries = tuple(
        Entry(str(number), f"School inspection: {grade}", f"https://files.example/{number}", day, day)
        for number, (grade, day) in enumerate((("Inadequate", date(2026, 8, 3)), ("Good", date(2023, 3, 1))))
    )
    page = ProviderPage(entries, "Hill School", "Wirral", "Primary")
    seen = SeenPage(SCHOOL, f"provider/21/{SCHOOL}", "https://ofsted.example", page, authority=WIRRAL)
    with store.begin() as tx:
        provider_pages.see(tx, seen, date(2026, 7, 27), NOW)
        yield tx
    store.close()


def subject(tx, places):
    (new,) = provider_publications.undecided(tx)
    return subject_of(tx, new, places)


def test_a_listed_place_is_known_by_its_line_and_compared_with_its_earlier_titles(tx):
    place = Place("places.csv", 2, SCHOOL, "Hill School")
    known = subject(tx, Places({SCHOOL: place}, (Area(WIRRAL),)))

    assert (known.place, known.areas, known.authority.name) == (place, (), "Wirral")
    assert [each.inspection_start for each in known.known] == [date(2023, 3, 1)]
    assert next(each.words for each in known.read) == "overall effectiveness: inadequate, was good in March 2023"
    assert (known.proved, known.found) == (False, ())


def test_what_it_says_may_be_stated_once_such_titles_are_proved(tx):
    place = Place("places.csv", 2, SCHOOL, "Hill School")
    exact = CheckedDocument(LabelledDocument("A school", "https://files.example/1", None, ()), Exactness.EXACT)
    proofs.add(tx, Proof("schools: report cards", READER, NOW, (exact,) * FEWEST))
    before = subject(tx, Places({SCHOOL: place})).proved
    proofs.add(tx, Proof("schools: titles", READER, NOW, (exact,) * FEWEST))

    known = subject(tx, Places({SCHOOL: place}))

    assert (before, known.proved, known.found) == (False, True, known.read)


@pytest.mark.parametrize(
    ("area", "counts"),
    [
        (Area(WIRRAL, frozenset({"primary school"})), True),
        (Area(WIRRAL, frozenset({"children's home"})), False),
        (Area(Urn("80573")), False),
    ],
)
def test_an_area_takes_the_kinds_that_it_names_where_they_stand(tx, area, counts):
    assert bool(subject(tx, Places({}, (area,))).areas) is counts
