"""What one look at a site says of one assumption of docs/sources.md, and what each assumption is and means."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

MOST_SEEN = 400
"""How many characters of what was seen a finding shows: a few lines; what a site sends may have any length."""


class Verdict(StrEnum):
    """How an assumption fared."""

    AGREES = "agrees"
    DIFFERS = "differs"
    UNSEEN = "not seen"
    """What it speaks of did not come, or the site shows no case of it today."""
    LEARNED = "learned"
    """Nothing was assumed; now it is known."""


class Assumption(NamedTuple):
    """What is assumed, in a few words, and what it means for users when it does not hold.

    `harmless`: nothing is missed and nobody told wrongly then, so nobody has to be told.
    """

    text: str
    means: str
    harmless: bool = False


class Finding(Struct, frozen=True):
    """What was seen of one assumption. `number` is the assumption's in docs/sources.md."""

    number: str
    verdict: Verdict
    seen: str

    @property
    def needs_attention(self) -> bool:
        """Return whether somebody should do something about it."""
        return self.verdict is Verdict.DIFFERS and not self.assumption.harmless

    @property
    def assumption(self) -> Assumption:
        """Look up what was assumed."""
        return ASSUMED[self.number]


def judged(number: str, *, holds: bool, seen: str) -> Finding:
    """Find that an assumption holds, or that it doesn't, by what was seen."""
    return Finding(number, Verdict.AGREES if holds else Verdict.DIFFERS, seen[:MOST_SEEN])


def unseen(number: str, why: str) -> Finding:
    """Find that nothing can be said of an assumption."""
    return Finding(number, Verdict.UNSEEN, why[:MOST_SEEN])


def learned(number: str, what: str) -> Finding:
    """Find out what was not known."""
    return Finding(number, Verdict.LEARNED, what[:MOST_SEEN])


_NOTHING_NEW = "New reports could be missed until the program knows the new form: look at the site by hand meanwhile."
_TELL_US = "Please report it with the bundle (--bundle)."
ASSUMED = {
    "W1": Assumption(
        "robots.txt allows our requests", "The site asks programs not to read this: talk to its operators."
    ),
    "W2": Assumption(
        "the site answers us",
        "Nothing can be read there, so its silence means nothing. Where no site answers, look at this machine's "
        "network; else poll it less often, or ask those who run it.",
    ),
    "W3": Assumption(
        "what comes is of the kind asked for", "Something stands between us and the site, or it was rebuilt."
    ),
    "W4": Assumption(
        "it says when nothing has changed", "Each poll costs a whole page; nothing is missed.", harmless=True
    ),
    "W5": Assumption("it doesn't redirect to another host", "The site is moving: change the address in config.toml."),
    "W6": Assumption("it is well below our limits of size", "Soon it won't be read at all. " + _TELL_US),
    "W7": Assumption(
        "its clock and ours agree", "Publishing hours and waits are wrong: set this machine's clock (NTP)."
    ),
    "L1": Assumption("the list has authorities with links to their pages", _NOTHING_NEW),
    "L2": Assumption("it says how many there are, and shows them all", "Some authorities are not seen. " + _TELL_US),
    "L3": Assumption("at most 100 lines a page, and `start` turns it", "Some authorities are not seen. " + _TELL_US),
    "L4": Assumption(
        "its councils are the ones that we know", "A council is new or gone: `authorities --update FILE`."
    ),
    "L5": Assumption(
        "its lines name the day of the latest report", "Changes elsewhere than on watched pages come a day late."
    ),
    "L6": Assumption(
        "that day is a day of publication",
        "Reports are noticed late by the list; pages are read anyway.",
        harmless=True,
    ),
    "L7": Assumption("the newest is recent", "An old copy of the site, or an unusual silence of Ofsted's."),
    "P1": Assumption("the page names the URN asked for", "Alerts could name the wrong council: nothing is believed."),
    "P2": Assumption("its timeline holds events with links", _NOTHING_NEW),
    "P3": Assumption(
        "links lead to Ofsted's files", "Documents are not fetched from elsewhere: they are told as a link only."
    ),
    "P4": Assumption(
        "each link says its day of publication", "Days are taken from elsewhere, or from when it was seen."
    ),
    "P5": Assumption("the event says the same day", "Two days differ: alerts name the one in the link.", harmless=True),
    "P6": Assumption("the inspection's day lies before publication", "Inspections could be mistaken for each other."),
    "P7": Assumption("the titles are known ones", "Such a publication is told as one of unknown kind."),
    "P8": Assumption("the newest stands first", "Nothing is missed: the order is not relied on.", harmless=True),
    "P9": Assumption(
        "its newest day is the list's", "The list counts something else than the page's publications.", harmless=True
    ),
    "O1": Assumption("the lists of all providers have lines that lead to their pages", _NOTHING_NEW),
    "O2": Assumption("they leave out what was published before the day asked for", "More pages are read than needed."),
    "O3": Assumption("the newest is first in them", "On a day with very many publications some are seen a poll later."),
    "O4": Assumption(
        "each line says a kind and a day", "What is new about places is found a day late, on their own pages."
    ),
    "O5": Assumption(
        "that day is the page's newest", "Some publications are found a day late, on the places' own pages."
    ),
    "O6": Assumption("a provider's page lists its reports", _NOTHING_NEW),
    "O7": Assumption("it says the kind and the authority", "What is published in an area may not be noticed."),
    "O8": Assumption("the titles are known ones", "Such a publication is told as one of unknown kind, as a warning."),
    "O9": Assumption("a report card is read in two ways that agree", "Its grades are not stated: “please look”."),
    "D1": Assumption("the link gives a whole PDF", "Reports are announced without their grades, with the link."),
    "D2": Assumption(
        "the newest report can be read", "Its form is new: alerts ask to look, with the link. " + _TELL_US
    ),
    "D3": Assumption("a document that is gone says so", "A missing document may look like a broken one."),
    "S1": Assumption("the search by date finds only what is newer", "The daily cross-check could alarm for nothing."),
    "S2": Assumption("it finds all that the list names", "The daily cross-check could miss what it is there for."),
    "G1": Assumption("the search answers with results", "Notices and directions of the Department are not seen."),
    "G2": Assumption(
        "each has a title, a link, most a moment", "Notices are dated by the day on which they were seen, or not read."
    ),
    "G3": Assumption("the newest is first", "A new notice may stand below what is read."),
    "G4": Assumption("our searches find what we look for", "Notices and directions may go by other words now."),
    "C1": Assumption("the collection of notices is found", "Notices are seen by the search alone.", harmless=True),
    "C2": Assumption("it lists its documents", "Notices are seen by the search alone."),
    "A1": Assumption(
        "an edition of the annual outcomes is found", "The yearly check against Ofsted's own file falls away."
    ),
    "A2": Assumption("it has a file that can be read", "The yearly check against Ofsted's own file falls away."),
    "F1": Assumption("it is a whole feed", "No item of it is read. Look whether its address has changed."),
    "F2": Assumption("items have titles and links", "Items without a link are told with the feed's address."),
    "F3": Assumption(
        "items have days that can be read", "They are dated by the day on which they were seen: old ones could be told."
    ),
    "F4": Assumption("items can be told apart", "Some items could be taken for others, or told twice."),
    "F5": Assumption("it is alive", "The feed stands still: its silence means nothing. Find its successor."),
    "M1": Assumption(
        "the web service lists meetings", "Minutes are read from the feed or the pages instead.", harmless=True
    ),
    "M2": Assumption("meetings have days and numbers", "Those meetings are not read."),
    "M3": Assumption(
        "some committee deals with children", "No committee is read: the names of the committees are unusual."
    ),
    "M4": Assumption(
        "the feed announces meetings", "Papers are found later, by the service or the pages.", harmless=True
    ),
    "M5": Assumption("the pages list committees", "There is one way in less.", harmless=True),
    "M6": Assumption("one of three ways answers", "The council's papers can't be read: its silence means nothing."),
    "U1": Assumption("what robots.txt says", ""),
    "U2": Assumption("the headers of a document, and of one that is gone", ""),
    "U3": Assumption("titles of publications that we don't know", ""),
    "U4": Assumption("which day of the inspection the timeline shows", ""),
    "U5": Assumption("how GOV.UK files the notices", ""),
    "U6": Assumption("whether ModernGov's feed has guids", ""),
    "U7": Assumption("types of providers that we don't know", ""),
}
