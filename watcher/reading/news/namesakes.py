"""What bears the name of an authority and is not it: clubs, hospitals, papers, people, and places elsewhere."""

from __future__ import annotations

import re

from watcher.reading.news.text import OUTLET_AFTER

_NO_CLUBS = frozenset(f"{each} City" for each in ("Derby", "Nottingham", "Plymouth", "Portsmouth", "Southampton"))
_HARD = tuple(f"{each} " for each in ("difficult", "grim", "tough", "hard", "sobering", "uncomfortable", "painful"))
# What makes a town's name the council: "Bolton children's services", "Bolton council".
COUNCIL_AFTER = re.compile(
    r"^(?:'s?)?,?\s+(?:(?:city|borough|county|metropolitan|local|unitary|town hall)\s+)*"
    r"(?:council|child(?:ren)?\b|kids\b"
    r"|social (?:care|serv|work)"
    r"|services?\b|safety net\b|authority|department|safeguarding|town hall|care leavers|inspection|ofsted|front door)",
    re.IGNORECASE,
)
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


def is_another(word: str, before: str, after: str, sentence: str) -> bool:
    """Return whether a name that stands between these words of a sentence is of something else."""
    if OUTLET_AFTER.match(after) or _OTHER_AFTER.match(after) or _OTHER_JOINED.match(after):
        return True
    if word.title() == "Reading" and (_NOT_READING.match(after) or before.lower().endswith(_HARD)):
        return True
    if word == "Richmond" and _NOT_RICHMOND.match(after):
        return True
    if word.endswith(" City") and not (word in _NO_CLUBS or COUNCIL_AFTER.match(after)):
        return True
    if _CRICKET_AFTER.match(after) and not _COUNCIL_TOO.search(sentence):
        return True
    return bool(_DIRECTION_BEFORE.search(before) or _PERSON_BEFORE.search(before))
