"""Sentences by which a document says that services got worse: its own finding, affirmed, of this time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.model.documents import Evidence
from watcher.model.values import replace
from watcher.reading.reports.decline import (
    against_before,
    all_forms,
    answers,
    comparisons,
    confirmed,
    doubts,
    figures,
    moved_figures,
    taken_up,
    then_now,
    then_now_words,
)
from watcher.reading.reports.decline.got_worse import what_got_worse
from watcher.reading.reports.decline.times import NOT_RECOVERED, holds
from watcher.reading.reports.decline.words import Form, Shape
from watcher.reading.reports.sentences import ellipses, other_bodies
from watcher.reading.reports.sentences.affirmation import denied, disputed, unreal
from watcher.reading.reports.sentences.claims import claimed, refuted
from watcher.reading.reports.sentences.clauses import Place, place
from watcher.reading.reports.sentences.endings import fought, overcome
from watcher.reading.reports.sentences.letter_search import LetterSearch
from watcher.reading.reports.sentences.openings import without_contrast, without_openings
from watcher.reading.reports.sentences.other_services import is_of_another
from watcher.reading.reports.sentences.subjects import Subject
from watcher.reading.text import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from watcher.reading.reports.sentences.letter_search import Found
    from watcher.reading.text import Said

# What stands before a sentence that is an item, or a paragraph with a number.
_BULLET = re.compile(r"\A\W*(?:\d{1,3}\.?\s)?")
_CONTRACTED = re.compile(r"(?<=[iae]s|re|ve|do|id)n['’]t\b")
_FROM_GRADE = re.compile(r"\sfrom\s(?:outstanding|good)\b", re.IGNORECASE)
"""What comes behind is worse, though it be good: "have declined from outstanding and are now good"."""
_IN_NONE = re.compile(
    r"\s(?:in|at|across)\s(?:no|none\sof\sthe|neither)\s(?:\w+\s)?(?:teams?|localit\w+|districts?|areas?|services?|offices?)\b",
    re.IGNORECASE,
)
"""Where it is so: "have become rarer in no team"."""
_FORETOLD = re.compile(
    r"\b(?:fores(?:ees?|aw)|forecasts?|predict(?:s|ed)?|warn(?:s|ed)?\sof)\b[^.;,]{0,30}$", re.IGNORECASE
)
_ON_CONDITION = re.compile(r"\s(?:if|should|unless)\s", re.IGNORECASE)
"""What may happen: "warns of a decline in practice should workers leave"."""
_WOULD_HAVE = re.compile(
    r"(?<!who )(?<!which )(?<!that )\b(?:would|could|might)\s(?:have\s)?(?:led|lead|result|mean|left|leave|caus)",
    re.IGNORECASE,
)
"""What only would have made something worse."""
_ASIDE = re.compile(
    r",\s(?:although|though|albeit|if|never|not|already)\s(?!only|just)(?:(?!\b(?:is|are|was|were|has|have"
    r"|had)\b)[^,;.]){2,40},\s"
    r"(?=(?:has|have|is|are)\b)",
    re.IGNORECASE,
)
"""What is said of it besides, without a verb: "oversight, although never robust, has weakened"."""
_SET_OFF = re.compile(
    r",(?:(?<=\bhas,)|(?<=\bhave,)|(?<=\bis,)|(?<=\bare,)|(?<=\bspend,)|(?<=\bwait,)|(?<=\bfind,)|(?<=\bsee,)|(?<=\bbelieve,)"
    r"|(?<=\bthink,)|(?<=\bconclude,))\s[^,;.]{1,50},\s"
)
"""What parts a verb, from its comma on: "have, in several respects, declined", "did not find, however, that"."""
_CONFIRMED = re.compile(
    r"(?:However,\s|But\s|Yet\s)?(?:[Ii]nspectors|[Ww]e)\s(?:\w+\s)?(?:found|saw)\s(?:that\s)?(?:it|this|they|these)\s"
    r"(?:has|have|had|is|are|was|were)(?=\.)"
)
"""How a sentence confirms what the one before it said that leaders don't believe."""
_LOOKED_INTO = re.compile(
    r"[Ii]nspectors\s(?:\w+\s)?(?:followed\sup|looked\s(?:at|into)|checked|tested|sampled|examined|reviewed)\b[^.;]*\.\s"
    r"(?:The|These|Those|All)\s(?:[\w-]+\s){0,5}?(?:was|were)\s(?:all\s)?(?:right|sound|appropriate|proportionate)\b[^.;]*(?=\.)"
)
"""How two sentences say that inspectors looked into what somebody said, and found nothing wrong."""
_NO_SIGN = re.compile(
    r"\W*(?:However,\s|But\s)?(?:this|that|it|the(?:se)?\s(?:figures?|change|increase|reduction|lengthening))\s(?:does|did|do)\snot\s(?:\w+\s)?"
    r"(?:indicate|mean|reflect|suggest|represent|show|amount\sto)\s(?:that\s)?(?:an?\s|any\s)?"
    r"(?:(?!all\b|every|each\b|most\b|that\b|how\b)[\w'’]+\s){0,6}?(?:weak|wors|declin|deteriorat|poorer)\w*(?=[\s.;,])",
    re.IGNORECASE,
)
"""How the sentence behind says that this is no decline: "This does not mean that the service is weaker"."""
_UNSURE = "It is not certain whether this says that services got worse: “{}” Please check."
_PARTNERS_MAY_BE_WORSE = "It may say that a partner's services got worse: “{}” Please check."
_MAY_SAY_SO = "{} may say that services got worse: “{}” Please check."
_LETTERS = LetterSearch(
    all_forms.LETTERS,
    then_now_words.LETTERS,
    doubts.LETTERS,
    taken_up.LETTERS,
    against_before.LETTERS,
    moved_figures.LETTERS,
    moved_figures.MOVED,
)
FOLLOWING = 3
"""How many sentences behind one about an earlier time may still say that it is over."""


class Declines(Struct, frozen=True):
    """What a document says of services that got worse: its words, or a problem where it is not certain of what."""

    evidence: tuple[Evidence, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def says_so(self) -> bool:
        """Return whether it says so for certain."""
        return bool(self.evidence)


def read(said: Said, *, weighed: bool = True) -> Declines:
    """Read the first sentence that says services got worse; without one, the first that may say so.

    What rules find is also `weighed` by the learned reader: one that it holds for most unlikely is a doubt.
    """
    doubt: tuple[str, ...] = ()
    said, printed = confirmed.as_found(said)
    sentences = [sentence for _, sentence in said]
    of_forms, of_then, of_other, *of_worse = _LETTERS.of(sentences)
    taken_back: set[int] = set()
    for at, letters in of_forms.items():
        kinds = _got_worse(all_forms.that_need(letters), said, at)
        if kinds is None:
            taken_back.add(at)
            continue
        if Subject.SERVICES in kinds and not _in_doubt(sentences, at, weighed=weighed):
            return _stated(*printed[at])
        if kinds & {Subject.SERVICES, Subject.UNKNOWN}:
            doubt = doubt or (_UNSURE.format(quote(printed[at][1])),)
    of_earlier = then_now.of_earlier(sentences, of_then)
    for at in _beside_earlier_times(sentences, of_earlier, of_worse):
        if not _in_doubt(sentences, at, weighed=weighed):
            return _stated(*printed[at])
        doubt = doubt or (_UNSURE.format(quote(printed[at][1])),)
    if not doubt and (may := _doubtful(sentences, of_earlier, (at for at in of_other if at not in taken_back))):
        doubt = (_may_say_so(printed[may[0]][0], " ".join(printed[at][1] for at in may)),)
    return Declines(problems=doubt)


def _in_doubt(sentences: Sequence[str], at: int, *, weighed: bool) -> bool:
    return answers.answered(sentences, at) or (weighed and doubts.is_unlikely(sentences, at))


def _beside_earlier_times(
    sentences: Sequence[str], of_earlier: Iterable[int], of_worse: Sequence[Found]
) -> Iterator[int]:
    """Find the sentences that set an earlier time beside a worse one."""
    of_taken_up, of_contrast, of_figures, of_moved = of_worse
    yield from then_now.worse(sentences, of_earlier)
    yield from taken_up.worse(sentences, of_taken_up)
    yield from against_before.worse(sentences, of_contrast)
    yield from moved_figures.worse_ones(sentences, of_figures, of_moved)


def _doubtful(sentences: Sequence[str], of_earlier: Iterable[int], of_other: Iterable[int]) -> range | None:
    """Find what may say so, by a rule that is not certain of it or by the learned reader."""
    unsure = then_now.doubtful(sentences, of_earlier)
    if unsure is not None:
        return range(unsure, unsure + 1)
    return doubts.doubtful(sentences, (at for at in of_other if not other_bodies.begins(sentences[at])))


def read_as(said: Said, put: Callable[[str], str], *, weighed: bool = True) -> Declines:
    """Read it with a joint inspection's partners called as `put` says; the words shown are the document's own."""
    other = [(page, put(sentence)) for page, sentence in said]
    shown = {quote(words): quote(sentence) for (_, words), (_, sentence) in zip(other, said, strict=True)}
    found = read(other, weighed=weighed)
    return Declines(tuple(replace(each, quote=shown[each.quote]) for each in found.evidence))


def of_partners(said: Said) -> tuple[str, ...]:
    """Say that a partner's services may have got worse, which nobody but a joint inspection looks at."""
    worse = read_as(said, other_bodies.as_partnership, weighed=False)  # it comes to no more than a doubt anyway
    return tuple(_PARTNERS_MAY_BE_WORSE.format(each.quote) for each in worse.evidence)


def _stated(page: int | None, sentence: str) -> Declines:
    return Declines((Evidence("deteriorated", page, quote(sentence)),))


def _may_say_so(page: int | None, words: str) -> str:
    """Name words that may say so where no rule is certain: a doubt, and no more."""
    return _MAY_SAY_SO.format(f"Page {page}" if page else "The document", quote(words))


def _got_worse(forms: list[Form], said: Said, at: int) -> set[Subject] | None:
    """Say what a sentence says in these forms got worse: affirmed, and at this visit; None where it denies all."""
    sentence = _BULLET.sub("", _CONTRACTED.sub(" not", said[at][1]))
    if sentence.count(",") > 1:
        sentence = _SET_OFF.sub(" ", sentence)
    sentence = without_openings(sentence)
    kinds = _in_words(forms, sentence, said, at)
    rest = without_contrast(sentence)
    if rest == sentence or (kinds and Subject.SERVICES in kinds):
        return kinds
    return _in_words(forms, rest, said, at)


def _in_words(forms: list[Form], sentence: str, said: Said, at: int) -> set[Subject] | None:
    """Say it of a sentence in these words, which stands at this place."""
    if sentence.count(",") > 1:
        sentence = _ASIDE.sub(" ", sentence)
    before = said[at - 1][1] if at else ""
    behind = [words for _, words in said[at + 1 : at + 1 + FOLLOWING]]
    sentence = _with_what_follows(sentence, behind) if behind else sentence
    sentence = ellipses.filled(ellipses.with_next(sentence, behind[0]) if behind else sentence)
    found = _found(forms, sentence)
    if not found:
        return set()
    if any(map(str.isdigit, sentence)) and figures.counted_anew(" ".join(behind)):
        return None
    if behind and (_NO_SIGN.match(behind[0]) or (claimed(sentence) and answers.rejected(sentence, behind))):
        return None
    following = " ".join(words for words in behind if not is_of_another(words, sentence))
    affirmed = [(form, where) for form, where in found if _affirmed(form, where)]
    if not affirmed and any(
        form.shape is not Shape.COMPARISON and (denied(where) or refuted(where)) for form, where in found
    ):
        return None
    kinds: set[Subject] = set()
    for form, where in affirmed:
        lasts = holds(form, where, sentence, following)
        if lasts or (lasts is None and form.shape is Shape.VERB):
            what = what_got_worse(form, where, before, sentence)
            doubt = what is Subject.SERVICES and (lasts is None or disputed(where))
            # Of what may have been then, and of nobody knows what, nothing is said.
            kinds.add(Subject.UNKNOWN if doubt else what if lasts else Subject.SOMETHING_ELSE)
    return kinds


def _with_what_follows(sentence: str, behind: list[str]) -> str:
    """Join the sentence behind one where that says whether it is so, and whether it lasts."""
    if not sentence.endswith("."):
        return sentence
    denies = any(each in behind[0] for each in (" not ", " never ", " yet to "))
    forms = (_CONFIRMED, NOT_RECOVERED) if denies else (_CONFIRMED,)
    joined = next((found[0] for each in forms if (found := each.match(behind[0]))), None)
    looks = joined is None and behind[0].startswith(("Inspectors", "inspectors"))
    if looks and (looked_into := _LOOKED_INTO.match(" ".join(behind[:2]))):
        joined = looked_into[0].replace(". ", ", ")
    return f"{sentence[:-1]}; {joined}" if joined else sentence


def _found(forms: Iterable[Form], sentence: str) -> list[tuple[Form, Place]]:
    return [
        (form, place(sentence, found.start(), found.end())) for form in forms for found in form.words.finditer(sentence)
    ]


def _affirmed(form: Form, where: Place) -> bool:
    if form.shape is Shape.COMPARISON and not comparisons.with_earlier(where):
        return False
    if form.shape is Shape.WHOLE and _WOULD_HAVE.search(where.words):
        return False
    if form.shape is Shape.ADJECTIVE and fought(where):
        return False
    if _IN_NONE.match(where.after) or (_FORETOLD.search(where.leading) and _ON_CONDITION.search(where.after)):
        return False
    over = not _FROM_GRADE.match(where.after) and overcome(where, noun=form.shape in (Shape.NOUN, Shape.LOOSE))
    return not ((denied(where) and not disputed(where)) or unreal(where) or refuted(where) or over)
