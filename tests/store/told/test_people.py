from __future__ import annotations

from datetime import timedelta

from stored import NOW, TRAFFORD, WIRRAL

from watcher.model.alerts import Severity
from watcher.model.people import PersonalWatch
from watcher.store.told import people

SLACK = "Safeguarding channel"


def wants(urn=WIRRAL, who="U1", severity=Severity.WARNING, receiver=SLACK):
    return PersonalWatch(receiver, who, urn, severity)


def test_a_name_is_believed_since_it_was_asked_for(tx):
    people.learn_name(tx, "U1", "Ann Example", NOW)
    people.learn_name(tx, "U1", "Ann Sample", NOW + timedelta(days=1))

    assert people.name_since(tx, "U1", NOW + timedelta(days=1)) == "Ann Sample"
    assert people.name_since(tx, "U1", NOW + timedelta(days=2)) is None
    assert people.name_since(tx, "U2", NOW) is None


def test_an_authority_is_on_a_list_once_with_the_severity_asked_for_last(tx):
    people.watch(tx, wants(), NOW)
    people.watch(tx, wants(severity=Severity.CRITICAL), NOW)
    people.watch(tx, wants(TRAFFORD), NOW)
    people.watch(tx, wants(who="U2"), NOW)

    assert people.list_of(tx, SLACK, "U1") == (wants(TRAFFORD), wants(severity=Severity.CRITICAL))
    assert people.list_of(tx, "Another", "U1") == ()


def test_who_watches_hears_of_what_is_at_least_as_grave(tx):
    people.watch(tx, wants(severity=Severity.CRITICAL), NOW)
    people.watch(tx, wants(who="U2", severity=Severity.NOTE), NOW)
    people.watch(tx, wants(TRAFFORD, who="U3"), NOW)

    def hear(severity):
        return [each.who for each in people.grave_enough(people.watching(tx, [WIRRAL]), severity)]

    assert hear(Severity.CRITICAL) == ["U1", "U2"]
    assert hear(Severity.WARNING) == ["U2"]
    assert {each.who for each in people.watching(tx, [WIRRAL, TRAFFORD])} == {"U1", "U2", "U3"}


def test_what_is_taken_off_is_counted(tx):
    for each in (wants(), wants(TRAFFORD), wants(who="U2"), wants(receiver="Another")):
        people.watch(tx, each, NOW)

    assert people.stop_watching(tx, SLACK, "U1", [WIRRAL]) == 1
    assert people.stop_watching(tx, SLACK, "U1") == 1
    assert people.stop_watching(tx, SLACK, "U1") == 0
    assert people.list_of(tx, SLACK, "U2") == (wants(who="U2"),)
