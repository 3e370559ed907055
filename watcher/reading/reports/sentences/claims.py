"""What somebody only says, where the document goes on to say that it is not so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from watcher.reading.reports.sentences.clauses import Place

_REFUTED = re.compile(
    r"\b(?:is|are|was|were|has\sbeen|have\sbeen)\s(?:(?:not|never)\s(?:\w+\s)?(?:supported|borne\sout|substantiated"
    r"|confirmed|upheld|reflected|true|justified)|unfounded|unsubstantiated|unjustified|without\sfoundation)\b",
    re.IGNORECASE,
)
_RIGHT_TO_REJECT = re.compile(
    r"\bright(?:ly)?\s(?:to\s|(?:do|does|did)\s)?(?:reject|dispute|den|challeng|contest|not\s(?:to\s)?(?:accept|agree|share|believe))\w*\b"
    r"[^;]*$",
    re.IGNORECASE,
)
_BELIEVED = re.compile(
    r"\b(?:believ|convinced|certain\sthat|th(?:ink|ought)|fe(?:el|lt)|fear|claim|suggest|perce[pi]|complain|argu|wr(?:ote|itten\sto)|alleg|sa(?:y|id)|told|report|view)\w*\b",
    re.IGNORECASE,
)
_SEEN_OTHERWISE = re.compile(
    r"(?:\b|(?=,))(?:(?:too|(?:un|over)(?:ly|duly))\s(?:harsh|severe|pessimistic|(?:self-)?critical|negative|gloomy)|unfounded|mistaken|,\s(?:the|these|those|all)\s(?:[\w-]+\s){0,5}?(?:was|were)\s(?:all\s)?(?:right|sound|appropriate|proportionate)|(?:different|opposite|contrary)\s(?:story|picture|view|conclusion|opinion)|what\s\w+\s(?:\w+\s)?(?:describe|recall|remember|refer\sto)d?\b[^.;]{0,40}\sis\s|otherwise|the\s(?:opposite|contrary)|not\swhat\s(?:inspectors|we)|(?:did|do|does)\snot\s(?:support"
    r"|confirm|bear"
    r"|reflect|agree|find|share)|(?:inspectors|we)\s(?:\w+\s)?(?:found|saw)\s(?:no\s(?:evidence|signs?|indication)(?:\s(?:of|for)\s(?:it|this)\b"
    r"|\sto\ss(?:upport|uggest)\b|(?=[,.;]|$))|nothing\sto\ss(?:upport|uggest)\b)|(?:but\s|(?<=;\s))(?:inspectors|we)\s(?:\w+\s)?(?:found|saw)\s(?:that\s)?(?:(?!(?:not|no|never|some|only|few|little|less|far|rarely|lack\w*|need\w*|which|where|that\s(?:is|are))\b)"
    r"[\w'-]+\s){0,5}?(?:well(?!-|\s(?:below|short|behind))|good(?!\senough)|strong|effective|better|improved))\b",
    re.IGNORECASE,
)
_CONTRARY = re.compile(r"\W*contrary\sto\b[^.;]*\b(?:speaks?|tells?|claims?|says?|suggests?)\b", re.IGNORECASE)
_NOT_ACCEPTED = re.compile(
    r"\b(?:not\s(?:\w+\s)?(?:accept|agree|believe|think|consider|share)|(?:reject|disput|den[iy]|contest)\w*)\b",
    re.IGNORECASE,
)
_WITH_REASON = re.compile(
    r"\b(?:they|leaders|members|managers)\s(?:are|were)\s(?:\w+\s)?right\b|\brightly\sso\b|\bwith\sgood\sreason\b",
    re.IGNORECASE,
)
_THAT = re.compile(r"\bthat\b", re.IGNORECASE)


def claimed(words: str) -> bool:
    """Return whether words are what somebody says, or holds for true."""
    return bool(_BELIEVED.search(words))


def refuted(found: Place) -> bool:
    """Return whether it is only what somebody said, and the evidence says otherwise: "claims that … are unfounded"."""
    if _CONTRARY.match(f"{found.earlier}{found.before}") or _RIGHT_TO_REJECT.search(found.before):
        return True
    if _NOT_ACCEPTED.search(found.before) and _WITH_REASON.search(f"{found.after}{found.later}"):
        return True
    said = _THAT.search(found.before) and _REFUTED.search(found.after)
    # "They said that thresholds had risen and that services got worse": both are what they said.
    before = f"{found.earlier}{found.before}" if found.earlier.endswith("and that ") else found.before
    return bool(said) or bool(_BELIEVED.search(before) and _SEEN_OTHERWISE.search(f"{found.after}{found.later}"))
