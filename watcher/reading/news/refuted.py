"""Which sentences the next one refutes: "A post says that Ofsted rated it inadequate. It has not."."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from watcher.reading.news.clauses import Sentence

LONGEST = 5
"""How many words a sentence, or what stands before its first mark, has at most that says only that it is not so."""
_IT = frozenset(("it", "they", "this", "that", "these", "we"))
_IS = frozenset(("is", "are", "was", "were", "has", "have", "had", "did", "does", "do"))
_IS_NOT = frozenset(("isn't", "aren't", "wasn't", "weren't", "hasn't", "haven't", "hadn't", "didn't"))
_SO = frozenset(("so", "true", "right", "correct", "been", "happened", "the", "case", "not", "inspected", "judged"))
_UNTRUE = frozenset(("untrue", "false", "wrong", "incorrect", "nonsense"))
_MARKS = frozenset((",", ";", ":", ".", "-"))
_SAY = frozenset(
    (
        *("say", "says", "said", "claim", "claims", "claimed", "report", "reports", "reported", "told", "wrote"),
        *("rumour", "rumours", "shared", "suggest", "suggests", "suggested", "stated"),
    )
)
"""What is refuted is what somebody said, not what is hoped: "They promised to do better. They have not."."""

_IN_FACT = (("in", "fact"), ("in", "reality"), ("it", "should"), ("this", "should"), ("that", "should"))
"""How a sentence begins that says how it is instead: "In fact they were rated good", "It should have read …"."""
_DENIES = frozenset(("deny", "denies", "denied", "rejects", "rejected", "dismisses", "dismissed", "rubbishes"))
_CLAIMS = frozenset(("claim", "claims", "rumour", "rumours", "allegation", "allegations", "post", "posts", "leaflet"))
_MEDIA = frozenset(("leaflet", "leaflets", "flyer", "post", "posts", "facebook", "video", "tweet", "message", "rumour"))
_MEDIA |= {"rumours", "candidate", "campaigners", "website", "blog", "blogger", "whatsapp", "opposition"}
"""Where what is denied was said."""
_THEY_SAY = (("said",), ("says",), ("say",), ("reported",))


def refuted_in(sentences: tuple[Sentence, ...]) -> frozenset[int]:
    """List the sentences, by number, that tell what others or the paper itself said, and that the next one refutes."""
    refuted = {
        one.number
        for one, other in pairwise(sentences)
        if _SAY & set(one.texts) and not _is_of_inspectors(one) and (_refutes(other.texts) or _corrects(other))
    }
    return frozenset(refuted | _denied_in_the_title(sentences))


def _denied_in_the_title(sentences: tuple[Sentence, ...]) -> set[int]:
    """List the lead where the title denies it: "Devon denies claim ...", "A leaflet said that the county had ..."."""
    title, lead = set(sentences[0].texts), sentences[1:2]
    if not (title & _DENIES and title & _CLAIMS):
        return set()
    return {each.number for each in lead if _MEDIA & set(each.texts) and not each.has("inspector")}


def _is_of_inspectors(sentence: Sentence) -> bool:
    """Return whether it is inspectors who say it: what others say of that ("this is wrong, says a union") is theirs."""
    return any(
        each.sort == "inspector" and sentence.texts[each.end : each.end + 1] in _THEY_SAY for each in sentence.hits
    )


def _corrects(sentence: Sentence) -> bool:
    """Return whether a sentence says how it is instead, and that is not the lowest grade."""
    return sentence.texts[:2] in _IN_FACT and any(each.sort != "inadequate" for each in sentence.grades)


def _refutes(texts: tuple[str, ...]) -> bool:
    """Return whether a sentence says, alone or before its first mark, that it is not so."""
    end = next((at for at, each in enumerate(texts) if each in _MARKS), len(texts))
    words = texts[:end]
    if not 1 < len(words) <= LONGEST or words[0] not in _IT:
        return False
    untrue = words[1] in _IS and set(words[2:]) <= _UNTRUE and len(words) > 2
    denied = words[1] in _IS_NOT or (words[1] in _IS and words[2:3] == ("not",))
    return untrue or (denied and set(words[2:]) <= _SO)
