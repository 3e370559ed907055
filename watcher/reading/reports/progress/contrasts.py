"""What a sentence on progress sets against another: what follows a "but", and how much it weighs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.model.documents import Evidence
from watcher.reading.reports.decline.then_now import is_bad
from watcher.reading.reports.sentences.openings import without_openings
from watcher.reading.text import quote

if TYPE_CHECKING:
    from watcher.reading.text import Said

BUT = re.compile(
    r",?\s(?:but|yet|however|although|though|while|whereas|alongside|by\scontrast)\b|\bhowever\b|;", re.IGNORECASE
)
WHILE = re.compile(r"\W*(?:while|whilst|although|though)\b", re.IGNORECASE)
_LAGS = re.compile(
    r"\b(?:not|n't|no|never|too|late|slow\w*|weak\w*|remains?|yet|still|only|poor\w*|few\w*|limited|less|delay\w*|drift|gaps?|need\w*"
    r"|must|should|lack\w*|vari\w+|uneven|fragile|early|some|in(?:consisten|adequa|suffici)\w+|further|more|challeng\w+|concern\w*"
    r"|un\w+|difficult\w*|high|low|vacanc\w+|wait\w*|others?)\b",
    re.IGNORECASE,
)
"""Of which words something that lags has one."""
ALTHOUGH = re.compile(r",\s(?:although|though|albeit)\b", re.IGNORECASE)
"""What follows weighs less than the progress that is called so."""
_HOWEVER = re.compile(
    r"\W*(?:however|but|nevertheless|yet|by\scontrast)\b|.*,\s(?:however|nevertheless|though)\b", re.IGNORECASE
)
"""What is bad is set against what the sentence before it said."""
_LAGS_ELSEWHERE = re.compile(
    r"(?:(?:,\s(?:although|though|albeit|while|whereas)|;)(?=[^.;]*\b(?:in|for|with|among|elsewhere|others?)\b)"
    r"|\A\W*(?:elsewhere|by\scontrast|in\sother\s\w+)\b)"
    r"[^.;]{0,90}?\b(?:(?:progress|improvements?|change|pace)\b[^.;]{0,30}?\b(?:less|little|slow\w*|limited|hard(?:er)?|not|weak\w*)"
    r"|(?:less|(?:very\s)?little|no|slower|limited)\s(?:\w+\s)?(?:progress|improvement|change)"
    r"|(?:little\shas|there\s(?:is|has\sbeen)\s(?:very\s|far\s|too\s)*(?:little|less))\b)",
    re.IGNORECASE,
)
"""How progress that is made in one part is set against another part, where there is less of it."""


_NOT_SO_THERE = re.compile(
    r"\W*(?:however,\s|but\s)?(?:for|in|with|among|across)\s[^.;]{3,60}?,?\s(?:it|this|that|progress|they)\s(?:is|are|has|have|was|were)\snot"
    r"(?:\s(?:been|yet|so|made|the\scase))*(?=\W*$|[,;])"
    r"|\W*(?:however,\s|but\s)?(?:that|this|it|the\ssame)\s(?:is\snot\s(?:true|so|the\scase)|cannot\s(?:yet\s)?be\ssaid|does\snot\s(?:hold|apply)|has\snot\shappened)\s(?:of|for|in|with|to|among)\b"
    r"|\W*(?:however,\s|but\s)?(?:for|in|with|among|across)\s[^.;]{3,60}?,?\s(?:there\s)?(?:is|are|has\sbeen|have\sbeen)\s(?:very\s|far\s|too\s)*(?:little|less|none|hardly\sany|(?:next\sto|almost)\snone)(?=\W*$|[,;]|\s(?:progress|improvement|change|so\sfar|yet)\b)",
    re.IGNORECASE,
)


def is_not_so_there(following: str) -> bool:
    """Return whether a sentence says that the one before it isn't so in another part: "For care leavers it is not"."""
    return bool(_NOT_SO_THERE.match(following))


def lags_elsewhere(sentence: str) -> bool:
    """Return whether a sentence says that another part lags behind the one that it calls better."""
    return bool(_LAGS_ELSEWHERE.search(sentence))


def taken_back(better: str, following: str) -> bool:
    """Return whether the sentence behind one that calls something better sets against it what is bad still."""
    if _BEFORE.search(following):
        return False
    against = _HOWEVER.match(following) and is_bad(following)
    return bool(against or lags_elsewhere(following)) and not _BEFORE.search(better)


def may_weigh_more(sentence: str) -> bool:
    """Return whether what a contrast sets against the good half of a sentence may be something that lags."""
    sentence = without_openings(sentence, of_visit=False)
    if WHILE.match(sentence):
        return bool(_LAGS.search(sentence.partition(", ")[2]))
    halves = BUT.split(sentence)
    return len(halves) > 1 and bool(BUT.match(sentence) or any(map(_LAGS.search, halves[1:])))


_BEFORE = re.compile(r"\b(?:was|were|had)\snot\b|\bat\sthe\s(?:last|previous)\b", re.IGNORECASE)
"""What was so at an earlier visit takes nothing back."""


def set_against(said: Said, better: Evidence, bad: Evidence) -> bool:
    """Return whether what is bad follows what is better at once, as its contrary."""
    quotes = [quote(sentence) for _, sentence in said]
    at = quotes.index(better.quote)
    return quotes[at + 1 : at + 2] == [bad.quote] and bool(_HOWEVER.match(bad.quote))
