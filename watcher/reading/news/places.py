"""Which authorities a piece of news speaks of: names that are words, clubs, papers, people or other places are none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.reading.news.names import names_in
from watcher.reading.news.text import OUTLET_AFTER

if TYPE_CHECKING:
    from watcher.reading.news.names import Found

PRESS_NAMES = {
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
_CERTAIN = frozenset(each for each in PRESS_NAMES if each[:1].isupper() and " " in each)
"""Of these the ones that mean nothing else wherever they stand: "Central Beds", and not "Herts" in an address."""
WORDS_TOO = frozenset({"Reading", "Bury", "Durham", "Newcastle", "Stoke", "Stockton", "Sutton", "Blackburn", "Hull"})
"""Names that are words or stand for other places: they count beside "in", "council" or the like, or in a list."""
_NO_CLUBS = frozenset(f"{each} City" for each in ("Derby", "Nottingham", "Plymouth", "Portsmouth", "Southampton"))
_HARD = tuple(f"{each} " for each in ("difficult", "grim", "tough", "hard", "sobering", "uncomfortable", "painful"))
PARLIAMENT = "Westminster"

# A paper's own name has a town in it ("Bolton News"), which is not what the piece is about.
_PRESS = re.compile(rf"(?<![\w-])(?:{'|'.join(PRESS_NAMES)})(?![\w-])")
# What makes a town's name the council: "Bolton children's services", "Bolton council".
_COUNCIL_AFTER = re.compile(
    r"^(?:'s?)?,?\s+(?:(?:city|borough|county|metropolitan|local|unitary|town hall)\s+)*"
    r"(?:council|child(?:ren)?\b|kids\b"
    r"|social (?:care|serv|work)"
    r"|services?\b|safety net\b|authority|department|safeguarding|town hall|care leavers|inspection|ofsted|front door)",
    re.IGNORECASE,
)
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
# Clubs, courts, hospitals, schools, roads and the like that are called by a town: none of them is the council.
_OTHER_AFTER = re.compile(
    r"^\s+(?:A?FC|CCC|RFC|United|Wanderers|Athletic|Rovers|Albion|Wednesday|Argyle|Bulls|Rhinos|Giants|Bears"
    r"|Hurricanes|Tigers|Falcons|County\b(?! Council| council|'s)|[Cc]ricket\w*|[Rr]ugby|[Ff]ootball\w*|Racecourse"
    r"|Airport|Universit\w+|Uni|[Hh]ospitals?|General|Infirmary"
    r"|Road|Street|Lane|Avenue|[Pp]rison|Crown|Magistrates|Combined Court|Family Court|Coroner\w*|[Cc]ollege"
    r"|[Ss]chools?|[Aa]cadem\w+|[Pp]rimary|[Ii]nfant|[Jj]unior|High|Grammar|Girls|Boys|[Nn]ursery|[Cc]athedral|Constabulary|[Pp]olice"
    r"|[Ff]ire|Station|Castle|Festival"
    r"|Marathon|NHS|Buses|Arena|Theatre|Show|Chamber|Racing|Mela|Pride|Carnival|Farm|House|Lodge|Park|Bridge|Villa"
    r"|Point|Place|Square|Hall|Museum|Poges|Newington|Mandeville|Coldfield|Bishop|St\.? Edmunds|City Region"
    r"|Heath|Hospice|CQC|Foundation|and Wear\b|Building)\b"
)
_CRICKET_AFTER = re.compile(r"^\s+CC\b")
_COUNCIL_TOO = re.compile(r"\b(?:child|kids\b|Ofsted|inspect|social (?:care|work|serv)|councillor)", re.IGNORECASE)
"""Beside one of these "Warwickshire CC" is the county council, and else the cricket club."""
# The rest of a longer name, or a namesake elsewhere: Stoke-on-Trent, Newcastle in County Down, Durham in North Carolina
# (docs/domain.md 7).
_OTHER_JOINED = re.compile(
    r"^(?:-(?:under|in|on|le|by|based|born)\b|,?\s+(?:Co\.?|County)\s+Down|,?\s+(?:in\s+)?(?:Northern Ireland"
    r"|New South Wales"
    r"|Virginia|Jamaica|Ontario|Australia|North Carolina|Ohio|Pennsylvania))"
)
# The town in North Yorkshire is not the London borough.
_NOT_RICHMOND = re.compile(r"^,?\s+(?:in\s+)?N(?:orth|\.)?\s+York")
# The verb and the school subject at a sentence's beginning (docs/domain.md 7).
_NOT_READING = re.compile(
    r"^\s+(?:and\s+(?:[Ww]riting|[Mm]aths)|at|age|the|tests?|scores?|results?|standards?|books?|lists?|skills?"
    r"|programmes?|schemes?|levels?|about|between|this|into|lessons?|framework|ability|week|recovery|FC|Festival)\b",
    re.IGNORECASE,
)
# "North Lincolnshire" is not Lincolnshire, and "Lord Bolton" no town.
_DIRECTION_BEFORE = re.compile(
    r"\b(?:North|South|East|West|Mid|Greater|New|Central|Upper|Lower|Old|Little|Great|Port|Lord|Lady|Duke of|Earl of"
    r"|Duchess of|Bishop of|University of|North East|North West|South East|South West|Royal|Hotel|HMP|HMYOI|YOI"
    r"|(?<!\w['’])(?:[NS][EW]?|[EW])\.?)\s+$"
)
_FIRST_NAMES = (
    "Simon|Jack|Michael|John|David|Paul|Mark|James|Peter|Andrew|Stephen|Steve|Chris|Richard|Robert|Tom|Thomas|Alan|Ian"
    "|Sarah|Jane|Anna|Emma|Helen|Susan|Julie|Karen|Claire|Rachel|Laura|Kate|Mary|Elizabeth|Lucy|Alison|Nick|Tim|Tony"
    "|Neil|Kevin|Martin|Gary|Graham|Matt|Matthew|Ben|Sam|Joe|Adam|Daniel|Charlotte|Amy|Lisa|Nicola|Joanne|Jo|Ruth|Pat"
    "|Brian|Colin|Keith|Roger|Philip|Phil|Clark|Jeremy|Edward|William|George|Harry|Charles|Henry|Linda|Angela|Rebecca"
)
# Many towns are surnames: after a title or a first name it is a person.
_PERSON_BEFORE = re.compile(
    rf"\b(?:(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Dame|Professor|Prof|Baroness|MP|Inspector|Judge|Justice|Sergeant|Superintendent|Constable|Bishop|Canon|Reverend|Rev|Captain|Major|Colonel)\.?\s+(?:[A-Z][a-z]+\s+)?"
    rf"|(?:{_FIRST_NAMES})\s+)$"
)
# Named for help, comparison or somebody's past: it is another council that was judged.
_PARTNER_BEFORE = re.compile(
    r"\b(?:not|neighbouring|nearby|(?:help|helped|support|supported|advice|assistance|expertise|staff|backing) (?:from"
    r"|by|of)|advised by|mentored by"
    r"|partner(?:ed|ing|ship|s)?(?:,? (?:with|is|from))?|working with|work with|on loan from|seconded from"
    r"|formerly (?:of|at|in)|former"
    r"|mov(?:ed|es|ing) (?:from|to)|joins? from|joining|joined from|comes? from|came from|previously (?:at|of|in"
    r"|worked (?:at|in|for))"
    r"|worked (?:at|in|for)|similar to|such as|unlike|like|as in|compar(?:ed|es|ing) (?:with|to)|exclud(?:es|ed|ing)"
    r"|except(?:ing)?(?: for)?|apart from|other than|not including|(?:does|do) not (?:cover|include)|scandals? in"
    r"|(?:than|like|unlike|as|to|from) those in|that of"
    r"|parts? of|(?:formed|created|carved|split|made) (?:from|out of)|successor (?:to|of)|replac(?:ed|ing)"
    r"|echoes of|follows?|as did|who (?:led|ran)|recruited from|hired from|director (?:at|for|from)"
    r"|(?<!news )(?<!service )(?<!services )(?<!statement )(?<!release )(?<!response )(?<!letter )from"
    r"|lessons (?:from|in)"
    r"|(?:boss|chief executive|director|head|leader) of (?!children|the children))\s+(?:\w+ (?:and|council's?"
    r"|improvement) ){0,2}$",
    re.IGNORECASE,
)
# "while neighbouring X": named for contrast.
_NEIGHBOUR_BEFORE = re.compile(r"\b(?:neighbouring|nearby|while|whereas)\s+$", re.IGNORECASE)
_JOINED = re.compile(r",?\s*(?:and|or|&|,)?\s*")
_OWN_VERB = re.compile(r"^(?: (?:City|County|Borough))?(?: Council)?,? (?:has|have|had|is|are|was|were)\b")
"""What begins a sentence of its own after a comma: "once part of Cumbria, Cumberland was ..."."""
# "from" before a grade is where it came from, before a place where somebody did.
_FROM_GRADES = re.compile(r"\bfrom\s+$", re.IGNORECASE)
# The same behind the name: "X, which has sent managers", "X runs its own services".
_PARTNER_AFTER = re.compile(
    r"^(?: (?:City|County|Borough|Metropolitan))*(?: Council)?,?(?:'s (?!early|family|targeted)\w+)? (?:which |who "
    r"|has |have |will |is |are |was |to )*"
    r"(?:be |been )?(?:(?:offer|send|sent|lend|lent)\w* (?:to )?(?:\w+ )?(?:help|support|staff|advice|managers|workers)"
    r"|help(?!s? (?:and protection|children|families))|advis|mentor|assist|lend|lent|agreed to (?:help|support)"
    r"|support(?:ing|s)\b)"
    r"|^(?: (?:City|County|Borough))?(?: Council)?,? (?:which |who )?(?:is|are|was|were|has|have|had|runs?)"
    r" (?:inspected separately|(?:a )?separate|not (?:affected|part|included|covered|involved)"
    r"|(?:children's )?services of (?:its|their) own|(?:its|their) own)"
    r"|^\s+and\s+[A-Z]\w+,? (?:are|is) (?:help|support|separate)",
    re.IGNORECASE,
)


_JUDGED_ITSELF = re.compile(
    r"^(?: (?:City|County|Borough|Metropolitan))*(?: Council)?(?:'s? child\w*'s services)? (?:was|were|is|are|has|have)"
    r" (?:also |been |now |just )*(?:judged|rated|graded|branded|deemed|found|declared|downgraded|told)\b",
    re.IGNORECASE,
)
"""What says that a neighbour has a result of its own: "while neighbouring Leeds was judged inadequate"."""


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
        (each.start(), each.end(), PRESS_NAMES[each[0]], each[0])
        for each in _PRESS.finditer(sentence)
        if not any(start <= each.start() < end for start, end in taken)
    ]
    said = [(each.start, each.end, name, each.said) for each in found if (name := _certain(each))]
    served = {authority.name for each in found if len(each.authorities) > 1 for authority in each.authorities}
    listed: list[Place] = []
    for start, end, name, word in sorted(said + [each for each in short if each[2]]):
        before, after = sentence[max(0, start - 80) : start], sentence[end : end + 80]
        if _is_another(word, before, after) or (_CRICKET_AFTER.match(after) and not _COUNCIL_TOO.search(sentence)):
            continue
        # "Achieving for Children slips in Richmond": beside the trust that serves it, a place is the council.
        by_its_trust = name in served and _PLACE_BEFORE.search(before)
        if not (by_its_trust or _is_meant(word, before, after, near=listed, start=start)):
            continue
        joint = sentence[listed[-1].end : start] if listed and listed[-1].partner else None
        chained = joint is not None and _JOINED.fullmatch(joint) and not (joint == ", " and _OWN_VERB.match(after))
        partner = bool(chained or _is_partner(before, after))
        listed.append(Place(start, end, name, partner))
    return tuple(listed)


def _certain(found: Found) -> str | None:
    if found.former:
        return found.former
    return found.authorities[0].name if len(found.authorities) == 1 else None


def _is_another(word: str, before: str, after: str) -> bool:
    if OUTLET_AFTER.match(after) or _OTHER_AFTER.match(after) or _OTHER_JOINED.match(after):
        return True
    if word.title() == "Reading" and (_NOT_READING.match(after) or before.lower().endswith(_HARD)):
        return True
    if word == "Richmond" and _NOT_RICHMOND.match(after):
        return True
    if word.endswith(" City") and not (word in _NO_CLUBS or _COUNCIL_AFTER.match(after)):
        return True
    return bool(_DIRECTION_BEFORE.search(before) or _PERSON_BEFORE.search(before))


def _is_meant(word: str, before: str, after: str, *, near: list[Place], start: int) -> bool:
    """Return whether a name that also means something else means the council here."""
    if word == PARLIAMENT:
        return bool(_COUNCIL_AFTER.match(after) or _SERVICES_BEFORE.search(before)) or _is_listed(
            before, after, near, start
        )
    if word in _CERTAIN or (word not in PRESS_NAMES and word not in WORDS_TOO):
        return True
    if _BOSS_AFTER.match(after):
        return True
    if _COUNCIL_AFTER.match(after) or _is_listed(before, after, near, start):
        return True
    if word in PRESS_NAMES:
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


def _is_partner(before: str, after: str) -> bool:
    if _FROM_GRADES.search(before) and re.match(r"'s?\s", after):
        return False
    if _NEIGHBOUR_BEFORE.search(before) and _JUDGED_ITSELF.match(after):
        return False
    return bool(_PARTNER_BEFORE.search(before) or _PARTNER_AFTER.match(after))
