"""Of whose inspection a piece tells: of the services for children, or of others that are rated in the same words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from watcher.reading.news.clauses import OTHERS, Sentence, Whose, has_services, is_within_another

if TYPE_CHECKING:
    from watcher.reading.news.lexicon import Hit

FIRST = 3
"""How many sentences say what a piece is about."""
# So heavy that the other bodies named in a joint inspection don't make it theirs.
JOINT = 6
ABOUT = 5
"""How many sentences are weighed for what a piece is about."""
_OF_FORCES = frozenset(("hmicfrs", "hmic", "hmip", "hmiprobation"))
_OF_SEVERAL = frozenset(("ofsted", "ofsted's", "cqc", "joint", "jointly", "jtai", "jtais", "inspectorates", "partners"))
SUBJECTS = {"own": Whose.OWN, "send": Whose.SEND, "elsewhere": Whose.OTHER, **dict.fromkeys(OTHERS, Whose.OTHER)}
PLAINLY = {"send": 9, "elsewhere": 8}
"""What is named for itself alone weighs more: a piece on special needs speaks of children's services, too."""
GRADED = 4
"""A town whose services have two grades is what a piece is about, whatever else it names."""
NOT_OFSTEDS = {"civic"}
"""What Ofsted grades nothing of."""
REPORTED = 2
"""Ofsted's report on a town, of whom a title says no more, is on its services."""
TOGETHER = 8
"""Special needs that two inspectorates looked at together are an inspection of their own."""


def subject_of(sentences: tuple[Sentence, ...]) -> Whose:
    """Weigh of whom a piece speaks: the title most, then its first sentence."""
    weight: Counter[Whose] = Counter()
    # Two inspectorates see special needs together, too; a plan that is asked for may be either's.
    needs = any(
        hit.sort == "send" and each.texts[hit.start] != "written" for each in sentences[:FIRST] for hit in each.hits
    )
    # Another inspectorate that is named without Ofsted and the rest inspects a police force or a prison.
    words = {word for each in sentences[:ABOUT] for word in each.texts}
    by_ofsted = not words.isdisjoint(("ofsted", "ofsted's"))
    alone = bool(_OF_FORCES & words) and not _OF_SEVERAL & words
    judged = any(_judges_services(each) for each in sentences[:FIRST])
    for each in sentences[:ABOUT]:
        heavy = {0: 8, 1: 4}.get(each.number, 2)
        sorts = _sorts_of(each) - (NOT_OFSTEDS if judged else set())
        if "send" in sorts and sorts & {"jtai", "adults"}:
            weight[Whose.SEND] += TOGETHER
        for sort in sorts & set(SUBJECTS):
            weight[SUBJECTS[sort]] += heavy + PLAINLY.get(sort, 0)
        if "body" in sorts or each.places:
            weight[Whose.OWN] += 1
        if each.number == 0 and each.places and {"inspector", "report"} <= sorts:
            weight[Whose.OWN] += REPORTED
        compared = "own" in sorts and len(each.grades) > 1
        if each.places and (compared or (each.grades and by_ofsted and has_services(each.texts))):
            weight[Whose.OWN] += GRADED  # "Bolton's help for children was good and now requires improvement"
        if "jtai" in sorts and not needs:
            # Police, health and probation are inspected with the authority.
            weight[Whose.OTHER if alone else Whose.OWN] += heavy + JOINT
    if weight[Whose.OTHER] and not weight[Whose.SEND] and _names_priority(sentences):
        return Whose.OWN  # only letters to an authority name such areas, whatever of its work they are about
    if not weight:
        return Whose.OWN
    most = max(weight.values())
    return next(each for each in (Whose.OWN, Whose.SEND, Whose.OTHER) if weight[each] == most)


def _judges_services(sentence: Sentence) -> bool:
    """Return whether a sentence tells how Ofsted grades the services, whatever else is named beside it."""
    inspected = any(each.startswith("ofsted") for each in sentence.texts)
    return inspected and bool(sentence.grades) and sentence.has("own") and bool(sentence.places)


def _sorts_of(sentence: Sentence) -> set[str]:
    """List the sorts of the phrases in a sentence, but for those of who only writes or speaks."""
    subjects = [hit for hit in sentence.hits if hit.sort in SUBJECTS]
    speakers = _speakers(sentence)
    sorts = {
        hit.sort
        for hit in sentence.hits
        if hit not in speakers and (hit.sort != "own" or not is_within_another(hit, subjects))
    }
    if sentence.number == 0 and "newsletter" in sorts:
        sorts -= SUBJECTS.keys() - {"own"}  # a school writes of its council, too
    return sorts


def _speakers(sentence: Sentence) -> set[Hit]:
    """List who only speaks of inspectors that judge the services: "the NHS notes Ofsted's report, in which ..."."""
    them = next((each.start for each in sentence.hits if each.sort == "inspector"), 0)
    judged = any(each.sort == "own" and each.start > them for each in sentence.hits)
    judged |= has_services(sentence.texts[them:])
    graded = any(each.start > them for each in sentence.grades)
    if not (judged and graded):
        return set()
    return {each for each in sentence.hits if each.sort in SUBJECTS and each.sort != "own" and each.end <= them}


def _names_priority(sentences: tuple[Sentence, ...]) -> bool:
    hits = [hit.sort for each in sentences[:FIRST] for hit in each.hits]
    inspected = "inspector" in hits or "jtai" in hits
    theirs = "priority" in hits and bool({"body", "named visit"} & set(hits))
    return inspected and theirs and any(each.places for each in sentences[:FIRST])
