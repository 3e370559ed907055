from __future__ import annotations

from datetime import date

import pytest

from rules.conditions import When
from rules.provider_findings import ProviderFinding
from rules.routes import Route
from rules.same_owner import audience, same_owner
from rules.scales import What
from rules.silences import Silence
from rules.verdict import Rulebook
from watcher.model.alerts import Severity
from watcher.model.ofsted import Urn
from watcher.model.places import Place
from watcher.model.providers import Provider, Remit, Sheet
from watcher.model.values import replace

SHEET = Sheet("a sheet", date(2026, 3, 31))
INADEQUATE = ProviderFinding((What.INADEQUATE,), Severity.CRITICAL, "overall experiences and progress: inadequate")


def a_home(urn, owner="Elm Care Ltd", **more):
    return Provider(Urn(urn), Remit.SOCIAL_CARE, "children's home", SHEET, authority="Kent", owner=owner, **more)


def a_place(urn, label):
    return Place("places.csv", 2, Urn(urn), label)


THERE = a_home("SC900001")
OURS = a_home("SC900002", "ELM CARE LIMITED")
BIRCH = a_place("SC900002", "Birch House")


def test_an_inadequate_judgement_elsewhere_at_the_owner_names_the_connection():
    found = same_owner(THERE, [INADEQUATE], [THERE, OURS], [BIRCH])

    assert found.severity is Severity.WARNING
    assert found.places == (BIRCH,)
    assert found.words == (
        "Elm Care Ltd also owns Birch House, which you list. At another children's home in Kent, URN SC900001: "
        "overall experiences and progress: inadequate."
    )


def test_a_suspension_elsewhere_at_the_owner_is_told():
    found = same_owner(replace(THERE, status="Suspended"), [], [OURS], [BIRCH])

    assert found.words.endswith("URN SC900001: its registration is suspended.")


def test_many_places_are_not_all_named():
    homes = [a_home(f"SC90001{at}") for at in range(7)]
    listed = [a_place(each.urn, f"House {at}") for at, each in enumerate(homes)]

    found = same_owner(THERE, [INADEQUATE], homes, listed)

    assert "House 0, House 1, House 2, House 3, House 4 and 2 more, which you list" in found.words


def test_a_fall_elsewhere_is_not_told():
    fell = ProviderFinding((What.FELL,), Severity.WARNING, "leaders: good, was outstanding")

    assert same_owner(THERE, [fell], [OURS], [BIRCH]) is None


def test_another_owner_an_unknown_one_and_a_closed_home_connect_nothing():
    assert same_owner(THERE, [INADEQUATE], [a_home("SC900002", "Oak Care")], [BIRCH]) is None
    assert same_owner(replace(THERE, owner=None), [INADEQUATE], [OURS], [BIRCH]) is None
    assert same_owner(THERE, [INADEQUATE], [replace(OURS, status="Closed")], [BIRCH]) is None


def test_a_place_of_the_list_itself_has_its_own_alert():
    assert same_owner(OURS, [INADEQUATE], [THERE, OURS], [BIRCH]) is None


@pytest.mark.parametrize(("until", "silenced"), [(date(2026, 8, 3), True), (date(2026, 8, 2), False)])
def test_it_goes_where_alerts_about_places_go_unless_their_silence_keeps_it_back(until, silenced):
    connection = same_owner(THERE, [INADEQUATE], [OURS], [BIRCH])
    places = Route(when=When(kind=("place",)), send_to=("Channel",))
    silence = Silence(when=When(kind=("place",)), until=until, because="Known")
    book = Rulebook((), (places, Route(when=When(kind=("area",)), send_to=("Inbox",))), (silence,))

    assert audience(connection, book, date(2026, 8, 3)) == (("Channel",), silenced)
