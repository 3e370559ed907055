"""Earlier grades that a document itself names: history in its own words, never a judgement of its own."""

from __future__ import annotations

import re

from watcher.model.documents import Evidence, NamedAuthority, PreviousStated
from watcher.model.ofsted import (
    FOUR_POINT,
    FOUR_POINT_TO_2013,
    OVERALL,
    Grade,
    Judgement,
)
from watcher.reading.either_case import EitherCase
from watcher.reading.reports import authority
from watcher.reading.reports.previous_in_passing import (
    GRADE,
    MONTH,
    NAMES_IT,
    YEARS,
    as_council,
    in_turn,
    is_one_of_some,
    named_in,
)
from watcher.reading.reports.sentences.affirmation import denied, only_thought
from watcher.reading.reports.sentences.clauses import place
from watcher.reading.text import Said, quote

_GRADE_STEMS = ("outstanding", "good", "adequate", "improvement")
"""Every grade has one of these; they are looked for first."""
# The sentence must place the grade at an earlier time, else it is the one of now.
_BEFORE = EitherCase(
    r"\b(?:since|last|previous(?:ly)?|earlier|predecessor|most recent|no longer"
    r"|(?:in|from|inspection of) (?:early |late )?20\d\d"
    rf"|(?:its|their|the|(?:spring|summer|autumn|winter) of|{MONTH.lower()}) 20\d\d|years ago)\b"
)
# And say that it was an inspection's.
_INSPECTED = EitherCase(r"\b(?:inspect\w+|judged|rated|no longer|20\d\d)\b")
# The grade of a part, or of somebody else, is not the authority's overall one.
_PART = re.compile(
    r"\b(?:homes?|schools?|academ\w+|adoption|fostering|safeguarding|looked[- ]after"
    r"|care leavers|leadership|impact of leaders"
    r"|help and protection|need(?:ing)? (?:of )?help|experiences? and progress|experiences of|LSCB|board|front door"
    r"|children in care|this inspection|now|providers?|settings?|agency|agencies|plans?|records?|some|most|many"
    r"|disabled|disabilit\w+|residential|secure|unaccompanied|early help|emergency|out[- ]of[- ]hours|kinship)\b",
    re.IGNORECASE,
)
# The authority as a whole, or a pronoun for it.
_WHOLE = re.compile(
    r"\b(?:overall|children's (?:social care )?services|services for children|the (?:local )?authority|services?"
    r"|they|it|council|[A-Z]\w+)\b",
)
_ALL_AREAS = re.compile(r"all (?:areas|services|judgements)\b", re.IGNORECASE)
_PRONOUN = re.compile(
    r"\b(?:it|they|which|that|who|itself|themselves)\s(?:(?:was|were|had|been|being|has|have|both|all)\s?)*(?:\w+\s?)?$",
    re.IGNORECASE,
)
# "services since they were ...": the pronoun is theirs.
_SERVICES_SINCE = re.compile(
    r"\b(?:services|authority|council)\s(?:since|when)\s(?:it|they)\s(?:was|were)\s$", re.IGNORECASE
)
_WHOLE_SINCE = re.compile(
    r"(?:Children's\sservices|Services\sfor\schildren)(?:\sin(?:\s[A-Z][\w'.-]+|\sand|\supon|\son){1,5})?\s(?:are|have)\s[^.;,]{0,70}"
    r"\ssince\s(?:it|they)\s(?:was|were)\s$"
)
"""Services as a whole are a sentence's subject, and its "they"."""
_THE_SERVICE = re.compile(r"\bthe\sservice\s(?:was|is|had been)\s$", re.IGNORECASE)
"""Takes up which service the sentence named before."""
_IMPROVED_FROM = re.compile(r"\bfrom\s(?:an?|the|its|their)\s(?:previous|earlier)\s$", re.IGNORECASE)
"""What that earlier inspection itself named as the one before."""
_IT = re.compile(r"\b(?:it|them)\b", re.IGNORECASE)
_VERB = re.compile(r"judged|rated|graded|found", re.IGNORECASE)
_JUDGED_THEM = re.compile(
    r"(?:judged|rated|graded|found)\s(?:the\s)?(?:(?:local\s)?authority|council|services)\s(?:to\sbe|as|that\swere)\b",
    re.IGNORECASE,
)
"""Whose grade it is is said behind the verb."""
_BY_INSPECTORS = re.compile(
    r"(?<!peer\s)(?<!mock\s)\b(?:ofsted|inspectors|inspection)\b(?!\sof\s(?!20\d\d|the\s(?:council|(?:local\s)?authority)\b(?!'s)))",
    re.IGNORECASE,
)
"""Who graded the whole, and not homes or schools, to which those words would be a council's services, too."""
_NO_SUBJECT = re.compile(r"\s*(?:and\s)?(?:(?:was|were|had|been|is|has|then|both|once)\s?)*", re.IGNORECASE)
_SOMEBODY_ELSE = re.compile(
    r"""\b(?:partners?|peers?|audits?|auditors?|managers|commissioner|regulator|colleges?|police|youth|neighbouring|another
    |adult|fire|health|ambulance|corporate|employer|court|early\shelp|response|practice|help\sfor|work|service\sfor
    |virtual|most\sof\swhich|in\sneed|(?:leaders|progress)(?=\s(?:was|were|had\sbeen)))\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Whose grade it is, where it is not that of this authority's services as a whole."""
_THEIR_VIEW = re.compile(
    r"\b(?:members|councillors|leaders|staff|parents)\s(?!(?:was|were|had)\b)(?:\w+\s)?(?:judged|rated|graded|found)\b"
    r"|\b(?:families|parents|staff)\s(?:said|say|thought)\b",
    re.IGNORECASE,
)
"""Who gives a grade that is none of Ofsted's."""
_NOT_OFSTEDS = re.compile(
    r"\b(?:peer\s(?:review|challenge)|self-(?:evaluation|assessment)|audits?|diagnostic|mock\sinspection|CQC|care\squality\scommission|probation"
    r"|local\sgovernment\sassociation|LGA)\b",
    re.IGNORECASE,
)
_PREDECESSORS = re.compile(
    r"\b(?:predecessor|former|before this|was formed|abolished|final inspection"
    r"|(?:is|to) an? (?:different|separate) (?:authority|council))\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"""\s(?:practice|work|progress|support|help|examples?|evidence|quality|oversight|systems?|arrangements|outcomes)\b
        |\s(?:or|and)\s(?:better|good|outstanding|above)\b|\sat\s(?!(?:the|its|their|that|an?|this|inspections?)\b|\d)|\sby\s(?!ofsted|inspectors|his|her)|\s(?:as|for)\s(?:an?\s|its\s)?
        (?:employer|corporate)|[^.;]{0,40}\boutstanding\soverall|\sfor\s(?:(?:its|the)\s)?(?:leaders\w*|help|protection|care|early|practice|children\sin)\b|\sin\s(?:its|their)\sown|\sin\s(?:help|some|most|care|two|three)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_AND_OVERALL = re.compile(rf"(?:judged|rated)\s.*\sand\s{GRADE}\soverall", re.IGNORECASE)
_ONLY_MEANT = re.compile(
    r"\b(?:expect\w*|hope\w*|wanted|accept\w*|had services|believe\w*|felt|thought)\b", re.IGNORECASE
)
_OF_NOW = re.compile(r"no longer|remain|continue|still", re.IGNORECASE)
_IT_WAS = re.compile(r"\b(?:when|where)\sit\swas\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:]|\bwhen\b|\bwhere\b|\bwhich\b|\bdespite\b|\bbut\b", re.IGNORECASE)


MOST_SENTENCES = 40
"""How many of a letter's sentences may name the earlier grade."""


def overall(said: Said, named: tuple[NamedAuthority, ...] = ()) -> tuple[PreviousStated, Evidence] | None:
    """Find the one grade that the document, on the authority `named`, gives for the whole earlier inspection."""
    before = ""
    for page, sentence in said:
        whole, before = (f"{before} {sentence}" if _ALL_AREAS.match(sentence) else sentence), sentence
        small = sentence.lower()
        if not any(word in small for word in _GRADE_STEMS):
            continue
        if not (_BEFORE.search(whole) and _INSPECTED.search(whole)):
            continue
        dated = [(_when(sentence, each), each) for each in NAMES_IT.finditer(sentence) if _gives(sentence, each, named)]
        if dated:
            # Of several that a sentence tells, each with its year, the last inspection's is the one before this.
            when, found = max(dated, key=_year) if all(each for each, _ in dated) else dated[0]
            return _last(found, when, page, sentence)
        told = as_council(sentence, named)
        passing = named_in(told)
        if passing and not _PART.search(told) and _is_theirs(told, passing, named):
            year = YEARS.search(passing[0])
            return _last(passing, _as_said(year) if year else None, page, sentence)
    return None


def _last(
    found: re.Match[str], when: str | None, page: int | None, sentence: str
) -> tuple[PreviousStated, Evidence] | None:
    word = next(each for each in found.groups() if each)
    start = found.end(found.lastindex or 0) - len(word)
    grades, years = in_turn(sentence, start)
    if 1 < len(grades) == len(years):
        at = max(range(len(years)), key=lambda each: years[each][2])
        return _stated(grades[at], _as_said(years[at]), page, sentence)
    # "Moved from inadequate in 2016 to good" is good now; else it isn't certain which year is whose.
    return _stated(word, when, page, sentence) if len(grades) < 2 or sentence[:start].endswith("from ") else None


def _gives(sentence: str, found: re.Match[str], named: tuple[NamedAuthority, ...]) -> bool:
    """Return whether words give the grade of an earlier inspection of all that this authority does."""
    clause = _clause(sentence, found)
    if _IMPROVED_FROM.search(sentence[: found.start()]) or is_one_of_some(clause.removesuffix(found[0])):
        return False
    if _PRONOUN.search(sentence[: found.start() + len("were ")]) and not clause.startswith("services "):
        clause = sentence[: found.end()]
    if _AND_OVERALL.fullmatch(found[0]):
        clause = clause.removesuffix(found[0])  # "good in help and protection and outstanding overall"
    return not _PART.search(clause) and _of_the_whole(sentence, found) and _is_theirs(sentence, found, named)


def _year(dated: tuple[str | None, re.Match[str]]) -> str:
    return (dated[0] or "")[-4:]


def _stated(word: str, when: str | None, page: int | None, sentence: str) -> tuple[PreviousStated, Evidence]:
    stated = PreviousStated((Judgement(OVERALL, grade_of(word)),), when)
    return stated, Evidence("previous_stated", page, quote(sentence))


def _clause(sentence: str, found: re.Match[str]) -> str:
    """Take the clause that gives a grade; the sentence up to there, where only that names what was judged."""
    clause = _CLAUSE.split(sentence[: found.start()])[-1]
    alone = _VERB.match(found[0]) and _NO_SUBJECT.fullmatch(clause) and "overall" not in sentence[: found.start()]
    if _WHOLE_SINCE.match(sentence[: found.start()]):
        return f"services {found[0]}"
    by = _BY_INSPECTORS.search(sentence, 0, found.start())
    if by and _JUDGED_THEM.match(found[0]) and not _SOMEBODY_ELSE.search(sentence[by.end() : found.start()]):
        return f"services {found[0]}"
    if _THE_SERVICE.search(clause):
        return sentence[: found.end()]
    if _SERVICES_SINCE.search(sentence[: found.start()]):
        return f"services {found[0]}"
    named_before = alone or _IT.search(found[0])
    return sentence[: found.end()] if named_before else clause + found[0]


def _of_the_whole(sentence: str, found: re.Match[str]) -> bool:
    """Return whether a grade is of services as a whole; one that goes on ("remain good") only if since the last."""
    says_now = re.match(r"remain|continue|still", found[0], re.IGNORECASE)
    if says_now:
        return bool(re.search(r"\bservices\b", sentence[: found.start()], re.IGNORECASE)) and bool(
            re.search(r"\b(?:last|previous)\b", sentence)
        )
    return bool(_WHOLE.search(sentence[: found.end()]))


def _is_theirs(sentence: str, found: re.Match[str], named: tuple[NamedAuthority, ...]) -> bool:
    """Return whether Ofsted gave the grade to this authority's services: not denied, not hoped for, no one else's."""
    where = place(sentence, found.start(found.lastindex or 0), found.end())
    of_now = _OF_NOW.match(found[0])
    if only_thought(where) or _ONLY_MEANT.search(where.before) or _PREDECESSORS.search(sentence):
        return False
    said = sentence[: found.end()]
    others = _THEIR_VIEW.search(said) or _NOT_OFSTEDS.search(said) or authority.is_another(said, named)
    if others or (denied(where) and not of_now):
        return False
    clause = _clause(sentence, found)
    if of_now or _IT_WAS.search(where.before):
        clause = sentence[: found.end()]  # what the whole sentence is about
        if _PART.search(clause):
            return False
    return not (_SOMEBODY_ELSE.search(clause) or _GOES_ON.match(sentence[found.end() :].lstrip("'\"")))


def grade_of(word: str) -> Grade:
    """Return the grade that a word means: on the scale until 2013 where only that has it."""
    word = "requires improvement" if word.lower().startswith("requir") else word.lower()
    return (FOUR_POINT if word in FOUR_POINT.words else FOUR_POINT_TO_2013).grade(word)


def _when(sentence: str, found: re.Match[str]) -> str | None:
    """Take the last date before the grade's words; without one the last of those that follow them directly."""
    before = list(YEARS.finditer(sentence[: found.start(found.lastindex or 0)]))
    after = list(YEARS.finditer(sentence[found.end() : found.end() + 60].partition(";")[0]))
    year = before[-1] if before else after[-1] if after else None
    return _as_said(year) if year else None


def _as_said(year: re.Match[str]) -> str:
    """Write a year as the sentence has it, with the month where one stands there."""
    return " ".join(part for part in year.groups() if part)
