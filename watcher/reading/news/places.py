"""Which authorities a piece of news speaks of: names that are words, clubs, papers, people or other places are none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.reading.news.names import names_in
from watcher.reading.news.namesakes import COUNCIL_AFTER, is_another
from watcher.reading.news.partners import is_joined, is_partner

if TYPE_CHECKING:
    from watcher.reading.news.names import Found

_PRESS_NAMES = {
    "Telford": "Telford and Wrekin",
    "Bracknell": "Bracknell Forest",
    "Brighton": "Brighton and Hove",
    "Redcar": "Redcar and Cleveland",
    "Barking": "Barking and Dagenham",
    "Hammersmith": "Hammersmith and Fulham",
    "Kensington": "Kensington and Chelsea",
    "Windsor": "Windsor and Maidenhead",
    "Richmond": "Richmond upon Thames",
    "Kingston": "Kingston upon Thames",
    "Scilly": "Isles of Scilly",
    "Tyneside": "",
    "the Island": "Isle of Wight",
    "the Towns": "Medway",
    "Potteries": "Stoke-on-Trent",
    "Bucks": "Buckinghamshire",
    "Herts": "Hertfordshire",
    "Notts": "Nottinghamshire",
    "Lancs": "Lancashire",
    "Cambs": "Cambridgeshire",
    "Lincs": "Lincolnshire",
    "Staffs": "Staffordshire",
    "Hants": "Hampshire",
    "Central Beds": "Central Bedfordshire",
    "South Glos": "South Gloucestershire",
    "NE Lincs": "North East Lincolnshire",
    "North Lincs": "North Lincolnshire",
    "N Lincs": "North Lincolnshire",
    "S Glos": "South Gloucestershire",
    "N Somerset": "North Somerset",
    "N Tyneside": "North Tyneside",
    "S Tyneside": "South Tyneside",
    "E Sussex": "East Sussex",
    "W Sussex": "West Sussex",
    "Nottm": "Nottingham",
    "Leics": "Leicestershire",
    "Worcs": "Worcestershire",
    "Oxon": "Oxfordshire",
    "Wilts": "Wiltshire",
    "Glos": "Gloucestershire",
    "Warks": "Warwickshire",
    "Shrops": "Shropshire",
    "North Yorks": "North Yorkshire",
    "N Yorks": "North Yorkshire",
    "West Berks": "West Berkshire",
    "B'ham": "Birmingham",
    "Brum": "Birmingham",
}
"""What papers write for short. They count only beside a word that means the council (or, in a list, beside others)."""
_CERTAIN = frozenset(each for each in _PRESS_NAMES if each[:1].isupper() and " " in each)
"""Of these the ones that mean nothing else wherever they stand: "Central Beds", and not "Herts" in an address."""
_WORDS_TOO = frozenset({"Reading", "Bury", "Durham", "Newcastle", "Stoke", "Stockton", "Sutton", "Blackburn", "Hull"})
"""Names that are words or stand for other places: they count beside "in", "council" or the like, or in a list."""
_PARLIAMENT = "Westminster"
_PRESS = re.compile(rf"(?<![\w-])(?:{'|'.join(_PRESS_NAMES)})(?![\w-])")
# "Bolton boss": the council's, where nothing else is named.
_BOSS_AFTER = re.compile(r"^(?:'s?)?\s+(?:council\s+)?(?:boss(?:es)?|chiefs?|leaders?|director|councillors?|mayor)\b")
_POSSESSIVE = re.compile(r"^'s?\s")
# A preposition, or a verb of judging, before a name makes it a place and no surname.
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|across|for|of|over|to|on|around|by|from|rates?|rated|judges?|visit(?:s|ed)?|mark(?:s|ed)|grade[sd]|brand(?:s|ed)|downgrade[sd]|tells?|told)\s+$"
)
_SERVICES_BEFORE = re.compile(
    r"\b(?:services|care|protection|department|council) (?:for \w+ )?(?:in|of|at|for) $", re.IGNORECASE
)
_RESULT_BEFORE = re.compile(
    r"\b(?:result|rating|report|letter|judgement|judgment|verdict|findings|inspection|services|protection|care)s?"
    r" (?:for|on|of|in|at|into) $",
    re.IGNORECASE,
)
"""What tells of a council's result before its short name: "Ofsted's result for Richmond"."""
_GRADE_AFTER = re.compile(r"^\s+(?:is|are|was|has|have|rated|judged|graded|branded|found|downgraded|slammed)\b")
# "Reading is inadequate at one in nine primaries" is of what is read: only a verb of judging makes it the town.
_READING_JUDGED_AFTER = re.compile(
    r"^\s+(?:(?:is|was|has|have|been|now|also|again|today) )*"
    r"(?:rated|judged|graded|branded|found|downgraded|slammed|fail\w*|letting"
    r"|inadequate(?=[;:,]|(?<=is inadequate)$))(?!\w)"
)
_RATING_AFTER = re.compile(r"^'s?\s(?:\w+\s)?(?:rating|grade|judgement)\b")
_JUDGED_AFTER = re.compile(
    r"^\s+(?:(?:is|are|was|has been) )?(?:rated|judged|graded|branded|downgraded|stripped|loses|lost|slips|falls|drops"
    r"|keeps|retains|stays|remains|climbs|rises)\b"
)
_CALLED_AFTER = re.compile(
    r"^\s+(?:['\"]?(?:inadequate|outstanding|requires improvement)\b['\"]?(?=\s+[-–:]|,|$)"
    r"|\((?:inadequate|outstanding|good|requires improvement)\b)"
)
_JUDGED_BEFORE = re.compile(r"\b(?:rate[sd]|judge[sd]|grade[sd]|brand(?:s|ed)|mark(?:s|ed)|downgrade[sd])\s+$")
_LIST_BEFORE = re.compile(r"(?:,|\band|&|,\s+and)\s+$")
_LIST_AFTER = re.compile(r"^\s*(?:,|\band\b|&)\s*(?:and\s+)?[A-Z]")


class Place(Struct, frozen=True):
    """An authority named in a sentence. `partner` says that it is named beside the matter: a helper, a neighbour."""

    start: int
    end: int
    name: str
    partner: bool = False


def places(sentence: str) -> tuple[Place, ...]:
    """List the authorities that a sentence names, in order. A shared trust's name is nobody's for certain."""
    found = list(names_in(sentence))
    taken = [(each.start, each.end) for each in found]
    short = [
        (each.start(), each.end(), _PRESS_NAMES[each[0]], each[0])
        for each in _PRESS.finditer(sentence)
        if not any(start <= each.start() < end for start, end in taken)
    ]
    said = [(each.start, each.end, name, each.said) for each in found if (name := _certain(each))]
    served = {authority.name for each in found if len(each.authorities) > 1 for authority in each.authorities}
    listed: list[Place] = []
    for start, end, name, word in sorted(said + [each for each in short if each[2]]):
        before, after = sentence[max(0, start - 80) : start], sentence[end : end + 80]
        if is_another(word, before, after, sentence):
            continue
        # "Achieving for Children slips in Richmond": beside the trust that serves it, a place is the council.
        by_its_trust = name in served and _PLACE_BEFORE.search(before)
        if not (by_its_trust or _is_meant(word, before, after, near=listed, start=start)):
            continue
        chained = bool(listed) and listed[-1].partner and is_joined(sentence[listed[-1].end : start], after)
        listed.append(Place(start, end, name, partner=chained or is_partner(before, after)))
    return tuple(listed)


def _certain(found: Found) -> str | None:
    if found.former:
        return found.former
    return found.authorities[0].name if len(found.authorities) == 1 else None


def _is_meant(word: str, before: str, after: str, *, near: list[Place], start: int) -> bool:
    """Return whether a name that also means something else means the council here."""
    if COUNCIL_AFTER.match(after) or _is_listed(before, after, near, start):
        return True
    if word == _PARLIAMENT:
        return bool(_SERVICES_BEFORE.search(before))
    if word in _CERTAIN or not (word in _PRESS_NAMES or word in _WORDS_TOO) or _BOSS_AFTER.match(after):
        return True
    if word in _PRESS_NAMES:
        return bool(
            _RATING_AFTER.match(after)
            or _JUDGED_AFTER.match(after)
            or _JUDGED_BEFORE.search(before)
            or _RESULT_BEFORE.search(before)
        )
    reads = word == "Reading"
    graded = (_READING_JUDGED_AFTER if reads else _GRADE_AFTER).match(after)
    judged = not reads and bool(_JUDGED_AFTER.match(after) or _CALLED_AFTER.match(after))
    headed = start == 0 and after.startswith(":")
    return bool(headed or judged or graded or _PLACE_BEFORE.search(before) or _POSSESSIVE.match(after))


def _is_listed(before: str, after: str, near: list[Place], start: int) -> bool:
    beside = bool(near) and start - near[-1].end <= len(", and ")
    return (beside and bool(_LIST_BEFORE.search(before))) or (
        bool(_LIST_AFTER.match(after)) and any(names_in(after.split(".")[0][:60]))
    )
