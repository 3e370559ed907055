"""Who is not the authority's services: partners, schools, other councils, and providers that have their own grade."""

from __future__ import annotations

import re

from watcher.reading.either_case import EitherCase

# Partners, schools and other councils: their decline is not this authority's.
BODY = re.compile(
    r"""(?<!with\s)(?<!with\sthe\s)\b(?:police(?!\sprotection\b)|health\s(?:trusts?|partners?|services?|visit(?:ors?|ing))|NHS|ICB|(?:clinical\s)?commissioning\sgroups?|CCG|integrated\scare\sboards?|(?:lead|school|specialist)\snurses?|chief\sconstable|forces?['’]s?|hospitals?
        |(?<!virtual\s)(?<!than\sat\s)schools?(?!\s(?:transport|places?|admissions?)\b)|academ\w+
        |neighbouring|elsewhere|placing\s(?:local\s)?(?:authorit\w+|councils?)
    |(?:an)?other\s(?:authorit\w+|councils?|areas?|parts\sof\sthe\scount\w+)|district\scouncils?['’]?s?|(?<!in\s)(?<!with\s)(?<!to\s)(?:an)?other\slocal\sauthorit\w+|those\s(?:authorities|councils)|nationally?|(?:in|across)\s(?:England|the\scountry)|voluntary\s(?:help|groups?|organisations?)|region\w*
        |national\s(?!minimum)|ambulance|(?<!to\s)(?<!for\s)(?<!to\sthe\s)(?<!for\sthe\s)(?<!before\sthe\s)courts?(?!\s(?:teams?|work|statements?|reports?|applications?|evidence|bundles?|paperwork)\b)|CAMHS|dent(?:al|ists?)|LSCB|board's
        |youth\sjustice|(?:independent|private)\s(?:sector|compan\w+|homes|providers?|landlords|schools)
    |probation|adults?'?\s(?:\w+\s){0,3}?(?:care|services)
    |(?:services|support|care|provision)\sfor\s(?:adults|older\speople))\b""",
    re.IGNORECASE | re.VERBOSE,
)
# One provider with a grade of its own: a home that the council runs is not its services.
_PROVIDER = re.compile(
    r"""\A\W*(?:(?:one|two|three|four|some|most|several|many|\d+)\sof\s)?(?:(?!(?:of|for|in|to|with|at|from|before|until|after|when)\b)[\w'’-]+\s){0,4}?
    (?:homes?|colleges?|nurser(?:y|ies)|childminders?|sixth\sforms?|(?<!authority's\s)(?<!authority’s\s)(?<!council's\s)(?<!council’s\s)(?:fostering|adoption)\sagenc(?:y|ies))
    (?=(?:\s(?:that|which|run|for|in)\s[^.;,]{1,50}?)?(?:\s(?:is|are|was|were|has|have)\s(?:now\s|been\s)*
        (?:inadequate|judged|rated|graded|downgraded|no\slonger\s(?:good|outstanding))\b|\s?$))""",
    re.IGNORECASE | re.VERBOSE,
)
_PARTNERS = EitherCase(
    r"\b(?:the\s)?(?:local\s)?(?:police(?!\sprotection\b)(?:\s(?:force|officers))?|health\s(?:trusts?|partners?|services?|visitors?|providers?)"
    r"|NHS\s\w+|ICB|CCG|(?:clinical\s)?commissioning\sgroups?|hospitals?|CAMHS|probation(?:\sservices?)?|schools|youth\sjustice(?:\sservices?)?)\b"
)
_OF_PARTNERS = (
    "police",
    "health ",
    "nhs",
    "icb",
    "ccg",
    "commissioning group",
    "hospital",
    "camhs",
    "probation",
    "schools",
    "youth justice",
)
BELONGS_TO = re.compile(r"\b(?:of|from)\s(?:the\s)?$", re.IGNORECASE)
"""How a noun ends in front of the body whose it is: "the work of the police"."""
_TIME = re.compile(
    r"(?:\A|\bthat\s)(?:\W*(?:since|when|after|before|as|following|once)\b[^,]*,\s)+(?=\S)", re.IGNORECASE
)
_TURNS = re.compile(r",\s(?:and|but)\sthe\s(?:council|(?:local\s)?authority)['’]s\b", re.IGNORECASE)
"""How a sentence that begins with another body turns to the council's own: "…, and the council's own support …"."""
_ARTICLE = re.compile(r"\A\W*(?:(?:the|an?)\s)?(?:local\s(?!auth)|family\s(?=courts\b))?", re.IGNORECASE)


_IN_FRONT = (
    (
        re.compile(r"\bneighbour|\bother\s(?:\w+\s)?(?:authorit|council|borough)", re.IGNORECASE),
        re.compile(
            r"\W*in\s(?:one|two|three|some|several|most)\b(?:\sof\s(?:them|these|those))?(?:,\s|\s(?!of\b|(?:\w+\s)?(?:teams?|areas?|localit\w+|cases?|services?|parts?|offices?|records?|districts?|respects?|plans?|assessments?|files?|reviews?|visits?|homes?|meetings?)\b))",
            re.IGNORECASE,
        ),
    ),
    (
        re.compile(r"\bhospital|\b(?:NHS|health)\s(?:\w+\s)?trust", re.IGNORECASE),
        re.compile(r"\W*(?:the|this|that)\s(?:hospital|trust)\s(?!that\b|which\b)", re.IGNORECASE),
    ),
    (
        re.compile(r"\A\W*It\s(?:is|was)\s(?:the\s)?(?:police|schools|health\s\w+|GPs|courts)\s(?:who|that|which)\b"),
        re.compile(r"\W*(?:their|they)\b", re.IGNORECASE),
    ),
)
"""How a sentence goes on with the other body that the one in front of it names."""


def as_partnership(sentence: str) -> str:
    """Put the partnership in place of its partners, whose services a joint inspection is about as well."""
    small = sentence.lower()
    if not any(each in small for each in _OF_PARTNERS):
        return sentence
    return _PARTNERS.sub("the partnership", sentence)


_THERAPIES = re.compile(
    r"\b(?:(?:speech(?:,|\sand)\slanguage(?:\sand\scommunication)?|occupational|physical)\s)?(?:therap(?:y|ies)|physiotherapy)\b"
    r"|\b(?:autism|ADHD|neuro[\w-]+|diagnostic)(?:\sand\s(?:autism|ADHD))?\s(?=(?:\w+\s)?(?:assessments?|diagnos[ie]s|pathways?|services?)\b)",
    re.IGNORECASE,
)


_OF_THERAPIES = ("therap", "autism", "adhd", "neuro", "diagnostic")


def as_area(sentence: str) -> str:
    """Put an area's support in place of what children with SEND wait for."""
    small = sentence.lower()
    if not any(each in small for each in _OF_THERAPIES):
        return sentence
    return _THERAPIES.sub(lambda found: "" if found[0].endswith(" ") else "support", sentence)


def named(words: str) -> bool:
    """Return whether words name another body, or begin with a provider that has a grade of its own.

    One that only tells the time is not meant: "since the police left, practice has …".
    """
    words = _TIME.sub("", words)
    return bool(BODY.search(words)) or any(map(_PROVIDER.match, words.split(", ")))


def begins(words: str) -> bool:
    """Return whether a clause begins with another body: "probation staff shortages have led to …"."""
    of_another = BODY.match(_ARTICLE.sub("", words)) or _PROVIDER.match(words)
    return bool(of_another) and not _TURNS.search(words)


def is_taken_up(sentence: str, previous: str) -> bool:
    """Return whether a sentence goes on with another body that the one in front of it names."""
    return any(named.search(previous) and form.match(sentence) for named, form in _IN_FRONT)
